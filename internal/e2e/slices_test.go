package e2e

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// slow delays blocks of the page until the test releases them, and counts the nodes that each task
// added.
const slow = `if (self === top) {
window.held = false
const post = MessagePort.prototype.postMessage
const waiting = []
MessagePort.prototype.postMessage = function (message) {
  const send = () => post.call(this, message)
  if (window.held && message === null) waiting.push(send)
  else send()
}
window.step = () => waiting.splice(0).forEach(send => send())
}`

// sections returns a log of n sections of five paragraphs, some with math.
func sections(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "## Section %d\n\n", i)
		for j := range 5 {
			fmt.Fprintf(&b, "Paragraph %d.%d has some words[^%d].\n\n", i, j, i)
		}
	}
	for i := range n {
		fmt.Fprintf(&b, "[^%d]: note %d\n\n", i, i)
	}
	return b.String()
}

const isWhole = `!document.documentElement.hasAttribute("data-due")`

func TestALongPageShowsWhatIsInViewFirst(t *testing.T) {
	p := open(t, visit{before: slow})
	// Chromium reports this when estimated heights in view are replaced by real ones
	p.allow("Viewport failed to stabilize")
	p.waitReady()
	eval[any](p, `window.held = true`)
	p.dropped("2026-03-11-long.md", post(sections(400)))
	p.waitPreview("Paragraph 3.1")
	require.Less(t, eval[int](p, content+`.querySelectorAll("h2").length`), 30)
	require.Greater(t, eval[int](p, content+`.scrollHeight`), 20_000, "the page is about as high as it will be")

	// The scroll target is rendered next, before the blocks above it.
	eval[any](p, `(page => {
		page.querySelector(".content").dispatchEvent(new WheelEvent("wheel", { bubbles: true })) // as a reader does
		page.documentElement.scrollTop = page.documentElement.scrollHeight / 2
	})(`+frame+`)`)
	p.wait(`(step(), ` + content + `.querySelectorAll("h2").length > 40)`)
	shown := eval[[]int](p, `[...`+content+`.querySelectorAll("h2")].map(h => +h.textContent.match(/\d+/))`)
	at := slices.IndexFunc(shown, func(n int) bool { return n > 100 })
	require.Positive(t, at)
	require.Less(t, shown[at-1], 20, "what stands between waits: %v", shown)
	require.Less(t, shown[len(shown)-1]-shown[at], 100, "what is far from the view waits: %v", shown)

	// A click on an entry of the table of contents or on a footnote number renders the target.
	eval[any](p, frame+`.querySelector(".Toc-panel a[href='#section-390'], .Toc-bar a[href='#section-390']").click()`)
	require.InDelta(t, 0, eval[float64](p, frame+`.getElementById("section-390").getBoundingClientRect().top`), 60)
	eval[any](p, frame+`.querySelector("a[href='#fn:3']").click()`)
	require.True(t, eval[bool](p, frame+`.getElementById("fn:3") !== null`))

	eval[any](p, `window.held = false, step()`)
	p.wait(isWhole)
	require.Equal(t, 400*5, eval[int](p, content+`.querySelectorAll("p:not(.footnotes p)").length`))
	require.True(t, eval[bool](p, `[...`+content+`.querySelectorAll("h2")].every((h, i) => h.textContent.startsWith("Section " + i))`))
	require.Zero(t, eval[int](p, content+`.querySelectorAll("[data-due]").length`))
}

