// Package frontmatter finds the front matter of a post as Jekyll does, reads its values as Jekyll would get them, and knows the
// bytes of each field, so that a field can be changed without touching any other byte.
//
// The values come from goldmark-meta; where Ruby's Psych, which Jekyll uses, takes a word for something else, Psych decides.
// YAML is never written from values.
package frontmatter

import (
	"regexp"
	"strings"

	meta "github.com/yuin/goldmark-meta"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"gopkg.in/yaml.v2"

	"daylog/internal/edit"
)

// A Matter is the front matter of a post.
type Matter struct {
	Found bool // the text has a front matter
	Valid bool // its YAML can be read; if not, Jekyll drops all of it and publishes the body

	// Values holds nil, bool, int, float64, string, Date, time.Time, []any and map[string]any.
	Values map[string]any

	// Fields are the keys and their ranges in the order of the text, the sub-keys of "image" after it as "image.path". They are
	// missing where the YAML is written in a way that is not understood to the byte.
	Fields []Field

	Start, End int // the YAML between the fences
	Body       int // where the body starts
	Problems   []edit.Problem

	text string
}

// Read reads the front matter at the start of text.
func Read(text string) Matter {
	start, end, body, found := find(text)
	m := Matter{Found: found, Values: map[string]any{}, Start: start, End: end, Body: body, text: text}
	if !found {
		m.Problems = missing(text)
		return m
	}
	m.Start = start + strings.IndexByte(text[start:], '\n') + 1
	root, at := compose(text[:end], start+len("---"))
	values, pairs, err := decode(text[start:end])
	if err != nil && !(isShape(err) && root.isNothing()) {
		m.Problems = append(m.Problems, m.yamlProblem(err, start, root, at))
		return m
	}
	m.settle(root, values, pairs)
	if m.Valid && at < end {
		m.Problems = append(m.Problems, m.restProblem(at))
	}
	return m
}

// settle takes over the parser's values, as Psych would have them, and the fields.
func (m *Matter) settle(root *node, values map[string]any, pairs yaml.MapSlice) {
	m.Valid = true
	if root == nil || root.form != mapping {
		m.take(values)
		return
	}
	r := reconciler{}
	settled, ok := r.value(root, pairs)
	switch {
	case r.symbol != nil:
		m.Valid = false
		m.Problems = []edit.Problem{m.symbolProblem(r.symbol)}
	case ok:
		m.Values = settled.(map[string]any)
		m.Fields = fields(m.text, root)
		m.Problems = m.repeated()
	default: // a merge key, say
		m.take(values)
	}
}

func (m *Matter) take(values map[string]any) {
	if values != nil {
		m.Values = plainMaps(values).(map[string]any)
	}
}

// Field returns the field of a key. Of several with the same key it is the last, as for Jekyll.
func (m Matter) Field(key string) (Field, bool) {
	for i := len(m.Fields) - 1; i >= 0; i-- {
		if m.Fields[i].Key == key {
			return m.Fields[i], true
		}
	}
	return Field{}, false
}

// Source returns the bytes of a range of the text, such as a field's value.
func (m Matter) Source(start, end int) string { return m.text[start:end] }

// decode reads source with goldmark-meta, as a map and as a list in the order of the text. Its parser is handed the lines that
// Jekyll found, instead of being let to find them: it would end the front matter at a line with a lone "-".
func decode(source string) (map[string]any, yaml.MapSlice, error) {
	lines := text.NewSegments()
	lines.Append(text.NewSegment(0, len(source)))
	block := ast.NewTextBlock()
	block.SetLines(lines)
	document := ast.NewDocument()
	document.AppendChild(document, block)
	context := parser.NewContext()
	meta.NewParser().Close(block, text.NewReader([]byte(source)), context)
	if _, err := meta.TryGet(context); err != nil {
		return nil, nil, err
	}
	return meta.Get(context), meta.GetItems(context), nil
}

// isShape reports whether the YAML is fine, but not a mapping.
func isShape(err error) bool { return strings.Contains(err.Error(), "cannot unmarshal") }

// missing explains why a text that seems to have a front matter has none.
func missing(text string) []edit.Problem {
	rest := strings.TrimPrefix(text, byteOrderMark)
	start := len(text) - len(rest)
	dashes := strings.TrimLeft(rest, whiteSpace)
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
		return []edit.Problem{{Start: space, End: lineEnd, Rule: "front-matter-unclosed", Severity: edit.Wrong}}
	}
	return []edit.Problem{{Start: start, End: start, Rule: "front-matter-missing", Severity: edit.Weak}}
}

var fieldLine = regexp.MustCompile(`^\s*[A-Za-z_]+:(\s|$)`)

func looksLikeField(rest string) bool { return fieldLine.MatchString(rest) }

// yamlProblem explains an error of the YAML parser, in its words, and marks the line at which the reader of our own stopped too. That
// tells the place better than the parser's line: where a quote opens, rather than where the text ends.
func (m Matter) yamlProblem(err error, start int, root *node, at int) edit.Problem {
	p := edit.Problem{Rule: "front-matter-yaml", Severity: edit.Wrong, Detail: errorPlace.ReplaceAllString(err.Error(), "")}
	if isShape(err) {
		p.Rule, p.Detail = "front-matter-no-fields", ""
	}
	if root != nil {
		at = root.start
	}
	p.Start, p.End = m.lineAt(at)
	p.Fix = m.yamlFix(start, at)
	return p
}

var errorPlace = regexp.MustCompile(`^yaml: (?:line \d+: )?`)

// lineAt returns the text of the line around a byte of the YAML, without white space at its ends.
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

// symbolProblem explains a word such as :a, which is a Symbol in Ruby's YAML.
func (m Matter) symbolProblem(n *node) edit.Problem {
	return edit.Problem{
		Start: n.start, End: n.end, Rule: "front-matter-symbol", Detail: n.text, Severity: edit.Wrong,
		Fix: []edit.Edit{{Start: n.start, New: `"`, End: n.start}, {Start: n.end, End: n.end, New: `"`}},
	}
}

// restProblem marks what follows the YAML's first document, as after first lines that are indented deeper than the others:
// Jekyll never reads it.
func (m Matter) restProblem(at int) edit.Problem {
	rest := strings.TrimRight(m.text[at:m.End], whiteSpace)
	return edit.Problem{Start: at, End: at + len(rest), Rule: "front-matter-rest", Severity: edit.Wrong}
}

// repeated marks keys that stand again below, where Jekyll takes the last.
func (m Matter) repeated() []edit.Problem {
	var problems []edit.Problem
	for i, f := range m.Fields {
		for _, later := range m.Fields[i+1:] {
			if later.Key == f.Key {
				problems = append(problems, edit.Problem{
					Start: f.Start, End: f.End, Rule: "front-matter-repeated", Detail: f.Key, Severity: edit.Weak,
				})
				break
			}
		}
	}
	return problems
}
