package kramdown

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
	i := v.lineBehind(p)
	if i == 0 {
		return v.base
	}
	return v.lines[i-1].src + p - v.lines[i-1].at
}

// lineBehind returns the index of the first line that starts behind p.
func (v *view) lineBehind(p int) int {
	i, end := 0, len(v.lines) // it is between these
	for i < end {
		if m := (i + end) / 2; v.lines[m].at > p {
			end = m
		} else {
			i = m + 1
		}
	}
	return i
}

// A builder makes a view out of pieces of another.
type builder struct {
	from  *view
	text  []byte
	lines []line
	store *store // nil: the view is one that may grow
}

// build returns a builder. Before the next one is asked for, the view of this one is to be made.
func (p *blockParser) build() builder {
	st := p.seg.store
	return builder{from: p.v, text: st.bytes.open(), lines: st.lines.open(), store: st}
}

// add appends pad spaces that have no source of their own and the bytes from p to end of the view it builds from.
func (b *builder) add(pad, p, end int) {
	b.grow(pad + end - p)
	for ; pad > 0; pad-- {
		b.text = append(b.text, ' ')
	}
	b.lines = append(b.lines, line{len(b.text), b.from.source(p)})
	for i := b.from.lineBehind(p); i < len(b.from.lines) && b.from.lines[i].at < end; i++ {
		l := b.from.lines[i]
		b.lines = append(b.lines, line{l.at - p + len(b.text), l.src})
	}
	b.text = append(b.text, b.from.text[p:end]...)
}

// write appends bytes that stand for the source at p.
func (b *builder) write(s string, p int) {
	b.grow(len(s))
	b.lines = append(b.lines, line{len(b.text), b.from.source(p)})
	b.text = append(b.text, s...)
}

// grow makes room for a line of n bytes.
func (b *builder) grow(n int) {
	if b.store != nil {
		b.text, b.lines = b.store.bytes.grow(b.text, n), b.store.lines.grow(b.lines, 1)
	}
}

func (b *builder) view() *view {
	var v *view
	if b.store != nil {
		v = b.store.views.new()
		b.text, b.lines = b.store.bytes.close(b.text), b.store.lines.close(b.lines)
	} else {
		v = new(view)
	}
	v.text, v.lines = b.text, b.lines
	if len(v.lines) > 0 {
		v.base = v.lines[0].src
	}
	return v
}
