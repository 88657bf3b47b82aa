// Package blog reads the site that will publish a text: from the files of a Jekyll blog it makes a
// Blog, a plain value that every later stage takes as an argument. It does no I/O and has no clock.
//
// A [Reader] keeps the result of each file, so that a changed file costs only its own reading. No
// file is an error: an unreadable one is a [Problem] with its line, and the defaults are kept.
// Without files the blog is [Default]: Chirpy's starter, built by the newest Jekyll.
package blog

import (
	"time"

	"daylog/internal/edit"
	"daylog/internal/frontmatter"
	"daylog/internal/post"
)

// A File is a file of the blog. Data may be nil for a file that [Wanted] does not name: such a file
// counts by its name alone, as a picture does.
type File struct {
	Path string // with slashes, relative to the blog's root
	Data []byte
}

// A Blog is a site, as far as its pages depend on it. Callers must not change a Blog that they
// share: [Blog.Override] and [Blog.InZone] return another one.
type Blog struct {
	Versions Versions

	Lang string // lang: the language of pages without their own, as written

	// Timezone is the configured name, "" for the zone of the machine that builds the site. Zone is
	// that zone once the caller has looked it up, see InZone.
	Timezone string
	Zone     post.Zone

	URL     string // url, as written: "https://example.com"
	BaseURL string // baseurl as Jekyll's filters use it: "" or "/blog"
	CDN     string // cdn: prefix of pictures and other media, Chirpy's

	Title  string // title of the site
	Author string // author: its name; Chirpy uses Social instead
	Social Author // social.name, and the first of social.links

	// Authors are those of _data/authors.yml by their key.
	Authors map[string]Author

	// Permalink is the template of the address of a post that neither its front matter nor a
	// default gives one, with a style such as "date" spelled out. See also PostPermalink.
	Permalink string

	// Kramdown has the options of kramdown as Jekyll passes them, by their names in the
	// configuration; kramdown.Options.With takes it.
	Kramdown map[string]any
	Liquid   Liquid
	Defaults []Scope // front matter defaults, in the order of the file

	// Config is the merged configuration with Jekyll's defaults, for {{ site.… }}. Values are those
	// of frontmatter.Matter.
	Config map[string]any

	// The keys of Config and of Data in the order of the files.
	ConfigOrder, DataOrder *frontmatter.Order

	// Data is _data as {{ site.data.… }} shows it. Locales is data.locales: the blog's own words
	// for the theme, by language.
	Data    map[string]any
	Locales map[string]map[string]any

	Pages    []Page            // posts, drafts, documents of collections and pages, by path
	Assets   []string          // paths of files below assets, sorted
	Static   []string          // paths of the files that Jekyll copies, those of assets too, sorted
	Includes map[string]string // text by name below _includes: "embed/youtube.html"
	Layouts  []string          // names of _layouts, sorted
	Plugins  []string          // gems of plugins: and of the Gemfile, and names of _plugins, sorted

	MarkdownExt      []string // markdown_ext: "md" …
	Future           bool     // future: posts of the future are published
	ExcerptSeparator string
	TOC              bool     // toc: Chirpy's switch for all posts
	Comments         string   // comments.provider, "" for none
	ThemeMode        string   // theme_mode: "light", "dark" or "" for the reader's choice
	Collections      []string // names, sorted; "posts" is one
	CollectionsDir   string   // collections_dir

	// Sources has the place of each value that a file sets, by the key of its Setting. A value
	// without one is a default.
	Sources map[string]Source

	Problems []Problem

	paths    []string          // of all files, sorted
	location *time.Location    // of Zone
	configs  []*entry          // readable files of the configuration, in order
	posts    map[string]string // paths of posts by their names in links, see FindPost
}

// A Source is the place that sets a value: a line of a file, or a choice of the writer.
type Source struct {
	Path   string // "" if the writer chose the value
	Line   int    // from 1; 0 for the whole file
	Chosen bool   // the value is an override
}

// A Problem is a place in a file of the blog that cannot be read, or that breaks the site.
type Problem struct {
	Path string
	Line int // of Start, from 1
	edit.Problem
}

// An Author is a person named in by-lines.
type Author struct {
	Name, URL string
}

// Liquid are the options of liquid: in the configuration.
type Liquid struct {
	ErrorMode       string // "warn", "strict" or "lax"
	StrictFilters   bool   // an unknown filter ends the build
	StrictVariables bool   // an unknown variable ends the build
}

// A Page is a post, a draft, a document of a collection or a page, with the front matter of its
// file alone; [Blog.FrontMatter] adds the defaults.
type Page struct {
	Path    string
	Type    string         // "posts", "drafts", "pages" or the name of a collection: "tabs"
	Values  map[string]any // of the front matter
	Order   *frontmatter.Order
	Text    string // the whole file; "" if it is not kept
	Body    int    // start of the body in Text
	Dropped bool   // the front matter is invalid, so Jekyll ignores it
}

// A Scope is one element of defaults: the front matter of the files that it matches.
type Scope struct {
	Path    string // a folder, a file or a glob with "*"; "" for all files
	Type    string // "posts" …
	HasType bool   // a scope without a type matches every file
	Values  map[string]any
	Order   *frontmatter.Order
}
