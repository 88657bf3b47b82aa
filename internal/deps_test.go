//go:build !js

// Package internal has only this test of the imports between packages.
//
// Do not change the tables to make a build pass. They are the design: an engine without I/O that
// does not know the browser, in layers that import only lower layers. Discuss a change of a rule
// first.
package internal

import (
	"encoding/json"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

const (
	goldmark = "github.com/yuin/goldmark"
	esbuild  = "github.com/evanw/esbuild"
	brotli   = "github.com/andybalholm/brotli"
	html     = "golang.org/x/net/html"
)

// mayImport has the imports that a package may use, of ours and of other modules, including the
// packages below them. An import that no package uses may not be listed. The standard library is
// free, except for engineMustNotImport. The commands in cmd may import everything.
var mayImport = map[string][]string{
	"wasm": {"internal/session", "internal/daily", "internal/blog", "internal/post"},

	"internal/edit":        {},
	"internal/frontmatter": {"internal/edit"},
	"internal/kramdown":    {"internal/edit", goldmark},
	"internal/chirpy":      {"internal/strftime"},
	"internal/highlight":   {},
	"internal/liquid":      {"internal/edit", "internal/strftime"},
	"internal/payload": {"internal/blog", "internal/frontmatter", "internal/liquid",
		"internal/post"},
	"internal/strftime": {},
	"internal/post":     {"internal/frontmatter", "internal/strftime"},
	"internal/daily": {"internal/edit", "internal/frontmatter", "internal/post",
		"internal/strftime"},
	"internal/check": {"internal/edit", "internal/frontmatter", "internal/post", "internal/blog",
		"internal/liquid", "internal/kramdown"},
	"internal/blog": {"internal/edit", "internal/frontmatter", "internal/post"},
	"internal/session": {"internal/edit", "internal/frontmatter", "internal/kramdown",
		"internal/chirpy", "internal/highlight", "internal/post", "internal/daily", "internal/check",
		"internal/blog", "internal/liquid", "internal/payload"},

	"internal/message":  {"internal/edit"},
	"internal/recorded": {"internal/liquid"},
	"internal/tools":    {},
	"internal/oracle":   {"internal/tools", html}, // the real kramdown, to compare with
	"internal/site":     {esbuild, brotli},
	"internal/e2e":      {}, // tests only
}

// onlyTests are imported by tests and by the commands in cmd, and not shipped.
var onlyTests = []string{"internal/message", "internal/recorded", "internal/tools",
	"internal/oracle", "internal/e2e", "internal/site"}

// engine has the packages that run in the browser. The same text gives the same page, so they use
// no clock, no randomness, no environment and no goroutines; such values are arguments.
var engine = []string{"internal/edit", "internal/frontmatter", "internal/kramdown",
	"internal/chirpy", "internal/highlight", "internal/post", "internal/strftime", "internal/blog",
	"internal/daily", "internal/check", "internal/session", "internal/liquid",
	"internal/payload"}

// engineMustNotImport also keeps syscall/js in wasm/.
var engineMustNotImport = []string{"os", "io/ioutil", "log", "math/rand", "crypto/rand", "net", "syscall"}

// wasmMustNotNeed has packages that would make the download much larger, also as indirect imports.
var wasmMustNotNeed = []string{"net/http", "os/exec", "html/template", "text/template", "crypto/tls", "testing", esbuild, brotli}

// A pkg is a package in the output of go list.
type pkg struct {
	ImportPath   string
	Dir          string
	Standard     bool
	GoFiles      []string
	Imports      []string
	TestImports  []string
	XTestImports []string
}

// name returns the folder of one of our packages, below the module.
func (p pkg) name() string { return strings.TrimPrefix(p.ImportPath, "daylog/") }

// list runs go list, for the browser if wasm is set.
func list(t *testing.T, wasm bool, args ...string) []pkg {
	t.Helper()
	cmd := exec.Command("go", append([]string{"list", "-json=ImportPath,Dir,Standard,GoFiles,Imports,TestImports,XTestImports"}, args...)...)
	cmd.Dir = ".."
	if wasm {
		cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	}
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	require.NoError(t, err, stderr.String())
	var pkgs []pkg
	for d := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p pkg
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			return pkgs
		} else {
			require.NoError(t, err)
		}
		pkgs = append(pkgs, p)
	}
}

