package chirpy

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
	"golang.org/x/tools/txtar"
)

// The theme works on a whole page and Content on a block. The concatenated blocks must be the page.

// crossing lists the cases in which they are not, because the theme's replacement crosses the
// block's end.
var crossing = map[string]string{
	"images/no_src":        differs["images/no_src"],
	"html/script_unclosed": "A heading in a script that is closed nowhere gets its anchor at the end of the page.",
}

// blocks splits kramdown's HTML of a page into its top-level nodes.
func blocks(page string) []string {
	var all []string
	start, at, depth := 0, 0, 0
	z := html.NewTokenizer(strings.NewReader(page))
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			break
		}
		size := len(z.Raw())
		name, _ := z.TagName()
		switch kind {
		case html.StartTagToken:
			if depth == 0 && strings.TrimSpace(page[start:at]) != "" {
				all = append(all, page[start:at])
				start = at
			}
			if !void[string(name)] {
				depth++
			}
		case html.EndTagToken:
			depth--
		}
		at += size
	}
	return append(all, page[start:])
}

var void = map[string]bool{
	"area": true, "base": true, "br": true, "col": true, "embed": true, "hr": true, "img": true, "input": true,
	"link": true, "meta": true, "param": true, "source": true, "track": true, "wbr": true,
}

func blockwise(p Page, page string) string {
	var out strings.Builder
	for _, block := range blocks(page) {
		out.WriteString(p.Content(block))
	}
	return out.String()
}

// pages calls f with kramdown's HTML of many documents.
func pages(t testing.TB, f func(name, html string)) {
	t.Helper()
	files, err := filepath.Glob("testdata/*.txtar")
	require.NoError(t, err)
	var together strings.Builder
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		require.NoError(t, err)
		for _, c := range cases(t, archive) {
			name := strings.TrimSuffix(filepath.Base(file), ".txtar") + "/" + c.name
			f(name, c.html)
			if crossing[name] == "" {
				together.WriteString(c.html + "\n")
			}
		}
	}
	f("together", together.String())
	// Real posts, if there are any.
	for _, pattern := range []string{"posts/*/*.html", "kramdown/*/*.html", "kramdown/*/*/*.html"} {
		files, err := filepath.Glob("../../../shared/suite/" + pattern)
		require.NoError(t, err)
		for _, file := range files {
			html, err := os.ReadFile(file)
			require.NoError(t, err)
			f(file, string(html))
		}
	}
}

func TestBlocksJoinedAreThePage(t *testing.T) {
	page, cut := Page{}, 0
	pages(t, func(name, html string) {
		require.Equal(t, html, strings.Join(blocks(html), ""))
		cut += len(blocks(html))
		if crossing[name] == "" {
			require.Equal(t, fold(page.Content(html)), fold(blockwise(page, html)), name)
		}
	})
	require.Greater(t, cut, 200, "pages are not cut into blocks")
}

func TestBlocksJoinedAreTheThemesPage(t *testing.T) {
	theme := startTheme(t)
	page := Page{Site: Site{BaseURL: "/blog", Locale: FindLocale(nil, "ko-KR")}, MediaSubpath: "/img/2024"}
	settings := question{
		Site: map[string]any{"baseurl": page.Site.BaseURL, "lang": page.Site.Locale.Tag},
		Page: map[string]any{"media_subpath": page.MediaSubpath},
	}
	pages(t, func(name, html string) {
		q := settings
		q.HTML = &html
		want := theme.ask(q)
		if reason := crossing[name]; reason != "" {
			require.NotEqual(t, fold(want.Chirpy), fold(blockwise(page, html)), "no longer differs: %s", reason)
		} else {
			require.Equal(t, fold(want.Chirpy), fold(blockwise(page, html)), name)
		}
		words := 0
		for _, block := range blocks(html) {
			words += Words(block)
		}
		require.Equal(t, want.Words, words, "words of %s", name)
	})
}
