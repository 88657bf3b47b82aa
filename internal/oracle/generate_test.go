package oracle

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
)

func TestDocumentsAreTheSameForTheSameSeed(t *testing.T) {
	a, b := Generator{Seed: 1}, Generator{Seed: 2}
	other := 0
	for i := range 200 {
		require.Equal(t, a.Document(i), a.Document(i))
		if a.Document(i) != b.Document(i) {
			other++
		}
	}
	require.Greater(t, other, 190)
}

func TestDocumentsAreSmallAndValid(t *testing.T) {
	g := Generator{Seed: 3, Corpus: []string{"# a\n\n- b\n- c\n", ""}}
	seen := map[string]bool{}
	for i := range 5000 {
		d := g.Document(i)
		require.True(t, utf8.ValidString(d), "%q", d)
		require.NotContains(t, d, "§")
		seen[d] = true
	}
	require.Greater(t, len(seen), 4700)
}

// A fragment that no document contains tests nothing.
func TestEveryFragmentIsUsed(t *testing.T) {
	g := Generator{Seed: 4}
	var all strings.Builder
	for i := range 60_000 {
		all.WriteString(g.Document(i))
		all.WriteString("\n\x00\n")
	}
	text := all.String()
	for _, k := range append(append([]kind{}, blockKinds...), spanKinds...) {
		for _, f := range k.fragments {
			for _, part := range strings.Split(f, "§") {
				require.True(t, strings.Contains(text, strings.Split(part, "\n")[0]), "%s: %q", k.name, f)
			}
		}
	}
}

func TestShrinkFindsTheCause(t *testing.T) {
	document := "# 제목\n\n문단 하나 **굵게**\n둘 ~~[x](y)~~ 셋 [a]( b\n\n- c\n"
	asked := 0
	small := shrink(document, func(d string) bool {
		asked++
		return strings.Contains(d, "~~") && strings.Contains(d, "](")
	})
	require.Len(t, small, 4, "%q", small)
	require.Less(t, asked, 200)
	require.Equal(t, "a a a", shrink("한국어 word 123", func(d string) bool { return len(strings.Fields(d)) == 3 }))
	require.Equal(t, "same", shrink("same", func(string) bool { return false }))
}

func TestShapesOfOneCauseAreEqual(t *testing.T) {
	require.Equal(t, shapeOf("# 제목\n- b1\n"), shapeOf("# word\n- c22"))
	require.NotEqual(t, shapeOf("<div>"), shapeOf("<b>"))
	require.NotEqual(t, shapeOf("- a"), shapeOf("-  a"))
}