// within reports whether name is folder or is below it.
func within(name, folder string) bool { return name == folder || strings.HasPrefix(name, folder+"/") }

func anyWithin(name string, folders []string) bool {
	return slices.ContainsFunc(folders, func(f string) bool { return within(name, f) })
}

// ruleOf returns the rule for a package: its own, or that of the package above it.
func ruleOf(name string) (of string, rule []string, ok bool) {
	for of := name; of != "."; of = path.Dir(of) {
		if rule, ok := mayImport[of]; ok {
			return of, rule, true
		}
	}
	return "", nil, false
}

func TestPackagesImportOnlyWhatTheyMay(t *testing.T) {
	std := standard(t)
	used := map[[2]string]bool{} // package and permission
	for _, p := range append(list(t, false, "./internal/..."), list(t, true, "./wasm/...")...) {
		if within(p.name(), "internal/cmd") || p.name() == "internal" {
			continue
		}
		of, rule, ok := ruleOf(p.name())
		require.True(t, ok, "%s is a new package: say in mayImport what it may import", p.name())
		for _, imported := range p.Imports {
			imported = strings.TrimPrefix(imported, "daylog/")
			if std[imported] || within(imported, of) {
				continue
			}
			i := slices.IndexFunc(rule, func(f string) bool { return within(imported, f) })
			if i < 0 {
				t.Errorf("%s imports %s, but may import only %q", p.name(), imported, rule)
				continue
			}
			used[[2]string{of, rule[i]}] = true
		}
	}
	for of, rule := range mayImport {
		for _, permission := range rule {
			if !used[[2]string{of, permission}] {
				t.Errorf("%s may import %s, but does not: remove the permission", of, permission)
			}
		}
	}
}

func TestTestsAndToolsAreNotShipped(t *testing.T) {
	for _, p := range list(t, false, "./internal/...") {
		for _, imported := range p.Imports {
			imported = strings.TrimPrefix(imported, "daylog/")
			if anyWithin(imported, onlyTests) && !within(p.name(), "internal/cmd") && !anyWithin(p.name(), onlyTests) {
				t.Errorf("%s imports %s, which only tests and commands may", p.name(), imported)
			}
		}
	}
}

func TestEngineKnowsOnlyItsText(t *testing.T) {
	for _, p := range list(t, false, "./internal/...") {
		if !anyWithin(p.name(), engine) {
			continue
		}
		for _, imported := range p.Imports {
			if anyWithin(imported, engineMustNotImport) {
				t.Errorf("%s imports %s", p.name(), imported)
			}
		}
		for _, file := range p.GoFiles {
			checkFile(t, filepath.Join(p.Dir, file), p.name()+"/"+file)
		}
	}
}

// checkFile reports goroutines and uses of the clock.
func checkFile(t *testing.T, file, name string) {
	t.Helper()
	set := token.NewFileSet()
	tree, err := parser.ParseFile(set, file, nil, 0)
	require.NoError(t, err)
	ast.Inspect(tree, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.GoStmt:
			t.Errorf("%s:%d starts a goroutine", name, set.Position(n.Pos()).Line)
		case *ast.SelectorExpr:
			if x, ok := n.X.(*ast.Ident); ok && x.Name == "time" && slices.Contains([]string{"Now", "Local", "Since", "Until", "Sleep"}, n.Sel.Name) {
				t.Errorf("%s:%d uses time.%s; the time is an argument", name, set.Position(n.Pos()).Line, n.Sel.Name)
			}
		}
		return true
	})
}

func TestEngineStaysSmall(t *testing.T) {
	for _, p := range list(t, true, "-deps", "./wasm/...") {
		if anyWithin(p.ImportPath, wasmMustNotNeed) {
			t.Errorf("the engine needs %s; see why with: GOOS=js GOARCH=wasm go mod why %s", p.ImportPath, p.ImportPath)
		}
	}
}

