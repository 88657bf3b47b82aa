package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/andybalholm/brotli"
	"github.com/evanw/esbuild/pkg/api"

	"daylog/internal/daily"
	"daylog/internal/site"
)

// A contestant is an editor with its page.
type contestant struct {
	name, title string
	root        string // JavaScript expression for the element that shows the page
	text        string // JavaScript expression for the text in the editor
	keys        bool   // takes part in the typing by default
	cold        bool   // takes part in the cold start
}

const (
	daylog = "daylog"
	floor  = "codemirror"
)

// codeMirror is a JavaScript expression for the text in CodeMirror.
const codeMirror = `document.querySelector(".cm-content")?.textContent`

var contestants = []contestant{
	{floor, "CodeMirror 6 alone, no page", `document.querySelector(".cm-content")`, codeMirror, true, false},
	{daylog, "**daylog**", `document.querySelector("iframe")?.contentDocument?.querySelector(".content")`, codeMirror, true, true},
	{"markdown-it", "CodeMirror 6 + markdown-it, `innerHTML`", `document.querySelector("#page")`, codeMirror, true, true},
	{"marked", "CodeMirror 6 + marked, `innerHTML`", `document.querySelector("#page")`, codeMirror, true, true},
	{"morphdom", "CodeMirror 6 + markdown-it, morphdom", `document.querySelector("#page")`, codeMirror, true, true},
	{"katex", "CodeMirror 6 + markdown-it + KaTeX + highlight.js, `innerHTML`", `document.querySelector("#page")`, codeMirror, false, true},
	{"toastui", "Toast UI Editor", `document.querySelector(".toastui-editor-md-preview .toastui-editor-contents")`,
		`document.querySelector(".toastui-editor-md-container .ProseMirror")?.textContent`, true, true},
	{"vditor", "Vditor, split view", `document.querySelector(".vditor-preview .vditor-reset")`,
		`document.querySelector("textarea.vditor-sv")?.value`, true, true},
}

func (c contestant) id() string { return c.name }

// peersFolder contains the pages and npm packages of the peers.
const peersFolder = "internal/cmd/benchlive/peers"

// vditorLoads are files that Vditor loads on demand, by default from another host.
var vditorLoads = []string{"dist/js/lute/*.js", "dist/js/highlight.js/*.js", "dist/js/highlight.js/styles/github*.css", "dist/js/katex/*",
	"dist/js/katex/fonts/*.woff2", "dist/js/icons/*", "dist/js/i18n/*", "dist/css/content-theme/*.css"}

// build builds all contestants below folder, as sites that daylog's handler serves with the same
// compression.
func build(folder string, all []contestant) error {
	if err := install(); err != nil {
		return err
	}
	for _, c := range all {
		to := filepath.Join(folder, c.name)
		var err error
		if c.name == daylog {
			_, err = site.Build(site.Config{Root: ".", Dist: to})
		} else {
			err = c.build(to)
		}
		if err != nil {
			return fmt.Errorf("build %s: %w", c.name, err)
		}
	}
	return nil
}

// install installs the peers' packages if they are missing or do not match the lock file.
func install() error {
	lock, err := os.Stat(peersFolder + "/package-lock.json")
	if err != nil {
		return err
	}
	// npm writes this file last.
	done := peersFolder + "/node_modules/.package-lock.json"
	if installed, err := os.Stat(done); err == nil && !installed.ModTime().Before(lock.ModTime()) {
		return nil
	}
	cmd := exec.Command("npm", "ci", "--no-audit", "--no-fund")
	cmd.Dir = peersFolder
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("npm ci in %s: %w\n%s", peersFolder, err, out)
	}
	return os.Chtimes(done, time.Time{}, time.Now())
}

func (c contestant) build(to string) error {
	files, err := bundle(c.name)
	if err != nil {
		return err
	}
	page, err := os.ReadFile(peersFolder + "/index.html")
	if err != nil {
		return err
	}
	today := withoutFrontMatter(daily.Next(daily.Options{Now: time.Now(), Language: "ko"}).Text)
	files["index.html"] = bytes.Replace(page, []byte("{{today}}"), []byte(today), 1)
	if files["page.css"], err = os.ReadFile(peersFolder + "/page.css"); err != nil {
		return err
	}
	for _, d := range documents {
		files[d.name+".md"] = []byte(d.body())
	}
	if c.name == "vditor" {
		err = addFiles(files, "vditor", peersFolder+"/node_modules/vditor", vditorLoads)
	}
	return errors.Join(err, write(to, files))
}

