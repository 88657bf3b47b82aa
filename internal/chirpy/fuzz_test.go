package chirpy

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
)

// hurting are the strings that the theme searches for, and parts of them.
var hurting = []string{
	"<table>", "</table>", "<code>", "</code>", `<table class="rouge-table">`, "<td>", "</td>", "<p>", "</p>", "\n", " ", "글", "text",
	`<div class="highlight"><pre class="highlight"><code>`, `<div class="highlight"><pre class="highlight"><code><table class="rouge-table">`,
	"</table></code></pre></div></div>", "</code></pre></div>", "</code></pre>", "<pre>", "</div>", "</pre>",
	`<div class="language-py highlighter-rouge">`, `<div file="a/b.c" class="language-sh nolineno highlighter-rouge">`, `<div class="language-">`, `file="q"`,
	`<input type="checkbox" class="task-list-item-checkbox" disabled="disabled" />`,
	`<input type="checkbox" class="task-list-item-checkbox" disabled="disabled" checked="checked" />`, `<input type="checkbox">`,
	`<h2 id="a">`, "</h2>", `<h3 id="b" class="x">`, "</h3>", `<h5 id="">`, "</h5>", `<h2 class="x" id="c">`, "<h2>", `<h6 id="d">`, "</h6>",
	`<img src="a.png" alt="x" />`, `<img src="/b.png" class="w-50 left shadow" width="1" />`, `<img src="c.png" alt="" h="3" lqip="/l.png" />`,
	`<img src="https://e.com/d.png" alt="a / b w=3" />`, `<img alt="e" src="" />`, `<img src="data:image/png;base64,//8=" class="left leftish" />`,
	`<a href="u">`, "</a>", `<a href="u" class="x">`, "<strong>", "</strong>", "<li>", "</li>", "&lt;", `"`, `">`, "><",
	"{% include embed/youtube.html id='x' %}", "{% raw %}", "{% endraw %}", "```", "~~~", "- ", "<iframe embed:youtube.html=\"\" id=\"x\" />",
	`<pre><code class="language-mermaid">`, "<!--", "-->", "<script>", "</script>", "<", ">",
}

// theTheme returns the strings for a live comparison: without embeds, which the theme does not
// know.
func theTheme() []string {
	end := 0
	for i, s := range hurting {
		if strings.HasPrefix(s, "{%") {
			end = i
			break
		}
	}
	return hurting[:end]
}

func randomHTML(r *rand.Rand, from []string, n int) string {
	var out strings.Builder
	for range n {
		out.WriteString(from[r.IntN(len(from))])
	}
	return out.String()
}

func TestAnyHTMLAsTheme(t *testing.T) {
	theme := startTheme(t)
	r := rand.New(rand.NewPCG(7, 4))
	page := Page{Site: Site{BaseURL: "/blog"}, MediaSubpath: "/p"}
	for asked := 0; asked < 3000; {
		html := "x" + randomHTML(r, theTheme(), 1+r.IntN(12)) + "."
		if strings.Contains(html, "<table") != strings.Contains(html, "</table>") ||
			strings.Contains(html, "</code></pre></div>") && !strings.Contains(html, `<pre class="highlight">`) {
			continue // kramdown's output is balanced
		}
		asked++
		want := theme.ask(question{HTML: &html, Site: map[string]any{"baseurl": "/blog"}, Page: map[string]any{"media_subpath": "/p"}})
		require.Equal(t, fold(want.Chirpy), fold(page.Content(html)), "of\n%s", html)
		require.Equal(t, want.Words, Words(html), "words of\n%s", html)
	}
}

func FuzzContent(f *testing.F) {
	for _, s := range hurting {
		f.Add(s)
	}
	r := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		f.Add(randomHTML(r, hurting, 10))
	}
	page := Page{Mermaid: true}
	f.Fuzz(func(t *testing.T, html string) {
		got := page.Content(html)
		if utf8.ValidString(html) && !utf8.ValidString(got) {
			t.Errorf("Content(%q) is not UTF-8", html)
		}
		if Words(html) > utf8.RuneCountInString(html) {
			t.Errorf("Words(%q) = %d, more than it has characters", html, Words(html))
		}
		included := Includes(html)
		requireTags(t, html, included)
		if again := Includes(included.Text).Text; again != included.Text {
			t.Errorf("Includes(%q) = %q, then %q", html, included.Text, again)
		}
	})
}

// The time for a text of many equal openers must not be quadratic in its length.
func TestTimeIsLinear(t *testing.T) {
	page := Page{Mermaid: true}
	for _, s := range hurting {
		start := time.Now()
		html := strings.Repeat(s, 50_000)
		page.Content(html)
		Words(html)
		Includes(strings.Repeat(s+"\n", 25_000))
		if took := time.Since(start); took > 3*time.Second {
			t.Errorf("%q × 50,000 took %v", s, took)
		}
	}
}
