package site

import (
	"io/fs"
	"os"
	"path"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// Every request for a script or style sheet has the version, and each file has one URL: a module
// imported by two URLs would run twice.
func TestEveryRequestNamesTheVersion(t *testing.T) {
	dist, m := daylog(t)
	imports := regexp.MustCompile(`(?:from|import)\s*\(?"(\.[^"]*)"`)
	count := 0
	for name := range m.Files {
		text := readFile(t, dist, name)
		require.NotContains(t, text, versionMark, name)
		switch {
		case name == workerName || name == checkName || name == "rescue.js":
		case name == "worker.js" || name == "unzip.js":
			require.True(t, strings.HasPrefix(text, `if((new URLSearchParams(location.search).get("v")||"`+m.Version), name)
		case strings.HasSuffix(name, ".js"):
			require.True(t, strings.HasPrefix(text, `import"./same-version.js?v=`+m.Version+`";`), "%s checks its version before it runs", name)
			for _, match := range imports.FindAllStringSubmatch(text, -1) {
				file, found := strings.CutSuffix(match[1], "?v="+m.Version)
				require.True(t, found, "%s imports %s", name, match[1])
				require.Contains(t, m.Files, strings.TrimPrefix(file, "./"), name)
				count++
			}
		case strings.HasSuffix(name, ".css"):
			require.Contains(t, text, `daylog-version{--version:"`+m.Version+`"}`, name)
		case name == "index.html":
			for _, match := range regexp.MustCompile(`(?:src|href)="([^"]+\.(?:js|css)\b[^"]*)"`).FindAllStringSubmatch(text, -1) {
				require.True(t, strings.HasSuffix(match[1], "?v="+m.Version), "index.html loads %s", match[1])
				count++
			}
		}
	}
	require.Greater(t, count, 20)
	engine, err := os.ReadFile(dist + "/engine.wasm")
	require.NoError(t, err)
	require.True(t, strings.HasSuffix(string(engine), "\x06daylog"+m.Version))
}

// Dynamic imports go through lazily(), which reports a module of another version.
func TestLaterImportsReportOtherVersions(t *testing.T) {
	seen := 0
	for name, text := range scripts(t) {
		lines := strings.Split(text, "\n")
		for i, line := range lines {
			code, _, _ := strings.Cut(line, "//")
			if !regexp.MustCompile(`(^|[^{\w.])import\("`).MatchString(code) || strings.Contains(code, "@") || strings.HasPrefix(strings.TrimSpace(code), "*") {
				continue
			}
			seen++
			above := strings.Join(lines[max(0, i-2):i], "\n")
			if strings.Contains(above, "onDemand(async () => {") || name == "strings/loading.js" {
				continue // they call lazily
			}
			require.Regexp(t, `lazily\(\(\) => (withTexts\()?import\("`, code, "web/%s", name)
		}
	}
	require.GreaterOrEqual(t, seen, 5)
}

// scripts returns the sources of the page by name, relative to web/.
func scripts(t *testing.T) map[string]string {
	t.Helper()
	all := map[string]string{}
	web := os.DirFS("../../web")
	require.NoError(t, fs.WalkDir(web, ".", func(name string, d fs.DirEntry, err error) error {
		if d != nil && d.IsDir() && d.Name() == "node_modules" {
			return fs.SkipDir
		}
		if err != nil || d.IsDir() || path.Ext(name) != ".js" || strings.HasSuffix(name, ".test.js") {
			return err
		}
		data, err := fs.ReadFile(web, name)
		all[name] = string(data)
		return err
	}))
	return all
}
