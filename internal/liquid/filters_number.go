package liquid

import "math"

var numberFilters = map[string]filter{
	"abs":        {0, 0, filterAbs},
	"plus":       {1, 1, arithmetic(decimal.add)},
	"minus":      {1, 1, arithmetic(func(a, b decimal) decimal { return a.add(b.negated()) })},
	"times":      {1, 1, arithmetic(decimal.multiply)},
	"divided_by": {1, 1, division(decimal.divide)},
	"modulo":     {1, 1, division(decimal.modulo)},
	"round":      {0, 1, filterRound},
	"ceil":       {0, 0, roundToInteger(toCeiling)},
	"floor":      {0, 0, roundToInteger(toFloor)},
	"at_least":   {1, 1, chooseNumber(1)},
	"at_most":    {1, 1, chooseNumber(-1)},
	"to_integer": {0, 0, filterToInteger},
}

// maxDigits limits the numbers that filters compute with, because each multiplication can double
// the digits. The output of a template with larger ones ends there.
const maxDigits = 4096

// number converts a value for a filter.
func (c *context) number(v Value) decimal {
	n := toNumber(v)
	if len(n.digits)*naturalDigits > maxDigits || n.scale > maxDigits {
		c.isExhausted = true
		return decimal{isInteger: n.isInteger}
	}
	return n
}

func arithmetic(operate func(a, b decimal) decimal) filterFunc {
	return func(c *context, in Value, args []Value) (Value, error) {
		return operate(c.number(in), c.number(args[0])).value(), nil
	}
}

func division(operate func(a, b decimal) (decimal, bool)) filterFunc {
	return func(c *context, in Value, args []Value) (Value, error) {
		result, ok := operate(c.number(in), c.number(args[0]))
		if !ok {
			return nil, divisionError()
		}
		return result.value(), nil
	}
}

func filterAbs(c *context, in Value, _ []Value) (Value, error) {
	n := c.number(in)
	n.isNegative, n.special = false, math.Abs(n.special)
	return n.value(), nil
}

// chooseNumber returns the filter that replaces its input by the argument if that compares to it
// with the sign.
func chooseNumber(sign int) filterFunc {
	return func(c *context, in Value, args []Value) (Value, error) {
		n, limit := c.number(in), c.number(args[0])
		if order, ok := limit.compare(n); ok && order == sign {
			n = limit
		}
		return n.value(), nil
	}
}

func filterRound(c *context, in Value, args []Value) (Value, error) {
	n, digits := c.number(in), 0
	if len(args) > 0 {
		var err error
		if digits, err = roundingDigits(c.number(args[0])); err != nil {
			return nil, err
		}
	}
	switch {
	case n.special != 0 && digits < 1:
		return nil, domainError(n.special)
	case n.special != 0:
		return Float(n.special), nil
	}
	n = n.round(digits, halfUp)
	if digits < 1 {
		n = n.integer()
	}
	return n.value(), nil
}

// roundingDigits converts the argument of round as Ruby converts one of C's int.
func roundingDigits(d decimal) (digits int, err error) {
	if d.special != 0 {
		return 0, domainError(d.special)
	}
	if d.isNegative {
		d = d.round(0, toCeiling)
	}
	switch n := d.integer().value().(type) {
	case Int:
		switch {
		case n > math.MaxInt32:
			return 0, rubyError("RangeError", "integer %d too big to convert to `int'", n)
		case n < math.MinInt32:
			return 0, rubyError("RangeError", "integer %d too small to convert to `int'", n)
		}
		return int(n), nil
	}
	return 0, tooBig(Big(""))
}

func roundToInteger(how rounding) filterFunc {
	return func(c *context, in Value, _ []Value) (Value, error) {
		n := c.number(in)
		if n.special != 0 {
			return nil, domainError(n.special)
		}
		return n.round(0, how).integer().value(), nil
	}
}

// domainError is the error of an infinity or NaN that has no integer.
func domainError(f float64) *Error {
	text := "Computation results in '" + formatFloat(f) + "'"
	if f != f {
		text += " (Not a Number)"
	}
	return &Error{Class: classFloatDomain, Text: text}
}

// filterToInteger is Ruby's to_i.
func filterToInteger(c *context, in Value, _ []Value) (Value, error) {
	switch v := in.(type) {
	case nil:
		return Int(0), nil
	case Bool:
		if v {
			return Int(1), nil
		}
		return Int(0), nil
	case Int, Big:
		return in, nil
	case String:
		return leadingInteger(string(v)), nil
	case Float:
		n := toNumber(v)
		if n.special != 0 {
			return nil, rubyError("FloatDomainError", "%s", formatFloat(float64(v)))
		}
		if n.isNegative {
			n = n.round(0, toCeiling)
		}
		return n.integer().value(), nil
	case Time:
		return Int(v.Unix()), nil
	}
	return nil, c.noMethod("to_i", in)
}
