package e2e

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/stretchr/testify/require"
)

// lineText contains the number of its line, so that the visible text shows the scroll position of a
// pane.
func lineText(n int) string { return fmt.Sprintf("L%04d", n) }

// syncLog returns a log of short and long paragraphs around a block of code of three screens and
// images, in which every line with words starts with its number.
func syncLog() string {
	var b strings.Builder
	n := 0
	line := func(text string) { b.WriteString(text + "\n"); n++ }
	own := func(format string, args ...any) {
		line(fmt.Sprintf(format, append([]any{lineText(n + 1)}, args...)...))
	}
	for _, text := range strings.Split(strings.TrimSuffix(post(""), "\n"), "\n") {
		line(text)
	}
	paragraphs := func(count int) {
		for i := range count {
			own("%s %s", strings.Repeat("some words of a paragraph ", 1+i*5%14))
			line("")
		}
	}
	paragraphs(12)
	line("```text")
	for range 120 {
		own("%s code")
	}
	line("```")
	line("")
	for range 4 {
		own(`%s <img class="late" alt="" src="data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==">`)
		line("")
		paragraphs(3)
	}
	for range 30 {
		own("- %s item")
	}
	line("")
	paragraphs(20)
	return b.String()
}

// panes reports, in the page, the line at the top of each pane by its visible text.
const panes = `
window.at = marks => {
  marks.sort((a, b) => a[1] - b[1])
  const next = marks.findIndex(mark => mark[1] > 0.5)
  if (next <= 0) return next ? Infinity : 0
  const [from, to] = [marks[next - 1], marks[next]]
  return from[0] + (to[0] - from[0]) * (0 - from[1]) / (to[1] - from[1])
}
window.editorLine = () => {
  const top = document.querySelector(".cm-scroller").getBoundingClientRect().top
  const marks = []
  for (const line of document.querySelectorAll(".cm-line")) {
    const number = /L(\d{4})/.exec(line.textContent)
    if (!number) continue
    const box = line.getBoundingClientRect()
    marks.push([+number[1], box.top - top], [+number[1] + 1, box.bottom - top])
  }
  return at(marks)
}
window.pageLine = () => {
  const marks = []
  const content = document.querySelector("iframe").contentDocument.querySelector(".content")
  for (const element of content.querySelectorAll("p, li")) {
    const number = /L(\d{4})/.exec(element.textContent)
    if (!number) continue
    const box = element.getBoundingClientRect()
    marks.push([+number[1], box.top], [+number[1] + 1, box.bottom])
  }
  for (const code of content.querySelectorAll(".rouge-code pre")) {
    const lines = code.textContent.trimEnd().split("\n")
    const box = code.getBoundingClientRect()
    lines.forEach((line, i) => marks.push([+line.slice(1, 5), box.top + i * box.height / lines.length]))
    marks.push([+lines.at(-1).slice(1, 5) + 1, box.bottom])
  }
  return at(marks)
}
window.rest = async () => {
  let last = ""
  for (let still = 0; still < 4;) {
    await new Promise(requestAnimationFrame)
    const now = [document.querySelector(".cm-scroller").scrollTop, document.querySelector("iframe").contentDocument.documentElement.scrollTop].join()
    still = now === last ? still + 1 : 0
    last = now
  }
  return now()
}
window.now = () => {
  const editor = document.querySelector(".cm-scroller"), page = document.querySelector("iframe").contentDocument.documentElement
  return { editor: editor.scrollTop, page: page.scrollTop, editorLine: editorLine(), pageLine: pageLine(),
    editorLeft: (editor.scrollHeight - editor.clientHeight - editor.scrollTop) / editor.clientHeight, pageLeft: (page.scrollHeight - page.clientHeight - page.scrollTop) / page.clientHeight }
}`

// A where holds the positions of both panes: scroll positions, the lines at their tops (null before
// the first and after the last), and the number of heights below them.
type where struct {
	Editor, Page, EditorLeft, PageLeft float64
	EditorLine, PageLine               *float64
}

func (p *page) rest() where {
	p.t.Helper()
	return eval[where](p, `rest()`)
}

// wheel turns the mouse wheel over the middle of an element.
func (p *page) wheel(selector string, delta float64) {
	p.t.Helper()
	at := eval[[]float64](p, `(r => [r.x + r.width / 2, r.y + r.height / 2])(document.querySelector(%s).getBoundingClientRect())`, selector)
	// Not input.DispatchMouseEventParams, which omits zero values, because the browser requires
	// both deltas.
	p.call(input.DispatchMouseEvent.Method, map[string]any{"type": "mouseWheel", "x": at[0], "y": at[1], "deltaX": 0, "deltaY": delta})
}

