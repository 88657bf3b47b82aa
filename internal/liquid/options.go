package liquid

import (
	"time"

	"daylog/internal/edit"
)

// Options are the blog and the page that a text belongs to.
type Options struct {
	// Global returns a variable of Jekyll's payload: site, page, jekyll, layout, content,
	// paginator, theme, highlighter_prefix. It is called at most once for each name and text.
	Global func(name string) (v Value, ok bool)

	Mode            string // error_mode: "warn", "strict" or "lax"; "" is "lax", Liquid's own default
	StrictFilters   bool   // an unknown filter ends the build
	StrictVariables bool   // an unknown variable ends the build

	// Include returns the text of a file below _includes; IncludeRelative that of a file below the
	// page's own folder. ok is false if there is none.
	Include         func(name string) (text string, ok bool)
	IncludeRelative func(name string) (text string, ok bool)

	// MayExist reports whether the blog may have a file that the functions above do not have:
	// "_includes/a.html". Such a file is a finding instead of an error. nil means no file.
	MayExist func(path string) bool

	// PluginTag tells which plugin of the blog has a tag that is not Jekyll's own. nil means none.
	PluginTag func(name string) PluginTag

	Folder     string // the blog's folder in messages: "/home/me/blog"
	PageFolder string // the page's folder below it: "_posts"

	Site SiteFuncs

	IsRuby34 bool // print hashes and NoMethodErrors as Ruby 3.4 does
}

// SiteFuncs are the operations of the blog that Jekyll's tags and filters call. A nil function is
// one that the caller does not have: its tag or filter then prints nothing, or its text unchanged.
type SiteFuncs struct {
	URL, BaseURL string // url and baseurl of the configuration

	// Posts and documents by the argument of the tags post_url and link. ok is false if there is
	// none.
	PostURL func(name string) (url string, ok bool)
	Link    func(path string) (url string, ok bool)

	IsPartial bool // the blog may have other files: one that Link does not find is a finding

	// Highlight returns the spans that Rouge makes of code. It is nil if the blog has no
	// highlighter.
	Highlight func(language, code string) string

	Markdown func(text string) string // markdownify
	Smartify func(text string) string // smartify

	// Slugify is Jekyll's Utils.slugify with one of its modes: "default", "pretty", "ascii".
	// Another mode only makes letters lower-case.
	Slugify func(text, mode string) string

	Now  time.Time      // of the build
	Zone *time.Location // of the site; nil is UTC
}

// A PluginTag is the kind of a tag that is not Jekyll's own.
type PluginTag uint8

const (
	NoTag       PluginTag = iota // no plugin has it: an error
	CachedTag                    // include_cached of jekyll-include-cache
	InlineTag                    // a plugin prints something in its place
	BlockTag                     // the same, with a body up to "end" and its name
	PossibleTag                  // the blog may have a plugin with it
)

// A Result is the text that Liquid makes of another.
type Result struct {
	edit.Mapped // literal text maps byte for byte, the output of a tag to the tag

	// Findings are the places where Liquid did not stop and yet may have done something else than
	// the writer expects, in the order of rendering. One in an included file has the range of the
	// tag that includes it. A place in a loop is one finding.
	Findings []Finding

	// Warnings are the lines that Jekyll prints after "Liquid Warning: " in the mode "warn", up to
	// the name of the file. There are none if the template cannot be parsed.
	Warnings []string

	Err *Error // the build stops; Text is then the source
}

// A Finding is a place in the text, with the kind of surprise there.
type Finding struct {
	Start, End int
	Kind       FindingKind
	Name       string // the output or tag as it is written, the filter, the file, or the reason of the strict parser
}

// A FindingKind is the kind of event at a Finding.
type FindingKind uint8

const (
	UnknownVariable FindingKind = iota // an output printed nothing, as no such variable exists
	UnknownFilter                      // the filter does not exist; the value passed through it
	UnknownTag                         // a plugin may have the tag; a box stands for its output
	MissingFile                        // the file may exist; a box or its path stands for it
	Lax                                // the strict parser failed, and the lax one was used
)
