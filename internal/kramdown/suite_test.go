package kramdown_test

import (
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"daylog/internal/oracle"
)

// unlikeSuite lists the documents of the suite in which the engine differs from kramdown, with the
// reason.
var unlikeSuite = map[string]string{}

// frontMatter matches the front matter as Jekyll does.
var frontMatter = regexp.MustCompile(`(?sm)\A---\s*\n.*?\n?^(?:---|\.\.\.)\s*$\n?`)

// TestSuite compares every document of kramdown's suites, and real posts, with Jekyll's output.
func TestSuite(t *testing.T) {
	paths := suiteDocuments()
	if len(paths) == 0 {
		t.Skip("no " + suiteDir)
	}
	agreeing := 0
	known := map[string]bool{}
	for _, path := range paths {
		page, err := filepath.Rel(suiteDir, strings.TrimSuffix(path, filepath.Ext(path)))
		require.NoError(t, err)
		known[page] = true
		t.Run(page, func(t *testing.T) {
			text := strings.TrimPrefix(read(t, path), "\uFEFF")
			want := read(t, filepath.Join(suiteDir, page+".html"))
			diff := oracle.Diff(want, convert(frontMatter.ReplaceAllString(text, "")), oracle.Strict)
			if diff == "" {
				agreeing++
			}
			if reason, ok := unlikeSuite[page]; ok {
				require.NotEmpty(t, diff, "no longer differs: %s", reason)
			} else if diff != "" {
				t.Error(diff)
			}
		})
	}
	for page := range unlikeSuite {
		require.True(t, known[page], "no document %s", page)
	}
	t.Logf("%d of %d documents agree strictly", agreeing, len(paths))
}
