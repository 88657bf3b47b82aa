package liquid

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A condition is a list of comparisons with "and" and "or" between them.
type condition []comparison

// A comparison is a value, or two with an operator between them.
type comparison struct {
	left, right expression
	operator    string // "" for a single value
	relation    string // to the next comparison: "and", "or"; "" for the last
}

// condition parses the markup of if, elsif and unless in the tag n.
func (p *parser) condition(n *node, markup string) (condition, *Error) {
	return switched(p, n.line, quotedMarkup(markup),
		func() (condition, *Error) { return strictCondition(markup) },
		func() (condition, *Error) { return laxCondition(markup) })
}

func strictCondition(markup string) (condition, *Error) {
	p, err := newStrictParser(markup)
	if err != nil {
		return nil, err
	}
	var list condition
	for {
		next, err := strictComparison(p)
		if err != nil {
			return nil, err
		}
		switch {
		case p.acceptWord("and"):
			next.relation = "and"
		case p.acceptWord("or"):
			next.relation = "or"
		}
		list = append(list, next)
		if next.relation == "" {
			break
		}
	}
	_, err = p.consume("end_of_string")
	return list, err
}

func strictComparison(p *strictParser) (next comparison, err *Error) {
	text, err := p.expression()
	if err != nil {
		return next, err
	}
	next.left = parseExpression(text)
	if next.operator, _ = p.accept("comparison"); next.operator == "" {
		return next, nil
	}
	text, err = p.expression()
	next.right = parseExpression(text)
	return next, err
}

// laxCondition reads a condition from its end: comparisons and operators alternate.
func laxCondition(markup string) (condition, *Error) {
	failed := syntaxError("Syntax Error in tag 'if' - Valid syntax: if [expression]")
	parts := splitCondition(markup)
	var list condition
	relation := ""
	for i := len(parts) - 1; i >= -1; i -= 2 {
		next, ok := comparison{}, false
		if i >= 0 {
			next, ok = laxComparison(parts[i])
		}
		if !ok || relation != "" && relation != "and" && relation != "or" {
			return nil, failed
		}
		next.relation = relation
		list = append(list, next)
		if i <= 0 {
			break
		}
		if relation = trimSpace(parts[i-1]); relation == "" {
			return nil, failed
		}
	}
	slices.Reverse(list)
	return list, nil
}

// laxComparison reads the first fragment of a text, an operator and another fragment.
func laxComparison(s string) (c comparison, ok bool) {
	start, end, ok := findFragment(s, 0)
	if !ok {
		return c, false
	}
	c.left, c.right = parseExpression(s[start:end]), constant{}
	at := skipSpace(s, end)
	for end = at; end < len(s) && isOperatorByte(s[end]); {
		end++
	}
	c.operator = s[at:end]
	at = skipSpace(s, end)
	if end := fragmentEnd(s, at); end > 0 {
		c.right = parseExpression(s[at:end])
	}
	return c, true
}

func isOperatorByte(c byte) bool {
	return 'a' <= c && c <= 'z' || strings.IndexByte("=!<>_", c) >= 0
}

// splitCondition splits the markup of a condition at its words "and" and "or".
func splitCondition(s string) []string {
	var parts []string
	for at := 0; at < len(s); {
		end := relationEnd(s, at)
		if end < 0 {
			end = operandsEnd(s, at)
		}
		if end < 0 {
			at++
			continue
		}
		parts = append(parts, s[at:end])
		at = end
	}
	return parts
}

// operandsEnd returns the end of the fragments and other words at an offset, up to the next "and"
// or "or"; or -1.
func operandsEnd(s string, at int) int {
	end := -1
	for {
		at = skipSpace(s, at)
		if at == len(s) || relationEnd(s, at) >= 0 {
			return end
		}
		next := fragmentEnd(s, at)
		if next < 0 {
			next = at
			for next < len(s) && !isSpace(s[next]) {
				next++
			}
		}
		at = skipSpace(s, next)
		end = at
	}
}

