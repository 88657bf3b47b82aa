package oracle

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// A Difference is a document that an engine renders differently from kramdown.
type Difference struct {
	Document  string // shrunk
	Want, Got string
	Count     int // number of differing documents that shrank to the same shape
}

// A Report is the result of Hunt.
type Report struct {
	Compared int
	Failed   int // number of documents on which kramdown itself failed
	// number of documents that differ where kramdown's tags are unbalanced, which an engine must
	// not copy
	Malformed   int
	Differing   int
	Differences []Difference // one for each shape, the most frequent first
}

// placeholder matches the random text that kramdown leaves when a list in a footnote requests the
// footnotes.
var placeholder = regexp.MustCompile(`[0-9a-z]{129}`)

// Hunt renders the generator's first n documents with the engine and with kramdown. It shrinks at
// most shrink of those that differ strictly.
func Hunt(k *Kramdown, g Generator, n, shrink int, engine func(string) string) Report {
	var report Report
	var differing []string
	const batch = 1000
	for start := 0; start < n; start += batch {
		documents := make([]string, min(batch, n-start))
		for i := range documents {
			documents[i] = g.Document(start + i)
		}
		k.Each(k.HTML, documents, func(i int, want string, err error) {
			switch {
			case err != nil:
				report.Failed++
			case isSame(want, guarded(engine, documents[i]), Strict):
				report.Compared++
			case Balanced(want) != nil, placeholder.MatchString(want):
				report.Malformed++
			default:
				report.Compared++
				differing = append(differing, documents[i])
			}
		})
	}
	report.Differing = len(differing)
	report.Differences = shrinkAll(k, differing[:min(len(differing), shrink)], engine)
	return report
}

// guarded runs engine. If it panics, it returns the panic as HTML.
func guarded(engine func(string) string, document string) (page string) {
	defer func() {
		if trouble := recover(); trouble != nil {
			page = fmt.Sprintf("panic: %v", trouble)
		}
	}()
	return engine(document)
}

func shrinkAll(k *Kramdown, documents []string, engine func(string) string) []Difference {
	differs := func(d string) bool {
		want, err := k.HTML(d)
		return err == nil && !isSame(want, guarded(engine, d), Strict) && Balanced(want) == nil
	}
	small := make([]string, len(documents))
	var workers sync.WaitGroup
	next := make(chan int)
	for range cap(k.idle) {
		workers.Go(func() {
			for i := range next {
				small[i] = shrink(documents[i], differs)
			}
		})
	}
	for i := range documents {
		next <- i
	}
	close(next)
	workers.Wait()

	byShape := map[string]*Difference{}
	for _, d := range small {
		shape := shapeOf(d)
		if byShape[shape] == nil {
			want, _ := k.HTML(d)
			byShape[shape] = &Difference{Document: d, Want: want, Got: guarded(engine, d)}
		}
		byShape[shape].Count++
	}
	var found []Difference
	for _, d := range byShape {
		found = append(found, *d)
	}
	slices.SortFunc(found, func(a, b Difference) int {
		return cmp.Or(b.Count-a.Count, len(a.Document)-len(b.Document), strings.Compare(a.Document, b.Document))
	})
	return found
}

// String describes d for a developer of the engine.
func (d Difference) String() string {
	return fmt.Sprintf("%s, %d×: %q\n%s\n  want: %q\n  got:  %q\n  %s\n",
		d.Construct(), d.Count, d.Document, indent(d.Document), d.Want, d.Got, Diff(d.Want, d.Got, Strict))
}

func indent(s string) string {
	return "    │" + strings.ReplaceAll(strings.TrimRight(s, "\n"), "\n", "\n    │")
}

// constructs are recognized by characters that remain in a minimal document, the more specific ones
// first.
var constructs = []struct {
	name string
	mark *regexp.Regexp
}{
	{"extension", regexp.MustCompile(`\{::|\{:/`)},
	{"toc", regexp.MustCompile(`toc`)},
	{"footnote", regexp.MustCompile(`\[\^`)},
	{"abbreviation", regexp.MustCompile(`(?m)^ {0,3}\*\[.*\]:`)},
	{"attributes", regexp.MustCompile(`\{:`)},
	{"HTML", regexp.MustCompile(`<[\p{L}/!?]`)},
	{"math", regexp.MustCompile(`\$\$`)},
	{"table", regexp.MustCompile(`\|`)},
	{"fence", regexp.MustCompile("[`~]{3}")},
	{"code span", regexp.MustCompile("`")},
	{"link definition", regexp.MustCompile(`(?m)^\s*\[.*\]:`)},
	{"link", regexp.MustCompile(`\[`)},
	{"quote", regexp.MustCompile(`(?m)^\s*>`)},
	{"definition list", regexp.MustCompile(`(?m)^\s*: `)},
	{"list", regexp.MustCompile(`(?m)^\s*([-+*]|\d+\.)[ \t]`)},
	{"heading", regexp.MustCompile(`(?m)^#|^[-=]+$`)},
	{"indented code", regexp.MustCompile(`(?m)^( {4}|\t)`)},
	{"strikethrough", regexp.MustCompile(`~~`)},
	{"emphasis", regexp.MustCompile(`[*_]`)},
	{"entity", regexp.MustCompile(`&`)},
	{"escape", regexp.MustCompile(`\\`)},
	{"quotes and symbols", regexp.MustCompile(`["']|--|\.\.\.|<<|>>`)},
}

// Construct guesses the construct that causes the difference.
func (d Difference) Construct() string {
	for _, c := range constructs {
		if c.mark.MatchString(d.Document) {
			return c.name
		}
	}
	return "text"
}
