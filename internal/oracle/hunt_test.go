package oracle

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestHuntFindsDifferences(t *testing.T) {
	k := Start(t)
	g := Generator{Seed: 1}

	// kramdown never differs from itself …
	right := func(d string) string {
		html, err := k.HTML(d)
		if err != nil {
			return err.Error()
		}
		return html
	}
	report := Hunt(k, g, 300, 10, right)
	require.Zero(t, report.Differing)
	require.Greater(t, report.Compared, 290)
	require.Zero(t, report.Malformed)
	require.Equal(t, 300, report.Compared+report.Failed)

	// … but without strikethrough it does.
	wrong := func(d string) string {
		if strings.Contains(d, "한국어") {
			panic("no Korean")
		}
		return strings.NewReplacer("<del>", "", "</del>", "").Replace(right(d))
	}
	report = Hunt(k, g, 600, 12, wrong)
	require.Positive(t, report.Differing)
	about := map[string]bool{}
	for _, d := range report.Differences {
		require.Less(t, len(d.Document), 20, d)
		about[d.Construct()] = true
		require.Contains(t, d.String(), "want:")
	}
	require.Contains(t, about, "strikethrough")
	require.Contains(t, about, "text") // the text of the panic
}
