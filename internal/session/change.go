package session

import (
	"bytes"

	"daylog/internal/edit"
)

// A Change replaces text[Start:End] by New. Length and Hash belong to the whole new text and detect
// a session that holds another text; a negative Length skips this check. Offsets and Length are
// UTF-16 units.
type Change struct {
	Start, End int
	New        string
	Length     int
	Hash       uint32
}

// Change is like Update for a change of the text that the session holds. Its cost does not depend
// on the length of the text. It reports false if Update is needed: if the front matter may change,
// or if Length and Hash show that the session holds another text.
func (s *Session) Change(c Change, o Options) (Patch, bool) {
	if !s.takesChanges() || o.Template || !s.site.is(o.Blog, o.Name) {
		return Patch{}, false
	}
	start, end, ok := s.bytesOf(c)
	if !ok || s.isFront(start) || !s.doc.Splice(start, end, []byte(c.New)) {
		return Patch{}, false
	}
	s.loading = partial{}
	around, _ := s.doc.Source(max(0, start-1), start+len(c.New)+1)
	if hasLiquid(string(around)) {
		s.doc = nil // Update runs Liquid
		return Patch{}, false
	}
	parts := s.render(s.bodyAt)
	if length, sum := s.measure(parts); c.Length >= 0 && (length != c.Length || sum != c.Hash) {
		s.doc = nil
		return Patch{}, false
	}
	return s.patch(parts, o), true
}

// bodyAt returns the text of the body between two byte offsets. The document has it, unless
// kramdown reads another text than the body; then the session keeps it.
func (s *Session) bodyAt(start, end int) string {
	if text, ok := s.doc.Source(start, end); ok {
		return string(text)
	}
	return s.body[min(start, len(s.body)):min(end, len(s.body))]
}

// takesChanges reports whether the front matter and Liquid allow Change.
func (s *Session) takesChanges() bool {
	return s.doc != nil && s.matter.Found && len(s.matter.Problems) == 0 && !s.liquid
}

// isFront reports whether a change at an offset of the body may change the front matter. Blanks at
// the start of the body become the end of the front matter's last line when nothing follows them.
func (s *Session) isFront(start int) bool {
	lead, _ := s.doc.Source(0, min(start, 1000))
	return len(bytes.TrimSpace(lead)) == 0
}

// bytesOf returns the range of a change in bytes of the body. ok is false for a change that touches
// the front matter.
func (s *Session) bytesOf(c Change) (start, end int, ok bool) {
	if c.Start <= s.first || c.End < c.Start || c.End > s.length {
		return 0, 0, false
	}
	start, end = -1, -1
	at := s.first
	for i, seg := range s.doc.Segments {
		units := s.shown[i].units
		if c.Start > at+units {
			at += units
			continue
		}
		from, to := s.doc.Range(seg)
		text, ok := s.doc.Source(from, to)
		if !ok {
			return 0, 0, false
		}
		offsets := edit.NewOffsets(string(text))
		if start < 0 {
			start = from + offsets.Byte(c.Start-at)
		}
		if c.End <= at+units {
			return start, from + offsets.Byte(c.End-at), true
		}
		at += units
	}
	return 0, 0, false
}

// measure returns the length in UTF-16 units and the hash of the text of parts, with the front
// matter.
func (s *Session) measure(parts []*part) (length int, sum uint32) {
	front := hashOf(s.front)
	all := front
	length = s.units.UTF16(len(s.front))
	for _, p := range parts {
		length += p.units
		all = all.then(p.hash)
	}
	return length, all.sum
}
