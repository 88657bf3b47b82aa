package kramdown

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// surprising has texts with ⟦ and ⟧ around the only surprises in them, by their kind.
var surprising = map[SurpriseKind][]string{
	swallowedByItem: {
		"- a\n⟦# h⟧", "1. 하나\n⟦## 제목⟧\n\n글", "- a\n⟦```⟧\ncode\n```", "- a\n⟦~~~ go⟧\ncode\n~~~\n", "- a\n⟦> q⟧", "- a\n⟦1. b⟧", "1. a\n⟦- b⟧", "- a\n⟦***⟧", "- a\n⟦| b | c |⟧", "- 가\n  - 나\n⟦# 다⟧", "> - a\n> ⟦# h⟧", "- a\n\n  > - b\n  > ⟦# c⟧",
	},
	swallowedByQuote: {"> q\n⟦- item⟧", "> q\n⟦# h⟧", "> q\n⟦1. a⟧\n⟦- b⟧", "> q\n⟦```⟧\na\n```", "- > q\n  ⟦# h⟧\n", "> 가\n⟦## 나⟧\n\n다"},
	itemIsHeading:    {"- a\n⟦---⟧", "- a\n⟦===⟧", "1. 가\n⟦---⟧\n\n나", "- [ ] a\n⟦---⟧", "- a\n  - b\n⟦---⟧"},
	underlinedHeading: {
		"문단\n⟦---⟧", "- a\n  ⟦---⟧", "a\n\nb\n⟦---⟧\nc", "> 문단\n> ⟦---⟧", "- a\n\n  b\n  ⟦---⟧",
	},
	underlineIsText: {"a\nb\n⟦---⟧", "a\nb\n⟦===⟧", "가\n나\n⟦-----⟧\n다", "> a\n> b\n> ⟦---⟧", "# h\na\n⟦---⟧"},
	ruleIsText:      {"text\n⟦***⟧", "글\n⟦*****⟧\n글", "> a\n> ⟦___⟧"},
	sentenceIsTable: {
		"⟦cat a | grep b⟧", "⟦제목 | 부제⟧", "⟦[a | b](u)⟧", "- ⟦x | y⟧", "⟦a || b⟧", "⟦$|x|$ 는⟧", "⟦절댓값 $$|x|$$ 는⟧", "⟦| $$a|b$$ | c |⟧", "> ⟦a | b⟧\n>\n> c", "글\n\n⟦a | b\nc | d⟧\n\n글",
	},
	tableIsText: {
		"글\n⟦| a | b |⟧\n|---|---|\n| c | d |", "⟦| a | b |\n|---|---|\n| c | d |⟧\n글", "⟦| a | b |\n|---|---|⟧", "# h\n⟦| a | b |⟧\n|---|---|\n| c | d |", "> 글\n> ⟦| a | b |⟧\n> |---|---|\n> | c | d |", "글\n⟦|a|b⟧\n|-|-\n|c|d",
	},
	fenceIsText: {
		"⟦```js title=\"a\"⟧\na\n```", "⟦```⟧\na\n", "⟦```⟧\na\n~~~", "글\n⟦``` a b⟧\nc\n```\n\n글", "- a\n\n  ⟦```⟧\n  b\n\n- c", "> ⟦```⟧\n> a\n\n글", "⟦```a b⟧\n\nc\n\n```\n\n⟦~~~d e⟧\nf\n~~~",
	},
	fenceIndent:       {"- a\n\n    ⟦```⟧\n    b\n    ```", "  ⟦```go⟧\n  a\n  ```"},
	lazyCode:          {"    code\n⟦lazy⟧", "    code\n⟦가⟧\n⟦나⟧\n\n글", "- a\n\n      code\n  ⟦lazy⟧"},
	mathIsInline:      {"수식:\n⟦$$⟧\nx\n$$", "⟦$$x$$⟧\n글", "⟦$$\nx\n$$⟧\n글", "# h\n⟦$$\nx\n$$⟧\n", "- a\n\n  수식\n  ⟦$$⟧\n  x\n  $$"},
	unclosedHTML:      {"⟦<제목>⟧ 안녕\n\n글", "List⟦<String>⟧ a **굵게**", "⟦<div>⟧\na\n\nb", "<div>⟦<p>⟧a</div>", "가 ⟦<b>⟧나", "*a ⟦<b>⟧c", "> ⟦<div>⟧\n> a\n\nb", "⟦<div class=\"a\"\n  id=\"b\">⟧\na", "⟦<script>⟧\na", "⟦<div markdown=\"1\">⟧\na", "- ⟦<div>⟧"},
	rawHTMLMarkdown:   {"⟦<details>⟧\n**a**\n</details>", "⟦<div>⟧<p>\n[a](b)\n</p></div>", "⟦<div>⟧\n\n## a\n\n</div>\n\nb"},
	attributesLost:    {"> tip\n\n⟦{: .prompt-tip }⟧", "```\na\n```\n\n⟦{: file=\"a\" }⟧\n\nb", "⟦{: .a }⟧\n\nb", "- a\n\n⟦{: .b}⟧"},
	attributesAreText: {"![a](b.png) ⟦{: .x}⟧", "글⟦{: .x}⟧", "- 글 ⟦{:.a}⟧", "**a *b ⟦{:d}⟧"},
	definitionIsText:  {"글 [a]\n⟦[a]: http://x⟧", "글\n⟦[^a]: def⟧", "글\n⟦*[a]: def⟧", "> 글\n> ⟦[a]: /b⟧"},
	accidentalTerm:    {"문단입니다.\n⟦: 콜론⟧", "문단입니다.\n\n⟦: 콜론⟧", "두 줄의\n문단\n⟦: 콜론⟧", "> 정말?\n> ⟦: 콜론⟧"},
	numberRestarts:    {"⟦3.⟧ c", "1. a\n\n```\nb\n```\n\n⟦2.⟧ c", "⟦1986.⟧ A great year", "- ⟦2.⟧ a", "⟦2026.⟧ 3. 11. 기록"},
	undefinedFootnote: {"가⟦[^a]⟧ 나", "*a ⟦[^b]⟧", "**a *b ⟦[^c]⟧ d", "[^a]: b⟦[^c]⟧\n\nd[^a]", "> 가⟦[^1]⟧\n> 나⟦[^1]⟧", "| a⟦[^1]⟧ | b |\n|---|---|\n| c | d |"},
}

