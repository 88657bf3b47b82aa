package e2e

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"

	"daylog/internal/site"
)

// waitKept waits until daylog is available offline.
func (p *page) waitKept() {
	p.t.Helper()
	p.wait(`"kept" in document.documentElement.dataset`)
}

// unplug stops the host.
func (p *page) unplug() {
	p.server.CloseClientConnections()
	p.server.Close()
}

// kept lists the files in the caches of the browser, by version.
const kept = `(async () => Object.fromEntries(await Promise.all((await caches.keys()).map(async name =>
	[name.split(" ").pop(), (await (await caches.open(name)).keys()).length]))))()`

// With the host stopped daylog starts, renders math and code for the first time, stores, reloads
// and downloads.
func TestEverythingWorksWithTheServerGone(t *testing.T) {
	eachBrowser(t, everythingWorksWithTheServerGone)
}

func everythingWorksWithTheServerGone(t *testing.T, v visit) {
	v.kept = true
	p := open(t, v)
	p.waitReady()
	p.waitKept()
	p.unplug()
	p.reload()
	p.waitReady()
	p.click(".TopBar-today")
	p.replaceAll(post("offline $$e^{i\\pi}$$\n\n```haskell\nmain = putStrLn \"hi\"\n```\n\n![here](https://pictures.invalid/a.png)\n"))
	p.allow("pictures.invalid") // an image of a post is on the web, and is requested there
	p.waitPreview("offline")
	// the style sheet of the page is loaded
	p.wait(`parseFloat(getComputedStyle(` + content + `).fontSize) > 16`)
	p.wait(content + `.querySelector("mjx-container mjx-math mjx-c")`)
	p.wait(`[...` + frame + `.fonts].some(font => font.family.includes("MJXTEX-I") && font.status === "loaded")`)
	p.wait(content + `.querySelector(".language-haskell .highlight .nf, .language-haskell .highlight .nv, .language-haskell .highlight .s")`)
	p.waitSaved()
	p.reload()
	p.waitReady()
	p.waitPreview("offline")
	name, data := p.download(func() { p.press("Mod+Shift+S") })
	p.shot("offline-" + v.engine)
	require.Equal(t, "2026-03-11-a-log.md", name)
	require.Equal(t, p.lines(), string(data))
	require.Contains(t, string(data), "main = putStrLn")
	p.action("history")
	p.wait(`document.querySelector(".History[open] .cm-mergeView, .History[open] .cm-editor")`)
	p.press("Escape")
	if p.driver != nil {
		return // other browsers' drivers open one tab
	}

	other := p.tab(v)
	other.allow("pictures.invalid")
	other.waitReady()
	other.waitPreview("offline")
}

// The fonts of formulas are among the cached files; a browser whose worker does not serve the frame
// must not request them from the network.
func TestKeptFontsAreNotAskedOfTheNetwork(t *testing.T) {
	eachBrowser(t, func(t *testing.T, v visit) {
		var mu sync.Mutex
		var asked []string
		v.kept = true
		v.serve = func(site http.Handler) http.Handler {
			return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if strings.HasSuffix(r.URL.Path, ".woff") {
					mu.Lock()
					asked = append(asked, r.URL.Path)
					mu.Unlock()
				}
				site.ServeHTTP(w, r)
			})
		}
		p := open(t, v)
		p.waitReady()
		p.waitKept()
		p.wait(`navigator.serviceWorker.controller`) // the reload is not to run into the activation
		mu.Lock()
		require.NotEmpty(t, asked, "the worker has fetched the fonts")
		asked = nil
		mu.Unlock()
		p.reload()
		p.waitReady()
		p.replaceAll(post("$$\\left( \\frac{\\mathfrak{A}\\, x^2}{\\mathcal{B}} \\right) \\quad \\text{한글 a}$$ and $\\begin{matrix} a & \\mathbf{b} \\\\ & \\mathsf{c} \\end{matrix}$"))
		p.wait(`[...` + content + `.querySelectorAll("mjx-container")].length === 2 && ` + content + `.querySelectorAll("mjx-container[jax] mjx-c").length > 8`)
		p.wait(`[...` + frame + `.fonts].some(font => font.family.includes("MJXTEX-I") && font.status === "loaded")`)
		eval[any](p, `Promise.race([`+frame+`.fonts.ready, new Promise(done => setTimeout(done, 3000))]).then(() => null)`)
		eval[any](p, `new Promise(done => setTimeout(done, 300))`) // for requests in flight
		mu.Lock()
		defer mu.Unlock()
		require.Empty(t, unique(asked))
	})
}

