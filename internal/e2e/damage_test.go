package e2e

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

// damage stores three logs with all their records and damages up to six values of them; %s selects
// the values.
const damage = `(async seed => {
	const random = () => (seed = seed * 48271 % 2147483647)
	random()
	const any = list => list[random() % list.length]
	const db = await new Promise((resolve, reject) => {
		const opening = indexedDB.open("daylog")
		opening.onsuccess = () => resolve(opening.result)
		opening.onerror = () => reject(opening.error)
	})
	const stores = ["logs", "texts", "revisions", "revisionTexts", "pictures", "pictureBlobs", "pages", "templates", "settings", "handles"]
	const keyed = ["logs", "revisions", "pictures", "templates"]
	const records = {
		logs: ["one", "two", "three"].map(id => ({ id, day: "2026-03-1" + id.length, name: "2026-03-1" + id.length + "-" + id + ".md", title: "Log " + id, caret: 2, created: 1, changed: 2, downloaded: 0,
			file: "2026-03-1" + id.length + "-" + id + ".md", derived: "", size: 9, made: 1, stamp: "other.1" })),
		texts: ["one", "two", "three"].map(id => [id, "---\ntitle: Log " + id + "\ndate: 2026-03-11 09:00:00 +0900\n---\nwords of " + id + " and ![](/assets/" + id + ".png)\n"]),
		revisions: ["one", "two", "three"].map((log, n) => ({ id: n + 900, log, time: 5, reason: "typing", size: 3 })),
		revisionTexts: ["one", "two", "three"].map((log, n) => [n + 900, "old words of " + log]),
		pictures: ["one", "two"].map(log => ({ id: "p" + log, log, name: log + ".png", path: "/assets/" + log + ".png", type: "image/png", width: 1, height: 1, size: 8, created: 1 })),
		pictureBlobs: ["one", "two"].map(log => ["p" + log, new Blob([Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10)], { type: "image/png" })]),
		pages: [["one", "{}"]],
		templates: [{ id: "t", name: "Mine", text: "---\ntitle: mine\n---\n", kind: "daily" }],
		settings: [["habits", { habits: { posts: 2, tags: { a: 2 }, pairs: {}, categories: {}, zones: {}, names: {}, covers: {}, folders: {} }, time: 5, files: ["2026-01-01-x.md"] }],
			["blog", { name: "site", time: 5, files: [{ path: "_config.yml", bytes: new TextEncoder().encode("lang: en\n") }, { path: "assets/a.png", bytes: null }], chosen: {} }]],
		handles: [],
	}
	const odd = () => any([null, undefined, 0, -1, 5, 1e300, NaN, Infinity, "", "x", "\ud800", "../../x", "__proto__", "2026-13-99", true, [], ["x"], {}, new Date(), new Date(NaN), new Uint8Array(3), 5n, new Map([[1, 2]]), new Blob(["x"])])
	const done = []
	for (let n = 0; n < 6; n++) {
		const store = any(stores), list = records[store]
		if (store === "handles") list.push(["blog", odd()])
		if (list.length === 0) continue
		const at = random() % list.length
		if (keyed.includes(store)) {
			const fields = Object.keys(list[at]).filter(field => field !== "id")
			const field = any([...fields, "binned", "disk", "week", "template", "opened"])
			list[at] = { ...list[at], [field]: odd() }
			done.push(store + "." + field)
		} else if (random() % 4 === 0) done.push("no " + store + " " + list.splice(at, 1)[0][0])
		else {
			const fields = store === "settings" && random() % 2 ? Object.keys(list[at][1] ?? {}) : []
			const value = fields.length > 0 ? Object.fromEntries(fields.map(field => [field, odd()])) : odd()
			list[at] = [list[at][0], value]
			done.push(store + " " + list[at][0])
		}
	}
	const all = db.transaction(stores, "readwrite")
	for (const store of stores) for (const record of records[store]) keyed.includes(store) ? all.objectStore(store).put(record) : all.objectStore(store).put(record[1], record[0])
	await new Promise((resolve, reject) => { all.oncomplete = resolve; all.onabort = () => reject(all.error) })
	db.close()
	localStorage["daylog.unsaved.gone"] = any(["[", "null", "5", '[null, 5, {"id":5}]', '[{"id":"noted","text":"noted words","day":5}]', '{"id":"x"}'])
	return done.join(", ") + ", " + localStorage["daylog.unsaved.gone"]
})(%s)`

// With any damage, daylog starts, lists, finds, opens, saves, backs up and restores the other data.
func TestAnyRecordMayBeDamaged(t *testing.T) {
	rounds := 4
	if *torture {
		rounds = 60
	}
	for n := range rounds {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			p := open(t, visit{})
			p.waitReady()
			p.waitSaved()
			t.Log(eval[string](p, damage, 1000+n*77))
			p.allow("the unsaved logs of a closed tab could not be stored")
			p.reload()
			p.waitReady()
			p.waitSaved()
			p.action("search")
			p.typeText("words of")
			p.wait(`document.querySelector(".Search-list").children.length > 0 || document.querySelector(".Search-state").textContent != ""`)
			p.press("Escape")
			for _, id := range eval[[]string](p, `[...document.querySelectorAll(".Rail-item")].map(item => item.dataset.id)`) {
				eval[any](p, `document.querySelector('.Rail-item[data-id="' + %s + '"]').click()`, id)
				p.wait(`document.querySelector(".Rail-item[aria-current]")?.dataset.id == %s && document.documentElement.dataset.shown == ""`, id)
				p.write("typed")
				p.waitStored(`String(await get("texts", %s)).includes("typed")`, id)
				p.waitSaved()
			}
			name, data := p.download(func() { p.action("backup") })
			p.waitNotice(p.sayBefore("notice.backup", "name", name, "n", anyNumber))
			file := filepath.Join(t.TempDir(), name)
			require.NoError(t, os.WriteFile(file, data, 0o644))
			want := eval[[]string](p, `[...document.querySelectorAll(".Rail-item")].map(item => item.title).sort()`)
			other := open(t, visit{})
			other.waitReady()
			other.drop("body", file)
			other.wait(`document.querySelector(".Restore-all") || document.querySelector(".Notice").textContent.includes(%s)`, other.sayBefore("import.done", "added", anyNumber))
			eval[any](other, `document.querySelector(".Restore-all")?.click()`)
			other.waitNotice(other.sayBefore("import.done", "added", anyNumber))
			other.waitSaved()
			other.wait(`%s.every(title => [...document.querySelectorAll(".Rail-item")].some(item => item.title == title))`, want)
		})
	}
}