func TestSurprises(t *testing.T) {
	for kind, texts := range surprising {
		for _, marked := range texts {
			checkSurprises(t, kind, marked)
			checkSurprises(t, kind, "<!-- 가 -->\n\n"+marked)
			checkSurprises(t, kind, strings.ReplaceAll(marked, "\n", "\r\n"))
		}
	}
}

func checkSurprises(t *testing.T, kind SurpriseKind, marked string) {
	t.Helper()
	var want []Surprise
	var text string
	for rest := marked; ; {
		before, after, found := strings.Cut(rest, "⟦")
		text += before
		if !found {
			break
		}
		start := len(text)
		before, rest, found = strings.Cut(after, "⟧")
		require.True(t, found, marked)
		text += before
		want = append(want, Surprise{kind, start, len(text)})
	}
	got := Parse([]byte(text)).Surprises()
	if g, w := describe(text, got), describe(text, want); g != w {
		t.Errorf("%s %q\nwant %s\ngot  %s", kind, marked, w, g)
	}
}

// describe lists surprises with their text.
func describe(text string, list []Surprise) string {
	var b strings.Builder
	for _, s := range list {
		fmt.Fprintf(&b, " %s %d-%d %q", s.Kind, s.Start, s.End, text[s.Start:s.End])
	}
	return b.String()
}

