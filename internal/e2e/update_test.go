package e2e

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"
)

// This file tests that an update waits until it would interrupt nothing, and that an interrupted
// operation is reported.

// waitOffer waits until the new version is offered.
func (p *page) waitOffer() {
	p.t.Helper()
	p.waitBanner(p.say("version.other"))
}

// openKept opens the site and waits until its service worker controls the page.
func openKept(t *testing.T, v visit) *page {
	t.Helper()
	p := open(t, v)
	p.waitReady()
	p.waitKept()
	p.wait(`navigator.serviceWorker.controller`)
	return p
}

// waitNext waits until the tab shows the next version.
func (p *page) waitNext() {
	p.t.Helper()
	p.wait(`document.documentElement?.dataset.html == "next" && document.documentElement.dataset.app == "next"`)
	p.waitReady()
}

// logsIn lists the stored logs whose title begins with "Day".
const days = `(await get("logs")).filter(log => !log.binned && /day/.test(log.name)).length`

// backupOf writes a backup of n logs.
func backupOf(t *testing.T, n int) (file string) {
	t.Helper()
	var listed []string
	files := [][2]string{{}}
	for i := range n {
		name := fmt.Sprintf("20%02d-%02d-%02d-day.md", 10+i/336, 1+i/28%12, 1+i%28)
		text := post(fmt.Sprintf("day %d", i))
		files = append(files, [2]string{"_posts/" + name, text})
		listed = append(listed, fmt.Sprintf(`{"id":"d%d","day":"%s","name":"%s","title":"","caret":0,"created":1,"changed":1,"downloaded":0,"file":"","derived":"","path":"_posts/%s","length":%d}`,
			i, name[:10], name, name, len(text)))
	}
	files[0] = [2]string{"daylog/backup.json", `{"daylog":1,"made":1,"logs":[` + strings.Join(listed, ",") + `],"pictures":[],"settings":{}}`}
	return zipOf(t, "days.zip", files...)
}

func TestAnUpdateWaitsForAnImportInAnyTab(t *testing.T) {
	v, upgrade := upgradable(t)
	p := openKept(t, v)
	other := p.tab(v)
	other.waitReady()
	other.holdDatabase()
	other.drop("body", backupOf(t, 300))
	other.wait(`navigator.locks.query().then(({ held }) => held.some(lock => lock.name == "daylog.operation " + location.pathname))`)
	upgrade()
	p.action("version")
	waits := p.pattern("version.waits", "what", p.say("running.import", "name", "days.zip", "total", 300, "done", anyNumber))
	for _, tab := range []*page{p, other} { // it waits, whichever tab requests it
		tab.waitOffer()
		tab.click(".Banner-action")
		tab.waitBannerLike(waits)
		tab.shot("update-waits")
		tab.click(".Banner-action") // not now
		tab.waitOffer()
	}
	p.click(".Banner-action")
	p.waitBannerLike(waits)
	require.Equal(t, []string{"first", "first", "first"}, eval[[]string](p, versions))
	require.Equal(t, []string{"first", "first", "first"}, eval[[]string](other, versions))
	other.letGo()
	for _, tab := range []*page{p, other} {
		tab.waitNext()
	}
	require.Equal(t, 300, stored[int](p, days))
	require.True(t, eval[bool](p, `document.querySelector(".Banner").hidden`), "nothing was interrupted")
}

// A page that does not answer, because its thread is busy, still holds its lock.
func TestAnUpdateWaitsForATabThatDoesNotAnswer(t *testing.T) {
	v, upgrade := upgradable(t)
	p := openKept(t, v)
	other := p.tab(v)
	other.waitReady()
	upgrade()
	p.action("version")
	p.waitOffer()
	other.wait(`new Promise(resolve => navigator.locks.request("daylog.operation " + location.pathname, { mode: "shared" }, () => (resolve(true), new Promise(free => { window.free = free }))))`)
	p.click(".Banner-action")
	p.waitBanner(p.say("version.waitsElsewhere"))
	eval[any](other, `void free()`)
	p.waitNext()
	other.waitNext()
}

