package liquid

// A sequence is a list, or a range without its items.
type sequence struct {
	length int
	at     func(i int) Value
	isText bool // a text, which limit and offset do not apply to
}

// sequenceOf returns the items over which a loop runs: those of a list, the pairs of a hash, the
// integers of a range, the keys of an object, and a text as its only item.
func sequenceOf(v Value) sequence {
	switch v := v.(type) {
	case Array:
		return sequence{length: len(v), at: func(i int) Value { return v[i] }}
	case *Hash:
		return sequence{length: v.Len(), at: func(i int) Value {
			return Array{v.entries[i].Key, v.entries[i].Value}
		}}
	case Range:
		return sequence{length: v.Len(), at: func(i int) Value { return Int(v.First + int64(i)) }}
	case String:
		if v != "" {
			return sequence{length: 1, at: func(int) Value { return v }, isText: true}
		}
	case Object:
		keys := v.Keys()
		return sequence{length: len(keys), at: func(i int) Value { return String(keys[i]) }}
	}
	return sequence{}
}

// slice returns the items from an index on, up to an end if there is one.
func (s sequence) slice(from int64, end *int64) sequence {
	if s.isText {
		return s
	}
	first, last := max(from, 0), int64(s.length)
	if end != nil {
		last = min(last, *end)
	}
	if last <= first {
		return sequence{}
	}
	return sequence{length: int(last - first), at: func(i int) Value { return s.at(int(first) + i) }}
}

// A forTag is {% for %}.
type forTag struct {
	variable, name           string // name is "variable-collection", shared by equal loops
	collection               expression
	limit, offset            expression // nil without one
	isReversed, isContinuing bool       // isContinuing: offset:continue
	body, otherwise          *body
}

func parseFor(p *parser, n *node, markup string) (tag, *Error) {
	n.isBlock, n.isBlank = true, true
	t := &forTag{body: &body{isBlank: true}}
	_, err := switched(p, n.line, quotedMarkup(markup),
		func() (*forTag, *Error) { return t, t.parseStrict(markup) },
		func() (*forTag, *Error) { return t, t.parseLax(markup) })
	if err != nil {
		return nil, err
	}
	block := block{"for", func(name, markup string) (isKnown bool, err *Error) {
		if name == "else" {
			t.otherwise = &body{isBlank: true}
		}
		return name == "else", nil
	}}
	isEnd, err := p.parseBlockBody(n, block, t.body)
	if err == nil && !isEnd {
		// A second else replaces the first one and ends the tag there.
		_, err = p.parseBlockBody(n, block, t.otherwise)
	}
	return t, err
}

func (t *forTag) parseStrict(markup string) *Error {
	p, err := newStrictParser(markup)
	if err != nil {
		return err
	}
	if t.variable, err = p.consume("id"); err != nil {
		return err
	}
	if !p.acceptWord("in") {
		return syntaxError("For loops require an 'in' clause")
	}
	collection, err := p.expression()
	if err != nil {
		return err
	}
	t.setCollection(collection)
	t.isReversed = p.acceptWord("reversed")
	for p.looks("id", 0) && p.looks("colon", 1) {
		name := p.next().text
		if name != "limit" && name != "offset" {
			return syntaxError("Invalid attribute in for loop. Valid attributes are limit and offset")
		}
		p.at += 2
		value, err := p.expression()
		if err != nil {
			return err
		}
		t.setAttribute(name, value)
	}
	_, err = p.consume("end_of_string")
	return err
}

func (t *forTag) parseLax(markup string) *Error {
	failed := syntaxError("Syntax Error in 'for loop' - Valid syntax: for [item] in [collection]")
	end := 0
	for end < len(markup) && (isWordByte(markup[end]) || markup[end] == '-') {
		end++
	}
	in := skipSpace(markup, end)
	if end == 0 || in == end || len(markup) < in+2 || markup[in:in+2] != "in" {
		return failed
	}
	start := skipSpace(markup, in+2)
	last := fragmentsEnd(markup, start)
	if start == in+2 || last < 0 {
		return failed
	}
	t.variable = markup[:end]
	t.setCollection(markup[start:last])
	const reversed = "reversed"
	at := skipSpace(markup, last)
	t.isReversed = len(markup) >= at+len(reversed) && markup[at:at+len(reversed)] == reversed
	for _, a := range attributes(markup) {
		t.setAttribute(a.name, a.value)
	}
	return nil
}

