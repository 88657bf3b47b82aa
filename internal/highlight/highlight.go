// Package highlight colours code as Rouge does, the highlighter of Jekyll: the same short class names on the same
// characters.
package highlight

// What Rouge shows is what the reader will see, so agreement with Rouge, character by character, is the measure
// (oracle_test.go), and the machine is Rouge's: stacks of states, rules tried in order, and Ruby's regular expressions
// (package pattern). The definitions in languages/ are text, so that adding a language is adding a file.

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

// Known reports whether Rouge highlights code that is marked with lang: a tag or an alias, in the case that Rouge
// has it, with options behind a question mark or not. Jekyll leaves other code as it is, without any highlighting.
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

// A Highlighter colours code. It remembers the languages that it has read and what it has coloured, since a preview
// asks again and again for the same blocks. Its zero value is ready; it is for one goroutine.
type Highlighter struct {
	languages map[string]*language
	match     pattern.Matcher
	done      map[[2]string]string // results by language and code
	size      int                  // bytes of what done holds
}

const (
	// maxCached bounds the memory that results take; a log's code is far smaller.
	maxCached = 4 << 20
	// stepsPerByte bounds the work on a text: real code takes 1 to 60 steps a byte; a text that would take more is
	// shown plain, so that no input can hold up the preview.
	stepsPerByte = 300
	spareSteps   = 1 << 18
	// maxSteps bounds the work on any text to about half a second in a browser.
	maxSteps = 8 << 20
)

// HTML returns code as Rouge's HTML formatter writes it: token spans, & < > escaped, nothing around it. ok reports
// whether Rouge knows the language; if not, or if we have no definition of it, the code comes back escaped.
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

// lookup finds the language that a rule names, by tag or alias.
func (h *Highlighter) lookup(name string) *language {
	return h.language(tag(name))
}

// language returns the language with that tag, reading its definition when it is first asked for. nil: there is none.
func (h *Highlighter) language(name string) *language {
	if l, ok := h.languages[name]; ok {
		return l
	}
	l, err := load(name)
	if err != nil {
		l = nil // the tests compile every definition that we have
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

// read reads a definition with all that it inherits.
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