// openLog opens a text as a file and waits for its page.
func (p *page) openLog(text, shows string) {
	p.t.Helper()
	p.dropped("2026-03-11-log.md", text)
	p.waitPreview(shows)
	p.rest()
}

func openSync(t *testing.T) *page {
	p := open(t, visit{before: panes})
	p.waitReady()
	text := syncLog()
	p.openLog(text, lineText(strings.Count(text, "\n")-1))
	return p
}

func TestSyncWheelMovesTheOtherPaneAlong(t *testing.T) {
	for leader, selector := range map[string]string{"editor": ".cm-scroller", "page": "iframe"} {
		t.Run(leader, func(t *testing.T) {
			p := openSync(t)
			p.wheel(selector, -100_000)
			before := p.rest()
			compared := 0
			for turned := 0; ; turned++ {
				require.Less(t, turned, 200, "comes to the end")
				p.wheel(selector, 150)
				now := p.rest()
				lead, follow, left := now.Editor-before.Editor, now.Page-before.Page, now.EditorLeft
				if leader == "page" {
					lead, follow, left = follow, lead, now.PageLeft
				}
				if lead < 150 {
					require.InDelta(t, 0, left, 0.01, "the wheel alone moves the pane that it is turned over: %+v → %+v", before, now)
				}
				require.GreaterOrEqual(t, follow, -0.5, "the other pane goes the same way: %+v → %+v", before, now)
				if left > 0.6 && now.EditorLine != nil && now.PageLine != nil && *now.PageLine > 0 && *now.EditorLine > 0 && now.EditorLeft > 0.01 && now.PageLeft > 0.01 {
					require.InDelta(t, *now.EditorLine, *now.PageLine, 1, "%+v", now)
					compared++
				}
				before = now
				if lead == 0 {
					break
				}
			}
			require.Greater(t, compared, 10)
			require.InDelta(t, 0, before.EditorLeft, 0.05, "both come to their ends")
			require.InDelta(t, 0, before.PageLeft, 0.05, "both come to their ends")
		})
	}
}

func TestSyncOutlastsLatePictures(t *testing.T) {
	p := openSync(t)
	p.wheel(".cm-scroller", -100_000)
	p.rest()
	for range 12 {
		p.wheel(".cm-scroller", 300)
		p.rest()
	}
	before := p.rest()
	eval[any](p, content+`.querySelectorAll("img.late").forEach(image => { image.style.cssText = "width: 300px; height: 400px" })`)
	now := p.rest()
	require.Equal(t, before.Editor, now.Editor, "the pane that leads stays")
	require.GreaterOrEqual(t, now.Page, before.Page)
	for range 8 {
		p.wheel(".cm-scroller", 150)
		last := now
		now = p.rest()
		require.InDelta(t, last.Editor+150, now.Editor, 1)
		require.GreaterOrEqual(t, now.Page, last.Page)
		if now.EditorLine != nil && now.PageLine != nil {
			require.InDelta(t, *now.EditorLine, *now.PageLine, 1, "%+v", now)
		}
	}
}

func TestSyncCanBeTurnedOff(t *testing.T) {
	p := openSync(t)
	p.click(".TopBar-menu")
	p.click("[data-action=scrollSync]")
	p.press("Escape")
	before := p.rest()
	p.wheel(".cm-scroller", 600)
	now := p.rest()
	require.NotEqual(t, before.Editor, now.Editor)
	require.Equal(t, before.Page, now.Page)
	p.reload() // it is stored
	p.waitReady()
	require.Equal(t, "false", eval[string](p, `document.querySelector("[data-action=scrollSync]").getAttribute("aria-checked")`))
}

func TestSyncKeepsTheWritersLineInThePage(t *testing.T) {
	p := openSync(t)
	p.toEnd()
	p.typeText("the very end")
	p.waitPreview("the very end")
	p.rest()
	last := content + `.querySelector(":scope > p:last-of-type").getBoundingClientRect()`
	require.Less(t, eval[float64](p, last+`.top`), eval[float64](p, frame+`.documentElement.clientHeight`))
}

const places = "intro\n\n- one\n- two\n  - inner *item* here\n  - last inner\n- three\n\n> quote\n> with two lines\n\n```go\nx := 1\n\tfunc deep()\n```\n\n| a | b |\n|---|---|\n| cell one | cell two |\n\n[a link](https://example.com/)\n\n<details><summary>more</summary>hidden</details>\n"

// wordsIn returns the range of words in the page.
const wordsIn = `(words => {
	const page = document.querySelector("iframe").contentDocument
	const walker = page.createTreeWalker(page.querySelector(".content"), NodeFilter.SHOW_TEXT)
	while (walker.nextNode()) {
		const at = walker.currentNode.data.indexOf(words)
		if (at < 0) continue
		const range = page.createRange()
		range.setStart(walker.currentNode, at)
		range.setEnd(walker.currentNode, at + words.length)
		return range
	}
})(%s)`

