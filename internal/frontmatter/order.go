package frontmatter

import (
	"maps"
	"slices"
)

// An Order has the keys of a map in the order of the YAML, which a Go map does not keep, and the
// orders of the values. The orders of a list are those of its items. nil is the order of a value
// without keys.
type Order struct {
	Keys   []string
	Values map[string]*Order // of the values that have one
	Items  []*Order
}

// Sort returns the keys of a map in this order. Others follow, sorted.
func (o *Order) Sort(values map[string]any) []string {
	keys := make([]string, 0, len(values))
	if o != nil {
		for _, key := range o.Keys {
			if _, ok := values[key]; ok {
				keys = append(keys, key)
			}
		}
	}
	if len(keys) == len(values) {
		return keys
	}
	isKnown := make(map[string]bool, len(keys))
	for _, key := range keys {
		isKnown[key] = true
	}
	for _, key := range slices.Sorted(maps.Keys(values)) {
		if !isKnown[key] {
			keys = append(keys, key)
		}
	}
	return keys
}

// Value returns the order of the value of a key.
func (o *Order) Value(key string) *Order {
	if o == nil {
		return nil
	}
	return o.Values[key]
}

// Item returns the order of an item of a list.
func (o *Order) Item(i int) *Order {
	if o == nil || i >= len(o.Items) {
		return nil
	}
	return o.Items[i]
}

// Set adds a key at the end, unless the order has it, and sets the order of its value.
func (o *Order) Set(key string, value *Order) {
	if !slices.Contains(o.Keys, key) {
		o.Keys = append(o.Keys, key)
	}
	o.setValue(key, value)
}

func (o *Order) setValue(key string, value *Order) {
	switch {
	case value == nil:
		delete(o.Values, key)
	case o.Values == nil:
		o.Values = map[string]*Order{key: value}
	default:
		o.Values[key] = value
	}
}

// Merge returns the order of a map with the values of another one over it, map by map. Keys of both
// keep their first place, as in Ruby.
func (o *Order) Merge(over *Order) *Order {
	if o == nil || over == nil || o.Keys == nil || over.Keys == nil {
		if over == nil {
			return o
		}
		return over
	}
	out := &Order{Keys: slices.Clone(o.Keys), Values: maps.Clone(o.Values)}
	for _, key := range over.Keys {
		out.Set(key, o.Value(key).Merge(over.Value(key)))
	}
	return out
}
