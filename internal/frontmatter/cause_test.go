package frontmatter

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"daylog/internal/edit"
)

// Inputs for which Jekyll ignores all front matter: at least one for each cause, with the word and
// the line that the problem names.
var invalidYAML = []struct {
	yaml           string
	why            cause
	detail, marked string
}{
	{"title: @home", badStart, "@", "title: @home"},
	{"title: `code` x", badStart, "`", "title: `code` x"},
	{"title: %x", badStart, "%", "title: %x"},
	{"image:\n\tpath: x", badStartTab, "", "path: x"},
	{"title: a\n\tb", tabIndent, "", "b"},
	{"title: |\n\ta", tabInBlock, "", "a"},
	{"title: - x", dashPlace, "-", "title: - x"},
	{"title: ? x", questionPlace, "?", "title: ? x"},
	{"title: Day 1: hello", colonPlace, ":", "title: Day 1: hello"},
	{"title: a\n  b: c", colonPlace, ":", "b: c"},
	{"tags: [a:[b]]", colonInFlow, ":", "tags: [a:[b]]"},
	{"a: b\ntitle:t", noColon, "", "title:t"},
	{"title: 'it's'", noKey, "", "title: 'it's'"},
	{"title: [Week 02 / Day 008] log", noKey, "", "title: [Week 02 / Day 008] log"},
	{"tags:\n  - a\n  b: c", noDash, "", "b: c"},
	{"tags: [a", noListEnd, "]", "tags: [a"},
	{"tags: [a\ntitle: x\ncategories: [b]", noListEnd, "]", "tags: [a"},
	{"tags: [a,\n  'b' 'c',\n  d]", noListEnd, "]", "'b' 'c',"},
	{"image: {path: x\ntitle: x\npin: true", noMapEnd, "}", "image: {path: x"},
	{"tags: [:a, b]", noContent, "", "tags: [:a, b]"},
	{"tags: [a, , b]", noContent, "", "tags: [a, , b]"},
	{"tags: [", noEnd, "]", "tags: ["},
	{"image: {path: [a, [", noEnd, "]", "image: {path: [a, ["},
	{"title: > text", noBlockLine, "", "title: > text"},
	{"title: \"unclosed", quoteEnd, "", "title: \"unclosed"},
	{"title: \"a\n--- b\"", quoteFence, "", "title: \"a"},
	{"title: \"a\ntags: \"b\"", quoteAcrossLines, "", "title: \"a"},
	{"title: \"a\n  b\" c", noKey, "", "b\" c"},
	{"tags: [\"a, b]\ntitle: \"x\"", quoteAcrossItems, "", "tags: [\"a, b]"},
	{`title: "C:\dir"`, badEscape, "", `title: "C:\dir"`},
	{`title: "\x4"`, badHex, "", `title: "\x4"`},
	{`title: "\uD800"`, badCodePoint, "", `title: "\uD800"`},
	{"title: **bold**", badAnchor, "*", "title: **bold**"},
	{"title: & x", badAnchor, "&", "title: & x"},
	{"title: !<> a", noTagURI, "!", "title: !<> a"},
	{"title: !<a b", noTagBracket, "!", "title: !<a b"},
	{"title: !a^ b", noTagBlank, "!", "title: !a^ b"},
	{"title: !a!b c", badTagHandle, "!", "title: !a!b c"},
	{"title: !100% a", badTagOctet, "!", "title: !100% a"},
	{"title: !%C3%41 a", badTagTail, "!", "title: !%C3%41 a"},
	{"title: !%FF a", badTagLead, "!", "title: !%FF a"},
	{"% a", noDirective, "%", "% a"},
	{"%a.b", badDirective, "%", "%a.b"},
	{"%a b", unknownDirective, "%", "%a b"},
	{"%YAML a", badDirectiveEnd, "%", "%YAML a"},
	{"x: 1__0.5", badNumber, "1__0.5", "x: 1__0.5"},
	{"x: {<<: 3}", badMerge, "", "x: {<<: 3}"},
	{"x: a\x01b", controlCharacter, "U+0001", "x: a\x01b"},
	{"x: a\xffb", badUTF8, "", "x: a\xffb"},
}

func TestInvalid(t *testing.T) {
	found := map[cause]bool{noCause: true}
	for _, test := range invalidYAML {
		found[test.why] = true
		t.Run(test.yaml, func(t *testing.T) {
			for _, newline := range []string{"\n", "\r\n"} {
				text := strings.ReplaceAll("---\nlayout: post # 한글\n"+test.yaml+"\n---\nbody\n", "\n", newline)
				m := Read(text)
				require.True(t, m.Found)
				require.False(t, m.Valid)
				require.Empty(t, m.Values)
				require.Equal(t, "body"+newline, text[m.Body:])
				require.Len(t, m.Problems, 1)
				p := m.Problems[0]
				require.Equal(t, causes[test.why].rule, p.Rule)
				require.Equal(t, test.detail, p.Detail)
				require.Equal(t, test.marked, text[p.Start:p.End])
				require.Equal(t, edit.Wrong, p.Severity)
				if test.why != badNumber && test.why != badMerge {
					require.Equal(t, test.why, causeOf(text))
				}
			}
		})
	}
	for why, c := range causes {
		require.True(t, found[cause(why)], "no example for %q", c.message)
	}
}
