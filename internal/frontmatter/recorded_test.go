package frontmatter

import (
	"bufio"
	"bytes"
	"encoding/json"
	"math"
	"os"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// A recorded case is front matter and the result of SafeYAML 1.0.5.
type recorded struct {
	Name, Text  string
	FrontMatter bool `json:"front_matter"`
	SafeYAML    struct {
		Value any
		Error string
	} `json:"safe_yaml"`
}

// testdata/safeyaml.jsonl holds one case per rule. With the full recording, all 490 cases are
// compared.
func TestReadsAsRecorded(t *testing.T) {
	for _, file := range []string{"testdata/safeyaml.jsonl", "../../../shared/suite/front-matter/cases.jsonl"} {
		t.Run(file, func(t *testing.T) { readRecorded(t, file) })
	}
}

func readRecorded(t *testing.T, file string) {
	f, err := os.Open(file)
	if os.IsNotExist(err) {
		t.Skip("the suite is not here")
	}
	require.NoError(t, err)
	defer f.Close()
	count := 0
	lines := bufio.NewScanner(f)
	for lines.Buffer(nil, 1<<20); lines.Scan(); count++ {
		var c recorded
		d := json.NewDecoder(bytes.NewReader(lines.Bytes()))
		d.UseNumber()
		require.NoError(t, d.Decode(&c))
		m := Read(c.Text)
		require.Equal(t, c.FrontMatter, m.Found, c.Name)
		value, isMap := c.SafeYAML.Value.(map[string]any)
		isNothing := c.SafeYAML.Value == nil || c.SafeYAML.Value == false
		if !m.Found || c.SafeYAML.Error != "" || !isMap && !isNothing {
			require.False(t, m.Valid, c.Name)
			continue
		}
		require.True(t, m.Valid, "%s: %v", c.Name, m.Problems)
		require.Equal(t, decoded(value, true), asRecorded(m.Values), c.Name)
	}
	require.NoError(t, lines.Err())
	t.Log(count, "cases")
	require.Greater(t, count, 10)
}

// decoded converts a recorded value to Go, without the parts that daylog omits: keys that are not
// strings, fractions of seconds and a list in itself.
func decoded(value any, isTop bool) any {
	switch v := value.(type) {
	case json.Number:
		if n, err := strconv.Atoi(v.String()); err == nil {
			return n
		}
		f, _ := v.Float64()
		return f
	case []any:
		out := make([]any, len(v))
		for i := range v {
			out[i] = decoded(v[i], false)
		}
		return out
	case map[string]any:
		return decodedMap(v, isTop)
	case nil:
		if isTop {
			return map[string]any{}
		}
	}
	return value
}

func decodedMap(v map[string]any, isTop bool) any {
	if written, ok := v["!time"].(string); ok {
		at, _ := time.Parse(time.RFC3339, written)
		return at.Truncate(time.Second).Format(time.RFC3339)
	}
	if day, ok := v["!date"].(string); ok {
		return Date(day)
	}
	if name, ok := v["!float"].(string); ok {
		return name
	}
	if v["!self"] == true {
		return nil
	}
	pairs, _ := v["!map"].([]any)
	out := map[string]any{}
	for _, item := range pairs {
		pair := item.([]any)
		if key, isText := pair[0].(string); isText {
			out[key] = decoded(pair[1], false)
		}
	}
	for key, value := range v {
		if key != "!map" {
			out[key] = decoded(value, false)
		}
	}
	return out
}

func asRecorded(value any) any {
	switch v := value.(type) {
	case time.Time:
		return v.Format(time.RFC3339)
	case float64:
		if math.IsInf(v, 0) || math.IsNaN(v) {
			return floatText(v)
		}
	case []any:
		for i := range v {
			v[i] = asRecorded(v[i])
		}
	case map[string]any:
		for key := range v {
			v[key] = asRecorded(v[key])
		}
	}
	return value
}
