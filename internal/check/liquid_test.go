package check

import (
	"testing"

	"github.com/stretchr/testify/require"

	"daylog/internal/blog"
	"daylog/internal/edit"
	"daylog/internal/liquid"
	"daylog/internal/post"
)

func TestLiquid(t *testing.T) {
	known := blog.Read([]blog.File{{Path: "_config.yml", Data: []byte("title: a\n")}}, post.UTC)
	plugins := blog.Read([]blog.File{
		{Path: "_config.yml", Data: []byte("title: a\nplugins: [jekyll-scholar]\n")},
	}, post.UTC)
	unknown := blog.Default("", post.UTC)
	for _, test := range []struct {
		blog          *blog.Blog
		body          string
		rule, at, fix string // the marked text, and the text after the fix
		severity      edit.Severity
	}{
		{known, "a `{{ x }}` b", "liquid-blank", "{{ x }}", "a `{% raw %}{{ x }}{% endraw %}` b", edit.Wrong},
		{known, "- a\n  ```yml\n  b: ${{ c.d }}\n  ```\n", "liquid-blank", "{{ c.d }}",
			"- a\n  {% raw %}\n  ```yml\n  b: ${{ c.d }}\n  ```\n  {% endraw %}\n", edit.Wrong},
		{known, "```\n```\n{{ x }}\n```\n```\n", "liquid-blank", "{{ x }}",
			"```\n```\n{% raw %}{{ x }}{% endraw %}\n```\n```\n", edit.Wrong},
		{unknown, "{{ site.own }}", "liquid-unknown", "{{ site.own }}", "", edit.Unknown},
		{known, "{{ 'a' | nope }}", "liquid-filter", "{{ 'a' | nope }}", "", edit.Weak},
		{known, "a {% if %} b", "liquid-error", "{% if %}", "", edit.Fatal},
		{known, "{% nope %}", "liquid-error", "{% nope %}", "", edit.Fatal},
		{plugins, "{% cite a %}", "liquid-unknown", "{% cite a %}", "", edit.Unknown},
		{unknown, "{% nope %}", "liquid-unknown", "{% nope %}", "", edit.Unknown},
		{known, "{% include a.html %}", "liquid-error", "{% include a.html %}", "", edit.Fatal},
		{unknown, "{% include a.html %}", "liquid-unknown", "{% include a.html %}", "", edit.Unknown},
		{known, "{% raw %}{{ x }}{% endraw %}", "", "", "", ""},
	} {
		result := liquid.Render(test.body, liquid.Options{Mode: "warn"})
		problems := Liquid(test.blog, test.body, result)
		if test.rule == "" {
			require.Empty(t, problems, test.body)
			continue
		}
		require.Len(t, problems, 1, test.body)
		p := problems[0]
		require.Equal(t, test.rule, p.Rule, test.body)
		require.Equal(t, test.severity, p.Severity, test.body)
		require.Equal(t, test.at, test.body[p.Start:p.End], test.body)
		if test.fix == "" {
			require.Empty(t, p.Fix, test.body)
			continue
		}
		fixed, err := edit.Apply(test.body, p.Fix)
		require.NoError(t, err)
		require.Equal(t, test.fix, fixed)
		again := liquid.Render(fixed, liquid.Options{Mode: "warn"})
		require.Empty(t, Liquid(test.blog, fixed, again), "the fix solves the problem")
	}
}
