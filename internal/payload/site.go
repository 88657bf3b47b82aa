package payload

import (
	"cmp"
	"maps"
	"path"
	"slices"
	"strings"
	"time"

	"daylog/internal/blog"
	"daylog/internal/frontmatter"
	"daylog/internal/liquid"
	"daylog/internal/post"
)

// A site is Jekyll's SiteDrop. Lists are made when a template asks for them.
type site struct {
	text Text
	zone *time.Location
	open *document // the text itself

	budget    int // bytes of other texts that may still be rendered
	isListed  bool
	documents []*document // of all collections, in Jekyll's order
	pages     []page
}

// A page is a file with front matter outside of the collections.
type page struct {
	path, url string
	values    map[string]any
	order     *frontmatter.Order
}

func newSite(t Text) *site {
	if fixed, ok := t.Blog.Config["time"].(time.Time); ok {
		t.Now = fixed
	}
	s := &site{budget: maxRendered, text: t, zone: t.Blog.Location()}
	s.open = newDocument(s, t.Path, "posts", t.Matter)
	s.open.matter, s.open.body, s.open.hasBody = t.Matter, t.Body, true
	return s
}

// list interprets the other files of the blog, once.
func (s *site) list() {
	if s.isListed {
		return
	}
	s.isListed = true
	s.documents = append(s.documents, s.open)
	b := s.text.Blog
	for _, file := range b.Pages {
		switch {
		case file.Path == s.text.Path || file.Type == "drafts" || blog.IsIgnored(file.Path):
		case file.Type == "pages":
			values := b.FrontMatter(file.Path, file.Values)
			s.pages = append(s.pages, page{file.Path, pageURL(b, file.Path, values), values,
				b.FrontMatterOrder(file.Path, file.Order)})
		default:
			m := frontmatter.Matter{Found: true, Valid: !file.Dropped, Values: file.Values,
				Order: file.Order}
			d := newDocument(s, file.Path, file.Type, m)
			d.matter, d.body, d.hasBody = m, file.Text[file.Body:], file.Text != ""
			if file.Type != "posts" || d.isPublished(b, s.text.Now) {
				s.documents = append(s.documents, d)
			}
		}
	}
	slices.SortStableFunc(s.documents, s.compare)
	for i := 1; i < len(s.documents); i++ {
		if a, b := s.documents[i-1], s.documents[i]; a.kind == b.kind {
			a.next, b.previous = b, a
		}
	}
}

// compare orders documents as Jekyll does: by collection; by the key of the collection's sort_by,
// where documents without it are last; by date and path.
func (s *site) compare(a, b *document) int {
	if a.kind != b.kind {
		return strings.Compare(a.kind, b.kind)
	}
	if key := s.sortKey(a.kind); key != "" {
		if order := compareValues(a.values[key], b.values[key]); order != 0 {
			return order
		}
	}
	if order := a.post.Date.Compare(b.post.Date); order != 0 {
		return order
	}
	return strings.Compare(a.path, b.path)
}

// sortKey returns sort_by of a collection, "" for none.
func (s *site) sortKey(kind string) string {
	collections, _ := s.text.Blog.Config["collections"].(map[string]any)
	collection, _ := collections[kind].(map[string]any)
	key, _ := collection["sort_by"].(string)
	return key
}

// compareValues compares two values of one kind. A missing value comes after all others.
func compareValues(a, b any) int {
	switch {
	case a == nil && b == nil:
		return 0
	case a == nil:
		return 1
	case b == nil:
		return -1
	}
	x, isNumber := a.(int)
	y, areNumbers := b.(int)
	if isNumber && areNumbers {
		return cmp.Compare(x, y)
	}
	return strings.Compare(post.Text(a), post.Text(b))
}

// of returns the documents of a collection, oldest first.
func (s *site) of(kind string) (docs []*document) {
	s.list()
	for _, d := range s.documents {
		if d.kind == kind {
			docs = append(docs, d)
		}
	}
	return docs
}

// newest returns the posts, newest first.
func (s *site) newest() []*document {
	docs := s.of("posts")
	slices.Reverse(docs)
	return docs
}

var siteKeys = []string{"categories", "collections", "data", "documents", "html_pages", "pages",
	"posts", "related_posts", "static_files", "tags", "time"}

