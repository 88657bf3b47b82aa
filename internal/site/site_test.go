package site

import (
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/andybalholm/brotli"
	"github.com/stretchr/testify/require"
)

// fixture is the smallest source tree that Build accepts.
var fixture = map[string]string{
	"go.mod":       "module fixture\n\ngo 1.26.0\n",
	"wasm/main.go": "package main\n\nfunc main() { println(\"engine\") }\n",
	"web/index.html": "<!doctype html><html><head><title>daylog</title>\n</head>" +
		"<body><script type=\"module\" src=\"start.js\"></script></body></html>\n",
	"web/start.js":                "import(\"./app.js\")\n",
	"web/app.js":                  "import { base } from \"./base.js\"\nif (location.hash) import(\"./page/math.js\").then(m => m.show(base))\n",
	"web/page/math.js":            "import { base } from \"../base.js\"\nexport const show = x => console.log(\"only math\", x, base)\n",
	"web/browser/compare.js":      "export const compare = () => console.log(\"only when asked for\")\n",
	"web/strings/en.js":           "export const en = {}\n",
	"web/strings/ko.js":           "export const ko = {}\n",
	"web/rescue.js":               "addEventListener(\"error\", () => console.log(\"rescue\"))\n",
	"web/base.js":                 "export const base = \"shared by both\"\n",
	"web/browser/same-version.js": "if (new URL(import.meta.url).searchParams.get(\"v\") === \"x\") throw new Error(\"other\")\n",
	"web/engine/worker/engine.js": "import \"wasm_exec.js\"\nself.onmessage = () => new globalThis.Go()\n",
	"web/engine/worker/unzip.js":  "self.onmessage = () => console.log(\"unpacks\")\n",
	"web/engine/worker/sw.js":     "self.onfetch = () => console.log(\"keeps\", daylogRelease.version)\n",
	"web/engine/worker/resign.js": "self.oninstall = () => console.log(\"goes\")\n",
	"web/app.css":                 "body {\n  color: red;\n}\n",
	"web/preview.css":             "p {\n  margin: 0;\n}\n",
	"web/sheets/plain.css":        "p {\n  margin: 1px;\n}\n",
	"web/sheets/minima.css":       "@import \"plain.css\";\np {\n  margin: 2px;\n}\n",
	"web/icon.svg":                "<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n",
	"web/app.test.js":             "throw new Error(\"a test is not shipped\")\n",

	"web/sheets/minimal-mistakes.css": "p {\n  margin: 3px;\n}\n",

	"LICENSE": "MIT License\n\nof the fixture\n",

	"web/node_modules/mathjax-full/es5/output/chtml/fonts/woff-v2/MathJax_Zero.woff": "a font",
	"web/node_modules/mathjax-full/package.json":                                     `{"version": "3.2.2", "license": "Apache-2.0"}`,
	"web/node_modules/mathjax-full/LICENSE":                                          "Apache License\r\nof the fonts\r\n",
}

// sourceTree writes the fixture with changes; an empty content omits the file.
func sourceTree(t *testing.T, changes map[string]string) Config {
	t.Helper()
	root := t.TempDir()
	tree := maps.Clone(fixture)
	maps.Copy(tree, changes)
	for name, content := range tree {
		if content != "" {
			writeFile(t, filepath.Join(root, name), content)
		}
	}
	return Config{Root: root, Dist: filepath.Join(root, "dist"), Quick: true}
}

func writeFile(t *testing.T, name, content string) {
	t.Helper()
	require.NoError(t, os.MkdirAll(filepath.Dir(name), 0o755))
	require.NoError(t, os.WriteFile(name, []byte(content), 0o644))
}

func readFile(t *testing.T, dist, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dist, name))
	require.NoError(t, err)
	return string(data)
}

// compressed builds the fixture with its .br and .gz files, once, because the best brotli takes
// seconds.
func compressed(t *testing.T) (dist string) {
	t.Helper()
	onceCompressed.Do(func() {
		c := sourceTree(t, nil)
		c.Quick = false
		c.Dist, errCompressed = os.MkdirTemp("", "daylog-dist-")
		if errCompressed == nil {
			_, errCompressed = Build(c)
		}
		distCompressed = c.Dist
	})
	require.NoError(t, errCompressed)
	return distCompressed
}

var (
	onceCompressed sync.Once
	distCompressed string
	errCompressed  error
)

func TestMain(m *testing.M) {
	code := m.Run()
	os.RemoveAll(distCompressed)
	os.RemoveAll(distDaylog)
	os.Exit(code)
}