// clickText clicks words in the page.
func (p *page) clickText(words string) {
	p.t.Helper()
	found := script(wordsIn, []any{words})
	element := found + `?.startContainer.parentElement`
	p.aimAt(element, 0, func() (gone bool) {
		p.mouse(p.spotOf(element, found+`.getBoundingClientRect()`), input.MouseButtonLeft, 0)
		return false
	})
}

func TestSyncClickPutsTheCaretAtTheSource(t *testing.T) {
	p := open(t, visit{before: panes})
	p.waitReady()
	p.openLog(post(places), "more")
	for words, line := range map[string]string{
		"inner": "  - inner *item* here", "item": "  - inner *item* here", "last inner": "  - last inner", "three": "- three",
		"quote": "> quote", "with two": "> with two lines", "x": "x := 1", "deep": "\tfunc deep()", "cell two": "| cell one | cell two |",
	} {
		p.clickText(words)
		p.wait(`document.activeElement.matches(".cm-content")`)
		text := `(s => s.anchorNode.parentElement.closest(".cm-line")?.textContent ?? s.anchorNode.textContent)(getSelection())`
		p.wait(text+` == %s`, line)
		p.wait(`!` + frame + `.querySelector(".Page-caret").hidden`)
	}
	// Typed text goes to the word that was clicked.
	p.clickText("intro")
	p.wait(`getSelection().anchorNode.textContent == "intro"`)
	p.typeText("X")
	p.wait(`/^in?t?Xt?r?o/.test(` + content + `.querySelector("p").textContent)`)
}

func TestSyncControlsInThePageKeepTheirClick(t *testing.T) {
	p := open(t, visit{before: panes + `; window.open = () => { window.opened = true }`})
	p.waitReady()
	p.openLog(post(places), "more")
	p.toEnd()
	p.wait(`!RegExp(%s).test(document.querySelector(".Status-caret").textContent)`, p.pattern("status.caret", "line", 1, "column", anyNumber))
	line := eval[string](p, `document.querySelector(".Status-caret").textContent`)
	p.clickText("more")
	p.wait(content + `.querySelector("details").open`)
	p.clickText("a link")
	p.wait(`window.opened`)
	require.Equal(t, line, eval[string](p, `document.querySelector(".Status-caret").textContent`))
}

func TestSyncKeptBlocksKeepTheirNodes(t *testing.T) {
	p := open(t, visit{})
	p.waitReady()
	p.replaceAll(post("![](data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==)\n\n<details><summary>more</summary>hidden</details>\n\nselected words\n\n$$x^2$$ formula\n\n```go\ncode()\n```\n\nend"))
	p.wait(content + `.querySelector("mjx-math")`)
	eval[any](p, content+`.querySelector("img").decode()`)
	eval[any](p, `(content => {
		window.kept = [...content.childNodes].filter(node => node.nodeType == 1).slice(0, 5)
		window.inner = [content.querySelector("img"), content.querySelector("mjx-container").firstChild]
		window.loads = 0
		content.querySelector("img").onload = () => window.loads++
		content.querySelector("details").open = true
		content.ownerDocument.getSelection().selectAllChildren(window.kept[2])
	})(`+content+`)`)
	p.write("ing\n\nmore text\n\n## heading")
	p.waitPreview("heading")
	p.press("Mod+Home")
	for range 5 {
		p.press("ArrowDown")
	}
	// Two lines above the image, which stays a separate paragraph.
	p.press("Enter")
	p.press("Enter")
	p.press("ArrowUp")
	p.press("ArrowUp")
	p.typeText("before all")
	p.waitPreview("before all")
	require.Equal(t, []any{"true,true,true,true,true", true, true, "selected words", 0.0}, eval[[]any](p, `[
		kept.map(node => node.parentNode == `+content+`).join(), `+content+`.querySelector("img") == inner[0] && `+content+`.querySelector("mjx-container").firstChild == inner[1],
		`+content+`.querySelector("details").open, String(`+frame+`.getSelection()), window.loads]`))
}

