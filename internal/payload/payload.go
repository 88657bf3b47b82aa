// Package payload makes the values that Jekyll gives to Liquid, its "site payload", of a blog and
// one of its texts: site, page, jekyll, layout and the functions of Jekyll's tags and filters.
package payload

import (
	"encoding/hex"
	"path"
	"strings"
	"time"

	"daylog/internal/blog"
	"daylog/internal/frontmatter"
	"daylog/internal/liquid"
	"daylog/internal/post"
)

// A Text is a text of a blog, and the programs that Jekyll calls for its tags and filters.
type Text struct {
	Blog   *blog.Blog
	Path   string // in the blog: "_posts/2026-11-23-a.md"
	Matter frontmatter.Matter
	Body   string    // the source after the front matter
	Now    time.Time // time of the build

	// Include returns the theme's own includes; nil for none. HasInclude reports whether the theme
	// has one; nil if that is not known.
	Include    func(name string) (text string, ok bool)
	HasInclude func(name string) bool

	Highlight func(language, code string) string
	Markdown  func(text string) string
	Smartify  func(text string) string

	isInner   bool // the text is rendered as a value of another one
	isExcerpt bool // the text is the excerpt of a post
}

// Options returns the options with which Jekyll renders the Liquid of a text.
func Options(t Text) liquid.Options {
	b := t.Blog
	s := newSite(t)
	return liquid.Options{
		Global: func(name string) (liquid.Value, bool) { return s.global(name) },
		Mode:   b.Liquid.ErrorMode, StrictFilters: b.Liquid.StrictFilters,
		StrictVariables: b.Liquid.StrictVariables,
		Include: func(name string) (string, bool) {
			name = strings.TrimPrefix(name, "/")
			if text, ok := b.Includes[name]; ok || t.Include == nil {
				return text, ok
			}
			return t.Include(name)
		},
		IncludeRelative: func(name string) (string, bool) {
			page := b.PageAt(path.Join(path.Dir(t.Path), name))
			if page == nil || page.Text == "" {
				return "", false
			}
			return page.Text, true
		},
		MayExist:  func(name string) bool { return b.MayHave(name, t.HasInclude) },
		PluginTag: func(name string) liquid.PluginTag { return pluginTag(b, name) },

		PageFolder: path.Dir(t.Path),
		Site: liquid.SiteFuncs{
			URL: b.URL, BaseURL: b.BaseURL,
			PostURL: func(name string) (string, bool) {
				url := escape(b.PostURL(name))
				return url, url != ""
			},
			Link: s.link, IsPartial: !b.IsKnown(),
			Highlight: t.Highlight, Markdown: t.Markdown, Smartify: t.Smartify,
			Slugify: func(text, mode string) string { return post.Slugify(text, post.Mode(mode), false) },
			Now:     t.Now, Zone: b.Location(),
		},
	}
}

// pluginTag tells which plugin of a blog has a tag.
func pluginTag(b *blog.Blog, name string) liquid.PluginTag {
	hasBody, ok := b.FindTag(name)
	switch {
	case ok && name == "include_cached":
		return liquid.CachedTag
	case hasBody:
		return liquid.BlockTag
	case ok:
		return liquid.InlineTag
	case b.MayHaveTags():
		return liquid.PossibleTag
	}
	return liquid.NoTag
}

// global returns a variable of the payload.
func (s *site) global(name string) (liquid.Value, bool) {
	switch name {
	case "site":
		return liquid.Object{Drop: s}, true
	case "page":
		return liquid.Object{Drop: s.open}, true
	case "jekyll":
		return liquid.Object{Drop: jekyll{version: s.text.Blog.Versions.Jekyll}}, true
	case "layout":
		if s.open.values["layout"] == nil {
			return nil, true
		}
		return &liquid.Hash{}, true
	case "highlighter_prefix", "highlighter_suffix":
		return liquid.String("\n"), true
	case "content", "paginator", "theme":
		return nil, true
	}
	return nil, false
}

// link returns the address that {% link path %} writes: since Jekyll 4 with the baseurl.
func (s *site) link(name string) (url string, ok bool) {
	s.list()
	for _, d := range s.documents {
		if d.path == name {
			return s.text.Blog.BaseURL + d.url, true
		}
	}
	for _, p := range s.pages {
		if p.path == name {
			return s.text.Blog.BaseURL + p.url, true
		}
	}
	for _, asset := range s.text.Blog.Static {
		if asset == name || "/"+asset == name { // Jekyll's path of a file has a slash
			return s.text.Blog.BaseURL + escape("/"+asset), true
		}
	}
	return "", false
}

// jekyll is the drop of Jekyll itself.
type jekyll struct{ version string }

func (j jekyll) Get(key string) (liquid.Value, bool) {
	switch key {
	case "version":
		return liquid.String(j.version), true
	case "environment":
		return liquid.String("production"), true
	}
	return nil, false
}
func (jekyll) Keys() []string { return []string{"version", "environment"} }
func (jekyll) Text() string   { return "Jekyll::Drops::JekyllDrop" }
func (jekyll) Class() string  { return "Jekyll::Drops::JekyllDrop" }

// withoutExt returns a path without its extension.
func withoutExt(name string) string { return strings.TrimSuffix(name, path.Ext(name)) }

// escape percent-encodes the bytes of a path that URLs do not allow (Jekyll's URL.escape_path).
func escape(path string) string {
	var b strings.Builder
	for i := range len(path) {
		c := path[i]
		isWord := 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
		if isWord || strings.IndexByte("-._~!$&'()*+,;=:@/%", c) >= 0 {
			b.WriteByte(c)
		} else {
			b.WriteString("%" + strings.ToUpper(hex.EncodeToString([]byte{c})))
		}
	}
	return b.String()
}
