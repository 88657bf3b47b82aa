package kramdown

import "sort"

// A view is the text that the blocks of one container are read from: the container's lines without its markers and
// indents, and where in the source each of them stands.
type view struct {
	finder
	lines []line // nil: the text is the source itself, from base on
	base  int
}

// line says that the bytes from offset at on (to the next line's) are the source's from src on.
type line struct {
	at, src int
}

// newView returns the view of text that starts at offset base of the source.
func newView(text []byte, base int) *view {
	v := &view{base: base}
	v.finder.reset(text)
	return v
}

// source returns the offset in the source of the view's byte p.
func (v *view) source(p int) int {
	if v.lines == nil {
		return v.base + p
	}
	i := sort.Search(len(v.lines), func(i int) bool { return v.lines[i].at > p }) - 1
	if i < 0 {
		return v.base
	}
	return v.lines[i].src + p - v.lines[i].at
}

// A builder makes a view out of pieces of another.
type builder struct {
	from  *view
	text  []byte
	lines []line
}

// add appends pad spaces that have no source of their own and the bytes from p to end of the view it builds from.
func (b *builder) add(pad, p, end int) {
	for ; pad > 0; pad-- {
		b.text = append(b.text, ' ')
	}
	b.lines = append(b.lines, line{len(b.text), b.from.source(p)})
	b.text = append(b.text, b.from.text[p:end]...)
}

// write appends bytes that stand for the source at p.
func (b *builder) write(s string, p int) {
	b.lines = append(b.lines, line{len(b.text), b.from.source(p)})
	b.text = append(b.text, s...)
}

func (b *builder) view() *view {
	v := &view{lines: b.lines}
	v.finder.reset(b.text)
	if len(b.lines) > 0 {
		v.base = b.lines[0].src
	}
	return v
}
