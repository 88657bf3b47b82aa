package highlight

import (
	"strconv"
	"strings"
)

// columns holds the indentation of a YAML text. A line that begins at a smaller column than the
// block above it closes this block. The zero value is the beginning of a document.
type columns struct {
	blocks []int // columns of the open blocks, increasing; the document's own is 0
	next   int   // column of the next block to open
	scalar int   // least column of a block scalar's lines
	known  bool  // scalar is determined
}

// block returns the column of the innermost open block.
func (c *columns) block() int {
	if n := len(c.blocks); n > 0 {
		return c.blocks[n-1]
	}
	return 0
}

// dedent closes the blocks to the right of a column.
func (c *columns) dedent(column int) {
	c.next = column
	for column < c.block() {
		c.blocks = c.blocks[:len(c.blocks)-1]
	}
}

// open opens a block at the next column, unless that is the block's own.
func (c *columns) open() {
	if c.block() < c.next {
		c.blocks = append(c.blocks, c.next)
	}
}

// yamlReset begins a document.
func yamlReset(_ *run, s *stack, _ []string) bool {
	s.columns = columns{}
	return true
}

// yamlDedent closes blocks at the beginning of a line. Blanks beyond the block that stays open are
// an error, unless the line continues or opens a block.
func yamlDedent(r *run, s *stack, groups []string) bool {
	blanks := groups[0]
	before := s.columns.block()
	s.columns.dedent(len(blanks))
	end := len(blanks)
	if end < before {
		end = s.columns.block()
	}
	r.out.token("", blanks[:end])
	r.out.token("err", blanks[end:])
	return true
}

// yamlBlanks moves the next block by blanks.
func yamlBlanks(_ *run, s *stack, groups []string) bool {
	s.columns.next += len(groups[0])
	return true
}

// yamlBlock opens a block at "-", "?" or ":".
func yamlBlock(_ *run, s *stack, groups []string) bool {
	s.columns.open()
	s.columns.next += len(groups[0])
	return true
}

// yamlKey opens a block at a key.
func yamlKey(_ *run, s *stack, _ []string) bool {
	s.columns.open()
	return true
}

// yamlScalarHead reads the indentation from the first line of a block scalar ("|2-").
func yamlScalarHead(_ *run, s *stack, groups []string) bool {
	s.columns.known = groups[0] != ""
	indentation, _ := strconv.Atoi(strings.TrimRight(groups[0], "+-"))
	s.columns.scalar = s.columns.block() + indentation
	return true
}

// yamlScalarBlank emits an empty line of a block scalar, whose blanks may be text.
func yamlScalarBlank(r *run, s *stack, groups []string) bool {
	blanks := groups[0]
	end := len(blanks)
	if s.columns.known {
		end = min(max(s.columns.scalar, 0), end)
	}
	r.out.token("", blanks[:end])
	r.out.token("no", blanks[end:])
	return true
}

// yamlScalarEnds reports whether a line is outside the block scalar before it. The first line
// determines the scalar's column.
func yamlScalarEnds(_ *run, s *stack, groups []string) bool {
	c := &s.columns
	least := c.scalar
	if !c.known {
		least = c.block()
		c.scalar, c.known = len(groups[0]), true
	}
	if len(groups[0]) >= least {
		return false
	}
	c.dedent(len(groups[0]))
	return true
}

// yamlPlainEnds reports whether a line is outside the plain scalar before it.
func yamlPlainEnds(_ *run, s *stack, groups []string) bool {
	if len(groups[0]) > s.columns.block() {
		return false
	}
	s.columns.dedent(len(groups[0]))
	return true
}
