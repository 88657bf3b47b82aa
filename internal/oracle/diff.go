package oracle

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// Diff returns the first difference between want and got with its path, or "" if they are equal in
// mode.
func Diff(want, got string, mode Mode) string {
	if want == got {
		return ""
	}
	w, wantErr := parse(want, mode)
	g, gotErr := parse(got, mode)
	// for pages that the HTML parser rejects, only equal bytes count as equal
	if wantErr != nil || gotErr != nil {
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
		if d := diffKids(here, w.children, g.children); d != "" {
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

// around quotes the part of s near its first difference from other.
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

// runeStart returns the start of the rune that contains byte i of s.
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

// String returns the normal form of n. Nodes are equal if and only if their strings are.
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
	for _, k := range n.children {
		k.write(b)
	}
	b.WriteString("</" + n.tag + ">")
}
