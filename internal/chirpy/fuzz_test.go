package chirpy

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"daylog/internal/oracle"
)

// theTheme returns the strings for a live comparison: without embeds, which the theme does not
// know.
func theTheme() []string {
	end := 0
	for i, s := range oracle.ThemeHTML {
		if strings.HasPrefix(s, "{%") {
			end = i
			break
		}
	}
	return oracle.ThemeHTML[:end]
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
	for _, s := range oracle.ThemeHTML {
		f.Add(s)
	}
	r := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		f.Add(randomHTML(r, oracle.ThemeHTML, 10))
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
	})
}