// relationEnd returns the end of "and" or "or", with a blank on each side, between boundaries of
// words; or -1.
func relationEnd(s string, at int) int {
	if !isBoundary(s, at) {
		return -1
	}
	starts := []int{at}
	if at < len(s) && isSpace(s[at]) {
		starts = []int{at + 1, at}
	}
	for _, word := range []string{"and", "or"} {
		for _, start := range starts {
			if !strings.HasPrefix(s[start:], word) {
				continue
			}
			end := start + len(word)
			if end < len(s) && isSpace(s[end]) && isBoundary(s, end+1) {
				return end + 1
			}
			if isBoundary(s, end) {
				return end
			}
		}
	}
	return -1
}

// isBoundary reports whether Ruby's \b matches at an offset. Letters of all scripts are words.
func isBoundary(s string, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:at])
	after, _ := utf8.DecodeRuneInString(s[at:])
	return isWordRune(before, at > 0) != isWordRune(after, at < len(s))
}

func isWordRune(r rune, exists bool) bool {
	return exists && (r == '_' || unicode.In(r, unicode.L, unicode.M, unicode.N, unicode.Pc))
}

// holds evaluates the comparisons in order. "and" and "or" bind alike, to everything on their
// right.
func (list condition) holds(c *context) (bool, *Error) {
	for _, next := range list {
		v, err := next.evaluate(c)
		if err != nil {
			return false, err
		}
		if result := isTrue(v); next.relation == "" || result == (next.relation == "or") {
			return result, nil
		}
	}
	return false, nil
}

func (o comparison) evaluate(c *context) (Value, *Error) {
	left, err := o.left.evaluate(c)
	if err != nil || o.operator == "" {
		return left, err
	}
	right, err := o.right.evaluate(c)
	if err != nil {
		return nil, err
	}
	switch o.operator {
	case "==":
		return Bool(equalOperands(left, right)), nil
	case "!=", "<>":
		return Bool(!equalOperands(left, right)), nil
	case "contains":
		return Bool(c.contains(left, right)), nil
	case "<", ">", "<=", ">=":
		return c.compareOperands(left, o.operator, right)
	}
	return nil, argumentError("Unknown operator %s", o.operator)
}

// equalOperands compares, where the words empty and blank call a method of the other operand.
// Without ActiveSupport no value has the method "blank?".
func equalOperands(left, right Value) bool {
	if word, ok := left.(literal); ok {
		return word == literalEmpty && isEmpty(right)
	}
	if word, ok := right.(literal); ok {
		return word == literalEmpty && isEmpty(left)
	}
	return equal(left, right)
}

func isEmpty(v Value) bool {
	switch v := v.(type) {
	case String:
		return v == ""
	case Symbol:
		return v == ""
	case Array:
		return len(v) == 0
	case *Hash:
		return v.Len() == 0
	}
	return false
}

// contains reports whether a text, a list, a range or the keys of a hash include a value.
func (c *context) contains(left, right Value) bool {
	if !isTrue(right) {
		return false
	}
	switch left := left.(type) {
	case String:
		return strings.Contains(string(left), c.str(right))
	case Array:
		return slices.ContainsFunc(left, func(v Value) bool { return equal(v, right) })
	case *Hash:
		_, ok := left.Get(right)
		return ok
	case Range:
		f, ok := number(right)
		return ok && float64(left.First) <= f && f <= float64(left.Last)
	}
	return false
}

// compareOperands orders two values that have an order in Ruby. For others the result is nil, or
// Ruby's error if both have one, but not with each other.
func (c *context) compareOperands(left Value, operator string, right Value) (Value, *Error) {
	if !isComparable(left) || !isComparable(right) {
		return nil, nil
	}
	order, ok := compare(left, right)
	if !ok {
		if isNaN(left) || isNaN(right) {
			return Bool(false), nil
		}
		return nil, c.comparisonError(left, right)
	}
	switch operator {
	case "<":
		return Bool(order < 0), nil
	case ">":
		return Bool(order > 0), nil
	case "<=":
		return Bool(order <= 0), nil
	}
	return Bool(order >= 0), nil
}

func isNaN(v Value) bool {
	f, ok := v.(Float)
	return ok && f != f
}

// isComparable reports whether Ruby's class of a value has "<".
func isComparable(v Value) bool {
	switch v.(type) {
	case Int, Big, Float, String, Symbol, Time, Date:
		return true
	}
	return false
}
