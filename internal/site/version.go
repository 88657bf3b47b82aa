package site

import (
	"bytes"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// The version is a hash of all files, so files are built with a mark where it belongs.
const (
	versionMark = "__daylog_version__"
	checkName   = "same-version.js" // imported first by every module: web/browser/same-version.js
)

// workerCheck begins a worker's script: it throws if the page that started the worker is of another version.
const workerCheck = `if((new URLSearchParams(location.search).get("v")||"` + versionMark + `")!=="` + versionMark + `")throw Error("daylog: a worker is of another version");`

// withVersion is the URL of a file, which names the version of the page that asks for it.
func withVersion(name string) string { return name + "?v=" + versionMark }

// metafile is the part of esbuild's that the build reads.
type metafile struct {
	Outputs map[string]struct {
		Imports []struct{ Path, Kind string }
		Inputs  map[string]struct{ BytesInOutput int }
	}
}

// inputs lists the files of which something is in the output.
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

// versionImports makes the scripts import each other by URLs with a version. All imports of a module need the same URL, since
// browsers load a module once for each.
func (f files) versionImports(m metafile) {
	for output, built := range m.Outputs {
		name := path.Base(output)
		for _, imported := range built.Imports {
			file := path.Base(imported.Path)
			f[name] = bytes.ReplaceAll(f[name], []byte(`"./`+file+`"`), []byte(`"./`+withVersion(file)+`"`))
		}
	}
}

// reference matches what index.html loads.
var reference = regexp.MustCompile(`(src|href)="([^"?#]+\.(?:js|css))"`)

// versionPage makes index.html ask for its scripts and style sheets by URLs with a version.
func (f files) versionPage() {
	f["index.html"] = reference.ReplaceAll(f["index.html"], []byte(`$1="`+withVersion("$2")+`"`))
}

// setVersion puts the version where the mark is, and into the engine as a custom section.
func (f files) setVersion(version string) {
	for name, data := range f {
		if slices.Contains([]string{".js", ".css", ".html"}, filepath.Ext(name)) {
			f[name] = bytes.ReplaceAll(data, []byte(versionMark), []byte(version))
		}
	}
	f["engine.wasm"] = slices.Concat(f["engine.wasm"], customSection("daylog", version))
}

// customSection encodes a section that WebAssembly ignores and JavaScript can read; name and content are short.
func customSection(name, content string) []byte {
	body := string(rune(len(name))) + name + content
	if len(body) > 127 {
		panic("the section's length needs more than one byte")
	}
	return []byte(strings.Join([]string{"\x00", string(rune(len(body))), body}, ""))
}
