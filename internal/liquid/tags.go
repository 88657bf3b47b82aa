package liquid

import "time"

// This file has the tags for variables and the tags without output: assign, capture, comment, raw,
// increment, decrement, break and continue.

// An assignment is {% assign name = value %}.
type assignment struct {
	name  string
	value *variable
}

func parseAssign(p *parser, n *node, markup string) (tag, *Error) {
	for at := 0; ; {
		start, end, ok := findName(markup, at)
		if !ok {
			return nil, syntaxError("Syntax Error in 'assign' - Valid syntax: assign [var] = [source]")
		}
		equals := skipSpace(markup, end)
		if equals == len(markup) || markup[equals] != '=' {
			at = end
			continue
		}
		v, err := p.variable(markup[skipSpace(markup, equals+1):])
		n.isBlank = true
		return assignment{markup[start:end], v}, err
	}
}

func (t assignment) render(c *context, n *node) *Error {
	v, err := t.value.evaluate(c)
	if err == nil {
		c.assign(t.name, v)
	}
	return err
}

// A capture is {% capture name %} … {% endcapture %}.
type capture struct {
	name string
	body *body
}

func parseCapture(p *parser, n *node, markup string) (tag, *Error) {
	start, end, ok := findName(markup, 0)
	if !ok {
		return nil, syntaxError("Syntax Error in 'capture' - Valid syntax: capture [var]")
	}
	b, err := p.parseBlock(n, block{name: "capture"})
	n.isBlank = true
	return capture{markup[start:end], b}, err
}

func (t capture) render(c *context, n *node) *Error {
	text, err := c.capture(t.body)
	if err == nil {
		c.assign(t.name, String(text))
	}
	return err
}

// A comment prints nothing, but its content is parsed.
type comment struct{}

func parseComment(p *parser, n *node, markup string) (tag, *Error) {
	_, err := p.parseBlock(n, block{name: "comment",
		other: func(string, string) (bool, *Error) { return true, nil }})
	n.isBlank = true
	return comment{}, err
}

func (comment) render(*context, *node) *Error { return nil }

// A raw block prints the parts of the source between its tags.
type raw struct{ parts [][2]int }

func parseRaw(p *parser, n *node, markup string) (tag, *Error) {
	n.isBlock = true
	if skipSpace(markup, 0) < len(markup) {
		return nil, syntaxError("Syntax Error in 'raw' - Valid syntax: raw")
	}
	var r raw
	for {
		t, ok := p.next()
		if !ok {
			return nil, syntaxError("'raw' tag was never closed")
		}
		end := t.start + len(t.text)
		if start, name := lastTag(t.text); start >= 0 {
			// Liquid prints the text before a tag within a token twice, unless the tag is the end.
			if start > 0 {
				r.parts = append(r.parts, [2]int{t.start, t.start + start})
			}
			if name == "endraw" {
				n.isBlank = len(r.parts) == 0
				return r, nil
			}
		}
		r.parts = append(r.parts, [2]int{t.start, end})
	}
}

// lastTag returns the start and the name of the last tag in a token that ends with "%}", or -1.
func lastTag(text string) (start int, name string) {
	if len(text) < 4 || text[len(text)-2:] != "%}" {
		return -1, ""
	}
	for i := len(text) - 4; i >= 0; i-- {
		if text[i] != '{' || text[i+1] != '%' {
			continue
		}
		at := skipSpace(text, i+2)
		if end := skipWord(text, at); end > at {
			return i, text[at:end]
		}
	}
	return -1, ""
}

func (r raw) render(c *context, n *node) *Error {
	for _, part := range r.parts {
		c.copy(part[0], part[1])
	}
	return nil
}

// A counter is {% increment name %} or {% decrement name %}. It changes the variable of the
// payload, which Jekyll's documents share.
type counter struct {
	name string
	step int64
}

func parseCounter(step int64) tagParser {
	return func(p *parser, n *node, markup string) (tag, *Error) {
		return counter{trimSpace(markup), step}, nil
	}
}

func (t counter) render(c *context, n *node) *Error {
	v, _ := c.payload(t.name)
	if !isTrue(v) {
		v = Int(0)
	}
	next, err := c.addTo(v, t.step)
	if err != nil {
		return err
	}
	c.global[t.name] = next
	if t.step < 0 {
		v = next
	}
	c.write(n, c.str(v))
	return nil
}

// addTo adds 1 or -1 to a value, with Ruby's errors for values that are no numbers.
func (c *context) addTo(v Value, step int64) (Value, *Error) {
	switch v := v.(type) {
	case Int:
		return v + Int(step), nil
	case Float:
		return v + Float(step), nil
	case Big:
		return v, nil
	case Array:
		return nil, rubyError("TypeError", "no implicit conversion of Integer into Array")
	case Time:
		return Time{v.Add(time.Duration(step) * time.Second)}, nil
	case Date:
		return Date{v.AddDate(0, 0, int(step))}, nil
	}
	if step < 0 {
		return nil, c.noMethod("-", v)
	}
	if _, isText := v.(String); isText {
		return nil, rubyError("TypeError", "no implicit conversion of Integer into String")
	}
	return nil, c.noMethod("+", v)
}

// An interrupt is {% break %} or {% continue %}.
type interrupt struct{ isBreak bool }

func parseInterrupt(isBreak bool) tagParser {
	return func(*parser, *node, string) (tag, *Error) { return interrupt{isBreak}, nil }
}

func (interrupt) render(*context, *node) *Error { return nil }
