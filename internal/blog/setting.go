package blog

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"daylog/internal/post"
)

// A Setting is a row of the page "Your blog": a value of the blog and the place that sets it. The
// key names its label and its effect in the catalogue of UI strings.
type Setting struct {
	Key    string // "lang", "versions.kramdown", "kramdown.hard_wrap" …
	Value  string // as text; "" for an empty value
	Source Source // zero for a default
}

// Settings lists the values that change pages, in the order of the page: those that every blog has,
// then the options of kramdown that a file sets, then the numbers of files.
func (b *Blog) Settings() []Setting {
	v := b.Versions
	all := []Setting{
		{Key: "lang", Value: b.Lang}, {Key: "timezone", Value: b.Timezone},
		{Key: "versions.theme", Value: strings.TrimSpace(v.Theme + " " + v.ThemeVersion)},
		{Key: "versions.jekyll", Value: v.Jekyll}, {Key: "versions.kramdown", Value: v.Kramdown},
		{Key: "versions.rouge", Value: v.Rouge}, {Key: "versions.liquid", Value: v.Liquid},
		{Key: "title", Value: b.Title}, {Key: "url", Value: b.URL}, {Key: "baseurl", Value: b.BaseURL},
		{Key: "cdn", Value: b.CDN}, {Key: "permalink", Value: b.PostPermalink()},
		{Key: "social.name", Value: b.Social.Name}, {Key: "author", Value: b.Author},
		{Key: "toc", Value: strconv.FormatBool(b.TOC)},
		{Key: "comments.provider", Value: b.Comments}, {Key: "theme_mode", Value: b.ThemeMode},
		{Key: "future", Value: strconv.FormatBool(b.Future)},
		{Key: "markdown_ext", Value: strings.Join(b.MarkdownExt, ",")},
		{Key: "defaults", Value: strconv.Itoa(len(b.Defaults))},
	}
	for i := range all {
		all[i].Source = b.Sources[all[i].Key]
		if all[i].Key == "permalink" && all[i].Value != b.Permalink {
			all[i].Source = b.Sources["defaults"]
		}
	}
	for _, key := range slices.Sorted(maps.Keys(b.Kramdown)) {
		if source, ok := b.Sources["kramdown."+key]; ok {
			value := post.Text(b.Kramdown[key])
			all = append(all, Setting{Key: "kramdown." + key, Value: value, Source: source})
		}
	}
	for _, count := range []struct {
		key string
		n   int
	}{
		{"posts", b.count("posts")}, {"drafts", b.count("drafts")},
		{"authors", len(b.Authors)}, {"locales", len(b.Locales)}, {"assets", len(b.Assets)},
		{"includes", len(b.Includes)}, {"plugins", len(b.Plugins)},
	} {
		if count.n > 0 {
			all = append(all, Setting{Key: count.key, Value: strconv.Itoa(count.n)})
		}
	}
	return all
}

func (b *Blog) count(kind string) (n int) {
	for _, page := range b.Pages {
		if page.Type == kind {
			n++
		}
	}
	return n
}
