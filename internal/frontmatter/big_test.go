package frontmatter

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// nested are front matters that nest n levels.
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

// Deep nesting is left out and reported at its place, and the other fields stay.
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
		require.Equal(t, "front-matter-yaml", m.Problems[0].Rule, opener)
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

// Aliases that repeat too much are left out, so that values stay in proportion to their text.
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

// growing are front matters of n parts: every field and form, and what a careless reader would do again
// and again.
var growing = map[string]func(n int) string{
	"flow list":           repeated("tags: [", "a, ", "]"),
	"flow list of Korean": repeated("tags: [", "한글, ", "]"),
	"flow list on lines":  repeated("tags: [\n", "  a,\n", "]"),
	"flow list of quotes": repeated("tags: [", "'a', \"b\", ", "]"),
	"flow list of pairs":  repeated("tags: [", "a: b, ", "]"),
	"flow list of lists":  repeated("tags: [", "[a], ", "]"),
	"flow list of maps":   repeated("tags: [", "{a: b}, ", "]"),
	"flow list of keys":   repeated("tags: [", "? a : b, ", "]"),
	"flow map":            repeated("image: {", "a: b, ", "}"),
	"flow map of words":   repeated("image: {", "a, ", "}"),
	"block list":          repeated("tags:\n", "- a\n", ""),
	"block list of maps":  repeated("tags:\n", "- a: b\n", ""),
	"block list of flows": repeated("categories:\n", "- [a]\n", ""),
	"empty items":         repeated("tags:\n", "-\n", ""),
	"numbers":             repeated("tags: [", "1, 010, 1_0, 0.5, 1:30, ", "]"),
	"dates":               repeated("tags: [", "2022-01-26, 2022-01-26 23:50:00 +0900, ", "]"),
	"capitals":            repeated("tags: [", "Ab, ", "]"),
	"Liquid":              repeated("tags: [", "{{x}}, ", "]"),
	"aliases":             repeated("a: &a b\ntags: [", "*a, ", "]"),
	"aliases of a list":   repeated("a: &a [b, c, d, e, f, g, h, i, j, k]\ntags: [", "*a, ", "]"),
	"unknown aliases":     numbered("tags: [", "*a%d, ", "]"),
	"anchors":             numbered("tags: [", "&a%d b, ", "]"),
	"anchors and aliases": numbered("tags: [", "&a%[1]d b, *a%[1]d, ", "]"),
	"merges":              numbered("a0: &a {b: c}\n", "x%d: {<<: *a}\n", ""),
	"merges of much":      repeated("a: &a {b: 1, c: 2, d: 3, e: 4, f: 5}\nx:\n", "  <<: *a\n", ""),
	"tags":                repeated("tags: [", "!a b, !!str c, ", "]"),
	"keys":                numbered("", "key%d: value\n", ""),
	"keys in quotes":      numbered("", "'key %d': value\n", ""),
	"equal keys":          repeated("", "title: a\n", ""),
	"equal keys of image": repeated("image:\n", "  path: a\n", ""),
	"null keys":           repeated("", "~: a\n", ""),
	"question marks":      numbered("", "? key%d\n: value\n", ""),
	"plain title":         repeated("title: ", "a bc ", ""),
	"plain Korean title":  repeated("title: ", "하루 ", ""),
	"plain title, colons": repeated("title: ", "a:b ", ""),
	"plain title, hashes": repeated("title: a", "#b ", ""),
	"title on lines":      repeated("title: a\n", "  b\n", ""),
	"blank lines":         repeated("title: a\n", "\n", "  b"),
	"title in quotes":     repeated("title: \"", "a ", "\""),
	"escapes":             repeated("title: \"", "\\n\\x41 ", "\""),
	"quotes in quotes":    repeated("title: '", "a '' ", "'"),
	"quotes on lines":     repeated("title: \"a\n", "\n", "  b\""),
	"literal":             repeated("title: |\n", "  a\n", ""),
	"literal, blank":      repeated("title: |+\n", "\n", ""),
	"folded":              repeated("title: >\n", "  a\n", ""),
	"folded, blank":       repeated("title: >\n  a\n", "\n", "  b"),
	"date":                repeated("date: 2022-01-26", " ", "23:50:00 +0900"),
	"digits":              repeated("title: ", "1", ""),
	"base 60":             repeated("title: 1", ":1", ""),
	"comments":            repeated("title: a\n", "# b\n", ""),
	"long comment":        repeated("title: a # ", "b ", ""),
	"unclosed quote":      repeated("title: \"", "a ", ""),
	"unclosed list":       repeated("tags: [", "a, ", ""),
	"unclosed lists":      repeated("tags: ", "[", ""),
	"unclosed maps":       repeated("tags: ", "{", ""),
	"unclosed keys":       repeated("tags: ", "{a: ", ""),
	"closers":             repeated("tags: ", "]", ""),
	"colons":              repeated("title: ", "a: ", ""),
	"colon quotes":        repeated("title: ", "\"a\": ", ""),
	"quoted parts":        repeated("title: ", "\"a\" b ", ""),
	"dashes":              repeated("title:\n  ", "- ", ""),
	"control characters":  repeated("title: ", "\x01", ""),
	"byte order marks":    repeated("title: a\n", "\ufeff\n", ""),
	"fences":              repeated("title: a\n", " ---\n", ""),
	"spaces":              repeated("title: a\n", " ", ""),
	"tabs":                repeated("title: a\n", "\t", ""),
}

func repeated(before, part, after string) func(int) string {
	return func(n int) string { return before + strings.Repeat(part, n) + after + "\n" }
}

func numbered(before, part, after string) func(int) string {
	return func(n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, part, i)
		}
		return before + b.String() + after + "\n"
	}
}

// allocated returns how often and how many bytes reading a text allocates.
func allocated(text string) (count, bytes float64) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	Read(text)
	runtime.ReadMemStats(&after)
	return float64(after.Mallocs - before.Mallocs), float64(after.TotalAlloc - before.TotalAlloc)
}

func TestReadingIsLinear(t *testing.T) {
	for name, make := range growing {
		t.Run(name, func(t *testing.T) {
			const n = 2000
			count1, bytes1 := allocated("---\n" + make(n) + "---\n")
			count2, bytes2 := allocated("---\n" + make(2*n) + "---\n")
			count4, bytes4 := allocated("---\n" + make(4*n) + "---\n")
			t.Logf("allocations %.0f %.0f %.0f, kB %.0f %.0f %.0f", count1, count2, count4, bytes1/1e3, bytes2/1e3, bytes4/1e3)
			// A growing slice is copied now and then. Quadratic cost would be 16 times as much.
			require.LessOrEqual(t, count4, 4.8*count1+100)
			require.LessOrEqual(t, bytes4, 6*bytes1+300_000)
		})
	}
}
