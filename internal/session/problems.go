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
		found = append(found, p.Moved(s.first))
	}
	found = append(found, s.bodyProblems()...)
	if s.template != nil {
		found = s.template.problems(found)
	}
	slices.SortStableFunc(found, func(a, b Problem) int { return cmp.Compare(a.Start, b.Start) })
	return found, true
}

// bodyProblems returns the problems of kramdown's text, whose parts are checked.
func (s *Session) bodyProblems() []Problem {
	body := check.Body{
		Post: s.header.post, Blog: s.site.blog, Chirpy: s.site.theme == themeOf("chirpy"),
		Set: s.setField, IsFilled: s.checked.filled > 0, HasTeX: s.checked.tex > 0,
		HasIDs: s.hasIDs,
	}
	var plain []Problem
	at, next := s.first, 0
	for _, index := range s.checked.notable {
		for ; next < index; next++ {
			at += s.checked.parts[next].units
		}
		part := s.checked.parts[index]
		body.Add(&part.facts, at)
		for _, p := range part.problems {
			plain = append(plain, p.Moved(at))
		}
	}
	return append(firstPlain(plain), body.Problems()...)
}

// hasIDs removes the ids that elements of the page have from a set.
func (s *Session) hasIDs(missing map[string]bool) {
	for _, part := range s.checked.parts {
		for _, id := range part.facts.IDs {
			delete(missing, id)
		}
	}
}

// A checkedText has the parts of the text that was checked last, so that the next check reads only
// the others.
type checkedText struct {
	parts   []*part
	notable []int // indices of the parts with facts that count on their own
	filled  int   // number of parts with text besides headings and empty list items
	tex     int   // number of parts in which MathJax may find a formula
}

// checkParts checks the parts that are not checked yet, and reports whether all of them are.
func (s *Session) checkParts(size int) (ok bool) {
	last := s.checked
	s.checked = checkedText{}
	parts := s.shown[:min(len(s.shown), len(s.doc.Segments))]
	from, tail := commonParts(last.parts, parts)
	next := checkedText{parts: parts, filled: last.filled, tex: last.tex}
	for _, part := range last.parts[from : len(last.parts)-tail] {
		next.count(part, -1)
	}
	for _, index := range last.notable {
		if index < from {
			next.notable = append(next.notable, index)
		}
	}
	var fence kramdown.SurpriseKind
	if from > 0 {
		fence = parts[from-1].fences[1]
	}
	i := from
	for ; i < len(parts); i++ {
		part, isOld := parts[i], i >= len(parts)-tail
		if isOld && part.fences[0] == fence {
			break // the parts from here on are checked
		}
		if !part.isChecked && size <= 0 {
			return false
		}
		if s.checkPart(part, s.doc.Segments[i], &fence) {
			size -= part.units
		}
		if !isOld {
			next.count(part, 1)
		}
		if part.isNotable() {
			next.notable = append(next.notable, i)
		}
	}
	shift := len(parts) - len(last.parts)
	for _, index := range last.notable {
		if index+shift >= i {
			next.notable = append(next.notable, index+shift)
		}
	}
	s.checked = next
	return true
}

// commonParts returns the numbers of equal parts at the start and at the end of two lists.
func commonParts(old, parts []*part) (from, tail int) {
	n := min(len(old), len(parts))
	for from < n && old[from] == parts[from] {
		from++
	}
	for tail < n-from && old[len(old)-1-tail] == parts[len(parts)-1-tail] {
		tail++
	}
	return from, tail
}

// count adds the facts of a part n times.
func (c *checkedText) count(p *part, n int) {
	if p.facts.IsFilled {
		c.filled += n
	}
	if p.facts.HasTeX {
		c.tex += n
	}
}

// isNotable reports whether a part has facts that count on their own.
func (p *part) isNotable() bool { return len(p.problems) > 0 || p.facts.IsNotable() }

// checkPart checks the part of a segment, and reports false if it is unchanged since the last
// check. fence is that of kramdown.Document.SurprisesOf.
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
		Known: s.highlighter.Known, Plugins: s.site.blog.Plugins,
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