func TestAnUpdateComesWhileTheWriterTypesSteadily(t *testing.T) {
	v, upgrade := upgradable(t)
	p := openKept(t, v)
	upgrade()
	p.action("version")
	p.waitOffer()
	p.replaceAll(post("steady: "))
	eval[any](p, `void setInterval(() => document.execCommand("insertText", false, "x"), 15)`)
	p.waitPreview("xxxxxxxxxx")
	p.click(".Banner-action")
	p.waitNext()
	p.waitPreview("steady: xxxxxxxxxx")
	banner := eval[string](p, `document.querySelector(".Banner-text").textContent`)
	for _, key := range []string{"version.unsaved", "version.unsavedHere", "version.unsavedElsewhere"} {
		require.NotContains(t, banner, p.sayBefore(key, "names", anyNumber, "reason", anyNumber))
	}
}

func TestATabThatCannotSaveOffersItsText(t *testing.T) {
	v, upgrade := upgradable(t)
	v.before = faulty
	p := openKept(t, v)
	p.dropped("2026-03-12-mine.md", post("mine"))
	p.waitPreview("mine")
	p.waitSaved()
	upgrade()
	p.action("version")
	p.waitOffer()
	p.fault("full")
	p.write(" and more")
	p.waitFailed(p.say("reason.QuotaExceededError"), post("mine and more"))
	p.click(".Banner-close")
	p.waitOffer()
	p.click(".Banner-action")
	p.waitBanner(p.say("version.unsavedHere", "names", "2026-03-12-mine.md", "reason", p.say("reason.QuotaExceededError")))
	p.shot("update-unsaved")
	_, data := p.download(func() { p.click(".Banner-action") })
	require.Equal(t, post("mine and more"), string(data))
	require.Equal(t, "first", eval[[]string](p, versions)[0])
	p.fault("")
	p.write("!")
	p.waitSaved()
	p.click(".Banner-close")
	p.waitOffer()
	p.click(".Banner-action")
	p.waitNext()
	p.waitPreview("mine and more!")
}

// The worker cannot store the version that it serves.
func TestAFullDiskDoesNotKeepTheVersion(t *testing.T) {
	v, upgrade := upgradable(t)
	full := alter("sw.js", func(js []byte) []byte {
		if !bytes.Contains(js, []byte(`"version":"`+nextVersion+`"`)) {
			return js
		}
		return append([]byte(`{ const { put } = Cache.prototype
Cache.prototype.put = function (request, response) {
  if (String(request).endsWith("/chosen")) throw new DOMException("full", "QuotaExceededError")
  return put.call(this, request, response)
} }
`), js...)
	})
	inner := v.serve
	v.serve = func(h http.Handler) http.Handler { return full(inner(h)) }
	p := openKept(t, v)
	p.write("to the last word")
	upgrade()
	p.action("version")
	p.waitOffer()
	p.click(".Banner-action")
	p.waitNext()
	p.waitPreview("to the last word")
	p.unplug()
	p.reload()
	p.waitNext()
}

// ———— Tabs and workers of version 1 ————

// The worker of version 1 sends one port and expects true or false; testdata/version1/sw.js is its
// source.
func TestVersion1sWorkerIsAnswered(t *testing.T) {
	old, err := os.ReadFile("testdata/version1/sw.js")
	require.NoError(t, err)
	v, upgrade := upgradable(t)
	inner := v.serve
	v.serve = func(h http.Handler) http.Handler {
		return alter("sw.js", func(js []byte) []byte {
			release, _, _ := bytes.Cut(js, []byte("\n"))
			return bytes.Join([][]byte{release, old}, []byte("\n"))
		})(inner(h))
	}
	v.before = faulty
	p := openKept(t, v)
	upgrade()
	p.action("version")
	p.waitOffer()
	p.fault("full")
	p.write("unsaved")
	p.waitBanner(p.say("reason.QuotaExceededError"))
	p.click(".Banner-close")
	p.click(".Banner-action")
	p.waitBanner(p.say("version.unsaved"))
	p.fault("")
	p.write("!")
	p.waitSaved()
	p.click(".Banner-close")
	p.click(".Banner-action")
	p.waitNext()
	p.waitPreview("unsaved!")
}

// onePort makes a page receive the worker's messages as version 1 does: with the first port only.
const onePort = `{ const { addEventListener } = ServiceWorkerContainer.prototype
ServiceWorkerContainer.prototype.addEventListener = function (type, listener, ...rest) {
  return addEventListener.call(this, type, type === "message" ? ({ data, ports }) => listener({ data, ports: ports.slice(0, 1) }) : listener, ...rest)
} }
`

