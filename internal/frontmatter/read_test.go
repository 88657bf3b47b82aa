package frontmatter

import (
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"daylog/internal/edit"
)

// One row for each part of the rule by which Jekyll finds front matter; oracle_test.go compares
// many more texts with Ruby.
func TestFind(t *testing.T) {
	for _, test := range []struct {
		name, text, yaml, body string
	}{
		{"plain", "---\na: b\n---\nbody", "a: b\n", "body"},
		{"empty", "---\n---\nbody", "", "body"},
		{"closed by dots", "---\na: b\n...\nbody", "a: b\n", "body"},
		{"CRLF", "---\r\na: b\r\n---\r\nbody\r\n", "a: b\r\n", "body\r\n"},
		{"byte order mark", "\ufeff---\na: b\n---\nbody", "a: b\n", "body"},
		{"spaces after the fences", "--- \t\na: b\n---  \nbody", "a: b\n", "body"},
		{"blank lines belong to the fence", "---\na: b\n---\n\n\n  body", "a: b\n", "  body"},
		{"nothing after it", "---\na: b\n---", "a: b\n", ""},
		{"a longer line does not close", "---\na: b\n----\n---x\n---\n", "a: b\n----\n---x\n", ""},
		{"an indented line does not close", "---\na: |\n  ---\n---\nbody", "a: |\n  ---\n", "body"},
	} {
		t.Run(test.name, func(t *testing.T) {
			m := Read(test.text)
			require.True(t, m.Found)
			require.Equal(t, test.yaml, test.text[m.Start:m.End])
			require.Equal(t, test.body, test.text[m.Body:])
		})
	}
	for _, text := range []string{
		"", "body", "----\na: b\n----\n", "---", "---\n", "---\na: b\n", "\n---\na: b\n---\n", " ---\na: b\n---\n", "---x\n---\n", "---\ra: b\r---\r",
	} {
		t.Run(fmt.Sprintf("none in %q", text), func(t *testing.T) {
			m := Read(text)
			require.False(t, m.Found)
			require.Equal(t, text, text[m.Body:])
		})
	}
}

func TestValues(t *testing.T) {
	for _, test := range []struct {
		yaml string
		want any
	}{
		{`plain words`, "plain words"},
		{`it's "ok" & fine! 50% [x]`, `it's "ok" & fine! 50% [x]`},
		{`C# tips #1`, "C# tips"},
		{`"[Week 02 / Day 008] 학습 기록"`, "[Week 02 / Day 008] 학습 기록"},
		{`'it''s'`, "it's"},
		{`"a\tb\u00e9\x41\
    c"`, "a\tbéAc"},
		{"a\n  b\n\n  c", "a b\nc"},
		{"|\n  a\n  b\n\n", "a\nb\n"},
		{"|-\n  a\n", "a"},
		{">\n  a\n  b\n\n  c\n", "a b\nc\n"},
		{`{a}`, map[string]any{"a": nil}},
		{`[a, "b", {c: d}]`, []any{"a", "b", map[string]any{"c": "d"}}},
		{"\n- a\n-\n- b", []any{"a", nil, "b"}},
		{"\n  -\n    - x", []any{[]any{"x"}}},
		{``, nil}, {`~`, nil}, {`null`, nil}, {`!tag`, nil},
		{`true`, true}, {`yes`, true}, {`on`, true}, {`No`, false}, {`false`, false}, {`off`, false},
		{`y`, "y"}, {`n`, "n"}, {`"yes"`, "yes"},
		{`2022`, 2022}, {`010`, 8}, {`08`, "08"}, {`0x1f`, 31}, {`1,000`, 1000}, {`1_000`, 1000}, {`12:30`, 750.0}, {`1:02:03`, 3723.0}, {`-1:30`, 30.0}, {`12345678901234567890`, BigInteger("12345678901234567890")},
		{`1.5`, 1.5}, {`1.`, "1."}, {`1e3`, "1e3"}, {`0o7`, "0o7"}, {`1.2.3`, "1.2.3"}, {`.`, "."},
		{`2022-01-26`, Date("2022-01-26")}, {`2022-1-5`, "2022-1-5"}, {`2022-02-30`, "2022-02-30"}, {`"2022-01-26"`, "2022-01-26"},
		{`2022-01-26 23:50:00`, time.Date(2022, 1, 26, 23, 50, 0, 0, time.UTC)},
		{`2022-01-26T23:50:00Z`, time.Date(2022, 1, 26, 23, 50, 0, 0, time.UTC)},
		{`2022-01-26 10:00`, "2022-01-26 10:00"},
		{`:sym`, ":sym"}, {`!!str 10`, 10}, {`! "10"`, 10}, {`!mine "10"`, 10}, {`!!binary YWI=`, "ab"},
		{`2022-01-02 25:00:00 +0900`, "2022-01-02 25:00:00 +0900"},
	} {
		t.Run(test.yaml, func(t *testing.T) {
			m := Read("---\nkey: " + test.yaml + "\n---\n")
			require.True(t, m.Valid, "%v", m.Problems)
			require.Equal(t, test.want, m.Values["key"])
		})
	}
}