func TestSyncTypedPageEqualsAFreshOne(t *testing.T) {
	text, err := os.ReadFile(sample)
	require.NoError(t, err)
	_, body, _ := strings.Cut(string(text), "math: true\n---\n")
	p := open(t, visit{})
	p.waitReady()
	p.allow("study-cover.png")
	p.replaceAll(post(body + "\n\n$$\\begin{equation}a\\label{first}\\end{equation}$$\n\nsee $$\\eqref{first}$$\n"))
	p.press("Mod+Home")
	for range 5 {
		p.press("ArrowDown")
	}
	p.typeText("new *words*\n\n$$\\begin{equation}b\\end{equation}$$\n\n```\nco")
	p.press("Backspace")
	p.typeText("de\n```\n\n- item\n- item $$x$$")
	p.toEnd()
	p.typeText("[^1]\n\n[^1]: a note\n\nthe end")
	p.waitPreview("the end")
	p.waitSaved()
	settled := content + `.querySelectorAll("mjx-container").length > 3 && [...` + content + `.querySelectorAll("mjx-container")].every(math => math.querySelector("mjx-math"))`
	p.wait(settled)
	p.wait(content + `.textContent.includes("(2)")`)
	html := content + `.innerHTML`
	typed := eval[string](p, html)
	p.reload()
	p.waitPreview("the end")
	p.wait(settled)
	p.wait(content + `.textContent.includes("(2)")`)
	require.Equal(t, eval[string](p, html), typed)
}

func TestSyncManyFormulasComeNearestFirst(t *testing.T) {
	var b strings.Builder
	for i := range 400 {
		fmt.Fprintf(&b, "Formula %d is $$\\int_0^{%d} \\frac{x^{%d}}{1 + \\sqrt{x}}\\,dx$$ here.\n\nwords between\n\n", i, i, i)
	}
	p := open(t, visit{before: `
window.longest = 0
if (window === top) new PerformanceObserver(list => { for (const entry of list.getEntries()) window.longest = Math.max(window.longest, entry.duration) }).observe({ type: "longtask" })
window.typeset = () => [...document.querySelector("iframe").contentDocument.querySelectorAll(".content mjx-container")].map(math => !!math.querySelector("mjx-math"))
window.order = () => {
  const content = document.querySelector("iframe").contentDocument.querySelector(".content")
  const look = () => {
    const done = typeset()
    const seen = [...content.querySelectorAll("mjx-container")].map(math => { const { top, bottom } = math.getBoundingClientRect(); return bottom > 0 && top < content.ownerDocument.documentElement.clientHeight })
    // When the first formula out of view is there, are all in view?
    if (!done.some((is, i) => is && !seen[i])) return requestAnimationFrame(look)
    window.first = { inView: seen.filter(Boolean).length, missing: seen.filter((is, i) => is && !done[i]).length }
    window.far()
  }
  // When the first formulas are rendered, scroll to the end: the formulas in view come before the others.
  window.far = () => {
    const done = typeset()
    if (!window.went) {
      content.dispatchEvent(new WheelEvent("wheel")) // as a reader does, so that the page leads
      content.ownerDocument.documentElement.scrollTop = window.went = 1e9
    }
    if (!done.at(-1)) return requestAnimationFrame(window.far)
    window.left = done.filter(is => !is).length
  }
  look()
}`})
	p.waitReady()
	p.wait(frame + `?.querySelector(".content")`)
	eval[any](p, `order()`)
	p.dropped("2026-03-11-log.md", post(b.String()))
	p.waitPreview("Formula 399 is")
	p.wait(`typeset().length == 400 && typeset().every(Boolean)`)
	p.wait(`window.first`)
	first := eval[map[string]int](p, `window.first`)
	require.Positive(t, first["inView"])
	require.Zero(t, first["missing"], "formulas in view come first")
	require.Positive(t, eval[int](p, `window.left`), "formulas that came into view come first")
	t.Log("longest task: ", eval[float64](p, `window.longest`), "ms")
}

func TestSyncNothingMovesBesideAPageThatIsThere(t *testing.T) {
	p := open(t, visit{})
	p.waitReady()
	// An invisible animation still costs time in every frame.
	p.wait(`!document.getAnimations().some(({ animationName, effect }) =>
		effect.getTiming().iterations == Infinity && !animationName?.startsWith("cm-blink"))`)
}

func TestSyncLatePageIsMarked(t *testing.T) {
	p := open(t, visit{before: `
window.Worker = class extends Worker {
  postMessage(message) { setTimeout(() => super.postMessage(message), message.call == "update" ? window.slow ?? 0 : 0) }
}
new MutationObserver(() => { window.late = (window.late ?? "") + (document.documentElement.hasAttribute("data-late") ? "+" : "-") })
  .observe(document, { subtree: true, attributeFilter: ["data-late"] })`})
	p.waitReady()
	eval[any](p, `window.late = "", window.slow = 700`)
	p.paste(strings.Repeat("much ", 500) + "slow") // a keystroke would not use the worker
	p.waitPreview("slow")
	p.wait(`/^(\+-)+$/.test(window.late)`)
}
