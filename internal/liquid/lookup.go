package liquid

import (
	"strings"
	"unicode/utf8"
)

// A lookup is a variable with the keys behind it: page.tags[0].
type lookup struct {
	name expression
	keys []lookupKey
}

// A lookupKey is a key of a lookup. One that is written as a word may be a command: size, first or
// last.
type lookupKey struct {
	expression
	isCommand bool
}

// parseLookup reads a variable: each run of letters, digits, "_" and "-" with an optional "?" is a
// key, and so is each pair of brackets. Everything between is ignored.
func parseLookup(s string, depth int) expression {
	l := &lookup{name: constant{}}
	isFirst := true
	lastClose := strings.LastIndexByte(s, ']')
	for at := 0; at < len(s); {
		if s[at] == '[' && at > lastClose {
			at++
			continue
		}
		end, isBracket := keyEnd(s, at)
		if end < 0 {
			at++
			continue
		}
		text := s[at:end]
		key := lookupKey{expression: constant{String(text)}}
		if isBracket {
			key.expression = parseExpressionAt(text[1:len(text)-1], depth+1)
		} else {
			key.isCommand = text == "size" || text == "first" || text == "last"
		}
		if isFirst {
			l.name = key.expression
		} else {
			l.keys = append(l.keys, key)
		}
		isFirst = false
		at = end
	}
	return l
}

// keyEnd returns the end of the key at an offset, or -1.
func keyEnd(s string, at int) (end int, isBracket bool) {
	if s[at] == '[' {
		if i := strings.IndexByte(s[at:], ']'); i > 1 {
			return at + i + 1, true
		}
		return -1, false
	}
	end = at
	for end < len(s) && (isWordByte(s[end]) || s[end] == '-') {
		end++
	}
	if end == at {
		return -1, false
	}
	if end < len(s) && s[end] == '?' {
		end++
	}
	return end, false
}

func (l *lookup) evaluate(c *context) (Value, *Error) {
	name, err := l.name.evaluate(c)
	if err != nil {
		return nil, err
	}
	v, err := c.find(name)
	if err != nil {
		return nil, err
	}
	for _, k := range l.keys {
		key, err := k.evaluate(c)
		if err != nil {
			return nil, err
		}
		next, ok, err := c.element(v, key)
		if err != nil {
			return nil, err
		}
		if !ok && k.isCommand {
			next, ok = command(v, string(key.(String)))
		}
		if !ok {
			if c.options.StrictVariables {
				return nil, &Error{Class: "Liquid::UndefinedVariable",
					Text: "undefined variable " + c.str(key)}
			}
			return nil, nil
		}
		v = toLiquid(next)
	}
	return v, nil
}

// isUnknown reports whether no variable has the name of a lookup, or a drop such as site has no
// such value. Included files may ask for values that a page does not have.
func (c *context) isUnknown(l *lookup) bool {
	name, ok := l.name.(constant)
	if !ok {
		return false
	}
	key, _ := name.Value.(String)
	for _, scope := range c.scopes {
		if _, ok := scope[string(key)]; ok {
			return false
		}
	}
	v, ok := c.payload(string(key))
	if drop, isDrop := v.(Object); ok && isDrop && len(l.keys) > 0 && len(c.files) == 0 {
		if name, isName := l.keys[0].expression.(constant); isName {
			key, isName := name.Value.(String)
			_, ok = drop.Get(string(key))
			return isName && !ok
		}
	}
	return !ok
}

// element returns the element of a value for a key. ok is false if the value has no such key.
func (c *context) element(v, key Value) (element Value, ok bool, err *Error) {
	switch v := v.(type) {
	case Array:
		i, ok := key.(Int)
		if !ok {
			return nil, false, nil
		}
		if i < 0 {
			i += Int(len(v))
		}
		if i < 0 || i >= Int(len(v)) {
			return nil, true, nil
		}
		return v[i], true, nil
	case *Hash:
		element, ok := v.Get(key)
		_, isInt := key.(Int)
		return element, ok || isInt, nil
	case Object:
		name, isName := key.(String)
		if isName {
			element, ok = v.Get(string(name))
			if path, isMissing := element.(Missing); isMissing {
				c.report(MissingFile, string(path))
				element = nil
			}
			return element, ok, nil
		}
		if key != nil && v.Keys() != nil {
			// Jekyll's drops ask Ruby whether they have a method of this name.
			return nil, false, rubyError("TypeError", "%s is not a symbol nor a string", c.inspect(key))
		}
	}
	return nil, false, nil
}

// command calls one of the methods size, first and last. ok is false if the value does not have it.
func command(v Value, name string) (result Value, ok bool) {
	switch v := v.(type) {
	case Array:
		return listCommand(len(v), name, func(i int) Value { return v[i] })
	case *Hash:
		if name == "last" {
			return nil, false
		}
		return listCommand(v.Len(), name, func(i int) Value {
			return Array{v.entries[i].Key, v.entries[i].Value}
		})
	case Range:
		switch name {
		case "size":
			return Int(v.Len()), true
		case "first":
			return Int(v.First), true
		}
		return Int(v.Last), true
	case String:
		return Int(utf8.RuneCountInString(string(v))), name == "size"
	case Int:
		return Int(8), name == "size" // bytes of Ruby's representation
	case Big:
		return Int((len(v)*10/24 + 7) / 8 * 8), name == "size"
	case Object:
		if keys := v.Keys(); name == "first" && keys != nil {
			return listCommand(len(keys), name, func(i int) Value {
				value, _ := v.Get(keys[i])
				return Array{String(keys[i]), value}
			})
		}
	}
	return nil, false
}

func listCommand(length int, name string, at func(i int) Value) (Value, bool) {
	switch {
	case name == "size":
		return Int(length), true
	case length == 0:
		return nil, true
	case name == "first":
		return at(0), true
	}
	return at(length - 1), true
}

// toLiquid returns a value as Liquid's to_liquid does: a symbol and the words empty and blank
// become text.
func toLiquid(v Value) Value {
	switch v := v.(type) {
	case Symbol:
		return String(v)
	case literal:
		return String("")
	case Missing:
		return nil
	}
	return v
}
