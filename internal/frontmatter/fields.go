package frontmatter

import "strings"

// A Field is the position of a key and its value in the text. All offsets are bytes.
type Field struct {
	Key                  string // "title", or "image.path" for a key of image
	Start, End           int    // the key, the colon and the value
	ValueStart, ValueEnd int    // equal if the value is empty
	Style                Style
	Items                []Item // of a list

	colon  int  // end of the colon
	inFlow bool // the field is in a mapping in braces
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
		all = append(all, newField(text, key.key, key, value, root.style == Flow))
		if key.key != "image" {
			return
		}
		inFlow := value.style == Flow
		value.pairs(func(key, value *node) { all = append(all, newField(text, "image."+key.key, key, value, inFlow)) })
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

// pairs calls f for each key that SafeYAML accepts as a string, with the node of its value.
func (n *node) pairs(f func(key, value *node)) {
	if n.form != mapping || n.irregular {
		return
	}
	for i := 0; i < len(n.items); i += 2 {
		if n.items[i].isKey {
			f(n.items[i], n.items[i+1])
		}
	}
}
