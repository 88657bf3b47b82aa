package liquid

import "strings"

// This file has the tags that choose: if, unless, case, cycle and ifchanged.

// A branch is a body with its condition; the body of else has none.
type branch struct {
	condition condition
	isElse    bool
	body      *body
}

// An ifTag is {% if %} or {% unless %}, which inverts its first condition.
type ifTag struct {
	branches []branch
	isUnless bool
}

func parseIf(name string) tagParser {
	return func(p *parser, n *node, markup string) (tag, *Error) {
		n.isBlock, n.isBlank = true, true
		t := &ifTag{isUnless: name == "unless"}
		first, err := p.condition(n, markup)
		if err != nil {
			return nil, err
		}
		t.branches = []branch{{condition: first, body: &body{isBlank: true}}}
		other := func(name, markup string) (isKnown bool, err *Error) {
			if name != "else" && name != "elsif" {
				return false, nil
			}
			next := branch{isElse: name == "else", body: &body{isBlank: true}}
			if !next.isElse {
				next.condition, err = p.condition(n, markup)
			}
			t.branches = append(t.branches, next)
			return true, err
		}
		for {
			isEnd, err := p.parseBlockBody(n, block{name, other}, t.branches[len(t.branches)-1].body)
			if isEnd || err != nil {
				return t, err
			}
		}
	}
}

func (t *ifTag) render(c *context, n *node) *Error {
	for i, b := range t.branches {
		holds := b.isElse
		if !b.isElse {
			var err *Error
			if holds, err = b.condition.holds(c); err != nil {
				return err
			}
		}
		if holds != (t.isUnless && i == 0) {
			return c.renderBody(b.body)
		}
	}
	return nil
}

// A caseTag is {% case %}. Every condition of a when that holds prints the body once more.
type caseTag struct{ branches []branch }

func parseCase(p *parser, n *node, markup string) (tag, *Error) {
	n.isBlock, n.isBlank = true, true
	start, end, ok := findFragment(markup, 0)
	if !ok {
		return nil, syntaxError("Syntax Error in 'case' - Valid syntax: case [condition]")
	}
	left := parseExpression(markup[start:end])
	t := &caseTag{}
	other := func(name, markup string) (isKnown bool, err *Error) {
		switch name {
		case "when":
			return true, t.when(left, markup)
		case "else":
			if trimSpace(markup) != "" {
				return true, syntaxError("Syntax Error in tag 'case' - " +
					"Valid else condition: {%% else %%} (no parameters) ")
			}
			t.branches = append(t.branches, branch{isElse: true, body: &body{isBlank: true}})
			return true, nil
		}
		return false, nil
	}
	for b := (&body{isBlank: true}); ; b = t.branches[len(t.branches)-1].body {
		isEnd, err := p.parseBlockBody(n, block{"case", other}, b)
		if isEnd || err != nil {
			return t, err
		}
	}
}

// when adds a branch for each value in the markup of a when.
func (t *caseTag) when(left expression, markup string) *Error {
	b := &body{isBlank: true}
	for {
		start, end, ok := findFragment(markup, 0)
		if !ok {
			return syntaxError("Syntax Error in tag 'case' - " +
				"Valid when condition: {%% when [condition] [or condition2...] %%}")
		}
		right := parseExpression(markup[start:end])
		t.branches = append(t.branches, branch{body: b,
			condition: condition{{left: left, operator: "==", right: right}}})
		next := nextValue(markup, end)
		if next < 0 {
			return nil
		}
		markup = markup[next:]
	}
}

// nextValue returns the start of the fragment behind "or" or a comma, or -1.
func nextValue(s string, at int) int {
	word := skipSpace(s, at)
	next := -1
	switch {
	case word < len(s) && s[word] == ',':
		next = skipSpace(s, word+1)
	case word > at && strings.HasPrefix(s[word:], "or") && skipSpace(s, word+2) > word+2:
		next = skipSpace(s, word+2)
	}
	if next < 0 || fragmentEnd(s, next) < 0 {
		return -1
	}
	return next
}

