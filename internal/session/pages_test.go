package session

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"daylog/internal/blog"
	"daylog/internal/frontmatter"
	"daylog/internal/highlight"
	"daylog/internal/kramdown"
	"daylog/internal/oracle"
	"daylog/internal/post"
)

// Whole posts of the recorded site, and the HTML that Jekyll 4.4.1 made of each: Liquid, kramdown
// and Rouge one after the other.
func TestWholePostsAgreeWithJekyll(t *testing.T) {
	site := recordedSite(t)
	zone := post.Zone{Name: "Asia/Seoul", Changes: []post.OffsetChange{{Offset: 9 * 3600}}}
	data, err := os.ReadFile("testdata/pages.jsonl")
	require.NoError(t, err)
	for line := range bytes.Lines(data) {
		var c struct {
			Name, Path, Text, HTML string
			Stops                  bool
		}
		require.NoError(t, json.Unmarshal(line, &c))
		files := append(site[:len(site):len(site)], blog.File{Path: c.Path, Data: []byte(c.Text)})
		b := blog.Read(files, post.UTC).Override(blog.Overrides{Theme: "chirpy"}).InZone(zone, true)
		m := frontmatter.Read(c.Text)
		h := &highlight.Highlighter{}
		now := time.Date(2026, 3, 15, 12, 0, 0, 0, b.Location())
		result := RunLiquid(b, c.Path, m, c.Text[m.Body:], now, h)
		require.Equal(t, c.Stops, result.Err != nil, "%s: %v", c.Name, result.Err)
		if c.Stops {
			continue
		}
		options, _ := kramdown.OptionsFor(b.Versions.Kramdown, b.Kramdown)
		r := &kramdown.Renderer{Known: h.Known, Highlight: func(lang, code string) string {
			spans, _ := h.HTML(lang, code)
			return spans
		}}
		html := string(r.HTML(options.Parse([]byte(result.Text))))
		require.Empty(t, oracle.Diff(c.HTML, html, oracle.Strict), c.Name)
	}
}

// recordedSite returns the files of the site of Liquid's records.
func recordedSite(t *testing.T) []blog.File {
	t.Helper()
	const root = "../liquid/testdata/site"
	files := []blog.File{{Path: "assets/img/a.png"}, {Path: "assets/img/그림 b.png"}}
	require.NoError(t, filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		relative, _ := filepath.Rel(root, name)
		files = append(files, blog.File{Path: filepath.ToSlash(relative), Data: data})
		return err
	}))
	return files
}
