package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"daylog/internal/message"
)

func write(t *testing.T, folder, name, text string) {
	t.Helper()
	path := filepath.Join(folder, name)
	require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
	require.NoError(t, os.WriteFile(path, []byte(text), 0o644))
}

func TestListsProblemsByFileAndLine(t *testing.T) {
	folder := t.TempDir()
	write(t, folder, "_config.yml", "theme: jekyll-theme-chirpy\nlang: en\n")
	const front = "---\ntitle: T\ndate: 2026-01-01 10:00:00 +0900\n---\n"
	write(t, folder, "_posts/2026-01-01-a.md", front+"- a\n## h\n")
	write(t, folder, "_posts/2026-01-01-b.md", front+"a\n")
	now := time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)
	check := func() (string, int) {
		var out strings.Builder
		fatal, err := checkBlog(&out, folder, message.All()["en"], now)
		require.NoError(t, err)
		return out.String(), fatal
	}
	out, fatal := check()
	require.Contains(t, out, "_posts/2026-01-01-a.md:6: wrong: This line directly below a list item")
	require.Contains(t, out, "[swallowed-by-item]\n")
	require.Contains(t, out, "2 posts, 1 problems, 0 of them fatal\n")
	require.Zero(t, fatal)

	write(t, folder, "_posts/2026-01-01-b.md", front+"{% nothing %}\n")
	out, fatal = check()
	require.Contains(t, out, "_posts/2026-01-01-b.md:5: fatal: ")
	require.Equal(t, 1, fatal)
}
