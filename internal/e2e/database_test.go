package e2e

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// newer makes the database one of a newer version, before this visit, with a text that a closed tab
// has only noted.
const newer = `if (!sessionStorage.wrote) {
  sessionStorage.wrote = "yes"
  localStorage["daylog.unsaved.gone"] = JSON.stringify([{ id: "n", day: "2026-11-03", name: "2026-11-03-noted.md", title: "", text: "only noted", caret: 0, created: 1, changed: 5, downloaded: 0, file: "", derived: "" }])
  const opening = indexedDB.open("daylog", 7)
  opening.onupgradeneeded = () => {
    const { result: db } = opening
    for (const name of ["logs", "revisions", "pictures", "templates"]) db.createObjectStore(name, { keyPath: "id" }).createIndex("log", "log")
    for (const name of ["texts", "revisionTexts", "pictureBlobs", "pages", "settings", "handles", "future"]) db.createObjectStore(name)
  }
  opening.onsuccess = () => {
    const writing = opening.result.transaction(["logs", "texts"], "readwrite")
    writing.objectStore("logs").put({ id: "a", day: "2026-11-01", name: "2026-11-01-newer.md", title: "Newer", caret: 3, created: 1, changed: 2, downloaded: 0, file: "", derived: "", future: { kept: true } })
    writing.objectStore("texts").put("---\ntitle: Newer\n---\nof a newer version\n", "a")
    writing.oncomplete = () => opening.result.close()
  }
}`

func TestADatabaseOfANewerVersionIsReadAndNotWritten(t *testing.T) {
	p := open(t, visit{before: newer})
	p.allow("the unsaved logs of a closed tab could not be stored")
	p.allow("Blocked script execution in 'about:srcdoc'")
	p.waitReady()
	p.waitBanner(p.say("warn.newerNotes"))
	p.shot("newer")
	name, data := p.download(func() { p.click(".Banner-action") })
	require.Equal(t, "2026-11-03-noted.md", name)
	require.Equal(t, "only noted", string(data))
	p.click(`.Rail-item[data-id="a"]`)
	p.waitPreview("of a newer version")
	p.write("typed")
	p.wait(`document.querySelector(".Status-saved").textContent.includes(%s)`, p.say("reason.NewerDatabase"))
	_, data = p.download(func() { p.press("Mod+Shift+S") })
	require.Contains(t, string(data), "typed")
	require.Equal(t, "---\ntitle: Newer\n---\nof a newer version\n", stored[string](p, `get("texts", "a")`))
	require.True(t, stored[bool](p, `(await get("logs", "a")).future.kept`))
	require.Equal(t, 1, stored[int](p, `(await get("logs")).length`))
	require.Contains(t, eval[string](p, `localStorage["daylog.unsaved.gone"]`), "only noted")
}

// holdOld holds a connection of an older version that blocks upgrades of the database. The
// preview's frame must not hold another one: Chromium closes that one half a minute later.
const holdOld = `if (window === top) {
  window.held = new Promise(resolve => {
    const opening = indexedDB.open("daylog", 1)
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore("logs", { keyPath: "id" })
      opening.result.createObjectStore("texts")
      opening.transaction.objectStore("logs").put({ id: "a", day: "2026-11-01", name: "2026-11-01-old.md", title: "Old", caret: 0, created: 1, changed: 2, downloaded: 0, file: "", derived: "" })
      opening.transaction.objectStore("texts").put("of an old version", "a")
    }
    opening.onsuccess = () => resolve(opening.result)
  })
}`

func TestADatabaseThatAnotherTabHoldsIsReported(t *testing.T) {
	p := open(t, visit{before: "window.hurry = true;" + soon + holdOld})
	p.allow("Blocked script execution in 'about:srcdoc'") // not for the preview
	p.allow("the pictures could not be read")
	p.waitBanner(p.say("warn.blocked"))
	p.shot("blocked")
	p.write("typed meanwhile")
	_, data := p.download(func() { p.press("Mod+Shift+S") })
	require.Contains(t, string(data), "typed meanwhile")
	eval[any](p, `held.then(db => db.close())`)
	p.waitStored(`(await get("texts")).some(text => text.includes("typed meanwhile"))`)
	p.waitSaved()
	p.wait(`document.querySelector(".Banner").hidden`)
	p.click(`.Rail-item[data-id="a"]`)
	p.waitPreview("of an old version")
}

// A deletion blocked by another connection blocks the opening without an event.
func TestADatabaseThatDoesNotOpenIsReported(t *testing.T) {
	p := open(t, visit{before: "window.hurry = sessionStorage.fault === 'silent';" + soon + `
const { open } = IDBFactory.prototype
IDBFactory.prototype.open = function (name, ...rest) {
  if (name !== "daylog" || sessionStorage.fault !== "silent") return open.call(this, name, ...rest)
  return Object.assign(Object.create(IDBOpenDBRequest.prototype), { addEventListener() {}, removeEventListener() {} })
}`})
	p.allow("Blocked script execution in 'about:srcdoc'")
	p.waitReady()
	p.replaceAll(post("before"))
	p.waitSaved()
	eval[any](p, `void (sessionStorage.fault = "silent")`)
	p.allow("the pictures could not be read")
	p.reload()
	p.waitBanner(p.say("warn.blocked"))
	p.waitReady()
	p.write("typed all the same")
	require.Contains(t, p.lines(), "typed all the same")
}

// An old tab saves its text before it closes its connection for a newer daylog.
func TestATabLetsGoOfTheDatabaseAfterSaving(t *testing.T) {
	p := open(t, visit{})
	p.waitReady()
	p.replaceAll(post("before"))
	p.waitSaved()
	id := p.shownID()
	p.typeText("x")
	p.wait(`new Promise((resolve, reject) => {
		const opening = indexedDB.open("daylog", 3)
		opening.onupgradeneeded = () => {}
		opening.onsuccess = () => {
			const asked = opening.result.transaction("texts").objectStore("texts").get(%s)
			asked.onsuccess = () => (opening.result.close(), resolve(asked.result))
		}
		opening.onerror = () => reject(opening.error)
	}).then(text => text.includes("x"))`, id)
	p.waitBanner(p.say("warn.closed"))
	p.write("and more")
	p.wait(`document.querySelector(".Status-saved").textContent.includes(%s)`, p.say("reason.NewerDatabase"))
	p.waitBanner(p.say("warn.newer"))
}