// withoutFrontMatter removes the front matter, which other editors do not support.
func withoutFrontMatter(text string) string {
	if rest, ok := strings.CutPrefix(text, "---\n"); ok {
		if _, body, ok := strings.Cut(rest, "\n---\n"); ok {
			return strings.TrimLeft(body, "\n")
		}
	}
	return text
}

func addFiles(files map[string][]byte, to, folder string, patterns []string) error {
	from := os.DirFS(folder)
	for _, pattern := range patterns {
		names, err := fs.Glob(from, pattern)
		if err != nil {
			return err
		}
		if len(names) == 0 {
			return fmt.Errorf("no %s in %s", pattern, folder)
		}
		for _, name := range names {
			if info, err := fs.Stat(from, name); err == nil && info.IsDir() {
				continue
			}
			if files[path.Join(to, name)], err = fs.ReadFile(from, name); err != nil {
				return err
			}
		}
	}
	return nil
}

// bundle returns app.js and app.css of a peer.
func bundle(name string) (map[string][]byte, error) {
	folder, err := filepath.Abs(peersFolder)
	if err != nil {
		return nil, err
	}
	r := api.Build(api.BuildOptions{
		AbsWorkingDir:       folder,
		EntryPointsAdvanced: []api.EntryPoint{{InputPath: "./" + name + ".js", OutputPath: "app"}},
		Outdir:              folder,
		Bundle:              true,
		Format:              api.FormatESModule,
		Platform:            api.PlatformBrowser,
		Target:              api.ES2022,
		Charset:             api.CharsetUTF8,
		MinifyWhitespace:    true,
		MinifyIdentifiers:   true,
		MinifySyntax:        true,
		Define:              map[string]string{"process.env.NODE_ENV": `"production"`},
		Loader:              map[string]api.Loader{".woff2": api.LoaderFile, ".woff": api.LoaderFile, ".ttf": api.LoaderFile},
	})
	if len(r.Errors) > 0 {
		return nil, errors.New(strings.Join(api.FormatMessages(r.Errors, api.FormatMessagesOptions{}), ""))
	}
	files := map[string][]byte{"app.css": nil} // index.html links to it
	for _, out := range r.OutputFiles {
		files[filepath.Base(out.Path)] = out.Contents
	}
	return files, nil
}

// write writes files as site.Build does, with version.json and compressed copies.
func write(folder string, files map[string][]byte) error {
	m := site.Manifest{Version: "peer", Files: map[string]string{}}
	for name, data := range files {
		sum := sha256.Sum256(data)
		m.Files[name] = hex.EncodeToString(sum[:8])
	}
	list, err := json.Marshal(m)
	if err != nil {
		return err
	}
	all := compressed(files)
	all["version.json"] = list
	for name, data := range all {
		file := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(file, data, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// compressed returns files with the brotli form of those that are not compressed.
func compressed(files map[string][]byte) map[string][]byte {
	var wg sync.WaitGroup
	var mu sync.Mutex
	all := map[string][]byte{}
	for name, data := range files {
		mu.Lock()
		all[name] = data
		mu.Unlock()
		if !slices.Contains([]string{".js", ".css", ".html"}, path.Ext(name)) {
			continue
		}
		wg.Go(func() {
			var out bytes.Buffer
			w := brotli.NewWriterLevel(&out, brotli.BestCompression)
			w.Write(data) // a bytes.Buffer returns no error
			w.Close()
			mu.Lock()
			defer mu.Unlock()
			all[name+".br"] = out.Bytes()
		})
	}
	wg.Wait()
	return all
}

// A server serves each contestant below its name and counts the bytes sent.
type server struct {
	mux  *http.ServeMux
	sent atomic.Int64
}

func newServer(folder string, all []contestant) *server {
	s := &server{mux: http.NewServeMux()}
	for _, c := range all {
		s.mux.Handle("/"+c.name+"/", http.StripPrefix("/"+c.name, site.Handler(filepath.Join(folder, c.name))))
	}
	return s
}

func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mux.ServeHTTP(&counter{w, &s.sent}, r)
}

type counter struct {
	http.ResponseWriter
	sent *atomic.Int64
}

func (c *counter) Write(data []byte) (int, error) {
	n, err := c.ResponseWriter.Write(data)
	c.sent.Add(int64(n))
	return n, err
}
