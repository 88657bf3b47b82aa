// Package post interprets the front matter of a post as Jekyll and the Chirpy theme do: title,
// date, categories, tags and switches, and the file name, slug and URL of the post.
package post

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"daylog/internal/frontmatter"
)

// A Post is the data that Jekyll and Chirpy have of a post before they read its body.
type Post struct {
	Title       string // derived from the file name if missing
	Description string
	Categories  []string
	Tags        []string
	Image       *Image // the cover
	Lang        string // "" for the site's language

	Date     time.Time // in the site's zone; zero if neither front matter nor file name has a date
	DateText string    // as written in the front matter, "" if only the file name has a date
	Undated  bool      // the date is invalid, which aborts Jekyll's build
	Updated  time.Time // last_modified_at, in the site's zone; zero if it is missing or no date

	Math, Mermaid, Pin, TOC, Comments, Hidden bool
	Published                                 bool // false: Jekyll does not publish the post
	Liquid                                    bool // Jekyll processes Liquid in the body

	Layout       string
	Permalink    string // of the front matter, "" for Chirpy's default
	Slug         string // the title part of the URL: of the front matter, else of the file name
	NotText      string // "slug" or "permalink" if its value is not text, which aborts the build
	MediaSubpath string // prefix that Chirpy adds to image paths

	// Dropped says that the front matter is invalid. Jekyll then publishes the body without it: no
	// title, no tags, the whole file name as slug, and the build time as date.
	Dropped bool

	// Name is the file name: the given one if Jekyll accepts it for a post, otherwise one derived
	// from date and title; "" if either is missing.
	Name string
}

// An Image is the cover of a post.
type Image struct {
	Path, Alt string
	Src       string // the name of Path before Chirpy 5.2; later versions ignore it
}

// Read interprets front matter as a post. fileName is "" for a post without a file; zone is the
// site's.
func Read(fileName string, m frontmatter.Matter, zone *time.Location) Post {
	v := values(m.Values)
	dropped := m.Found && !m.Valid || !v.mergeable()
	if dropped {
		v = nil
	}
	p := Post{
		Title: v.text("title"), Description: v.text("description"), Lang: v.text("lang"), Layout: v.text("layout"),
		Permalink: v.text("permalink"), Slug: v.text("slug"), MediaSubpath: v.text("media_subpath"),
		Math: v.truthy("math", false), Mermaid: v.truthy("mermaid", false), TOC: v.truthy("toc", true), Comments: v.truthy("comments", true),
		Pin: Text(v["pin"]) == "true", Hidden: v["hidden"] == true, Liquid: v["render_with_liquid"] != false,
		Categories: v.categories(), Tags: v.tags(), Image: v.image(), Dropped: dropped,
	}
	for _, key := range []string{"slug", "permalink"} {
		if !v.isTextOrNone(key) {
			p.NotText = key
		}
	}
	switch v["permalink"] {
	case false:
		p.Permalink = datePermalink
	case "":
		p.Permalink = "/"
	}
	published, given := v["published"]
	p.Published = !given || published != nil && published != false
	if p.MediaSubpath == "" {
		p.MediaSubpath = v.text("img_path")
	}
	p.readDate(m, v, zone)
	p.Updated, _ = timeOf(v["last_modified_at"], zone)
	p.readName(fileName[strings.LastIndexByte(fileName, '/')+1:], v, zone)
	return p
}

// readDate sets the date from the front matter.
func (p *Post) readDate(m frontmatter.Matter, v values, zone *time.Location) {
	value, given := v["date"]
	if !given {
		return
	}
	if f, ok := m.Field("date"); ok {
		p.DateText = strings.Trim(m.Source(f.ValueStart, f.ValueEnd), `"'`)
	}
	t, ok := timeOf(value, zone)
	p.Date, p.Undated = t, !ok
}

// timeOf returns a value of the front matter as a time in zone.
func timeOf(value any, zone *time.Location) (t time.Time, ok bool) {
	if t, ok := value.(time.Time); ok {
		return t.In(zone), true
	}
	return parseTime(Text(value), zone)
}

