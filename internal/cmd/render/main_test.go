package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"daylog/internal/blog"
	"daylog/internal/edit"
	"daylog/internal/frontmatter"
	"daylog/internal/session"
)

func write(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "post.md")
	require.NoError(t, os.WriteFile(path, []byte(text), 0o644))
	return path
}

func checkAlone(_, text string) []edit.Problem {
	return session.Check(text, session.Options{Now: time.Now()})
}

func pagesOf(t *testing.T, names string, files []string, render stage) []page {
	t.Helper()
	var out strings.Builder
	require.NoError(t, run(&out, strings.NewReader(names), files, checkAlone, render))
	var pages []page
	for line := range strings.Lines(out.String()) {
		var p page
		require.NoError(t, json.Unmarshal([]byte(line), &p))
		require.Contains(t, line, `"problems":[`)
		pages = append(pages, p)
	}
	return pages
}

// open returns the site of a folder whose blog has no problems.
func open(t *testing.T, folder string) *site {
	t.Helper()
	var log strings.Builder
	s, err := openSite(folder, blog.Overrides{}, &log)
	require.NoError(t, err)
	require.Empty(t, log.String())
	return s
}

func TestCutsTheFrontMatter(t *testing.T) {
	post := write(t, "---\ntitle: 로그\n---\n\n안녕 **세계**\n")
	for _, pages := range [][]page{pagesOf(t, "", []string{post}, open(t, "").convert),
		pagesOf(t, "\n"+post+"\n\n", nil, open(t, "").convert)} {
		require.Len(t, pages, 1)
		require.Equal(t, post, pages[0].File)
		require.Equal(t, "<p>안녕 <strong>세계</strong></p>", strings.TrimSpace(pages[0].HTML))
	}
}

func TestChirpyStage(t *testing.T) {
	post := write(t, "---\nmedia_subpath: /media\n---\n\n## 제목\n\n![a](b.png)\n")
	html := pagesOf(t, "", []string{post}, open(t, "").theme)[0].HTML
	require.Contains(t, html, `<a href="#제목"`)
	require.Contains(t, html, "/media/b.png")
}

func TestCodeIsHighlighted(t *testing.T) {
	html := pagesOf(t, "", []string{write(t, "```python\nimport os\n```\n")},
		open(t, "").convert)[0].HTML
	require.Contains(t, html, `<span class="kn">import</span>`)
}

func TestSurvivesAnything(t *testing.T) {
	missing := filepath.Join(t.TempDir(), "none.md")
	good := write(t, "a\n")
	pages := pagesOf(t, "", []string{missing, write(t, "\xff\x00\xfe"), write(t,
		"---\na: [\n---\nb\n"), write(t, ""), good}, open(t, "").convert)
	require.Len(t, pages, 5)
	require.Equal(t, "unreadable", pages[0].Problems[0].Rule)
	require.NotEmpty(t, pages[2].Problems)
	require.Contains(t, pages[4].HTML, "<p>a</p>")

	angry := func(*page, frontmatter.Matter, string) { panic("no") }
	pages = pagesOf(t, "", []string{good}, angry)
	require.Equal(t, []problem{{Rule: "panic", Detail: "no", Severity: edit.Fatal}},
		pages[0].Problems[len(pages[0].Problems)-1:])
}
