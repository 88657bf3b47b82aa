package e2e

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// faulty makes the database fail as sessionStorage.fault says, until that is removed.
const faulty = `{
  const fail = name => { if (sessionStorage.fault === name) throw new DOMException(name + " failed", "OperationError") }
  const before = (object, method, act) => {
    const real = object[method]
    object[method] = function (...args) { act.call(this, ...args); return real.apply(this, args) }
  }
  for (const method of ["get", "getAll", "put"]) before(IDBObjectStore.prototype, method, () => fail(method))
  before(IDBFactory.prototype, "open", () => fail("open"))
  // Chromium's own quota (Storage.overrideQuotaForOrigin) does not hold for a browser context in memory.
  before(IDBObjectStore.prototype, "put", () => { if (sessionStorage.fault === "full") throw new DOMException("disk full", "QuotaExceededError") })
  // Every put succeeds, and then none of it was written.
  const commit = IDBTransaction.prototype.commit
  IDBTransaction.prototype.commit = function () { if (sessionStorage.fault !== "abort") commit.call(this) }
  const put = IDBObjectStore.prototype.put
  IDBObjectStore.prototype.put = function (...args) {
    const request = put.apply(this, args)
    if (sessionStorage.fault === "abort") request.addEventListener("success", () => { try { this.transaction.abort() } catch {} })
    return request
  }
  // The store gets another value than the page writes.
  before(IDBObjectStore.prototype, "put", function (value) { if (sessionStorage.fault === "change" && value.stamp) value.stamp = "other" })
  window.written = []
  before(IDBObjectStore.prototype, "put", function () { written.push(this.name) })
}`

func (p *page) fault(name string) {
	p.t.Helper()
	eval[any](p, `void (sessionStorage.fault = %s)`, name)
}

// waitFailed waits until the page reports that the text is not stored, with the reason, and checks
// that the text can be copied.
func (p *page) waitFailed(reason, text string) {
	p.t.Helper()
	p.wait(`document.documentElement.dataset.saved == "failed" && document.querySelector(".Status-saved").textContent.includes(%s)`, reason)
	p.waitBanner(reason)
	_, got := p.download(func() { p.click(".Banner-action") })
	require.Equal(p.t, text, string(got))
}

// shownID returns the id of the open log.
func (p *page) shownID() string {
	p.t.Helper()
	return eval[string](p, `document.querySelector(".Rail-item[aria-current]").dataset.id`)
}

// waitLog waits until the text of a log is stored: just after a fault, an older text may be saved
// temporarily.
func (p *page) waitLog(id, text string) {
	p.t.Helper()
	p.waitStored(`(await get("texts", %s)) === %s`, id, text)
}

func TestAFailedWriteIsSaidAndTriedAgain(t *testing.T) {
	for fault, reason := range map[string]string{
		"put":    "put failed",
		"full":   sayIn(t, "en", "reason.QuotaExceededError"),
		"abort":  sayIn(t, "en", "reason.AbortError"),
		"change": sayIn(t, "en", "reason.ReadBackError"),
	} {
		t.Run(fault, func(t *testing.T) {
			p := open(t, visit{before: faulty})
			p.waitReady()
			p.replaceAll(post("before"))
			p.waitSaved()
			id := p.shownID()
			p.fault(fault)
			p.write(" and after")
			p.waitFailed(reason, post("before and after"))
			if fault != "change" {
				require.Equal(t, post("before"), stored[string](p, `get("texts", %s)`, id))
			}
			p.fault("")
			p.write("!")
			if fault == "change" {
				// The record has a foreign stamp, as if another tab had written it; the text may
				// then be stored in a second log.
				p.waitStored(`(await get("texts")).includes(%s)`, post("before and after!"))
			} else {
				p.waitLog(id, post("before and after!"))
			}
			p.waitSaved()
			if fault != "change" { // in this case the banner reports both texts
				p.wait(`document.querySelector(".Banner").hidden`)
			}
		})
	}
}

// holdDatabase blocks reads and writes of the logs by a transaction that does not end.
func (p *page) holdDatabase() {
	p.t.Helper()
	eval[any](p, `new Promise(held => {
	  const opening = indexedDB.open("daylog")
	  opening.onsuccess = () => {
	    const logs = opening.result.transaction("logs", "readwrite").objectStore("logs")
	    const hold = () => {
	      held()
	      if (!window.letGo) logs.get("none").onsuccess = hold
	    }
	    hold()
	  }
	})`)
}

func (p *page) letGo() {
	p.t.Helper()
	eval[any](p, `void (window.letGo = true)`)
}

// The transaction of another program, or a broken disk, may block the database permanently.
func TestADatabaseThatDoesNotAnswerIsSaid(t *testing.T) {
	p := open(t, visit{before: soon})
	p.waitReady()
	p.replaceAll(post("before"))
	p.waitSaved()
	eval[any](p, `void (window.hurry = true)`)
	id := p.shownID()
	p.holdDatabase()
	p.write(" and after")
	p.waitFailed(p.say("reason.TimeoutError"), post("before and after"))
	p.letGo()
	p.waitLog(id, post("before and after"))
	p.waitSaved()
	p.wait(`document.querySelector(".Banner").hidden`)
}

