package liquid

import (
	"math"
	"strconv"
	"strings"
)

// A decimal is a number of Ruby's Integer or BigDecimal, with which Liquid's filters compute. Its
// value is ±digits·10^-scale.
type decimal struct {
	isInteger  bool // an Integer: its division is floored
	isNegative bool // also of a BigDecimal that is 0
	digits     natural
	scale      int // of a BigDecimal, number of digits behind the point

	special float64 // an infinity or NaN; 0 for other numbers
}

// toNumber converts a value as Liquid's Utils.to_number does: a float and a text that is one become
// a BigDecimal, other texts the integer that they begin with, values of other kinds 0.
func toNumber(v Value) decimal {
	switch v := v.(type) {
	case Int, Big:
		text, _ := printed(v, printing{})
		return parseDecimal(text)
	case Float:
		if f := float64(v); math.IsInf(f, 0) || math.IsNaN(f) {
			return decimal{special: f, isNegative: f < 0}
		}
		return parseDecimal(formatFloat(float64(v)))
	case String:
		if text := trimSpace(string(v)); isDecimal(text) {
			return parseDecimal(text)
		}
		return toNumber(leadingInteger(string(v)))
	}
	return decimal{isInteger: true}
}

// isDecimal reports whether text is digits, a point and digits.
func isDecimal(text string) bool {
	whole, fraction, ok := strings.Cut(strings.TrimPrefix(text, "-"), ".")
	return ok && isDigits(whole) && isDigits(fraction)
}

// isDigits reports whether text is one or more decimal digits.
func isDigits(text string) bool { return text != "" && strings.Trim(text, "0123456789") == "" }

// parseDecimal reads a number in the notation of Ruby's Integer or Float.
func parseDecimal(text string) decimal {
	digits, isNegative := strings.CutPrefix(text, "-")
	digits, power, hasExponent := strings.Cut(digits, "e")
	whole, fraction, hasPoint := strings.Cut(digits, ".")
	d := decimal{isInteger: !hasPoint && !hasExponent, isNegative: isNegative}
	exponent, _ := strconv.Atoi(power)
	d.digits, d.scale = parseNatural(whole+fraction), len(fraction)-exponent
	if d.scale < 0 {
		d.digits, d.scale = d.digits.shift(-d.scale), 0
	}
	return d
}

// value returns the number as a filter returns it: a BigDecimal becomes a float.
func (d decimal) value() Value {
	if d.isInteger {
		return integer(d.String())
	}
	if d.special != 0 {
		return Float(d.special)
	}
	f, _ := strconv.ParseFloat(d.String(), 64) // an infinity if it is too large
	return Float(f)
}

// String returns the digits, with an exponent where there is a scale.
func (d decimal) String() string {
	text := d.digits.String()
	if d.isNegative && (!d.isInteger || len(d.digits) > 0) {
		text = "-" + text
	}
	if d.scale != 0 {
		text += "e-" + strconv.Itoa(d.scale)
	}
	return text
}

func (d decimal) isZero() bool { return len(d.digits) == 0 && d.special == 0 }

func (d decimal) negated() decimal {
	d.isNegative, d.special = !d.isNegative, -d.special
	return d
}

// float returns an approximation that has the right class: an infinity, NaN, or a finite number.
func (d decimal) float() float64 {
	switch {
	case d.special != 0:
		return d.special
	case d.isZero():
		return math.Copysign(0, map[bool]float64{true: -1, false: 1}[d.isNegative && !d.isInteger])
	case d.isNegative:
		return -1
	}
	return 1
}

// ofFloat returns the result of an operation in which an infinity or NaN takes part.
func ofFloat(f float64) decimal {
	if math.IsInf(f, 0) || math.IsNaN(f) {
		return decimal{special: f, isNegative: f < 0}
	}
	return decimal{isNegative: math.Signbit(f)} // the rest of a division by an infinity
}

// aligned returns the digits of two numbers with the larger of their scales.
func aligned(a, b decimal) (x, y natural, scale int) {
	scale = max(a.scale, b.scale)
	return a.digits.shift(scale - a.scale), b.digits.shift(scale - b.scale), scale
}

func (d decimal) add(e decimal) decimal {
	if d.special != 0 || e.special != 0 {
		return ofFloat(d.float() + e.float())
	}
	x, y, scale := aligned(d, e)
	sum := decimal{isInteger: d.isInteger && e.isInteger, isNegative: d.isNegative, scale: scale}
	switch order := x.compare(y); {
	case d.isNegative == e.isNegative:
		sum.digits = x.add(y)
	case order == 0:
		sum.isNegative = false
	case order > 0:
		sum.digits = x.subtract(y)
	default:
		sum.digits, sum.isNegative = y.subtract(x), e.isNegative
	}
	return sum
}

