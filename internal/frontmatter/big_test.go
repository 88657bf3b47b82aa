package frontmatter

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// nested holds, for every construct that nests, front matter with n levels of it.
var nested = map[string]func(n int) string{
	"flow lists":          func(n int) string { return "x: " + strings.Repeat("[", n) + strings.Repeat("]", n) },
	"flow maps":           func(n int) string { return "x: " + strings.Repeat("{a: ", n) + strings.Repeat("}", n) },
	"maps as keys":        func(n int) string { return "x: " + strings.Repeat("{", n) + strings.Repeat("}", n) },
	"flow lists and maps": func(n int) string { return "x: " + strings.Repeat("[{a: ", n/2) + strings.Repeat("}]", n/2) },
	"dashes":              func(n int) string { return "x:\n  " + strings.Repeat("- ", n) + "a" },
	"questions":           func(n int) string { return "x:\n  " + strings.Repeat("? ", n) + "a" },
	"indents":             func(n int) string { return "x:\n" + indents(n, "a:") },
	"indented dashes":     func(n int) string { return "x:\n" + indents(n, "-") },
	"tags and anchors":    func(n int) string { return "x: " + strings.Repeat("[&a !t ", n) + strings.Repeat("]", n) },
	"aliases": func(n int) string {
		var b strings.Builder
		b.WriteString("a0: &a0 [a]\n")
		for i := range n {
			fmt.Fprintf(&b, "a%d: &a%d [*a%d]\n", i+1, i+1, i)
		}
		return b.String() + "x: [*a" + fmt.Sprint(n) + "]"
	},
}

func indents(n int, key string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat(" ", i+1) + key + "\n")
	}
	return b.String()
}

// Deep nesting is left out and reported, and the other fields are read.
func TestDeepNesting(t *testing.T) {
	for name, make := range nested {
		t.Run(name, func(t *testing.T) {
			for _, n := range []int{30, 3000} {
				text := "---\ntitle: T\n" + make(n) + "\ntags: [b]\n---\nbody"
				m := Read(text)
				require.True(t, m.Valid, "%v", m.Problems)
				require.Equal(t, "T", m.Values["title"])
				require.Equal(t, []any{"b"}, m.Values["tags"])
				require.LessOrEqual(t, depthOf(m.Values), maxDepth+1)
				if n == 30 {
					require.Empty(t, m.Problems)
					continue
				}
				require.Len(t, m.Problems, 1)
				p := m.Problems[0]
				require.Equal(t, "front-matter-deep", p.Rule)
				require.Greater(t, p.Start, strings.Index(text, "T\n"))
				require.Less(t, p.Start, p.End)
				edits, err := m.Set("title", "U")
				require.NoError(t, err)
				require.Len(t, edits, 1)
			}
		})
	}
}

// Deep nesting that is never closed is an error of the YAML.
func TestDeepNestingWithoutEnd(t *testing.T) {
	for _, opener := range []string{"[", "{", "{a: ", "- [", "[{", "&a [", "? [", "'", "\"", "[ '"} {
		m := Read("---\ntitle: " + strings.Repeat(opener, 5001) + "\ndate: x\n---\n")
		require.False(t, m.Valid, opener)
		require.Len(t, m.Problems, 1)
		require.Contains(t, []string{"front-matter-bracket", "front-matter-quote", "front-matter-value", "front-matter-indicator", "front-matter-key"}, m.Problems[0].Rule, opener)
	}
}

func depthOf(value any) int {
	deepest := 0
	switch v := value.(type) {
	case map[string]any:
		for _, item := range v {
			deepest = max(deepest, depthOf(item)+1)
		}
	case []any:
		for _, item := range v {
			deepest = max(deepest, depthOf(item)+1)
		}
	}
	return deepest
}

// Aliases that repeat too much are left out, so that the size of values is proportional to the
// text.
func TestManyRepeats(t *testing.T) {
	var b strings.Builder
	b.WriteString("a0: &a0 [a, a, a, a, a, a, a, a, a]\n")
	for i := range 9 {
		list := strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*a%d, ", i), 9), ", ")
		fmt.Fprintf(&b, "a%d: &a%d [%s]\n", i+1, i+1, list)
	}
	m := Read("---\ntitle: T\n" + b.String() + "---\n")
	require.True(t, m.Valid)
	require.Equal(t, "T", m.Values["title"])
	require.Equal(t, "front-matter-repeats", m.Problems[0].Rule)
	require.Less(t, len(fmt.Sprint(m.Values)), 1<<20)

	m = Read("---\nx: &a [*a]\ny: &b {<<: *b, c: d}\n---\n")
	require.Equal(t, map[string]any{"x": []any{nil}, "y": map[string]any{"c": "d"}}, m.Values)
	require.Equal(t, "front-matter-repeats", m.Problems[0].Rule)
	require.Len(t, m.Problems, 1)
}
