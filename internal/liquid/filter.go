package liquid

import (
	"maps"
	"strconv"
)

// A filterFunc is a filter: it makes a value of the one before the "|" and its arguments. The
// arguments of a key, a: 1, are one Hash behind the others, as in Ruby. An error should be an
// *Error: argumentError for Liquid's, rubyError or noMethod for an exception that Liquid does not
// know, which ends the build without a line.
type filterFunc func(ctx *context, in Value, args []Value) (Value, error)

// A filter is a filterFunc with the number of its arguments, not counting the value before the
// "|". Another number is an error before the function is called.
type filter struct {
	min, max int
	call     filterFunc
}

// unlimited is the max of a filter that takes any number of arguments.
const unlimited = 1 << 30

// filters are all filters by name. Jekyll's replace those of Liquid with the same name. A context
// has the table, because some filters evaluate expressions with filters.
var filters = joined(stringFilters, numberFilters, arrayFilters, dateFilters, urlFilters,
	siteFilters, jekyllFilters, expressionFilters)

// joined returns the filters of all tables.
func joined(tables ...map[string]filter) map[string]filter {
	all := map[string]filter{}
	for _, table := range tables {
		maps.Copy(all, table)
	}
	return all
}

// invoke calls a filter by name. An unknown filter returns the value as it is, unless the blog has
// strict_filters.
func (c *context) invoke(name string, in Value, args []Value) (Value, *Error) {
	f, ok := c.filters[name]
	if !ok {
		if c.options.StrictFilters {
			return nil, &Error{Class: "Liquid::UndefinedFilter", Text: "undefined filter " + name}
		}
		c.report(UnknownFilter, name)
		return toLiquid(in), nil
	}
	if len(args) < f.min || len(args) > f.max {
		return nil, argumentCountError(len(args), f.min, f.max)
	}
	v, err := f.call(c, in, args)
	return toLiquid(v), asError(err)
}

// argumentCountError is Ruby's message for a wrong number of arguments, which counts the value
// before the "|".
func argumentCountError(given, least, most int) *Error {
	expected := strconv.Itoa(least + 1)
	switch {
	case most == unlimited:
		expected += "+"
	case most > least:
		expected += ".." + strconv.Itoa(most+1)
	}
	return argumentError("wrong number of arguments (given %d, expected %s)", given+1, expected)
}