func (t *caseTag) render(c *context, n *node) *Error {
	isElse := true
	start := c.output.mark()
	for _, b := range t.branches {
		if b.isElse {
			if isElse {
				c.output.cut(start)
				return c.renderBody(b.body)
			}
			continue
		}
		holds, err := b.condition.holds(c)
		if err != nil {
			return err
		}
		if !holds {
			continue
		}
		isElse = false
		if err := c.renderBody(b.body); err != nil {
			return err
		}
	}
	return nil
}

// A cycle is {% cycle a, b %}. Tags with equal literals share their state, and so do those with the
// same name.
type cycle struct {
	values []expression
	name   expression // nil without a name
	key    string

	isAlone bool // it shares its state with no other tag
}

func parseCycle(p *parser, n *node, markup string) (tag, *Error) {
	t := &cycle{}
	if name, values, ok := splitCycle(markup); ok {
		t.name = parseExpression(name)
		t.values = cycleValues(values)
		return t, nil
	}
	if fragmentEnd(markup, 0) < 0 {
		return nil, syntaxError(
			"Syntax Error in 'cycle' - Valid syntax: cycle [name :] var [, var2, var3 ...]")
	}
	t.values = cycleValues(markup)
	var literals Array
	isLiteral := true
	for _, v := range t.values {
		k, ok := v.(constant)
		isLiteral = isLiteral && ok
		literals = append(literals, k.Value)
	}
	// Ruby prints a variable with its address, so such a tag is alone.
	t.key, _ = inspected(literals, printing{})
	t.isAlone = !isLiteral
	return t, nil
}

// splitCycle splits "name: values" at the last colon that can end the name.
func splitCycle(s string) (name, values string, ok bool) {
	end := -1
	hasColon := func(end int) bool {
		at := skipSpace(s, end)
		return at < len(s) && s[at] == ':'
	}
	if quoted := quotedEnd(s, 0); quoted > 0 && hasColon(quoted) {
		end = quoted
	} else {
		for next := pieceEnd(s, 0); next >= 0; next = pieceEnd(s, next) {
			if hasColon(next) {
				end = next
			}
		}
	}
	if end < 0 {
		return "", "", false
	}
	colon := skipSpace(s, end)
	return s[:end], s[skipSpace(s, colon+1):], true
}

// cycleValues reads the first fragment of each part between commas; nil is no value.
func cycleValues(s string) []expression {
	var values []expression
	for _, part := range strings.Split(s, ",") {
		start, end, ok := findFragment(part, 0)
		if !ok {
			continue
		}
		if v := parseExpression(part[start:end]); v != (constant{}) {
			values = append(values, v)
		}
	}
	return values
}

func (t *cycle) render(c *context, n *node) *Error {
	key := any(t.key)
	if t.isAlone {
		key = t
	}
	if t.name != nil {
		name, err := t.name.evaluate(c)
		if err != nil {
			return err
		}
		switch name := name.(type) {
		case Object, literal:
			key = name // by identity
		default:
			key = class(name) + " " + c.inspect(name)
		}
	}
	i := c.cycles[key]
	c.cycles[key] = 0
	if i+1 < len(t.values) {
		c.cycles[key] = i + 1
	}
	if i >= len(t.values) {
		return nil
	}
	v, err := t.values[i].evaluate(c)
	if err == nil {
		c.write(n, c.text(v))
	}
	return err
}

// An ifChanged prints its body if it differs from the last one that such a tag printed.
type ifChanged struct{ body *body }

func parseIfChanged(p *parser, n *node, markup string) (tag, *Error) {
	b, err := p.parseBlock(n, block{name: "ifchanged"})
	return ifChanged{b}, err
}

func (t ifChanged) render(c *context, n *node) *Error {
	start := c.output.mark()
	if err := c.renderBody(t.body); err != nil {
		return err
	}
	text := c.output.since(start)
	if c.hasChanged && text == c.changed {
		c.output.cut(start)
	}
	c.changed, c.hasChanged = text, true
	return nil
}
