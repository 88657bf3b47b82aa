// Package liquid renders the Liquid of a post as Liquid 4.0.4 does when Jekyll 4.4.1 runs it, with
// Ruby's values, its order of evaluation and the messages with which a build stops.
//
// Nothing here is an interpreter of Ruby: a template reaches the values of this file, which behave
// as the Ruby objects of the same name where a template can observe them.
package liquid

import (
	"math"
	"strconv"
	"time"
)

// A Value is a Ruby object as a template sees it. The Go nil is Ruby's nil. The types of this file
// are all kinds of values; values are never changed once a template can reach them.
type Value interface {
	// class returns the name of the Ruby class, for messages.
	class() string
}

// The simple kinds of values.
type (
	Bool   bool
	Int    int64  // an Integer of at most 64 bits
	Big    string // an Integer beyond 64 bits, in decimal digits
	Float  float64
	String string // bytes that are usually, and not necessarily, valid UTF-8
	Symbol string // a key of the configuration such as :css_class
	Array  []Value
	Time   struct{ time.Time } // a location of time.UTC prints as UTC, another one by its offset
	Date   struct{ time.Time } // a day, at 00:00 UTC
)

// A Range is a range of integers, both ends included.
type Range struct{ First, Last int64 }

// Len returns the number of integers in the range.
func (r Range) Len() int {
	if r.Last < r.First {
		return 0
	}
	if n := uint64(r.Last-r.First) + 1; 0 < n && n < math.MaxInt {
		return int(n)
	}
	return math.MaxInt
}

// Missing is a value that needs a file which daylog does not have, by its path. It is nil for a
// template, and a finding.
type Missing string

// A literal is one of the words "empty" and "blank". It compares by calling a method of the other
// operand, and prints nothing.
type literal string

const (
	literalEmpty literal = "empty?"
	literalBlank literal = "blank?"
)

// A Drop is an object whose values are computed when a template looks them up: a document, the
// site, a loop.
type Drop interface {
	// Get returns the value of a key. ok is false if the object does not have the key.
	Get(key string) (v Value, ok bool)
	// Keys returns the keys that a loop over the object visits; nil if it cannot be looped over.
	Keys() []string
	// Text returns Ruby's to_s.
	Text() string
	// Class returns the name of the Ruby class: "Jekyll::Drops::DocumentDrop".
	Class() string
}

// An Object is the value of a Drop. Two objects are equal if their drops are the same pointer.
type Object struct{ Drop }

// A Hash is a map that keeps the order of its keys, which may be any values. The zero Hash is
// empty.
type Hash struct {
	entries []Entry
	index   map[string]int // position in entries of each key that is a String
}

// An Entry is a key of a Hash and its value.
type Entry struct{ Key, Value Value }

// NewHash returns a hash of entries. A repeated key keeps its first place and its last value.
func NewHash(entries ...Entry) *Hash {
	h := &Hash{}
	for _, e := range entries {
		h.set(e.Key, e.Value)
	}
	return h
}

// Len returns the number of keys.
func (h *Hash) Len() int { return len(h.entries) }

// Entries returns the entries in order. The caller must not change them.
func (h *Hash) Entries() []Entry { return h.entries }

// Get returns the value of a key, which must have the same class: 1 does not find 1.0.
func (h *Hash) Get(key Value) (v Value, ok bool) {
	if i := h.find(key); i >= 0 {
		return h.entries[i].Value, true
	}
	return nil, false
}

// set adds a key or replaces its value, while the hash is being made.
func (h *Hash) set(key, value Value) {
	if i := h.find(key); i >= 0 {
		h.entries[i].Value = value
		return
	}
	if s, ok := key.(String); ok {
		if h.index == nil {
			h.index = map[string]int{}
		}
		h.index[string(s)] = len(h.entries)
	}
	h.entries = append(h.entries, Entry{key, value})
}

// find returns the position of a key, or -1.
func (h *Hash) find(key Value) int {
	if s, ok := key.(String); ok {
		if i, ok := h.index[string(s)]; ok {
			return i
		}
		return -1
	}
	if len(h.index) == len(h.entries) {
		return -1
	}
	for i, e := range h.entries {
		if class(e.Key) == class(key) && equal(e.Key, key) {
			return i
		}
	}
	return -1
}

