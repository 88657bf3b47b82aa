package frontmatter

import "strings"

// Jekyll finds the front matter with one regular expression of Ruby's:
//
//	\A(---\s*\n.*?\n?)^((---|\.\.\.)\s*$\n?)    with . matching line ends too
//
// Written out: the text's first line is "---" and white space; the next line that is "---" or "..." and white space closes;
// and as \s matches line ends, the blank lines after the closing line belong to the fence, not to the body. Only "\n" ends
// a line here, so a text with bare carriage returns has no front matter.

// find returns where the YAML (with its opening fence, as Jekyll gives it to the parser) starts and ends and where the body
// starts, or ok == false if Jekyll would take all of text for the body.
func find(text string) (start, end, body int, ok bool) {
	start = len(text) - len(strings.TrimPrefix(text, byteOrderMark))
	if !strings.HasPrefix(text[start:], "---") || !isFence(text[start:]) {
		return start, start, start, false
	}
	line := start
	for {
		next := strings.IndexByte(text[line:], '\n')
		if next < 0 {
			return start, start, start, false // never closed
		}
		line += next + 1
		if isFence(text[line:]) {
			return start, line, line + fenceLen(text[line:]), true
		}
	}
}

// byteOrderMark is dropped by Jekyll when it reads a file.
const byteOrderMark = "\ufeff"

// isFence reports whether rest starts with a line of "---" or "..." and white space.
func isFence(rest string) bool {
	if !strings.HasPrefix(rest, "---") && !strings.HasPrefix(rest, "...") {
		return false
	}
	after := rest[3:]
	space := after[:len(after)-len(strings.TrimLeft(after, whiteSpace))]
	return len(space) == len(after) || strings.Contains(space, "\n")
}

// fenceLen returns the length of the fence that rest starts with, blank lines after it included.
func fenceLen(rest string) int {
	space := len(rest) - len(strings.TrimLeft(rest[3:], whiteSpace))
	if space == len(rest) {
		return space
	}
	return strings.LastIndexByte(rest[:space], '\n') + 1
}

// whiteSpace is what Ruby's \s matches.
const whiteSpace = " \t\r\n\f\v"
