package chirpy

import (
	"encoding/json"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// The theme's own words, recorded beside the project.
func TestLocalesAreTheThemes(t *testing.T) {
	data, err := os.ReadFile("../../../shared/suite/chirpy-7.4/locales.json")
	if err != nil {
		t.Skip(err)
	}
	var all map[string]map[string]any
	require.NoError(t, json.Unmarshal(data, &all))
	for tag, values := range all {
		locale := FindLocale(nil, tag)
		require.Equal(t, tag, locale.Tag)
		for _, field := range locale.fields() {
			want, _ := textAt(values, field.key)
			require.Equal(t, want, *field.value, "%s %s", tag, field.key)
		}
	}
	require.Equal(t, slices.Sorted(maps.Keys(all)), LocaleTags())
}

func TestFindLocale(t *testing.T) {
	for _, test := range []struct {
		tags []string
		want string
	}{
		{[]string{"ko-KR"}, "ko-KR"},
		{[]string{"ko"}, "en"}, // the theme has no such file
		{[]string{"", ""}, "en"},
		{[]string{"ja-JP", "ko-KR"}, "ja-JP"},
		{[]string{"ja", "ko-KR"}, "ko-KR"},
		{[]string{"ko-kr"}, "en"},
		{[]string{"zh-TW\t貼文"}, "en"},
		{[]string{"# Words and date formats"}, "en"},
		{[]string{"ps-AF"}, "en"}, // the name of the theme's file has another hyphen
	} {
		require.Equal(t, test.want, FindLocale(nil, test.tags...).Tag, "%q", test.tags)
	}
}

func TestABlogsLocaleIsMergedIntoTheThemes(t *testing.T) {
	own := map[string]map[string]any{
		"ko": {
			"post": map[string]any{"posted": "올림", "words": 3},
			"df":   map[string]any{"post": map[string]any{"strftime": "%Y년 %-m월 %-d일"}},
		},
		"ko-KR": {"post": map[string]any{"posted": "씀"}},
	}
	date := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	ko := FindLocale(own, "ko")
	require.Equal(t, []string{"ko", "올림", "", "2026년 1월 2일", "DD/MM/YYYY"},
		[]string{ko.Tag, ko.Posted, ko.Updated, ko.FormatDate(date), ko.dayJS()})
	korean := FindLocale(own, "", "ko-KR")
	require.Equal(t, []string{"ko-KR", "씀", "업데이트", "2026/01/02", "YYYY/MM/DD"},
		[]string{korean.Tag, korean.Posted, korean.Updated, korean.FormatDate(date), korean.dayJS()})
}

func TestTheHeadIsInTheLanguageOfThePage(t *testing.T) {
	post := Post{Title: "t", Date: time.Date(2026, 11, 2, 0, 0, 0, 0, time.UTC), Words: 400}
	for _, test := range []struct{ tag, date, readTime, license string }{
		{"en", "Posted Nov  2, 2026", "2 min read", "licensed under CC BY 4.0 by the"},
		{"ko-KR", "게시 2026/11/02", "2 분읽는 시간", "저작권자의 CC BY 4.0 라이센스를"},
		{"ja-JP", "投稿日 2026/11/02", "2 分で読めます", "CC BY 4.0 の下で"},
		{"ru-RU", "Опубликовано 02.11.2026", "2 мин. чтения", "лицензией CC BY 4.0."},
		{"fr-FR", "Posté 02/11/2026", "2 min lire", "sous licence CC BY 4.0 par"}, // has no date format
		{"ar", "نشّر Nov  2, 2026", "2 دقيقة قراءة", "ترخيص CC BY 4.0 بواسطة"},
		{"es-ES", "Publicado 02/11/2026", "2 min de lectura", "bajo CC BY 4.0 por"},
		{"sl-SI", "Objavljeno  2 Nov, 2026", "2 min beri", "pod :LICENCE_NAME s"}, // a mistake of the theme
	} {
		page := Page{Site: Site{Locale: FindLocale(nil, test.tag)}}
		require.Contains(t, textOf(page.Head(post)), test.date)
		require.Contains(t, textOf(page.Head(post)), test.readTime)
		require.Contains(t, textOf(page.Tail(post)), test.license)
	}
}

// textOf removes the tags from HTML.
func textOf(html string) string {
	var out strings.Builder
	for _, part := range strings.Split(html, "<") {
		_, text, _ := strings.Cut(part, ">")
		out.WriteString(text)
	}
	return out.String()
}

func TestAuthors(t *testing.T) {
	page := Page{Site: Site{Locale: FindLocale(nil, "ko-KR")}}
	head := page.Head(Post{Authors: []Author{{"김", "https://example.com/kim"}, {"이", ""}}})
	require.Contains(t, head, `By <em><a href="https://example.com/kim">김</a></em>, <em>이</em></span>`)
}
