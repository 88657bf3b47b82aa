package liquid

import (
	"strings"
)

var arrayFilters = map[string]filter{
	"size":         {0, 0, filterSize},
	"first":        {0, 0, filterFirst},
	"last":         {0, 0, filterLast},
	"join":         {0, 1, filterJoin},
	"reverse":      {0, 0, filterReverse},
	"concat":       {1, 1, filterConcat},
	"map":          {1, 1, filterMap},
	"uniq":         {0, 1, filterUniq},
	"compact":      {0, 1, filterCompact},
	"sort_natural": {0, 1, filterSortNatural},
}

// listResult returns a list as the result of a filter. One beyond the limit of lists ends the
// rendering.
func (c *context) listResult(list Array) Value {
	if len(list) > maxItems {
		c.isExhausted = true
		return list[:0]
	}
	return list
}

// items returns the values that Liquid's filters of lists visit: the items of a list and of the
// lists in it, a hash as one item, nothing for nil, and any other value as the only item.
func (c *context) items(v Value) Array {
	switch v := v.(type) {
	case nil:
		return nil
	case Array:
		return c.flatten(nil, v)
	case Range:
		return c.numbers(v)
	case Object:
		if keys := v.Keys(); keys != nil {
			list := make(Array, len(keys))
			for i, key := range keys {
				list[i] = String(key)
			}
			return list
		}
	case Time:
		return timeFields(v)
	}
	return Array{toLiquid(v)}
}

// flatten appends the items of a list and of the lists in it.
func (c *context) flatten(to, list Array) Array {
	for _, item := range list {
		if len(to) > maxItems {
			c.isExhausted = true
			return to
		}
		switch item := item.(type) {
		case Array:
			to = c.flatten(to, item)
		default:
			to = append(to, toLiquid(item))
		}
	}
	return to
}

// numbers returns the numbers of a range.
func (c *context) numbers(r Range) Array {
	if r.Last >= r.First && uint64(r.Last)-uint64(r.First) >= maxItems {
		c.isExhausted = true
		return nil
	}
	list := make(Array, max(r.Last-r.First+1, 0))
	for i := range list {
		list[i] = Int(r.First + int64(i))
	}
	return list
}

// timeFields returns Ruby's Time#to_a.
func timeFields(t Time) Array {
	var zone Value // nil for a time with an offset only
	if name, _ := t.Zone(); name != "" {
		zone = String(name)
	}
	return Array{Int(t.Second()), Int(t.Minute()), Int(t.Hour()),
		Int(t.Day()), Int(t.Month()), Int(t.Year()), Int(t.Weekday()),
		Int(t.YearDay()), Bool(t.IsDST()), zone}
}

// filterSize returns the number of characters or items; of an integer the bytes that Ruby takes.
func filterSize(_ *context, in Value, _ []Value) (Value, error) {
	switch v := in.(type) {
	case String:
		return Int(charCount(string(v))), nil
	case Symbol:
		return Int(charCount(string(v))), nil
	case Array:
		return Int(len(v)), nil
	case *Hash:
		return Int(v.Len()), nil
	case Range:
		return Int(max(v.Last-v.First+1, 0)), nil
	case Int:
		return Int(8), nil
	case Big:
		digits := parseNatural(strings.TrimPrefix(string(v), "-"))
		size := 0
		for word := (natural{1 << 16}); len(digits) > 0; size += 2 {
			digits, _ = digits.divide(word)
		}
		return Int((size + 7) / 8 * 8), nil
	}
	return Int(0), nil
}

func filterFirst(_ *context, in Value, _ []Value) (Value, error) {
	switch v := in.(type) {
	case Array:
		if len(v) > 0 {
			return v[0], nil
		}
	case *Hash:
		if v.Len() > 0 {
			return pair(v.entries[0]), nil
		}
	case Range:
		return Int(v.First), nil
	case Object:
		if keys := v.Keys(); len(keys) > 0 {
			value, _ := v.Get(keys[0])
			return Array{String(keys[0]), value}, nil
		}
	}
	return nil, nil
}

func pair(e Entry) Array { return Array{e.Key, e.Value} }

func filterLast(_ *context, in Value, _ []Value) (Value, error) {
	switch v := in.(type) {
	case Array:
		if len(v) > 0 {
			return v[len(v)-1], nil
		}
	case Range:
		return Int(v.Last), nil
	}
	return nil, nil
}

func filterJoin(c *context, in Value, args []Value) (Value, error) {
	return c.join(c.items(in), c.argument(args, 0, " ")), nil
}

// join returns Ruby's join, which visits the items of lists in the list too.
func (c *context) join(list Array, glue string) Value {
	var b strings.Builder
	for i, item := range c.flatten(nil, list) {
		if i > 0 {
			b.WriteString(glue)
		}
		b.WriteString(c.str(item))
		if b.Len() > maxPrinted {
			c.isExhausted = true
			return String("")
		}
	}
	return String(b.String())
}

