package liquid

import (
	"cmp"
	"strconv"
	"strings"
)

// equal reports whether Ruby's == holds: 1 == 1.0 does.
func equal(a, b Value) bool {
	budget := maxItems
	return equalWithin(a, b, &budget)
}

// equalWithin is equal with a limit on the number of comparisons, because a list can contain
// itself doubled many times.
func equalWithin(a, b Value, budget *int) bool {
	if *budget--; *budget < 0 {
		return false
	}
	switch a := a.(type) {
	case Array:
		b, ok := b.(Array)
		if !ok || len(a) != len(b) {
			return false
		}
		for i := range a {
			if !equalWithin(a[i], b[i], budget) {
				return false
			}
		}
		return true
	case *Hash:
		b, ok := b.(*Hash)
		return ok && equalHashes(a, b, budget)
	case nil, Bool, String, Symbol, Range, Object, literal:
		if _, ok := b.(Array); ok {
			return false
		}
		return a == b
	}
	order, ok := compareWithin(a, b, budget)
	return ok && order == 0
}

func equalHashes(a, b *Hash, budget *int) bool {
	if a == b {
		return true
	}
	if a.Len() != b.Len() {
		return false
	}
	for _, e := range a.entries {
		v, ok := b.Get(e.Key)
		if !ok || !equalWithin(e.Value, v, budget) {
			return false
		}
	}
	return true
}

// compare returns the order of two values as Ruby's <=> does: negative, 0 or positive. ok is false
// if Ruby has no order for them.
func compare(a, b Value) (order int, ok bool) {
	budget := maxItems
	return compareWithin(a, b, &budget)
}

func compareWithin(a, b Value, budget *int) (order int, ok bool) {
	switch a := a.(type) {
	case String:
		b, ok := b.(String)
		return strings.Compare(string(a), string(b)), ok
	case Symbol:
		b, ok := b.(Symbol)
		return strings.Compare(string(a), string(b)), ok
	case Int, Big, Float:
		return compareNumbers(a, b)
	case Time:
		b, ok := b.(Time)
		return a.Compare(b.Time), ok
	case Date:
		switch b := b.(type) {
		case Date:
			return a.Compare(b.Time), true
		case Int, Big, Float: // days of the astronomical Julian calendar
			return compareNumbers(Float(float64(a.Unix())/86400+2440587.5), b)
		}
		return 0, false
	case Array:
		b, ok := b.(Array)
		if !ok {
			return 0, false
		}
		for i := range min(len(a), len(b)) {
			if *budget--; *budget < 0 {
				return 0, false
			}
			if order, ok := compareWithin(a[i], b[i], budget); !ok || order != 0 {
				return order, ok
			}
		}
		return cmp.Compare(len(a), len(b)), true
	}
	if order, ok := compareDocuments(a, b); ok {
		return order, true
	}
	return 0, equalWithin(a, b, budget)
}

// compareDocuments orders two of Jekyll's documents by date, then by path.
func compareDocuments(a, b Value) (order int, ok bool) {
	const document = "Jekyll::Drops::DocumentDrop"
	x, isObject := a.(Object)
	y, isOther := b.(Object)
	if !isObject || !isOther || x.Class() != document || y.Class() != document {
		return 0, false
	}
	for _, key := range []string{"date", "path"} {
		v, _ := x.Get(key)
		w, _ := y.Get(key)
		if order, ok = compare(v, w); ok && order != 0 {
			break
		}
	}
	return order, ok
}

// compareNumbers compares a number with a value.
func compareNumbers(a, b Value) (order int, ok bool) {
	if a, isInt := a.(Int); isInt {
		if b, isInt := b.(Int); isInt {
			return cmp.Compare(a, b), true
		}
	}
	if a, isBig := a.(Big); isBig {
		if b, isBig := b.(Big); isBig {
			return compareBig(string(a), string(b)), true
		}
	}
	x, _ := number(a)
	y, ok := number(b)
	if !ok || x != x || y != y {
		return 0, false
	}
	return cmp.Compare(x, y), true
}

// compareBig compares two numbers in decimal digits.
func compareBig(a, b string) int {
	isNegative := strings.HasPrefix(a, "-")
	if isNegative != strings.HasPrefix(b, "-") {
		if isNegative {
			return -1
		}
		return 1
	}
	order := cmp.Or(cmp.Compare(len(a), len(b)), strings.Compare(a, b))
	if isNegative {
		return -order
	}
	return order
}

// number returns a number as a float. ok is false for other values.
func number(v Value) (f float64, ok bool) {
	switch v := v.(type) {
	case Int:
		return float64(v), true
	case Float:
		return float64(v), true
	case Big:
		f, _ := strconv.ParseFloat(string(v), 64)
		return f, true
	}
	return 0, false
}
