package post

import (
	"bufio"
	"encoding/json"
	"net/url"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"daylog/internal/frontmatter"
)

// A recorded case is a post and the data that Jekyll 4.4 with SafeYAML has of it.
type recorded struct {
	Name, Text string
	Jekyll     *struct { // nil if the data depends on the day of the recording
		Data                map[string]any
		Content, URL, Fatal string
		URLError            string `json:"url_error"`
		Published           *bool
	}
}

// testdata/recorded.jsonl holds the cases whose values are not plain text. With the full recording,
// all 490 cases are compared.
func TestReadsPostsAsRecorded(t *testing.T) {
	for _, file := range []string{"testdata/recorded.jsonl", "../../../shared/suite/front-matter/cases.jsonl"} {
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
	compared := 0
	lines := bufio.NewScanner(f)
	for lines.Buffer(nil, 1<<20); lines.Scan(); {
		var c recorded
		d := json.NewDecoder(strings.NewReader(lines.Text()))
		d.UseNumber()
		require.NoError(t, d.Decode(&c))
		if c.Jekyll != nil {
			compareRecorded(t, c)
			compared++
		}
	}
	require.NoError(t, lines.Err())
	t.Log(compared, "posts")
	require.Greater(t, compared, 30)
}

func compareRecorded(t *testing.T, c recorded) {
	t.Helper()
	want := c.Jekyll
	m := frontmatter.Read(c.Text)
	p := Read("2026-03-02-case.md", m, seoul)
	require.Equal(t, want.Fatal != "", p.Undated, "%s: %q", c.Name, c.Text)
	if p.Undated {
		return
	}
	want.Data = stringKeys(want.Data)
	_, hasTitle := want.Data["title"]
	require.Equal(t, !hasTitle, p.Dropped, c.Name)
	if m.Found {
		require.Equal(t, want.Content, c.Text[m.Body:], c.Name)
	}
	require.Equal(t, want.Published == nil || *want.Published, p.Published, c.Name)
	if p.Dropped {
		return // the URL is made of the whole name
	}
	compareData(t, c, p)
	address, ok := URL(p)
	require.Equal(t, want.URLError == "", ok, c.Name)
	if ok {
		require.Equal(t, unescape(want.URL), address, c.Name)
	}
}

func compareData(t *testing.T, c recorded, p Post) {
	t.Helper()
	data := c.Jekyll.Data
	require.Equal(t, shown(data["title"]), p.Title, "%s: %q", c.Name, c.Text)
	require.Equal(t, words(data["categories"]), p.Categories, "%s: %q", c.Name, c.Text)
	require.Equal(t, words(data["tags"]), p.Tags, "%s: %q", c.Name, c.Text)
	require.Equal(t, shown(data["description"]), p.Description, c.Name)
	require.Equal(t, shown(data["slug"]), p.Slug, c.Name)
	at, err := time.Parse(time.RFC3339, data["date"].(map[string]any)["!time"].(string))
	require.NoError(t, err, c.Name)
	// Seoul had another offset before 1912.
	if at.Year() > 1911 {
		require.Equal(t, at.Format(time.RFC3339), p.Date.Format(time.RFC3339), "%s: %q", c.Name, c.Text)
	}
}

// stringKeys returns the pairs of a recorded map whose keys are strings.
func stringKeys(data map[string]any) map[string]any {
	pairs, ok := data["!map"].([]any)
	if !ok {
		return data
	}
	out := map[string]any{}
	for _, item := range pairs {
		pair := item.([]any)
		if key, isText := pair[0].(string); isText {
			out[key] = pair[1]
		}
	}
	return out
}

// shown returns a recorded value as the page shows it.
func shown(value any) string {
	switch v := value.(type) {
	case json.Number:
		return v.String()
	case []any:
		return strings.Join(words(v), "")
	case map[string]any:
		for _, form := range []string{"!date", "!float"} {
			if text, ok := v[form].(string); ok {
				return text
			}
		}
		if _, isTime := v["!time"]; isTime {
			at, _ := time.Parse(time.RFC3339, v["!time"].(string))
			return at.Format("2006-01-02 15:04:05 -0700")
		}
		return inspect(v)
	}
	return Text(value)
}

// words returns the items of a recorded list as the page shows them.
func words(value any) []string {
	var all []string
	list, _ := value.([]any)
	for _, item := range list {
		all = append(all, shown(item))
	}
	return all
}

// unescape decodes the percent-encoding of a URL.
func unescape(text string) string {
	decoded, err := url.PathUnescape(text)
	if err != nil {
		return text
	}
	return decoded
}
