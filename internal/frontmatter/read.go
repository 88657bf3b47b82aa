// Package frontmatter finds the front matter of a post as Jekyll does, parses it to the values that
// Jekyll sees, and records the bytes of each field, so that a field can be changed without touching
// any other byte.
//
// Jekyll parses with SafeYAML on top of libyaml. The parser follows both (scan.go, compose.go,
// values.go, safeyaml.go); Go's YAML packages follow neither, and reject front matter that Jekyll
// publishes. YAML is never generated from values.
package frontmatter

import (
	"regexp"
	"strings"

	"daylog/internal/edit"
)

// A Matter is the front matter of a post.
type Matter struct {
	Found bool // the text has front matter
	Valid bool // the YAML is valid; if not, Jekyll ignores all of it and publishes the body

	// Values holds nil, bool, int, BigInteger, float64, string, Date, time.Time, []any and
	// map[string]any.
	Values map[string]any
	Order  *Order // of Values

	// Fields are the keys and their ranges in source order. The keys of "image" follow it as
	// "image.path". There are none in a mapping whose keys Jekyll does not pair with the values
	// after them, for example where a key is null.
	Fields []Field

	Start, End int // the YAML between the fences, in bytes
	Body       int // start of the body, in bytes
	Problems   []edit.Problem

	text string
	last map[string]int // index of the last field of each key
}

// Read parses the front matter at the start of text.
func Read(text string) Matter {
	start, end, body, found := find(text)
	m := Matter{Found: found, Values: map[string]any{}, Start: start, End: end, Body: body, text: text}
	if !found {
		m.Problems = missing(text)
		return m
	}
	m.Start = start + strings.IndexByte(text[start:], '\n') + 1
	root, at, failure := parse(text[:end], start+len("---"))
	if root == nil {
		m.Problems = []edit.Problem{m.yamlProblem(failure, start)}
		return m
	}
	m.take(root, start)
	if m.Valid && at < end {
		m.Problems = append(m.Problems, m.restProblem(at))
	}
	return m
}

// take sets the values and the fields of the first document.
func (m *Matter) take(root *node, yamlStart int) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case stop:
			m.Problems = []edit.Problem{m.valueProblem(r)}
		default:
			panic(r)
		}
	}()
	value, order, problems := values(m.text, root)
	switch value := value.(type) {
	case map[string]any:
		m.Values, m.Order = value, order
	case nil:
	case bool:
		if value {
			m.Problems = []edit.Problem{m.shapeProblem(root, yamlStart)}
			return
		}
	default:
		m.Problems = []edit.Problem{m.shapeProblem(root, yamlStart)}
		return
	}
	m.Valid = true
	m.Fields = fields(m.text, root)
	m.last = make(map[string]int, len(m.Fields))
	for i, f := range m.Fields {
		m.last[f.Key] = i
	}
	m.Problems = append(m.repeated(), problems...)
}

// Field returns the field of a key. If the key is repeated, it is the last one, as for Jekyll.
func (m Matter) Field(key string) (Field, bool) {
	i, ok := m.last[key]
	if !ok {
		return Field{}, false
	}
	return m.Fields[i], true
}

// Source returns the text between two byte offsets.
func (m Matter) Source(start, end int) string { return m.text[start:end] }

// missing explains why a text that seems to have front matter has none.
func missing(text string) []edit.Problem {
	rest := strings.TrimPrefix(text, byteOrderMark)
	start := len(text) - len(rest)
	dashes := strings.TrimLeft(rest, whiteSpace+byteOrderMark)
	space := start + len(rest) - len(dashes)
	lineEnd := space + len(dashes)
	if i := strings.IndexByte(dashes, '\n'); i >= 0 {
		lineEnd = space + i
	}
	switch _, _, _, closed := find(dashes); {
	case closed:
		return []edit.Problem{{
			Start: start, End: space, Rule: "front-matter-late", Severity: edit.Wrong, Fix: []edit.Edit{{Start: start, End: space}},
		}}
	case strings.HasPrefix(dashes, "---") && isFence(dashes) && looksLikeField(text[lineEnd:]):
		return []edit.Problem{{
			Start: space, End: lineEnd, Rule: "front-matter-unclosed", Severity: edit.Wrong, Fix: unclosedFix(text, start, lineEnd),
		}}
	}
	return []edit.Problem{{Start: start, End: start, Rule: "front-matter-missing", Severity: edit.Weak}}
}

var fieldLine = regexp.MustCompile(`^\s*[A-Za-z_]+:(\s|$)`)

func looksLikeField(rest string) bool { return fieldLine.MatchString(rest) }

// yamlProblem reports a YAML syntax error.
func (m Matter) yamlProblem(failure stop, yamlStart int) edit.Problem {
	p := m.problem(failure)
	if p.Fix = m.closeEarlier(p.Start); p.Fix == nil {
		p.Fix = m.yamlFix(yamlStart, failure.at, false)
	}
	return p
}

// problem names the cause of an error and marks its line.
func (m Matter) problem(failure stop) edit.Problem {
	start, end := m.lineAt(failure.at)
	return edit.Problem{
		Start: start, End: end, Rule: causes[failure.why].rule, Detail: failure.detail(m.text[:m.End]), Severity: edit.Wrong,
	}
}

// valueProblem reports a value that Ruby rejects.
func (m Matter) valueProblem(failure stop) edit.Problem {
	p := m.problem(failure)
	if failure.end > 0 {
		p.Fix = []edit.Edit{{Start: failure.at, End: failure.end, New: Quote(m.text[failure.at:failure.end])}}
	}
	return p
}

// shapeProblem reports valid YAML that is not a mapping.
func (m Matter) shapeProblem(root *node, yamlStart int) edit.Problem {
	p := edit.Problem{Rule: "front-matter-no-fields", Severity: edit.Wrong}
	p.Start, p.End = m.lineAt(root.start)
	p.Fix = m.yamlFix(yamlStart, root.start, true)
	return p
}

// lineAt returns the range of the line around a byte of the YAML, without white space at its ends.
func (m Matter) lineAt(at int) (int, int) {
	at = min(at, m.End)
	start := strings.LastIndexByte(m.text[:at], '\n') + 1
	end := at
	for end < m.End && breakLen(m.text[end:]) == 0 {
		end++
	}
	end = start + len(strings.TrimRight(m.text[start:end], whiteSpace))
	return end - len(strings.TrimLeft(m.text[start:end], whiteSpace)), end
}

// restProblem marks the text after the first YAML document, which Jekyll ignores. It occurs, for
// example, after first lines that are indented deeper than the others.
func (m Matter) restProblem(at int) edit.Problem {
	rest := strings.TrimRight(m.text[at:m.End], whiteSpace)
	return edit.Problem{
		Start: at, End: at + len(rest), Rule: "front-matter-rest", Severity: edit.Wrong, Fix: m.unindent(at),
	}
}

// unindent returns the edits that remove the indentation of the lines before a byte, or nil if
// Jekyll ignores a part of the text then, too.
func (m Matter) unindent(end int) (fix []edit.Edit) {
	if len(m.Fields) == 0 {
		return nil
	}
	indent := m.indent(m.Fields[0].Start)
	for at := m.Start; at < end; at = m.lineEnd(at) {
		if strings.HasPrefix(m.text[at:end], indent) {
			fix = append(fix, edit.Edit{Start: at, End: at + len(indent)})
		}
	}
	if fixed, err := edit.Apply(m.text[:m.End], fix); err != nil || !isWhole(fixed) {
		return nil
	}
	return fix
}