// unsurprising has texts whose HTML is probably as intended.
var unsurprising = []string{
	"[fenced code blocks](#fenced-code-blocks)\n: definition",
	"- a\n\n# h", "- a\n  # h", "- a\n- b\n\n  c\n\n1. d", "1. a\n  - b\n  - c", "1. a\n - b", "- a\nb", "글\n* * *", "* a\n* b\n\n***\n\nc", "- a\n\n  | b | c |\n  |---|---|\n  | d | e |\n", "- a\n|x|는 절댓값",
	"> a\nb", "> - a\n> - b\n>   - c\n\n# h", "> a\n\n- b", "> # a\n> b", "> ```\n> a\n> ```\n\nb",
	"제목\n====\n\n부제\n-----\n\n글", "글\n\n---\n\n글", "글\n\n***\n글", "a -- b\nc --- d", "글\n=",
	"| a | b |\n|---|---|\n| c | d |", "| a | b |\n| c | d |", "|:--|--:|\n| a | b |", "a | b\n--|--\nc | d", "`a | b` 는 코드", "a \\| b", "글\n|x|는 절댓값", "## 명령\ncat a | grep b", "cat a | grep b\n를 쓴다", "- `a|b`\n- c",
	"```js\na\n```\n{: file=\"a\"}", "~~~\na\n~~~", "```` ```a``` ````", "`a` ```b```", "- a\n\n  ```\n  b\n  ```", "   ```\na\n   ```", "글 ```a\nb```",
	"    a\n    b\n\nc", "$$\nx\n$$", "$$x$$ 는 실수다.", "글 $$x$$\n글", "- $$x$$", "글\n\n$$x$$\n\n글", "\\$$x$$ 는",
	"<div>\n\na\n\n</div>", "a <b>c</b> <br> <img src=\"d\">", "<details markdown=\"1\"><summary>a</summary>\n\n**b**\n\n</details>", "<!-- a -->\n\n<hr>", "<https://a.b> 1 < 2", "<div>a * b</div>", "<script>\na[b](c) ** d **\n</script>", "a < b > c", "<p align=\"center\"><img src=\"a\"></p>", "<br>\n\n글", "<ul><li>a</li></ul>",
	"> a\n{: .prompt-tip }", "{: .a }\nb", "![a](b){: .c}", "# a {#b}", "*a*{:.b} `c`{: .d}", "- a\n{: .b}", "- {:.a} b", "{:toc}\n- a\n", "* a\n{:toc}\n",
	"[a]: /b\n[c]: /d 'e'\n\n[a] [c]", "글[^1]\n\n[^1]: 각주", "글\n[주의]: 조심하세요", "[a] [b][] [c][d] [ ] [x]", "*[HTML]: a\n\nHTML", "배열 a[i][j]: 값",
	"용어\n: 뜻", "용어\n\n: 뜻\n: 또 다른 뜻", "글 : 글", "오전 10:30", "1. a\n2. b\n3. c", "1. a\n1. b", "1) a", "3.14", "2026.3.11. 기록", "1. a\n\n   b\n\n2. c", "",
}

func TestNoSurprises(t *testing.T) {
	log, err := os.ReadFile("../e2e/testdata/2026-03-11-study-log.md")
	require.NoError(t, err)
	_, body, _ := strings.Cut(string(log), "\n---\n")
	for _, text := range append(unsurprising, body) {
		for _, text := range []string{text, "가\n\n" + text, text + "\n\n가", strings.ReplaceAll(text, "\n", "\r\n")} {
			if got := Parse([]byte(text)).Surprises(); len(got) > 0 {
				t.Errorf("%q:%s", text, describe(text, got))
			}
		}
	}
}

// Every kind has a case above.
func TestSurpriseKinds(t *testing.T) {
	source, err := os.ReadFile("surprise.go")
	require.NoError(t, err)
	require.Len(t, surprising, strings.Count(string(source), ` SurpriseKind = "`))
	for _, text := range documents(t) {
		d := Parse([]byte(text))
		end := 0
		for _, s := range d.Surprises() {
			require.Contains(t, surprising, s.Kind)
			require.True(t, end <= s.Start && s.Start < s.End && s.End <= len(text), "%q: %v", text, s)
			end = s.End
		}
	}
}
