package oracle

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestGrammarIsComplete(t *testing.T) {
	used := map[string]bool{"document": true}
	for rule, alternatives := range grammar {
		require.NotEmpty(t, alternatives, rule)
		for _, text := range alternatives {
			for _, name := range references.FindAllString(text, -1) {
				name = strings.Trim(name, "«»")
				require.Contains(t, grammar, name, rule)
				used[name] = true
			}
		}
	}
	for rule := range grammar {
		require.True(t, used[rule], rule)
	}
}

func TestTemplatesDependOnSeedAndIndex(t *testing.T) {
	g := TemplateGenerator{Seed: 3}
	different := map[string]bool{}
	for i := range 500 {
		text := g.Template(i)
		require.Equal(t, text, TemplateGenerator{Seed: 3}.Template(i))
		require.NotContains(t, text, "«")
		different[text] = true
	}
	require.Greater(t, len(different), 400)
	require.NotEqual(t, g.Template(7), TemplateGenerator{Seed: 4}.Template(7))
}
