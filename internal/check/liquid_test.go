package check

import (
	"testing"

	"github.com/stretchr/testify/require"

	"daylog/internal/blog"
	"daylog/internal/edit"
	"daylog/internal/liquid"
	"daylog/internal/payload"
	"daylog/internal/post"
)

// optionsOf returns the options of a text of a blog.
func optionsOf(b *blog.Blog) liquid.Options {
	has := func(name string) bool { return name == "toc.html" }
	return payload.Options(payload.Text{Blog: b, Path: "_posts/2026-11-01-a.md", HasInclude: hasOf(b, has)})
}

// hasOf returns has for a blog with the theme Chirpy.
func hasOf(b *blog.Blog, has func(string) bool) func(string) bool {
	if b.Versions.Theme != "chirpy" || !b.IsKnown() {
		return nil
	}
	return has
}

func TestLiquid(t *testing.T) {
	read := func(config string, names ...string) *blog.Blog {
		files := []blog.File{{Path: "_config.yml", Data: []byte(config)}, {Path: "a.png"}}
		for _, name := range names {
			files = append(files, blog.File{Path: name})
		}
		return blog.Read(files, post.UTC)
	}
	known := read("title: a\n", "_includes/large.html")
	scholar := read("title: a\nplugins: [jekyll-scholar]\n")
	plugins := read("plugins: [jekyll-own]\n")
	hook := read("title: a\n", "_plugins/posts-lastmod-hook.rb")
	own := read("title: a\n", "_plugins/own.rb")
	starter, minima := read("theme: jekyll-theme-chirpy\n"), read("theme: minima\n")
	config := blog.Read([]blog.File{{Path: "_config.yml", Data: []byte("title: a\n")}}, post.UTC)
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
		{scholar, "{% cite a %} {% quote b %}{{ page.title }}{% endquote %}", "", "", "", ""},
		{known, "{% cite a %}", "liquid-error", "{% cite a %}", "", edit.Fatal},
		{scholar, "{% nope %}", "liquid-error", "{% nope %}", "", edit.Fatal},
		{scholar, "{% quote b %}", "liquid-error", "{% quote b %}", "", edit.Fatal},
		{plugins, "{% cite a %}", "liquid-plugin", "{% cite a %}", "", edit.Unknown},
		{plugins, "{% own %}\n\nb\n\n{%- endown -%}", "liquid-plugin", "{% own %}", "", edit.Unknown},
		{plugins, "{{ 'a' | own }}", "liquid-plugin", "{{ 'a' | own }}", "", edit.Unknown},
		{plugins, "{% else %}", "liquid-error", "{% else %}", "", edit.Fatal},
		{hook, "{% nope %}", "liquid-error", "{% nope %}", "", edit.Fatal},
		{own, "{% nope %}", "liquid-plugin", "{% nope %}", "", edit.Unknown},
		{config, "{% nope %}", "liquid-plugin", "{% nope %}", "", edit.Unknown},
		{unknown, "{% nope %}", "liquid-plugin", "{% nope %}", "", edit.Unknown},
		{starter, "{% seo %}", "", "", "", ""},
		{starter, "{% include_cached toc.html %}", "liquid-file", "{% include_cached toc.html %}", "", edit.Unknown},
		{starter, "{% include toc.htm %}", "liquid-error", "{% include toc.htm %}", "", edit.Fatal},
		{minima, "{% include own.html %}", "liquid-file", "{% include own.html %}", "", edit.Unknown},
		{minima, "{% include_cached own.html %}", "liquid-error", "{% include_cached own.html %}", "", edit.Fatal},
		{known, "{% include a.html %}", "liquid-error", "{% include a.html %}", "", edit.Fatal},
		{known, "{% include large.html %}", "liquid-file", "{% include large.html %}", "", edit.Unknown},
		{unknown, "{% include a.html %}", "liquid-file", "{% include a.html %}", "", edit.Unknown},
		{unknown, "{% include_relative a.md %}", "liquid-file", "{% include_relative a.md %}", "", edit.Unknown},
		{known, "[a]({% link a.md %})", "liquid-error", "{% link a.md %}", "", edit.Fatal},
		{unknown, "[a]({% link a.md %})", "liquid-file", "{% link a.md %}", "", edit.Unknown},
		{known, "{% raw %}{{ x }}{% endraw %}", "", "", "", ""},
	} {
		result := liquid.Render(test.body, optionsOf(test.blog))
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
		again := liquid.Render(fixed, optionsOf(test.blog))
		require.Empty(t, Liquid(test.blog, fixed, again), "the fix solves the problem")
	}
}
