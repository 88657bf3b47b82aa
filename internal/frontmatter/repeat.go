package frontmatter

import (
	"strings"

	"daylog/internal/edit"
)

// repeated marks keys that a later field overrides: Jekyll uses the last one.
func (m Matter) repeated() []edit.Problem {
	var problems []edit.Problem
	for i, f := range m.Fields {
		if m.last[f.Key] > i {
			problems = append(problems, edit.Problem{
				Start: f.Start, End: f.End, Rule: "front-matter-repeated", Detail: f.Key, Severity: edit.Weak,
				Fix: m.disable(f),
			})
		}
	}
	return problems
}

// disable returns the edits that turn the lines of a field into comments, or nil if the field
// shares a line with others or has an anchor.
func (m Matter) disable(f Field) (fix []edit.Edit) {
	source := strings.TrimRight(m.text[f.Start:f.End], whiteSpace)
	end := f.Start + len(source)
	after := strings.TrimLeft(m.text[end:m.lineEnd(end)], whiteSpace)
	if f.inFlow || strings.Trim(m.indent(f.Start), " ") != "" || after != "" && after[0] != '#' ||
		strings.Contains(source, "&") {
		return nil
	}
	for at := m.lineStart(f.Start); at < end; at = m.lineEnd(at) {
		fix = append(fix, edit.Edit{Start: at, End: at, New: "# "})
	}
	return fix
}