func TestTheFirstVisitIsKeptToo(t *testing.T) {
	p := open(t, visit{kept: true})
	p.waitReady()
	p.waitKept()
	p.wait(`navigator.serviceWorker.controller`)
	p.unplug()
	p.replaceAll(post("$$x^2$$ and $\\mathfrak{A}$")) // MathJax and fonts were not loaded before
	p.wait(content + `.querySelector("mjx-container mjx-math mjx-c")`)
}

// tellRefusal records that a service worker was fetched and failed to install.
const tellRefusal = `{
const { register } = ServiceWorkerContainer.prototype
ServiceWorkerContainer.prototype.register = async function (...args) {
  const registration = await register.apply(this, args)
  registration.installing.onstatechange = ({ target }) => { window.refused = target.state === "redundant" }
  return registration
}
}`

func TestWithoutAServiceWorkerAllIsTheSame(t *testing.T) {
	for name, v := range map[string]visit{
		"none":    {},
		"refused": {kept: true, before: `ServiceWorkerContainer.prototype.register = () => Promise.reject(new DOMException("no", "SecurityError"))`},
		"broken":  {kept: true, before: tellRefusal, serve: alter("sw.js", func(js []byte) []byte { return bytes.ReplaceAll(js, []byte(`:"sha256-`), []byte(`:"sha256-x`)) })},
	} {
		t.Run(name, func(t *testing.T) {
			p := open(t, v)
			p.waitReady()
			p.replaceAll(post("as always $$x$$"))
			p.waitPreview("as always")
			p.wait(content + `.querySelector("mjx-container mjx-math")`)
			if name == "broken" { // no file of an incomplete version is kept
				p.wait(`window.refused`)
				require.Empty(t, eval[map[string]int](p, kept))
			}
			p.waitSaved()
			p.reload()
			p.waitReady()
			p.waitPreview("as always")
			_, data := p.download(func() { p.press("Mod+Shift+S") })
			require.Equal(t, post("as always $$x$$"), string(data))
			p.action("version")
			answers := []string{p.say("version.none"), p.say("version.unknown"), p.say("version.coming")}
			p.wait(`%s.includes(document.querySelector(".Notice").textContent)`, answers)
		})
	}
}

// ———— A new version ————

// nextVersion has the length of every version, because it replaces one in a fixed-length section of
// the engine.
const nextVersion = "next00000000"

// next makes a version that differs from the built one in every script and in the page, and marks
// them.
func next(t *testing.T) (folder string) {
	t.Helper()
	folder = t.TempDir()
	require.NoError(t, os.CopyFS(folder, os.DirFS(dist.folder)))
	read := func(name string) []byte {
		data, err := os.ReadFile(filepath.Join(folder, name))
		require.NoError(t, err)
		return data
	}
	write := func(name string, data []byte) {
		require.NoError(t, os.WriteFile(filepath.Join(folder, name), data, 0o644))
	}
	var m site.Manifest
	require.NoError(t, json.Unmarshal(read("version.json"), &m))
	was := m.Version
	m.Version = nextVersion
	for name := range m.Files {
		if slices.Contains([]string{".js", ".css", ".html", ".wasm"}, filepath.Ext(name)) {
			write(name, bytes.ReplaceAll(read(name), []byte(was), []byte(m.Version)))
		}
	}
	write("index.html", bytes.Replace(read("index.html"), []byte("<html "), []byte("<html data-html=next "), 1))
	write("app.js", append(read("app.js"), "\ndocument.documentElement.dataset.app = 'next'"...))
	write("math.js", append(read("math.js"), "\ndocument.documentElement.dataset.math = 'next'"...))
	delete(m.Files, "sw.js")
	for name := range m.Files {
		m.Files[name] = hashOf(read(name))
	}
	_, worker, _ := bytes.Cut(read("sw.js"), []byte("\n"))
	release, err := json.Marshal(m)
	require.NoError(t, err)
	write("sw.js", bytes.Join([][]byte{append([]byte("globalThis.daylogRelease="), release...), worker}, []byte("\n")))
	m.Files["sw.js"] = hashOf(read("sw.js"))
	list, err := json.Marshal(m)
	require.NoError(t, err)
	write("version.json", list)
	return folder
}

