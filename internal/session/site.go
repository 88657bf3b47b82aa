package session

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"

	"daylog/internal/blog"
	"daylog/internal/chirpy"
	"daylog/internal/edit"
	"daylog/internal/highlight"
	"daylog/internal/kramdown"
	"daylog/internal/post"
)

// A site is the blog that will publish the text, the text's file there, and values derived from
// both once.
type site struct {
	blog  *blog.Blog
	name  string     // see Options.Name
	zoned *blog.Blog // blog in the zone in which it shows dates; nil until the writer's is known

	options kramdown.Options
	rouge   highlight.Version
	theme   theme
}

var defaultBlog = sync.OnceValue(func() *blog.Blog { return blog.Default("", post.Zone{}) })

// is reports whether the site has a blog and a file name.
func (s *site) is(b *blog.Blog, name string) bool {
	return cmp.Or(b, defaultBlog()) == s.blog && name == s.name
}

// enter makes a blog and a file name those of the text. It reports whether they are new, so that
// every block must be rendered again.
func (s *Session) enter(b *blog.Blog, name string) (changed bool) {
	if s.site.is(b, name) {
		return false
	}
	b = cmp.Or(b, defaultBlog())
	changed = b != s.site.blog
	s.site.name = name
	s.header = header{}
	if changed {
		s.site.read(b)
	}
	return changed
}

// read derives the values of a blog.
func (s *site) read(b *blog.Blog) {
	s.blog, s.zoned = b, nil
	s.options, _ = kramdown.OptionsFor(b.Versions.Kramdown, b.Kramdown) // rejected options keep their defaults
	s.rouge = highlight.VersionOf(b.Versions.Rouge)
	s.theme = themeOf(b.Versions.Theme)
}

// inZone returns the blog in the zone in which it shows dates: its own, or else that of the
// writer's clock.
func (s *site) inZone(now time.Time) *blog.Blog {
	if zone := s.blog.Zone; zone.Name != "" || len(zone.Changes) > 0 {
		return s.blog
	}
	_, offset := now.Zone()
	if s.zoned == nil || s.zoned.Zone.Changes[0].Offset != offset {
		zone := post.Zone{Changes: []post.OffsetChange{{Offset: offset}}}
		s.zoned = s.blog.InZone(zone, true)
	}
	return s.zoned
}

// path returns the path of the text's file in the blog. It ends with a slash if there is no file.
func (s *site) path() string {
	if strings.Contains(s.name, "/") {
		return s.name
	}
	return "_posts/" + s.name
}

// nameProblem returns the problem of a file that Jekyll never publishes because of its name. It is
// at the start of the text.
func (s *site) nameProblem() []Problem {
	if s.name == "" || !blog.IsIgnored(s.path()) {
		return nil
	}
	return []Problem{{Rule: blog.IgnoredRule, Detail: s.name, Severity: edit.Wrong}}
}

// ProblemsOf returns the problems of a blog, with those of the options that kramdown rejects.
func ProblemsOf(b *blog.Blog) []blog.Problem {
	_, rejected := kramdown.OptionsFor(b.Versions.Kramdown, b.Kramdown)
	return slices.Concat(b.Problems, b.RejectedOptions(rejected))
}

// LocalesOf returns the languages in which the theme of a blog has its words, those of the blog's
// own locale files included, and the one that pages without a lang of their own have. A theme other
// than Chirpy has English words only: then the list is empty.
func LocalesOf(b *blog.Blog) (tags []string, used string) {
	if _, ok := themeOf(b.Versions.Theme).(chirpyTheme); !ok {
		return nil, "en"
	}
	tags = append(chirpy.LocaleTags(), slices.Collect(maps.Keys(b.Locales))...)
	slices.Sort(tags)
	return slices.Compact(tags), chirpy.FindLocale(b.Locales, b.Lang).Tag
}

// PageOf returns the settings of the page of a blog's post.
func PageOf(b *blog.Blog, p post.Post) chirpy.Page {
	return chirpy.Page{
		Site: chirpy.Site{
			BaseURL: b.BaseURL, CDN: b.CDN, Locale: chirpy.FindLocale(b.Locales, p.Lang, b.Lang),
		},
		MediaSubpath: p.MediaSubpath, Mermaid: p.Mermaid,
	}
}