func (d decimal) multiply(e decimal) decimal {
	if d.special != 0 || e.special != 0 {
		return ofFloat(d.float() * e.float())
	}
	return decimal{
		isInteger:  d.isInteger && e.isInteger,
		isNegative: d.isNegative != e.isNegative,
		digits:     d.digits.multiply(e.digits),
		scale:      d.scale + e.scale,
	}
}

// quotientDigits is the precision of a division, which exceeds that of the float that it becomes.
const quotientDigits = 40

// divide divides integers down to an integer, and others to more digits than a float has. ok is
// false for an integer divided by the integer 0.
func (d decimal) divide(e decimal) (quotient decimal, ok bool) {
	if d.isInteger && e.isInteger {
		return d.floorDivide(e)
	}
	if d.special != 0 || e.special != 0 || e.isZero() {
		return ofFloat(d.float() / e.float()), true
	}
	more := max(0, quotientDigits+len(e.digits)*naturalDigits-len(d.digits)*naturalDigits)
	digits, _ := d.digits.shift(more).divide(e.digits)
	quotient = decimal{
		isNegative: d.isNegative != e.isNegative,
		digits:     digits,
		scale:      d.scale - e.scale + more,
	}
	if quotient.scale < 0 {
		quotient.digits, quotient.scale = digits.shift(-quotient.scale), 0
	}
	return quotient, true
}

// floorDivide returns the largest integer that is not above the quotient; ok is false for 0.
func (d decimal) floorDivide(e decimal) (quotient decimal, ok bool) {
	if e.isZero() {
		return decimal{}, false
	}
	x, y, _ := aligned(d, e)
	digits, rest := x.divide(y)
	isNegative := d.isNegative != e.isNegative && !d.isZero()
	if isNegative && len(rest) > 0 {
		digits = digits.add(natural{1})
	}
	return decimal{isInteger: true, isNegative: isNegative, digits: digits}, true
}

// modulo returns the rest of the floored division, which has the sign of the divisor; ok is false
// for 0.
func (d decimal) modulo(e decimal) (rest decimal, ok bool) {
	isNaN := d.special != d.special || e.special != e.special
	switch {
	case e.isZero() && !isNaN:
		return decimal{}, false
	case isNaN || d.special != 0:
		return ofFloat(math.NaN()), true
	case e.special != 0:
		d.isInteger = false
		return d, true
	}
	quotient, _ := d.floorDivide(e)
	rest = d.add(quotient.multiply(e).negated())
	rest.isInteger = d.isInteger && e.isInteger
	rest.isNegative = rest.isNegative && len(rest.digits) > 0
	return rest, true
}

// compare returns the order of two numbers; ok is false for NaN.
func (d decimal) compare(e decimal) (order int, ok bool) {
	if d.special != 0 || e.special != 0 {
		return compareNumbers(Float(d.float()), Float(e.float()))
	}
	difference := d.add(e.negated())
	switch {
	case len(difference.digits) == 0:
		return 0, true
	case difference.isNegative:
		return -1, true
	}
	return 1, true
}

// A rounding is a direction to round to.
type rounding int

const (
	halfUp rounding = iota // to the nearest number, away from 0 if two are equally near
	toCeiling
	toFloor
)

// round rounds to a number of digits behind the point. It may be negative for halfUp only. The
// number is finite.
func (d decimal) round(digits int, how rounding) decimal {
	drop := d.scale - digits
	if drop <= 0 {
		return d
	}
	if digits < 0 && drop > len(d.digits)*naturalDigits {
		d.digits, d.scale = nil, 0 // less than half of the unit
		return d
	}
	unit := natural{1}.shift(drop)
	quotient, rest := d.digits.divide(unit)
	isUp := how == halfUp && rest.add(rest).compare(unit) >= 0 ||
		how == toCeiling && !d.isNegative && len(rest) > 0 ||
		how == toFloor && d.isNegative && len(rest) > 0
	if isUp {
		quotient = quotient.add(natural{1})
	}
	d.digits, d.scale = quotient, digits
	if digits < 0 {
		d.digits, d.scale = quotient.shift(-digits), 0
	}
	return d
}

// integer returns a rounded number as an Integer.
func (d decimal) integer() decimal {
	d = d.round(0, toFloor)
	d.isInteger = true
	return d
}
