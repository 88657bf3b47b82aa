package e2e

import (
	"context"
	"testing"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"
)

// Retention by daylog and by the browser.

// atOnce starts daylog's delayed idle work, ten seconds after the start, at once.
const atOnce = `{
const { setTimeout } = window
window.setTimeout = (work, delay, ...args) => setTimeout(work, delay === 10_000 ? 0 : delay, ...args)
}`

// everywhere lists the stores that have records of a log.
const everywhere = `((await Promise.all(["logs", "texts", "pages", "revisions", "pictures"].map(async store => {
	const names = db.transaction(store).objectStore(store)
	const found = await new Promise(done => {
		const asked = names.indexNames.contains("log") ? names.index("log").getAll(id) : names.getAll(id)
		asked.onsuccess = () => done(asked.result)
	})
	return found.length > 0 ? [store] : []
}))).flat())`

func TestTheBinIsEmptiedAfterThirtyDays(t *testing.T) {
	p := open(t, visit{before: atOnce})
	p.waitReady()
	p.waitSaved()
	// The log that stays comes first, so that it is not the next one to delete when the other is
	// deleted.
	stored[any](p, `new Promise((resolve, reject) => {
		const all = db.transaction(["logs", "texts", "pages", "revisions", "revisionTexts", "pictures", "pictureBlobs"], "readwrite")
		for (const [number, days] of [29.9, 30.1].entries()) {
			const id = "bin" + number, name = "2026-01-0" + (number + 1) + "-binned.md"
			all.objectStore("logs").put({ id, day: name.slice(0, 10), name, title: "", caret: 0, created: 1, changed: 1, downloaded: 0, file: "", derived: "", binned: Date.now() - days * 864e5 })
			all.objectStore("texts").put("text of " + id, id)
			all.objectStore("pages").put("page of " + id, id)
			all.objectStore("revisions").put({ id: 1000 + number, log: id, time: 1, reason: "typing", size: 3 })
			all.objectStore("revisionTexts").put("was " + id, 1000 + number)
			all.objectStore("pictures").put({ id: "picture" + number, log: id, name: "a.png", path: "/assets/a.png", type: "image/png", width: 1, height: 1, size: 1, created: 1 })
			all.objectStore("pictureBlobs").put(new Blob(["x"]), "picture" + number)
		}
		all.oncomplete = resolve
		all.onerror = () => reject(all.error)
	})`)
	p.reload()
	p.waitReady()
	p.waitStored(`(await get("logs", "bin1")) === undefined`)
	of := func(id string) []string { return stored[[]string](p, `(async id => `+everywhere+`)(%s)`, id) }
	require.Empty(t, of("bin1"))
	require.Equal(t, []string{"logs", "texts", "pages", "revisions", "pictures"}, of("bin0"))
	require.Equal(t, []string{"was bin0"}, stored[[]string](p, `get("revisionTexts")`))
	require.Equal(t, 1, stored[int](p, `(await get("pictureBlobs")).length`))
	p.action("binList")
	p.wait(`document.querySelector(".Storage-binFile")?.textContent.includes(%s)`, p.say("storage.daysLeft", "n", 1))
	p.click(".Storage-binRestore")
	p.wait(`document.querySelector('.Rail-item[data-id="bin0"]')`)
}

