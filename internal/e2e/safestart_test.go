package e2e

import (
	"context"
	"strconv"
	"sync/atomic"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"
)

// marker reports whether the first preview of the open log has not finished rendering yet.
const marker = `Object.keys(localStorage).some(key => key.startsWith("daylog.rendering."))`

// crash crashes the renderer of the tab, as a preview that nests too deep does.
func (p *page) crash() {
	p.t.Helper()
	ctx, stop := context.WithTimeout(p.ctx, 2*time.Second)
	defer stop()
	_ = chromedp.Do(ctx, chromedp.Func(func(ctx context.Context, tab *chromedp.Target) error {
		_, err := cdp.Call(ctx, tab, cdppage.Crash, cdp.Empty{})
		return err // the renderer no longer exists
	}))
}

func TestALogWhosePreviewEndedTheTabOpensWithoutIt(t *testing.T) {
	p := openPost(t, visit{}, "it crashed")
	p.wait(`!` + marker)
	p.reload()
	p.wait(marker)
	p.allow("the page crashed")
	p.crash()

	next := p.tab(visit{})
	next.waitReady()
	next.wait(`"paused" in document.documentElement.dataset`)
	next.waitBanner(next.say("paused.text"))
	next.shot("preview-paused")
	require.NotContains(t, next.preview(), "it crashed")
	next.write(" but the text goes on")
	next.waitSaved()
	_, data := next.download(func() { next.click(`.Page-paused [data-action="download"]`) })
	require.Equal(t, post("it crashed but the text goes on"), string(data))

	next.click(`.Page-paused [data-action="preview"]`)
	next.waitPreview("it crashed but the text goes on")
	require.True(t, eval[bool](next, `document.querySelector(".Banner").hidden`))
	next.write(" and so does the preview")
	next.waitPreview("and so does the preview")
	next.waitSaved()
	next.wait(`!` + marker)
	next.reload()
	next.waitPreview("and so does the preview")
}

// Only a tab that ended unexpectedly is suspect, not one that is reloaded before its page is
// rendered.
func TestAReloadIsNoCrash(t *testing.T) {
	p := open(t, visit{})
	p.waitReady()
	for range 3 {
		p.reload()
		p.wait(marker)
	}
	p.reload()
	p.waitReady()
	p.waitPreview("Done today")
	require.False(t, eval[bool](p, `"paused" in document.documentElement.dataset`))
}

// No value in the storage prevents daylog from starting.
func TestNoStoredSettingKeepsDaylogFromStarting(t *testing.T) {
	for _, stored := range []string{`{"language":"xx"}`, ``, `"constructor"`, `{"language":"__proto__","theme":5,"open":{},"view":"x","split":"a"}`, `[]`, `{`} {
		t.Run(stored, func(t *testing.T) {
			p := open(t, visit{before: clockAt(t, "Asia/Seoul", "2026-03-05 09:04") + `
				try { if (!sessionStorage.once) { sessionStorage.once = 1; localStorage.daylog = ` + strconv.Quote(stored) + ` } } catch {}`})
			p.waitReady()
			p.waitPreview("Done today")
			require.Equal(t, "en", eval[string](p, `document.documentElement.lang`))
		})
	}
}

// No record of the database, note or last page prevents daylog from starting, and each damaged
// value is kept.
func TestNoStoredRecordKeepsDaylogFromStarting(t *testing.T) {
	p := openPost(t, visit{}, "still here")
	id := p.shownID()
	p.waitStored(`String(await get("pages", %s)).includes("still here")`, id)
	whole := stored[string](p, `get("pages", %s)`, id)
	for name, page := range map[string]string{
		"no page":      `"constructor"`,
		"damaged":      `JSON.stringify({ ...page, patch: { ...page.patch, blocks: [{ start: 0, end: "x", html: {} }], outline: 5, head: null } })`,
		"other types":  `5`,
		"without post": `JSON.stringify({ ...page, patch: { ...page.patch, post: null } })`,
	} {
		t.Run(name, func(t *testing.T) {
			stored[any](p, `(async page => {
				const write = db.transaction("pages", "readwrite")
				write.objectStore("pages").put(`+page+`, `+strconv.Quote(id)+`)
				await new Promise(done => { write.oncomplete = done })
				localStorage["daylog.unsaved.x"] = '{"__proto__":[]}'
				history.replaceState({ launched: {} }, "")
				sessionStorage.daylog = '{"open":{},"caret":-1,"openDay":"' + "x".repeat(50000) + '"}'
			})(JSON.parse(%s))`, whole)
			p.reload()
			p.waitReady()
			p.waitPreview("still here")
		})
	}
}

// A script that throws or cannot be parsed prevents the app from starting; stored values that are
// not strings are offered too.
func TestABrokenScriptOffersTheStoredTexts(t *testing.T) {
	for name, broken := range map[string]string{"throws": `throw Error("broken start")`, "cannot be parsed": `let let =`} {
		t.Run(name, func(t *testing.T) {
			var isBroken atomic.Bool
			p := open(t, visit{serve: alter("start.js", func(js []byte) []byte {
				if isBroken.Load() {
					return []byte(broken)
				}
				return js
			})})
			p.allow("exception")
			p.waitReady()
			p.replaceAll(post("kept"))
			p.waitSaved()
			stored[any](p, `new Promise(done => {
				const write = db.transaction("texts", "readwrite")
				write.objectStore("texts").put(new TextEncoder().encode("bytes of a text"), "damaged")
				write.objectStore("texts").put({ text: "in an object" }, "object")
				write.oncomplete = done
			})`)
			isBroken.Store(true)
			p.reload()
			p.wait(`document.querySelectorAll(".Rescue-list li").length == 3`)
			_, data := p.download(func() { p.click(".Rescue > .Button:nth-of-type(2)") })
			require.Contains(t, string(data), post("kept"))
			require.Contains(t, string(data), "bytes of a text")
			require.Contains(t, string(data), `{"text":"in an object"}`)
		})
	}
}

// A database that another program blocks delays the page with the notes for some seconds only.
func TestRescueDoesNotWaitForTheDatabase(t *testing.T) {
	p := open(t, visit{before: `if (self === top && sessionStorage.hold) {
	const { setTimeout } = window
	window.setTimeout = (work, delay, ...args) => setTimeout(work, delay === 5000 ? 100 : delay, ...args)
	IDBFactory.prototype.open = () => new EventTarget()
	addEventListener("DOMContentLoaded", () => { throw Error("broken") })
}`})
	p.allow("broken")
	p.allow("pictures could not be read") // the app uses the same database
	p.waitReady()
	p.waitSaved()
	eval[any](p, `void (sessionStorage.hold = 1, localStorage["daylog.unsaved.gone"] = JSON.stringify([{ name: "a.md", text: "left" }]))`)
	p.reload()
	p.wait(`document.querySelector(".Rescue-list")?.textContent == "a.md" && document.querySelector(".Rescue").textContent.includes("TimeoutError")`)
}
