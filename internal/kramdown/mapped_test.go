package kramdown

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/yuin/goldmark/ast"

	"daylog/internal/edit"
)

// outputs has the output of the tags in the texts of these tests.
var outputs = map[string]string{
	"<% word %>": "w", "<% long %>": "a *long* line of text", "<% blocks %>": "- a\n- b\n\nc",
	"<% none %>": "", "<% cr %>": "a\r\nb", "<% fence %>": "```\n",
}

// expand replaces the tags in a text by their output.
func expand(text string) edit.Mapped {
	b := edit.NewBuilder(edit.Mapped{Text: text})
	for at := 0; ; {
		start := strings.Index(text[at:], "<%")
		end := -1
		if start >= 0 {
			start += at
			end = strings.Index(text[start:], "%>")
		}
		if end < 0 {
			b.Copy(at, len(text))
			return b.Mapped()
		}
		end += start + len("%>")
		b.Copy(at, start)
		if output, ok := outputs[text[start:end]]; ok {
			b.Output(output, start, end)
		} else {
			b.Copy(start, end)
		}
		at = end
	}
}

func TestPositionsInAMappedText(t *testing.T) {
	source := "# <% word %>\r\n\r\n<% none %>> <% long %> *b*\n\n<% blocks %> **c**\n"
	var d Document
	d.Update(expand(source))
	var blocks, emphases []string
	for _, b := range d.Blocks() {
		blocks = append(blocks, source[b.Start:b.End])
		_ = ast.Walk(b.node, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
			if entering && n.Kind() == ast.KindEmphasis {
				emphases = append(emphases, source[d.source.original(b.segment+n.Pos()):])
			}
			return ast.WalkContinue, nil
		})
	}
	want := []string{"# <% word %>\r\n", "> <% long %> *b*\n", "", "<% blocks %> **c**\n"}
	require.Equal(t, want, blocks)
	for i, want := range []string{"<% long %>", "*b*", "**c**"} {
		require.True(t, strings.HasPrefix(emphases[i], want), "%q", emphases[i])
	}
	end := 0
	for _, seg := range d.Segments {
		start, next := d.Range(seg)
		require.Equal(t, end, start)
		end = next
	}
	require.Equal(t, len(source), end)
}

// An edit of the source may change the origin of the text and not the text.
func TestUpdateOfAMappedText(t *testing.T) {
	for _, test := range []string{
		"a\n\n<% word %> *b*\n\nc → a\n\nw *b*\n\nc",
		"<% none %>a\n\n> *b*\n → a\n\n> *b*\n",
		"a\n\n<% none %>b\n\n> *c* → a\n\n<% none %><% none %>b\n\n> *c*",
		"a\r\n\r\n<% cr %>\r\n\r\n- b\r\n → a\r\n\r\na\r\nb\r\n\r\n- b\r\n",
	} {
		before, after, _ := strings.Cut(test, " → ")
		for _, texts := range [][2]string{{before, after}, {after, before}} {
			var d, fresh Document
			d.Update(expand(texts[0]))
			d.Update(expand(texts[1]))
			fresh.Update(expand(texts[1]))
			require.Equal(t, shown(&fresh), shown(&d), "%q", texts)
		}
	}
}

// FuzzMapped edits a text with tags and compares the updated document with a new one.
func FuzzMapped(f *testing.F) {
	f.Add("# a\n\n<% long %>\n\n> <% blocks %>\n\n<% cr %> b", uint64(1))
	f.Add("<% none %>", uint64(0))
	f.Add("- <% word %>\n  <% fence %>\n\n<% none %>c<% none %>", uint64(2))
	f.Fuzz(func(t *testing.T, text string, seed uint64) {
		if len(text) > 5_000 {
			return
		}
		r := rand.New(rand.NewPCG(seed, 3))
		tags := []string{"\n", "\n\n", "> ", "- ", "x"}
		for tag := range outputs {
			tags = append(tags, tag)
		}
		var d Document
		d.Update(expand(text))
		for range 5 {
			start := r.IntN(len(text) + 1)
			end := min(len(text), start+r.IntN(12))
			text = text[:start] + tags[r.IntN(len(tags))] + text[end:]
			d.Update(expand(text))
			var fresh Document
			fresh.Update(expand(text))
			if got, want := shown(&d), shown(&fresh); got != want {
				require.Equal(t, want, got, "%q", text)
			}
			end = 0
			for _, seg := range d.Segments {
				from, to := d.Range(seg)
				require.Equal(t, end, from, fmt.Sprintf("%q", text))
				end = to
			}
		}
	})
}