// All revisions of the last day, one an hour for a week, one a day after that: applied when a
// revision is added.
func TestOldRevisionsGo(t *testing.T) {
	p := openPost(t, visit{}, "now")
	id := p.shownID()
	stored[any](p, `new Promise((resolve, reject) => {
		const all = db.transaction(["revisions", "revisionTexts"], "readwrite")
		const minute = 60_000, hour = 60 * minute, day = 24 * hour, now = Date.now()
		const thatHour = Math.floor((now - 3 * day) / hour) * hour, thatDay = new Date(now - 20 * day).setHours(9, 0, 0, 0)
		const times = {
			"today 1": now - 3 * minute, "today 2": now - 2 * minute, "today 3": now - minute,
			"hour 1": thatHour, "hour 2": thatHour + 20 * minute, "hour 3": thatHour + 40 * minute, "next hour": thatHour + hour,
			"day 1": thatDay, "day 2": thatDay + hour, "conflict": thatDay + 2 * hour, "day 3": thatDay + 3 * hour, "next day": thatDay + day,
		}
		for (const [number, [text, time]] of Object.entries(times).entries()) {
			all.objectStore("revisions").put({ id: 1000 + number, log: %s, time, reason: text === "conflict" ? text : "typing", size: text.length })
			all.objectStore("revisionTexts").put(text, 1000 + number)
			all.objectStore("revisions").put({ id: 2000 + number, log: "another", time, reason: "typing", size: text.length })
		}
		all.oncomplete = resolve
		all.onerror = () => reject(all.error)
	})`, id)
	p.download(func() { p.press("Mod+Shift+S") })
	p.waitStored(`(await get("revisions", 1000)) && !(await get("revisions", 1008))`)
	left := stored[[]string](p, `Promise.all((await get("revisions")).filter(({ log, id }) => log === %s && id >= 1000).map(({ id }) => get("revisionTexts", id)))`, id)
	require.Subset(t, left, []string{"today 1", "today 2", "today 3", "hour 3", "next hour", "conflict", "day 3", "next day"})
	for _, text := range []string{"hour 1", "hour 2", "day 1", "day 2"} {
		require.NotContains(t, left, text)
	}
	require.Equal(t, 12, stored[int](p, `(await get("revisions")).filter(({ log }) => log === "another").length`))
	p.click(".TopBar-menu")
	p.click(`.Menu [data-action="history"]`)
	p.wait(revisions+`[0] == %s && `+revisions+`.length >= 9`, p.say("history.of.download"))
}

// persists counts requests for persistent storage.
const persists = `{
window.asked = 0
const { persist } = StorageManager.prototype
StorageManager.prototype.persist = function () { return window.asked++, persist.call(this) }
}`

// permit sets the browser's answer to a permission request.
func (p *page) permit(permission string, setting browser.PermissionSetting) {
	p.t.Helper()
	p.do(chromedp.Func(func(ctx context.Context, tab *chromedp.Target) error {
		_, err := chromedp.CallBrowser(ctx, browser.SetPermission, browser.SetPermissionParams{
			Permission: &browser.PermissionDescriptor{Name: permission}, Setting: setting, BrowserContextID: chromedp.FromContext(ctx).BrowserContextID})
		return err
	}))
}

func TestTheBrowserIsAskedToKeepWhatIsStoredAtTheFirstEdit(t *testing.T) {
	p := open(t, visit{before: persists})
	p.permit("persistent-storage", browser.PermissionSettingDenied)
	p.waitReady()
	p.waitSaved()
	p.dropped("2026-03-11-opened.md", post("only opened"))
	p.waitPreview("only opened")
	p.click(".TopBar-today")
	p.waitPreview("Done today")
	p.action("storage")
	p.wait(`document.querySelector(".Storage-kept").dataset.state == "mayGo"`)
	require.Zero(t, eval[int](p, `asked`), "nobody has written anything yet")
	p.press("Escape")
	p.write("the first words")
	require.Equal(t, 1, eval[int](p, `asked`))
	p.write(" and more")
	p.waitSaved()
	require.Equal(t, 1, eval[int](p, `asked`))

	// Denied: the panel says so, and the request can be repeated.
	p.action("storage")
	p.wait(`document.querySelector(".Storage-kept").textContent == %s`, p.say("storage.mayGo"))
	p.click(".Storage-persist")
	p.wait(`document.querySelector(".Storage-trouble").textContent != ""`)
	require.Equal(t, 2, eval[int](p, `asked`))
	p.permit("persistent-storage", browser.PermissionSettingGranted)
	p.click(".Storage-persist")
	p.wait(`document.querySelector(".Storage-kept").dataset.state == "kept"`)
	require.Equal(t, p.say("storage.kept"), eval[string](p, `document.querySelector(".Storage-kept").textContent`))
	p.wait(`document.querySelector(".Storage-persist").hidden`)
	require.True(t, eval[bool](p, `navigator.storage.persisted()`))
	p.wait(`document.querySelector(".Storage-trouble").textContent == ""`)
}

// WebKit on Linux has Safari's user agent.
func TestWhereTheBrowserErasesItIsSaid(t *testing.T) {
	p := open(t, visit{engine: "webkit"})
	p.waitReady()
	p.action("storage")
	p.wait(`document.querySelector(".Storage-kept").dataset.state == "erases"`)
	require.Equal(t, p.say("storage.erases"), eval[string](p, `document.querySelector(".Storage-kept").textContent`))
	require.True(t, eval[bool](p, `document.activeElement.matches(".Storage-backup")`))
}
