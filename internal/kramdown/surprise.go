package kramdown

import "slices"

// A SurpriseKind names a rule of kramdown that most writers do not expect.
type SurpriseKind string

// The kinds, in the order of the list of surprises in docs/dialect.md.
const (
	// a heading, fence, quote or table line is part of the previous list item
	swallowedByItem SurpriseKind = "swallowed-by-item"
	// a list, heading or fence is part of the previous quote
	swallowedByQuote SurpriseKind = "swallowed-by-quote"
	// --- below an item makes it a heading
	itemIsHeading SurpriseKind = "item-is-heading"
	// --- below one line of text makes it a heading
	underlinedHeading SurpriseKind = "underlined-heading"
	// --- below several lines is text
	underlineIsText SurpriseKind = "underline-is-text"
	// *** below text is text
	ruleIsText SurpriseKind = "rule-is-text"
	// a | in a sentence makes it a table
	sentenceIsTable SurpriseKind = "sentence-is-table"
	// a table without a boundary around it or without a body is text
	tableIsText SurpriseKind = "table-is-text"
	// a fence that is not closed, or with more than one word after it, is text
	fenceIsText SurpriseKind = "fence-is-text"
	// code keeps the indent of its fence
	fenceIndent SurpriseKind = "fence-indent"
	// a line continues the indented code before it
	lazyCode SurpriseKind = "lazy-code"
	// a $$ block without a boundary around it is inline
	mathIsInline SurpriseKind = "math-is-inline"
	// an element that is not closed takes the rest of its container
	unclosedHTML SurpriseKind = "unclosed-html"
	// Markdown in an HTML block is not parsed
	rawHTMLMarkdown SurpriseKind = "raw-html-markdown"
	// an attribute list applies to no element
	attributesLost SurpriseKind = "attributes-lost"
	// the attribute list of a span after text is text
	attributesAreText SurpriseKind = "attributes-are-text"
	// a definition in a paragraph is text
	definitionIsText SurpriseKind = "definition-is-text"
	// ": " below a paragraph makes it a definition list
	accidentalTerm SurpriseKind = "accidental-term"
	// a list that does not start with 1 is numbered from 1
	numberRestarts SurpriseKind = "number-restarts"
	// a footnote without a definition is text
	undefinedFootnote SurpriseKind = "undefined-footnote"
)

// A Surprise is a range of the source, in bytes, whose HTML probably differs from the writer's
// intention.
type Surprise struct {
	Kind       SurpriseKind
	Start, End int
}

// surprise records one from start to end, without the white space around it.
func (p *blockParser) surprise(kind SurpriseKind, start, end int) {
	t := p.v.text
	start = min(skipSpace(t, start), end)
	end = start + len(trimRight(t[start:end]))
	from, to := p.v.sourceRange(start, end)
	p.seg.surprise(kind, from, to)
}

// surprise records one from start to end of the raw text.
func (s *spanParser) surprise(kind SurpriseKind, start, end int) {
	from, to := s.v.sourceRange(s.off+start, s.off+end)
	s.seg.surprise(kind, from, to)
}

func (seg *Segment) surprise(kind SurpriseKind, start, end int) {
	seg.surprises = append(seg.surprises, Surprise{kind, start, end})
}

// surprisedAt returns the kind of the last surprise if it is at q or after.
func (p *blockParser) surprisedAt(q int) SurpriseKind {
	if all := p.seg.surprises; len(all) > 0 && all[len(all)-1].Start >= p.v.source(q) {
		return all[len(all)-1].Kind
	}
	return ""
}

// Surprises returns the surprises of the document in order. They do not overlap.
func (d *Document) Surprises() []Surprise {
	var list []Surprise
	var fence SurpriseKind
	for _, seg := range d.Segments {
		first := d.source.original(seg.start)
		for _, s := range d.SurprisesOf(seg, &fence) {
			list = append(list, Surprise{s.Kind, first + s.Start, first + s.End})
		}
	}
	return list
}

// SurprisesOf returns the surprises of a segment, with offsets from its start in the source. fence
// is the kind of a surprise about a fence of the segments before, "" for none; it becomes that for
// the next segment.
func (d *Document) SurprisesOf(seg *Segment, fence *SurpriseKind) []Surprise {
	if len(seg.surprises) == 0 {
		return nil
	}
	first := d.source.original(seg.start)
	list := seg.distinctSurprises(d.source.text[seg.start:seg.end], fence)
	for i, s := range list {
		start, end := d.source.origin.Range(seg.start+s.Start, seg.start+s.End)
		list[i].Start, list[i].End = start-first, end-first
	}
	return list
}

// distinctSurprises returns the segment's surprises in order, without repeated ones. Nested
// containers may record the same line several times, and emphasis that is not closed is parsed
// again; a date such as "2026. 3. 11." has three numbers; and a fence that is text usually has a
// closing line. fence is the kind of the last surprise about a fence whose closing line has not
// been found.
func (seg *Segment) distinctSurprises(t []byte, fence *SurpriseKind) (list []Surprise) {
	found := slices.Clone(seg.surprises)
	slices.SortStableFunc(found, func(a, b Surprise) int { return a.Start - b.Start })
	var last Surprise
	for _, s := range found {
		isDate := s.Kind == numberRestarts && last.Kind == numberRestarts
		if s.Start < last.End || isDate && skipBlank(t, last.End) == s.Start {
			last.End = max(last.End, s.End)
			continue
		}
		last = s
		if run := matchFenceRun(t, s.Start); run >= s.Start+3 && s.Kind != fenceIndent {
			if *fence == s.Kind && run == s.End {
				*fence = ""
				continue
			}
			*fence = s.Kind
		}
		list = append(list, s)
	}
	return list
}

// isTableRow reports whether a line is clearly meant as a row of a table: it starts and ends with a
// |.
func isTableRow(line []byte) bool {
	line = trimSpace(line)
	return len(line) > 2 && line[0] == '|' && line[len(line)-1] == '|'
}
