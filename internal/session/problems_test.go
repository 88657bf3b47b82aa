package session

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"daylog/internal/edit"
)

const checkedFront = "---\ntitle: 기록\ndate: 2026-11-23 20:00:00 +0900\ntags: [a]\n---\n"

// bodyProblems has bodies with ⟦ and ⟧ around their first problem, its rule, and the body after the
// fix, "" if there is none.
var bodyProblems = []struct{ body, rule, fixed string }{
	{"- a\n⟦# h⟧\n", "swallowed-by-item", "- a\n\n# h\n"},
	{"- a\r\n⟦## 제목⟧\r\n", "swallowed-by-item", "- a\r\n\r\n## 제목\r\n"},
	{"> - a\n> ⟦# h⟧\n", "swallowed-by-item", "> - a\n>\n> # h\n"},
	{"> q\n⟦- item⟧\n", "swallowed-by-quote", "> q\n\n- item\n"},
	{"- a\n⟦---⟧\n", "item-is-heading", "- a\n\n---\n"},
	{"문단\n⟦---⟧\n", "underlined-heading", "문단\n\n---\n"},
	{"a\nb\n⟦---⟧\n", "underline-is-text", "a\nb\n\n---\n"},
	{"글\n⟦***⟧\n", "rule-is-text", "글\n\n***\n"},
	{"⟦cat a | grep b⟧\n", "sentence-is-table", "cat a \\| grep b\n"},
	{"⟦절댓값 $$|x|$$ 는⟧\n", "sentence-is-table", "절댓값 $$\\vert x\\vert $$ 는\n"},
	{"⟦`a | b` | c⟧\n", "sentence-is-table", "`a | b` \\| c\n"},
	{"글\n⟦| a | b |⟧\n|---|---|\n| c | d |\n", "table-is-text", "글\n\n| a | b |\n|---|---|\n| c | d |\n"},
	{"⟦| a | b |\n|---|---|\n| c | d |⟧\n글\n", "table-is-text", "| a | b |\n|---|---|\n| c | d |\n\n글\n"},
	{"가\n\n⟦```js title=\"a\"⟧\na\n```\n", "fence-is-text", "가\n\n```js\na\n```\n{: title=\"a\" }\n"},
	{"⟦```⟧\na\n", "fence-is-text", "```\na\n```\n"},
	{"    code\n⟦lazy⟧\n", "lazy-code", "    code\n\nlazy\n"},
	{"수식:\n⟦$$⟧\nx\n$$\n", "math-is-inline", "수식:\n\n$$\nx\n$$\n"},
	{"⟦$$x$$⟧\n글\n", "math-is-inline", "$$x$$\n\n글\n"},
	{"⟦<제목>⟧ 안녕\n", "unclosed-html", "\\<제목> 안녕\n"},
	{"List⟦<String>⟧ a\n", "unclosed-html", "List\\<String> a\n"},
	{"⟦<details>⟧\n**a**\n</details>\n", "raw-html-markdown", "<details markdown=\"1\">\n**a**\n</details>\n"},
	{"> tip\n\n⟦{: .prompt-tip }⟧\n", "attributes-lost", "> tip\n{: .prompt-tip }\n"},
	{"![a](/b.png) ⟦{: .x}⟧\n", "attributes-are-text", "![a](/b.png){: .x}\n"},
	{"글 [a]\n⟦[a]: http://x⟧\n", "definition-is-text", "글 [a]\n\n[a]: http://x\n"},
	{"문단입니다.\n⟦: 콜론⟧\n", "accidental-term", "문단입니다.\n\\: 콜론\n"},
	{"⟦1986.⟧ A great year\n", "number-restarts", "1986\\. A great year\n"},
	{"가⟦[^a]⟧ 나\n", "undefined-footnote", ""},
	{"가 ⟦**굵게 **⟧다음\n", "emphasis-is-text", "가 **굵게** 다음\n"},
	{"```⟦Python⟧\na\n```\n", "language-case", "```python\na\n```\n"},
	{"```⟦nolang⟧\na\n```\n", "language-unknown", ""},
	{"⟦# h⟧\n", "heading-top", "## h\n"},
	{"⟦## !!⟧\n", "heading-no-id", ""},
	{"⟦[a](#none)⟧\n\n## b\n", "anchor-missing", ""},
	{"## a {#x}\n\n⟦## b {#x}⟧\n", "id-repeated", ""},
	{"⟦![](/a.png)⟧\n", "image-alt", ""},
	{"글 ⟦https://example.com/a?b⟧.\n", "url-bare", "글 <https://example.com/a?b>.\n"},
	{"가 ⟦:smile:⟧ 나\n", "emoji-is-text", ""},
	{"가 ⟦==중요==⟧ 나\n", "mark-is-text", "가 <mark>중요</mark> 나\n"},
	{"> ⟦[!NOTE]⟧\n> 글\n", "alert-is-text", "> 글\n{: .prompt-info }\n"},
	{"## 할 일\n\n- 가\n⟦- ⟧\n", "bullet-empty", "## 할 일\n\n- 가\n"},
	{"가 ⟦$$x$$⟧\n", "math-off", ""},
}

