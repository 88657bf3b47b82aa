//go:build !js

package session

import (
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"daylog/internal/tools"
)

var address = regexp.MustCompile(`/posts/[^"'<\s)]*`)

// post_url tags give the same result as the real Jekyll, in links, text, code, quotes and lists.
func TestPostURLsAgreeWithJekyll(t *testing.T) {
	jekyll := tools.Need(t, "Jekyll")
	names := []string{"2026-11-23-a-log", "2026-11-24-한글-기록", "2026-11-25-Some.Name_x", "2026-11-26-two words", "2026-1-7-short", "2026-11-27-a(b)"}
	body := "{% raw %}{% post_url 2026-11-23-a-log %}{% endraw %}\n\n"
	for _, name := range names {
		tag := "{% post_url " + name + " %}"
		body += "[link](" + tag + ") and [with title](" + tag + " \"x\"), \"" + tag + "\" in text\n\n- {%- post_url " + name + " -%}--\n\n`" + tag + "`\n\n[ref]\n\n    " + tag + "\n\n```text\n" + tag + "\n```\n\n"
	}
	body += "[ref]: {% post_url 2026-11-23-a-log %}\n"
	front := "---\ntitle: x\ndate: 2026-11-28 09:00:00 +0900\n---\n"

	site := t.TempDir()
	write := func(name, text string) {
		file := filepath.Join(site, name)
		require.NoError(t, os.MkdirAll(filepath.Dir(file), 0o755))
		require.NoError(t, os.WriteFile(file, []byte(text), 0o644))
	}
	write("_config.yml", "permalink: /posts/:title/\nfuture: true\ntimezone: Asia/Seoul\n")
	for _, name := range names {
		write("_posts/"+name+".md", "---\ntitle: y\n---\n")
	}
	write("_posts/2026-11-28-week.md", front+body)
	out, err := exec.Command(jekyll, "build", "-q", "-s", site, "-d", filepath.Join(site, "_site")).CombinedOutput()
	require.NoError(t, err, string(out))
	published, err := os.ReadFile(filepath.Join(site, "_site/posts/week/index.html"))
	require.NoError(t, err)

	var shown strings.Builder
	var s Session
	for _, b := range s.Update(front+body, Options{}).Blocks {
		shown.WriteString(b.HTML + "\n")
	}
	require.Equal(t, addresses(t, string(published)), addresses(t, shown.String()))
	require.Len(t, addresses(t, string(published)), 48)
	require.NotContains(t, shown.String(), "\x1a")
	require.Contains(t, shown.String(), "{% post_url 2026-11-23-a-log %}", "the raw one")
}

// addresses returns the URLs in a page as a browser decodes them.
func addresses(t *testing.T, html string) (all []string) {
	t.Helper()
	for _, found := range address.FindAllString(html, -1) {
		text, err := url.PathUnescape(found)
		require.NoError(t, err)
		all = append(all, text)
	}
	return all
}
