package session

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"daylog/internal/daily"
)

// A browser's stack is much smaller than Go's, and a stack overflow ends the engine, so no function
// may recurse as deep as a text nests. Under wasm "make test-wasm" runs this test with half of the
// browser's stack.

// nests holds, for every construct that nests, a text with n levels of it.
var nests = map[string]func(n int) string{
	"quotes":              openers("> ", "a"),
	"quotes without gaps": openers(">", "a"),
	"dashes":              openers("- ", "a"),
	"numbers":             openers("1. ", "a"),
	"dashes and quotes":   openers("- > ", "a"),
	"definitions":         openers(": ", "a"),
	"term and definition": openers("a\n: ", "b"),
	"footnotes":           openers("[^1]: ", "a"),
	"footnote in list":    openers("- [^1]: ", "a"),
	"divs":                pairs("<div>\n", "</div>\n"),
	"divs of Markdown":    pairs("<div markdown=\"1\">\n", "</div>\n"),
	"divs on a line":      pairs("<div>", "</div>"),
	"unclosed divs":       pairs("<div markdown=\"1\">", ""),
	"spans":               pairs("<span>", "</span>"),
	"spans and emphasis":  pairs("<span>*a ", "*</span>"),
	"bold tags":           pairs("<b><i>", "</i></b>"),
	"unclosed spans":      pairs("<b>", ""),
	"details":             pairs("<details><summary>a</summary>\n", "\n</details>\n"),
	"table cells":         pairs("<table><tr><td>", "</td></tr></table>"),
	"SVG":                 pairs("<svg><g>", "</g></svg>"),
	"Markdown in tables":  pairs("<table><tr><td markdown=\"1\">\n", "\n</td></tr></table>\n"),
	"emphasis":            pairs("*a **b ", "** *"),
	"stars":               pairs("*a", "*"),
	"underscores":         pairs("_a ", " b_"),
	"strikes":             pairs("~~a ", " b~~"),
	"strikes of emphasis": pairs("~~*a ", "*~~"),
	"links":               pairs("[a", "](b)"),
	"images":              pairs("![a", "](b)"),
	"images in links":     pairs("[![a", "](b)](c)"),
	"brackets":            pairs("[", "]"),
	"references":          pairs("[a", "][b]"),
	"parentheses":         func(n int) string { return "[a](" + strings.Repeat("(", n) + strings.Repeat(")", n) + ")" },
	"quotation marks":     pairs("\"a '", "' b\""),
	"code":                pairs("`a ", "`"),
	"maths":               pairs("$$a ", "$$"),
	"extensions":          pairs("{::comment}", "{:/}"),
	"nomarkdown":          pairs("{::nomarkdown}", "{:/}"),
	"attributes":          openers("*a*{: b=\"", "\"}"),
	"attribute lists":     numbered("{:a%d: a%d .x}\n\n", "*c*{:a0}\n"),
	"references in lists": numbered("{:a%d: a%d}\n", "{:a0}\nb\n"),
	"footnotes in notes":  numbered("[^%d]: a [^%d]\n\n", "b [^0]\n"),
	"abbreviations":       numbered("*[a%d]: a%d\n", "a0\n"),
	"headings":            openers("# ", "a"),
	"tables":              openers("| ", "a"),
	"list items":          indented("- a", "  "),
	"numbered items":      indented("1. a", "   "),
	"quotes in items":     indented("- > a", "  > "),
	"tasks":               indented("- [ ] a", "  "),
	"Liquid":              pairs("{% if a %}", "{% endif %}"),
	"Liquid braces":       pairs("{{ a ", "}}"),
	"includes":            pairs("{% include embed/youtube.html id='a", "' %}"),
	"placeholders":        pairs("<% carried ", "%>"),
	"quotes and spans":    func(n int) string { return strings.Repeat("> ", n) + strings.Repeat("<b>*a ~~**b ", n) + "\n" },
	"divs and spans": func(n int) string {
		return strings.Repeat("<div markdown=\"1\">\n", 99) + strings.Repeat("<b>*a ~~**b ", n) + "\n"
	},
	"items and spans": func(n int) string { return strings.Repeat("- ", 99) + strings.Repeat("<b>*a ~~**b ", n) + "\n" },
	"quotes and fences": func(n int) string {
		return strings.Repeat("> ", 99) + "````markdown\n" + strings.Repeat("> ", 100) + "```html\n<style><script>a"
	},
	"fences":  func(n int) string { return fences(n) },
	"prompts": func(n int) string { return strings.Repeat("> ", n) + "a\n{: .prompt-tip }\n" },
}

func openers(opener, inner string) func(int) string {
	return func(n int) string { return strings.Repeat(opener, n) + inner + "\n" }
}

func pairs(opener, closer string) func(int) string {
	return func(n int) string { return strings.Repeat(opener, n) + "x" + strings.Repeat(closer, n) + "\n" }
}

