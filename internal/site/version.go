package site

import (
	"bytes"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// The version is a hash of all files, so it is set after they are built, in place of a mark.
const (
	versionMark = "__daylog_version__"
	checkName   = "same-version.js" // imported first by every module: web/browser/same-version.js
)

// workerCheck is the start of a worker script: it throws if the page that started the worker has
// another version.
const workerCheck = `if((new URLSearchParams(location.search).get("v")||"` + versionMark + `")!=="` + versionMark + `")throw Error("daylog: a worker is of another version");`

// withVersion returns the URL of a file with the version of the requesting page.
func withVersion(name string) string { return name + "?v=" + versionMark }

// metafile is the part of esbuild's metafile that the build needs.
type metafile struct {
	Outputs map[string]struct {
		Imports []struct{ Path, Kind string }
		Inputs  map[string]struct{ BytesInOutput int }
	}
}

// inputs lists the source files that contribute to an output.
func (m metafile) inputs() (names []string) {
	for _, output := range m.Outputs {
		for name, used := range output.Inputs {
			if used.BytesInOutput > 0 {
				names = append(names, name)
			}
		}
	}
	return names
}

// versionImports makes the scripts import each other by URLs with a version. All imports of a
// module need the same URL, because browsers load a module once per URL.
func (f files) versionImports(m metafile) {
	for output, built := range m.Outputs {
		name := path.Base(output)
		for _, imported := range built.Imports {
			file := path.Base(imported.Path)
			f[name] = bytes.ReplaceAll(f[name], []byte(`"./`+file+`"`), []byte(`"./`+withVersion(file)+`"`))
		}
	}
}

// reference matches references to scripts and style sheets in index.html.
var reference = regexp.MustCompile(`(src|href)="([^"?#]+\.(?:js|css))"`)

// versionPage makes index.html load its scripts and style sheets by URLs with a version.
func (f files) versionPage() {
	f["index.html"] = reference.ReplaceAll(f["index.html"], []byte(`$1="`+withVersion("$2")+`"`))
}

// setVersion replaces the mark by the version, and adds the version to the engine as a custom
// section.
func (f files) setVersion(version string) {
	for name, data := range f {
		if slices.Contains([]string{".js", ".css", ".html"}, filepath.Ext(name)) {
			f[name] = bytes.ReplaceAll(data, []byte(versionMark), []byte(version))
		}
	}
	f["engine.wasm"] = slices.Concat(f["engine.wasm"], customSection("daylog", version))
}

// customSection encodes a section that WebAssembly ignores and JavaScript can read; name and
// content have at most 126 bytes in total.
func customSection(name, content string) []byte {
	body := string(rune(len(name))) + name + content
	if len(body) > 127 {
		panic("the section's length needs more than one byte")
	}
	return []byte(strings.Join([]string{"\x00", string(rune(len(body))), body}, ""))
}
