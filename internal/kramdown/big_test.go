package kramdown_test

import (
	"fmt"
	"strings"
	"testing"

	"daylog/internal/oracle"
)

// many returns the number of repetitions in tests of openers that could make a parser quadratic.
// internal/cmd/cost counts the work; here the pages are checked, and a deep recursion would
// overflow the stack. -short is for wasm, which is five times slower.
func many() int {
	if testing.Short() {
		return 20_000
	}
	return 100_000
}

func TestManyOpeners(t *testing.T) {
	for _, opener := range oracle.Openers {
		t.Run(fmt.Sprintf("%q", opener), func(t *testing.T) { checkBig(t, strings.Repeat(opener, many())) })
	}
}

// closers has openers with the closing delimiters that a parser searches for: at the end of a long
// text, or as often as the opener.
var closers = []struct{ open, between, closing string }{
	{"*", "a", "*"}, {"**", "a", "**"}, {"*a **b ", "", "** *"}, {"[", "a", "](b)"}, {"![", "a", "](b)"}, {"`", "a", "`"}, {"$$", "a", "$$"}, {"(", "", ")"}, {"[a](", "b", ")"}, {"~~a", " ", "b~~"}, {"\"", "a", "\""},
	{"<b>", "a", "</b>"}, {"<div>", "a", "</div>"}, {"<div>\n", "a", "\n</div>\n"}, {"<i>*", "a", "*</i>"}, {"{::comment}", "a", "{:/}"}, {"<!-- ", "a", " -->"}, {"_", "a", "_"}, {"<span>**", "a", "**</span>"},
}

func TestManyPairs(t *testing.T) {
	for _, p := range closers {
		t.Run(fmt.Sprintf("%q", p.open), func(t *testing.T) {
			checkBig(t, strings.Repeat(p.open, many()/2)+p.between+strings.Repeat(p.closing, many()/2))
			checkBig(t, strings.Repeat(p.open, many())+p.between+p.closing)
			checkBig(t, p.open+p.between+strings.Repeat(p.closing, many()))
		})
	}
}

// TestDeepNesting nests containers as deep as their indents allow in a text of reasonable length: a
// thousand levels, and many more if a level has only one character.
func TestDeepNesting(t *testing.T) {
	nested := func(depth int, marker, indent string) string {
		var b strings.Builder
		for i := range depth {
			b.WriteString(strings.Repeat(indent, i) + marker + "a\n")
		}
		return b.String()
	}
	for _, c := range []struct{ marker, indent string }{
		{"- ", "  "}, {"1. ", "   "}, {"- ", "\t"}, {"> ", "> "}, {": ", "  "}, {"- > ", "  > "}, {"[^1]: ", "    "}, {"<div markdown=\"1\">\n", ""},
	} {
		t.Run(c.marker+"every line", func(t *testing.T) { checkBig(t, nested(400, c.marker, c.indent)) })
		t.Run(c.marker+"one line", func(t *testing.T) { checkBig(t, strings.Repeat(c.marker, many())+"a\n") })
	}
	table := strings.Repeat("a|", 300) + "\n"
	t.Run("wide table", func(t *testing.T) { checkBig(t, strings.Repeat(table, 300)) })
}

func TestLongLines(t *testing.T) {
	long := strings.Repeat("오늘은 `코드`와 **굵게**, \"인용\" [링크](http://a.b/c_d) $$x|y$$ -- & <b>b</b>. ", 5000)
	for _, prefix := range []string{"", "# ", "- ", "> ", "    ", ": ", "[^1]: ", "| ", "a\n", "[a]: ", "*[a]: ", "{: a=\"", "<div markdown=\"1\">"} {
		t.Run(prefix, func(t *testing.T) { checkBig(t, prefix+long+"\n") })
	}
}

func checkBig(t *testing.T, document string) {
	t.Helper()
	o := recorded{}.options(t, "2.5") // has every construct of 2.4
	checkPage(t, document, convertWith(o, document))
}