func TestTypingGoesOnWhileALongPageIsRendered(t *testing.T) {
	p := open(t, visit{before: slow})
	p.waitReady()
	eval[any](p, `window.held = true`)
	p.dropped("2026-03-11-long.md", post(sections(400)+"\nthe end"))
	p.waitPreview("Paragraph 3.1")
	p.toEnd()
	p.typeText(" of all")
	p.wait(`(step(), ` + content + `.textContent.includes("the end of all"))`)
	eval[any](p, `window.held = false, step()`)
	p.wait(isWhole)
	require.Contains(t, eval[string](p, content+`.textContent`), "Paragraph 200.3")

	// A big paste and its undo.
	eval[any](p, `(clipboardData => {
		clipboardData.setData("text/plain", "\n\n" + "pasted words\n\n".repeat(3000))
		document.querySelector(".cm-content").dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }))
	})(new DataTransfer())`)
	p.wait(`(count => count === 3000)(` + content + `.textContent.split("pasted words").length - 1) && ` + isWhole)
	p.press("Mod+Z")
	p.wait(`!` + content + `.textContent.includes("pasted words") && ` + isWhole)
	require.Equal(t, 400*5+1, eval[int](p, content+`.querySelectorAll("p:not(.footnotes p)").length`))
}

// Formulas are numbered from the top of the page, regardless of the order of rendering.
func TestFormulasInViewAreNumberedAsOnTheWholePage(t *testing.T) {
	var b strings.Builder
	for i := range 300 {
		fmt.Fprintf(&b, "words %d\n\n$$\\begin{equation}x_{%d}\\end{equation}$$\n\n", i, i)
	}
	p := open(t, visit{})
	p.waitReady()
	eval[any](p, `window.wrong = [], new MutationObserver(() => {
		for (const math of document.querySelector("iframe").contentDocument.querySelectorAll(".content mjx-container")) {
			const [, label] = math.textContent.match(/\((\d+)\)/) ?? []
			const x = math.querySelector("mjx-assistive-mml msub")?.textContent
			if (label && x && x !== "x" + (label - 1)) window.wrong.push(x + ": " + label)
		}
	}).observe(document.querySelector("iframe").contentDocument.querySelector(".content"), { childList: true, subtree: true }), 0`)
	p.dropped("2026-03-11-math.md", post(b.String()))
	p.wait(`[...` + content + `.querySelectorAll("mjx-container")].filter(math => math.querySelector("mjx-math")).length === 300`)
	require.Empty(t, eval[[]string](p, `window.wrong`))
	require.Contains(t, eval[string](p, `[...`+content+`.querySelectorAll("mjx-container")].at(-1).textContent`), "(300)")
}

func TestAPrinterGetsAllOfALongPage(t *testing.T) {
	p := open(t, visit{before: slow})
	p.waitReady()
	eval[any](p, `window.held = true`)
	p.dropped("2026-03-11-long.md", post(sections(400)))
	p.waitPreview("Paragraph 3.1")
	eval[any](p, `dispatchEvent(new Event("beforeprint"))`)
	require.Contains(t, eval[string](p, content+`.textContent`), "Paragraph 399.4")
	eval[any](p, `window.held = false, step()`)
	p.wait(isWhole)
}

// A text longer than the documented limit is shown without a page, with a message.
func TestATextTooLongForAPageIsShownWithoutOne(t *testing.T) {
	p := open(t, visit{})
	p.waitReady()
	eval[any](p, `new Promise((resolve, reject) => {
		const opening = indexedDB.open("daylog")
		opening.onsuccess = () => {
			const writing = opening.result.transaction(["logs", "texts"], "readwrite")
			const line = "words of a very long log ".repeat(40) + "\n\n"
			writing.objectStore("logs").put({ id: "huge", day: "2026-03-11", name: "2026-03-11-huge.md", title: "Huge", caret: 0, created: 1, changed: 1, downloaded: 0, file: "", derived: "" })
			writing.objectStore("texts").put(line.repeat(60e6 / line.length), "huge")
			writing.oncomplete = () => { opening.result.close(); sessionStorage.daylog = JSON.stringify({ open: "huge", openDay: "2026-03-11" }); resolve(0) }
			writing.onerror = reject
		}
	})`)
	p.reload()
	p.wait(`!document.querySelector(".Banner").hidden && document.querySelector(".Banner-text").textContent == %s`, p.say("warn.tooLong", "n", 20))
	require.Contains(t, p.lines(), "words of a very long log")
	p.focus(editor)
	p.typeText("typed ")
	p.wait(`document.querySelector(".cm-content").textContent.includes("typed ")`)
}
