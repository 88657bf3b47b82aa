package liquid

import (
	"strconv"
	"unicode/utf8"
)

// maxJSONDepth is the nesting that Ruby's JSON accepts.
const maxJSONDepth = 100

func filterJSON(c *context, in Value, _ []Value) (Value, error) {
	w := jsonWriter{context: c}
	w.value(in, 0)
	if w.err != nil {
		return nil, w.err
	}
	return c.textResult(string(w.text)), nil
}

// A jsonWriter writes values as Ruby's to_json.
type jsonWriter struct {
	*context
	text  []byte
	items int
	err   error
}

func (w *jsonWriter) value(v Value, depth int) {
	switch v := v.(type) {
	case nil:
		w.add("null")
	case Bool, Int, Big:
		w.add(w.str(v))
	case Float:
		w.float(v)
	case Array:
		w.list(v, depth+1)
	case *Hash:
		w.hash(v, depth+1)
	case Object:
		w.object(v, depth+1)
	default:
		w.quote(w.str(v))
	}
}

// float writes a number. JSON has no infinities, and Jekyll converts NaN forever, as it is not
// equal to itself.
func (w *jsonWriter) float(f Float) {
	text := formatFloat(float64(f))
	switch text {
	case "NaN":
		w.err = stackError()
	case "Infinity", "-Infinity":
		if !w.options.IsRuby34 {
			text = "1000: " + text // the line in the source of json 2.6
		}
		w.fail("JSON::GeneratorError", text+" not allowed in JSON")
	default:
		w.add(text)
	}
}

func (w *jsonWriter) fail(class, text string) {
	if w.err == nil {
		w.err = rubyError(class, "%s", text)
	}
}

// next reports whether another item may be written at a depth.
func (w *jsonWriter) next(depth int) bool {
	if depth > maxJSONDepth {
		w.fail("JSON::NestingError", "nesting of "+strconv.Itoa(depth-1)+" is too deep")
	}
	if w.items++; w.items > maxItems || len(w.text) > maxPrinted {
		w.isExhausted = true
	}
	return w.err == nil && !w.isExhausted
}

func (w *jsonWriter) add(text string) { w.text = append(w.text, text...) }

func (w *jsonWriter) list(list Array, depth int) {
	if !w.next(depth) {
		return
	}
	w.add("[")
	for i, item := range list {
		if i > 0 {
			w.add(",")
		}
		if !w.next(depth) {
			return
		}
		w.value(item, depth)
	}
	w.add("]")
}

func (w *jsonWriter) hash(h *Hash, depth int) {
	if !w.next(depth) {
		return
	}
	w.add("{")
	for i, e := range h.entries {
		if i > 0 {
			w.add(",")
		}
		if !w.next(depth) {
			return
		}
		w.quote(w.str(e.Key))
		w.add(":")
		w.value(e.Value, depth)
	}
	w.add("}")
}

// collapsed are the keys that Jekyll leaves out of a document within another one.
var collapsed = map[string]bool{
	"content": true, "output": true, "excerpt": true, "next": true, "previous": true,
}

// object writes the keys of a drop. A document that is the next or previous one of a document
// within another has no neighbours of its own.
func (w *jsonWriter) object(o Object, depth int) {
	keys := o.Keys()
	if keys == nil {
		w.quote(o.Text())
		return
	}
	if !w.next(depth) {
		return
	}
	w.add("{")
	for i, key := range keys {
		if i > 0 {
			w.add(",")
		}
		if !w.next(depth) {
			return
		}
		w.quote(key)
		w.add(":")
		v, _ := o.Get(key)
		if neighbour, ok := v.(Object); ok && depth > 2 && (key == "next" || key == "previous") {
			v = collapse(neighbour)
		}
		w.value(v, depth)
	}
	w.add("}")
}

// collapse returns the keys of a document without its texts and neighbours.
func collapse(o Object) *Hash {
	h := &Hash{}
	for _, key := range o.Keys() {
		if !collapsed[key] {
			v, _ := o.Get(key)
			h.set(String(key), v)
		}
	}
	return h
}

func (w *jsonWriter) quote(text string) {
	if !utf8.ValidString(text) {
		w.fail("JSON::GeneratorError", "source sequence is illegal/malformed utf-8")
		return
	}
	w.add(`"`)
	start := 0
	for i := 0; i < len(text); i++ {
		c := text[i]
		if c >= ' ' && c != '"' && c != '\\' {
			continue
		}
		w.add(text[start:i])
		start = i + 1
		switch c {
		case '"', '\\':
			w.add(`\` + string(c))
		case '\b', '\t', '\n', '\f', '\r':
			w.add(`\` + string("btn.fr"[c-'\b']))
		default:
			w.add(`\u00` + string([]byte{"0123456789abcdef"[c>>4], "0123456789abcdef"[c&15]}))
		}
	}
	w.add(text[start:] + `"`)
}
