package frontmatter

import (
	"fmt"
	"strings"

	"gopkg.in/yaml.v2"
)

// A Field is where a key and its value stand in the text.
type Field struct {
	Key                  string // "title", or "image.path" for a key in image
	Start, End           int    // the key, the colon and the value
	ValueStart, ValueEnd int    // equal if there is no value
	Style                Style
	Items                []Item // of a list

	colon  int  // where the colon ends
	inFlow bool // the field stands in { }
}

// An Item is an element of a list.
type Item struct {
	Start, End int
	Style      Style
}

// fields lists the fields of a mapping.
func fields(text string, root *node) []Field {
	var all []Field
	root.pairs(func(key, value *node) {
		all = append(all, newField(text, key.text, key, value, root.style == Flow))
		if key.text != "image" {
			return
		}
		inFlow := value.style == Flow
		value.pairs(func(key, value *node) { all = append(all, newField(text, "image."+key.text, key, value, inFlow)) })
	})
	return all
}

func newField(text, name string, key, value *node, inFlow bool) Field {
	f := Field{
		colon: key.end + strings.IndexByte(text[key.end:value.start]+":", ':') + 1, inFlow: inFlow,
		Key: name, Start: key.start, End: max(key.end, value.end),
		ValueStart: value.start, ValueEnd: value.end, Style: value.style,
	}
	if value.form == list {
		for _, item := range value.items {
			f.Items = append(f.Items, Item{item.start, item.end, item.style})
		}
	}
	return f
}

// pairs calls f for each key that is a scalar.
func (n *node) pairs(f func(key, value *node)) {
	if n.form != mapping {
		return
	}
	for i := 0; i < len(n.items); i += 2 {
		if n.items[i].form == scalar {
			f(n.items[i], n.items[i+1])
		}
	}
}

// reconciler compares the nodes that we read with the values that goldmark-meta did, and puts Psych's view of plain words in.
type reconciler struct {
	symbol *node // a word that Jekyll does not permit
}

// value returns v as Psych would have it. ok == false means that n and v differ in a way that is not Psych's: then n
// is not to be believed and v is returned as it is.
func (r *reconciler) value(n *node, v any) (value any, ok bool) {
	switch n.form {
	case alias:
		return plainMaps(v), true
	case list:
		return r.list(n, v)
	case mapping:
		return r.mapping(n, v)
	}
	return r.scalar(n, v)
}

func (r *reconciler) scalar(n *node, v any) (any, bool) {
	if isCollection(v) {
		return plainMaps(v), false
	}
	text, isString := v.(string)
	if isString && text != n.text {
		return v, n.tag == "!!binary"
	}
	if strings.HasPrefix(n.tag, "!!") || n.tag == "" && n.style > Plain {
		return v, isString || n.tag != ""
	}
	// A word, or what has a tag unknown to Psych, which then does not mind quotes.
	value, ok := resolve(n.text)
	if !ok && r.symbol == nil {
		r.symbol = n
	}
	return value, true
}

func (r *reconciler) list(n *node, v any) (any, bool) {
	values, ok := v.([]any)
	if !ok || len(values) != len(n.items) {
		return plainMaps(v), false
	}
	out, all := make([]any, len(values)), true
	for i, item := range n.items {
		out[i], ok = r.value(item, values[i])
		all = all && ok
	}
	return out, all
}

func (r *reconciler) mapping(n *node, v any) (any, bool) {
	pairs, ok := v.(yaml.MapSlice)
	if !ok || len(pairs)*2 != len(n.items) {
		return plainMaps(v), false
	}
	out, all := make(map[string]any, len(pairs)), true
	for i, pair := range pairs {
		key, value := n.items[2*i], n.items[2*i+1]
		if isCollection(pair.Key) || key.form != scalar {
			all = false
			continue
		}
		r.scalar(key, pair.Key)
		settled, ok := r.value(value, pair.Value)
		out[key.text] = settled // of several equal keys the last counts
		all = all && ok
	}
	return out, all
}

func isCollection(v any) bool {
	switch v.(type) {
	case []any, map[any]any, map[string]any, yaml.MapSlice:
		return true
	}
	return false
}

// plainMaps turns the parser's maps into map[string]any, all the way down.
func plainMaps(v any) any {
	switch v := v.(type) {
	case yaml.MapSlice:
		out := make(map[string]any, len(v))
		for _, pair := range v {
			out[fmt.Sprint(pair.Key)] = plainMaps(pair.Value)
		}
		return out
	case map[any]any:
		out := make(map[string]any, len(v))
		for key, value := range v {
			out[fmt.Sprint(key)] = plainMaps(value)
		}
		return out
	case map[string]any:
		for key, value := range v {
			v[key] = plainMaps(value)
		}
	case []any:
		for i := range v {
			v[i] = plainMaps(v[i])
		}
	}
	return v
}

// isNothing reports whether Ruby takes the node for false, so that Jekyll goes on as if there were no front matter.
func (n *node) isNothing() bool {
	if n == nil || n.form != scalar || n.style > Plain && n.tag == "" || strings.HasPrefix(n.tag, "!!") {
		return false
	}
	value, _ := resolve(n.text)
	return value == nil || value == false
}