func TestKeepsTheZoneOfATime(t *testing.T) {
	for written, want := range map[string]string{"+0900": "+09:00", "-03:30": "-03:30", "+9": "+09:00"} {
		m := Read("---\ndate: 2022-01-26 23:50:00 " + written + "\n---\n")
		require.Equal(t, "2022-01-26T23:50:00"+want, m.Values["date"].(time.Time).Format(time.RFC3339))
	}
}

func TestNoFields(t *testing.T) {
	m := Read("---\ntitle:t\n---\n")
	require.False(t, m.Valid)
	require.Equal(t, []edit.Problem{{
		Start: 4, End: 11, Rule: "front-matter-no-fields", Severity: edit.Wrong, Fix: []edit.Edit{{Start: 10, End: 10, New: " "}},
	}}, m.Problems)
	require.Empty(t, Read("---\ntags: [:a, b]\n---\n").Problems[0].Fix)
	for _, nothing := range []string{"", "# a comment\n", "~\n", "no\n"} {
		m := Read("---\n" + nothing + "---\n")
		require.True(t, m.Valid, nothing)
		require.Empty(t, m.Problems, nothing)
	}
}

func TestProblemsOfTheFences(t *testing.T) {
	for _, test := range []struct {
		text, rule, marked string
		fixed              string
	}{
		{"# body\n", "front-matter-missing", "", ""},
		{"\n\n---\na: b\n---\nbody", "front-matter-late", "\n\n", "---\na: b\n---\nbody"},
		{"\ufeff\ufeff---\na: b\n---\nbody", "front-matter-late", "\ufeff", "\ufeff---\na: b\n---\nbody"},
		{" ---\na: b\n---\nbody", "front-matter-late", " ", "---\na: b\n---\nbody"},
		{"---\na: b\n# body", "front-matter-unclosed", "---", "---\na: b\n---\n# body"},
		{"---\r\na: 글\r\n# c\r\nb:\r\n- 1\r\n\r\nbody", "front-matter-unclosed", "---\r", "---\r\na: 글\r\n# c\r\nb:\r\n- 1\r\n---\r\n\r\nbody"},
		{"\ufeff \n--- \n\na:\n  b", "front-matter-unclosed", "--- ", "\ufeff--- \n\na:\n  b\n---\n"},
		{"---\na: b\n\n# h\n\nbody\n\n---\n\nmore", "front-matter-no-colon", "body", "---\na: b\n---\n\n# h\n\nbody\n\n---\n\nmore"},
		{"---\na: b\n\nbody\nc: d\n---\n", "front-matter-no-colon", "body", ""},
		{"---\n\nbody", "front-matter-missing", "", ""},
		{"---\na: 1\na: 2\n---\n", "front-matter-repeated", "a: 1", "---\n# a: 1\na: 2\n---\n"},
		{"---\na: |\n  글\n\n  b\nc: d\na: 2\n---\n", "front-matter-repeated", "a: |\n  글\n\n  b", "---\n# a: |\n#   글\n# \n#   b\nc: d\na: 2\n---\n"},
		{"---\nimage:\n  path: a # c\n  path: b\n---\n", "front-matter-repeated", "path: a", "---\nimage:\n#   path: a # c\n  path: b\n---\n"},
		{"---\nimage: {path: a, path: b}\n---\n", "front-matter-repeated", "path: a", ""},
		{"---\na: &x 1\nb: *x\na: 2\n---\n", "front-matter-repeated", "a: &x 1", ""},
		{"---\n  a: 1\nb: 2\n---\n", "front-matter-rest", "b: 2", "---\na: 1\nb: 2\n---\n"},
		{"---\n  a:\n   - 1\n\n  c: 3\nb: 2\n---\n", "front-matter-rest", "b: 2", "---\na:\n - 1\n\nc: 3\nb: 2\n---\n"},
		{"---\n  a: 1\nb: @\n---\n", "front-matter-rest", "b: @", ""},
		{"---\na: b\n----\nbody\n---\nx", "front-matter-no-colon", "----", "---\na: b\n---\nbody\n---\nx"},
		{"---\na: b\n ---\nbody\n---\nx", "front-matter-no-colon", "body", "---\na: b\n---\nbody\n---\nx"},
		{"---\na: b\n---\u00a0\nbody\n---\nx", "front-matter-no-colon", "---\u00a0", "---\na: b\n---\nbody\n---\nx"},
		{"---\na: b\n—\r\nbody", "front-matter-unclosed", "---", "---\na: b\n---\r\nbody"},
		{"---\na: b\n--- # end\nbody", "front-matter-unclosed", "---", "---\na: b\n---\n--- # end\nbody"},
	} {
		t.Run(test.text, func(t *testing.T) {
			m := Read(test.text)
			require.Len(t, m.Problems, 1)
			p := m.Problems[0]
			require.Equal(t, test.rule, p.Rule)
			require.Equal(t, test.marked, test.text[p.Start:p.End])
			if test.fixed != "" {
				got, err := edit.Apply(test.text, p.Fix)
				require.NoError(t, err)
				require.Equal(t, test.fixed, got)
				after := Read(got)
				require.True(t, after.Found)
				require.Empty(t, after.Problems)
				if test.rule == "front-matter-repeated" {
					require.Equal(t, m.Values, after.Values)
				}
			} else {
				require.Empty(t, p.Fix)
			}
		})
	}
}

