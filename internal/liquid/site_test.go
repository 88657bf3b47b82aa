package liquid

import (
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"daylog/internal/highlight"
	"daylog/internal/kramdown"
	"daylog/internal/post"
)

// A testSite is the site of the suite, with the values that Jekyll gave to Liquid.
type testSite struct {
	folder string // its files
	root   *Hash  // the whole of site.json
	docs   map[string]*testDrop
	site   *testDrop
	zone   *time.Location
}

// A testDrop is one of Jekyll's drops with all its values.
type testDrop struct {
	class, text string
	values      *Hash
	documents   map[string]*testDrop // those that "previous" and "next" name
	fixed       []string             // names that are nil although the values have them
}

func (d *testDrop) Class() string { return d.class }
func (d *testDrop) Text() string  { return d.text }

func (d *testDrop) Keys() []string {
	var keys []string
	for _, e := range d.values.Entries() {
		keys = append(keys, string(e.Key.(String)))
	}
	return keys
}

func (d *testDrop) Get(key string) (Value, bool) {
	v, ok := d.values.Get(String(key))
	if slices.Contains(d.fixed, key) {
		return nil, true
	}
	if name, isName := v.(String); isName && (key == "previous" || key == "next") {
		if doc := d.documents[string(name)]; doc != nil {
			return Object{doc}, true
		}
	}
	return v, ok
}

// readSite reads the site of the suite from a folder with site.json and site/.
func readSite(t testing.TB, folder string) *testSite {
	data, err := os.ReadFile(filepath.Join(folder, "site.json"))
	require.NoError(t, err)
	s := &testSite{folder: filepath.Join(folder, "site"), docs: map[string]*testDrop{},
		zone: time.FixedZone("", 9*60*60)}
	s.root = decodeValue(t, s.zone, string(data)).(*Hash)
	s.readDocuments()
	site := NewHash(s.get("config").(*Hash).Entries()...)
	site.set(String("source"), String("/site"))
	for _, key := range []string{"time", "data"} {
		site.set(String(key), s.get(key))
	}
	for _, key := range []string{"posts", "pages", "html_pages", "static_files", "documents", "tabs",
		"related_posts"} {
		site.set(String(key), s.list(s.get(key)))
	}
	for _, key := range []string{"tags", "categories"} {
		names := &Hash{}
		for _, pair := range s.get(key).(Array) {
			names.set(pair.(Array)[0], s.list(pair.(Array)[1]))
		}
		site.set(String(key), names)
	}
	var collections Array
	for _, c := range s.get("collections").(Array) {
		values := NewHash(c.(*Hash).Entries()...)
		docs, _ := values.Get(String("docs"))
		values.set(String("docs"), s.list(docs))
		collections = append(collections, Object{&testDrop{class: "Jekyll::Drops::CollectionDrop",
			values: values}})
	}
	site.set(String("collections"), collections)
	s.site = &testDrop{class: "Jekyll::Drops::SiteDrop", text: "Jekyll::Drops::SiteDrop",
		values: site, fixed: []string{"config"}}
	return s
}

// readDocuments makes the drops of posts and tabs and of static files, by path.
func (s *testSite) readDocuments() {
	for _, list := range []string{"posts", "tabs"} {
		for _, v := range s.get(list).(Array) {
			values := v.(*Hash)
			content, _ := values.Get(String("content"))
			s.docs[field(values, "path")] = &testDrop{class: "Jekyll::Drops::DocumentDrop",
				text: string(content.(String)), values: values, documents: s.docs}
		}
	}
	for _, v := range s.get("static_files").(Array) {
		s.docs[field(v.(*Hash), "path")] = &testDrop{class: "Jekyll::Drops::StaticFileDrop",
			text: "Jekyll::Drops::StaticFileDrop", values: v.(*Hash)}
	}
}

// get returns a value of site.json.
func (s *testSite) get(key string) Value {
	v, _ := s.root.Get(String(key))
	return v
}

// list returns the documents, pages and files that a list of site.json has or names.
func (s *testSite) list(v Value) Array {
	var list Array
	for _, item := range v.(Array) {
		name, isName := item.(String)
		if !isName {
			name = String(field(item.(*Hash), "path"))
		}
		if doc := s.docs[string(name)]; doc != nil {
			list = append(list, Object{doc})
		} else {
			list = append(list, s.page(string(name)))
		}
	}
	return list
}

// page returns the hash that Jekyll makes of a page.
func (s *testSite) page(name string) Value {
	for _, v := range s.get("pages").(Array) {
		if field(v.(*Hash), "path") != name {
			continue
		}
		page := &Hash{}
		keys, _ := v.(*Hash).Get(String("keys"))
		for _, key := range keys.(Array) {
			value, _ := v.(*Hash).Get(key)
			page.set(key, value)
		}
		return page
	}
	return nil
}

func field(h *Hash, key string) string {
	v, _ := h.Get(String(key))
	s, _ := v.(String)
	return string(s)
}

