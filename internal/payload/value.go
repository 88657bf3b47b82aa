package payload

import (
	"time"

	"daylog/internal/frontmatter"
	"daylog/internal/liquid"
)

// valueOf converts a value of front matter or configuration, whose keys have an order.
func valueOf(v any, order *frontmatter.Order, zone *time.Location) liquid.Value {
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
			list[i] = valueOf(item, order.Item(i), zone)
		}
		return list
	case map[string]any:
		return hashOf(v, order, zone)
	}
	return nil
}

func hashOf(values map[string]any, order *frontmatter.Order, zone *time.Location) *liquid.Hash {
	var entries []liquid.Entry
	for _, key := range order.Sort(values) {
		v := valueOf(values[key], order.Value(key), zone)
		entries = append(entries, liquid.Entry{Key: liquid.String(key), Value: v})
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
