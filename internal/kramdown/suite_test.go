package kramdown_test

import (
	"os"
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
		text := strings.TrimPrefix(read(t, path), "\uFEFF")
		text = frontMatter.ReplaceAllString(text, "")
		for version := range versions {
			t.Run(page+"/"+version, func(t *testing.T) {
				o := recorded{}.options(t, version)
				want := suiteRecord(t, page, version)
				diff := oracle.Diff(want, convertWith(o, text), oracle.Strict)
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
	}
	for page := range unlikeSuite {
		require.True(t, known[page], "no document %s", page)
	}
	t.Logf("%d of %d documents agree strictly, in two versions each", agreeing, 2*len(paths))
}

// suiteRecord returns a version's recorded HTML of a document. kramdown-2.5 has only the pages of
// 2.5.2 that differ from those of 2.4.0.
func suiteRecord(t *testing.T, page, version string) string {
	t.Helper()
	newer := filepath.Join(suiteDir, "kramdown-2.5", page+".html")
	if _, err := os.Stat(newer); err == nil && version == "2.5" {
		return read(t, newer)
	}
	return read(t, filepath.Join(suiteDir, page+".html"))
}
