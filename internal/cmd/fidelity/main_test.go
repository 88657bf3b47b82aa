package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"daylog/internal/oracle"
)

func TestPostsIgnoresFilesAsJekyllDoes(t *testing.T) {
	folder := t.TempDir()
	for _, path := range []string{"_posts/a.md", "b.markdown", "c.txt", "_site/d.md", ".git/e.md", "sub/f.MD"} {
		require.NoError(t, os.MkdirAll(filepath.Join(folder, filepath.Dir(path)), 0o755))
		require.NoError(t, os.WriteFile(filepath.Join(folder, path), nil, 0o644))
	}
	paths, err := posts(folder)
	require.NoError(t, err)
	for i := range paths {
		paths[i], _ = filepath.Rel(folder, paths[i])
	}
	require.Equal(t, []string{"_posts/a.md", "b.markdown", "sub/f.MD"}, paths)
}

func TestTallyCountsBlocksAndPosts(t *testing.T) {
	saved := engines
	defer func() { engines = saved }()
	engines = []engine{
		{"daylog", func(body string) string { return body }},
		{"goldmark", func(body string) string { return strings.ReplaceAll(body, "<h1>", `<h1 id="a">`) }},
	}
	tally := &tally{name: "posts"}
	tally.add("a.md", "<p>a</p><h1>b</h1>", "<p>a</p><h1>b</h1>", nil)
	tally.add("b.md", "<p>x</p><p>c</p>", "<p>b</p><p>c</p>", nil)
	tally.add("c.md", "", "", oracle.Failure("no"))
	require.Equal(t, [2]int{4, 4}, tally.blocks)
	require.Equal(t, [2][2]count{{{3, 1}, {3, 1}}, {{2, 0}, {3, 1}}}, tally.agree)

	var out strings.Builder
	tally.print(&out, 0)
	require.Contains(t, out.String(), "2 posts, 4 blocks; kramdown failed on 1 more")
	require.Contains(t, out.String(), "75.00 %")
	require.Contains(t, out.String(), "and 1 posts more")
	require.NotContains(t, out.String(), "b.md")
}

func TestMeasuresAFolder(t *testing.T) {
	oracle.Start(t)
	folder := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(folder, "a.md"), []byte("---\ntitle: a\n---\n\na\n\nb\n"), 0o644))
	require.NoError(t, os.WriteFile(filepath.Join(folder, "b.md"), []byte("{{ page.title }}\n"), 0o644))
	var out strings.Builder
	require.NoError(t, measure(&out, folder, 5))
	require.Contains(t, out.String(), "1 posts, 2 blocks\n")
	require.Contains(t, out.String(), "1 posts with Liquid, 1 blocks\n")
	require.NotContains(t, out.String(), " 0.00 %", out.String())

	require.Error(t, measure(&out, filepath.Join(folder, "none"), 5))
	require.Error(t, measure(&out, t.TempDir(), 5))
}
