package daily

import "strings"

// A closer finds the lines that close a block, such as the end of a code fence.
type closer struct {
	lines []line
	// never maps a kind of block to the smallest size for which no closing line follows, so that
	// thousands of unclosed fences are not searched to the end each time.
	never map[byte]int
}

// An opening is a line that another line has to close.
type opening struct {
	sign   byte
	size   int // a line that closes a longer opening also closes a shorter one
	closes func(line string) bool
}

// behind returns the index of the line after the block that starts with line i: code, math or a
// comment, which may contain text that looks like a list or a heading. If nothing closes the block,
// it returns i+1.
func (c closer) behind(i int, boundary bool) int {
	text := strings.TrimLeft(c.lines[i].text, " ")
	if len(c.lines[i].text)-len(text) > 3 {
		return i + 1
	}
	switch {
	case strings.HasPrefix(text, "```"), strings.HasPrefix(text, "~~~"):
		if fence, ok := openFence(text); ok {
			return c.close(i, fence)
		}
	case strings.HasPrefix(text, "<!--") && !strings.Contains(text, "-->"):
		return c.close(i, opening{sign: '<', closes: func(line string) bool { return strings.Contains(line, "-->") }})
	case boundary && strings.HasPrefix(text, "$$") && !strings.Contains(text[2:], "$$"):
		end := c.close(i, opening{sign: '$', closes: func(line string) bool { return strings.Contains(line, "$$") }})
		if end == len(c.lines) || endsLazy(c.lines[end].text) {
			return end
		} // text follows, so it is not a block
	}
	return i + 1
}

// close returns the index of the line after the one that closes the block of line i, or i+1 if
// there is none.
func (c closer) close(i int, o opening) int {
	if size, ok := c.never[o.sign]; ok && size <= o.size {
		return i + 1
	}
	for j := i + 1; j < len(c.lines); j++ {
		if o.closes(c.lines[j].text) {
			return j + 1
		}
	}
	c.never[o.sign] = o.size
	return i + 1
}

// openFence parses a line that opens a fence. A fence of ` with a ` after it opens none.
func openFence(text string) (fence opening, ok bool) {
	rest := strings.TrimLeft(text, text[:1])
	size := len(text) - len(rest)
	closes := func(line string) bool {
		bare := strings.TrimSpace(line)
		return indent(line) <= 3 && len(bare) >= size && strings.Trim(bare, text[:1]) == ""
	}
	return opening{text[0], size, closes}, !strings.Contains(rest, "`")
}
