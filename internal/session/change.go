package session

import (
	"bytes"

	"daylog/internal/edit"
)

// A Change is a new version of the text, said by what it changes in the last one: text[Start:End] became New, and that made the
// whole Length long, or -1 where nobody compares. Offsets are UTF-16 units; Hash is the new text's (see hash.go).
type Change struct {
	Start, End int
	New        string
	Length     int
	Hash       uint32
}

// liquidTag begins what chirpy.Includes may replace.
const liquidTag = "{%"

// Change is Update without the text: a key in a long log costs what it touches. It reports false where the text has to be
// handed over whole: when the front matter changes, or when the two sides turn out not to hold the same text.
func (s *Session) Change(c Change, o Options) (Patch, bool) {
	if !s.takesChanges() || o.Template || o.Language != s.page.Site.Lang {
		return Patch{}, false
	}
	start, end, ok := s.bytesOf(c)
	if !ok || s.isFront(start) || !s.doc.Splice(start, end, []byte(c.New)) {
		return Patch{}, false
	}
	s.loading = partial{}
	near, _ := s.doc.Source(max(0, start-1), start+len(c.New)+1)
	if bytes.Contains(near, []byte(liquidTag)) {
		s.doc = nil // what was made of it is not what is published
		return Patch{}, false
	}
	parts := s.render(s.bodyAt)
	if length, sum := s.measure(parts); c.Length >= 0 && (length != c.Length || sum != c.Hash) {
		s.doc = nil
		return Patch{}, false
	}
	return s.patch(parts, o), true
}

// bodyAt returns the text of the body between two byte offsets.
func (s *Session) bodyAt(start, end int) string {
	text, _ := s.doc.Source(start, end)
	return string(text)
}

// takesChanges reports whether Change may take changes of the text that the session holds, as far as front matter and Liquid
// decide it.
func (s *Session) takesChanges() bool {
	return s.doc != nil && s.matter.Found && len(s.matter.Problems) == 0 && !s.liquid
}

// isFront reports whether a change at an offset of the body may be one to the front matter: blanks at the start of the body become
// its end once nothing follows them on their line.
func (s *Session) isFront(start int) bool {
	lead, _ := s.doc.Source(0, min(start, 1000))
	return len(bytes.TrimSpace(lead)) == 0
}

// bytesOf returns where in the body a change is. There is no such place when it touches the front matter, or could make one.
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

// measure returns the length and the hash of the text that parts were made of, front matter and all.
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
