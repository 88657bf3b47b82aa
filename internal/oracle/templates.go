package oracle

import (
	"math/rand/v2"
	"regexp"
	"strings"
)

// A TemplateGenerator generates Liquid templates that are difficult to parse or to render, with the
// variables and files of liquid.rb.
type TemplateGenerator struct{ Seed uint64 }

// Template returns template i. It depends only on the generator's fields and i.
func (g TemplateGenerator) Template(i int) string {
	w := &templateWriter{Rand: rand.New(rand.NewPCG(g.Seed, uint64(i)))}
	w.depth = 3 + w.IntN(10)
	text := w.expand("document", 0)
	if w.IntN(5) < 2 {
		for range 1 + w.IntN(3) {
			text = w.damage(text)
		}
	}
	return text
}

// A templateWriter generates one template.
type templateWriter struct {
	*rand.Rand
	depth int // of rules, from which on the shortest alternatives are chosen
}

// expand returns a random text of a rule of the grammar.
func (w *templateWriter) expand(rule string, depth int) string {
	alternatives := grammar[rule]
	if depth > w.depth {
		alternatives = alternatives[:1] // the first one ends soon
	}
	text := alternatives[w.IntN(len(alternatives))]
	return references.ReplaceAllStringFunc(text, func(name string) string {
		return w.expand(strings.Trim(name, "«»"), depth+1)
	})
}

// references matches the names of rules in an alternative.
var references = regexp.MustCompile(`«\w+»|[⟨⟩]`)

// damage changes a few characters at a random place, mostly within a tag or an output.
func (w *templateWriter) damage(text string) string {
	r := []rune(text)
	at := w.IntN(len(r) + 1)
	if start := strings.LastIndex(string(r[:at]), "{"); start < 0 || w.IntN(8) == 0 {
		at = w.IntN(len(r) + 1)
	}
	end := min(len(r), at+1+w.IntN(3))
	switch w.IntN(4) {
	case 0:
		return string(r[:at]) + string(r[end:])
	case 1:
		return string(r[:end]) + string(r[at:])
	}
	return string(r[:at]) + damages[w.IntN(len(damages))] + string(r[at:])
}

// damages are pieces of syntax at a wrong place.
var damages = []string{
	" ", "\n", "\t", "'", "\"", "|", ":", ",", ".", "..", "[", "]", "(", ")", "-", "?", "=", "==",
	"<", ">", "!", "&", "#", "$", "@", "%", "{", "}", "}}", "%}", "{{", "{%",
	"{{-", "-%}", "한", "a",
	"1", "-1", "1.5", " and ", " or ", " contains ", " in ", "a.b", "[0]", "\\", "`", "é", "\u00a0",
	" limit:1 ", "'a'", " | size", "endif", "else", "*", "+", "/", "~", "^", ";", "\r\n", "😭",
}