func filterReverse(c *context, in Value, _ []Value) (Value, error) {
	list := c.items(in)
	reversed := make(Array, len(list))
	for i, item := range list {
		reversed[len(list)-1-i] = item
	}
	return reversed, nil
}

func filterConcat(c *context, in Value, args []Value) (Value, error) {
	more, ok := args[0].(Array)
	if !ok {
		return nil, argumentError("concat filter requires an array argument")
	}
	list := c.items(in)
	return c.listResult(append(list[:len(list):len(list)], more...)), nil
}

// filterMap returns a property of each item. The property "to_liquid" is the item itself.
func filterMap(c *context, in Value, args []Value) (Value, error) {
	list := c.items(in)
	mapped := make(Array, len(list))
	for i, item := range list {
		switch {
		case args[0] == Value(String("to_liquid")):
			mapped[i] = item
		case hasIndex(item):
			var err error
			if mapped[i], err = c.index(item, args[0]); err != nil {
				return nil, c.propertyError(err, args[0])
			}
		}
	}
	return mapped, nil
}

// propertyError is the error of Liquid's filters for an item whose index is no property.
func (c *context) propertyError(err error, property Value) error {
	if e, ok := err.(*Error); ok && e.Class == "TypeError" {
		return argumentError("cannot select the property '%s'", c.str(property))
	}
	return err
}

// properties returns a property of each item. ok is false if the first item, or one of areAll, has
// no properties, for which the filters of Liquid return nil.
func (c *context) properties(list Array, property Value, areAll bool) (
	values Array, ok bool, err error,
) {
	for i, item := range list {
		if (areAll || i == 0) && !hasIndex(item) {
			return nil, false, nil
		}
	}
	values = make(Array, len(list))
	for i, item := range list {
		if values[i], err = c.index(item, property); err != nil {
			return nil, true, c.propertyError(err, property)
		}
	}
	return values, true, nil
}

// byProperty returns the values by which a filter compares items: the items themselves, or the
// property that the first argument names.
func (c *context) byProperty(list Array, args []Value, areAll bool) (
	values Array, ok bool, err error,
) {
	if len(args) == 0 || args[0] == nil {
		return list, true, nil
	}
	return c.properties(list, args[0], areAll)
}

func filterUniq(c *context, in Value, args []Value) (Value, error) {
	list := c.items(in)
	if len(list) == 1 && hasIndex(list[0]) { // Ruby does not look for the property
		return list, nil
	}
	values, ok, err := c.byProperty(list, args, false)
	if !ok || err != nil {
		return nil, err
	}
	seen := map[Value]bool{}
	unique := Array{}
	for i, v := range values {
		if key := c.hashKey(v); !seen[key] {
			seen[key] = true
			unique = append(unique, list[i])
		}
	}
	return unique, nil
}

// hashKey returns a value that can be a key of a Go map, equal for values that are equal keys of a
// Ruby hash.
func (c *context) hashKey(v Value) Value {
	switch v := v.(type) {
	case Array, *Hash:
		return inspectedKey(class(v) + c.inspect(v))
	case Time:
		return inspectedKey("Time" + v.UTC().Format("2006-01-02T15:04:05.999999999"))
	case Date:
		return inspectedKey("Date" + v.Format("2006-01-02"))
	}
	return v
}

// An inspectedKey stands for a value in maps.
type inspectedKey string

func (inspectedKey) class() string { return "" }

func filterCompact(c *context, in Value, args []Value) (Value, error) {
	list := c.items(in)
	values, ok, err := c.byProperty(list, args, false)
	if !ok || err != nil {
		return nil, err
	}
	compact := Array{}
	for i, v := range values {
		if v != nil {
			compact = append(compact, list[i])
		}
	}
	return compact, nil
}

// filterSortNatural sorts by text without regard to the case of ASCII letters, nil last.
func filterSortNatural(c *context, in Value, args []Value) (Value, error) {
	list := c.items(in)
	values, ok, err := c.byProperty(list, args, true)
	if !ok || err != nil {
		return nil, err
	}
	keys := make([]string, len(values))
	for i, v := range values {
		keys[i] = asciiLower(c.str(v))
	}
	return sortedBy(list, func(i, j int) (int, error) {
		switch {
		case values[i] == nil:
			return 1, nil
		case values[j] == nil:
			return -1, nil
		}
		return strings.Compare(keys[i], keys[j]), nil
	})
}

func asciiLower(text string) string {
	return strings.Map(func(r rune) rune {
		if 'A' <= r && r <= 'Z' {
			return r + 'a' - 'A'
		}
		return r
	}, text)
}
