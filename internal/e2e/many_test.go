package e2e

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// fill stores n logs of 6 kB, one a day, in daylog's format, before the page starts.
const fill = `if (!sessionStorage.filled) {
  sessionStorage.filled = "yes"
  const opening = indexedDB.open("daylog", 1)
  opening.onupgradeneeded = () => {
    opening.result.createObjectStore("logs", { keyPath: "id" })
    opening.result.createObjectStore("texts")
  }
  opening.onsuccess = () => {
    const writing = opening.result.transaction(["logs", "texts"], "readwrite")
    for (let n = 0; n < 5000; n++) {
      const day = new Date(Date.UTC(2012, 0, 1 + n)).toISOString().slice(0, 10)
      writing.objectStore("logs").put({ id: "id" + n, day, name: day + "-log.md", title: "Log " + n, caret: 3, created: n, changed: n, downloaded: 0, file: "", derived: "" })
      writing.objectStore("texts").put("---\ntitle: Log " + n + "\n---\n" + ("word" + n + " ").repeat(700), "id" + n)
    }
    writing.oncomplete = () => opening.result.close()
  }
}
{
  const getAll = IDBObjectStore.prototype.getAll
  IDBObjectStore.prototype.getAll = function (...args) { (window.readAll ??= []).push(this.name); return getAll.apply(this, args) }
  const get = IDBObjectStore.prototype.get
  IDBObjectStore.prototype.get = function (...args) { (window.readOne ??= []).push(this.name); return get.apply(this, args) }
}`

// The start reads the data of the rail and only a few texts.
func TestFiveThousandLogsStartWithoutTheirTexts(t *testing.T) {
	p := open(t, visit{before: fill})
	p.waitReady()
	p.reload()
	p.wait(`document.querySelectorAll(".Rail-item").length > 0 && document.documentElement.dataset.state == "ready"`)
	require.NotContains(t, eval[[]string](p, `window.readAll`), "texts")
	require.Less(t, eval[int](p, `(window.readOne ?? []).filter(name => name == "texts").length`), 600,
		"the newest 500, which habits are learnt from in idle time, and those that today's log is made from")
	t.Logf("listing 5,000 logs took %.0f ms", eval[float64](p, `(async () => {
	  const db = await new Promise(resolve => { const opening = indexedDB.open("daylog"); opening.onsuccess = () => resolve(opening.result) })
	  const start = performance.now()
	  await new Promise(resolve => { db.transaction("logs").objectStore("logs").getAll().onsuccess = resolve })
	  db.close()
	  return performance.now() - start
	})()`))
}
