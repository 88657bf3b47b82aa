package kramdown

import "daylog/internal/edit"

// A view is the text that the blocks of one container are read from: the lines of the container
// without its markers and indents, and the map to the segment's text.
type view struct {
	finder
	origin edit.Map
}

// newView returns a view of a part of the segment's text. Its offsets count from the part's start.
func newView(text []byte) *view {
	v := &view{}
	v.finder.reset(text)
	return v
}

// source returns the offset in the segment of the view's byte at p.
func (v *view) source(p int) int { return v.origin.Source(p) }

// sourceRange returns the range in the segment of the view's bytes from start to end, which are at
// least one.
func (v *view) sourceRange(start, end int) (from, to int) {
	return v.origin.Range(start, max(end, start+1))
}

// A builder makes a view from pieces of another.
type builder struct {
	from   *view
	text   []byte
	origin edit.Map
	store  *store // nil for a view that may grow
}

// build returns a builder that takes pieces of the current view. Only one builder of a store may be
// in use at a time, until its view is made.
func (p *blockParser) build() builder {
	st := p.seg.store
	return builder{from: p.v, text: st.bytes.open(), origin: st.pieces.open(), store: st}
}

// add appends pad spaces, which stand for nothing, and a copy of from[p:end].
func (b *builder) add(pad, p, end int) {
	b.grow(pad + end - p)
	if pad > 0 {
		at := b.from.source(p)
		b.origin = b.origin.AppendOutput(len(b.text), at, at)
		for ; pad > 0; pad-- {
			b.text = append(b.text, ' ')
		}
	}
	b.origin = b.origin.AppendCopy(len(b.text), b.from.origin, p, end)
	b.text = append(b.text, b.from.text[p:end]...)
}

// write appends output that stands for from[start:end].
func (b *builder) write(s string, start, end int) {
	b.grow(len(s))
	from, to := b.from.sourceRange(start, end)
	b.origin = b.origin.AppendOutput(len(b.text), from, to)
	b.text = append(b.text, s...)
}

// grow makes room for a line of n bytes.
func (b *builder) grow(n int) {
	if b.store != nil {
		b.text, b.origin = b.store.bytes.grow(b.text, n), b.store.pieces.grow(b.origin, 1)
	}
}

func (b *builder) view() *view {
	var v *view
	if b.store != nil {
		v = b.store.views.new()
		b.text, b.origin = b.store.bytes.close(b.text), b.store.pieces.close(b.origin)
	} else {
		v = new(view)
	}
	v.text, v.version = b.text, b.from.version
	if len(b.origin) > 0 {
		v.origin = b.origin
	}
	return v
}
