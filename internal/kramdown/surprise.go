package kramdown

import "slices"

// A SurpriseKind names a branch of kramdown that harms what most writers mean.
type SurpriseKind string

// The kinds, by the number of their row in the list of surprises in docs/dialect.md.
const (
	SwallowedByItem   SurpriseKind = "swallowed-by-item"   // a heading, fence, quote or table line went into the list item before
	SwallowedByQuote  SurpriseKind = "swallowed-by-quote"  // a list, heading or fence went into the quote before
	ItemIsHeading     SurpriseKind = "item-is-heading"     // --- below an item makes it a heading
	UnderlinedHeading SurpriseKind = "underlined-heading"  // --- below one line of text makes it a heading
	UnderlineIsText   SurpriseKind = "underline-is-text"   // --- below several lines is text
	RuleIsText        SurpriseKind = "rule-is-text"        // *** below text is text
	SentenceIsTable   SurpriseKind = "sentence-is-table"   // a | in a sentence makes it a table
	TableIsText       SurpriseKind = "table-is-text"       // a table without a boundary around it, or without a body
	FenceIsText       SurpriseKind = "fence-is-text"       // a fence that is never closed, or with more than one word behind it
	FenceIndent       SurpriseKind = "fence-indent"        // code keeps spaces that its fence has
	LazyCode          SurpriseKind = "lazy-code"           // a line joined to the indented code before it
	MathIsInline      SurpriseKind = "math-is-inline"      // a $$ block without a boundary around it
	UnclosedHTML      SurpriseKind = "unclosed-html"       // an element that takes the rest of its container
	RawHTMLMarkdown   SurpriseKind = "raw-html-markdown"   // Markdown in an HTML block is not read
	AttributesLost    SurpriseKind = "attributes-lost"     // an attribute list that reaches no element
	AttributesAreText SurpriseKind = "attributes-are-text" // a span's attribute list behind text
	DefinitionIsText  SurpriseKind = "definition-is-text"  // a definition inside a paragraph
	AccidentalTerm    SurpriseKind = "accidental-term"     // ": " below a paragraph makes it a definition list
	NumberRestarts    SurpriseKind = "number-restarts"     // a list that does not start with 1 is numbered from 1
	UndefinedFootnote SurpriseKind = "undefined-footnote"  // a footnote without a definition is text
)

// A Surprise is a place where the published page is probably not what was meant. Offsets are bytes of the source.
type Surprise struct {
	Kind       SurpriseKind
	Start, End int
}

// surprise records one from start to end, less the white space around it.
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

// surprisedAt returns the kind of the last surprise, if it is at p or behind.
func (p *blockParser) surprisedAt(q int) SurpriseKind {
	if all := p.seg.surprises; len(all) > 0 && all[len(all)-1].Start >= p.v.source(q) {
		return all[len(all)-1].Kind
	}
	return ""
}

// Surprises returns where the page is probably not what was meant, in order.
func (d *Document) Surprises() []Surprise {
	var list []Surprise
	var fence SurpriseKind
	for _, seg := range d.Segments {
		for _, s := range seg.told(d.source.text[seg.start:seg.end], &fence) {
			start, end := d.source.origin.Range(seg.start+s.Start, seg.start+s.End)
			list = append(list, Surprise{s.Kind, start, end})
		}
	}
	return list
}

// told returns what there is to tell of the segment's surprises: each thing once. What a container swallowed may be swallowed
// again in it, emphasis that does not end is read again, a date has three numbers, and a fence that opens nothing has an end: fence
// is the kind of the last one that still waits for it.
func (seg *Segment) told(t []byte, fence *SurpriseKind) (list []Surprise) {
	found := slices.Clone(seg.surprises)
	slices.SortStableFunc(found, func(a, b Surprise) int { return a.Start - b.Start })
	var last Surprise
	for _, s := range found {
		if s.Start < last.End || s.Kind == NumberRestarts && last.Kind == NumberRestarts && skipBlank(t, last.End) == s.Start {
			last.End = max(last.End, s.End)
			continue
		}
		last = s
		if run := matchFenceRun(t, s.Start); run >= s.Start+3 && s.Kind != FenceIndent {
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

// isTableRow reports whether a line can hardly be anything but a row of a table: it starts and ends with a |.
func isTableRow(line []byte) bool {
	line = trimSpace(line)
	return len(line) > 2 && line[0] == '|' && line[len(line)-1] == '|'
}
