package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"daylog/internal/blog"
	"daylog/internal/recorded"
)

// writeBlog writes files, given as path and text by turns, into a folder.
func writeBlog(t *testing.T, files ...string) string {
	t.Helper()
	dir := t.TempDir()
	for i := 0; i < len(files); i += 2 {
		name := filepath.Join(dir, files[i])
		require.NoError(t, os.MkdirAll(filepath.Dir(name), 0o755))
		require.NoError(t, os.WriteFile(name, []byte(files[i+1]), 0o644))
	}
	return dir
}

func TestFollowsTheBlog(t *testing.T) {
	dir := writeBlog(t,
		"_config.yml", "theme: jekyll-theme-chirpy\nlang: ko-KR\ntimezone: Asia/Seoul\n"+
			"baseurl: /b\nsocial: {name: Kim}\n"+
			"kramdown: {hard_wrap: true, footnote_backlink: back}\n"+
			"defaults: [{scope: {path: ''}, values: {media_subpath: /m}}]\n",
		"Gemfile.lock", "    rouge (3.30.0)\n",
		"_data/authors.yml", "lee: {name: Lee}\n",
		"_posts/2026-11-04-my-first-note.md", "---\nlast_modified_at: 2026-11-05 09:00\n---\n"+
			"a\nb[^1]\n\n![i](x.png)\n\n"+
			"{% post_url 2026-11-05-b %}\n\n```python\nprint(1)\n```\n\n[^1]: c\n",
		"_posts/2026-11-05-b.md", "---\ntitle: B\n"+
			"date: 2026-11-05 23:30:00 +0900\nauthor: lee\nlang: en\n---\n",
	)
	s := open(t, dir)
	pages := pagesOf(t, "", []string{filepath.Join(dir, "_posts/2026-11-04-my-first-note.md"),
		filepath.Join(dir, "_posts/2026-11-05-b.md")}, s.theme)
	for _, want := range []string{"a<br />\nb<sup", `src="/b/m/x.png"`, "/b/2026/11/05/b.html",
		`>back</a>`, `<span class="k">print</span>`} {
		require.Contains(t, pages[0].HTML, want)
	}
	require.NotContains(t, pages[0].HTML, "rouge-gutter", "line numbers are off unless configured")
	require.Equal(t, &shown{
		Title: "My First Note", Date: "2026/11/04", Updated: "2026/11/05", Authors: []string{"Kim"},
		Minutes: 1, Words: 5,
		Language: "ko-KR", URL: "/2026/11/04/my-first-note.html",
	}, pages[0].Page)
	require.Equal(t, &shown{
		Title: "B", Date: "Nov  5, 2026", Authors: []string{"Lee"}, Minutes: 1,
		Language: "en", URL: "/2026/11/05/b.html",
	}, pages[1].Page)
}

func TestChosenVersions(t *testing.T) {
	dir := writeBlog(t, "_config.yml", "title: a\n", "a.md",
		"```python\nprint(1)\n```\n\nb[^1]\n\n[^1]: c\n")
	html := func(o blog.Overrides) string {
		s, err := openSite(dir, o, os.Stderr)
		require.NoError(t, err)
		return pagesOf(t, "", []string{filepath.Join(dir, "a.md")}, s.convert)[0].HTML
	}
	newest := html(blog.Overrides{})
	require.Contains(t, newest, `<span class="nf">print</span>`)
	require.NotContains(t, newest, `role="doc-endnote">`, "kramdown 2.5 has no such role")
	old := html(blog.Overrides{Kramdown: "2.4", Rouge: "3.30"})
	require.Contains(t, old, `<span class="k">print</span>`)
	require.Contains(t, old, `role="doc-endnote">`)
}

func TestWithoutABlogTheNewestVersionsCount(t *testing.T) {
	post := write(t, "```python\nprint(1)\n```\n\nb[^1]\n\n[^1]: c\n")
	html := pagesOf(t, "", []string{post}, open(t, "").convert)[0].HTML
	require.Contains(t, html, `<span class="nf">print</span>`)
	require.NotContains(t, html, `role="doc-endnote">`)
}

func TestAnotherThemeChangesNothing(t *testing.T) {
	dir := writeBlog(t, "_config.yml", "theme: minima\n", "a.md", "## a\n\n![i](x.png)\n")
	page := pagesOf(t, "", []string{filepath.Join(dir, "a.md")}, open(t, dir).theme)[0]
	require.Contains(t, page.HTML, `<h2 id="a">a</h2>`)
	require.Contains(t, page.HTML, `<img src="x.png" alt="i" />`)
}

func TestProblemsOfTheBlog(t *testing.T) {
	var log strings.Builder
	_, err := openSite(writeBlog(t, "_config.yml",
		"timezone: Asia/Nowhere\nkramdown: {footnote_nr: x}\n"), blog.Overrides{}, &log)
	require.NoError(t, err)
	require.Equal(t, "_config.yml:1: blog-zone-unknown Asia/Nowhere\n"+
		"_config.yml:2: blog-kramdown-option footnote_nr\n", log.String())
	_, err = openSite(filepath.Join(t.TempDir(), "none"), blog.Overrides{}, &log)
	require.Error(t, err)
}

func TestTheStageOfLiquid(t *testing.T) {
	dir := writeBlog(t, "_config.yml", "title: 하루\n",
		"_posts/2026-11-04-a.md", "---\ntitle: b\n---\n{{ site.title }} {{ page.title }}\n",
		"_posts/2026-11-05-b.md", "{% if %}\n")
	s := open(t, dir)
	pages := pagesOf(t, "", []string{filepath.Join(dir, "_posts/2026-11-04-a.md"),
		filepath.Join(dir, "_posts/2026-11-05-b.md")}, s.liquid)
	require.Equal(t, "하루 b\n", *pages[0].Text)
	require.Nil(t, pages[1].Text)
	require.Contains(t, pages[1].Error, "Liquid syntax error (line 1): Syntax Error in tag 'if'")
}

// Recorded values replace those of the blog, and the blog has the files.
func TestTakesRecordedValues(t *testing.T) {
	dir := writeBlog(t, "_config.yml", "title: Blog\n", "_includes/a.html", "[{{ page.title }}]",
		"_posts/b.txt", "b", "site.json", `{"page": "_posts/2026-03-02-case.md", "time": {"!time": "2026-03-15T12:00:00+09:00"},
			"config": {"title": "Recorded"}, "jekyll": {"version": "4"},
			"posts": [{"path": "_posts/2026-03-02-case.md", "title": "제목", "content": ""}]}`)
	s := open(t, dir)
	var err error
	s.values, err = recorded.Read(filepath.Join(dir, "site.json"), time.UTC)
	require.NoError(t, err)
	post := write(t, "---\ntitle: Own\n---\n{{ site.title }} {% include a.html %} {% include_relative b.txt %}"+
		" {{ site.posts.size }} {% include c.html %}")
	bad := pagesOf(t, "", []string{post}, s.liquid)[0]
	require.Contains(t, bad.Error, dir+"/_includes")
	require.Nil(t, bad.Text)
	post = write(t, "{{ site.title }} {% include a.html %} {% include_relative b.txt %} {{ site.posts.size }}")
	require.Equal(t, "Recorded [제목] b 1", *pagesOf(t, "", []string{post}, s.liquid)[0].Text)
}
