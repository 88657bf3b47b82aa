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

// This file tests that a page never runs files of two versions, on a host whose files browsers may cache for ten minutes.

// cachingHost serves the built version, then as `which` says for a file's name: "next" or the built one.
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

// A new version was put up and no service worker keeps the old one: the page is of the new version, and nothing of it comes out of
// the browser's cache of the old one.
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

// An open page needs a part that the host has only in the next version.
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

// While a version is being put up, a host has index.html of it and some files of the one before. Whichever file is of the other
// version, the page says so, and a click loads the new version, although the browser has cached the wrong file under its URL.
func TestAHalfUploadedVersionIsRefused(t *testing.T) {
	for _, name := range []string{"start.js", "app.js", "worker.js", "engine.wasm", "app.css", "preview.css"} {
		t.Run(name, func(t *testing.T) {
			v, serve := cachingHost(t)
			serve(func(file string) bool { return file != name })
			p := open(t, v)
			p.allow("is of another version")
			report, button, text := ".Banner:not([hidden]) .Banner-text", ".Banner-action", p.say("warn.mixed")
			if name == "start.js" || name == "app.js" {
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

// Two tabs, of two versions, on a host without a service worker: each goes on with its own files.
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