func numbered(line, end string) func(int) string {
	return func(n int) string {
		var b strings.Builder
		for i := range n {
			b.WriteString(strings.NewReplacer("%d: a%d", itoa(i)+": a"+itoa(i+1), "%d]: a%d", itoa(i)+"]: a"+itoa(i+1),
				"%d]: a [^%d", itoa(i)+"]: a [^"+itoa(i+1)).Replace(line))
		}
		return b.String() + end
	}
}

func indented(line, indent string) func(int) string {
	return func(n int) string {
		var b strings.Builder
		for i := range min(n, 700) { // the text grows quadratically
			b.WriteString(strings.Repeat(indent, i) + line + "\n")
		}
		return b.String()
	}
}

// fences returns a fenced code block of every language, with code that nests.
func fences(n int) string {
	var b strings.Builder
	for i := min(n, 300); i > 2; i-- {
		b.WriteString(strings.Repeat("`", i) + "markdown\n")
	}
	return b.String() + "a\n"
}

func itoa(n int) string {
	if n < 10 {
		return string(rune('0' + n))
	}
	return itoa(n/10) + itoa(n%10)
}

func TestDeepNesting(t *testing.T) {
	now := time.Date(2026, 11, 4, 22, 0, 0, 0, time.UTC)
	n := 2000
	if testing.Short() {
		n = 300
	}
	for name, make := range nests {
		t.Run(name, func(t *testing.T) {
			for _, around := range []func(string) string{
				func(text string) string { return text },
				func(text string) string { return "## 오늘\n\n" + text + "\n## 내일 할 일\n\n" + text },
				func(text string) string { return "- [ ] " + text },
				func(text string) string { return "<div markdown=\"1\">\n" + text },
				func(text string) string { return "a\n: " + text },
			} {
				text := "---\ntitle: T\nmath: true\n---\n" + around(make(n))
				var s Session
				patch := s.Update(text, Options{Now: now})
				require.NotEmpty(t, patch.Head)
				s.Change(Change{Start: len(text) - 2, End: len(text) - 1, New: "y", Length: -1}, Options{Now: now})
				s.Update(text, Options{Now: now, Template: true})
				Finish(text, Options{Now: now})
				Labels(text)
				daily.Carry(text, []string{text}, daily.CarryOptions{})
				known := daily.Known{Name: "2026-11-03-a.md", Day: "2026-11-03", Title: "a", Text: text}
				daily.Next(daily.Options{Now: now, Template: text, Logs: []daily.Known{known}, Names: []string{known.Name}})
				daily.Week(daily.WeekOptions{Now: now, Days: []daily.Known{known}, Names: []string{known.Name}})
				files := []daily.File{{Name: known.Name, Text: text}, {Name: "2026-11-02-a.md", Text: text}, {Name: "2026-11-01-a.md", Text: text}}
				daily.Learn(files)
				daily.Propose(files)
			}
		})
	}
}

// The problem is reported at the line that nests too deep, and the text around it is parsed.
func TestReportsDeepNesting(t *testing.T) {
	for name, text := range map[string]string{
		"quotes":   strings.Repeat("> ", 500) + "깊은 *글*",
		"items":    strings.Repeat("- ", 500) + "깊은 *글*",
		"elements": strings.Repeat("<div markdown=\"1\">\n", 500) + "a\n" + strings.Repeat("</div>\n", 500),
		"emphasis": strings.Repeat("<b>", 500) + "a",
		"links":    strings.Repeat("[a ~~", 50) + strings.Repeat("<i>", 100) + strings.Repeat("b~~](c)", 50),
	} {
		before := "---\ntitle: T\n---\n*가*\n\n"
		var s Session
		patch := s.Update(before+text+"\n\n*c*\n", Options{})
		var at []int
		for _, p := range s.Problems(Options{}) {
			if p.Rule == "nested-deep" {
				at = append(at, p.Start)
				require.LessOrEqual(t, p.Start, p.End)
			}
		}
		require.Len(t, at, 1, name)
		require.Greater(t, at[0], len("---\ntitle: T\n---\n"), name)
		require.Equal(t, "<p><em>가</em></p>\n", patch.Blocks[0].HTML)
		s.Change(Change{Start: 20, End: 20, New: "나", Length: -1}, Options{})
		_, ok := s.Change(Change{Start: 20, End: 20, New: "다", Length: -1}, Options{})
		require.True(t, ok)
		deep := slices.IndexFunc(s.Problems(Options{}), func(p Problem) bool { return p.Rule == "nested-deep" })
		require.Equal(t, at[0]+2, s.Problems(Options{})[deep].Start, name)
	}
	var s Session
	s.Update(strings.Repeat("> ", 90)+"a\n"+strings.Repeat("<b>", 90)+"\n", Options{})
	require.False(t, slices.ContainsFunc(s.Problems(Options{}), func(p Problem) bool { return p.Rule == "nested-deep" }))
}
