package liquid

import "strings"

var siteFilters = map[string]filter{
	"where":    {2, 2, filterWhere},
	"find":     {2, 2, filterFind},
	"group_by": {1, 1, filterGroupBy},
	"sort":     {0, 2, filterSort},
}

// enumerated returns the items that Ruby's Enumerable visits; ok is false for a value that is none.
// The items of a hash and of an object are pairs.
func (c *context) enumerated(v Value) (list Array, ok bool) {
	switch v := v.(type) {
	case Array:
		return v, true
	case Range:
		return c.numbers(v), true
	case *Hash:
		list = make(Array, v.Len())
		for i, e := range v.entries {
			list[i] = pair(e)
		}
		return list, true
	case Object:
		keys := v.Keys()
		list = make(Array, len(keys))
		for i, key := range keys {
			value, _ := v.Get(key)
			list[i] = Array{String(key), value}
		}
		return list, keys != nil
	}
	return nil, false
}

// values is enumerated with the values of a hash instead of pairs.
func (c *context) values(v Value) (list Array, ok bool) {
	h, isHash := v.(*Hash)
	if !isHash {
		return c.enumerated(v)
	}
	list = make(Array, h.Len())
	for i, e := range h.entries {
		list[i] = e.Value
	}
	return list, true
}

// property returns the property of an item for Jekyll's filters: a path with dots, and a text that
// is a number becomes one.
func (c *context) property(item, name Value) (Value, error) {
	path := c.str(name)
	v, err := c.itemProperty(item, path)
	if err != nil {
		return nil, err
	}
	return c.numeric(v), nil
}

func (c *context) itemProperty(item Value, path string) (v Value, err error) {
	if strings.Contains(path, ".") {
		v = item
		for _, key := range rubySplit(path, ".") {
			if !hasIndex(v) {
				v = Bool(false)
			} else if v, err = c.index(v, String(key)); err != nil {
				break
			}
		}
	} else {
		v, err = c.index(item, String(path))
	}
	if e, ok := err.(*Error); ok && e.Class == "TypeError" {
		if list, ok := item.(Array); ok {
			text := c.inspect(list)
			return nil, rubyError("TypeError", "Error accessing object (%s) with given key. "+
				"Expected an integer but got %s instead.", text[:charOffset(text, 20)], c.inspect(String(path)))
		}
	}
	return v, err
}

// numeric converts a value that prints as a number into it, as Jekyll does for sorting.
func (c *context) numeric(v Value) Value {
	text, ok := v.(String)
	if !ok {
		return v
	}
	digits := strings.TrimPrefix(trimSpace(string(text)), "-")
	whole, fraction, hasPoint := strings.Cut(digits, ".")
	switch {
	case strings.ContainsRune(string(text), 0):
		return v
	case isDigits(digits):
		return leadingInteger(string(text))
	case hasPoint && isDigits(whole+fraction):
		return parseDecimal(trimSpace(string(text))).value()
	}
	return v
}

func filterWhere(c *context, in Value, args []Value) (Value, error) {
	list, ok := c.selectable(in, args)
	if !ok {
		return in, nil
	}
	selected := Array{}
	for _, item := range list {
		v, err := c.property(item, args[0])
		if err != nil {
			return nil, err
		}
		if c.matches(v, args[1]) {
			selected = append(selected, item)
		}
	}
	return selected, nil
}

// selectable returns the items among which where and find search; ok is false if they return their
// input.
func (c *context) selectable(in Value, args []Value) (list Array, ok bool) {
	switch args[1].(type) {
	case Array, *Hash:
		return nil, false
	}
	if !isTrue(args[0]) {
		return nil, false
	}
	return c.values(in)
}

// matches reports whether a property is the target of where: as text, for a list one of its items.
func (c *context) matches(property, target Value) bool {
	switch target.(type) {
	case nil:
		return property == nil
	case literal:
		text, _ := c.join(c.toArray(property), "").(String)
		return text == ""
	}
	text := c.str(target)
	if property, ok := property.(String); ok {
		return string(property) == text
	}
	for _, item := range c.toArray(property) {
		if c.str(item) == text {
			return true
		}
	}
	return false
}

// toArray is Ruby's Array(): nothing for nil, the items of what has some, else the value itself.
func (c *context) toArray(v Value) Array {
	switch v := v.(type) {
	case nil:
		return nil
	case Time:
		return timeFields(v)
	}
	if list, ok := c.enumerated(v); ok {
		return list
	}
	return Array{v}
}

func filterFind(c *context, in Value, args []Value) (Value, error) {
	list, ok := c.selectable(in, args)
	if !ok {
		return in, nil
	}
	for _, item := range list {
		v, err := c.property(item, args[0])
		if err != nil {
			return nil, err
		}
		if c.matches(v, args[1]) {
			if !isTrue(item) {
				return nil, nil
			}
			return item, nil
		}
	}
	return nil, nil
}

func filterGroupBy(c *context, in Value, args []Value) (Value, error) {
	list, ok := c.enumerated(in)
	if !ok {
		return in, nil
	}
	names := make(Array, len(list))
	for i, item := range list {
		v, err := c.property(item, args[0])
		if err != nil {
			return nil, err
		}
		names[i] = String(c.str(v))
	}
	return c.grouped(list, names), nil
}

// grouped returns the groups of items with equal names, in the order of their first items.
func (c *context) grouped(list, names Array) Value {
	order := map[Value]int{}
	var groups []Array
	var heads Array
	for i, item := range list {
		key := c.hashKey(names[i])
		at, ok := order[key]
		if !ok {
			at = len(groups)
			order[key] = at
			groups, heads = append(groups, nil), append(heads, names[i])
		}
		groups[at] = append(groups[at], item)
	}
	result := make(Array, len(groups))
	for i, items := range groups {
		result[i] = NewHash(Entry{String("name"), heads[i]}, Entry{String("items"), items},
			Entry{String("size"), Int(len(items))})
	}
	return result
}

// filterSort sorts by Ruby's <=>, or by a property with nil first or last.
func filterSort(c *context, in Value, args []Value) (Value, error) {
	if in == nil {
		return nil, argumentError("Cannot sort a null object.")
	}
	list, ok := c.enumerated(in)
	if len(args) == 0 || args[0] == nil {
		if !ok {
			return nil, c.noMethod("sort", in)
		}
		return c.sorted(list)
	}
	nilOrder := -1
	if len(args) > 1 && args[1] != Value(String("first")) {
		if nilOrder = 1; args[1] != Value(String("last")) {
			return nil, argumentError("Invalid nils order: '%s' is not a valid nils order. "+
				"It must be 'first' or 'last'.", c.str(args[1]))
		}
	}
	if !ok {
		return nil, c.noMethod("map", in)
	}
	keys := make(Array, len(list))
	for i, item := range list {
		var err error
		if keys[i], err = c.property(item, args[0]); err != nil {
			return nil, err
		}
	}
	return sortedBy(list, func(i, j int) (int, error) {
		a, b := keys[i], keys[j]
		switch {
		case a != nil && b == nil:
			return -nilOrder, nil
		case a == nil && b != nil:
			return nilOrder, nil
		}
		if order, ok := compare(a, b); ok {
			return order, nil
		}
		return strings.Compare(c.str(a), c.str(b)), nil
	})
}
