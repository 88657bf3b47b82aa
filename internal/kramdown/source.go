package kramdown

import (
	"bytes"
	"slices"
	"sort"
	"unicode/utf8"
)

// A source is a text as kramdown reads it (adapt_source): line breaks are \n, the last line has one, and there is only
// valid UTF-8.
type source struct {
	text    []byte
	adapted bool   // line breaks or bytes were changed
	ended   bool   // the last line got its line break here
	shifts  []line // where the text starts to stand elsewhere in the original; nil: nowhere
}

func adapt(src []byte) source {
	if bytes.IndexByte(src, '\r') < 0 && utf8.Valid(src) {
		return endLine(src)
	}
	s := source{text: make([]byte, 0, len(src)+1), adapted: true}
	for i := 0; i < len(src); {
		switch c := src[i]; {
		case c == '\r':
			s.text = append(s.text, '\n')
			if i++; i < len(src) && src[i] == '\n' {
				i++
				s.shifts = append(s.shifts, line{len(s.text), i})
			}
		case c < utf8.RuneSelf:
			s.text = append(s.text, c)
			i++
		default:
			r, n := utf8.DecodeRune(src[i:])
			s.text = utf8.AppendRune(s.text, r)
			i += n
			if r == utf8.RuneError && n == 1 {
				s.shifts = append(s.shifts, line{len(s.text), i})
			}
		}
	}
	end := endLine(s.text)
	s.text, s.ended = end.text, end.ended
	return s
}

// adaptNext is adapt for a text that differs from the one before in its middle only: where nothing had to be adapted, only
// that is looked at.
func (s *source) adaptNext(src []byte) source {
	if len(s.text) == 0 || len(s.shifts) > 0 || s.adapted {
		return adapt(src)
	}
	start, end := commonEnds(s.text, src)
	for start > 0 { // a change may leave half of the character before it
		if start--; utf8.RuneStart(src[start]) {
			break
		}
	}
	stop := len(src) - end
	for stop < len(src) && !utf8.RuneStart(src[stop]) {
		stop++
	}
	if changed := src[min(start, stop):stop]; bytes.IndexByte(changed, '\r') >= 0 || !utf8.Valid(changed) {
		return adapt(src)
	}
	return endLine(src)
}

// endLine is a text that needs no adapting but, perhaps, the line break of its last line.
func endLine(src []byte) source {
	if n := len(src); n > 0 && src[n-1] == '\n' {
		return source{text: src}
	}
	return source{text: append(append(make([]byte, 0, len(src)+1), src...), '\n'), ended: true}
}

// standsAs reports whether what two texts have in common, before bytes at their start and after bytes at their end, stands in the
// originals in the same way too: a line break there may be one byte or two.
func (s *source) standsAs(o *source, before, after int) bool {
	return slices.Equal(s.shiftsBefore(before), o.shiftsBefore(before)) && slices.Equal(s.shiftsBehind(after), o.shiftsBehind(after))
}

func (s *source) shiftsBefore(p int) []line {
	return s.shifts[:sort.Search(len(s.shifts), func(i int) bool { return s.shifts[i].at > p })]
}

// shiftsBehind returns the shifts in the last bytes, counted from the end of both texts.
func (s *source) shiftsBehind(after int) []line {
	size := len(s.text)
	behind := slices.Clone(s.shifts[len(s.shiftsBefore(size-after)):])
	for i := range behind {
		behind[i] = line{behind[i].at - size, behind[i].src - s.original(size)}
	}
	return behind
}

// splice replaces text[start:end] in place and returns how many bytes behind the change are as they were. It reports false,
// and changes nothing, where the text was adapted or would have to be.
func (s *source) splice(start, end int, insert []byte) (after int, ok bool) {
	if s.adapted || bytes.IndexByte(insert, '\r') >= 0 || !utf8.Valid(insert) {
		return 0, false
	}
	text, ended := s.text, s.ended
	if ended {
		text = text[:len(text)-1]
	}
	after = len(text) - end
	if !isBoundary(text, start) || !isBoundary(text, end) {
		return 0, false // it cuts a character
	}
	text = slices.Replace(text, start, end, insert...)
	s.ended = len(text) == 0 || text[len(text)-1] != '\n'
	if s.ended {
		text = append(text, '\n')
	}
	if ended && s.ended {
		after++
	}
	s.text = text
	return after, true
}

// isBoundary reports whether a character starts, or the text ends, at p.
func isBoundary(text []byte, p int) bool { return p == len(text) || utf8.RuneStart(text[p]) }

// original returns where offset p of the text stands in what was adapted.
func (s *source) original(p int) int {
	i := sort.Search(len(s.shifts), func(i int) bool { return s.shifts[i].at > p }) - 1
	if i < 0 {
		return p
	}
	return s.shifts[i].src + p - s.shifts[i].at
}
