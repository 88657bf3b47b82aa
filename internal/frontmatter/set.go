package frontmatter

import (
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"time"

	"daylog/internal/edit"
)

// Set replaces only the bytes of a value, or of one item of its list; comments, order, quotes and
// line ends stay. As YAML has many special cases, Set parses the result again and refuses the edit
// if any other value changed.

var (
	// errInvalid is returned for front matter that cannot be parsed.
	errInvalid = errors.New("the front matter cannot be read")
	// errRefused is returned if no edit changes the field and nothing else.
	errRefused = errors.New("the field is written in a way that cannot be changed here")
)

// Set returns the edits, in bytes, that set the field of a key to a value: a string, bool, Date,
// time.Time or []string; nil deletes the field. A time in time.UTC is written without a zone. The
// key may be "image.path" or another key of image. A new field is inserted in the order of Chirpy's
// documentation; a text without front matter gets one. The error is errInvalid or errRefused.
func (m Matter) Set(key string, value any) ([]edit.Edit, error) {
	if !m.Found && value == nil {
		return nil, nil
	}
	if !m.Found {
		front := "---" + m.newline() + block(key, value, m.newline()) + "---" + m.newline()
		return m.verified(key, value, []edit.Edit{{Start: m.Start, End: m.Start, New: front}})
	}
	if !m.Valid {
		return nil, errInvalid
	}
	if len(m.Fields) == 0 && len(m.Values) > 0 {
		return nil, errRefused
	}
	if value == nil {
		return m.verified(key, nil, m.remove(key))
	}
	f, ok := m.target(key)
	if !ok {
		return m.verified(key, value, m.insert(key, value))
	}
	if m.has(f, m.value(key), value) {
		return nil, nil
	}
	switch want := value.(type) {
	case []string:
		return m.verified(key, value, m.setList(f, want))
	case time.Time:
		return m.verified(key, value, []edit.Edit{m.put(f, m.timeSource(f, want))})
	}
	return m.verified(key, value, []edit.Edit{m.put(f, scalarSource(value, f.Style, f.inFlow))})
}

// target returns the field to set. The path of a cover may be the whole value of image.
func (m Matter) target(key string) (Field, bool) {
	f, ok := m.Field(key)
	if ok || key != "image.path" {
		return f, ok
	}
	f, ok = m.Field("image")
	return f, ok && f.ValueStart < f.ValueEnd && f.Style <= Folded
}

// verified returns the edits if they set the key to its value and change nothing else, otherwise
// errRefused.
func (m Matter) verified(key string, value any, edits []edit.Edit) ([]edit.Edit, error) {
	text, err := edit.Apply(m.text, edits)
	if err != nil {
		return nil, fmt.Errorf("%w: %v", errRefused, err)
	}
	after := Read(text)
	f, ok := after.target(key)
	if !after.Valid || ok != (value != nil) || ok && !after.has(f, after.value(key), value) ||
		after.text[after.Body:] != m.text[m.Body:] || !reflect.DeepEqual(m.others(key), after.others(key)) {
		return nil, errRefused
	}
	return edits, nil
}

// others returns all values except that of a key.
func (m Matter) others(key string) map[string]any {
	values := maps.Clone(m.Values)
	top, sub, nested := strings.Cut(key, ".")
	if !nested {
		delete(values, top)
		return values
	}
	image, isMap := values[top].(map[string]any)
	if !isMap {
		image = map[string]any{"path": values[top]} // Chirpy treats a string as the path
	}
	image = maps.Clone(image)
	delete(image, sub)
	maps.DeleteFunc(image, func(_ string, value any) bool { return value == nil })
	values[top] = image // empty if it had only this key
	return values
}

// value returns the value of a key, which may be a key of image.
func (m Matter) value(key string) any {
	top, sub, nested := strings.Cut(key, ".")
	if !nested {
		return m.Values[top]
	}
	image, isMap := m.Values[top].(map[string]any)
	if !isMap && sub == "path" {
		return m.Values[top]
	}
	return image[sub]
}

// has reports whether a field already has the wanted value. A number or date counts as equal to the
// text from which it was parsed.
func (m Matter) has(f Field, value, want any) bool {
	switch want := want.(type) {
	case time.Time:
		return m.hasTime(f, want)
	case []string:
		return m.hasWords(f, value, want)
	case Date:
		return value == want || value == string(want)
	case string:
		return m.reads(Item{f.ValueStart, f.ValueEnd, f.Style}, value, want)
	}
	return value == want
}

// reads reports whether a value is text, or was parsed from text.
func (m Matter) reads(at Item, value any, text string) bool {
	return value == text || value != nil && at.Style == Plain && m.Source(at.Start, at.End) == text
}

// put returns the edit that replaces a field's value.
func (m Matter) put(f Field, source string) edit.Edit {
	start := f.ValueStart
	if f.ValueStart == f.ValueEnd {
		source = " " + source
	} else if f.Style == Block { // the items are deleted, and the new value goes beside the key
		start, source = f.colon, " "+source
	}
	return edit.Edit{Start: start, End: f.ValueEnd, New: source}
}

