package session

import (
	"cmp"
	"math"
	"slices"

	"daylog/internal/check"
	"daylog/internal/edit"
	"daylog/internal/kramdown"
)

// Problems returns the problems of the text that the session holds, in the order of the text. It
// checks only the parts that changed since the last call.
func (s *Session) Problems(o Options) []Problem {
	list, _ := s.ProblemsWithin(o, math.MaxInt)
	return list
}

// Check returns the problems of a text, with offsets in bytes.
func Check(text string, o Options) []edit.Problem {
	var s Session
	s.Update(text, o)
	list := s.Problems(o)
	offsets := edit.NewOffsets(text)
	for i, p := range list {
		list[i] = p.Map(offsets.Byte)
	}
	return list
}

// ProblemsWithin is like Problems, but checks parts of at most size UTF-16 units, or one part. It
// reports false if further calls have to check the others.
func (s *Session) ProblemsWithin(o Options, size int) (list []Problem, ok bool) {
	if s.doc == nil {
		return nil, true
	}
	if !s.checkParts(size) {
		return nil, false
	}
	header := s.headerAt(o.Now)
	found := slices.Clone(header.problems)
	for _, p := range s.liquidProblems {
		found = append(found, movedBy(p, s.first))
	}
	found = append(found, s.bodyProblems()...)
	if s.template != nil {
		found = s.template.problems(found)
	}
	slices.SortStableFunc(found, func(a, b Problem) int { return cmp.Compare(a.Start, b.Start) })
	return found, true
}

// checkParts checks the parts that are not checked yet, and reports whether all of them are.
func (s *Session) checkParts(size int) (ok bool) {
	var fence kramdown.SurpriseKind
	for i, part := range s.shown[:min(len(s.shown), len(s.doc.Segments))] {
		if !part.isChecked && size <= 0 {
			return false
		}
		if s.checkPart(part, s.doc.Segments[i], &fence) {
			size -= part.units
		}
	}
	return true
}

// bodyProblems returns the problems of kramdown's text.
func (s *Session) bodyProblems() []Problem {
	body := check.Body{
		Post: s.header.post, Blog: s.site.blog, Chirpy: s.site.theme == themeOf("chirpy"), Set: s.setField,
	}
	var plain []Problem
	at := s.first
	for _, part := range s.shown {
		body.Add(&part.facts, at)
		for _, p := range part.problems {
			plain = append(plain, movedBy(p, at))
		}
		at += part.units
	}
	return append(firstPlain(plain), body.Problems()...)
}

// checkPart checks the part of a segment, and reports false if it is unchanged since the last check.
// fence is that of kramdown.Document.SurprisesOf.
func (s *Session) checkPart(p *part, seg *kramdown.Segment, fence *kramdown.SurpriseKind) bool {
	if p.isChecked && p.fences[0] == *fence {
		*fence = p.fences[1]
		return false
	}
	p.isChecked, p.fences[0] = true, *fence
	start, end := s.doc.Range(seg)
	segment := check.Segment{
		Text: s.bodyAt(start, end), Surprises: s.doc.SurprisesOf(seg, fence),
		Constructs: s.doc.ConstructsOf(seg), Headings: s.doc.HeadingsOf(seg),
		Known: s.highlighter.Known,
	}
	for _, b := range p.blocks {
		segment.HTML = append(segment.HTML, b.HTML)
	}
	p.facts = check.ReadSegment(segment)
	p.facts.MapOffsets(edit.NewOffsets(segment.Text).UTF16)
	p.fences[1] = *fence
	return true
}

// setField returns the edits, in UTF-16 units, that set a field of the front matter, or remove it
// for nil.
func (s *Session) setField(key string, value any) []Edit {
	if !s.matter.Found || !s.matter.Valid {
		return nil
	}
	edits, err := s.matter.Set(key, value)
	if err != nil {
		return nil
	}
	for i, e := range edits {
		edits[i] = Edit{Start: s.units.UTF16(e.Start), End: s.units.UTF16(e.End), New: e.New}
	}
	return edits
}

// movedBy returns a problem of a text that starts at an offset.
func movedBy(p Problem, at int) Problem {
	return p.Map(func(offset int) int { return at + offset })
}
