package payload

import (
	"maps"
	"slices"
	"time"

	"daylog/internal/frontmatter"
	"daylog/internal/liquid"
)

// valueOf converts a value of front matter or configuration. The keys of a map are sorted, because
// the reader of YAML does not keep their order.
func valueOf(v any, zone *time.Location) liquid.Value {
	switch v := v.(type) {
	case bool:
		return liquid.Bool(v)
	case int:
		return liquid.Int(v)
	case frontmatter.BigInteger:
		return liquid.Big(v)
	case float64:
		return liquid.Float(v)
	case string:
		return liquid.String(v)
	case frontmatter.Date:
		if day, err := time.Parse(time.DateOnly, string(v)); err == nil {
			return liquid.Date{Time: day}
		}
		return liquid.String(v)
	case time.Time:
		if v.Location() == time.UTC {
			return liquid.Time{Time: v} // written without an offset
		}
		return liquid.Time{Time: v.In(zone)}
	case []any:
		list := make(liquid.Array, len(v))
		for i, item := range v {
			list[i] = valueOf(item, zone)
		}
		return list
	case map[string]any:
		return hashOf(v, zone)
	}
	return nil
}

func hashOf(values map[string]any, zone *time.Location) *liquid.Hash {
	var entries []liquid.Entry
	for _, key := range slices.Sorted(maps.Keys(values)) {
		entries = append(entries, liquid.Entry{Key: liquid.String(key), Value: valueOf(values[key], zone)})
	}
	return liquid.NewHash(entries...)
}

func textsOf(words []string) liquid.Array {
	list := make(liquid.Array, len(words))
	for i, word := range words {
		list[i] = liquid.String(word)
	}
	return list
}
