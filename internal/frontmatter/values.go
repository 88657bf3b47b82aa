package frontmatter

import (
	"encoding/base64"
	"strconv"
	"strings"
	"time"

	"daylog/internal/edit"
)

// SafeYAML builds values from libyaml's events. It has one pending key for all mappings together, and
// a nil in the place of a key is dropped, so that odd keys shift what follows them: {{x}} is an empty
// map. The builder does the same, event by event. Two of its limits are its own: lists and maps deeper
// than maxDepth are nil, and so is an alias that would repeat too much.

// A later is a list or a map that is being built, or an anchor's value, with the costs of repeating it.
type later struct {
	value any
	done  bool
	isMap bool
	size  int // in characters, aliases counted each time
	depth int
}

// A frame is the list or the map that values are added to.
type frame struct {
	*later
	items []any
	pairs []pair
}

type pair struct{ key, value any }

type builder struct {
	src     string
	anchors map[string]*later
	key     any   // SafeYAML's pending key
	keyNode *node // the node that it came from
	repeats int   // characters that aliases may still repeat
	trouble []edit.Problem
	told    map[string]bool // rules and details of trouble
}

// values returns the value of the first document, as SafeYAML makes it, and reports what daylog or
// Jekyll does not read. It may panic with a stop.
func values(src string, root *node) (any, []edit.Problem) {
	b := &builder{src: src, anchors: map[string]*later{}, told: map[string]bool{}, repeats: 1<<16 + 8*len(src)}
	top := &frame{later: &later{}}
	b.add(top, root, 0)
	return finish(top.items[0]), b.trouble
}

// add adds a node's value to the list or the map around it.
func (b *builder) add(to *frame, n *node, depth int) {
	switch n.form {
	case alias:
		b.put(to, b.repeat(to, n, depth), n)
	case scalar:
		value := b.scalar(n)
		if n.anchor != "" {
			b.anchors[n.anchor] = &later{value: value, done: true, size: 1 + len(n.text)}
		}
		to.size += 1 + len(n.text)
		b.put(to, value, n)
	default:
		b.collection(to, n, depth+1)
	}
}

func (b *builder) scalar(n *node) any {
	switch {
	case n.tag == "tag:yaml.org,2002:binary", n.tag == "!binary", n.tag == "x-private:binary":
		return decodeBinary(n.text)
	case n.style > Plain && n.tag == "":
		return n.text
	}
	return b.resolve(n, n.text)
}

// resolve reads a word, and stops where Ruby refuses it.
func (b *builder) resolve(n *node, text string) any {
	value, ok := resolve(text)
	if !ok {
		trouble := stop{at: n.start, why: "invalid value for Float(): " + strconv.Quote(text)}
		if n.form == scalar && n.style == Plain {
			trouble.end = n.end
		}
		panic(trouble)
	}
	return value
}

// decodeBinary reads base64 as Ruby does: it passes over all that is not of it, and ends at a "=" in
// the second half of four digits.
func decodeBinary(text string) string {
	var digits []byte
	for i := 0; i < len(text) && !(text[i] == '=' && len(digits)%4 >= 2); i++ {
		if c := text[i]; c == '+' || c == '/' || isAlpha(c) && c != '_' && c != '-' {
			digits = append(digits, c)
		}
	}
	if len(digits)%4 == 1 {
		digits = digits[:len(digits)-1]
	}
	decoded, _ := base64.RawStdEncoding.DecodeString(string(digits))
	return strings.ToValidUTF8(string(decoded), "")
}

// repeat returns an alias's value and counts it. SafeYAML reads a string once more, without its
// quotes, and an anchor that is not there as nil.
func (b *builder) repeat(to *frame, n *node, depth int) any {
	known, ok := b.anchors[n.text]
	switch {
	case !ok:
		b.reportAlias(to, n, depth)
		return nil
	case known.done && depth+known.depth > maxDepth:
		b.report(n, "front-matter-deep", "")
		return nil
	case !known.done && b.key == "<<" && known.isMap:
		return known // a map merged into itself changes nothing
	case !known.done, known.size > b.repeats:
		b.report(n, "front-matter-repeats", n.text)
		return nil
	}
	b.repeats -= known.size
	to.size += known.size
	to.depth = max(to.depth, known.depth)
	if text, isText := known.value.(string); isText {
		return b.resolve(n, text)
	}
	return known
}