func TestAPageOfVersion1IsAsked(t *testing.T) {
	v, upgrade := upgradable(t)
	p := openKept(t, v)
	old := v
	old.before = onePort + faulty
	other := p.tab(old)
	other.waitReady()
	upgrade()
	p.action("version")
	p.waitOffer()
	other.fault("full")
	other.write("unsaved")
	other.waitBanner(p.say("reason.QuotaExceededError"))
	p.click(".Banner-action")
	p.waitBanner(p.say("version.unsaved"))
	other.fault("")
	other.write("!")
	other.waitSaved()
	p.click(".Banner-close")
	p.click(".Banner-action")
	p.waitNext()
	other.waitNext()
	other.waitPreview("unsaved!")
}

// ———— Interrupted operations ————

func TestAnInterruptedImportIsReported(t *testing.T) {
	p := open(t, visit{})
	p.waitReady()
	p.waitSaved()
	file := backupOf(t, 300)
	p.holdDatabase()
	p.drop("body", file)
	p.waitNotice(p.say("notice.importing"))
	p.wait(`(async () => (await navigator.locks.query()).held.some(({ name }) => name.startsWith("daylog.operation")))()`)
	p.allow("dialog: ") // the browser asks for confirmation to leave
	p.reload()
	p.waitReady()
	p.waitBanner(p.say("interrupted.import", "name", "days.zip", "done", 0, "total", 0))
	p.shot("interrupted")
	p.drop("body", file)
	p.waitNotice(p.say("import.done", "added", 300))
	require.Equal(t, 300, stored[int](p, days))
	p.reload()
	p.waitReady()
	p.wait(`indexedDB.databases().then(all => all.some(({ name }) => name == "daylog-operations"))`)
	require.True(t, eval[bool](p, `document.querySelector(".Banner").hidden`), "it is said once")
}

// If the browser is killed during a restore, the next start reports it.
func TestAKilledImportIsReported(t *testing.T) {
	server := httptest.NewServer(http.StripPrefix(strings.TrimSuffix(mount, "/"), builtSite(t)))
	t.Cleanup(server.Close)
	m := &mortal{t: t, server: server, profile: t.TempDir()}
	file := backupOf(t, 200)
	p := m.start()
	p.do(chromedp.Navigate(p.url))
	p.waitReady()
	p.waitSaved()
	p.drop("body", file)
	p.waitStored(`(await get("logs")).length > 20`)
	m.killAfter(0, func() {})
	p = m.start()
	p.do(chromedp.Navigate(p.url))
	p.waitReady()
	p.waitBannerLike(p.pattern("interrupted.import", "name", "days.zip", "done", anyNumber, "total", 200) + "|" +
		p.pattern("interrupted.import", "name", "days.zip", "done", 0, "total", 0))
	there := stored[int](p, days)
	t.Logf("%d of 200 logs were stored", there)
	require.Positive(t, there)
	require.Less(t, there, 200)
	p.drop("body", file)
	p.waitStored(days + ` === 200`)
	m.killAfter(0, func() {})
}

// A marker belongs to a tab: that of an open tab is ignored.
func TestAnOperationOfAnOpenTabIsNotReported(t *testing.T) {
	p := open(t, visit{})
	p.waitReady()
	p.waitSaved()
	eval[any](p, `(async () => {
	  const tab = (await navigator.locks.query()).held.map(({ name }) => name).find(name => name.startsWith("daylog.tab.")).slice("daylog.tab.".length)
	  const opening = indexedDB.open("daylog-operations", 1)
	  opening.onupgradeneeded = () => opening.result.createObjectStore("markers")
	  await new Promise(resolve => { opening.onsuccess = resolve })
	  const store = opening.result.transaction("markers", "readwrite").objectStore("markers")
	  store.put({ kind: "import", name: "live.zip", total: 0, done: 0, tab }, tab + ".1")
	  store.put({ kind: "backup", name: "", total: 0, done: 0, tab: "gone" }, "gone.1")
	  store.put({ kind: "of a newer daylog", name: "", total: 0, done: 0, tab: "gone" }, "gone.2")
	  await new Promise(resolve => { store.transaction.oncomplete = resolve })
	  opening.result.close()
	})()`)
	other := p.tab(visit{})
	other.waitReady()
	other.waitBanner(p.say("interrupted.backup"))
	other.click(".Banner-close")
	require.True(t, eval[bool](other, `document.querySelector(".Banner").hidden`), "nothing else is reported")
}