// names lists the files in dist.
func names(t *testing.T, dist string) []string {
	t.Helper()
	var names []string
	require.NoError(t, filepath.WalkDir(dist, func(file string, d os.DirEntry, err error) error {
		if !d.IsDir() {
			name, _ := filepath.Rel(dist, file)
			names = append(names, filepath.ToSlash(name))
		}
		return err
	}))
	return names
}

func TestBuildsTheSite(t *testing.T) {
	c := sourceTree(t, nil)
	m, err := Build(c)
	require.NoError(t, err)

	got := slices.DeleteFunc(names(t, c.Dist), func(n string) bool { return strings.HasPrefix(n, "chunk-") })
	require.Equal(t, []string{"app.css", "app.js", "compare.js", "en.js", "engine.wasm", "fonts/mathjax/MathJax_Zero.woff", "icon.svg", "index.html", "ko.js",
		"licenses.txt", "math.js", "minima.css", "minimal-mistakes.css", "plain.css", "preview.css", "rescue.js", "same-version.js", "start.js", "sw.js", "unzip.js", "version.json", "worker.js"}, got)
	require.Contains(t, readFile(t, c.Dist, "index.html"), `<meta name="version" content="`+m.Version+`">`)
	require.Regexp(t, `<link rel="modulepreload" href="chunk-\w+\.js\?v=\w+" fetchpriority="low">`, readFile(t, c.Dist, "index.html"), "base.js, which app.js shares with math.js")
	require.True(t, strings.HasPrefix(readFile(t, c.Dist, "engine.wasm"), "\x00asm"))
	require.Contains(t, readFile(t, c.Dist, "worker.js"), "importObject", "Go's own wasm_exec.js is in the worker")
	require.Equal(t, `daylog-version{--version:"`+m.Version+`"}`+"body{color:red}\n", readFile(t, c.Dist, "app.css"))
}

func TestMathIsAChunkOfItsOwn(t *testing.T) {
	c := sourceTree(t, nil)
	_, err := Build(c)
	require.NoError(t, err)
	require.Contains(t, readFile(t, c.Dist, "math.js"), "only math")
	require.NotContains(t, readFile(t, c.Dist, "app.js"), "only math")
	require.Contains(t, readFile(t, c.Dist, "app.js"), `import("./math.js?v=`)
	require.NotContains(t, readFile(t, c.Dist, "math.js"), "shared by both", "what both need is in a third chunk, once")
}

func TestVersionNamesEveryFile(t *testing.T) {
	c := sourceTree(t, nil)
	m, err := Build(c)
	require.NoError(t, err)
	for _, name := range names(t, c.Dist) {
		sum := sha256.Sum256([]byte(readFile(t, c.Dist, name)))
		if name != manifestName {
			require.Equal(t, "sha256-"+base64.StdEncoding.EncodeToString(sum[:]), m.Files[name], name)
		}
	}
	onDisk, err := readManifest(c.Dist)
	require.NoError(t, err)
	require.Equal(t, m, onDisk)
}

func TestServiceWorkerCarriesItsVersion(t *testing.T) {
	c := sourceTree(t, nil)
	m, err := Build(c)
	require.NoError(t, err)
	first, rest, _ := strings.Cut(readFile(t, c.Dist, "sw.js"), "\n")
	require.Contains(t, rest, "keeps")
	var release Manifest
	require.NoError(t, json.Unmarshal([]byte(strings.TrimPrefix(first, "globalThis.daylogRelease=")), &release))
	require.Equal(t, m.Version, release.Version)
	require.NotContains(t, release.Files, "sw.js", "the browser keeps it itself")
	delete(m.Files, "sw.js")
	require.Equal(t, m.Files, release.Files)
}

func TestWhileDevelopedNoWorkerKeepsAVersion(t *testing.T) {
	c := sourceTree(t, nil)
	c.Fresh = true
	_, err := Build(c)
	require.NoError(t, err)
	require.Contains(t, readFile(t, c.Dist, "index.html"), `<meta name="version" content="">`)
	require.Contains(t, readFile(t, c.Dist, "sw.js"), "goes")
}

func TestSameSourcesGiveTheSameBytes(t *testing.T) {
	a, b := sourceTree(t, nil), sourceTree(t, nil)
	_, err := Build(a)
	require.NoError(t, err)
	_, err = Build(b)
	require.NoError(t, err)
	require.Equal(t, names(t, a.Dist), names(t, b.Dist))
	for _, name := range names(t, a.Dist) {
		require.True(t, readFile(t, a.Dist, name) == readFile(t, b.Dist, name), name)
	}
}