// options returns the options of the body of the post that all cases are.
func (s *testSite) options() Options {
	page := s.docs[string(s.get("page").(String))]
	jekyll := &testDrop{class: "Jekyll::Drops::JekyllDrop", text: "Jekyll::Drops::JekyllDrop",
		values: s.get("jekyll").(*Hash)}
	config := s.get("config").(*Hash)
	now, _ := s.get("time").(Time)
	return Options{
		Mode: "warn",
		Global: func(name string) (Value, bool) {
			switch name {
			case "site":
				return Object{s.site}, true
			case "page":
				return Object{page}, true
			case "jekyll":
				return Object{jekyll}, true
			case "layout":
				return &Hash{}, true
			case "highlighter_prefix", "highlighter_suffix":
				return s.get(name), true
			case "content", "paginator", "theme":
				return nil, true
			}
			return nil, false
		},
		Include:         func(name string) (string, bool) { return s.read("_includes", name) },
		IncludeRelative: func(name string) (string, bool) { return s.read("_posts", name) },
		Folder:          "/site", PageFolder: "_posts",
		Site: SiteFuncs{
			URL: field(config, "url"), BaseURL: field(config, "baseurl"),
			Now: now.Time, Zone: s.zone,
			Markdown: markdown, Smartify: smartify, Highlight: colors,
			Slugify: func(text, mode string) string {
				return post.Slugify(text, post.Mode(mode), false)
			},
		},
	}
}

var rouge highlight.Highlighter

// colors highlights code.
func colors(lang, code string) string {
	spans, _ := rouge.HTML(lang, code)
	return spans
}

// markdown converts text with the options of the site, which are Chirpy's.
func markdown(text string) string {
	r := &kramdown.Renderer{Known: rouge.Known, Highlight: colors}
	return string(r.Convert([]byte(text)))
}

func smartify(text string) string {
	return new(kramdown.Renderer).Smartify(kramdown.ChirpyOptions(), text)
}

// read reads a file of the site.
func (s *testSite) read(folder, name string) (text string, ok bool) {
	data, err := os.ReadFile(filepath.Join(s.folder, folder, path.Clean("/"+name)))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", false
	}
	return string(data), err == nil
}

// decodeValue decodes JSON in the notation of the suite, keeping the order of keys.
func decodeValue(t testing.TB, zone *time.Location, text string) Value {
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	v, err := decodeNext(d, zone)
	require.NoError(t, err)
	_, err = d.Token()
	require.ErrorIs(t, err, io.EOF)
	return v
}

func decodeNext(d *json.Decoder, zone *time.Location) (Value, error) {
	token, err := d.Token()
	if err != nil {
		return nil, err
	}
	switch token := token.(type) {
	case bool:
		return Bool(token), nil
	case string:
		return String(token), nil
	case json.Number:
		if !strings.ContainsAny(string(token), ".eE") {
			return integer(string(token)), nil
		}
		f, err := token.Float64()
		return Float(f), err
	case json.Delim:
		if token == '[' {
			return decodeList(d, zone)
		}
		return decodeHash(d, zone)
	}
	return nil, nil
}

func decodeList(d *json.Decoder, zone *time.Location) (Value, error) {
	list := Array{}
	for d.More() {
		v, err := decodeNext(d, zone)
		if err != nil {
			return nil, err
		}
		list = append(list, v)
	}
	_, err := d.Token()
	return list, err
}

func decodeHash(d *json.Decoder, zone *time.Location) (Value, error) {
	h := &Hash{}
	for d.More() {
		key, err := decodeNext(d, zone)
		if err != nil {
			return nil, err
		}
		v, err := decodeNext(d, zone)
		if err != nil {
			return nil, err
		}
		h.set(key, v)
	}
	if _, err := d.Token(); err != nil || h.Len() != 1 {
		return h, err
	}
	switch e := h.Entries()[0]; e.Key {
	case String("!time"):
		t, err := time.Parse(time.RFC3339Nano, string(e.Value.(String)))
		if _, offset := t.Zone(); offset == 0 {
			zone = time.FixedZone("", 0)
		}
		return Time{t.In(zone)}, err
	case String("!date"):
		t, err := time.Parse(time.DateOnly, string(e.Value.(String)))
		return Date{t}, err
	case String("!symbol"):
		return Symbol(e.Value.(String)), nil
	case String("!map"):
		m := &Hash{}
		for _, pair := range e.Value.(Array) {
			m.set(pair.(Array)[0], pair.(Array)[1])
		}
		return m, nil
	}
	return h, nil
}

func TestReadSite(t *testing.T) {
	s := readSite(t, "testdata")
	page, _ := s.options().Global("page")
	title, _ := page.(Object).Get("title")
	require.Equal(t, String(`데일리 로그 & "QA" <3`), title)
	next, _ := page.(Object).Get("next")
	path, _ := next.(Object).Get("path")
	require.Equal(t, String("_posts/2026-03-10-after.md"), path)
	posts, _ := s.site.Get("posts")
	require.Len(t, posts, 7)
	text, ok := s.options().Include("plain.html")
	require.True(t, ok)
	require.NotEmpty(t, text)
}
