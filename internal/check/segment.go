package check

import (
	"strings"

	"daylog/internal/edit"
	"daylog/internal/kramdown"
)

// A Segment is the part of a body between two checkpoints of kramdown. All offsets in it count
// bytes from its start.
type Segment struct {
	Text       string // of the source
	Surprises  []kramdown.Surprise
	Constructs []kramdown.Construct
	Headings   []kramdown.Heading
	HTML       []string // its blocks

	Known   func(language string) bool // reports whether Rouge has a lexer for a language
	Plugins []string                   // the names of the blog's plugins
}

// Facts are the results of the check of a segment. They do not depend on its position or on other
// segments.
type Facts struct {
	Problems []edit.Problem
	Math     []edit.Problem // those of a page that loads MathJax
	Empty    []edit.Problem // those of a log that the writer has begun to fill in
	IsFilled bool           // there is text besides headings and empty list items
	HasTeX   bool           // MathJax may find a formula
	Formula  *Place         // the first formula between $$
	Diagram  *Place         // the first mermaid diagram
	Images   []Place        // with the address of each
	Anchors  []Place        // links within the page, with the id of each
	IDs      []string       // of the elements
	OwnIDs   []Place        // ids that the writer chose, with their attribute lists
}

// IsNotable reports whether the facts concern more than the text as a whole.
func (f *Facts) IsNotable() bool {
	return len(f.Problems)+len(f.Math)+len(f.Empty)+len(f.Images)+len(f.Anchors)+len(f.OwnIDs) > 0 ||
		f.Formula != nil || f.Diagram != nil
}

// A Place is a range of the text, with a value there.
type Place struct {
	Start, End int
	Value      string
}

// ReadSegment checks a segment.
func ReadSegment(s Segment) Facts {
	r := &segmentReader{Segment: s}
	r.clamp()
	for _, surprise := range s.Surprises {
		r.checkSurprise(surprise)
	}
	for _, c := range s.Constructs {
		r.checkConstruct(c)
	}
	for _, h := range s.Headings {
		r.checkHeading(h)
	}
	r.checkText()
	r.facts.HasTeX = strings.Contains(s.Text, "$") || strings.Contains(s.Text, `\`+"begin") ||
		strings.Contains(s.Text, `\\(`) || strings.Contains(s.Text, `\\[`)
	for _, html := range s.HTML {
		r.facts.IDs = appendIDs(r.facts.IDs, html)
	}
	return r.facts
}

// clamp keeps the ranges within the text. The output of Liquid may be longer than its tag.
func (r *segmentReader) clamp() {
	n := len(r.Text)
	for i := range r.Surprises {
		s := &r.Surprises[i]
		s.Start = max(0, min(s.Start, n))
		s.End = max(s.Start, min(s.End, n))
	}
	for i := range r.Constructs {
		c := &r.Constructs[i]
		c.Start = max(0, min(c.Start, n))
		c.End = max(c.Start, min(c.End, n))
	}
	for i := range r.Headings {
		r.Headings[i].Start = max(0, min(r.Headings[i].Start, n))
	}
}

// MapOffsets replaces every offset by its value of a function.
func (f *Facts) MapOffsets(of func(offset int) int) {
	for _, list := range [][]edit.Problem{f.Problems, f.Math, f.Empty} {
		for i := range list {
			list[i] = list[i].Map(of)
		}
	}
	for _, list := range [][]Place{f.Images, f.Anchors, f.OwnIDs} {
		for i := range list {
			list[i].Start, list[i].End = of(list[i].Start), of(list[i].End)
		}
	}
	for _, place := range []*Place{f.Formula, f.Diagram} {
		if place != nil {
			place.Start, place.End = of(place.Start), of(place.End)
		}
	}
}

type segmentReader struct {
	Segment
	facts Facts
}

// add reports a problem of the bytes start to end; the detail is the text there.
func (r *segmentReader) add(start, end int, severity edit.Severity, rule string, fix ...edit.Edit) {
	r.addDetail(start, end, severity, rule, strings.TrimSpace(r.Text[start:end]), fix...)
}

func (r *segmentReader) addDetail(
	start, end int, severity edit.Severity, rule, detail string, fix ...edit.Edit,
) {
	p := edit.Problem{Start: start, End: end, Rule: rule, Detail: detail, Severity: severity, Fix: fix}
	r.facts.Problems = append(r.facts.Problems, p)
}

// appendIDs appends the ids of the elements of HTML.
func appendIDs(ids []string, html string) []string {
	for {
		_, rest, ok := strings.Cut(html, ` id="`)
		if !ok {
			return ids
		}
		id, rest, _ := strings.Cut(rest, `"`)
		ids, html = append(ids, id), rest
	}
}

// lineStart returns the start of the line that contains an offset.
func (r *segmentReader) lineStart(offset int) int {
	return strings.LastIndexByte(r.Text[:offset], '\n') + 1
}

// lineEnd returns the end of the line that contains an offset, without its line break.
func (r *segmentReader) lineEnd(offset int) int {
	end := len(r.Text)
	if i := strings.IndexByte(r.Text[offset:], '\n'); i >= 0 {
		end = offset + i
	}
	return end - (len(r.Text[:end]) - len(strings.TrimSuffix(r.Text[:end], "\r")))
}

// nextLine returns the start of the line after the one that contains an offset.
func (r *segmentReader) nextLine(offset int) int {
	if i := strings.IndexByte(r.Text[offset:], '\n'); i >= 0 {
		return offset + i + 1
	}
	return len(r.Text)
}

// lineBreak returns the line break of the text.
func (r *segmentReader) lineBreak() string {
	if strings.Contains(r.Text, "\r\n") {
		return "\r\n"
	}
	return "\n"
}

// blankBefore returns the edit that puts a blank line before the line of an offset. The line stays
// in the quotes that contain it.
func (r *segmentReader) blankBefore(offset int) []edit.Edit {
	start := r.lineStart(offset)
	if start == 0 {
		return nil
	}
	lead := r.Text[start:offset]
	lead = lead[:strings.LastIndexByte(lead, '>')+1]
	return []edit.Edit{{Start: start, End: start, New: lead + r.lineBreak()}}
}

// blankAfter returns the edit that puts a blank line after the line of an offset.
func (r *segmentReader) blankAfter(offset int) []edit.Edit {
	end := r.lineEnd(offset)
	lead := r.Text[r.lineStart(offset):offset]
	lead = lead[:strings.LastIndexByte(lead, '>')+1]
	return []edit.Edit{{Start: end, End: end, New: r.lineBreak() + lead}}
}
