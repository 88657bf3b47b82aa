package e2e

import (
	"net/http"
	"path"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/require"

	"daylog/internal/site"
)

// This file tests that a page never runs files of two versions, even on a host whose files browsers
// may cache for ten minutes.

// cachingHost serves the built version. which selects, by file name, the files to serve from the
// next version.
func cachingHost(t *testing.T) (v visit, serve func(which func(name string) bool)) {
	var newer http.Handler
	var choose atomic.Pointer[func(string) bool]
	v.serve = func(built http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			h := built
			if isNext := choose.Load(); isNext != nil && (*isNext)(path.Base(r.URL.Path)) {
				h = newer
			}
			h.ServeHTTP(cached{w}, r)
		})
	}
	return v, func(isNext func(string) bool) {
		if newer == nil {
			builtSite(t)
			newer = http.StripPrefix(strings.TrimSuffix(mount, "/"), site.Handler(next(t)))
		}
		choose.Store(&isNext)
	}
}

// cached lets browsers cache an answer, as GitHub Pages does.
type cached struct{ http.ResponseWriter }

func (c cached) WriteHeader(status int) {
	c.Header().Set("Cache-Control", "max-age=600")
	c.ResponseWriter.WriteHeader(status)
}

func everything(string) bool { return true }

// A new version is published and no service worker keeps the old one: the page has the new version,
// without files of the old one from the browser's cache.
func TestANewPageIsNotMixedWithTheBrowsersCache(t *testing.T) {
	v, serve := cachingHost(t)
	p := open(t, v)
	p.waitReady()
	p.replaceAll(post("kept $$x$$"))
	p.wait(content + `.querySelector("mjx-container mjx-math")`)
	p.waitSaved()
	serve(everything)
	p.reload()
	p.waitNext()
	p.wait(content + `.querySelector("mjx-container mjx-math")`)
	require.Equal(t, []string{"next", "next", "next"}, eval[[]string](p, versions))
	require.Equal(t, "", eval[string](p, `document.querySelector(".Banner").hidden ? "" : document.querySelector(".Banner-text").textContent`))
}

// An open page loads a module that the host has only in the next version.
func TestALaterPartOfAnotherVersionIsRefused(t *testing.T) {
	v, serve := cachingHost(t)
	p := open(t, v)
	p.allow("is of another version")
	p.allow("404")
	p.allow("dynamically imported module")
	p.waitReady()
	p.replaceAll(post("no math"))
	p.waitSaved()
	serve(everything)
	p.replaceAll(post("now $$x$$"))
	p.waitBanner(p.say("warn.mixed"))
	p.shot("mixed")
	require.Equal(t, []string{"first", "first", "first"}, eval[[]string](p, versions), "the part did not run")
	p.typeText(" and on")
	p.click(".Banner-action")
	p.waitNext()
	p.wait(content + `.querySelector("mjx-container mjx-math")`)
	p.waitPreview("and on")
	require.Equal(t, []string{"next", "next", "next"}, eval[[]string](p, versions))
}

// During an upload, a host has index.html of one version and some files of the other. For any such
// file, the page reports the mismatch, and a click loads the new version, although the browser has
// cached the wrong file under its URL.
func TestAHalfUploadedVersionIsRefused(t *testing.T) {
	for _, name := range []string{"start.js", "app.js", "en.js", "worker.js", "engine.wasm", "app.css", "preview.css"} {
		t.Run(name, func(t *testing.T) {
			v, serve := cachingHost(t)
			serve(func(file string) bool { return file != name })
			p := open(t, v)
			p.allow("is of another version")
			report, button, text := ".Banner:not([hidden]) .Banner-text", ".Banner-action", p.say("warn.mixed")
			if strings.HasSuffix(name, ".js") && name != "worker.js" {
				report, button, text = ".Rescue-reason", ".Rescue .Button", p.say("rescue.mixed")
			}
			p.wait(`document.querySelector(%s)?.textContent == %s`, report, text)
			require.NotEqual(t, "first", eval[string](p, `document.documentElement.dataset.app ?? "none"`), "the app of the other version did not run")
			p.shot("mixed-" + name)
			serve(everything)
			eval[any](p, `void (window.isOld = true)`)
			p.click(button)
			p.wait(`!window.isOld`)
			p.waitNext()
			p.waitPreview("Done today")
			require.Equal(t, "", eval[string](p, `document.querySelector(".Banner").hidden ? "" : document.querySelector(".Banner-text").textContent`))
		})
	}
}

// Two tabs of two versions, on a host without a service worker, continue with their own files.
func TestTabsOfTwoVersions(t *testing.T) {
	v, serve := cachingHost(t)
	p := open(t, v)
	p.allow("is of another version")
	p.allow("dynamically imported module")
	p.waitReady()
	p.replaceAll(post("of the first"))
	p.waitSaved()
	serve(everything)
	other := p.tab(v)
	other.reload() // the browser may have cached the first page
	other.waitNext()
	other.write(" and the second")
	p.waitPreview("and the second")
	other.waitSaved()
	p.write(" $$x$$")
	p.waitBanner(p.say("warn.mixed"))
	p.waitSaved()
	other.waitPreview("and the second")
	other.wait(content + `.querySelector("mjx-container mjx-math")`)
	require.Equal(t, []string{"next", "next", "next"}, eval[[]string](other, versions))
	require.Equal(t, []string{"first", "first", "first"}, eval[[]string](p, versions))
}