func (b Bool) class() string {
	if b {
		return "TrueClass"
	}
	return "FalseClass"
}
func (Int) class() string      { return "Integer" }
func (Big) class() string      { return "Integer" }
func (Float) class() string    { return "Float" }
func (String) class() string   { return "String" }
func (Symbol) class() string   { return "Symbol" }
func (Array) class() string    { return "Array" }
func (*Hash) class() string    { return "Hash" }
func (Time) class() string     { return "Time" }
func (Date) class() string     { return "Date" }
func (Range) class() string    { return "Range" }
func (Missing) class() string  { return "NilClass" }
func (literal) class() string  { return "Liquid::Expression::MethodLiteral" }
func (o Object) class() string { return o.Class() }

// class returns the name of the Ruby class of a value.
func class(v Value) string {
	if v == nil {
		return "NilClass"
	}
	return v.class()
}

// isTrue reports whether a condition holds: for all values but nil and false.
func isTrue(v Value) bool { return v != nil && v != Value(Bool(false)) }

// toInteger converts as Liquid's Utils.to_integer: an Integer, or a value that prints as a literal
// of one in Ruby, with its blanks, underscores and prefixes such as 0x. Another value is an error.
// A number beyond 64 bits is the nearest one that fits.
func toInteger(v Value) (int64, error) {
	switch v := v.(type) {
	case Int:
		return int64(v), nil
	case Big:
		n, _ := strconv.ParseInt(string(v), 10, 64)
		return n, nil
	case Array:
		return 0, argumentError("invalid integer")
	}
	text, _ := printed(v, printing{})
	if _, isList := v.(Array); isList {
		text = "" // to_s of a list has brackets
	}
	if n, ok := parseInteger(text); ok {
		return n, nil
	}
	return 0, argumentError("invalid integer")
}

// parseInteger reads a text as Ruby's Integer() does.
func parseInteger(text string) (n int64, ok bool) {
	text = trimSpace(text)
	digits := text
	if digits != "" && (digits[0] == '-' || digits[0] == '+') {
		digits = digits[1:]
	}
	if digits == "" || digits[0] == '-' || digits[0] == '+' {
		return 0, false
	}
	if len(digits) > 1 && digits[0] == '0' && (digits[1] == 'd' || digits[1] == 'D') {
		// Go does not know Ruby's prefix of decimal numbers.
		if digits = digits[2:]; digits == "" || digits[0] == '_' || digits[0] == '0' && len(digits) > 1 {
			return 0, false
		}
		text = text[:len(text)-len(digits)-2] + digits
	}
	n, err := strconv.ParseInt(text, 0, 64)
	return n, err == nil
}

// leadingInteger reads the integer at the start of a text, as Ruby's String#to_i does; 0 if there
// is none. One beyond 64 bits is a Big.
func leadingInteger(text string) Value {
	text = trimSpace(text)
	sign := ""
	if text != "" && (text[0] == '-' || text[0] == '+') {
		if text[0] == '-' {
			sign = "-"
		}
		text = text[1:]
	}
	digits := make([]byte, 0, 20)
	for i := 0; i < len(text); i++ {
		if text[i] == '_' && i > 0 && isDigit(text[i-1]) {
			continue
		}
		if !isDigit(text[i]) {
			break
		}
		digits = append(digits, text[i])
	}
	return integer(sign + string(digits))
}

// integer returns the value of decimal digits with an optional "-".
func integer(digits string) Value {
	n, err := strconv.ParseInt(digits, 10, 64)
	if err == nil {
		return Int(n)
	}
	sign := ""
	if digits != "" && digits[0] == '-' {
		sign, digits = "-", digits[1:]
	}
	for digits != "" && digits[0] == '0' {
		digits = digits[1:]
	}
	if digits == "" {
		return Int(0)
	}
	if n, err := strconv.ParseInt(sign+digits, 10, 64); err == nil {
		return Int(n)
	}
	return Big(sign + digits)
}
