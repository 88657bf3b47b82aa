package frontmatter

import (
	"regexp"
	"strings"

	"daylog/internal/edit"
)

// frontLine matches a line that belongs to front matter: a field, an item, or an indented line.
var frontLine = regexp.MustCompile(`^(?:[\pL_][\pL\pN_-]*:(?:\s|$)|- |[ \t]+\S)`)

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
		case frontLine.MatchString(line):
			end = next
		case line[0] != '#':
			return end
		}
		at = next
	}
	return end
}

// closeFix returns the edit that adds the closing line after the fields that follow the first line
// of text, or nil if there are none.
func closeFix(text string, yamlStart int) []edit.Edit {
	newline := Matter{text: text}.newline()
	at := fieldsEnd(text, yamlStart)
	if at == yamlStart {
		return nil
	}
	fence := "---" + newline
	if text[at-1] != '\n' {
		fence = newline + fence
	}
	return []edit.Edit{{Start: at, End: at, New: fence}}
}

// closeEarlier returns the edit that closes the front matter after its first fields, if a blank
// line and text without fields follow there: a line "---" of the body has closed it. at is the
// byte where the parser stopped.
func (m Matter) closeEarlier(at int) []edit.Edit {
	fix := closeFix(m.text, m.Start)
	if fix == nil || at < fix[0].Start || !startsBlank(m.text[fix[0].Start:]) {
		return nil
	}
	body := m.text[fix[0].Start:m.End]
	for line := range strings.Lines(body) {
		if fieldLine.MatchString(line) {
			return nil
		}
	}
	fixed, err := edit.Apply(m.text[:fix[0].Start], fix)
	if after := Read(fixed); err != nil || !after.Valid || len(after.Fields) == 0 {
		return nil
	}
	return fix
}

func startsBlank(text string) bool {
	line, _, _ := strings.Cut(text, "\n")
	return strings.Trim(line, whiteSpace) == ""
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
