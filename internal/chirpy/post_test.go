package chirpy

import (
	"encoding/json"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/stretchr/testify/require"
)

// A postCase is a case of testdata/post.json: settings, and the HTML of the theme's layout above
// and below.
type postCase struct {
	Name  string         `json:"name"`
	Site  map[string]any `json:"site"`
	Page  map[string]any `json:"page"`
	Above string         `json:"above"`
	Below string         `json:"below"`
}

const postFile = "testdata/post.json"

// postBody is long enough for more than one minute.
var postBody = "<p>" + strings.Repeat("하루의 기록 and words ", 60) + "</p>\n"

func TestHeadAndTailAreTheThemes(t *testing.T) {
	if *update {
		recordPosts(t)
	}
	for _, c := range readPosts(t) {
		t.Run(c.Name, func(t *testing.T) {
			page := pageOf(question{Site: c.Site, Page: c.Page})
			post := postOf(t, c.Page)
			post.Words = Words(postBody)
			require.Equal(t, fold(c.Above), fold(page.Head(post)))
			require.Equal(t, fold(c.Below), fold(page.Tail(post)))
		})
	}
}

func readPosts(t *testing.T) []postCase {
	t.Helper()
	data, err := os.ReadFile(postFile)
	require.NoError(t, err)
	var all []postCase
	require.NoError(t, json.Unmarshal(data, &all))
	return all
}

func postOf(t *testing.T, page map[string]any) Post {
	t.Helper()
	text := func(v any) string { s, _ := v.(string); return s }
	list := func(v any) []any { l, _ := v.([]any); return l }
	date := func(v any) time.Time {
		if v == nil {
			return time.Time{}
		}
		d, err := time.Parse("2006-01-02 15:04:05 -0700", text(v))
		require.NoError(t, err)
		return d
	}
	post := Post{
		Title: text(page["title"]), Description: text(page["description"]),
		Date: date(page["date"]), Updated: date(page["last_modified_at"]),
	}
	for _, a := range list(page["author"]) {
		post.Authors = append(post.Authors, Author{Name: text(a)})
	}
	for _, c := range list(page["categories"]) {
		post.Categories = append(post.Categories, labelOf(text(c)))
	}
	for _, tag := range list(page["tags"]) {
		post.Tags = append(post.Tags, labelOf(text(tag)))
	}
	switch image := page["image"].(type) {
	case string:
		post.Cover.Path = image
	case map[string]any:
		noBackground, _ := image["no_bg"].(bool)
		post.Cover = Cover{text(image["path"]), text(image["alt"]), text(image["lqip"]), noBackground}
	}
	return post
}

// labelOf returns the label of a name, with a slug as by Jekyll's slugify.
func labelOf(name string) Label {
	words := strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return Label{name, strings.ToLower(strings.Join(words, "-"))}
}

// notShown are the parts of the layout that daylog leaves out: the default author, whom it does not
// know, and the buttons for sharing, which need the published page.
var notShown = regexp.MustCompile(`(?s)<!--.*?-->|By\s*<em>\s*<a href=""></a>\s*</em>|<div class="share-wrapper.*?</button>\s*</span>\s*</div>`)

func recordPosts(t *testing.T) {
	t.Helper()
	theme := startTheme(t)
	all := readPosts(t)
	for i, c := range all {
		page := strings.TrimSpace(theme.ask(question{HTML: &postBody, Site: c.Site, Page: c.Page, Whole: true}).Page)
		page = notShown.ReplaceAllString(page, "")
		_, above, ok := strings.Cut(page, "<header>")
		require.True(t, ok)
		above, page, _ = strings.Cut(above, "</header>")
		_, below, ok := strings.Cut(page, `<div class="post-tail-wrapper`)
		require.True(t, ok)
		below, _, _ = strings.Cut(below, "</article>")
		all[i].Above = fold("<header>" + above + "</header>")
		below = strings.Join(strings.Fields(`<div class="post-tail-wrapper`+below), " ")
		below = strings.NewReplacer(`class=" `, `class="`, ` " >`, `">`, ` ">`, `">`).Replace(below)
		all[i].Below = fold(below)
	}
	var out strings.Builder
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	require.NoError(t, enc.Encode(all))
	require.NoError(t, os.WriteFile(postFile, []byte(out.String()), 0o644))
}
