// Package highlight highlights code as Rouge, the highlighter of Jekyll, does: with the same class
// names on the same characters.
package highlight

// The goal is the same output as Rouge, character by character (oracle_test.go), so the package
// works like Rouge: stacks of states, rules tried in order, and Ruby's regular expressions (package
// pattern). The definitions in languages/ are text, so that a new language needs only a new file.

import (
	"embed"
	"strings"
	"sync"

	"daylog/internal/highlight/pattern"
)

//go:embed languages/*.lexer
var definitions embed.FS

//go:embed rouge.txt
var rougeTable string

// names maps each tag and alias that Rouge knows to its tag.
var names = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for line := range strings.Lines(rougeTable) {
		fields := strings.Fields(line)
		for _, name := range fields {
			m[name] = fields[0]
		}
	}
	return m
})

// Known reports whether Rouge highlights code marked with lang: a tag or an alias, case-sensitive,
// with or without options after a question mark. Jekyll does not highlight other code.
func Known(lang string) bool { return tag(lang) != "" }

// Languages returns the names of all languages that have a definition.
func Languages() []string {
	files, _ := definitions.ReadDir("languages")
	all := make([]string, len(files))
	for i, file := range files {
		all[i] = strings.TrimSuffix(file.Name(), ".lexer")
	}
	return all
}

func tag(lang string) string {
	name, _, _ := strings.Cut(lang, "?")
	return names()[name]
}

// A Highlighter highlights code. It caches the languages that it has parsed and its results,
// because a preview highlights the same blocks again and again. The zero value is ready to use. It
// is not safe for concurrent use.
type Highlighter struct {
	languages map[string]*language
	match     pattern.Matcher
	done      map[[2]string]string // results by language and code
	size      int                  // size of the text in done, in bytes
}

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
	name := tag(lang)
	if name == "" {
		return escape(code), false
	}
	key := [2]string{lang, code}
	html, ok = h.done[key]
	if !ok {
		html = h.colour(name, code)
		h.remember(key, html)
	}
	return html, true
}

func (h *Highlighter) remember(key [2]string, html string) {
	size := len(key[1]) + len(html)
	if size > maxCached {
		return
	}
	if h.size += size; h.size > maxCached || h.done == nil {
		h.done, h.size = map[[2]string]string{}, size
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
	r := &run{lookup: h.lookup, match: h.match, out: &writer{}, kept: map[string]*stack{}}
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
	return h.language(tag(name))
}

// language returns the language with a tag, or nil. It parses the definition on first use.
func (h *Highlighter) language(name string) *language {
	if l, ok := h.languages[name]; ok {
		return l
	}
	l, err := load(name)
	if err != nil {
		l = nil // a test compiles every definition
	}
	if h.languages == nil {
		h.languages = map[string]*language{}
	}
	h.languages[name] = l
	return l
}

func load(name string) (*language, error) {
	d, err := read(name)
	if err != nil {
		return nil, err
	}
	return d.link(name)
}

// read parses a definition and those that it inherits.
func read(name string) (*definition, error) {
	text, err := definitions.ReadFile("languages/" + name + ".lexer")
	if err != nil {
		return nil, err
	}
	d, err := parseDefinition(string(text))
	if err != nil {
		return nil, err
	}
	parent := &definition{}
	if d.like != "" {
		if parent, err = read(d.like); err != nil {
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