// marked returns a body without its marks, and the range between them in bytes.
func marked(t *testing.T, body string) (text string, start, end int) {
	t.Helper()
	start = strings.Index(body, "⟦")
	text = strings.Replace(body, "⟦", "", 1)
	end = strings.Index(text, "⟧")
	require.True(t, start >= 0 && end >= start, body)
	return strings.Replace(text, "⟧", "", 1), start, end
}

func TestProblemsOfBodies(t *testing.T) {
	for _, test := range bodyProblems {
		body, start, end := marked(t, test.body)
		text := checkedFront + body
		var found *edit.Problem
		for _, p := range Check(text, Options{Blog: english, Now: now}) {
			if p.Rule == test.rule && found == nil {
				found = &p
			}
		}
		if found == nil {
			t.Errorf("%q: no %s in %v", body, test.rule, Check(text, Options{Blog: english, Now: now}))
			continue
		}
		at := len(checkedFront)
		if want := [2]int{at + start, at + end}; want != [2]int{found.Start, found.End} {
			t.Errorf("%q: %s marks %q", body, test.rule, text[found.Start:found.End])
		}
		if test.rule == "math-off" {
			continue
		}
		if test.fixed == "" {
			require.Empty(t, found.Fix, body)
			continue
		}
		fixed, err := edit.Apply(text, found.Fix)
		require.NoError(t, err)
		require.Equal(t, checkedFront+test.fixed, fixed, body)
		for _, p := range Check(fixed, Options{Blog: english, Now: now}) {
			if p.Rule == test.rule {
				t.Errorf("%q: %s remains after the fix: %q", body, test.rule, fixed)
			}
		}
		if htmlOf(text) == htmlOf(fixed) && test.rule != "heading-top" {
			t.Errorf("%q: the fix %q changes nothing on the page", body, fixed)
		}
	}
}

func htmlOf(text string) string {
	var s Session
	var html strings.Builder
	for _, b := range s.Update(text, Options{Blog: english, Fresh: true, Now: now}).Blocks {
		html.WriteString(b.HTML)
	}
	return html.String()
}

func TestMissingImagesOfAKnownBlog(t *testing.T) {
	b := *english
	b.Assets = []string{"assets/img/a b.png", "assets/img/a.png"}
	b.BaseURL = "/blog"
	for address, isMissing := range map[string]bool{
		"/assets/img/a.png": false, "/blog/assets/img/a.png": false, "/assets/img/a%20b.png": false,
		"/assets/img/a.png?x#y": false, "/assets/img/A.png": true, "/blog/assets/c.png": true,
		"a.png": false, "/other/a.png": false, "https://x.org/assets/c.png": false,
		"//x.org/assets/c.png": false, "/assets/100%.png": true,
	} {
		text := checkedFront + "![a](" + address + ")\n"
		var rules []string
		for _, p := range Check(text, Options{Blog: &b, Now: now}) {
			rules = append(rules, p.Rule)
		}
		require.Equal(t, isMissing, len(rules) == 1 && rules[0] == "image-missing", "%s: %v", address, rules)
		require.Empty(t, Check(text, Options{Blog: english, Now: now}), "the files of the default blog are unknown")
	}
}

// The seed is the first real daily log, which is in no repository.
func TestProblemsOfTheFirstRealLog(t *testing.T) {
	text, err := os.ReadFile("../../../shared/seed/2022-01-26-daily-log.md")
	if err != nil {
		t.Skip("the log is not here")
	}
	var got []string
	for _, p := range Check(string(text), Options{Name: "2022-01-26-daily-log.md", Now: now}) {
		require.Equal(t, edit.Weak, p.Severity, p.Rule)
		got = append(got, p.Rule)
	}
	require.ElementsMatch(t, []string{"tag-case", "cover-alt", "fence-indent", "fence-indent"}, got)
}

// The check of a keystroke reads the part that it touched.
func BenchmarkProblemsAfterAKey(b *testing.B) {
	for _, size := range []int{6 << 10, 1 << 20} {
		b.Run(fmt.Sprintf("%dkB", size>>10), func(b *testing.B) {
			text := checkedFront + strings.Repeat("## 섹션\n\n- 하나 **둘** `셋`\n- [넷](/a)\n\n다섯 여섯 일곱.\n\n", size/80)
			o := Options{Blog: english, Fresh: true, Now: now}
			var s Session
			s.Update(text, o)
			s.Problems(o)
			at := Units(text, len(text)/2+strings.Index(text[len(text)/2:], "여섯"))
			var spent time.Duration
			i := 0
			for ; b.Loop(); i++ {
				c := Change{Start: at, End: at, New: "가", Length: -1}
				if i%2 == 1 {
					c = Change{Start: at, End: at + 1, Length: -1}
				}
				if _, ok := s.Change(c, o); !ok {
					b.Fatal("Update is needed")
				}
				start := time.Now()
				s.Problems(o)
				spent += time.Since(start)
			}
			b.ReportMetric(float64(spent.Nanoseconds())/float64(i), "ns/check")
		})
	}
}

func TestEmojiOfAPlugin(t *testing.T) {
	b := *english
	b.Plugins = append(slices.Clone(b.Plugins), "jemoji")
	text := checkedFront + "가 :smile: 나\n"
	require.Len(t, Check(text, Options{Blog: english, Now: now}), 1)
	require.Empty(t, Check(text, Options{Blog: &b, Now: now}))
}