func hashOf(data []byte) string {
	sum := sha256.Sum256(data)
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

// upgradable serves the built version until upgrade is called, then the next.
func upgradable(t *testing.T) (v visit, upgrade func()) {
	var switched atomic.Pointer[http.Handler]
	v.kept = true
	v.serve = func(was http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if h := switched.Load(); h != nil {
				(*h).ServeHTTP(w, r)
				return
			}
			was.ServeHTTP(w, r)
		})
	}
	return v, func() {
		h := http.StripPrefix(strings.TrimSuffix(mount, "/"), site.Handler(next(t)))
		switched.Store(&h)
	}
}

// versions returns the versions of the page and its scripts in a tab.
const versions = `(({ html = "first", app = "first", math = "first" }) => [html, app, math])(document.documentElement.dataset)`

func TestANewVersionComesWhenTheWriterAsks(t *testing.T) {
	v, upgrade := upgradable(t)
	p := open(t, v)
	p.waitReady()
	p.waitKept()
	p.wait(`navigator.serviceWorker.controller`)
	other := p.tab(v)
	other.waitReady()
	upgrade()

	p.action("version")
	for _, tab := range []*page{p, other} { // both show the offer
		tab.wait(`!document.querySelector(".Banner").hidden && document.querySelector(".Banner").dataset.tone == "news"`)
	}
	p.shot("new-version")
	require.Equal(t, []string{"first", "first", "first"}, eval[[]string](p, versions))

	// An old page gets missing files of its own version, and so does a page that is opened now.
	p.replaceAll(post("typed in the first tab $$x$$"))
	p.wait(content + `.querySelector("mjx-container mjx-math")`)
	require.Equal(t, []string{"first", "first", "first"}, eval[[]string](p, versions))
	third := p.tab(v)
	third.waitReady()
	third.wait(`!document.querySelector(".Banner").hidden`)
	require.Equal(t, []string{"first", "first", "first"}, eval[[]string](third, versions))

	// All tabs change to the new version together, with their texts.
	other.dropped("2026-03-12-other.md", post("typed in the other tab"))
	other.waitPreview("typed in the other tab")
	other.write(" to the last word")
	p.write(" to its end")
	p.click(".Banner-action")
	for _, tab := range []*page{p, other, third} {
		tab.wait(`document.documentElement?.dataset.html == "next" && document.documentElement.dataset.app == "next"`)
		tab.waitReady()
	}
	p.waitPreview("to its end")
	p.wait(`document.documentElement.dataset.math == "next"`)
	other.waitPreview("to the last word")
	require.True(t, eval[bool](p, `document.querySelector(".Banner").hidden`))

	p.reload() // obsolete files are deleted when a page is loaded
	p.waitReady()
	p.wait(`(` + kept + `).then(all => !("` + manifest(t).Version + `" in all) && "` + nextVersion + `" in all)`)
}

func manifest(t *testing.T) (m site.Manifest) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dist.folder, "version.json"))
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(data, &m))
	return m
}

// Without consent the version stays, however often daylog is closed and opened.
func TestANewVersionIsNotTakenByItself(t *testing.T) {
	v, upgrade := upgradable(t)
	p := open(t, v)
	p.waitReady()
	p.waitKept()
	upgrade()
	for range 2 {
		p.do(chromedp.Navigate("about:blank"), chromedp.Navigate(p.url))
		p.waitReady()
		p.wait(`!document.querySelector(".Banner").hidden`)
		require.Equal(t, []string{"first", "first", "first"}, eval[[]string](p, versions))
	}
	p.unplug()
	p.reload()
	p.waitReady()
	require.Equal(t, []string{"first", "first", "first"}, eval[[]string](p, versions))
	p.click(".Banner-action") // it was fetched before the host stopped
	p.wait(`document.documentElement?.dataset.app == "next"`)
	p.waitReady()
}

