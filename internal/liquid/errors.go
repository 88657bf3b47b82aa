package liquid

import (
	"fmt"
	"strconv"
	"strings"
)

// An Error ends the build of the site.
//
// Liquid's own errors know their line. An exception of Ruby, such as a NoMethodError from a filter,
// passes through Liquid as it is, and the build ends without one.
type Error struct {
	Class string // of Ruby: "Liquid::SyntaxError", "NoMethodError"
	Text  string // the message without its prefix

	Line     int    // from 1 in the template; 0 if Liquid does not say one
	Template string // path of the included file that has the line; "" for the text itself
	Markup   string // the tag or output that the message quotes: `in "{{ a b }}"`

	Start, End int // the range of the tag in the text, where the include that fails stands for its file
}

// Error returns the message as Jekyll prints it behind "Liquid Exception: ", up to the name of the
// file.
func (e *Error) Error() string {
	if !strings.HasPrefix(e.Class, "Liquid::") {
		return e.Text
	}
	var b strings.Builder
	if e.Class == classSyntaxError {
		b.WriteString("Liquid syntax error")
	} else {
		b.WriteString("Liquid error")
	}
	if e.Line > 0 {
		b.WriteString(" (")
		if e.Template != "" {
			b.WriteString(e.Template + " ")
		}
		b.WriteString("line " + strconv.Itoa(e.Line) + ")")
	}
	b.WriteString(": " + e.Text)
	if e.Markup != "" {
		b.WriteString(" " + e.Markup)
	}
	return b.String()
}

const (
	classSyntaxError   = "Liquid::SyntaxError"
	classArgumentError = "Liquid::ArgumentError"
	classZeroDivision  = "Liquid::ZeroDivisionError"
	classFloatDomain   = "Liquid::FloatDomainError"
	classMemoryError   = "Liquid::MemoryError"
)

// syntaxError returns an error of the parser.
func syntaxError(format string, values ...any) *Error {
	return &Error{Class: classSyntaxError, Text: fmt.Sprintf(format, values...)}
}

// argumentError returns Liquid's ArgumentError, which Liquid also makes of Ruby's when a filter
// raises it.
func argumentError(format string, values ...any) *Error {
	return &Error{Class: classArgumentError, Text: fmt.Sprintf(format, values...)}
}

// divisionError returns the error of a division by the integer 0.
func divisionError() *Error { return &Error{Class: classZeroDivision, Text: "divided by 0"} }

// rubyError returns an exception that is not Liquid's: "TypeError".
func rubyError(class, format string, values ...any) *Error {
	return &Error{Class: class, Text: fmt.Sprintf(format, values...)}
}

// noMethod returns Ruby's NoMethodError for a method of a value. Ruby 3.4 names the class where
// earlier versions print the value.
func (c *context) noMethod(method string, of Value) *Error {
	if !c.options.IsRuby34 {
		receiver := c.inspect(of)
		if !strings.HasPrefix(receiver, "#") {
			receiver += ":" + class(of)
		}
		return rubyError("NoMethodError", "undefined method `%s' for %s", method, receiver)
	}
	switch v := of.(type) {
	case nil:
		return rubyError("NoMethodError", "undefined method '%s' for nil", method)
	case Bool:
		return rubyError("NoMethodError", "undefined method '%s' for %t", method, bool(v))
	}
	return rubyError("NoMethodError", "undefined method '%s' for an instance of %s", method, class(of))
}

// asError returns the error of a filter, or nil.
func asError(err error) *Error {
	if err == nil {
		return nil
	}
	if e, ok := err.(*Error); ok {
		return e
	}
	return rubyError("StandardError", "%s", err.Error())
}
