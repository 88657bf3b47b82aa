//go:build !js

package internal

import (
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

var (
	docLinks = regexp.MustCompile(`\]\(([\w./-]+\.md)(#[^)]*)?\)`)
	docPaths = regexp.MustCompile("`((?:web|wasm|internal)/[\\w./-]*)`")
	docTests = regexp.MustCompile("`((?:Test|Fuzz)[A-Z]\\w+)`")
)

// The docs link existing pages and name existing files and tests.
func TestDocsNameExistingFilesAndTests(t *testing.T) {
	tests := testNames(t)
	pages, err := filepath.Glob("../docs/*.md")
	require.NoError(t, err)
	require.NotEmpty(t, pages)
	for _, page := range append(pages, "../README.md") {
		data, err := os.ReadFile(page)
		require.NoError(t, err)
		for _, link := range docLinks.FindAllStringSubmatch(string(data), -1) {
			require.FileExists(t, path.Join(path.Dir(page), link[1]), "linked in %s", page)
		}
		for _, name := range docPaths.FindAllStringSubmatch(string(data), -1) {
			_, err := os.Stat(path.Join("..", name[1]))
			require.NoError(t, err, "named in %s", page)
		}
		for _, name := range docTests.FindAllStringSubmatch(string(data), -1) {
			require.True(t, tests[name[1]], "%s, named in %s, does not exist", name[1], page)
		}
	}
}

// testNames returns the names of all test functions.
func testNames(t *testing.T) map[string]bool {
	t.Helper()
	function := regexp.MustCompile(`(?m)^func ((?:Test|Fuzz)\w+)\(`)
	names := map[string]bool{}
	require.NoError(t, filepath.WalkDir(".", func(name string, _ os.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(name, "_test.go") {
			return err
		}
		data, err := os.ReadFile(name)
		for _, match := range function.FindAllStringSubmatch(string(data), -1) {
			names[match[1]] = true
		}
		return err
	}))
	return names
}