// Get returns a value of the site: a list of its files, or a value of the configuration.
func (s *site) Get(key string) (liquid.Value, bool) {
	switch key {
	case "config":
		return nil, true
	case "time":
		return liquid.Time{Time: s.text.Now.In(s.zone)}, true
	case "data":
		return hashOf(s.text.Blog.Data, s.text.Blog.DataOrder, s.zone), true
	case "posts":
		return listOf(s.newest()), true
	case "related_posts":
		if s.text.isExcerpt {
			return nil, true
		}
		return s.related(), true
	case "documents":
		s.list()
		return listOf(s.documents), true
	case "pages", "html_pages":
		return s.pageList(), true
	case "static_files":
		return s.staticFiles(), true
	case "tags":
		return s.grouped(func(d *document) []any { return post.TagsOf(d.values) }), true
	case "categories":
		return s.grouped(func(d *document) (names []any) {
			for _, name := range d.post.Categories {
				names = append(names, name)
			}
			return names
		}), true
	case "collections":
		return s.collections(), true
	}
	if slices.Contains(s.text.Blog.Collections, key) {
		return listOf(s.of(key)), true
	}
	v, ok := s.text.Blog.Config[key]
	return valueOf(v, s.text.Blog.ConfigOrder.Value(key), s.zone), ok
}

// Keys returns the names of the values.
func (s *site) Keys() []string {
	keys := append(slices.Clone(siteKeys), s.text.Blog.Collections...)
	for _, key := range s.text.Blog.ConfigOrder.Sort(s.text.Blog.Config) {
		if !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	return keys
}

func (*site) Text() string  { return "Jekyll::Drops::SiteDrop" }
func (*site) Class() string { return "Jekyll::Drops::SiteDrop" }

func listOf(docs []*document) liquid.Array {
	list := make(liquid.Array, len(docs))
	for i, d := range docs {
		list[i] = liquid.Object{Drop: d}
	}
	return list
}

// related returns the ten newest other posts.
func (s *site) related() liquid.Value {
	docs := slices.DeleteFunc(s.newest(), func(d *document) bool { return d == s.open })
	return listOf(docs[:min(len(docs), 10)])
}

// pageList returns the pages as Jekyll converts them for Liquid: hashes.
func (s *site) pageList() liquid.Value {
	s.list()
	list := liquid.Array{}
	for _, p := range s.pages {
		values := maps.Clone(p.values)
		values["content"], values["excerpt"] = "", nil
		values["path"], values["name"], values["url"] = p.path, path.Base(p.path), p.url
		values["dir"] = p.url[:strings.LastIndexByte(p.url, '/')+1]
		list = append(list, hashOf(values, p.order, s.zone))
	}
	return list
}

// staticFiles returns the files that Jekyll copies.
func (s *site) staticFiles() liquid.Value {
	list := liquid.Array{}
	for _, asset := range s.text.Blog.Static {
		name := path.Base(asset)
		list = append(list, liquid.Object{Drop: &record{"Jekyll::Drops::StaticFileDrop", map[string]liquid.Value{
			"path": liquid.String("/" + asset), "name": liquid.String(name),
			"basename": liquid.String(withoutExt(name)), "extname": liquid.String(path.Ext(name)),
			"collection": nil,
		}}})
	}
	return list
}

// grouped returns the posts by their tags or categories, each newest first. The names are in the
// order of the oldest post that has them.
func (s *site) grouped(namesOf func(*document) []any) liquid.Value {
	var names []any
	docs := map[any][]*document{}
	for _, d := range s.of("posts") {
		for _, name := range namesOf(d) {
			switch name.(type) {
			case []any, map[string]any:
				continue // no keys of a Go map
			}
			if docs[name] == nil {
				names = append(names, name)
			}
			docs[name] = append(docs[name], d)
		}
	}
	var entries []liquid.Entry
	for _, name := range names {
		slices.Reverse(docs[name])
		entries = append(entries, liquid.Entry{Key: valueOf(name, nil, s.zone), Value: listOf(docs[name])})
	}
	return liquid.NewHash(entries...)
}

func (s *site) collections() liquid.Value {
	list := liquid.Array{}
	for _, kind := range s.text.Blog.Collections {
		list = append(list, liquid.Object{Drop: &record{"Jekyll::Drops::CollectionDrop", map[string]liquid.Value{
			"label": liquid.String(kind), "output": liquid.Bool(true),
			"docs": listOf(s.of(kind)), "relative_directory": liquid.String("_" + kind),
		}}})
	}
	return list
}

// A record is a drop with fixed values.
type record struct {
	class  string
	values map[string]liquid.Value
}

func (r *record) Get(key string) (liquid.Value, bool) {
	v, ok := r.values[key]
	return v, ok
}
func (r *record) Keys() []string { return slices.Sorted(maps.Keys(r.values)) }
func (r *record) Text() string   { return r.class }
func (r *record) Class() string  { return r.class }
