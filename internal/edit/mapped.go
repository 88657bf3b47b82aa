package edit

import (
	"math"
	"strings"
)

// A Mapped is a text that is composed of pieces of another text, its source, and of output that
// stands for a range of the source, as the output of a template's placeholder stands for the
// placeholder. A [Builder] makes one.
type Mapped struct {
	Text string
	Map
}

// Offset returns the offset in the text of the first byte that comes from the byte at an offset of
// the source. If none does, the next bytes of the source count, or else the text's end. It takes
// time linear in the number of pieces.
func (m Mapped) Offset(source int) int {
	if m.Map == nil {
		return source
	}
	next := -1 // the piece with the nearest source after the offset
	for i, p := range m.Map {
		start, end := int(p.start), int(p.end)
		if p.end == copied {
			end = math.MaxInt
			if i+1 < len(m.Map) {
				end = start + int(m.Map[i+1].at-p.at)
			}
		}
		switch {
		case source >= end:
		case source < start:
			if next < 0 || p.start < m.Map[next].start {
				next = i
			}
		case p.end == copied:
			return int(p.at) + source - start
		default:
			return int(p.at)
		}
	}
	if next < 0 {
		return len(m.Text)
	}
	return int(m.Map[next].at)
}

// A Map relates the offsets in a text to those in its source. All offsets are in bytes, of texts of
// at most 2 GB. The nil Map belongs to a text that equals its source.
type Map []Piece

// A Piece is a part of a text, up to the next piece, that is either a copy of a part of the source
// or output that stands for a range of it. Pieces may have any order in the source, and repeat.
type Piece struct {
	at         int32 // offset in the text
	start, end int32 // the range in the source; end is copied for a copy
}

// copied marks a copy, whose range is as long as the piece.
const copied = -1

// Source returns the offset in the source of the byte at an offset of the text. Every byte of
// output comes from the start of the range that the output stands for.
func (m Map) Source(offset int) int {
	if m == nil {
		return offset
	}
	p := m[m.find(offset)]
	if p.end == copied {
		return offset + int(p.start-p.at)
	}
	return int(p.start)
}

// Range returns the range of the source that text[start:end] comes from. An empty range is one at
// Source(start).
func (m Map) Range(start, end int) (from, to int) {
	from = m.Source(start)
	if start == end {
		return from, from
	}
	if m == nil {
		return from, end
	}
	p := m[m.find(end-1)]
	if p.end == copied {
		return from, end + int(p.start-p.at)
	}
	return from, int(p.end)
}

// find returns the index of the piece that holds the byte at an offset of the text.
func (m Map) find(offset int) int {
	i, end := 1, len(m) // the first piece that starts after the offset is between these
	for i < end {
		if mid := (i + end) / 2; int(m[mid].at) > offset {
			end = mid
		} else {
			i = mid + 1
		}
	}
	return i - 1
}

// AppendCopy extends m, the map of a text of size bytes, for a copy of from[start:end], where of is
// the map of the text from. The source of both maps is the same.
func (m Map) AppendCopy(size int, of Map, start, end int) Map {
	if of == nil {
		return m.append(Piece{int32(size), int32(start), copied})
	}
	i := of.find(start)
	first := of[i]
	if first.end == copied {
		first.start += int32(start) - first.at
	}
	first.at = int32(size)
	m = m.append(first)
	for i++; i < len(of) && int(of[i].at) < end; i++ {
		p := of[i]
		p.at += int32(size - start)
		m = append(m, p)
	}
	return m
}

// AppendOutput extends m, the map of a text of size bytes, for output that stands for
// source[start:end].
func (m Map) AppendOutput(size, start, end int) Map {
	return append(m, Piece{int32(size), int32(start), int32(end)})
}

// append adds a piece, unless it continues the copy before it.
func (m Map) append(p Piece) Map {
	if len(m) > 0 && p.end == copied {
		last := m[len(m)-1]
		if last.end == copied && p.start-p.at == last.start-last.at {
			return m
		}
	}
	return append(m, p)
}

// SamePrefix reports whether the first n bytes of two texts come from the same offsets.
func (m Map) SamePrefix(o Map, n int) bool {
	if n == 0 || m == nil && o == nil {
		return true
	}
	return samePieces(m.part(0, n), o.part(0, n), 0, 0)
}

// SameSuffix reports whether the ends of two texts, of m from offset p on and of o from offset q
// on, come from the same offsets, counted from the offsets in the source of p and q.
func (m Map) SameSuffix(o Map, p, q int) bool {
	if m == nil && o == nil {
		return true
	}
	return samePieces(m.part(p, math.MaxInt32), o.part(q, math.MaxInt32), m.Source(p), o.Source(q))
}

// part returns the map of a part of a text.
func (m Map) part(start, end int) Map {
	var none Map
	return none.AppendCopy(0, m, start, end)
}

// samePieces reports whether the pieces of a, with offsets of the source counted from base, are
// those of b, counted from another base.
func samePieces(a, b Map, baseA, baseB int) bool {
	if len(a) != len(b) {
		return false
	}
	for i, p := range a {
		q := b[i]
		p.start -= int32(baseA)
		q.start -= int32(baseB)
		if p.end != copied {
			p.end -= int32(baseA)
		}
		if q.end != copied {
			q.end -= int32(baseB)
		}
		if p != q {
			return false
		}
	}
	return true
}

// A Builder composes a text from pieces of another one, which may be mapped itself: the result's
// source is the source of that text.
type Builder struct {
	from Mapped
	text strings.Builder
	m    Map
}

// NewBuilder returns a builder of a text that starts empty.
func NewBuilder(from Mapped) *Builder { return &Builder{from: from} }

// Len returns the length of the text so far.
func (b *Builder) Len() int { return b.text.Len() }

// Copy appends from[start:end].
func (b *Builder) Copy(start, end int) {
	if start < end {
		b.m = b.m.AppendCopy(b.Len(), b.from.Map, start, end)
		b.text.WriteString(b.from.Text[start:end])
	}
}

// Output appends text that stands for from[start:end].
func (b *Builder) Output(text string, start, end int) {
	start, end = b.from.Range(start, end)
	b.m = b.m.AppendOutput(b.Len(), start, end)
	b.text.WriteString(text)
}

// Mapped returns the text. Its end comes from the end of the source.
func (b *Builder) Mapped() Mapped {
	end := len(b.from.Text)
	b.m = b.m.AppendCopy(b.Len(), b.from.Map, end, end)
	if b.m[0] == (Piece{0, 0, copied}) && len(b.m) == 1 {
		b.m = nil
	}
	return Mapped{b.text.String(), b.m}
}
