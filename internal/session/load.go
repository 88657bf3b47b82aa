package session

import (
	"math"
	"strings"
	"unicode/utf8"

	"daylog/internal/frontmatter"
)

// A LoadState is the result of a step of Load.
type LoadState string

const (
	LoadPartial  LoadState = "partial"  // the session holds a part of the text
	LoadComplete LoadState = "complete" // the session holds the text
	LoadRefused  LoadState = "refused"  // Change would refuse every change of the text
)

// maxFront is the size of the largest front matter that Load reads, in bytes: it reads front matter
// in one step, and a megabyte of it would take a second.
const maxFront = 16 << 10

// A partial is a text that a session holds except for text[at:to].
type partial struct {
	text   string
	at, to int
}

// Load makes the session hold text. Each call reads about size bytes of it; call Load with the same
// text until it returns LoadComplete or LoadRefused. It does not read again the parts that text
// shares with the text that the session holds.
func (s *Session) Load(text string, size int, o Options) LoadState {
	isNext := s.loading.text == text
	if !isNext && frontmatter.BodyStart(text) > maxFront {
		*s = Session{}
		return LoadRefused
	}
	p := s.held().toward(text, size)
	if s.readPage(text, o) {
		p, isNext = partial{text, 0, len(text)}, false
	}
	if !isNext && hasLiquid(text[len(s.front):]) {
		*s = Session{}
		return LoadRefused
	}
	start := p.at
	p.at = pieceEnd(text, start, min(p.to, max(start, len(s.front))+size))
	if !isNext || !s.insert(start, text[start:p.at], o) {
		s.Update(text[:p.at]+text[p.to:], o)
	}
	s.loading = p
	switch {
	case !s.takesChanges() || !s.doc.CanSplice():
		*s = Session{}
		return LoadRefused
	case p.at < p.to:
		return LoadPartial
	}
	return LoadComplete
}

// insert inserts a piece at a byte offset of the text. It reports false if Update is needed.
func (s *Session) insert(at int, piece string, o Options) bool {
	at -= len(s.front)
	if !s.takesChanges() || s.isFront(at) || !s.doc.Splice(at, at, []byte(piece)) {
		return false
	}
	s.patch(s.render(s.bodyAt), o)
	return true
}

// held returns the text that the session holds.
func (s *Session) held() partial {
	if s.loading.text != "" || s.doc == nil {
		return s.loading
	}
	body, _ := s.doc.Source(0, math.MaxInt)
	text := s.front + string(body)
	return partial{text, len(text), len(text)}
}

// toward returns the part of text that a session with p holds. An insertion that is longer than
// size is missing from it.
func (p partial) toward(text string, size int) partial {
	if p.text == text {
		return p
	}
	start, oldEnd := difference(p.text, text)
	shift := len(text) - len(p.text)
	newEnd := oldEnd + shift
	switch {
	case p.at >= p.to:
		return partial{text, start, newEnd}
	case oldEnd <= p.at && newEnd-start <= size:
		return partial{text, p.at + shift, p.to + shift}
	case start >= p.to:
		return partial{text, p.at, max(p.to, newEnd)}
	}
	return partial{text, min(p.at, start), max(p.to, oldEnd) + shift}
}

// difference returns the range of old that differs from text: outside of old[start:end] both are
// equal.
func difference(old, text string) (start, end int) {
	const step = 4096 // comparing blocks is faster than comparing bytes
	limit := min(len(old), len(text))
	for start+step <= limit && old[start:start+step] == text[start:start+step] {
		start += step
	}
	for start < limit && old[start] == text[start] {
		start++
	}
	limit -= start
	n := 0
	for n+step <= limit && old[len(old)-n-step:len(old)-n] == text[len(text)-n-step:len(text)-n] {
		n += step
	}
	for n < limit && old[len(old)-1-n] == text[len(text)-1-n] {
		n++
	}
	return start, len(old) - n
}

// pieceEnd returns the end of a piece of text that starts at start and ends at end or before: after
// an empty line if there is one, because a segment usually ends there, otherwise after a line or a
// character.
func pieceEnd(text string, start, end int) int {
	if end >= len(text) {
		return len(text)
	}
	for _, separator := range []string{"\n\n", "\n"} {
		if i := strings.LastIndex(text[start:end], separator); i >= 0 {
			return start + i + len(separator)
		}
	}
	for end > start+1 && !utf8.RuneStart(text[end]) {
		end--
	}
	return end
}
