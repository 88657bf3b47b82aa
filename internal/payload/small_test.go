package payload

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"daylog/internal/blog"
	"daylog/internal/frontmatter"
	"daylog/internal/liquid"
	"daylog/internal/post"
)

// render renders a post of a blog with a page.
func render(t *testing.T, config, text string) string {
	t.Helper()
	const name = "_posts/2026-03-01-a.md"
	b := blog.Read([]blog.File{
		{Path: "_config.yml", Data: []byte(config)}, {Path: name, Data: []byte(text)},
		{Path: "about.md", Data: []byte("---\ntitle: About\n---\n")},
	}, post.UTC)
	m := frontmatter.Read(text)
	body := text[m.Body:]
	now := time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC)
	r := liquid.Render(body, Options(Text{Blog: b, Path: name, Matter: m, Body: body, Now: now}))
	require.Nil(t, r.Err)
	return r.Text
}

func TestTagsKeepTheirTypes(t *testing.T) {
	require.Equal(t, `[1,2.5,"x"] 12.5"x"`, render(t, "title: a\n", "---\ntags: [1, 2.5, x]\n---\n"+
		"{{ page.tags | jsonify }} {% for t in site.tags %}{{ t[0] | jsonify }}{% endfor %}"))
}

func TestLayoutIsNilWithoutOne(t *testing.T) {
	const body = "---\n{% if layout == nil %}none{% else %}{{ layout }}{% endif %}"
	require.Equal(t, "none", render(t, "title: a\n", "---\n"+body))
	require.Equal(t, "{}", render(t, "title: a\n", "---\nlayout: post\n"+body))
}

// The addresses of pages end as the permalink of the blog does.
func TestPagesFollowThePermalink(t *testing.T) {
	for permalink, want := range map[string]string{
		"date": "/about.html", "none": "/about.html", "pretty": "/about/", "/p/:title/": "/about/",
		"/p/:title": "/about", "/p/:title:output_ext": "/about.html", "weekdate": "/about",
	} {
		require.Equal(t, want, render(t, "permalink: "+permalink+"\n",
			"---\n---\n{{ site.pages | map: 'url' | join }}"), permalink)
	}
}

// An excerpt that prints itself ends, too; Ruby's stack overflows.
func TestExcerptsRunLiquid(t *testing.T) {
	require.Equal(t, "a 1\n\n[a 1]", render(t, "title: a\n",
		"---\nn: 1\n---\na {{ page.n }}\n\n[{{ page.excerpt }}]"))
	_, excerpt, _ := strings.Cut(render(t, "title: a\n",
		"---\n---\n{{ page.id }} {{ page.path }}\n\n|{{ page.excerpt }}"), "|")
	require.Equal(t, "/2026/03/01/a#excerpt _posts/2026-03-01-a.md/#excerpt", excerpt)
	require.Equal(t, "a a ", render(t, "title: a\n", "---\n---\na {{ page.excerpt }}"))
}