// readName sets missing data from the file name, or derives a file name if there is none.
func (p *Post) readName(fileName string, v values, zone *time.Location) {
	name, ok := ParseName(fileName)
	if ok {
		p.Name = fileName
	}
	switch {
	case p.Dropped:
		p.Slug = strings.TrimSuffix(fileName, name.Ext)
		return
	case ok:
		p.takeName(name, v, zone)
		return
	}
	if p.Slug == "" {
		p.Slug = Slugify(p.Title, Default, false)
	}
	if p.Slug != "" && !p.Date.IsZero() {
		p.Name = FileName(p.Date, p.Slug)
	}
}

// takeName sets the data that the front matter lacks.
func (p *Post) takeName(name Name, v values, zone *time.Location) {
	if _, given := v["date"]; !given {
		y, month, d := name.Day.Date()
		p.Date, p.Undated = time.Date(y, month, d, 0, 0, 0, 0, zone), name.Day.IsZero()
	}
	if title := v["title"]; title == nil || title == false {
		p.Title = titleFromSlug(name.Slug)
	}
	if slug := v["slug"]; slug == nil || slug == false {
		p.Slug = name.Slug
	}
}

// values are the values of the front matter by key.
type values map[string]any

// mergeable reports whether Jekyll can use the values: if categories is neither a list nor a
// string, it drops all of them.
func (v values) mergeable() bool {
	switch v["categories"].(type) {
	case nil, string, []any:
		return true
	}
	return false
}

// isTextOrNone reports whether a value is a string, false or nil.
func (v values) isTextOrNone(key string) bool {
	_, isText := v[key].(string)
	return isText || v[key] == nil || v[key] == false
}

func (v values) text(key string) string {
	if v[key] == false {
		return ""
	}
	return Text(v[key])
}

// truthy follows Liquid: every value except false and nil is true; a missing key has the value
// otherwise.
func (v values) truthy(key string, otherwise bool) bool {
	if v[key] == nil {
		return otherwise
	}
	return v[key] != false
}

// tags returns the value of "tag" as one word, otherwise the words of "tags".
func (v values) tags() []string { return texts(TagsOf(v)) }

// TagsOf returns the tags of front matter as Jekyll keeps them: a number stays a number.
func TagsOf(matter map[string]any) []any { return values(matter).plural("tag", "tags") }

// categories returns the words of "categories" and "category". Jekyll adds each again as a string,
// so a value that is not a string (2022, true) is listed twice.
func (v values) categories() []string {
	var own []any
	switch all := v["categories"].(type) {
	case string:
		own = anys(frontmatter.Words(all))
	case []any:
		own = slices.Clone(all)
	}
	again := append(slices.Clone(own), values{"category": v["category"], "categories": own}.plural("category", "categories")...)
	var out []string
	seen := map[string]bool{}
	for _, c := range append(own, anys(texts(again))...) {
		if key := fmt.Sprintf("%T %v", c, c); !seen[key] {
			seen[key] = true
			out = append(out, Text(c))
		}
	}
	return out
}

// plural returns the values that Jekyll finds under one of two keys, without nil.
func (v values) plural(singular, plural string) []any {
	value := v[singular]
	if value == nil || value == false {
		value = nil
		switch all := v[plural].(type) {
		case string:
			value = anys(frontmatter.Words(all))
		case []any:
			value = all
		}
	}
	return flatten(nil, value)
}

func flatten(out []any, value any) []any {
	switch value := value.(type) {
	case nil:
		return out
	case []any:
		for _, item := range value {
			out = flatten(out, item)
		}
		return out
	}
	return append(out, value)
}

func (v values) image() *Image {
	switch image := v["image"].(type) {
	case string:
		return &Image{Path: image}
	case map[string]any:
		m := values(image)
		return &Image{Path: m.text("path"), Alt: m.text("alt"), Src: m.text("src")}
	}
	return nil
}

func texts(all []any) []string {
	var out []string
	for _, v := range all {
		out = append(out, Text(v))
	}
	return out
}

func anys(words []string) []any {
	out := make([]any, len(words))
	for i, word := range words {
		out[i] = word
	}
	return out
}
