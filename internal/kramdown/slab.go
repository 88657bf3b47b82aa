package kramdown

import (
	"slices"

	"github.com/yuin/goldmark/ast"

	"daylog/internal/edit"
)

// A text has many small nodes and pieces, and to allocate each by itself would take longer than to read it. A slab makes
// them by the dozen. What is made in one go lives as long as any of it does, so the dozens stay small: the nodes of a
// segment that is read again soon go with it.
type slab[T any] struct {
	free  []T
	size  int // of the last chunk
	given *T
}

const maxChunk = 32

// new returns a zero T.
func (s *slab[T]) new() *T {
	if n := s.given; n != nil {
		s.given = nil
		return n
	}
	if len(s.free) == 0 {
		s.size = min(2*s.size+4, maxChunk)
		s.free = make([]T, s.size)
	}
	n := &s.free[0]
	s.free = s.free[1:]
	return n
}

// open returns an empty slice to append to, with append, until close gets it. Only one is open at a time in the common chunk;
// more than one are only slower.
func (s *slab[T]) open() []T {
	b := s.free[:0]
	s.free = nil
	return b
}

// grow makes room for n more in an open slice.
func (s *slab[T]) grow(b []T, n int) []T {
	if cap(b)-len(b) >= n {
		return b
	}
	s.size = min(2*s.size+maxChunk, 32*maxChunk)
	return slices.Grow(b, max(n, len(b), s.size))
}

// close returns an open slice as it is to stay.
func (s *slab[T]) close(b []T) []T {
	s.free = b[len(b):cap(b)]
	return b[:len(b):len(b)]
}

// clone returns a copy of b.
func (s *slab[T]) clone(b []T) []T { return s.close(append(s.grow(s.open(), len(b)), b...)) }

// give takes a T back that nothing refers to any more. Only the last one is kept.
func (s *slab[T]) give(n *T) {
	var zero T
	*n = zero
	s.given = n
}

// A store has the slabs that segments are made from.
type store struct {
	bytes      slab[byte]
	pieces     slab[edit.Piece]
	views      slab[view]
	spans      slab[blockSpan]
	parts      slab[itemPart]
	raws       slab[rawText]
	blanks     slab[blankNode]
	paragraphs slab[ast.Paragraph]
	tight      slab[ast.TextBlock]
	items      slab[ast.ListItem]
	texts      slab[textNode]
	symbols    slab[symbol]
	emphases   slab[ast.Emphasis]
}
