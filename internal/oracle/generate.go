package oracle

import (
	"math/rand/v2"
	"slices"
	"strings"
)

// A Generator generates documents that are difficult to render. The zero value has no corpus.
//
// Each document uses only a few constructs; with all of them, two lines that interact would rarely
// be adjacent.
type Generator struct {
	Seed   uint64
	Corpus []string // documents to cut and splice, in addition to fragments
}

// Document returns document i. It depends only on the generator's fields and i.
func (g Generator) Document(i int) string {
	w := &writer{Rand: rand.New(rand.NewPCG(g.Seed, uint64(i)))}
	w.blocks = w.some(blockKinds, 1+w.IntN(5))
	w.spans = w.some(spanKinds, 1+w.IntN(4))
	w.blank = []float64{0, 0.1, 0.25, 0.5, 0.8, 1}[w.IntN(6)]
	lines := w.draft(g.Corpus)
	if w.odds(0.35) {
		for range 1 + w.IntN(4) {
			lines = w.mutate(lines)
		}
	}
	return w.finish(lines[:min(len(lines), 40)])
}

// A writer generates one document.
type writer struct {
	*rand.Rand
	blocks, spans vocabulary
	blank         float64 // probability of a blank line between two fragments
}

// A vocabulary is the list of constructs of a document.
type vocabulary []kind

func (v vocabulary) pick(w *writer) string {
	fragments := v[w.IntN(len(v))].fragments
	return fragments[w.IntN(len(fragments))]
}

// some returns n of the kinds, chosen by weight.
func (w *writer) some(kinds []kind, n int) vocabulary {
	remaining := slices.Clone(kinds)
	var v vocabulary
	for range min(n, len(remaining)) {
		total := 0
		for _, k := range remaining {
			total += k.weight
		}
		i, at := 0, w.IntN(total)
		for at >= remaining[i].weight {
			at -= remaining[i].weight
			i++
		}
		v = append(v, remaining[i])
		remaining = slices.Delete(remaining, i, i+1)
	}
	return v
}

func (w *writer) draft(corpus []string) []string {
	switch n := w.IntN(100); {
	case n < 8:
		return strings.Split(w.characters(5+w.IntN(60)), "\n")
	case n < 40:
		return w.soup(1 + w.IntN(8))
	case n < 60:
		return w.nest(1 + w.IntN(3))
	case n < 80:
		return strings.Split(w.run(2+w.IntN(9)), "\n")
	case len(corpus) == 0:
		return append(w.soup(1+w.IntN(5)), w.nest(1+w.IntN(3))...)
	}
	lines := w.cut(corpus)
	switch w.IntN(3) {
	case 0:
		lines = append(lines, w.cut(corpus)...)
	case 1:
		lines = w.splice(lines, w.soup(1+w.IntN(2)))
	}
	for range 1 + w.IntN(3) {
		lines = w.mutate(lines)
	}
	return lines
}

// characters returns n random characters from a few that have a meaning in Markdown.
func (w *writer) characters(n int) string {
	const all = "\n\n\n    \t*_`~[]()<>{}:|$\"'\\#!-=+.^&;/?%1aAb"
	alphabet := make([]byte, 3+w.IntN(12))
	for i := range alphabet {
		alphabet[i] = all[w.IntN(len(all))]
	}
	var b strings.Builder
	for range n {
		if w.odds(0.06) {
			b.WriteString("가")
		} else {
			b.WriteByte(alphabet[w.IntN(len(alphabet))])
		}
	}
	return b.String()
}

// soup returns n fragments below one another, some with a prefix.
func (w *writer) soup(n int) []string {
	var lines []string
	for range n {
		fragment := w.fragment()
		if w.odds(0.3) {
			fragment = w.prefixed(fragment, prefixes[w.IntN(len(prefixes))])
		}
		lines = append(lines, fragment...)
		if w.odds(w.blank) {
			lines = append(lines, "")
		}
	}
	return lines
}

// prefixed adds prefix to the first line, and to the others the prefix, equal indentation, or
// nothing.
func (w *writer) prefixed(lines []string, prefix string) []string {
	rest := [...]string{prefix, strings.Repeat(" ", len(prefix)), ""}[w.IntN(3)]
	for i := range lines {
		if i == 0 {
			lines[i] = prefix + lines[i]
		} else if lines[i] != "" {
			lines[i] = rest + lines[i]
		}
	}
	return lines
}

// nest returns nested containers, usually with correct indentation.
func (w *writer) nest(depth int) []string {
	var lines []string
	for range 1 + w.IntN(3) {
		switch {
		case depth == 0 || w.odds(0.3):
			lines = append(lines, w.fragment()...)
		case w.odds(0.12):
			lines = append(lines, w.element(depth)...)
		default:
			lines = append(lines, w.contain(w.nest(depth-1))...)
		}
		if w.odds(w.blank) {
			lines = append(lines, "")
		}
	}
	return lines
}

var containers = []struct{ first, rest string }{
	{"- ", "  "}, {"* ", "  "}, {"+ ", "  "}, {"- ", "    "}, {"-   ", "    "}, {"- ", "\t"}, {"- ", "   "}, {"1. ", "   "}, {"2. ", "    "}, {"1. ", "  "}, {"10. ", "    "}, {" - ", "   "}, {"   - ", "     "},
	{"> ", "> "}, {"> ", ""}, {">", ">"}, {": ", "  "}, {":   ", "    "}, {"a\n: ", "  "}, {"[^1]: ", "    "}, {"[^a]: ", "\t"}, {"- [ ] ", "  "}, {"- {:.x} ", "  "}, {"    ", "    "},
}

func (w *writer) contain(lines []string) []string {
	c := containers[w.IntN(len(containers))]
	for i, line := range lines {
		switch {
		case i == 0:
			lines[i] = c.first + line
		case line == "" && w.odds(0.8):
		case w.odds(0.1):
			lines[i] = strings.Repeat(" ", w.IntN(7)) + line
		default:
			lines[i] = c.rest + line
		}
	}
	return strings.Split(strings.Join(lines, "\n"), "\n")
}

func (w *writer) element(depth int) []string {
	tag := [...]string{"div", "details", "p", "blockquote", "span", "li", "td", "제목", "section"}[w.IntN(9)]
	how := [...]string{"", ` markdown="1"`, ` markdown="1"`, ` markdown="block"`, ` markdown="span"`}[w.IntN(5)]
	lines := append([]string{"<" + tag + how + ">"}, w.nest(depth-1)...)
	if w.odds(0.85) {
		lines = append(lines, "</"+tag+">")
	}
	return lines
}

func (w *writer) fragment() []string {
	f := w.blocks.pick(w)
	for strings.Contains(f, "§") {
		f = strings.Replace(f, "§", w.run(1+w.IntN(4)), 1)
	}
	return strings.Split(f, "\n")
}

// run returns spans in a row.
func (w *writer) run(n int) string {
	var b strings.Builder
	for i := range n {
		if i > 0 && w.odds(0.45) {
			b.WriteByte(' ')
		}
		if w.odds(0.3) {
			b.WriteString(spanKinds[0].fragments[w.IntN(len(spanKinds[0].fragments))])
		} else {
			b.WriteString(w.spans.pick(w))
		}
	}
	return b.String()
}

func (w *writer) odds(p float64) bool { return w.Float64() < p }

// finish joins the lines, usually with a newline at the end.
func (w *writer) finish(lines []string) string {
	document := strings.Join(lines, "\n")
	if w.odds(0.7) {
		document += "\n"
	}
	if w.odds(0.01) {
		document = strings.ReplaceAll(document, "\n", "\r\n")
	}
	return document
}
