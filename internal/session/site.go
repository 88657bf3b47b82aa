package session

import (
	"time"

	"daylog/internal/blog"
	"daylog/internal/chirpy"
	"daylog/internal/highlight"
	"daylog/internal/kramdown"
	"daylog/internal/post"
)

// A site is the blog that will publish the text, the text's file there, and values derived from
// both once.
type site struct {
	blog *blog.Blog
	name string         // see Options.Name
	zone *time.Location // nil for the zone of the writer's clock

	options kramdown.Options
	rouge   highlight.Version
	theme   theme
}

var defaultBlog = blog.Default("", post.Zone{})

// is reports whether the site has a blog and a file name.
func (s *site) is(b *blog.Blog, name string) bool {
	if b == nil {
		b = defaultBlog
	}
	return b == s.blog && name == s.name
}

// enter makes a blog and a file name those of the text. It reports whether they are new, so that
// every block must be rendered again.
func (s *Session) enter(b *blog.Blog, name string) (changed bool) {
	if s.site.is(b, name) {
		return false
	}
	if b == nil {
		b = defaultBlog
	}
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
	s.blog, s.zone = b, nil
	if len(b.Zone.Changes) > 0 {
		s.zone = b.Zone.Location()
	}
	options := kramdown.DefaultOptions()
	if b.Versions.Kramdown == "2.4" {
		options.Version = kramdown.Kramdown24
	}
	s.options, _ = options.With(b.Kramdown) // the blog reports options that stop the build
	s.rouge = highlight.VersionOf(b.Versions.Rouge)
	s.theme = themeOf(b.Versions.Theme)
}

// zoneAt returns the zone in which the blog shows dates.
func (s *site) zoneAt(now time.Time) *time.Location {
	if s.zone != nil {
		return s.zone
	}
	return now.Location()
}

// page returns the settings of a post's page.
func (s *site) page(p post.Post) chirpy.Page {
	return chirpy.Page{
		Site: chirpy.Site{
			BaseURL: s.blog.BaseURL, CDN: s.blog.CDN,
			Locale: chirpy.FindLocale(s.blog.Locales, p.Lang, s.blog.Lang),
		},
		MediaSubpath: p.MediaSubpath, Mermaid: p.Mermaid,
	}
}
