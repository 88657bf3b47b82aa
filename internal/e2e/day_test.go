package e2e

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/heapprofiler"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"
)

// fastClock accelerates the page's clock: an hour passes in a minute, from nine in the morning.
// Short timeouts stay.
const fastClock = `{
const speed = 60, begun = Date.now(), morning = new Date(begun).setHours(9, 0, 0, 0), Real = Date, { setTimeout } = window
Date = class extends Real {
  constructor(...args) {
    if (args.length > 0) super(...args)
    else super(Date.now())
  }
  static now() { return Math.round(morning + (Real.now() - begun) * speed) }
}
window.setTimeout = (work, delay, ...args) => setTimeout(work, delay >= 30_000 ? delay / speed : delay, ...args)
}`

// tellMemory makes the engine's worker report its memory on a separate channel.
const tellMemory = `{
let memory
const real = WebAssembly.instantiate
WebAssembly.instantiate = async (...args) => {
  const made = await real.apply(WebAssembly, args)
  memory = made.exports.mem
  return made
}
const channel = new BroadcastChannel("memory")
channel.onmessage = () => channel.postMessage(memory.buffer.byteLength)
}
`

// A size is the memory and disk space used so far, in bytes.
type size struct {
	Heap, Wasm, Disk, Texts, Revisions int
}

func (s size) String() string {
	return fmt.Sprintf("page's heap %.1f MB, engine %.1f MB, database %.1f MB on disk with %.1f MB of text and %d revisions",
		mega(s.Heap), mega(s.Wasm), mega(s.Disk), mega(s.Texts), s.Revisions)
}

func mega(n int) float64 { return float64(n) / 1e6 }

func (p *page) size() size {
	p.t.Helper()
	p.do(chromedp.Func(func(ctx context.Context, tab *chromedp.Target) error {
		_, err := cdp.Call(ctx, tab, heapprofiler.CollectGarbage, cdp.Empty{})
		return err
	}))
	s := stored[size](p, `({
		wasm: await new Promise(done => {
			const channel = new BroadcastChannel("memory")
			channel.onmessage = ({ data }) => (channel.close(), done(data))
			channel.postMessage("")
		}),
		disk: (await navigator.storage.estimate()).usage,
		texts: 2 * [...await get("texts"), ...await get("revisionTexts")].join("").length,
		revisions: (await get("revisions")).length,
	})`)
	heap, err := chromedp.Call(p.ctx, runtime.GetHeapUsage, cdp.Empty{})
	require.NoError(p.t, err)
	s.Heap = int(heap.UsedSize)
	return s
}

// A day of writing in many logs, with their history: the second half uses no more memory or disk
// space than the first.
func TestADayOfWriting(t *testing.T) {
	logs, rounds, edits := 12, 2, 6
	if *torture {
		logs, rounds, edits = 50, 4, 50
	}
	engine := func(js []byte) []byte { return bytes.Join([][]byte{[]byte(tellMemory), js}, nil) }
	p := open(t, visit{before: fastClock, serve: func(h http.Handler) http.Handler { return alter("worker.js", engine)(h) }})
	p.waitReady()
	p.dropMany(logs)
	random := rand.New(rand.NewPCG(10_000, 50))
	sizes := []size{p.size()}
	t.Log("before: ", sizes[0])
	for round := range rounds {
		for n := range logs {
			name := dayName(n)
			row := fmt.Sprintf(`document.querySelector('.Rail-item[data-id=%q]')`, stored[string](p, `(await get("logs")).find(({ name }) => name == %s).id`, name))
			p.wait(row)
			eval[any](p, row+`.click()`) // not with the mouse, because rows move while logs change
			p.wait(`document.querySelector(".TopBar-name").textContent == %s && document.documentElement.dataset.shown == ""`, name)
			p.focus(editor)
			for range edits {
				p.edit(random)
			}
		}
		p.waitSaved()
		sizes = append(sizes, p.size())
		t.Logf("after %d edits: %v", (round+1)*logs*edits, sizes[round+1])
	}
	half, end := sizes[rounds/2], sizes[rounds]
	require.Less(t, end.Heap, half.Heap+half.Heap/4+2e6, "the page's heap")
	require.LessOrEqual(t, end.Wasm, half.Wasm+half.Wasm/4, "the engine's memory")
	// The stored texts grow by the typed text and a revision a minute; the database adds the
	// remainder.
	require.Less(t, end.Disk-half.Disk, 3*(end.Texts-half.Texts)+8e6, "the database")
}

func dayName(n int) string { return fmt.Sprintf("2026-%02d-%02d-day.md", 1+n/28, 1+n%28) }

