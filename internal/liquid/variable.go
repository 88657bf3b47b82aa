package liquid

import "strings"

// A variable is the content of an output, or of the right side of an assignment: an expression and
// the filters that follow it.
type variable struct {
	value   expression
	filters []filterCall
}

// A filterCall is a filter with its arguments.
type filterCall struct {
	name string
	args []expression
	keys []keyword
}

// A keyword is an argument with a key.
type keyword struct {
	name  string
	value expression
}

// variable parses the content of an output.
func (p *parser) variable(markup string) (*variable, *Error) {
	return switched(p, p.tokenLine, `in "{{`+markup+`}}"`,
		func() (*variable, *Error) { return strictVariable(markup) },
		func() (*variable, *Error) { return laxVariable(markup), nil })
}

func strictVariable(markup string) (*variable, *Error) {
	p, err := newStrictParser(markup)
	if err != nil {
		return nil, err
	}
	text, err := p.expression()
	if err != nil {
		return nil, err
	}
	v := &variable{value: parseExpression(text)}
	for {
		if _, ok := p.accept("pipe"); !ok {
			break
		}
		name, err := p.consume("id")
		if err != nil {
			return nil, err
		}
		var args []string
		for separator := "colon"; ; separator = "comma" {
			if _, ok := p.accept(separator); !ok {
				break
			}
			arg, err := p.argument()
			if err != nil {
				return nil, err
			}
			args = append(args, arg)
		}
		v.filters = append(v.filters, newFilterCall(name, args))
	}
	_, err = p.consume("end_of_string")
	return v, err
}

func newFilterCall(name string, args []string) filterCall {
	call := filterCall{name: name}
	for _, arg := range args {
		p, isKeyword := wholeAttribute(arg)
		if !isKeyword {
			call.args = append(call.args, parseExpression(arg))
			continue
		}
		call.keys = append(call.keys, keyword{p.name, parseExpression(p.value)})
	}
	return call
}

// laxVariable reads the first fragment of the markup, and the filters behind the first "|" after
// it. It ignores everything else.
func laxVariable(markup string) *variable {
	v := &variable{value: constant{}}
	start, end, ok := findFragment(markup, 0)
	if !ok {
		return v
	}
	v.value = parseExpression(markup[start:end])
	pipe := strings.IndexByte(markup[end:], '|')
	if pipe < 0 {
		return v
	}
	for at := skipSpace(markup, end+pipe+1); at < len(markup); {
		end := filterEnd(markup, at)
		if end == at {
			at++
			continue
		}
		text := markup[at:end]
		at = end
		name := strings.IndexFunc(text, func(r rune) bool { return r < 0x80 && isWordByte(byte(r)) })
		if name >= 0 {
			v.filters = append(v.filters,
				newFilterCall(text[name:skipWord(text, name)], laxArguments(text)))
		}
	}
	return v
}

// filterEnd returns the end of the run of white space, fragments and commas at an offset.
func filterEnd(s string, at int) int {
	for at < len(s) {
		switch end := fragmentEnd(s, at); {
		case isSpace(s[at]) || s[at] == ',':
			at++
		case end > at:
			at = end
		default:
			return at
		}
	}
	return at
}

// laxArguments returns the arguments in the text of a filter: a fragment behind each colon and
// comma, with a key or without.
func laxArguments(s string) []string {
	var args []string
	for at := 0; at < len(s); at++ {
		if s[at] != ':' && s[at] != ',' {
			continue
		}
		start := skipSpace(s, at+1)
		end := -1
		if word := skipWord(s, start); word > start {
			if colon := skipSpace(s, word); colon < len(s) && s[colon] == ':' {
				end = fragmentEnd(s, skipSpace(s, colon+1))
			}
		}
		if end < 0 {
			end = fragmentEnd(s, start)
		}
		if end > 0 {
			args = append(args, s[start:end])
			at = end - 1
		}
	}
	return args
}

// evaluate returns the value that all filters make of the expression.
func (v *variable) evaluate(c *context) (Value, *Error) {
	value, err := v.value.evaluate(c)
	for _, call := range v.filters {
		if err != nil {
			return nil, err
		}
		var args []Value
		if args, err = call.arguments(c); err != nil {
			return nil, err
		}
		value, err = c.invoke(call.name, value, args)
	}
	return value, err
}

func (f filterCall) arguments(c *context) ([]Value, *Error) {
	var args []Value
	for _, arg := range f.args {
		v, err := arg.evaluate(c)
		if err != nil {
			return nil, err
		}
		args = append(args, v)
	}
	if f.keys == nil {
		return args, nil
	}
	keys := &Hash{}
	for _, k := range f.keys {
		v, err := k.value.evaluate(c)
		if err != nil {
			return nil, err
		}
		keys.set(String(k.name), v)
	}
	return append(args, keys), nil
}
