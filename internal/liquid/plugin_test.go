package liquid

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestPluginTags(t *testing.T) {
	kinds := map[string]PluginTag{"include_cached": CachedTag, "gist": InlineTag, "quote": BlockTag}
	o := Options{
		Mode: "warn", MayExist: func(path string) bool { return strings.HasSuffix(path, "/gone.html") },
		Include: func(name string) (string, bool) { return "<{{ include.a }}{% gist b %}>", name == "own.html" },
		PluginTag: func(name string) PluginTag {
			if kind, ok := kinds[name]; ok {
				return kind
			}
			return PossibleTag
		},
	}
	for _, test := range []struct{ text, want, failure string }{
		{"{% gist a %}", "[{% gist a %}]", ""},
		{"{% include_cached own.html a='1' %}", "<1[{% gist b %}]>", ""},
		{"{% quote a %}b{% assign x = 1 %}{% endquote %}{{ x }}",
			"[{% quote a %}b{% assign x = 1 %}{% endquote %}]1", ""},
		{"{% quote a %}", "", "Liquid syntax error (line 1): 'quote' tag was never closed"},
		{"{% tabs %}{% tab a %}b{% endtab %}{%- endtabs -%} c",
			"[{% tabs %}{% tab a %}b{% endtab %}{%- endtabs -%}]c", ""},
		{"{% tab %}a{% tab %}", "[{% tab %}]a[{% tab %}]", ""},
		{"{% comment %}{% tab %}{% endcomment %}a", "a", ""},
		{"{% if true %}{% gist %}{% else %}b{% endif %}", "[{% gist %}]", ""},
		{"{% elsif %}", "", "Liquid syntax error (line 1): Unknown tag 'elsif'"},
		{"{% include gone.html %}", "[{% include gone.html %}]", ""},
		{"{% gist\na %}", "[{% gist&#10;a %}]", ""},
	} {
		r := Render(test.text, o)
		if test.failure != "" {
			require.EqualError(t, r.Err, test.failure, test.text)
			continue
		}
		require.Nil(t, r.Err, test.text)
		got := strings.NewReplacer(`<code class="liquid-tag">`, "[", "</code>", "]").Replace(r.Text)
		require.Equal(t, test.want, got)
	}
}
