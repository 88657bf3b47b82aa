package payload

import (
	"path"
	"slices"
	"strings"
	"time"

	"daylog/internal/blog"
	"daylog/internal/frontmatter"
	"daylog/internal/liquid"
	"daylog/internal/post"
)

// A document is a post or a document of another collection.
type document struct {
	site   *site
	path   string
	kind   string // label of the collection
	post   post.Post
	url    string
	values map[string]any // of the front matter with the defaults
	order  *frontmatter.Order

	matter         frontmatter.Matter
	body           string // the source
	hasBody        bool   // otherwise the blog does not keep it
	previous, next *document
}

// newDocument interprets a file of the blog.
func newDocument(s *site, name, kind string, m frontmatter.Matter) *document {
	b := s.text.Blog
	d := &document{site: s, path: name, kind: kind, post: b.Post(name, m)}
	if m.Found && !m.Valid {
		m.Values = nil
	}
	d.values = b.FrontMatter(name, m.Values)
	d.order = b.FrontMatterOrder(name, m.Order)
	if kind != "posts" {
		d.post.Permalink = post.Text(d.values["permalink"])
		if d.post.Permalink == "" {
			d.post.Permalink = "/" + kind + "/:name:output_ext"
		}
		d.post.Slug = withoutExt(path.Base(name))
	}
	if d.post.Date.IsZero() {
		d.post.Date = s.text.Now
	}
	url, _ := post.URL(d.post)
	d.url = escape(url)
	return d
}

// documentKeys are the values of every document besides its front matter.
var documentKeys = []string{"categories", "collection", "content", "date", "draft", "excerpt", "ext",
	"id", "name", "next", "path", "previous", "relative_path", "slug", "tags", "title", "url"}

// Get returns a value of the document: Jekyll's DocumentDrop.
func (d *document) Get(key string) (liquid.Value, bool) {
	mark := ""
	if d.site.text.isExcerpt && d == d.site.open {
		mark = "#excerpt"
	}
	switch key {
	case "path", "relative_path":
		return liquid.String(path.Join(d.path, mark)), true
	case "url":
		return liquid.String(d.url), true
	case "id":
		return liquid.String(path.Join(path.Dir(strings.TrimSuffix(d.url, "/")), d.post.Slug) + mark), true
	case "collection":
		return liquid.String(d.kind), true
	case "name":
		return liquid.String(path.Base(d.path)), true
	case "title":
		return liquid.String(d.post.Title), true
	case "date":
		return liquid.Time{Time: d.post.Date}, true
	case "categories":
		return textsOf(d.post.Categories), true
	case "tags":
		return valueOf(post.TagsOf(d.values), nil, d.site.zone), true
	case "slug":
		return liquid.String(d.post.Slug), true
	case "ext":
		return liquid.String(path.Ext(d.path)), true
	case "draft":
		return liquid.Bool(strings.HasPrefix(d.path, "_drafts/")), true
	case "content":
		return d.content(), true
	case "excerpt":
		return d.excerpt(), true
	case "previous":
		d.site.list()
		return objectOf(d.previous), true
	case "next":
		d.site.list()
		return objectOf(d.next), true
	}
	v, ok := d.values[key]
	return valueOf(v, d.order.Value(key), d.site.zone), ok
}

// Keys returns the names of the values: those of every document, then the front matter's.
func (d *document) Keys() []string {
	keys := slices.Clone(documentKeys)
	for _, key := range d.order.Sort(d.values) {
		if !slices.Contains(documentKeys, key) {
			keys = append(keys, key)
		}
	}
	return keys
}

// Text returns the content, as Jekyll prints a document.
func (d *document) Text() string {
	text, _ := d.content().(liquid.String)
	return string(text)
}

func (*document) Class() string { return "Jekyll::Drops::DocumentDrop" }

// objectOf returns nil for no document.
func objectOf(d *document) liquid.Value {
	if d == nil {
		return nil
	}
	return liquid.Object{Drop: d}
}

// pageURL returns the address of a page without a permalink. Its end is that of the permalink of
// the blog: a folder for each page, ".html" or nothing.
func pageURL(b *blog.Blog, name string, values map[string]any) string {
	if permalink := post.Text(values["permalink"]); permalink != "" {
		return escape("/" + strings.TrimPrefix(permalink, "/"))
	}
	folder, base := path.Split(escape("/" + withoutExt(name)))
	if base == "index" {
		return folder
	}
	switch style := post.Text(b.Config["permalink"]); {
	case style == "pretty" || strings.HasSuffix(style, "/"):
		return folder + base + "/"
	case style == "" || style == "date" || style == "ordinal" || style == "none" ||
		strings.HasSuffix(style, ":output_ext"):
		return folder + base + ".html"
	}
	return folder + base
}

// isPublished reports whether a post is on the site at a time.
func (d *document) isPublished(b *blog.Blog, now time.Time) bool {
	return d.post.Published && (b.Future || !d.post.Date.After(now))
}
