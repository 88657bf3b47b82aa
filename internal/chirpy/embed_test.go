package chirpy

import (
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"daylog/internal/edit"
	"daylog/internal/oracle"
)

func TestIncludesReplacesEmbedsOnly(t *testing.T) {
	for _, c := range []struct{ in, out string }{
		{"no Liquid", "no Liquid"},
		{"{% include embed/youtube.html id='x' %}", "<iframe embed:youtube.html id='x' />"},
		{"{%- include embed/youtube.html id='x' -%}", ""},
		{"{%include embed/twitch.html id=\"a b\"%}\n", ""},
		{"글\n\n  {% include embed/video.html src='/a.mp4' types='ogg|mov' autoplay=true %}\r\n", ""},
		{"- {% include embed/audio.html\n  src='/a.mp3' %}\n", ""},
		{
			"1. {% include embed/youtube.html id='x' %} {% include embed/youtube.html id='y' %}\n",
			"1. <iframe embed:youtube.html id='x' /> <iframe embed:youtube.html id='y' />\n",
		},
		{"{% include embed/video.html src='/raw.mp4' -%}", "<iframe embed:video.html src='/raw.mp4' />"},
		{"{% raw %}{% endraw %}\n{% include embed/youtube.html id='x' %}", "{% raw %}{% endraw %}\n<iframe embed:youtube.html id='x' />"},
		{"```\n{% include embed/youtube.html id='x' %}\n```\n\n{% include embed/youtube.html id='y' %}", ""},
	} {
		mapped := Includes(c.in)
		got := mapped.Text
		if c.out != "" {
			require.Equal(t, c.out, got)
		}
		requireTags(t, c.in, mapped)
		require.Equal(t, strings.Count(c.in, "\n"), strings.Count(got, "\n"))
		if c.in != "no Liquid" {
			require.Contains(t, got, "<iframe ")
		}
	}
}

// requireTags requires that every byte of a mapped text is copied or stands for a whole tag.
func requireTags(t *testing.T, source string, m edit.Mapped) {
	t.Helper()
	for i := range len(m.Text) {
		from, to := m.Range(i, i+1)
		if to != from+1 {
			require.Regexp(t, `(?s)^\{%.*%\}$`, source[from:to])
		} else {
			require.Equal(t, source[from], m.Text[i])
		}
	}
	require.Equal(t, len(source), m.Source(len(m.Text)))
}

func TestIncludesLeavesAlone(t *testing.T) {
	for _, text := range []string{
		"see {% include embed/youtube.html id='x' %}",
		"```\n{% include embed/youtube.html id='x' %}\n```",
		"```\n{% raw %}\n```\n{% include embed/youtube.html id='x' %}\n{% endraw %}",
		"- ```\n  {% include embed/youtube.html id='x' %}\n  ```",
		"~~~~ liquid\n~~~\n{% include embed/youtube.html id='x' %}\n~~~~",
		"> {% include embed/youtube.html id='x' %}", // its lines have no '>' then, so the page shows the HTML as text
		"{% raw %}\n{% include embed/youtube.html id='x' %}\n{% endraw %}",
		"{% raw %}{% include embed/youtube.html id='x' %}{% endraw %}",
		"{% include embed/youtube.html id=page.video %}",
		"{% include embed/youtube.html id='x'",
		"{% include embed/youtube.html id='x' | upcase %}",
		"{% include embed/ %}", "{% include embed/a/b.html %}", "{% include toc.html %} embed/",
		"{% include_cached embed/youtube.html id='x' %}", "{% includes embed/youtube.html %}",
		"embed/youtube.html", "{%", "{% include embed/",
	} {
		require.Equal(t, edit.Mapped{Text: text}, Includes(text))
	}
}