// dropMany opens logs of about 6 kB.
func (p *page) dropMany(n int) {
	p.t.Helper()
	text, err := os.ReadFile(sample)
	require.NoError(p.t, err)
	_, body, _ := strings.Cut(string(text), "math: true\n---\n")
	body = strings.Repeat(body+"\n", 1+6000/len(body))
	folder := p.t.TempDir()
	var files []string
	for n := range n {
		file := filepath.Join(folder, dayName(n))
		require.NoError(p.t, os.WriteFile(file, []byte(fmt.Sprintf("---\ntitle: Day %d\ndate: %s 09:00:00 +0900\nmath: true\n---\n%s", n, dayName(n)[:10], body)), 0o644))
		files = append(files, file)
	}
	for some := range slices.Chunk(files, 9) { // more at once are imported as a blog
		p.drop("body", some...)
		p.wait(`document.querySelector(".TopBar-name").textContent == %s`, filepath.Base(some[len(some)-1]))
	}
	p.waitSaved()
}

// edit makes a random edit: usually a keystroke, sometimes a move of the caret, a new line, a word,
// or an undo.
func (p *page) edit(random *rand.Rand) {
	p.t.Helper()
	switch n := random.IntN(20); {
	case n < 12:
		p.press(string(rune('a' + random.IntN(26))))
	case n < 13:
		p.press("Enter")
	case n < 14:
		p.paste("단어 ")
	case n < 17:
		p.press("Backspace")
	case n < 18:
		p.press("Mod+Z")
	case n < 19:
		p.press(slices.Clone([]string{"ArrowUp", "ArrowDown", "Home", "End", "Mod+End"})[random.IntN(5)])
	default:
		p.press("Delete")
	}
}

// countReads counts the records that the page reads, by store, and records when it requests the
// list.
const countReads = `window.reads = {}
for (const name of ["get", "getAll"]) {
  const real = IDBObjectStore.prototype[name]
  IDBObjectStore.prototype[name] = function (...args) {
    if (name == "getAll" && this.name == "logs") window.asked ??= performance.now()
    const asked = real.apply(this, args)
    asked.addEventListener("success", () => {
      const count = name == "getAll" ? asked.result.length : Number(asked.result !== undefined)
      reads[this.name] = (reads[this.name] ?? 0) + count
    })
    return asked
  }
}
`

// store stores n logs of 6 kB for the days before today.
func (p *page) store(n int) {
	p.t.Helper()
	stored[any](p, `new Promise((resolve, reject) => {
		const all = db.transaction(["logs", "texts"], "readwrite")
		for (let i = 0; i < %s; i++) {
			const day = new Date(Date.UTC(2026, 0, 1 - i)).toISOString().slice(0, 10)
			const text = "---\ntitle: 기록 " + i + "\ndate: " + day + " 21:00:00 +0900\ntags: [study]\n---\n\n" + ("word" + i + " 경사하강법을 복습했다. Gradient descent.\n\n").repeat(120).slice(0, 6000)
			all.objectStore("logs").put({ id: "log" + i, day, name: day + "-log.md", title: "기록 " + i, caret: 0, created: i, changed: i, downloaded: 0, file: day + "-log.md", derived: "", size: text.length })
			all.objectStore("texts").put(text, "log" + i)
		}
		all.oncomplete = resolve
		all.onerror = () => reject(all.error)
	})`, n)
}

// The start reads the list of all logs and one text, regardless of their number, and a search finds
// any log.
func TestManyLogs(t *testing.T) {
	many := 500
	if *torture {
		many = 5000
	}
	p := open(t, visit{before: "if (window == top) {" + clockwork + "\n" + countReads + `
new MutationObserver(() => { if (document.querySelector(".Rail-item")) window.listed ??= performance.now() }).observe(document, { subtree: true, childList: true })
}`})
	p.waitReady()
	p.waitSaved()
	start := func() string {
		p.reload()
		p.waitReady()
		times := eval[[3]float64](p, `[asked, listed, firstPage]`)
		return fmt.Sprintf("the list %.0f ms after it was asked for, %.0f ms after the start, the page after %.0f ms", times[1]-times[0], times[1], times[2])
	}
	t.Log("with one log:", start())
	p.store(many)
	t.Logf("with %d: %s", many+1, start())
	p.wait(`reads.logs >= %s`, many+1)
	reads := eval[map[string]int](p, `reads`)
	t.Log("records read at the start:", reads)
	require.LessOrEqual(t, reads["logs"], many+10, "the list is read once")
	require.LessOrEqual(t, reads["texts"], 60, "the texts of a few logs, however many there are")
	require.Zero(t, reads["revisionTexts"]+reads["pictureBlobs"])

	p.press("Mod+Shift+F")
	p.typeText(fmt.Sprintf("word%d ", many-1))
	p.wait(found + `.length == 1`)
	require.Equal(t, fmt.Sprintf("기록 %d", many-1), eval[[]string](p, found)[0])
	p.wait(`!document.querySelector(".Search-state").textContent.includes("/")`)
	times := eval[[]float64](p, `["w", "word4", "경사", "gradient descent", "없는말", "#study"].map(text => {
		const input = document.querySelector(".Search-input"), begun = performance.now()
		input.value = text
		input.dispatchEvent(new InputEvent("input"))
		return performance.now() - begun
	})`)
	t.Logf("a search in %d logs of 6 kB takes %.0f ms", many, times)
}