// reportAlias reports an alias without an anchor. It was meant as text, unless it is a key: with a
// string for a key, what follows would no longer be shifted. Text alone is no front matter.
func (b *builder) reportAlias(to *frame, n *node, depth int) {
	var fix []edit.Edit
	if depth > 0 && (!to.isMap || b.key != nil) {
		fix = []edit.Edit{{Start: n.start, End: n.end, New: Quote(b.src[n.start:n.end])}}
	}
	b.report(n, "front-matter-alias", n.text, fix...)
}

// report adds a problem. Of several with one rule and detail it adds only the first: they have the
// same cause.
func (b *builder) report(n *node, rule, detail string, fix ...edit.Edit) {
	if key := rule + " " + detail; !b.told[key] {
		b.told[key] = true
		b.trouble = append(b.trouble, edit.Problem{
			Start: n.start, End: n.end, Rule: rule, Detail: detail, Severity: edit.Wrong, Fix: fix,
		})
	}
}

// collection adds a list or a map. It is added before its items are, which matters where it is a key.
func (b *builder) collection(to *frame, n *node, depth int) {
	if n.tooDeep {
		b.report(n, "front-matter-deep", "")
		b.put(to, &later{done: true}, n)
		return
	}
	f := &frame{later: &later{isMap: n.form == mapping, size: 1}}
	if n.anchor != "" {
		b.anchors[n.anchor] = f.later
	}
	b.put(to, f.later, n)
	for i, item := range n.items {
		b.add(f, item, depth)
		if f.isMap && i%2 == 0 && (b.keyNode != item || b.key == nil) {
			n.irregular = true
		}
	}
	if f.isMap {
		f.value = f.mapped()
	} else {
		f.value = f.listed()
	}
	f.done = true
	f.depth++
	to.size += f.size
	to.depth = max(to.depth, f.depth)
}

// put adds a value, as SafeYAML's add_to_current_structure does.
func (b *builder) put(to *frame, value any, n *node) {
	switch {
	case !to.isMap:
		to.items = append(to.items, value)
	case b.key == nil:
		b.key, b.keyNode = value, n
	case b.key == "<<":
		b.merge(to, value, n)
		b.key = nil
	default:
		if key, isText := b.key.(string); isText && b.keyNode != nil {
			b.keyNode.key, b.keyNode.isKey = key, b.keyNode.form == scalar
		}
		to.pairs = append(to.pairs, pair{b.key, value})
		b.key = nil
	}
}

// merge adds the pairs of another map.
func (b *builder) merge(to *frame, value any, n *node) {
	known, isLater := value.(*later)
	switch {
	case isLater && known.isMap && !known.done: // a map that begins here is still empty
	case isLater && known.isMap:
		for key, value := range known.value.(map[string]any) {
			to.pairs = append(to.pairs, pair{key, value})
		}
	default:
		panic(stop{at: n.start, why: "no implicit conversion of " + className(finish(value)) + " into Hash"})
	}
}

// className returns the name that Ruby has for a value's class.
func className(value any) string {
	switch value := value.(type) {
	case nil:
		return "nil"
	case bool:
		if value {
			return "true"
		}
		return "false"
	case int, BigInteger:
		return "Integer"
	case float64:
		return "Float"
	case Date:
		return "Date"
	case time.Time:
		return "Time"
	case string:
		return "String"
	}
	return "Array"
}

// mapped returns the map that a frame has become. Of several equal keys the last counts. Keys that are
// not strings have no place in it; no part of Jekyll or the theme asks for one.
func (f *frame) mapped() map[string]any {
	out := make(map[string]any, len(f.pairs))
	for _, pair := range f.pairs {
		if key, isText := pair.key.(string); isText {
			out[key] = finish(pair.value)
		}
	}
	return out
}

func (f *frame) listed() []any {
	out := make([]any, len(f.items))
	for i, item := range f.items {
		out[i] = finish(item)
	}
	return out
}

// finish returns a value without the wrapping that it had while it was built.
func finish(value any) any {
	if known, isLater := value.(*later); isLater {
		return known.value
	}
	return value
}