// scalarSource writes a value in the field's style if possible.
func scalarSource(value any, style Style, inFlow bool) string {
	switch value := value.(type) {
	case time.Time:
		return value.Format(formOf(value))
	case Date:
		return inQuotes(string(value), style)
	case string:
		switch {
		case style == SingleQuoted && !strings.ContainsFunc(value, isControl):
			return "'" + strings.ReplaceAll(value, "'", "''") + "'"
		case style == DoubleQuoted:
			return doubleQuoted(value)
		case isPlain(value, inFlow):
			return value
		}
		return Quote(value)
	case []string:
		return "[" + strings.Join(itemSources(value), ", ") + "]"
	}
	return fmt.Sprint(value)
}

// isPlain reports whether text needs no quotes.
func isPlain(text string, inFlow bool) bool {
	source := "key: " + text + "\n"
	if inFlow {
		source = "key: [" + text + "]\n"
	}
	root, _, _ := parse(source, 0)
	if root == nil || root.form != mapping || len(root.items) != 2 {
		return false
	}
	n := root.items[1]
	if inFlow {
		if n.form != list || len(n.items) != 1 {
			return false
		}
		n = n.items[0]
	}
	value, ok := resolve(text)
	return n.form == scalar && n.style == Plain && n.tag == "" && n.anchor == "" && n.text == text && n.end-n.start == len(text) && ok && value == text
}

func itemSources(words []string) []string {
	sources := make([]string, len(words))
	for i, word := range words {
		sources[i] = scalarSource(word, Plain, true)
	}
	return sources
}

// order is the order of fields in Chirpy's documentation; other keys come last.
var order = []string{
	"layout", "title", "date", "last_modified_at", "categories", "tags", "author", "authors", "description", "image", "media_subpath",
	"toc", "comments", "math", "mermaid", "pin", "hidden", "published", "render_with_liquid", "lang",
}

// insert returns the edits that add a field.
func (m Matter) insert(key string, value any) []edit.Edit {
	if top, sub, nested := strings.Cut(key, "."); nested {
		if image, ok := m.Field(top); ok {
			return m.insertInto(image, sub, value)
		}
	}
	line := block(key, value, m.newline())
	at, indent := m.End, ""
	if before, ok := m.neighbour(key); ok {
		at, indent = m.lineEnd(before.End), m.indent(before.Start)
	} else if len(m.Fields) > 0 {
		indent = m.indent(m.Fields[0].Start)
		at = m.Fields[0].Start - len(indent)
	}
	if indent != "" {
		lines := strings.SplitAfter(strings.TrimSuffix(line, m.newline()), m.newline())
		line = indent + strings.Join(lines, indent) + m.newline()
	}
	return []edit.Edit{{Start: at, End: at, New: line}}
}

// neighbour returns the last field that precedes key in the order.
func (m Matter) neighbour(key string) (Field, bool) {
	rank := rankOf(key)
	found, ok := Field{}, false
	for _, f := range m.Fields {
		if !strings.Contains(f.Key, ".") && rankOf(f.Key) <= rank {
			found, ok = f, true
		}
	}
	return found, ok
}

func rankOf(key string) int {
	top, _, _ := strings.Cut(key, ".")
	if i := slices.Index(order, top); i >= 0 {
		return i
	}
	return len(order)
}

// insertInto adds a key to image, which may be a mapping in either style, a path or empty.
func (m Matter) insertInto(image Field, sub string, value any) []edit.Edit {
	source := sub + ": " + scalarSource(value, Plain, image.Style == Flow)
	last, found := Field{}, false
	for _, f := range m.Fields {
		if strings.HasPrefix(f.Key, image.Key+".") && image.Start <= f.Start && f.End <= image.End {
			last, found = f, true
		}
	}
	indent := m.indent(image.Start) + "  "
	switch {
	case image.Style == Flow && found:
		return []edit.Edit{{Start: last.End, End: last.End, New: ", " + source}}
	case found:
		at := m.lineEnd(last.End)
		return []edit.Edit{{Start: at, End: at, New: m.indent(last.Start) + source + m.newline()}}
	case image.ValueStart == image.ValueEnd:
		at := m.lineEnd(image.End)
		return []edit.Edit{{Start: at, End: at, New: indent + source + m.newline()}}
	case image.Style == Block || image.Style == Flow || image.Style == Alias:
		return nil
	}
	// A path alone becomes the path of the new mapping.
	lineEnd := m.lineEnd(image.End)
	return []edit.Edit{
		{Start: image.colon, End: image.ValueStart, New: m.newline() + indent + "path: "},
		{Start: lineEnd, End: lineEnd, New: indent + source + m.newline()},
	}
}

// block writes a field on its own lines.
func block(key string, value any, newline string) string {
	if top, sub, nested := strings.Cut(key, "."); nested {
		return top + ":" + newline + "  " + block(sub, value, newline)
	}
	return key + ": " + scalarSource(value, Plain, false) + newline
}

// newline returns the line end that the front matter uses.
func (m Matter) newline() string {
	if i := strings.IndexByte(m.text, '\n'); i > 0 && m.text[i-1] == '\r' {
		return "\r\n"
	}
	return "\n"
}

// lineEnd returns the end of the line around at, including its line end.
func (m Matter) lineEnd(at int) int {
	if i := strings.IndexByte(m.text[at:m.End], '\n'); i >= 0 {
		return at + i + 1
	}
	return m.End
}

// indent returns the white space before a key on its line.
func (m Matter) indent(start int) string {
	line := strings.LastIndexByte(m.text[:start], '\n') + 1
	return m.text[line:start]
}