func TestAnyChangeIsANewVersion(t *testing.T) {
	version := func(changes map[string]string) string {
		m, err := Build(sourceTree(t, changes))
		require.NoError(t, err)
		return m.Version
	}
	was := version(nil)
	require.NotEqual(t, was, version(map[string]string{"web/app.css": "body { color: blue }"}))
	require.NotEqual(t, was, version(map[string]string{"wasm/main.go": "package main\n\nfunc main() { println(\"new\") }\n"}))
	require.NotEqual(t, was, version(map[string]string{"web/icon.svg": ""}))
}

func TestCompressesWhatShrinks(t *testing.T) {
	dist := compressed(t)
	for _, name := range []string{"app.js", "engine.wasm", "index.html", "version.json", "icon.svg"} {
		plain := readFile(t, dist, name)
		br, err := io.ReadAll(brotli.NewReader(strings.NewReader(readFile(t, dist, name+".br"))))
		require.NoError(t, err)
		require.True(t, plain == string(br), name)
		gz, err := gzip.NewReader(strings.NewReader(readFile(t, dist, name+".gz")))
		require.NoError(t, err)
		unzipped, err := io.ReadAll(gz)
		require.NoError(t, err)
		require.True(t, plain == string(unzipped), name)
	}
	require.NoFileExists(t, filepath.Join(dist, "fonts/mathjax/MathJax_Zero.woff.br"))
}

func TestRebuildKeepsWhatDidNotChangeAndRemovesTheRest(t *testing.T) {
	c := sourceTree(t, nil)
	_, err := Build(c)
	require.NoError(t, err)
	writeFile(t, filepath.Join(c.Dist, "app.css.br"), "as an earlier build left it")
	old := time.Now().Add(-time.Hour).Truncate(time.Second)
	for _, name := range []string{"fonts/mathjax/MathJax_Zero.woff", "app.css"} {
		require.NoError(t, os.Chtimes(filepath.Join(c.Dist, name), old, old))
	}
	require.NoError(t, os.Remove(filepath.Join(c.Root, "web/icon.svg")))
	writeFile(t, filepath.Join(c.Root, "web/app.css"), "body { color: blue }")
	_, err = Build(c)
	require.NoError(t, err)

	changed := func(name string) time.Time {
		info, err := os.Stat(filepath.Join(c.Dist, name))
		require.NoError(t, err)
		return info.ModTime()
	}
	require.Equal(t, old, changed("fonts/mathjax/MathJax_Zero.woff"))
	require.NotEqual(t, old, changed("app.css"))
	require.NoFileExists(t, filepath.Join(c.Dist, "icon.svg"))
	require.NoFileExists(t, filepath.Join(c.Dist, "app.css.br"), "a stale .br would be served instead of the new file")
}

func TestFailedBuildSaysWhyAndKeepsTheLastOne(t *testing.T) {
	c := sourceTree(t, nil)
	_, err := Build(c)
	require.NoError(t, err)
	was := readFile(t, c.Dist, "app.js")
	for name, broken := range map[string]string{
		"web/app.js":                  "import \"./nowhere.js\"",
		"web/app.css":                 "@import \"./nowhere.css\";",
		"web/engine/worker/engine.js": "let let",
		"web/index.html":              "no head",
		"wasm/main.go":                "package main\n\nfunc main() { undefined() }\n",
	} {
		good := fixture[name]
		writeFile(t, filepath.Join(c.Root, name), broken)
		_, err := Build(c)
		require.Error(t, err, name)
		require.Contains(t, err.Error(), filepath.Base(name), "the error names the file")
		writeFile(t, filepath.Join(c.Root, name), good)
		require.Equal(t, was, readFile(t, c.Dist, "app.js"), name)
	}
}

func TestWatchBuildsOnceForEachChange(t *testing.T) {
	c := sourceTree(t, map[string]string{"web/node_modules/x/index.js": "1"})
	builds := make(chan struct{})
	go Watch(t.Context(), c.Root, func() { builds <- struct{}{} })
	within := func(limit time.Duration) bool {
		ctx, cancel := context.WithTimeout(t.Context(), limit)
		defer cancel()
		select {
		case <-builds:
			return true
		case <-ctx.Done():
			return false
		}
	}
	require.True(t, within(time.Minute), "builds at once")
	writeFile(t, filepath.Join(c.Root, "web/node_modules/x/index.js"), "longer")
	require.False(t, within(4*pollInterval), "node_modules are not watched")
	writeFile(t, filepath.Join(c.Root, "web/new.css"), "a{}")
	require.True(t, within(time.Minute))
	require.False(t, within(4*pollInterval), "one change, one build")
	require.NoError(t, os.Remove(filepath.Join(c.Root, "web/new.css")))
	require.True(t, within(time.Minute))
}
