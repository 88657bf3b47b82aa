package chirpy

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "record testdata with the real theme")

// differs lists the cases in which the preview differs from the theme on purpose.
var differs = map[string]string{
	"images/no_src": "The theme drops all text from an <img> without src to the page's next <img>; an unfinished tag must not empty the preview.",
}

func TestPublishesAsTheme(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, file := range files {
		if *update {
			record(t, file)
		}
		archive, err := txtar.ParseFile(file)
		require.NoError(t, err)
		group := strings.TrimSuffix(filepath.Base(file), ".txtar")
		for _, c := range cases(t, archive) {
			t.Run(group+"/"+c.name, func(t *testing.T) {
				require.NotEmpty(t, c.want, "not recorded; run with -update")
				require.Equal(t, c.words, Words(c.html), "words of\n%s", c.html)
				got := fold(c.page.Content(c.html))
				if reason, ok := differs[group+"/"+c.name]; ok {
					require.NotEqual(t, fold(c.want), got, "no longer differs: %s", reason)
					return
				}
				require.Equal(t, fold(c.want), got, "of\n%s", c.html)
			})
		}
	}
}

type testCase struct {
	name, markdown, html, want string
	words                      int
	settings                   question // site and page
	page                       Page
}

func cases(t testing.TB, archive *txtar.Archive) []testCase {
	t.Helper()
	var all []testCase
	settings := map[string]string{}
	for _, f := range archive.Files {
		name, ext, _ := strings.Cut(f.Name, ".")
		switch ext {
		case "json":
			settings[name] = string(f.Data)
		case "md":
			c := testCase{name: name, markdown: string(f.Data)}
			if s := settings[name]; s != "" {
				require.NoError(t, json.Unmarshal([]byte(s), &c.settings), name)
			}
			c.page = pageOf(c.settings)
			all = append(all, c)
		case "html":
			all[len(all)-1].html = string(f.Data)
		case "want":
			all[len(all)-1].want = string(f.Data)
		case "words":
			words, err := strconv.Atoi(strings.TrimSpace(string(f.Data)))
			require.NoError(t, err)
			all[len(all)-1].words = words
		default:
			t.Fatalf("%s: what is that?", f.Name)
		}
	}
	return all
}

func pageOf(q question) Page {
	text := func(values map[string]any, key string) string {
		s, _ := values[key].(string)
		return s
	}
	return Page{
		Site:         Site{BaseURL: text(q.Site, "baseurl"), CDN: text(q.Site, "cdn"), Locale: FindLocale(nil, text(q.Site, "lang"))},
		MediaSubpath: text(q.Page, "media_subpath"),
	}
}

// record records the theme's HTML for every case in a file.
func record(t *testing.T, file string) {
	t.Helper()
	archive, err := txtar.ParseFile(file)
	require.NoError(t, err)
	theme := startTheme(t)
	recorded := &txtar.Archive{Comment: archive.Comment}
	add := func(name, data string) {
		if !strings.HasSuffix(data, "\n") {
			data += "\n"
		}
		recorded.Files = append(recorded.Files, txtar.File{Name: name, Data: []byte(data)})
	}
	for _, c := range cases(t, archive) {
		q := c.settings
		q.Markdown = &c.markdown
		a := theme.ask(q)
		if q.Site != nil || q.Page != nil {
			settings, err := json.Marshal(question{Site: q.Site, Page: q.Page})
			require.NoError(t, err)
			add(c.name+".json", string(settings))
		}
		add(c.name+".md", c.markdown)
		add(c.name+".html", a.Kramdown)
		add(c.name+".want", strings.TrimSpace(a.Chirpy))
		add(c.name+".words", strconv.Itoa(a.Words))
	}
	require.NoError(t, os.WriteFile(file, txtar.Format(recorded), 0o644))
}