func TestATabThatCannotSaveKeepsTheVersion(t *testing.T) {
	v, upgrade := upgradable(t)
	p := open(t, v)
	p.waitReady()
	p.waitKept()
	broken := v
	broken.before = `IDBObjectStore.prototype.put = () => { throw new DOMException("no room", "QuotaExceededError") }`
	other := p.tab(broken)
	other.waitReady()
	other.dropped("2026-03-12-other.md", post("not saved"))
	other.waitPreview("not saved")
	upgrade()
	p.action("version")
	p.wait(`document.querySelector(".Banner").dataset.tone == "news" && !document.querySelector(".Banner").hidden`)
	p.click(".Banner-action")
	p.waitBanner(p.say("version.unsavedElsewhere", "names", "2026-03-12-other.md", "reason", p.say("reason.QuotaExceededError")))
	require.Equal(t, "first", eval[[]string](p, versions)[0])
	require.Contains(t, other.lines(), "not saved")
}

// ———— Data that browsers lose ————

// loseSpare deletes the second copy of the files; see web/engine/worker/spare.js.
func (p *page) loseSpare() {
	p.t.Helper()
	p.wait(`new Promise((resolve, reject) => Object.assign(indexedDB.deleteDatabase("daylog-files " + location.pathname), { onsuccess: () => resolve(true), onerror: reject }))`)
}

func TestAHalfFilledCacheIsFilledOrLeftAlone(t *testing.T) {
	lose := func(p *page, names ...string) {
		p.t.Helper()
		p.loseSpare()
		for _, name := range names {
			require.True(p.t, eval[bool](p, `(async () => (await Promise.all((await caches.keys()).map(async c => (await caches.open(c)).delete(new URL(%s, location.href).href)))).some(Boolean))()`, name))
		}
	}
	start := func(t *testing.T) (*page, func(), map[string]int) {
		v, upgrade := upgradable(t)
		p := open(t, v)
		p.waitReady()
		p.waitKept()
		p.write("kept text")
		p.waitSaved()
		return p, upgrade, eval[map[string]int](p, kept)
	}
	t.Run("filled by the host", func(t *testing.T) {
		p, _, whole := start(t)
		lose(p, "app.js", "engine.wasm", "math.js")
		p.reload()
		p.waitReady()
		require.Equal(t, whole, eval[map[string]int](p, kept))
		p.unplug()
		p.reload()
		p.waitPreview("kept text")
	})
	t.Run("offline", func(t *testing.T) {
		p, _, _ := start(t)
		lose(p, "math.js")
		p.unplug()
		p.reload()
		p.waitPreview("kept text")
	})
	t.Run("the host has the next version", func(t *testing.T) {
		p, upgrade, _ := start(t)
		lose(p, "app.js")
		upgrade()
		p.reload()
		p.waitPreview("kept text")
		got := eval[[]string](p, versions)
		require.Equal(t, got[0], got[1], "page and script are of one version")
		// without sw.js, but with the list of files
		p.wait(`(`+kept+`).then(all => all.`+nextVersion+` == %s)`, len(manifest(t).Files))
		p.wait(`navigator.serviceWorker.getRegistration().then(r => !r.installing && !r.waiting && r.active?.state === "activated")`)
		p.unplug()
		p.reload()
		p.waitPreview("kept text")
		require.Equal(t, []string{"next", "next"}, eval[[]string](p, versions)[:2])
	})
	t.Run("all of it is gone, offline, but for the second copy", func(t *testing.T) {
		p, _, whole := start(t)
		eval[any](p, `(async () => { for (const name of await caches.keys()) await caches.delete(name) })()`)
		p.unplug()
		p.reload()
		p.waitPreview("kept text")
		require.Equal(t, whole, eval[map[string]int](p, kept))
	})
	t.Run("all of it is gone", func(t *testing.T) {
		p, _, whole := start(t)
		p.loseSpare()
		eval[any](p, `(async () => { for (const name of await caches.keys()) await caches.delete(name) })()`)
		p.reload()
		p.waitPreview("kept text")
		p.reload()
		p.waitPreview("kept text")
		require.Equal(t, whole, eval[map[string]int](p, kept))
	})
}
