package edit

import (
	"sort"
	"unicode/utf8"
)

// Offsets converts between two ways to count in a text: bytes (Go) and UTF-16 units (JavaScript). A
// byte that is no valid UTF-8 counts as one unit, because JavaScript has U+FFFD for it. An offset
// inside of a character is converted as the character's start, and one outside of the text as its
// nearest end.
//
// The zero value is for the empty text.
type Offsets struct {
	text  string
	marks []mark // nil if the text is ASCII: both counts are the same
	units int
}

// A mark is the start of a character in both counts. There is one for every stride bytes, so that a
// conversion decodes less than stride bytes.
type mark struct{ byte, unit int }

const stride = 64

// NewOffsets returns the offsets of a text. It takes time linear in the text.
func NewOffsets(text string) *Offsets {
	o := &Offsets{text: text, units: len(text)}
	if isASCII(text) {
		return o
	}
	o.marks = make([]mark, 0, len(text)/stride+1)
	at := mark{}
	for at.byte < len(text) {
		next := at.next(text)
		for len(o.marks)*stride < next.byte {
			o.marks = append(o.marks, at) // the last start at or before the stride's byte
		}
		at = next
	}
	o.units = at.unit
	return o
}

// UTF16 returns the UTF-16 offset of a byte offset.
func (o *Offsets) UTF16(offset int) int {
	offset = min(max(offset, 0), len(o.text))
	switch {
	case o.marks == nil:
		return offset
	case offset == len(o.text):
		return o.units
	}
	at := o.marks[offset/stride]
	for {
		next := at.next(o.text)
		if next.byte > offset {
			return at.unit
		}
		at = next
	}
}

// Byte returns the byte offset of a UTF-16 offset.
func (o *Offsets) Byte(unit int) int {
	unit = min(max(unit, 0), o.units)
	switch {
	case o.marks == nil:
		return unit
	case unit == o.units:
		return len(o.text)
	}
	after := sort.Search(len(o.marks), func(i int) bool { return o.marks[i].unit > unit })
	at := o.marks[after-1]
	for {
		next := at.next(o.text)
		if next.unit > unit {
			return at.byte
		}
		at = next
	}
}

// next returns the start of the character after the one at m.
func (m mark) next(text string) mark {
	c := text[m.byte]
	if c < utf8.RuneSelf {
		return mark{m.byte + 1, m.unit + 1}
	}
	r, size := utf8.DecodeRuneInString(text[m.byte:])
	if r > 0xFFFF {
		return mark{m.byte + size, m.unit + 2}
	}
	return mark{m.byte + size, m.unit + 1}
}

func isASCII(text string) bool {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