// A failed read never causes a write: the unreadable record is unchanged afterwards.
func TestAFailedReadIsSaidAndHarmsNothing(t *testing.T) {
	for fault, reason := range map[string]string{"open": "open failed", "getAll": "getAll failed", "get": "get failed"} {
		t.Run(fault, func(t *testing.T) {
			p := open(t, visit{before: faulty})
			p.waitReady()
			p.replaceAll(post("of before"))
			p.waitSaved()
			id := p.shownID()
			p.allow("the pictures could not be read")
			// a slow browser may reload before the caret is stored
			p.allow("unsaved logs of a closed tab")
			p.fault(fault)
			p.reload()
			p.waitReady()
			p.wait(`document.documentElement.dataset.saved == "failed"`)
			p.replaceAll(post("typed all the same"))
			p.waitFailed(reason, post("typed all the same"))
			require.Empty(t, eval[[]string](p, `written.filter(store => store === "logs" || store === "texts")`))
			p.fault("")
			require.Equal(t, post("of before"), stored[string](p, `get("texts", %s)`, id))
			p.write("!")
			p.waitStored(`(await get("texts")).includes(%s)`, post("typed all the same!"))
			p.waitSaved()
			require.Equal(t, post("of before"), stored[string](p, `get("texts", %s)`, id))
		})
	}
}

func TestADatabaseThatVanishesIsMadeAgain(t *testing.T) {
	p := open(t, visit{})
	p.waitReady()
	p.replaceAll(post("before"))
	p.waitSaved()
	id := p.shownID()
	eval[any](p, `new Promise((resolve, reject) => {
	  const deleting = indexedDB.deleteDatabase("daylog")
	  deleting.onsuccess = () => resolve(1)
	  deleting.onerror = deleting.onblocked = () => reject("not deleted")
	})`)
	p.write(" and after")
	p.waitSaved()
	require.Equal(t, post("before and after"), stored[string](p, `get("texts", %s)`, id))
	p.waitBanner(p.say("warn.vanished"))
	_, got := p.download(func() { p.click(".Banner-action") })
	require.Equal(t, post("before and after"), string(got))
}

func TestADamagedRecordStaysAsItIs(t *testing.T) {
	p := open(t, visit{before: first})
	p.waitReady()
	damage := func(store string, value string) {
		stored[any](p, `new Promise(resolve => {
		  const writing = db.transaction(`+"`"+store+"`"+`, "readwrite")
		  writing.objectStore("`+store+`").`+value+`
		  writing.oncomplete = resolve
		})`)
	}
	damage("texts", `put(new Uint8Array([1, 2, 3]), "a")`)
	damage("texts", `delete("b")`)
	damage("logs", `put({ id: "c", caret: "x" })`)
	damage("logs", `put({ id: "d", caret: "x", stamp: 5, title: null })`)
	damage("texts", `put("the text is whole", "d")`)
	damage("texts", `put("the record is lost", "e")`)
	p.reload()
	p.waitReady()
	for _, id := range []string{"a", "b", "c"} {
		p.click(`.Rail-item[data-id="` + id + `"]`)
		p.waitBanner(p.say("warn.damaged", "name", eval[string](p, `document.querySelector('.Rail-item[data-id="`+id+`"]').title`)))
		p.click(".Banner-close")
	}
	for id, text := range map[string]string{"d": "the text is whole", "e": "the record is lost"} {
		p.click(`.Rail-item[data-id="` + id + `"]`)
		p.waitPreview(text)
	}
	p.waitSaved()
	require.Equal(t, []any{1.0, 2.0, 3.0}, stored[[]any](p, `[...await get("texts", "a")]`))
	require.Equal(t, "x", stored[string](p, `(await get("logs", "c")).caret`))
	require.Equal(t, 5, stored[int](p, `(await get("logs", "d")).stamp`), "nothing was edited")

	// An edit keeps a copy of the previous text.
	for _, id := range []string{"a", "d"} {
		p.click(`.Rail-item[data-id="` + id + `"]`)
		p.wait(`document.querySelector(".Rail-item[aria-current]").dataset.id == %s`, id)
		p.write("goes on")
		p.waitSaved()
		p.waitStored(`(await get("texts", %s))?.includes?.("goes on")`, id)
	}
	copies := `Object.fromEntries(await new Promise(done => {
		const found = [], asked = db.transaction("settings").objectStore("settings").openCursor()
		asked.onsuccess = () => asked.result ? (found.push([asked.result.key.replace(/:\d+$/, ""), asked.result.value]), asked.result.continue()) : done(found)
	}))`
	require.Equal(t, []any{1.0, 2.0, 3.0}, stored[[]any](p, `[...(`+copies+`)["damaged:texts:a"]]`))
	require.Equal(t, 5, stored[int](p, `(`+copies+`)["damaged:logs:d"].stamp`))
}
