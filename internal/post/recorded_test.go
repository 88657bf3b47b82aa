package post

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"daylog/internal/frontmatter"
)

// The recorded cases are posts that Jekyll 4.4 read: date, words, and errors that abort the build.
func TestReadsPostsAsRecorded(t *testing.T) {
	f, err := os.Open("../../../shared/suite/front-matter/cases.jsonl")
	if os.IsNotExist(err) {
		t.Skip("the suite is not here")
	}
	require.NoError(t, err)
	defer f.Close()
	compared := 0
	lines := bufio.NewScanner(f)
	for lines.Buffer(nil, 1<<20); lines.Scan(); {
		var c struct {
			Name, Text string
			Jekyll     struct {
				Data  map[string]any
				Fatal string
			}
		}
		require.NoError(t, json.Unmarshal(lines.Bytes(), &c))
		if c.Jekyll.Fatal == "" && c.Jekyll.Data["date"] == nil || c.Name == "date/82" {
			continue // date/82 is a day of the year, which is not supported
		}
		p := Read("2026-03-02-case.md", frontmatter.Read(c.Text), seoul)
		assert.Equal(t, c.Jekyll.Fatal != "", p.Undated, "%s: %q", c.Name, c.Text)
		if p.Undated || p.Dropped {
			continue
		}
		date, _ := c.Jekyll.Data["date"].(map[string]any)
		at, err := time.Parse(time.RFC3339, fmt.Sprint(date["!time"]))
		require.NoError(t, err, c.Name)
		if at.Year() < 1912 {
			continue // the historical local time of Seoul
		}
		assert.Equal(t, at.Format(time.RFC3339), p.Date.Format(time.RFC3339), "%s: %q", c.Name, c.Text)
		assert.Equal(t, words(c.Jekyll.Data["tags"]), strings.Join(p.Tags, "|"), "%s: %q", c.Name, c.Text)
		assert.Equal(t, words(c.Jekyll.Data["categories"]), strings.Join(p.Categories, "|"), "%s: %q", c.Name, c.Text)
		if title, isText := c.Jekyll.Data["title"].(string); isText {
			assert.Equal(t, title, p.Title, c.Name)
		}
		compared++
	}
	require.Greater(t, compared, 300)
}

// words joins the plain words of a recorded list.
func words(value any) string {
	var all []string
	list, _ := value.([]any)
	for _, v := range list {
		switch v := v.(type) {
		case map[string]any:
			for key, text := range v {
				if text, isText := text.(string); isText && strings.HasPrefix(key, "!") {
					all = append(all, text)
				} else {
					all = append(all, inspect(map[string]any{key: text}))
				}
			}
		case nil:
			all = append(all, "")
		default:
			all = append(all, fmt.Sprint(v))
		}
	}
	return strings.Join(all, "|")
}
