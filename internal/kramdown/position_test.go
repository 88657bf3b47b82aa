package kramdown

import (
	"strings"
	"testing"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// mark precedes each node of a kind in the text of a test.
const mark = "¶"

// places has texts by the kind of the nodes that are marked.
var places = []struct {
	kind  ast.NodeKind
	texts []string
}{
	{ast.KindParagraph, []string{
		"¶a\nb\n\n¶c", "¶오늘\n\n¶내일", "  ¶a", "> ¶a\n> b\n>\n> ¶c", "- ¶a\n\n  ¶b\n\n- ¶c", "-\t¶a\n\n\t¶b", "1.  ¶a\n\n    ¶b\n", "¶a[^1]\n\n[^1]: ¶b\n\n    ¶c", "a\n: b\n\n    ¶c",
		"<div markdown=\"1\">\n¶a\n\n¶b\n</div>", "> - ¶a\n>\n>   ¶가\n> - ¶c", "# a\n¶b\n# c\n¶d", "¶a\n```\nb",
	}},
	{ast.KindTextBlock, []string{"- ¶a\n- ¶b", "- ¶a\n  - ¶b\n    - ¶c\n- ¶d", "1. ¶하나\n2. ¶둘\n   - ¶셋", "> - ¶a\n> - ¶b", "- ¶[ ] a\n- ¶[x] b", "\t- a\n\n-\t¶a\n\t-\t¶b", "- {:.x} ¶a", "a\n: ¶b\n: ¶c", "* ¶a\nb\n* ¶c"}},
	{ast.KindListItem, []string{
		"¶- a\n¶- b", " ¶- a\n ¶- b", "¶- a\n  ¶- b\n    ¶- c\n¶- d", "¶1. 하나\n   ¶- 둘\n¶2. 셋", "> ¶- a\n> ¶- b\n>   ¶- c", "¶-\ta\n\t¶-\tb", "¶- a\n    ¶- b\n", "¶- > a\n  > ¶- b\n¶- c", "¶- a\n\n  b\n\n  ¶1. c", "¶- a\n ¶- b\n  ¶- c",
		"¶- ¶- a", "¶- [ ] a\n¶- [x] b", "a[^1]\n\n[^1]: b\n\n    ¶- c\n    ¶- d", "<div markdown=\"1\">\n¶- a\n¶- b\n</div>", "¶- a\n  b\n\n  ```\n  c\n  ```\n¶- d",
	}},
	{ast.KindList, []string{"¶- a\n- b", "  ¶- a", "¶- a\n  ¶- b\n    ¶1. c"}},
	{ast.KindBlockquote, []string{"¶> a\n> b", "  ¶> a", "¶> ¶> a", "¶> a\n> ¶> b", "- a\n\n  ¶> b", "- ¶> a\n  > b\n- c", "a\n\n¶> 가\n나", "1.\t¶> a"}},
	{ast.KindHeading, []string{"¶# a\n\n¶## b {#c}", "  ¶가\n===", "a\n\n¶b\n---", "> ¶# a\n> b\n> ¶# c", "- ¶# a\n- b\n  ¶## c\n", "<div markdown=\"1\">\n¶# a\n</div>"}},
	{ast.KindThematicBreak, []string{"a\n\n¶***\n\n ¶- - -", "- a\n\n  ¶* * *", "> a\n>\n> ¶***"}},
	{kindCodeBlock, []string{
		"¶```go\na\n```", "  ¶```\n  a\n  ```", "- a\n\n  ¶```\n  b\n  ```", "- ¶```\n  b\n  ```\n- c", "> ¶```\n> 가\n> ```\n\n¶~~~\nb\n~~~", "> - a\n>\n>   ¶```\n>   b\n>   ```", "    ¶a\n    b\n\nc", "- a\n\n      ¶b\n", "1. a\n\n   ¶```\n   b\n   ```\n\n   c",
		"\t¶a", "-\ta\n\n\t¶```\n\tb\n\t```", "a\n: b\n\n    ¶```\n    c\n    ```",
	}},
	{kindMathBlock, []string{"¶$$\na\n$$\n\nb\n\n¶$$c$$", "- a\n\n  ¶$$b$$\n- ¶$$c$$", "> ¶$$\n> a\n> $$"}},
	{kindHTMLBlock, []string{"¶<div>\n¶<p>a</p>\n</div>\n\n¶<hr>", "- a\n\n  ¶<div>b</div>", "> ¶<div>가</div>\n", "  ¶<div markdown=\"1\">\n  ¶<div>a</div>\n</div>"}},
	{extast.KindTable, []string{"¶| a |\n|---|\n| b |", "> ¶| a |\n> |---|\n> | b |", "- ¶a | b\n  c | d"}},
	{extast.KindTableRow, []string{"¶| a |\n|---|\n¶| b |\n¶| c |", "> ¶| a |\n> |---|\n> ¶| b |", "- x\n\n  ¶a | b\n  ¶c | d\n"}},
	{extast.KindTableCell, []string{
		"| ¶a | ¶b |\n|---|---|\n| ¶c | ¶d |", "¶a|¶b\n¶c|¶d", "> | ¶a | ¶나 |\n> |---|---|\n> | ¶다 | ¶d |", "| ¶a \\| b | ¶c |\n| ¶d\\| | ¶e |", "| ¶`a|b` | ¶c |\n| ¶d `e` | ¶``f`` g |", "|¶| ¶a |\n|---|---|\n| ¶b |¶   |",
		"- | ¶a | ¶b |\n  |---|---|\n  | ¶c | ¶d |", "|\t¶a\t|\t¶b\t|\n|\t¶c\t|¶\t|", "a\n\n  | ¶$$x$$ | ¶[l](u) |\n  | ¶가 | ¶나 |", "| ¶<code>a|b</code> | ¶c |\n| ¶d | ¶e |", "1. x\n\n   | ¶a | ¶b |\n   | ¶c | ¶d |",
	}},
	{extast.KindDefinitionList, []string{"¶a\n: b", "a\n\n¶b\n\n: c"}},
	{extast.KindDefinitionTerm, []string{"¶a\n¶나\n: b", "> ¶a\n> : b", "¶a\n: b\n\n¶c\n: d"}},
	{extast.KindDefinitionDescription, []string{"a\n¶: b\n¶: c", "a\n\n ¶: b\n", "> a\n> ¶: b"}},
	{ast.KindLink, []string{
		"¶[a](b) ¶[c][c] ¶<http://d>\n\n[c]: d", "가 ¶[나](다) **¶[라](마)**", "- ¶[a](b)\n  ¶[c](d)\n  - ¶[e](f)", "> 가 ¶[a](b)\n> ¶[c](d)\n> - ¶[e](f)", "| ¶[a](b) | c |\n| d \\| e | ¶[f](g) |", "# ¶[a](b)\n\n¶[c](d)\n===", "- a\n\n      b\n\n  ¶[c](d)", "- a\nb ¶[c](d)",
		"-\t¶[a](b)\n\t-\tc ¶[d](e)", "<div markdown=\"1\">\n¶[a](b)\n</div>", "x[^1]\n\n[^1]: ¶[a](b)\n    ¶[c](d)\n", "a\n: ¶[b](c)", "~~a ¶[b](c)~~ <b>¶[d](e)</b>", "a\n# \n¶[b](c)\n# \n¶[d](e)", "\"¶[a](b)\" '¶[c](d)'", "> ¶[a](b)\n¶[c](d)", "- [ ] ¶[a](b) ¶[c](d)", "| `x|y` ¶[a](b) | `z` ¶[c](d) |\n| e |", "    x\n\n¶[a\nb](c)",
	}},
	{ast.KindImage, []string{"¶![a](b)", "- 가 ¶![a](b){: .c}\n- > ¶![d](e)\n  > ¶![f](g)", "[¶![a](b)](c)", "| ¶![a](b) |\n| c |"}},
	{kindFootnoteMarker, []string{"a¶[^1] 나¶[^1]\n\n- b¶[^1]\n  > c¶[^1]\n\n[^1]: x¶[^2]\n\n[^2]: y", "| a¶[^1] | b |\n| c | d¶[^1] |\n\n[^1]: x"}},
	{kindMathSpan, []string{"a ¶$$b$$ 다 ¶$$e$$", "- a ¶$$b$$\n  - ¶$$c$$ d\n", "> 가 ¶$$b$$\n> ¶$$c$$ d", "**¶$$a$$** x", "| a | ¶$$b$$ |\n| c | d |"}},
	{kindCodeSpan, []string{"¶`a` ¶``b``", "- ¶`a`\n  > b ¶`c`", "| ¶`a|b` | c ¶`d` |\n| e | ¶`f` |", "- [x] ¶`a`"}},
	{ast.KindEmphasis, []string{"¶*a* ¶**b** ¶_c_", "¶**¶*a***", "가¶**나**다 ¶*라*", "> ¶**a**\n> ¶*b ¶**c***", "¶**a ¶*b* c**"}},
	{extast.KindStrikethrough, []string{"¶~~a~~ b ¶~~c~~", "- 가 ¶~~a~~"}},
	{kindHTMLSpan, []string{"a ¶<b>c ¶<i>d</i></b>", "> a\n> 가 ¶<br>", "- ¶<kbd>a</kbd>"}},
	{kindSymbol, []string{"¶\"a¶\" b ¶-- c ¶... ¶&amp; ¶<<d¶>>", "> 가¶'나 ¶---"}},
	{kindLineBreak, []string{"a¶  \nb", "a¶\\\\\nb", "- 가¶  \n  나"}},
	{kindComment, []string{"¶<!-- a -->\n\nb ¶<!-- c -->"}},
}

func TestPositions(t *testing.T) {
	for _, p := range places {
		for _, marked := range p.texts {
			checkPlaces(t, p.kind, marked)
			checkPlaces(t, p.kind, strings.ReplaceAll(marked, "\n", "\r\n"))
			if p.kind != kindComment {
				checkPlaces(t, p.kind, "<!-- 가 -->\n\n"+marked)
				checkPlaces(t, p.kind, "<!-- \xff가 -->\r\n\r\n"+strings.ReplaceAll(marked, "\n", "\r"))
			}
		}
	}
}

// checkPlaces requires that the nodes of a kind are at the marks.
func checkPlaces(t *testing.T, kind ast.NodeKind, marked string) {
	t.Helper()
	var want []int
	parts := strings.Split(marked, mark)
	for at, i := 0, 0; i < len(parts)-1; i++ {
		at += len(parts[i])
		want = append(want, at)
	}
	text := strings.Join(parts, "")
	d := Parse([]byte(text))
	var got []int
	for _, b := range d.Blocks() {
		segment := b.segment
		_ = ast.Walk(b.node, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
			if !entering {
				return ast.WalkContinue, nil
			}
			if note, ok := n.(*footnoteItem); ok {
				segment = d.defs.footnotes[note.name].seg.start
			}
			if n.Kind() == kind {
				got = append(got, d.source.original(segment+n.Pos()))
			}
			return ast.WalkContinue, nil
		})
	}
	if g, w := marks(text, got), marks(text, want); g != w {
		t.Errorf("%s\nwant %q\ngot  %q", kind, w, g)
	}
}

// marks returns text with a mark at each offset.
func marks(text string, at []int) string {
	for i := len(at) - 1; i >= 0; i-- {
		if at[i] < 0 || at[i] > len(text) {
			return "out of the text"
		}
		text = text[:at[i]] + mark + text[at[i]:]
	}
	return text
}
