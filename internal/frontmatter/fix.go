package frontmatter

import (
	"regexp"
	"strings"

	"daylog/internal/edit"
)

// Most invalid YAML is one line with a value that needs quotes. A fix is offered only if the parser
// gets past the line with it.

var (
	// pairLine matches a line with a key or a dash, a value and optionally a comment. A "#"
	// followed by a letter or digit is text: "#1" is rarely a comment.
	pairLine = regexp.MustCompile(`^([ \t]*(?:- +)*(?:[\pL\pN_-]+ *:[ \t]+|- +))(\S.*?)([ \t]+#(?:[ \t#].*)?)?\s*$`)
	// quotes would turn several tags into one
	listLine = regexp.MustCompile(`^(tags|categories): +\[`)
	gluePair = regexp.MustCompile(`^\s*[A-Za-z_]+:[^\s:/]`)
	indented = regexp.MustCompile(`^ *\t[ \t]*`)
)

// yamlFix returns an edit of the line at offset at, where the parser stopped, that lets the parser
// continue. isShape says that the YAML is valid but not a mapping.
func (m Matter) yamlFix(yamlStart, at int, isShape bool) []edit.Edit {
	start := strings.LastIndexByte(m.text[:at], '\n') + 1
	line := m.text[start:m.End]
	if i := strings.IndexAny(line, "\r\n"); i >= 0 {
		line = line[:i]
	}
	fixes := lineFixes(start, line)
	if m.continues(start, line) {
		fixes = append(fixes, edit.Edit{Start: start, End: start, New: "  "})
	}
	for _, fix := range fixes {
		end := start + len(line) + len(fix.New) - (fix.End - fix.Start)
		fixed := m.text[:fix.Start] + fix.New + m.text[fix.End:m.End]
		if root, stopped, _ := parse(fixed, yamlStart+len("---")); root == nil && stopped > end || root != nil && (!isShape || root.form == mapping) {
			return []edit.Edit{fix}
		}
	}
	return nil
}

// continues reports whether a line that starts at a byte may be meant as the rest of the value
// above it.
func (m Matter) continues(start int, line string) bool {
	above := m.text[m.Start:max(start, m.Start)]
	above = above[strings.LastIndexByte(strings.TrimSuffix(above, "\n"), '\n')+1:]
	return frontLine.MatchString(above) && line != "" && !strings.ContainsAny(line[:1], "-# \t") && !strings.Contains(line, ":")
}

// lineFixes returns possible corrections of a line that starts at byte start.
func lineFixes(start int, line string) []edit.Edit {
	var fixes []edit.Edit
	if strings.ContainsFunc(line, isForbidden) {
		clean := strings.Map(func(r rune) rune {
			if isForbidden(r) {
				return -1
			}
			return r
		}, line)
		return []edit.Edit{{Start: start, End: start + len(line), New: clean}}
	}
	if tabs := indented.FindString(line); tabs != "" {
		fixes = append(fixes, edit.Edit{Start: start, End: start + len(tabs), New: strings.ReplaceAll(tabs, "\t", "  ")})
	}
	if glued := gluePair.FindString(line); glued != "" {
		colon := start + strings.IndexByte(line, ':') + 1
		fixes = append(fixes, edit.Edit{Start: colon, End: colon, New: " "})
	}
	if pair := pairLine.FindStringSubmatchIndex(line); pair != nil && !listLine.MatchString(line) {
		value := line[pair[4]:pair[5]]
		fixes = append(fixes, edit.Edit{Start: start + pair[4], End: start + pair[5], New: Quote(unquoted(value))})
	}
	return fixes
}

// unquoted removes the quotes around a value if they enclose all of it: in 'it's', but not in "A"
// and "B" or in 'A' x.
func unquoted(value string) string {
	quote, rest := value[:1], value[1:]
	if quote != `"` && quote != "'" {
		return value
	}
	inner := strings.TrimSuffix(rest, quote)
	if inner == rest && strings.Contains(rest, quote) || closesEarly(inner, quote[0]) {
		return value
	}
	return inner
}

// closesEarly reports whether text contains a closing quote without an opening one.
func closesEarly(text string, quote byte) bool {
	open := false
	for i := range len(text) {
		if text[i] != quote {
			continue
		}
		before := i == 0 || strings.IndexByte(" \t([{", text[i-1]) >= 0
		after := i+1 == len(text) || strings.IndexByte(" \t)]},.:;!?", text[i+1]) >= 0
		switch {
		case open && after:
			open = false
		case before && !after:
			open = true
		case quote == '\'' && !before && !after: // an apostrophe
		default:
			return true
		}
	}
	return open
}

// Quote writes text as a quoted scalar on one line: in double quotes if text needs no escape there,
// else in single quotes; text with line ends or other control characters in double quotes with
// escapes.
func Quote(text string) string {
	switch {
	case strings.ContainsFunc(text, isControl):
		return doubleQuoted(text)
	case !strings.ContainsAny(text, `"\`):
		return `"` + text + `"`
	}
	return "'" + strings.ReplaceAll(text, "'", "''") + "'"
}

func doubleQuoted(text string) string {
	return `"` + strings.NewReplacer(controlEscapes()...).Replace(text) + `"`
}

func isControl(r rune) bool {
	return r < ' ' || r == 0x7f || r >= 0x80 && r < 0xa0 || r == '\u2028' || r == '\u2029' || r == '\ufeff'
}

func controlEscapes() []string {
	pairs := []string{`\`, `\\`, `"`, `\"`, "\n", `\n`, "\r", `\r`, "\t", `\t`, "\u2028", `\L`, "\u2029", `\P`, "\ufeff", `\uFEFF`}
	const hex = "0123456789ABCDEF"
	for r := rune(0); r < 0xa0; r++ {
		if isControl(r) {
			pairs = append(pairs, string(r), `\x`+string(hex[r>>4])+string(hex[r&15]))
		}
	}
	return pairs
}
