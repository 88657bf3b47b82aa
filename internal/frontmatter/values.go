package frontmatter

import (
	"encoding/base64"
	"strings"

	"daylog/internal/edit"
)

// SafeYAML builds values from libyaml's events. It has one pending key for all mappings together
// and drops a nil in key position, so odd keys shift the values after them: {{x}} is an empty map.
// The builder does the same, event by event. It adds two limits: lists and mappings deeper than
// maxDepth are nil, and so is an alias that would repeat too much.

// A later is an unfinished list or mapping, or an anchor's value, with its size if repeated.
type later struct {
	value any
	order *Order
	done  bool
	isMap bool
	size  int // in characters, with each alias counted
	depth int
}

// A frame is the list or mapping that values are added to.
type frame struct {
	*later
	items []any
	pairs []pair
}

type pair struct{ key, value any }

type builder struct {
	src      string
	anchors  map[string]*later
	key      any   // SafeYAML's pending key
	keyNode  *node // its node
	repeats  int   // number of characters that aliases may still repeat
	problems []edit.Problem
	reported map[string]bool // rules and details already reported
}

// values returns the value of the first document as SafeYAML builds it, its order, and the problems
// of parts that daylog or Jekyll does not read. It may panic with a stop.
func values(src string, root *node) (any, *Order, []edit.Problem) {
	b := &builder{src: src, anchors: map[string]*later{}, reported: map[string]bool{}, repeats: 1<<16 + 8*len(src)}
	top := &frame{later: &later{}}
	b.add(top, root, 0)
	value, order := finish(top.items[0])
	return value, order, b.problems
}

// add adds a node's value to the list or mapping around it.
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

// resolve returns the value of a word, and stops if Ruby rejects it.
func (b *builder) resolve(n *node, text string) any {
	value, ok := resolve(text)
	if !ok {
		failure := stop{at: n.start, why: badNumber, word: text}
		if n.form == scalar && n.style == Plain {
			failure.end = n.end
		}
		panic(failure)
	}
	return value
}

// decodeBinary decodes base64 as Ruby does: it skips other characters and ends at a "=" in the
// second half of a group of four.
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

// repeat returns an alias's value and counts it. SafeYAML resolves a string again without its
// quotes, and an undefined anchor is nil.
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
		return known // a map merged into itself does not change
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

// reportAlias reports an alias without an anchor. The fix quotes it as text, except for a key: a
// string key would change how SafeYAML pairs the values after it. An alias alone is not front
// matter.
func (b *builder) reportAlias(to *frame, n *node, depth int) {
	var fix []edit.Edit
	if depth > 0 && (!to.isMap || b.key != nil) {
		fix = []edit.Edit{{Start: n.start, End: n.end, New: Quote(b.src[n.start:n.end])}}
	}
	b.report(n, "front-matter-alias", n.text, fix...)
}

// report adds a problem, but only the first of several with the same rule and detail, because they
// have the same cause.
func (b *builder) report(n *node, rule, detail string, fix ...edit.Edit) {
	if key := rule + " " + detail; !b.reported[key] {
		b.reported[key] = true
		b.problems = append(b.problems, edit.Problem{
			Start: n.start, End: n.end, Rule: rule, Detail: detail, Severity: edit.Wrong, Fix: fix,
		})
	}
}

// collection adds a list or mapping. It is added before its items, which matters if it is a key.
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
		f.value, f.order = f.mapped()
	} else {
		f.value, f.order = f.listed()
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
	case isLater && known.isMap && !known.done: // this map is still empty
	case isLater && known.isMap:
		values := known.value.(map[string]any)
		for _, key := range known.order.Sort(values) {
			merged := &later{value: values[key], order: known.order.Value(key), done: true}
			to.pairs = append(to.pairs, pair{key, merged})
		}
	default:
		panic(stop{at: n.start, why: badMerge})
	}
}

// mapped returns the map of a finished frame. Of equal keys the last counts. It drops keys that are
// not strings; no part of Jekyll or the theme uses them.
func (f *frame) mapped() (map[string]any, *Order) {
	out, order := make(map[string]any, len(f.pairs)), &Order{}
	for _, pair := range f.pairs {
		key, isText := pair.key.(string)
		if !isText {
			continue
		}
		value, inner := finish(pair.value)
		if _, known := out[key]; !known {
			order.Keys = append(order.Keys, key)
		}
		out[key] = value
		order.setValue(key, inner)
	}
	return out, order
}

func (f *frame) listed() ([]any, *Order) {
	out := make([]any, len(f.items))
	var order *Order
	for i, item := range f.items {
		var inner *Order
		if out[i], inner = finish(item); inner != nil {
			if order == nil {
				order = &Order{Items: make([]*Order, len(f.items))}
			}
			order.Items[i] = inner
		}
	}
	return out, order
}

// finish unwraps a value.
func finish(value any) (any, *Order) {
	if known, isLater := value.(*later); isLater {
		return known.value, known.order
	}
	return value, nil
}
