package kramdown

import "strings"

// A Version is a release of kramdown. Both give the same HTML except for the differences that
// docs/dialect.md lists.
type Version uint8

const (
	// Kramdown25 is kramdown 2.5.2, the newest release.
	Kramdown25 Version = iota
	// Kramdown24 is kramdown 2.4.0, the release of GitHub Pages.
	Kramdown24
)

// Options are the options with which Jekyll calls kramdown. They are a value; those of a document
// do not change, except that {::options} in its text overrides them.
//
// DefaultOptions and ChirpyOptions return them; With changes them. The zero Options are not valid.
type Options struct {
	// Version is the release that produces the HTML.
	Version Version

	smartOnly        bool // parse only HTML, character references, quotes and typographic symbols
	plainInput       bool // input: kramdown instead of GFM
	hardWrap         bool
	boundaryAfter    bool // gfm_quirks without paragraph_end: a paragraph ends at a blank line only
	noTypographic    bool // gfm_quirks with no_auto_typographic
	parseBlockHTML   bool
	parseSpanHTML    bool
	autoIDs          bool
	idStripping      bool // ids from the text of a heading instead of its source (input: kramdown)
	headerLinks      bool
	headerOffset     int
	tocLevels        uint8 // bit n is level n
	idPrefix         string
	footnoteStart    int
	footnotePrefix   string
	footnoteLinkText string // has one %s
	backlink         string
	backlinkInline   bool
	joinCJK          bool              // remove_line_breaks_for_cjk
	quotes           [5]string         // indexed by quote
	signs            [numSigns]*string // indexed by sign; nil for the sign itself
	entityOutput     entityOutput
	noMath           bool // math_engine is not mathjax
	noHighlighter    bool // syntax_highlighter is not rouge
	block, span      codeOptions
	links            map[string]*linkDefinition // link_defs, by normalized label
}

// DefaultOptions returns the options of Jekyll 4.4 without any setting in _config.yml, and the
// newest version.
func DefaultOptions() Options {
	code := codeOptions{cssClass: "highlight", defaultLang: "plaintext", guess: true, startLine: 1}
	return Options{
		parseSpanHTML:    true,
		autoIDs:          true,
		tocLevels:        0b1111110,
		footnoteStart:    1,
		footnoteLinkText: "%s",
		backlink:         "&#8617;",
		quotes:           quoteChars,
		block:            code,
		span:             code,
	}
}

// ChirpyOptions returns the options of a blog that has the _config.yml of Chirpy's starter, and the
// newest version.
func ChirpyOptions() Options {
	o := DefaultOptions()
	o.backlink = "&#8617;&#xfe0e;"
	o.block.lineNumbers = true
	return o
}

// chirpyOptions are the options of the zero Document.
var chirpyOptions = ChirpyOptions()

// NewDocument returns the document of no text, for [Document.Update].
func (o Options) NewDocument() *Document { return &Document{options: &o} }

// Parse returns the document of a text without front matter. It never fails.
func (o Options) Parse(src []byte) *Document {
	d := o.NewDocument()
	d.read(adapt(src, nil))
	return d
}

// Smartify returns a text with typographic quotes and symbols, as Jekyll's filter smartify does.
// Its converter is kramdown with only a few parsers.
func (r *Renderer) Smartify(o Options, text string) string {
	o.smartOnly, o.plainInput = true, true
	return strings.TrimSuffix(string(r.HTML(o.Parse([]byte(text)))), "\n")
}

// level returns the level in the HTML of a heading of level n.
func (o *Options) level(n int) int { return max(1, min(6, n+o.headerOffset)) }
