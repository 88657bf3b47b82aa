package frontmatter

import "strings"

// Jekyll finds the front matter with one regular expression:
//
//	\A(---\s*\n.*?\n?)^((---|\.\.\.)\s*$\n?)    with . matching line ends too
//
// The first line of the text is "---" and white space; the next line that is "---" or "..." and
// white space closes the front matter. As \s matches line ends, the blank lines after the closing
// line belong to the fence, not to the body. Only "\n" ends a line, so a text with bare carriage
// returns has no front matter.

// find returns the range of the YAML, including its opening fence as Jekyll passes it to the
// parser, and the start of the body. ok is false if Jekyll treats all of text as the body.
func find(text string) (start, end, body int, ok bool) {
	start = len(text) - len(strings.TrimPrefix(text, byteOrderMark))
	if !strings.HasPrefix(text[start:], "---") || !isFence(text[start:]) {
		return start, start, start, false
	}
	line := start
	for {
		next := strings.IndexByte(text[line:], '\n')
		if next < 0 {
			return start, start, start, false // not closed
		}
		line += next + 1
		if isFence(text[line:]) {
			return start, line, line + fenceLen(text[line:]), true
		}
	}
}

// Jekyll drops byteOrderMark when it reads a file.
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

// BodyStart returns the start of the body of text in bytes, as in a Matter, without parsing the
// YAML before it.
func BodyStart(text string) int {
	_, _, body, _ := find(text)
	return body
}

// fenceLen returns the length of the fence at the start of rest, including blank lines after it.
func fenceLen(rest string) int {
	space := len(rest) - len(strings.TrimLeft(rest[3:], whiteSpace))
	if space == len(rest) {
		return space
	}
	return strings.LastIndexByte(rest[:space], '\n') + 1
}

// whiteSpace holds the characters that \s matches in Ruby.
const whiteSpace = " \t\r\n\f\v"
