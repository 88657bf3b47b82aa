package oracle

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// Diff returns the first difference between want and got with the path to it, or "" when they show the same page.
func Diff(want, got string, mode Mode) string {
	if want == got {
		return ""
	}
	w, wantErr := parse(want, mode)
	g, gotErr := parse(got, mode)
	if wantErr != nil || gotErr != nil { // too deep for the HTML parser: only equal bytes are surely the same
		return fmt.Sprintf("not comparable: %v, %v", wantErr, gotErr)
	}
	return diffKids("", w, g)
}

func diffKids(path string, want, got []*node) string {
	for i := range max(len(want), len(got)) {
		switch {
		case i >= len(want):
			return report(path, "nothing more", got[i].brief())
		case i >= len(got):
			return report(path, want[i].brief(), "nothing more")
		}
		w, g := want[i], got[i]
		if w.tag != g.tag {
			return report(path, w.brief(), g.brief())
		}
		if w.tag == "" {
			if w.text != g.text {
				return report(path, around(w.text, g.text), around(g.text, w.text))
			}
			continue
		}
		here := strings.TrimPrefix(fmt.Sprintf("%s > %s[%d]", path, w.tag, i+1), " > ")
		if !slices.Equal(w.attr, g.attr) {
			return report(here, w.open(), g.open())
		}
		if d := diffKids(here, w.kids, g.kids); d != "" {
			return d
		}
	}
	return ""
}

func report(path, want, got string) string {
	if path == "" {
		path = "top"
	}
	return fmt.Sprintf("at %s: want %s, got %s", path, want, got)
}

// around quotes the part of s where it first differs from other.
func around(s, other string) string {
	const before, after = 30, 60
	i := 0
	for i < len(s) && i < len(other) && s[i] == other[i] {
		i++
	}
	start, end := runeStart(s, i-before), runeStart(s, i+after)
	q := fmt.Sprintf("%q", s[start:end])
	if start > 0 {
		q = "…" + q
	}
	if end < len(s) {
		q += "…"
	}
	return q
}

// runeStart returns the start of the rune that holds offset i, within s.
func runeStart(s string, i int) int {
	i = min(max(i, 0), len(s))
	for i > 0 && i < len(s) && !utf8.RuneStart(s[i]) {
		i--
	}
	return i
}

func (n *node) open() string {
	return "<" + strings.Join(append([]string{n.tag}, n.attr...), " ") + ">"
}

func (n *node) brief() string {
	s := n.String()
	if n.tag == "" {
		s = fmt.Sprintf("%q", s)
	}
	if len(s) > 160 {
		s = s[:runeStart(s, 160)] + "…"
	}
	return s
}

// String returns the normal form of n: equal nodes, and only those, have equal strings.
func (n *node) String() string {
	var b strings.Builder
	n.write(&b)
	return b.String()
}

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

func (n *node) write(b *strings.Builder) {
	if n.tag == "" {
		escaper.WriteString(b, n.text)
		return
	}
	b.WriteString(n.open())
	for _, k := range n.kids {
		k.write(b)
	}
	b.WriteString("</" + n.tag + ">")
}
