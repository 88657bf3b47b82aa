package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"daylog/internal/oracle"
)

func TestMeasuresABlogUnderItsSettings(t *testing.T) {
	oracle.Start(t)
	t.Setenv(oracle.Newer, "")
	t.Setenv(oracle.NewerRouge, "")
	folder := t.TempDir()
	for name, text := range map[string]string{
		"_config.yml": "theme: minima\nkramdown:\n  hard_wrap: true\n" +
			"  syntax_highlighter_opts: {block: {line_numbers: true}}\n",
		"Gemfile.lock":            "    rouge (3.30.0)\n",
		"_posts/2026-11-04-a.md":  "---\ntitle: a\n---\na\nb\n\n```python\nprint(1)\n```\n",
		"_posts/2026-11-05-b.txt": "no Markdown",
		"_drafts/c.markdown":      "`c`\n",
		"about.md":                "---\n---\nno post\n",
	} {
		file := filepath.Join(folder, filepath.FromSlash(name))
		require.NoError(t, os.MkdirAll(filepath.Dir(file), 0o755))
		require.NoError(t, os.WriteFile(file, []byte(text), 0o644))
	}
	var out strings.Builder
	ok, err := measureBlog(&out, folder, 5)
	require.NoError(t, err)
	require.True(t, ok, out.String())
	require.Equal(t, `KRAMDOWN_2_5 names no folder of kramdown 2.5: compared with 2.4 instead
kramdown 2.4, Rouge 3.30
                               all     equal
posts                            2         2   100.000 %
blocks                           3         3   100.000 %
characters of code              10        10   100.000 %
  python                         9         9   100.000 %
  plaintext                      1         1   100.000 %
`, out.String())

	_, err = measureBlog(&out, t.TempDir(), 5)
	require.ErrorContains(t, err, "has no posts")
}

func TestReportsWhatDiffers(t *testing.T) {
	code := func(class string) string {
		return `<div class="language-c highlighter-rouge"><pre><span class="` + class + `">` +
			strings.Repeat("a", 100) + `</span></pre></div>`
	}
	equal := report{classes: oracle.Classes{}}
	equal.add("a.md", "<p>a</p>", "<p>a</p>", nil)
	require.True(t, equal.isEqual())

	structure := report{classes: oracle.Classes{}}
	structure.add("a.md", "<p>a</p><p>b</p>", "<p>a</p><p>c</p>", nil)
	structure.add("b.md", "", "", oracle.Failure("no"))
	require.False(t, structure.isEqual())
	require.Equal(t, []int{1, 0, 2, 1}, []int{structure.posts, structure.equal,
		structure.blocks, structure.agree})
	require.Len(t, structure.differences, 1)
	require.Equal(t, []string{"b.md: kramdown: no"}, structure.failed)

	classes := report{classes: oracle.Classes{}}
	classes.add("a.md", code("k"), code("n"), nil)
	require.Equal(t, classes.blocks, classes.agree, "token spans are no structure")
	require.False(t, classes.isEqual())

	require.False(t, (&report{}).isEqual(), "nothing was compared")
}
