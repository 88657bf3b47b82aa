package chirpy

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// testdata/labels.txt has every name of a language in Rouge, and some others, with the theme's
// label.
func TestLabelsOfLanguages(t *testing.T) {
	const file = "testdata/labels.txt"
	if *update {
		recordLabels(t, file)
	}
	data, err := os.ReadFile(file)
	require.NoError(t, err)
	for line := range strings.Lines(string(data)) {
		lang, label, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		require.True(t, ok, line)
		require.Equal(t, label, languageName(lang), "of %s", lang)
	}
}

func recordLabels(t *testing.T, file string) {
	t.Helper()
	data, err := os.ReadFile(file)
	require.NoError(t, err)
	theme := startTheme(t)
	var out strings.Builder
	for line := range strings.Lines(string(data)) {
		lang, _, _ := strings.Cut(line, "\t")
		html := `<div class="language-` + lang + ` highlighter-rouge"><div class="highlight"><pre class="highlight"><code>x</code></pre></div></div>`
		_, label, _ := strings.Cut(theme.ask(question{HTML: &html}).Chirpy, `data-label-text="`)
		label, _, _ = strings.Cut(label, `"`)
		out.WriteString(lang + "\t" + label + "\n")
	}
	require.NoError(t, os.WriteFile(file, []byte(out.String()), 0o644))
}
