package oracle

import (
	"regexp"
	"strings"
)

// shrink returns a small document for which fails is still true. It calls fails at most 2,000
// times.
func shrink(document string, fails func(string) bool) string {
	tried := map[string]bool{document: true}
	still := func(d string) bool {
		if tried[d] || len(tried) > 2000 {
			return false
		}
		tried[d] = true
		return fails(d)
	}
	for {
		before := document
		document = shrinkParts(document, strings.SplitAfter(document, "\n"), still)
		document = shrinkParts(document, strings.Split(document, ""), still)
		document = simplify(document, still)
		if document == before {
			return document
		}
	}
}

// shrinkParts removes as many parts as it can: halves first, single ones last.
func shrinkParts(document string, parts []string, fails func(string) bool) string {
	for size := (len(parts) + 1) / 2; size > 0; size /= 2 {
		for start := 0; start < len(parts); {
			end := min(start+size, len(parts))
			if d := strings.Join(parts[:start], "") + strings.Join(parts[end:], ""); fails(d) {
				document = d
				parts = append(parts[:start:start], parts[end:]...)
			} else {
				start = end
			}
		}
	}
	return document
}

var plainer = []struct {
	find *regexp.Regexp
	with string
}{
	{regexp.MustCompile(`\p{Hangul}+`), "가"},
	{regexp.MustCompile(`[\p{Hangul}\p{L}]+`), "a"},
	{regexp.MustCompile(`\d+`), "1"},
	{regexp.MustCompile(`\t`), "    "},
	{regexp.MustCompile(`[^\S\n]+`), " "},
	{regexp.MustCompile(`\d+\.|[*+]`), "-"},
	{regexp.MustCompile(`[^\p{L}\s]`), "a"},
}

// simplify makes a document easier to read, one position at a time: letters become a, digits 1,
// tabs spaces, list markers a dash, marks without effect an a.
func simplify(document string, fails func(string) bool) string {
	for _, p := range plainer {
		for from := 0; from < len(document); {
			at := p.find.FindStringIndex(document[from:])
			if at == nil {
				break
			}
			start, end := from+at[0], from+at[1]
			from = end
			if d := document[:start] + p.with + document[end:]; d != document && fails(d) {
				document = d
				from = start + len(p.with)
			}
		}
	}
	return document
}

var (
	words  = regexp.MustCompile(`</?\p{L}+|\p{L}+`)
	digits = regexp.MustCompile(`\d+`)
)

// shapeOf makes the words of a document equal, so that documents which fail for the same reason
// usually have the same shape.
func shapeOf(document string) string {
	shape := words.ReplaceAllStringFunc(document, func(word string) string {
		if word[0] == '<' || structural[word] {
			return word
		}
		return "a"
	})
	return strings.TrimRight(digits.ReplaceAllString(shape, "1"), "\n")
}

// structural holds words that affect parsing, besides the names of tags.
var structural = map[string]bool{"markdown": true, "toc": true, "comment": true, "nomarkdown": true, "options": true, "HTML": true}