func TestPlaceholders(t *testing.T) {
	for _, c := range []struct{ html, want string }{
		{`<iframe embed:youtube.html="" id="dQw4" />`, `<div class="embed-placeholder" data-kind="youtube"><span class="embed-label">YouTube</span> <span class="embed-source">dQw4</span></div>`},
		{`<iframe embed:video.html="" src="/a.mp4" title="제목" autoplay="true"></iframe>`, `<div class="embed-placeholder" data-kind="video"><span class="embed-label">동영상</span> <span class="embed-source">/a.mp4</span><em>제목</em></div>`},
		{`<li><iframe embed:own.html="" /> x</li>`, `<li><div class="embed-placeholder" data-kind="own"><span class="embed-label">own</span></div> x</li>`},
		{`<pre class="x"><code class="language-mermaid">a</code></pre>` + "\n" + `<pre><code class="language-mermaid">b</code></pre>`,
			`<div class="embed-placeholder" data-kind="mermaid"><span class="embed-label">Mermaid 다이어그램</span><pre class="x"><code class="language-mermaid">a</code></pre></div>` + "\n" +
				`<div class="embed-placeholder" data-kind="mermaid"><span class="embed-label">Mermaid 다이어그램</span><pre><code class="language-mermaid">b</code></pre></div>`},
		{`<p><code class="language-mermaid">not a block</code></p>`, `<p><code class="language-mermaid">not a block</code></p>`},
		{`<iframe src="https://example.com/" />`, `<iframe src="https://example.com/" />`},
	} {
		require.Equal(t, c.want, Page{Site: Site{Locale: FindLocale(nil, "ko-KR")}, Mermaid: true}.Content(c.html))
	}
}

var (
	liquid      = regexp.MustCompile(`\{% include embed/(\w+)\.html[^%]*%\}`)
	published   = regexp.MustCompile(`(?s)<iframe class="embed-video" src="[^"]*" allowfullscreen=""[^>]*>(\s*</iframe>)?`)
	placeholder = regexp.MustCompile(`<div class="embed-placeholder".*?</div>`)
)

// A placeholder stands where the published page has the embed: kramdown builds the same page around
// Liquid's output and around that of Includes.
func TestPlaceholdersStandWhereThePageHasTheEmbed(t *testing.T) {
	kramdown := oracle.Start(t)
	html := func(text string) string {
		html, err := kramdown.HTML(text)
		require.NoError(t, err)
		return html
	}
	for _, text := range []string{
		"{% include embed/youtube.html id='x' %}",
		"before\n\n{% include embed/youtube.html id='a--b_c_' %}\n\nafter",
		"before\n{% include embed/youtube.html id='x' %}\nafter",
		"{% include embed/youtube.html id='x' %}\n{% include embed/twitch.html id='1' %}\n",
		"- item\n\n  {% include embed/youtube.html id='x' %}\n\n- next",
		"- item\n  {% include embed/youtube.html id='x' %}\n- next",
		"- {% include embed/youtube.html id='x' %}\n- next",
		"1. item\n\n   {% include embed/youtube.html id='x' %}\n\n2. next",
		"1. item\n   - {% include embed/youtube.html id='x' %}\n   - next\n2. next",
		"10. {% include embed/youtube.html id='x' %}\n    text\n",
		"{% include embed/spotify.html id='x' compact=1 dark=1 %}\n_caption_\n",
		"   {% include embed/youtube.html id='x' %}\n\n## H\n",
		"## H\n{% include embed/youtube.html id='x' %}\n",
		"| a | b |\n\n{% include embed/video.html src='/a.mp4' types='ogg|mov' %}\n\n| c |",
		"<div markdown=\"1\">\n{% include embed/youtube.html id='x' %}\n</div>",
	} {
		expanded := liquid.ReplaceAllString(text, "<iframe\n  class=\"embed-video\"\n  src=\"https://example.com/$1\"\n  allowfullscreen\n></iframe>\n")
		want := published.ReplaceAllString(Page{}.Content(html(expanded)), "EMBED")
		got := placeholder.ReplaceAllString(Page{}.Content(html(Includes(text).Text)), "EMBED")
		require.Contains(t, want, "EMBED")
		require.Empty(t, oracle.Diff(want, got, oracle.Strict), "of %s\nwant\n%s\ngot\n%s", text, want, got)
	}
}