// fragmentsEnd returns the end of one or more fragments without anything between them, or -1.
func fragmentsEnd(s string, at int) int {
	end := -1
	for next := fragmentEnd(s, at); next >= 0; next = fragmentEnd(s, next) {
		end = next
	}
	return end
}

func (t *forTag) setCollection(text string) {
	t.name = t.variable + "-" + text
	t.collection = parseExpression(text)
}

func (t *forTag) setAttribute(name, text string) {
	switch {
	case name == "limit":
		t.limit = parseExpression(text)
	case name == "offset" && text == "continue":
		t.isContinuing = true
	case name == "offset":
		t.isContinuing, t.offset = false, parseExpression(text)
	}
}

// items returns the items of the loop, and notes where one with offset:continue goes on.
func (t *forTag) items(c *context) (sequence, *Error) {
	from := c.offsets[t.name]
	if !t.isContinuing {
		from = 0
		if t.offset != nil {
			v, err := t.offset.evaluate(c)
			if err != nil {
				return sequence{}, err
			}
			if from, err = c.toIntOf(v); err != nil {
				return sequence{}, err
			}
		}
	}
	v, err := t.collection.evaluate(c)
	if err != nil {
		return sequence{}, err
	}
	end, err := c.limit(t.limit, from)
	if err != nil {
		return sequence{}, err
	}
	items := sequenceOf(v).slice(from, end)
	c.offsets[t.name] = from + int64(items.length)
	if t.isReversed {
		forward := items
		items.at = func(i int) Value { return forward.at(forward.length - 1 - i) }
	}
	return items, nil
}

// limit returns the end of a loop with a limit; nil if it has none.
func (c *context) limit(e expression, from int64) (*int64, *Error) {
	if e == nil {
		return nil, nil
	}
	v, err := e.evaluate(c)
	if err != nil || !isTrue(v) {
		return nil, err
	}
	n, err := c.toIntOf(v)
	end := from + n
	return &end, err
}

func (t *forTag) render(c *context, n *node) *Error {
	items, err := t.items(c)
	if err != nil {
		return err
	}
	if items.length == 0 {
		if t.otherwise != nil {
			return c.renderBody(t.otherwise)
		}
		return nil
	}
	loop := &forLoop{name: t.name, length: items.length}
	if len(c.loops) > 0 {
		loop.parent = c.loops[len(c.loops)-1]
	}
	if err := c.push(map[string]Value{"forloop": Object{loop}}); err != nil {
		return err
	}
	c.loops = append(c.loops, loop)
	defer func() {
		c.loops = c.loops[:len(c.loops)-1]
		c.pop()
	}()
	for loop.index = 0; loop.index < items.length; loop.index++ {
		if err := c.spend(1); err != nil {
			return err
		}
		c.scopes[len(c.scopes)-1][t.variable] = items.at(loop.index)
		if err := c.renderBody(t.body); err != nil {
			return err
		}
		if last := len(c.interrupts) - 1; last >= 0 {
			isBreak := c.interrupts[last]
			c.interrupts = c.interrupts[:last]
			if isBreak {
				return nil
			}
		}
	}
	return nil
}

// A forLoop is the drop "forloop".
type forLoop struct {
	name          string
	index, length int
	parent        *forLoop
}

func (l *forLoop) Class() string  { return "Liquid::ForloopDrop" }
func (l *forLoop) Text() string   { return l.Class() }
func (l *forLoop) Keys() []string { return nil }

func (l *forLoop) Get(key string) (Value, bool) {
	switch key {
	case "name":
		return String(l.name), true
	case "parentloop":
		if l.parent != nil {
			return Object{l.parent}, true
		}
	}
	return loopValue(key, l.index, l.length), true
}

// loopValue returns the keys that forloop and tablerowloop have in common.
func loopValue(key string, index, length int) Value {
	switch key {
	case "length":
		return Int(length)
	case "index":
		return Int(index + 1)
	case "index0":
		return Int(index)
	case "rindex":
		return Int(length - index)
	case "rindex0":
		return Int(length - index - 1)
	case "first":
		return Bool(index == 0)
	case "last":
		return Bool(index == length-1)
	}
	return nil
}
