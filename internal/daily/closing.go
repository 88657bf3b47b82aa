package daily

import "strings"

// A closer finds the lines that close what others open.
type closer struct {
	lines []line
	// never says for a sign from which size on nothing further below closes what it opens: thousands of fences that are never
	// closed are not looked for thousands of times, each time to the end.
	never map[byte]int
}

// An opening is what a line opens that another one closes.
type opening struct {
	sign   byte
	size   int // what closes a longer one closes a shorter one, too
	closes func(line string) bool
}

// behind returns the line behind what starts with line i, which may be a fence of code, a formula or a comment: what looks like a
// list or a heading in it is none. If it is never closed, it is but a line.
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
		} // else text follows: no block
	}
	return i + 1
}

// close returns the line behind the one that closes what line i opens; behind line i if there is none.
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

// openFence reads the line that opens a fence. Text with ` behind the fence opens none.
func openFence(text string) (fence opening, ok bool) {
	rest := strings.TrimLeft(text, text[:1])
	size := len(text) - len(rest)
	closes := func(line string) bool {
		bare := strings.TrimSpace(line)
		return indent(line) <= 3 && len(bare) >= size && strings.Trim(bare, text[:1]) == ""
	}
	return opening{text[0], size, closes}, !strings.Contains(rest, "`")
}
