package check

import (
	"regexp"
	"strings"

	"daylog/internal/edit"
	"daylog/internal/kramdown"
)

// weakSurprises are those that seldom harm a page.
var weakSurprises = map[kramdown.SurpriseKind]bool{
	"fence-indent": true, "number-restarts": true, "underlined-heading": true,
}

// checkSurprise reports a range that kramdown reads otherwise than most writers expect.
func (r *segmentReader) checkSurprise(s kramdown.Surprise) {
	severity := edit.Wrong
	if weakSurprises[s.Kind] {
		severity = edit.Weak
	}
	r.add(s.Start, s.End, severity, string(s.Kind), r.fixSurprise(s)...)
}

// fixSurprise returns the edits after which kramdown reads a range as the writer probably means it,
// or nil.
func (r *segmentReader) fixSurprise(s kramdown.Surprise) []edit.Edit {
	text := r.Text[s.Start:s.End]
	switch s.Kind {
	case "swallowed-by-item", "swallowed-by-quote", "item-is-heading", "underlined-heading",
		"rule-is-text", "lazy-code", "definition-is-text":
		return r.blankBefore(s.Start)
	case "underline-is-text":
		if strings.HasPrefix(text, "-") {
			return r.blankBefore(s.Start)
		}
	case "table-is-text":
		return r.separate(s.Start, r.tableEnd(s.End))
	case "math-is-inline":
		return r.separate(s.Start, r.formulaEnd(s.Start))
	case "sentence-is-table":
		return escapeBars(r.Text, s.Start, s.End)
	case "fence-is-text":
		return r.fixFence(s.Start, s.End)
	case "unclosed-html":
		return fixTag(s.Start, text)
	case "raw-html-markdown":
		at := s.Start + strings.LastIndexByte(text, '>')
		return []edit.Edit{{Start: at, End: at, New: ` markdown="1"`}}
	case "attributes-lost":
		return r.joinAttributes(s.Start, s.End)
	case "attributes-are-text":
		return r.attach(s.Start)
	case "accidental-term":
		return []edit.Edit{{Start: s.Start, End: s.Start, New: `\`}}
	case "number-restarts":
		at := s.End - 1
		return []edit.Edit{{Start: at, End: at, New: `\`}}
	}
	return nil
}

// separate puts blank lines between a block and the text before and after it, where they are
// missing.
func (r *segmentReader) separate(start, end int) (fix []edit.Edit) {
	first := r.lineStart(start)
	isAlone := func(from, to int) bool { return strings.Trim(r.Text[from:to], "> \t\r\n") == "" }
	if strings.Trim(r.Text[first:start], "> \t") != "" {
		return nil // text on the same line
	}
	if first > 0 && !isAlone(r.lineStart(first-1), first) {
		fix = append(fix, r.blankBefore(start)...)
	}
	after := r.nextLine(end)
	if after < len(r.Text) && !isAlone(after, r.lineEnd(after)) {
		fix = append(fix, r.blankAfter(end)...)
	}
	return fix
}

// formulaEnd returns the end of the formula between $$ that starts at an offset.
func (r *segmentReader) formulaEnd(start int) int {
	inner := start + len("$$")
	if i := strings.Index(r.Text[min(inner, len(r.Text)):], "$$"); i >= 0 {
		return inner + i + len("$$")
	}
	return r.lineEnd(start)
}

// tableEnd returns the end of the last line of the table with the line of an offset.
func (r *segmentReader) tableEnd(offset int) int {
	end := r.lineEnd(offset)
	for {
		next := r.nextLine(end)
		if next >= len(r.Text) {
			return end
		}
		line := strings.TrimLeft(r.Text[next:r.lineEnd(next)], "> \t")
		if !strings.HasPrefix(line, "|") {
			return end
		}
		end = r.lineEnd(next)
	}
}

// escapeBars returns the edits that keep each | outside code from being the border of a cell: \vert
// in a formula between $$, else \|.
func escapeBars(text string, start, end int) (fix []edit.Edit) {
	inMath := false
	for i := start; i < end; i++ {
		switch text[i] {
		case '\\':
			i++
		case '`':
			run := len(text[i:end]) - len(strings.TrimLeft(text[i:end], "`"))
			if close := strings.Index(text[i+run:end], text[i:i+run]); close >= 0 {
				i += run + close
			}
			i += run - 1
		case '$':
			if strings.HasPrefix(text[i:end], "$$") {
				inMath = !inMath
				i++
			}
		case '|':
			e := edit.Edit{Start: i, End: i, New: `\`}
			if inMath {
				e = edit.Edit{Start: i, End: i + 1, New: `\vert `}
			}
			fix = append(fix, e)
		}
	}
	return fix
}

// words after the language of a fence, as attributes
var fenceAttributes = regexp.MustCompile("^([`~]{3,})[ \t]*(\\S*?)[ \t]+((?:[\\w-]+=\"[^\"]*\"[ \t]*)+)$")

// fixFence mends an opening fence that has attributes after the language, which kramdown takes from
// a list below the code, and one without a closing fence.
func (r *segmentReader) fixFence(start, end int) []edit.Edit {
	line := r.Text[start:end]
	run := line[:len(line)-len(strings.TrimLeft(line, "`~"))]
	close := r.closingFence(end, run)
	if m := fenceAttributes.FindStringSubmatchIndex(line); m != nil && close >= 0 {
		return []edit.Edit{
			{Start: start + m[5], End: end},
			{Start: close, End: close, New: r.lineBreak() + "{: " + strings.TrimSpace(line[m[6]:m[7]]) + " }"},
		}
	}
	if close >= 0 || len(strings.Fields(line)) > 1 || r.lineStart(start) != start {
		return nil
	}
	last := len(strings.TrimRight(r.Text, " \t\r\n"))
	return []edit.Edit{{Start: last, End: last, New: r.lineBreak() + run}}
}

// closingFence returns the end of the first line from an offset on that consists of a fence, or -1.
func (r *segmentReader) closingFence(offset int, run string) int {
	for at := r.nextLine(offset); at < len(r.Text); at = r.nextLine(at) {
		if end := r.lineEnd(at); strings.TrimSpace(r.Text[at:end]) == run {
			return end
		}
	}
	return -1
}

var tagName = regexp.MustCompile(`^</?([^\s/>]+)`)

// fixTag escapes the < of a word in angle brackets that is no element of HTML.
func fixTag(start int, tag string) []edit.Edit {
	m := tagName.FindStringSubmatch(tag)
	if m == nil || kramdown.IsElement(m[1]) {
		return nil
	}
	return []edit.Edit{{Start: start, End: start, New: `\`}}
}

// joinAttributes deletes the blank lines between an attribute list and the block before it, or else
// the block after it.
func (r *segmentReader) joinAttributes(start, end int) []edit.Edit {
	first := r.lineStart(start)
	before := len(strings.TrimRight(r.Text[:first], " \t\r\n"))
	if before > 0 {
		return []edit.Edit{{Start: before, End: first, New: r.lineBreak()}}
	}
	after := r.lineEnd(end)
	next := after + len(r.Text[after:]) - len(strings.TrimLeft(r.Text[after:], " \t\r\n"))
	if next == len(r.Text) {
		return nil
	}
	next = r.lineStart(next)
	return []edit.Edit{{Start: after, End: next, New: r.lineBreak()}}
}

// attach deletes the blanks between an element and an attribute list.
func (r *segmentReader) attach(start int) []edit.Edit {
	before := len(strings.TrimRight(r.Text[:start], " \t"))
	if before == start || before == 0 || !strings.ContainsRune(")]*_`>", rune(r.Text[before-1])) {
		return nil
	}
	return []edit.Edit{{Start: before, End: start}}
}
