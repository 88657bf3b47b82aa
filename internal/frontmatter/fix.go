package frontmatter

import (
	"regexp"
	"strings"

	"daylog/internal/edit"
)

// Most YAML that cannot be read is one line with a value that wants quotes. A fix is offered when it proves itself: with it,
// the parser gets past the line.

var (
	pairLine = regexp.MustCompile(`^(\s*(?:[\w-]+: +|- +))(\S.*?)(\s+#.*)?\s*$`)
	listLine = regexp.MustCompile(`^(tags|categories): +\[`) // quotes would make one tag of many
	gluePair = regexp.MustCompile(`^\s*[A-Za-z_]+:[^\s:/]`)
	indented = regexp.MustCompile(`^ *\t[ \t]*`)
)

// yamlFix returns an edit of the line around at that lets the parser, which stopped there, go on.
func (m Matter) yamlFix(yamlStart, at int) []edit.Edit {
	start := strings.LastIndexByte(m.text[:at], '\n') + 1
	line := m.text[start:m.End]
	if i := strings.IndexAny(line, "\r\n"); i >= 0 {
		line = line[:i]
	}
	for _, fix := range lineFixes(start, line) {
		fixed := m.text[:fix.Start] + fix.New + m.text[fix.End:m.End]
		root, stopped := compose(fixed, yamlStart+len("---"))
		_, _, err := decode(fixed[yamlStart:])
		if err == nil || root == nil && stopped > fix.Start+len(fix.New) {
			return []edit.Edit{fix}
		}
	}
	return nil
}

// lineFixes lists what may be wrong with a line that starts at byte start.
func lineFixes(start int, line string) []edit.Edit {
	var fixes []edit.Edit
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

// unquoted returns a value without the quotes that it starts or ends with.
func unquoted(value string) string {
	quote := value[:1]
	if quote != `"` && quote != "'" {
		return value
	}
	return strings.TrimSuffix(value[1:], quote)
}

// Quote writes text as a quoted scalar on one line: in " if nothing in it needs an escape there, else in ', and with line ends
// or other control characters in " with escapes.
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
