package blog

import (
	"path"
	"slices"
	"strings"
	"time"

	"daylog/internal/frontmatter"
	"daylog/internal/post"
)

// readPages lists posts, drafts, documents and pages, and the names of all other files that count.
func (b *Blog) readPages(r *Reader) {
	b.Includes = map[string]string{}
	for _, name := range r.paths {
		e := r.entries[name]
		switch top, below, _ := strings.Cut(name, "/"); {
		case e.kind == kindBuilt:
		case top == "assets":
			b.Assets = append(b.Assets, name)
		case top == "_includes" && e.isSet:
			b.Includes[below] = e.text
		case top == "_layouts":
			b.Layouts = append(b.Layouts, strings.TrimSuffix(below, path.Ext(below)))
		case top == "_plugins" && path.Ext(name) == ".rb":
			b.Plugins = append(b.Plugins, below)
		}
		if e.kind == kindPage {
			b.addPage(e)
		}
		if isCopied(e) {
			b.Static = append(b.Static, name)
		}
	}
	slices.Sort(b.Plugins)
	b.Plugins = slices.Compact(b.Plugins)
}

// isCopied reports whether Jekyll copies a file as it is: one without front matter, unless its name
// or that of a folder above it starts with one of "._#" or ends with "~", or Jekyll excludes it.
func isCopied(e *entry) bool {
	if e.kind == kindBuilt || e.hasFront || e.path == "Gemfile" || e.path == "Gemfile.lock" {
		return false
	}
	for part := range strings.SplitSeq(e.path, "/") {
		if strings.ContainsAny(part[:min(1, len(part))], "._#") || strings.HasSuffix(part, "~") {
			return false
		}
	}
	return true
}

// addPage adds a file if Jekyll publishes it as a page. A post needs no front matter.
func (b *Blog) addPage(e *entry) {
	kind := b.TypeOf(e.path)
	folders := "/" + path.Dir("/" + b.relative(e.path))[1:] + "/"
	switch {
	case strings.Contains(folders, "/_posts/"):
	case strings.Contains(folders, "/_drafts/"):
		kind = "drafts"
	case !e.hasFront, strings.Contains(folders, "/."),
		strings.Contains(folders, "/_") && kind == "pages":
		return
	}
	b.report(e, e.path)
	b.Pages = append(b.Pages, Page{
		Path: e.path, Type: kind, Values: cloneValues(e.values), Order: e.keys, Dropped: e.dropped,
		Text: e.text, Body: e.body,
	})
}

// IgnoredRule is the rule of the problem of a file that IsIgnored.
const IgnoredRule = "blog-post-name"

// IsIgnored reports whether Jekyll silently ignores a file because of its name: a file in _posts
// without a date, or without a slug.
func IsIgnored(name string) bool {
	if !strings.Contains("/"+path.Dir(name)+"/", "/_posts/") {
		return false
	}
	_, ok := post.ParseName(name)
	return !ok
}

// Location returns the blog's zone for package time.
func (b *Blog) Location() *time.Location {
	if b.location != nil {
		return b.location
	}
	return b.Zone.Location()
}

// Post interprets a post of the blog: its front matter with the defaults for its path, the blog's
// zone and the template of its address. The path decides defaults and categories; behind its last
// slash is the file name, "" for a post without a file.
func (b *Blog) Post(name string, m frontmatter.Matter) post.Post {
	values := b.valuesOf(name, m)
	isDropped := m.Found && !m.Valid
	m.Values = values
	p := post.Read(name[strings.LastIndexByte(name, '/')+1:], m, b.Location())
	if isDropped {
		p.Permalink = post.Text(values["permalink"])
	}
	if p.Permalink == "" || values["permalink"] == false {
		p.Permalink = b.Permalink
	}
	return p
}

// valuesOf is FrontMatter for the front matter of a file; Jekyll drops invalid front matter.
func (b *Blog) valuesOf(name string, m frontmatter.Matter) map[string]any {
	if m.Found && !m.Valid {
		m.Values = nil
	}
	return b.FrontMatter(name, m.Values)
}

// PostPermalink returns the template of the address of posts in _posts without their own permalink.
func (b *Blog) PostPermalink() string {
	defaults, _ := b.defaultsFor("_posts/2026-01-01-a.md")
	if own := post.Text(defaults["permalink"]); own != "" {
		return own
	}
	return b.Permalink
}

// PageAt returns the page at a path, or nil.
func (b *Blog) PageAt(name string) *Page {
	at, ok := slices.BinarySearchFunc(b.Pages, name, func(page Page, name string) int {
		return strings.Compare(page.Path, name)
	})
	if !ok {
		return nil
	}
	return &b.Pages[at]
}

// PostAt interprets one of the blog's posts by its path. ok is false if the blog has none there.
func (b *Blog) PostAt(name string) (p post.Post, ok bool) {
	page := b.PageAt(name)
	if page == nil {
		return post.Post{}, false
	}
	m := frontmatter.Matter{Found: true, Valid: !page.Dropped, Values: page.Values}
	return b.Post(page.Path, m), true
}

// Root returns the folder of a blog among paths, as they come from a dropped folder or a zip: the
// uppermost one with a configuration, otherwise with _posts or a Gemfile; "" if that is the top.
func Root(paths []string) string {
	for _, isMark := range []func(string) (string, bool){
		func(name string) (string, bool) {
			return path.Dir(name), strings.HasPrefix(path.Base(name), "_config.y")
		},
		func(name string) (string, bool) {
			above, _, ok := strings.Cut("/"+name, "/_posts/")
			return strings.TrimPrefix(above, "/"), ok
		},
		func(name string) (string, bool) { return path.Dir(name), path.Base(name) == "Gemfile" },
	} {
		best, found := "", false
		for _, name := range paths {
			if folder, ok := isMark(name); ok && !isBuilt(name) && (!found || depth(folder) < depth(best)) {
				best, found = folder, true
			}
		}
		if found && best != "." {
			return best
		}
		if found {
			return ""
		}
	}
	return ""
}

func depth(folder string) int {
	if folder == "" || folder == "." {
		return 0
	}
	return strings.Count(folder, "/") + 1
}
