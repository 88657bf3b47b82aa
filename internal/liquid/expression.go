package liquid

import (
	"math"
	"strconv"
	"strings"
)

// An expression is a literal, a variable or a range in the markup of a tag.
type expression interface {
	evaluate(c *context) (Value, *Error)
}

// A constant is an expression that is always the same value.
type constant struct{ Value }

func (k constant) evaluate(*context) (Value, *Error) { return k.Value, nil }

// parseExpression reads an expression. Every text is one: words that make no sense are nil.
func parseExpression(s string) expression { return parseExpressionAt(s, 0) }

func parseExpressionAt(s string, depth int) expression {
	switch s {
	case "", "nil", "null":
		return constant{}
	case "true", "false":
		return constant{Bool(s == "true")}
	case "blank":
		return constant{literalBlank}
	case "empty":
		return constant{literalEmpty}
	}
	last := s[len(s)-1]
	if (s[0] == '"' || s[0] == '\'') && last == s[0] && len(s) > 1 {
		return constant{String(s[1 : len(s)-1])}
	}
	if depth > maxExpressionDepth {
		return constant{}
	}
	if s[0] == '(' && last == ')' {
		if r := parseRange(s[1:len(s)-1], depth); r != nil {
			return r
		}
	}
	if v := parseNumber(s); v != nil {
		return constant{v}
	}
	return parseLookup(s, depth)
}

// parseNumber reads an integer, or a float by its leading digits: 1.2.3 is 1.2. It returns nil for
// another text.
func parseNumber(s string) Value {
	digits := strings.TrimPrefix(s, "-")
	if digits == "" || !isDigit(digits[0]) {
		return nil
	}
	dots := 0
	for i := 0; i < len(digits); i++ {
		if digits[i] == '.' {
			dots++
		} else if !isDigit(digits[i]) {
			return nil
		}
	}
	if dots == 0 {
		return integer(s)
	}
	end := numberEnd(s, 1)
	f, _ := strconv.ParseFloat(s[:end], 64)
	return Float(f)
}

// A rangeLookup is a range with an end that is no literal.
type rangeLookup struct{ first, last expression }

// parseRange reads the text between the parentheses of a range. It returns nil if it is none.
func parseRange(s string, depth int) expression {
	if strings.ContainsAny(s, " \t\n\v\f\r") || len(s) < 4 {
		return nil
	}
	dots := strings.LastIndex(s[:len(s)-1], "..")
	if dots < 1 {
		return nil
	}
	r := rangeLookup{parseExpressionAt(s[:dots], depth+1), parseExpressionAt(s[dots+2:], depth+1)}
	first, isConstant := r.first.(constant)
	last, isLastConstant := r.last.(constant)
	if isConstant && isLastConstant {
		a, ok := toI(first.Value)
		b, ok2 := toI(last.Value)
		if ok && ok2 {
			return constant{Range{a, b}}
		}
	}
	return r
}

func (r rangeLookup) evaluate(c *context) (Value, *Error) {
	if _, isConstant := r.first.(constant); isConstant {
		if _, isConstant := r.last.(constant); isConstant {
			return r.constant(c)
		}
	}
	first, err := r.end(c, r.first)
	if err != nil {
		return nil, err
	}
	last, err := r.end(c, r.last)
	return Range{first, last}, err
}

// constant evaluates a range of two literals that are no numbers, such as (true..3). Liquid fails
// as soon as it parses one.
func (r rangeLookup) constant(c *context) (Value, *Error) {
	if _, err := c.toIntOf(r.first.(constant).Value); err != nil {
		return nil, err
	}
	_, err := c.toIntOf(r.last.(constant).Value)
	return nil, err
}

func (r rangeLookup) end(c *context, e expression) (int64, *Error) {
	v, err := e.evaluate(c)
	if err != nil {
		return 0, err
	}
	switch v.(type) {
	case nil, String:
		n, _ := toI(v)
		return n, nil
	}
	n, failure := toInteger(v)
	return n, asError(failure)
}

// toI returns Ruby's to_i of a value. ok is false if the value has no such method.
func toI(v Value) (n int64, ok bool) {
	switch v := v.(type) {
	case nil:
		return 0, true
	case Int:
		return int64(v), true
	case Float:
		if v != v || v >= math.MaxInt64 || v <= math.MinInt64 {
			return 0, true
		}
		return int64(v), true
	case Big:
		if v[0] == '-' {
			return math.MinInt64, true
		}
		return math.MaxInt64, true
	case String:
		if v, isInt := leadingInteger(string(v)).(Int); isInt {
			return int64(v), true
		}
		return math.MaxInt64, true
	case Time:
		return v.Unix(), true
	}
	return 0, false
}

// toIntOf is toI with Ruby's error for a value without the method.
func (c *context) toIntOf(v Value) (int64, *Error) {
	n, ok := toI(v)
	if !ok {
		return 0, c.noMethod("to_i", v)
	}
	return n, nil
}
