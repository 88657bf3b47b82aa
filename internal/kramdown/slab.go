package kramdown

import (
	"slices"

	"github.com/yuin/goldmark/ast"

	"daylog/internal/edit"
)

// A slab allocates values in chunks, because a text has many small nodes, and an allocation for
// each would take longer than the parsing. A chunk is freed when none of its values is in use any
// more. So chunks are small, and a segment that is replaced frees most of its nodes.
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

// open returns an empty slice in the current chunk to append to. close ends it. If several slices
// are open, all but the first need chunks of their own.
func (s *slab[T]) open() []T {
	b := s.free[:0]
	s.free = nil
	return b
}

// grow makes room for n more values in an open slice.
func (s *slab[T]) grow(b []T, n int) []T {
	if cap(b)-len(b) >= n {
		return b
	}
	s.size = min(2*s.size+maxChunk, 32*maxChunk)
	return slices.Grow(b, max(n, len(b), s.size))
}

// close returns the final slice for an open one.
func (s *slab[T]) close(b []T) []T {
	s.free = b[len(b):cap(b)]
	return b[:len(b):len(b)]
}

// clone returns a copy of b.
func (s *slab[T]) clone(b []T) []T { return s.close(append(s.grow(s.open(), len(b)), b...)) }

// give returns a value that is no longer in use. The slab keeps only the last one.
func (s *slab[T]) give(n *T) {
	var zero T
	*n = zero
	s.given = n
}

// A store has the slabs for the values of segments.
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
