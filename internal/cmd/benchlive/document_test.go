package main

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestDocumentsAreOfTheirSize(t *testing.T) {
	for name, size := range map[string]int{"6k": 6_000, "100k": 96_000, "1m": 960_000} {
		some, err := chosen(name, documents, func(d document) string { return d.name })
		require.NoError(t, err)
		require.InEpsilon(t, size, len(some[0].body()), 0.05, name)
	}
}

// The position is found by its emphasis alone, so there must be no other.
func TestMarkIsUniqueAndInTheMiddle(t *testing.T) {
	for _, d := range documents {
		text := d.body()
		require.Equal(t, 1, strings.Count(text, mark), d.name)
		require.Equal(t, 1, strings.Count(text, "\n\n"+line+"\n\n"), d.name)
		require.InDelta(t, 0.5, float64(strings.Index(text, mark))/float64(len(text)), 0.15, d.name)
		single := strings.NewReplacer("**", "", " * ", "", mark, "").Replace(text)
		for l := range strings.SplitSeq(single, "\n") {
			require.Less(t, strings.Count(l, "*"), 2, "%s: %s", d.name, l)
		}
		require.NotContains(t, text, "{{here}}")
	}
	require.Contains(t, mark, shown)
}

func TestChoosesByNameInTheOrderNamed(t *testing.T) {
	some, err := chosen("1m,6k", documents, func(d document) string { return d.name })
	require.NoError(t, err)
	require.Equal(t, []document{{"1m", 160}, {"6k", 1}}, some)
	_, err = chosen("6k,2m", documents, func(d document) string { return d.name })
	require.ErrorContains(t, err, `"2m"`)
}

func TestPeersGetTodaysLogWithoutItsFrontMatter(t *testing.T) {
	require.Equal(t, "## A\n---\n", withoutFrontMatter("---\ntitle: x\n---\n\n## A\n---\n"))
	require.Equal(t, "## A\n", withoutFrontMatter("## A\n"))
}

func TestTurned(t *testing.T) {
	all := []string{"a", "b", "c"}
	require.Equal(t, []string{"b", "c", "a"}, turned(all, 1))
	require.Equal(t, all, turned(all, 3))
	require.Empty(t, turned([]string{}, 1))
}
