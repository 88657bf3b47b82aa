package kramdown

import (
	"cmp"
	"slices"
)

// A ConstructKind names a construct of the source that a check reads.
type ConstructKind uint8

const (
	// LinkConstruct is a link; its value is the destination. AutolinkConstruct is one in angle
	// brackets.
	LinkConstruct ConstructKind = iota
	AutolinkConstruct
	// ImageConstruct is an image; its value is the destination. BareImageConstruct is one without
	// an alternative text.
	ImageConstruct
	BareImageConstruct
	// FormulaConstruct is a formula between $$; its value is the TeX.
	FormulaConstruct
	// FenceConstruct is fenced code; its value is the word after the fence.
	FenceConstruct
	// CodeConstruct is indented code or a code span.
	CodeConstruct
	// EmphasisConstruct is emphasis; its value is the delimiter at both ends.
	EmphasisConstruct
	// TagConstruct is a tag of HTML, or an element whose content is not parsed; its value is the
	// element's name.
	TagConstruct
	// DefinitionConstruct is the definition of a link; its value is the destination.
	DefinitionConstruct
)

// A Construct is a range of the source, in bytes, that kramdown reads as a construct.
type Construct struct {
	Kind       ConstructKind
	Start, End int
	Value      string
}

// construct records one from start to end, without the white space around it.
func (p *blockParser) construct(kind ConstructKind, start, end int, value []byte) {
	t := p.v.text
	start = min(skipSpace(t, start), end)
	end = start + len(trimRight(t[start:end]))
	from, to := p.v.sourceRange(start, end)
	p.seg.constructs = append(p.seg.constructs, Construct{kind, from, to, string(value)})
}

// construct records one from start to end of the raw text.
func (s *spanParser) construct(kind ConstructKind, start, end int, value []byte) {
	from, to := s.v.sourceRange(s.off+start, s.off+end)
	s.seg.constructs = append(s.seg.constructs, Construct{kind, from, to, string(value)})
}

// ConstructsOf returns the constructs of a segment in the order of their starts, each once:
// emphasis that is not closed is parsed again. Offsets count from the segment's start in the
// source.
func (d *Document) ConstructsOf(seg *Segment) []Construct {
	if len(seg.constructs) == 0 {
		return nil
	}
	first := d.source.original(seg.start)
	list := make([]Construct, len(seg.constructs))
	for i, c := range seg.constructs {
		start, end := d.source.origin.Range(seg.start+c.Start, seg.start+c.End)
		list[i] = Construct{c.Kind, start - first, end - first, c.Value}
	}
	slices.SortStableFunc(list, func(a, b Construct) int {
		return cmp.Or(a.Start-b.Start, b.End-a.End, int(a.Kind)-int(b.Kind))
	})
	return slices.CompactFunc(list, func(a, b Construct) bool {
		return a.Kind == b.Kind && a.Start == b.Start && a.End == b.End
	})
}
