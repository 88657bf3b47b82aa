// Package recorded reads the values that Jekyll gave to Liquid for a site: a file such as
// internal/liquid/testdata/site.json.
//
// The file is an object. posts, tabs, pages and static_files have the values of each document;
// other lists name documents by their paths. config has the configuration, page the path of the
// page that is rendered.
package recorded

import (
	"fmt"
	"os"
	"slices"
	"time"

	"daylog/internal/liquid"
)

// A Site has the values of a site.
type Site struct {
	Zone *time.Location // of the site

	root *liquid.Hash // the whole file
	docs map[string]*drop
	site *drop
}

// A drop is one of Jekyll's drops with all its values.
type drop struct {
	class, text string
	values      *liquid.Hash
	documents   map[string]*drop // those that "previous" and "next" name
}

func (d *drop) Class() string { return d.class }
func (d *drop) Text() string  { return d.text }

func (d *drop) Keys() []string {
	var keys []string
	for _, e := range d.values.Entries() {
		keys = append(keys, string(e.Key.(liquid.String)))
	}
	return keys
}

func (d *drop) Get(key string) (liquid.Value, bool) {
	v, ok := d.values.Get(liquid.String(key))
	if d.class == siteDrop && key == "config" {
		return nil, true // although the configuration has it
	}
	if name, isName := v.(liquid.String); isName && (key == "previous" || key == "next") {
		if doc := d.documents[string(name)]; doc != nil {
			return liquid.Object{Drop: doc}, true
		}
	}
	return v, ok
}

const siteDrop, fileDrop = "Jekyll::Drops::SiteDrop", "Jekyll::Drops::StaticFileDrop"

// Read reads a file. The zone is that of the site.
func Read(file string, zone *time.Location) (s *Site, err error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	root, err := Decode(string(data), zone)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", file, err)
	}
	defer func() { // a value of another kind than expected
		if reason := recover(); reason != nil {
			s, err = nil, fmt.Errorf("read %s: %v", file, reason)
		}
	}()
	s = &Site{Zone: zone, root: root.(*liquid.Hash), docs: map[string]*drop{}}
	s.readDocuments()
	s.readSite()
	return s, nil
}

// readDocuments makes the drops of posts and tabs and of static files, by path.
func (s *Site) readDocuments() {
	for _, list := range []string{"posts", "tabs"} {
		for _, v := range s.array(list) {
			values := v.(*liquid.Hash)
			s.docs[field(values, "path")] = &drop{class: "Jekyll::Drops::DocumentDrop",
				text: field(values, "content"), values: values, documents: s.docs}
		}
	}
	for _, v := range s.array("static_files") {
		values := v.(*liquid.Hash)
		s.docs[field(values, "path")] = &drop{class: fileDrop, text: fileDrop, values: values}
	}
}

// readSite makes the drop of the site: the configuration, and its own values over it.
func (s *Site) readSite() {
	entries := slices.Clone(s.get("config").(*liquid.Hash).Entries())
	set := func(key string, v liquid.Value) {
		entries = append(entries, liquid.Entry{Key: liquid.String(key), Value: v})
	}
	set("source", liquid.String("/site"))
	for _, key := range []string{"time", "data"} {
		set(key, s.get(key))
	}
	for _, key := range []string{"posts", "pages", "html_pages", "static_files", "documents", "tabs",
		"related_posts"} {
		set(key, s.list(s.array(key)))
	}
	for _, key := range []string{"tags", "categories"} {
		var names []liquid.Entry
		for _, pair := range s.array(key) {
			pair := pair.(liquid.Array)
			names = append(names, liquid.Entry{Key: pair[0], Value: s.list(pair[1].(liquid.Array))})
		}
		set(key, liquid.NewHash(names...))
	}
	var collections liquid.Array
	for _, c := range s.array("collections") {
		docs, _ := c.(*liquid.Hash).Get(liquid.String("docs"))
		values := liquid.NewHash(append(slices.Clone(c.(*liquid.Hash).Entries()),
			liquid.Entry{Key: liquid.String("docs"), Value: s.list(docs.(liquid.Array))})...)
		collections = append(collections,
			liquid.Object{Drop: &drop{class: "Jekyll::Drops::CollectionDrop", values: values}})
	}
	set("collections", collections)
	s.site = &drop{class: siteDrop, text: siteDrop, values: liquid.NewHash(entries...)}
}

// get returns a value of the file.
func (s *Site) get(key string) liquid.Value {
	v, _ := s.root.Get(liquid.String(key))
	return v
}

func (s *Site) array(key string) liquid.Array {
	list, _ := s.get(key).(liquid.Array)
	return list
}

// list returns the documents, pages and files that a list has or names.
func (s *Site) list(items liquid.Array) liquid.Array {
	var list liquid.Array
	for _, item := range items {
		name, isName := item.(liquid.String)
		if !isName {
			name = liquid.String(field(item.(*liquid.Hash), "path"))
		}
		if doc := s.docs[string(name)]; doc != nil {
			list = append(list, liquid.Object{Drop: doc})
		} else {
			list = append(list, s.page(string(name)))
		}
	}
	return list
}

// page returns the hash that Jekyll makes of a page.
func (s *Site) page(name string) liquid.Value {
	for _, v := range s.array("pages") {
		if field(v.(*liquid.Hash), "path") != name {
			continue
		}
		var entries []liquid.Entry
		keys, _ := v.(*liquid.Hash).Get(liquid.String("keys"))
		for _, key := range keys.(liquid.Array) {
			value, _ := v.(*liquid.Hash).Get(key)
			entries = append(entries, liquid.Entry{Key: key, Value: value})
		}
		return liquid.NewHash(entries...)
	}
	return nil
}

// field returns a value that is a text, otherwise "".
func field(h *liquid.Hash, key string) string {
	v, _ := h.Get(liquid.String(key))
	s, _ := v.(liquid.String)
	return string(s)
}

// Page returns the path of the page that is rendered.
func (s *Site) Page() string { return field(s.root, "page") }

// Setting returns a text of the configuration: "url".
func (s *Site) Setting(key string) string { return field(s.get("config").(*liquid.Hash), key) }

// Now returns the time of the build.
func (s *Site) Now() time.Time {
	now, _ := s.get("time").(liquid.Time)
	return now.Time
}

// Global returns a variable of Jekyll's payload, for liquid.Options.
func (s *Site) Global(name string) (liquid.Value, bool) {
	switch name {
	case "site":
		return liquid.Object{Drop: s.site}, true
	case "page":
		page := s.docs[s.Page()]
		if page == nil {
			return nil, true
		}
		return liquid.Object{Drop: page}, true
	case "jekyll":
		const class = "Jekyll::Drops::JekyllDrop"
		return liquid.Object{Drop: &drop{class: class, text: class,
			values: s.get("jekyll").(*liquid.Hash)}}, true
	case "layout":
		return &liquid.Hash{}, true
	case "highlighter_prefix", "highlighter_suffix":
		return s.get(name), true
	case "content", "paginator", "theme":
		return nil, true
	}
	return nil, false
}
