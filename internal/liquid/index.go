package liquid

import (
	"strings"
	"unicode/utf8"
)

func charCount(text string) int { return utf8.RuneCountInString(text) }

// hasIndex reports whether a value responds to Ruby's [].
func hasIndex(v Value) bool {
	switch v.(type) {
	case String, Symbol, Array, *Hash, Int, Big, Object:
		return true
	}
	return false
}

// index returns Ruby's v[key], or the error of Ruby for a key of the wrong class.
func (c *context) index(v, key Value) (Value, error) {
	switch v := v.(type) {
	case *Hash:
		value, _ := v.Get(key)
		return value, nil
	case Object:
		value, _ := v.Get(c.str(key))
		return value, nil
	case String:
		return indexText(string(v), key)
	case Symbol:
		return indexText(string(v), key)
	case Array:
		i, err := indexNumber(key)
		if err != nil {
			return nil, err
		}
		if start, end, _ := sliceRange(len(v), i, 1); start < end {
			return v[start], nil
		}
		return nil, nil
	case Int:
		i, err := indexNumber(key)
		if err != nil {
			return nil, err
		}
		switch {
		case i < 0:
			return Int(0), nil
		case i > 63:
			i = 63
		}
		return v >> i & 1, nil
	case Big:
		i, err := indexNumber(key)
		if err != nil {
			return nil, err
		}
		return bitOf(v, i), nil
	}
	return nil, c.noMethod("[]", v)
}

// bitOf returns a bit of a large integer, which is 1 from some bit on if the integer is negative.
func bitOf(v Big, i int64) Value {
	if i < 0 {
		return Int(0)
	}
	one := parseDecimal("1")
	power := one
	for range min(i, int64(len(v))*4) {
		power = power.add(power)
	}
	quotient, _ := parseDecimal(string(v)).floorDivide(power)
	if rest, _ := quotient.modulo(one.add(one)); rest.isZero() {
		return Int(0)
	}
	return Int(1)
}

// indexText returns a text if it is part of another one, or a character by its number.
func indexText(text string, key Value) (Value, error) {
	if part, ok := key.(String); ok {
		if strings.Contains(text, string(part)) {
			return part, nil
		}
		return nil, nil
	}
	i, err := indexNumber(key)
	if err != nil {
		return nil, err
	}
	start, end, _ := sliceRange(charCount(text), i, 1)
	if start == end {
		return nil, nil
	}
	at := charOffset(text, start)
	return String(text[at : at+charOffset(text[at:], 1)]), nil
}

// indexNumber converts an index as Ruby converts an argument that must be an integer.
func indexNumber(key Value) (int64, error) {
	switch key := key.(type) {
	case Int:
		return int64(key), nil
	case Float:
		return int64(key), nil
	case nil:
		return 0, rubyError("TypeError", "no implicit conversion from nil to integer")
	case Bool:
		return 0, rubyError("TypeError", "no implicit conversion of %t into Integer", bool(key))
	case Big:
		return 0, tooBig(key)
	}
	return 0, rubyError("TypeError", "no implicit conversion of %s into Integer", class(key))
}
