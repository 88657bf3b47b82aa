// Package highlight highlights code as Rouge, the highlighter of Jekyll, does: with the same class
// names on the same characters.
package highlight

// The goal is the same output as Rouge, character by character (oracle_test.go), so the package
// works like Rouge: stacks of states, rules tried in order, and Ruby's regular expressions (package
// pattern). The definitions in languages/ are text, so that a new language needs only a new file.

import (
	"embed"
	"strings"

	"daylog/internal/highlight/pattern"
)

//go:embed languages/*.lexer
var definitions embed.FS

// Languages returns the names of all languages that have a definition.
func Languages() []string {
	files, _ := definitions.ReadDir("languages")
	all := make([]string, len(files))
	for i, file := range files {
		all[i] = strings.TrimSuffix(file.Name(), ".lexer")
	}
	return all
}

// A Highlighter highlights code. It caches the languages that it has parsed and its results,
// because a preview highlights the same blocks again and again. The zero value is ready to use. It
// is not safe for concurrent use.
type Highlighter struct {
	// Version is the Rouge to follow. It may change between calls: each version has its own
	// languages and results.
	Version Version

	languages map[languageKey]*language
	match     pattern.Matcher
	done      map[resultKey]string
	size      int // size of the text in done, in bytes
}

type languageKey struct {
	version Version
	tag     string
}

type resultKey struct {
	version    Version
	lang, code string
}

// Known is Version.Known of the highlighter's version.
func (h *Highlighter) Known(lang string) bool { return h.Version.Known(lang) }

const (
	// maxCached limits the memory of cached results, in bytes; the code in a log is far smaller.
	maxCached = 4 << 20
	// stepsPerByte limits the work on a text, so that no input can block the preview: real code
	// takes 1 to 60 steps a byte. Text that exceeds the limit is not highlighted.
	stepsPerByte = 300
	spareSteps   = 1 << 18
	// maxSteps limits the work on any text to about half a second in a browser.
	maxSteps = 8 << 20
)

// HTML returns code in the format of Rouge's HTML formatter: token spans, & < > escaped, no
// enclosing element. ok reports whether Rouge knows the language. If it does not, or if this
// package has no definition, HTML returns the escaped code.
func (h *Highlighter) HTML(lang, code string) (html string, ok bool) {
	name := h.Version.tag(lang)
	if name == "" {
		return escape(code), false
	}
	key := resultKey{h.Version, lang, code}
	html, ok = h.done[key]
	if !ok {
		html = h.colour(name, code)
		h.remember(key, html)
	}
	return html, true
}

func (h *Highlighter) remember(key resultKey, html string) {
	size := len(key.code) + len(html)
	if size > maxCached {
		return
	}
	if h.size += size; h.size > maxCached || h.done == nil {
		h.done, h.size = map[resultKey]string{}, size
	}
	h.done[key] = html
}

func (h *Highlighter) colour(name, code string) string {
	l := h.language(name)
	if l == nil {
		return escape(code)
	}
	steps := min(spareSteps+stepsPerByte*len(code), maxSteps)
	h.match.Steps = steps
	r := &run{lookup: h.lookup, known: h.Known, match: h.match, out: &writer{}, kept: map[string]*stack{}}
	r.out.html.Grow(3 * len(code))
	r.read(newStack(l), code)
	h.match = r.match
	if r.match.Steps < 0 {
		return escape(code)
	}
	r.out.close()
	return r.out.html.String()
}

// lookup returns the language that a rule names by tag or alias.
func (h *Highlighter) lookup(name string) *language {
	return h.language(h.Version.tag(name))
}

// language returns the language with a tag, or nil. It parses the definition on first use.
func (h *Highlighter) language(name string) *language {
	key := languageKey{h.Version, name}
	if l, ok := h.languages[key]; ok {
		return l
	}
	l, err := load(name, h.Version)
	if err != nil {
		l = nil // a test compiles every definition
	}
	if h.languages == nil {
		h.languages = map[languageKey]*language{}
	}
	h.languages[key] = l
	return l
}

func load(name string, v Version) (*language, error) {
	d, err := read(name, v)
	if err != nil {
		return nil, err
	}
	return d.link(name)
}

// read parses a definition and those that it inherits.
func read(name string, v Version) (*definition, error) {
	text, err := definitions.ReadFile("languages/" + name + ".lexer")
	if err != nil {
		return nil, err
	}
	d, err := parseDefinition(string(text), v)
	if err != nil {
		return nil, err
	}
	parent := &definition{}
	if d.like != "" {
		if parent, err = read(d.like, v); err != nil {
			return nil, err
		}
	}
	d.inherit(parent)
	return d, nil
}

func escape(code string) string {
	var b strings.Builder
	escapeTo(&b, code)
	return b.String()
}