// The fix of an invalid line, or "".
func TestYAMLFixes(t *testing.T) {
	for _, test := range []struct{ yaml, want string }{
		{"title: Day 1: hello", `title: "Day 1: hello"`},
		{"title: Day 1: hello  # a comment", `title: "Day 1: hello"  # a comment`},
		{"title: [Week 02 / Day 008] log", `title: "[Week 02 / Day 008] log"`},
		{"title: @home", `title: "@home"`},
		{"title: `code` x", "title: \"`code` x\""},
		{"title: %x", `title: "%x"`},
		{"title: *x", `title: "*x"`},
		{"tags: [a, *x]", `tags: [a, "*x"]`},
		{"title: \"따옴표\" 뒤 글", `title: '"따옴표" 뒤 글'`},
		{"title: 'A' 정리", `title: "'A' 정리"`},
		{"image:\n  alt: \"그림\" 설명", "image:\n  alt: '\"그림\" 설명'"},
		{"제목: \"A\" B", `제목: '"A" B'`},
		{"- a: 'A' B", `- a: "'A' B"`},
		{`title: "A" and "B"`, `title: '"A" and "B"'`},
		{`title: "A" and it's`, `title: '"A" and it''s'`},
		{`title: 'A' and it's`, `title: "'A' and it's"`},
		{`title: "say "hi`, `title: '"say "hi'`},
		{`title: "A": b #1 글 # c`, `title: '"A": b #1 글' # c`},
		{`title: "a\n" b`, `title: '"a\n" b'`},
		{"x: a\x01b\x02", "x: ab"},
		{"x: ._", `x: "._"`},
		{"title: 'it's'", `title: "it's"`},
		{`title: "say "hi" now"`, `title: 'say "hi" now'`},
		{`title: "unclosed`, `title: "unclosed"`},
		{`title: C:\: x`, `title: 'C:\: x'`},
		{"title: > text", `title: "> text"`},
		{"title: - x", `title: "- x"`},
		{"image:\n\tpath: x", "image:\n  path: x"},
		{"title: one\ntwo", "title: one\n  two"},
		{"title:\n글", "title:\n  글"},
		{"image:\n  path: @x", "image:\n  path: \"@x\""},
		{"a: b\ntitle:t", "a: b\ntitle: t"},
		{"tags:\n  - @a\n  - b", "tags:\n  - \"@a\"\n  - b"},
	} {
		t.Run(test.yaml, func(t *testing.T) {
			before, after := "layout: post\n", "\ndate: x"
			if test.yaml[0] == '-' {
				before, after = "", "\n- x"
			}
			text := "---\n" + before + test.yaml + after + "\n---\nbody\n"
			got, err := edit.Apply(text, Read(text).Problems[0].Fix)
			require.NoError(t, err)
			require.Equal(t, "---\n"+before+test.want+after+"\n---\nbody\n", got)
			require.True(t, Read(got).Valid || before == "", "a list alone is no front matter")
		})
	}
}

// Of two invalid lines the first is fixed first.
func TestFixesOneLineAtATime(t *testing.T) {
	text := "---\na: @x\nb: y: z\n---\n"
	for _, want := range []string{"---\na: \"@x\"\nb: y: z\n---\n", "---\na: \"@x\"\nb: \"y: z\"\n---\n"} {
		m := Read(text)
		require.Len(t, m.Problems, 1)
		fixed, err := edit.Apply(text, m.Problems[0].Fix)
		require.NoError(t, err)
		require.Equal(t, want, fixed)
		text = fixed
	}
}

func FuzzQuote(f *testing.F) {
	for _, text := range []string{"", "a", `it's "x"`, `\`, "a\nb\t", "\u0085\u2028\ufeff", "한글: #1"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) || strings.ContainsAny(text, "\ufffe\uffff") {
			return
		}
		m := Read("---\nkey: " + Quote(text) + " # comment\n---\n")
		require.True(t, m.Valid, "%v", m.Problems)
		require.Equal(t, text, m.Values["key"])
		require.Len(t, m.Fields, 1)
	})
}
