package kramdown

import (
	"bytes"
	"slices"
	"unicode/utf8"

	"daylog/internal/edit"
)

// A source is a text as kramdown reads it (adapt_source): every line ends in \n, the last one too,
// and all of it is valid UTF-8.
type source struct {
	text   []byte
	ended  bool     // the last line had no line break
	origin edit.Map // nil for a text that equals the original, except for the last line break
}

// isAdapted reports whether the text was changed, or composed, apart from its last line break.
func (s *source) isAdapted() bool { return s.origin != nil }

// original returns the offset in the original text of the byte at p. The text starts where the
// original does, even if that begins with a tag without output.
func (s *source) original(p int) int {
	if p == 0 {
		return 0
	}
	return s.origin.Source(p)
}

// adapt returns a text as kramdown reads it; of is the map from the text to the original.
func adapt(src []byte, of edit.Map) source {
	if bytes.IndexByte(src, '\r') < 0 && utf8.Valid(src) {
		s := endLine(src)
		s.origin = of
		return s
	}
	text, origin := make([]byte, 0, len(src)+1), edit.Map(nil)
	copied := 0 // src[:copied] is in text
	replace := func(start, end int, by string) {
		if copied < start {
			origin = origin.AppendCopy(len(text), of, copied, start)
			text = append(text, src[copied:start]...)
		}
		from, to := of.Range(start, end)
		origin = origin.AppendOutput(len(text), from, to)
		text = append(text, by...)
		copied = end
	}
	for i := 0; i < len(src); {
		switch c := src[i]; {
		case c == '\r' && i+1 < len(src) && src[i+1] == '\n':
			replace(i, i+2, "\n")
			i += 2
		case c == '\r':
			replace(i, i+1, "\n")
			i++
		case c < utf8.RuneSelf:
			i++
		default:
			r, n := utf8.DecodeRune(src[i:])
			if r == utf8.RuneError && n == 1 {
				replace(i, i+1, string(utf8.RuneError))
			}
			i += n
		}
	}
	origin = origin.AppendCopy(len(text), of, copied, len(src))
	s := endLine(append(text, src[copied:]...))
	s.origin = origin
	return s
}

// adaptNext is like adapt, but checks only the bytes that differ from the text of s.
func (s *source) adaptNext(src []byte, of edit.Map) source {
	if len(s.text) == 0 || s.isAdapted() || of != nil {
		return adapt(src, of)
	}
	start, end := commonEnds(s.text, src)
	for start > 0 { // a change may leave a part of the character before it
		if start--; utf8.RuneStart(src[start]) {
			break
		}
	}
	stop := len(src) - end
	for stop < len(src) && !utf8.RuneStart(src[stop]) {
		stop++
	}
	changed := src[min(start, stop):stop]
	if bytes.IndexByte(changed, '\r') >= 0 || !utf8.Valid(changed) {
		return adapt(src, nil)
	}
	return endLine(src)
}

// endLine returns a source of a text that needs no change but, perhaps, a line break at its end.
func endLine(src []byte) source {
	if n := len(src); n > 0 && src[n-1] == '\n' {
		return source{text: src}
	}
	return source{text: append(append(make([]byte, 0, len(src)+1), src...), '\n'), ended: true}
}

// sameOrigins reports whether the first before bytes and the last after bytes, which two texts have
// in common, come from the same offsets of their originals, those at the end counted from where
// they start. A line break in the original has one byte or two, for example.
func (s *source) sameOrigins(o *source, before, after int) bool {
	return s.origin.SamePrefix(o.origin, before) &&
		s.origin.SameSuffix(o.origin, len(s.text)-after, len(o.text)-after)
}

// splice replaces text[start:end] in place and returns how many bytes after the change are as
// before. It reports false, and changes nothing, if the text was adapted or would have to be.
func (s *source) splice(start, end int, insert []byte) (after int, ok bool) {
	if s.isAdapted() || bytes.IndexByte(insert, '\r') >= 0 || !utf8.Valid(insert) {
		return 0, false
	}
	text, ended := s.text, s.ended
	if ended {
		text = text[:len(text)-1]
	}
	after = len(text) - end
	if !isBoundary(text, start) || !isBoundary(text, end) {
		return 0, false
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

// isBoundary reports whether p is the start of a character or the end of the text.
func isBoundary(text []byte, p int) bool { return p == len(text) || utf8.RuneStart(text[p]) }