// webImports finds the specifiers of imports in scripts and type declarations, those of types in
// comments included.
var webImports = regexp.MustCompile(`(?:\bfrom|\bimport|\bimport\()\s*["']([^"']+)["']`)

// A feature module is a folder in web/ with one public API, index.js. Its files import each other,
// the shared base (browser/), the strings and the types. The flows in desk/ and the files of web/
// itself also import public APIs. screen.js imports the part of the preview's API that the first
// screen needs, a file of its own, because the bundler loads all files that index.js imports with
// its first importer.
func TestFeatureModulesImportOnlyTheSharedBase(t *testing.T) {
	web := os.DirFS("../web")
	require.NoError(t, fs.WalkDir(web, ".", func(name string, d fs.DirEntry, err error) error {
		if d != nil && d.IsDir() && d.Name() == "node_modules" {
			return fs.SkipDir
		}
		isScript := strings.HasSuffix(name, ".js") && !strings.HasSuffix(name, ".test.js") || strings.HasSuffix(name, ".d.ts")
		if err != nil || d.IsDir() || !isScript {
			return err
		}
		data, err := fs.ReadFile(web, name)
		for _, match := range webImports.FindAllStringSubmatch(string(data), -1) {
			if !mayImportInWeb(name, match[1]) {
				t.Errorf("web/%s imports %s", name, match[1])
			}
		}
		return err
	}))
}

// mayImportInWeb reports whether a file of web/ may import a specifier.
func mayImportInWeb(name, spec string) bool {
	imported := path.Join(path.Dir(name), spec)
	module := firstFolder(name)
	isPublic := path.Dir(imported) == "." || strings.Count(imported, "/") == 1 && path.Base(imported) == "index.js"
	switch {
	case within(name, "engine/worker"):
		return within(imported, "engine/worker") || imported == "types" || spec == "wasm_exec.js" || spec == "fflate"
	case !strings.HasPrefix(spec, "."):
		return true // a library
	case within(imported, "../internal/message"):
		return name == "strings/loading.js"
	case within(imported, "browser") || within(imported, "strings") || imported == "types":
		return true
	case module == "desk":
		return within(imported, "desk") || isPublic && path.Dir(imported) != "."
	case path.Dir(name) == ".":
		isFirst := name == "screen.js" && imported == "page/firstscreen.js"
		return isPublic || isFirst || imported == "editor/rich/index.js" // a chunk of its own, loaded by the first rich paste
	}
	return within(imported, module)
}

func TestRulesForTheWebCode(t *testing.T) {
	for _, c := range []struct {
		name, spec string
		may        bool
	}{
		{"page/blocks.js", "./chunks.js", true},
		{"page/math/tex.js", "../blocks.js", true},
		{"page/blocks.js", "../browser/lists.js", true},
		{"page/blocks.js", "../types", true},
		{"page/blocks.js", "../store/index.js", false},
		{"browser/lists.js", "../store/index.js", false},
		{"desk/opening.js", "../store/index.js", true},
		{"desk/opening.js", "../store/logs.js", false},
		{"desk/opening.js", "../app.js", false},
		{"app.js", "./store/index.js", true},
		{"app.js", "./store/logs.js", false},
		{"screen.js", "./page/firstscreen.js", true},
		{"screen.js", "./page/preview.js", false},
		{"app.js", "./page/firstscreen.js", false},
		{"engine/worker/engine.js", "../messenger.js", false},
		{"strings/loading.js", "../../internal/message/en.json", true},
		{"ui/index.js", "../../internal/message/en.json", false},
	} {
		require.Equal(t, c.may, mayImportInWeb(c.name, c.spec), "%s imports %s", c.name, c.spec)
	}
}

func firstFolder(name string) string {
	folder, _, _ := strings.Cut(name, "/")
	return folder
}

func standard(t *testing.T) map[string]bool {
	t.Helper()
	std := map[string]bool{"C": true, "syscall/js": true}
	for _, p := range list(t, false, "std") {
		std[p.ImportPath] = true
	}
	return std
}
