package frontmatter

import (
	"regexp"
	"strings"

	"daylog/internal/edit"
)

// frontLine matches a line that belongs to front matter: a field, an item, or an indented line.
var frontLine = regexp.MustCompile(`^(?:[\pL_][\pL\pN_-]*:(?:\s|$)|- |[ \t]+\S)`)

// badFence matches a closing line with a typing error: "----", " ---", "--" or a dash.
var badFence = regexp.MustCompile(`^[ \t\x{a0}]*(?:-{2,}|[–—]+-*)[\s\x{a0}]*$`)

// fieldsEnd returns the end of the lines of front matter that start at a byte of text. Comments
// belong to them if another line of front matter follows directly.
func fieldsEnd(text string, start int) int {
	end := start
	for at := start; at < len(text); {
		next := len(text)
		if i := strings.IndexByte(text[at:], '\n'); i >= 0 {
			next = at + i + 1
		}
		line := text[at:next]
		switch {
		case badFence.MatchString(line):
			return at
		case frontLine.MatchString(line):
			end = next
		case line[0] != '#':
			return end
		}
		at = next
	}
	return end
}

// lineOf returns the first line of text without its line end.
func lineOf(text string) string {
	if i := strings.IndexAny(text, "\r\n"); i >= 0 {
		return text[:i]
	}
	return text
}

// closeFix returns the edit that adds or corrects the closing line after the fields that start at a
// byte of text, or nil if there are none.
func closeFix(text string, yamlStart int) []edit.Edit {
	newline := Matter{text: text}.newline()
	at := fieldsEnd(text, yamlStart)
	if at == yamlStart {
		return nil
	}
	line := text[at : at+len(lineOf(text[at:]))]
	if badFence.MatchString(line) {
		return []edit.Edit{{Start: at, End: at + len(line), New: "---"}}
	}
	fence := "---" + newline
	if text[at-1] != '\n' {
		fence = newline + fence
	}
	return []edit.Edit{{Start: at, End: at, New: fence}}
}

// closeEarlier returns the edit that closes the front matter after its first fields, if a blank
// line and text without fields follow there, because a line "---" of the body has closed it, or if
// the closing line has a typing error. at is the
// byte where the parser stopped.
func (m Matter) closeEarlier(at int) []edit.Edit {
	fix := closeFix(m.text, m.Start)
	if fix == nil || at < fix[0].Start || !isWhole(m.text[:fix[0].Start]) {
		return nil
	}
	if isTypo := fix[0].Start < fix[0].End; !isTypo && !isBody(m.text[fix[0].Start:m.End]) {
		return nil
	}
	return fix
}

// isWhole reports whether a text that begins with the opening line is one mapping.
func isWhole(text string) bool {
	start := strings.Index(text, "---") + len("---")
	root, end, _ := parse(text, start)
	return root != nil && root.form == mapping && end == len(text)
}

// isBody reports whether text begins with a blank line and has no fields.
func isBody(text string) bool {
	for line := range strings.Lines(text) {
		if fieldLine.MatchString(line) {
			return false
		}
	}
	return strings.Trim(lineOf(text), whiteSpace) == ""
}

// unclosedFix returns the edits that complete front matter without a closing line. start is the
// start of the text, and lineEnd the end of its first line that is not blank.
func unclosedFix(text string, start, lineEnd int) []edit.Edit {
	rest := text[lineEnd:]
	space := rest[:len(rest)-len(strings.TrimLeft(rest, whiteSpace))]
	fix := closeFix(text, lineEnd+strings.LastIndexByte(space, '\n')+1)
	dashes := strings.Index(text[start:], "---") + start
	if fix != nil && dashes > start {
		fix = append([]edit.Edit{{Start: start, End: dashes}}, fix...) // Jekyll allows no space before it
	}
	return fix
}
