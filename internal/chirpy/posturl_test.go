package chirpy

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"daylog/internal/edit"
)

func slugURL(name string) string {
	if len(name) < 12 || strings.Contains(name, "nowhere") {
		return ""
	}
	return "/posts/" + name[11:] + "/"
}

func TestPostURLs(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"no tag", ""},
		{"[a]({% post_url 2026-11-23-a-log %})", "[a](/posts/a-log/)"},
		{"{% post_url 2026-11-23-a %} and {%- post_url   2026-11-24-한글  -%}.", "/posts/a/ and /posts/한글/."},
		{"```\n{% post_url 2026-11-23-a %}\n```", "```\n/posts/a/\n```"},
		{"{% raw %}{% post_url 2026-11-23-a %}{% endraw %} {% post_url 2026-11-23-b %}", "{% raw %}{% post_url 2026-11-23-a %}{% endraw %} /posts/b/"},
		{"{% comment %}{% post_url 2026-11-23-a %}{% endcomment %}{% post_url 2026-11-23-b %}", "{% comment %}{% post_url 2026-11-23-a %}{% endcomment %}/posts/b/"},
		{"{% post_url 2026-11-23-nowhere %}", ""},
		{"{% post_url %} {% post_urls 2026-11-23-a %} {% post_url 2026-11-23-a", ""},
		{"{% post_url 2026-11-23-a\nb %}", ""},
		{"{%} post_url", ""},
		{"{%} %} {% post_url 2026-11-23-a %}", "{%} %} /posts/a/"},
		{"{{ post_url }} %} {% {% post_url 2026-11-23-a %}", ""},
	} {
		got := PostURLs(edit.Mapped{Text: c.in}, slugURL)
		requireTags(t, c.in, got)
		if c.want == "" {
			c.want = c.in
		}
		require.Equal(t, c.want, got.Text)
	}
}

func FuzzPostURLs(f *testing.F) {
	f.Add("{% raw %}[a]({% post_url 2026-11-23-a-log %}){% endraw %} {%- post_url 2026-11-24-b -%}")
	f.Add("post_url {%}")
	f.Fuzz(func(t *testing.T, text string) {
		got := PostURLs(Includes(text), slugURL)
		requireTags(t, text, got)
		require.Equal(t, strings.Count(text, "\n"), strings.Count(got.Text, "\n"))
	})
}
