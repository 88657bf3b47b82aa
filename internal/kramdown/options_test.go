package kramdown_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"daylog/internal/kramdown"
)

// Jekyll's build ends at values that kramdown rejects. The options keep their values then.
func TestRejectedOptionsAreNamed(t *testing.T) {
	for key, values := range map[string][]any{
		"header_offset":           {"x", nil, 1.5},
		"footnote_nr":             {"1a", ""},
		"footnote_link_text":      {"no number", "%d", "%s and %s"},
		"toc_levels":              {"1, 2", "1..7", 3, nil, []any{0}, "a"},
		"smart_quotes":            {"lsquo", "a,b,c,d", 3, []any{"lsquo"}},
		"typographic_symbols":     {"hellip", []any{}},
		"link_defs":               {"a", map[string]any{"a": "b"}, map[string]any{"a": []any{}}},
		"gfm_quirks":              {1, true},
		"syntax_highlighter_opts": {"line_numbers"},
	} {
		for _, value := range values {
			o, bad := kramdown.OptionsFor("2.5", map[string]any{key: value, "auto_ids": false})
			require.Equal(t, []string{key}, bad, "%v", value)
			want, _ := kramdown.OptionsFor("2.5", map[string]any{"auto_ids": false})
			require.Equal(t, want, o, "%s: %v", key, value)
		}
	}
	_, bad := kramdown.OptionsFor("2.4", map[string]any{"footnote_link_text": "unknown there", "nosuch": 1})
	require.Empty(t, bad)
}

// A Version that is set later decides, too.
func TestOptionsOfLaterVersionsHaveNoEffect(t *testing.T) {
	o, _ := kramdown.OptionsFor("2.5", map[string]any{"header_links": true, "footnote_link_text": "[%s]"})
	const text = "# a[^1]\n\n[^1]: b\n"
	require.Contains(t, convertWith(o, text), `<h1 id="a"><a href="#a"></a>a`)
	require.Contains(t, convertWith(o, text), ">[1]</a>")
	o.Version = kramdown.Kramdown24
	require.Contains(t, convertWith(o, text), `<h1 id="a">a<sup`)
	require.Contains(t, convertWith(o, text), ">1</a>")
}
