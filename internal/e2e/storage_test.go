package e2e

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// first holds records that daylog stored in the first version of its database, before this visit.
const first = `if (!sessionStorage.wrote) {
  sessionStorage.wrote = "yes"
  const opening = indexedDB.open("daylog", 1)
  opening.onupgradeneeded = () => {
    opening.result.createObjectStore("logs", { keyPath: "id" })
    opening.result.createObjectStore("texts")
  }
  opening.onsuccess = () => {
    const writing = opening.result.transaction(["logs", "texts"], "readwrite")
    for (const [id, day, text] of [["a", "2026-11-01", "---\ntitle: Old\n---\nof the first version\n"], ["b", "2026-11-02", "\ufeffanother\r\n"]]) {
      writing.objectStore("logs").put({ id, day, name: day + "-old.md", title: "Old " + id, caret: 3, created: 1, changed: 2, downloaded: 0, file: "", derived: "" })
      writing.objectStore("texts").put(text, id)
    }
    writing.oncomplete = () => opening.result.close()
  }
}`

// inDatabase returns a promise of the result of an expression on the database db.
func inDatabase(expression string, args ...any) string {
	return `new Promise((resolve, reject) => {
	  const opening = indexedDB.open("daylog")
	  opening.onerror = () => reject(opening.error)
	  opening.onsuccess = () => {
	    const db = opening.result
	    const get = (store, key) => new Promise((resolve, reject) => {
	      const asked = key === undefined ? db.transaction(store).objectStore(store).getAll() : db.transaction(store).objectStore(store).get(key)
	      asked.onsuccess = () => resolve(asked.result)
	      asked.onerror = () => reject(asked.error)
	    });
	    (async () => (` + script(expression, args) + `))().then(resolve, reject).finally(() => db.close())
	  }
	})`
}

// stored evaluates an expression on the database db.
func stored[T any](p *page, expression string, args ...any) T {
	p.t.Helper()
	return eval[T](p, inDatabase(expression, args...))
}

// waitStored waits until an expression on the database db is true.
func (p *page) waitStored(expression string, args ...any) {
	p.t.Helper()
	p.wait(inDatabase(expression, args...))
}

func TestLogsOfTheFirstVersionSurvive(t *testing.T) {
	p := open(t, visit{before: first})
	p.waitReady()
	require.Equal(t, 3, eval[int](p, `document.querySelectorAll(".Rail-item").length`), "the two, and today's")
	p.click(`.Rail-item[data-id="a"]`)
	p.waitPreview("of the first version")
	p.write("and more")
	p.waitSaved()
	require.Equal(t, "---\ntitle: Old\n---\nof the first version\nand more", stored[string](p, `get("texts", "a")`))
	require.Equal(t, "\ufeffanother\r\n", stored[string](p, `get("texts", "b")`))
	require.Contains(t, stored[[]string](p, `[...db.objectStoreNames]`), "revisions")
	p.reload()
	p.waitReady()
	p.waitPreview("of the first version")
	require.Contains(t, p.lines(), "and more")
}
