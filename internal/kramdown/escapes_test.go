package kramdown_test

import (
	"encoding/json"
	"html"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// The shell escapes plain text before the engine has loaded. web/browser/markdown.test.js compares
// its answers with the same cases.
func TestEscapedTextIsPlain(t *testing.T) {
	// before and after surround the Markdown of a place, and the text on the page.
	places := map[string]struct{ before, after, shownBefore, shownAfter string }{
		"text": {"x ", " x\n", "<p>x ", " x</p>\n"},
		"link": {"[", "](/x)\n", `<p><a href="/x">`, "</a></p>\n"},
		"line": {"", "\n", "<p>", "</p>\n"},
		"all":  {"- ", "\n", "<ul>\n<li>", "</li>\n</ul>\n"},
		"alt":  {"![", "](/x)\n", `<p><img src="/x" alt="`, "\" /></p>\n"},
	}
	var cases []struct{ Place, Text, Markdown string }
	require.NoError(t, json.Unmarshal([]byte(read(t, "testdata/escapes.json")), &cases))
	for _, c := range cases {
		t.Run(c.Place+" "+c.Text, func(t *testing.T) {
			place := places[c.Place]
			page := convert(place.before + c.Markdown + place.after)
			shown, ok := strings.CutPrefix(page, place.shownBefore)
			require.True(t, ok, page)
			shown, ok = strings.CutSuffix(shown, place.shownAfter)
			require.True(t, ok, page)
			require.NotContains(t, shown, "<", page)
			require.Equal(t, strings.ReplaceAll(c.Text, "\n", ""), html.UnescapeString(shown))
			require.NotContains(t, c.Markdown, "{{")
			require.NotContains(t, c.Markdown, "{%")
		})
	}
}
