// Package site builds daylog's static files and serves them during development.
package site

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
)

// File names are stable, not hashed: app.js is always app.js. A page must never mix two versions,
// and hashed names do not ensure that on a host whose headers and old files we do not control.
// Three mechanisms do: version.json lists every file with its hash, and the service worker stores
// and serves only files that match its own copy of that list; every request of a page contains its
// version (version.go), so that HTTP caches keep versions apart; and each file contains its
// version, so that a page rejects a file of another one. Stable names keep every URL relative and
// readable.

// Config contains the settings of Build.
type Config struct {
	Root  string // folder of the module, with wasm/ and web/
	Dist  string // output folder; Build removes other files from it
	Quick bool   // omit the .br and .gz files, which take most of the time
	Fresh bool   // for development: the service worker caches nothing, each load is the newest
}

// Manifest is the content of version.json, which describes one version of the site.
type Manifest struct {
	Version string `json:"version"`
	// Files maps file names to hashes, in the format of an integrity attribute.
	Files map[string]string `json:"files"`
}

const (
	manifestName = "version.json"
	workerName   = "sw.js"
	fontsFrom    = "web/node_modules/mathjax-full/es5/output/chtml/fonts/woff-v2"
	fontsTo      = "fonts/mathjax"
)

// asIs are the files directly in web/ that are copied unchanged.
var asIs = []string{"index.html", "*.svg", "*.png", "*.ico", "*.webmanifest"}

// files maps slash-separated names to contents while the site is built.
type files map[string][]byte

// Build builds the site of c.Root and writes it to c.Dist. If it fails, c.Dist is unchanged. The
// same sources give the same bytes.
func Build(c Config) (Manifest, error) {
	f, err := build(c)
	if err != nil {
		return Manifest{}, err
	}
	m, err := f.seal(c.Fresh)
	if err != nil {
		return Manifest{}, err
	}
	if !c.Quick {
		f.compress()
	}
	if err := f.write(c.Dist); err != nil {
		return Manifest{}, fmt.Errorf("write %s: %w", c.Dist, err)
	}
	return m, nil
}

// build returns the files. It compiles the engine and the bundles in parallel, because they take
// about the same time.
func build(c Config) (files, error) {
	f := files{}
	var engine []byte
	var engineErr error
	var wg sync.WaitGroup
	wg.Go(func() { engine, engineErr = buildEngine(c.Root) })
	err := f.copy(os.DirFS(filepath.Join(c.Root, "web")), ".", asIs...)
	// after index.html exists, because bundle adds its chunks to it
	inputs, bundleErr := f.bundle(c.Root, c.Fresh)
	if bundleErr == nil {
		bundleErr = f.licenses(c.Root, append(inputs, strings.TrimPrefix(fontsFrom, "web/")))
	}
	err = errors.Join(err, bundleErr,
		f.copy(os.DirFS(filepath.Join(c.Root, filepath.FromSlash(fontsFrom))), fontsTo, "*.woff"),
	)
	wg.Wait()
	f["engine.wasm"] = engine
	f.versionPage()
	return f, errors.Join(engineErr, err)
}

// seal computes the version, sets it in the page as <meta name="version"> ("" if fresh) and, with
// the hashes of the other files, in the service worker, and adds version.json.
func (f files) seal(fresh bool) (Manifest, error) {
	m := Manifest{Version: f.version(), Files: map[string]string{}}
	f.setVersion(m.Version)
	head := []byte("</head>")
	page := f["index.html"]
	if !bytes.Contains(page, head) {
		return m, errors.New("index.html has no </head> to put the version in front of")
	}
	named := m.Version
	if fresh {
		named = ""
	}
	meta := fmt.Appendf(nil, "<meta name=\"version\" content=\"%s\">\n", named)
	f["index.html"] = bytes.Replace(page, head, append(meta, head...), 1)
	for name, data := range f {
		if name != workerName {
			m.Files[name] = integrity(data)
		}
	}
	release, err := json.Marshal(m)
	if err != nil {
		return m, err
	}
	f[workerName] = slices.Concat([]byte("globalThis.daylogRelease="), release, []byte("\n"), f[workerName])
	m.Files[workerName] = integrity(f[workerName])
	f[manifestName], err = json.MarshalIndent(m, "", " ")
	return m, err
}

// integrity returns a hash in the format of an integrity attribute.
func integrity(data []byte) string {
	sum := sha256.Sum256(data)
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

// version returns a short hash of all names and contents.
func (f files) version() string {
	h := sha256.New()
	for _, name := range slices.Sorted(maps.Keys(f)) {
		fmt.Fprintf(h, "%s %d\n%s\n", name, len(f[name]), f[name])
	}
	return hex.EncodeToString(h.Sum(nil))[:12]
}
