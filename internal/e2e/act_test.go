package e2e

// User actions in a page.

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/dom"
	"github.com/chromedp/cdproto/input"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/require"
)

// click waits until the first element that matches a selector is visible, and clicks it.
func (p *page) click(selector string) {
	p.t.Helper()
	p.aimAt(script(`document.querySelector(%s)`, []any{selector}), 0, func() (gone bool) { return p.clickOnce(selector) })
}

// aimAt repeats a pointer action until it hits the element given by an expression. An action that
// misses has no effect: on a slow machine the layout may change between reading the position and
// the action, which a person would see. patience is the time in ms within which the action must end
// in a click; with 0, the pointerdown counts.
func (p *page) aimAt(element string, patience int, act func() (gone bool)) {
	p.t.Helper()
	for range 10 {
		p.ask(strings.ReplaceAll(aim, "ELEMENT", element))
		gone := act()
		answer, _ := p.ask(script(`(async () => lowered(%s))()`, []any{patience}))
		if !strings.HasPrefix(answer, "missed") && !gone {
			return // or the action has loaded another page
		}
		p.t.Log("an act missed, and is done again:", element, answer)
	}
	require.Fail(p.t, "it does not stay", element)
}

// aim blocks pointer events in the page and in the preview that do not hit ELEMENT.
const aim = `(async () => {
const types = ["pointerdown", "mousedown", "touchstart", "pointerup", "mouseup", "touchend", "click", "auxclick", "contextmenu"]
const windows = [...new Set([window, (ELEMENT)?.ownerDocument.defaultView ?? window])]
let outcome = "missed: no event", target = null, end
const ended = new Promise(resolve => { end = resolve })
const judge = event => {
  if (event.type === "pointerdown") {
    target = ELEMENT
    outcome = target?.contains(event.target) ? "hit" : "missed: " + event.target.outerHTML?.slice(0, 200)
  }
  if (event.type === "click" || event.type === "pointerup" && outcome !== "hit") end("click")
  if (outcome === "hit") return
  event.stopImmediatePropagation()
  event.preventDefault()
}
for (const window of windows) for (const type of types) window.addEventListener(type, judge, { capture: true, passive: false })
window.lowered = async patience => {
  const act = patience ? await Promise.race([ended, new Promise(done => setTimeout(done, patience))]) : "click"
  for (const window of windows) for (const type of types) window.removeEventListener(type, judge, { capture: true })
  return outcome === "hit" && !act && target.isConnected ? "missed: no click" : outcome
}
return ""
})()`

// clickOnce clicks, unless the element was found and then removed: a list may be rendered again in
// between.
func (p *page) clickOnce(selector string) (gone bool) {
	p.t.Helper()
	if p.driver != nil {
		p.clickElsewhere(selector)
		return false
	}
	err := p.try(chromedp.Click(chromedp.CSS(selector), chromedp.NodeVisible))
	if err != nil && strings.Contains(err.Error(), "node with given id") {
		return true
	}
	require.NoError(p.t, err)
	return false
}

// tap waits until the first element that matches a selector is visible, and touches its middle. On
// a busy machine the touch may last so long that the browser treats it as a long press, which does
// not end in a click.
func (p *page) tap(selector string) {
	p.t.Helper()
	p.wait(`document.querySelector(%s)?.checkVisibility()`, selector)
	element := script(`document.querySelector(%s)`, []any{selector})
	p.aimAt(element, 2000, func() (gone bool) {
		at := p.spotOf(element, `element.getBoundingClientRect()`)
		p.call(input.DispatchTouchEvent.Method, input.DispatchTouchEventParams{Type: "touchStart", TouchPoints: []*input.TouchPoint{{X: at[0], Y: at[1]}}})
		p.call(input.DispatchTouchEvent.Method, input.DispatchTouchEventParams{Type: "touchEnd", TouchPoints: []*input.TouchPoint{}})
		return false
	})
}

// spotOf scrolls an element of the page or the preview into view and returns the middle of one of
// its boxes once it no longer moves.
func (p *page) spotOf(element, box string) []float64 {
	p.t.Helper()
	return eval[[]float64](p, `(async () => {
for (let last = ""; ; await new Promise(done => setTimeout(done, 30))) {
  const element = `+element+`
  if (!element) continue
  element.scrollIntoViewIfNeeded?.()
  const frame = element.ownerDocument.defaultView.frameElement?.getBoundingClientRect() ?? { x: 0, y: 0, height: innerHeight }
  const { x, y, width, height } = `+box+`
  const bottom = Math.min(y + height, frame.height), top = Math.max(y, 0)
  if (last == (last = [frame.x, frame.y, x, y, width, height].join())) return [frame.x + x + width / 2, frame.y + (top + bottom) / 2]
}
})()`)
}

// focus focuses an element that a click could miss because it is larger than the window.
func (p *page) focus(selector string) {
	p.t.Helper()
	if p.driver != nil {
		eval[any](p, `document.querySelector(%s).focus()`, selector)
		return
	}
	p.do(chromedp.Focus(chromedp.CSS(selector), chromedp.NodeVisible))
}

// typeText types text by key events at the caret. Characters without a key, such as Korean, arrive
// as an input method commits them.
func (p *page) typeText(text string) {
	p.t.Helper()
	if p.driver != nil {
		p.strike(text)
		return
	}
	for _, r := range text {
		switch {
		case r == '\n':
			p.press("Enter")
		case r < 0x7f:
			p.do(chromedp.KeyEvent(string(r)))
		default:
			p.paste(string(r))
		}
	}
}

// paste inserts text at once, like a paste of plain text.
func (p *page) paste(text string) {
	p.t.Helper()
	if p.driver != nil {
		p.pasteElsewhere(text)
		return
	}
	p.call(input.InsertText.Method, input.InsertTextParams{Text: text})
}

// compose enters text as an input method does: each step replaces the previous one, and the last
// one is committed.
func (p *page) compose(steps ...string) {
	p.t.Helper()
	for _, step := range steps {
		p.composeStep(step)
	}
	p.paste(steps[len(steps)-1])
}

func (p *page) composeStep(text string) {
	p.t.Helper()
	end := int64(len([]rune(text)))
	p.call(input.ImeSetComposition.Method, input.ImeSetCompositionParams{Text: text, SelectionStart: end, SelectionEnd: end})
}

func (p *page) call(method string, params any) {
	p.t.Helper()
	p.do(chromedp.Func(func(ctx context.Context, tab *chromedp.Target) error { return tab.Call(ctx, method, params, nil) }))
}

// keys maps the names of keys; other keys are named by their character.
var keys = map[string]string{
	"Enter": kb.Enter, "Tab": kb.Tab, "Escape": kb.Escape, "Backspace": kb.Backspace, "Delete": kb.Delete, "Home": kb.Home, "End": kb.End,
	"ArrowLeft": kb.ArrowLeft, "ArrowRight": kb.ArrowRight, "ArrowUp": kb.ArrowUp, "ArrowDown": kb.ArrowDown, "F1": kb.F1, "F2": kb.F2, "F8": kb.F8,
}

var modifiers = map[string]chromedp.Modifier{
	"Mod": chromedp.ModifierCtrl, "Shift": chromedp.ModifierShift, "Alt": chromedp.ModifierAlt,
}

// press presses a key combination in the syntax of the keymap: "Mod+Shift+S".
func (p *page) press(chord string) {
	p.t.Helper()
	if p.driver != nil {
		p.chord(chord)
		return
	}
	parts := strings.Split(chord, "+")
	name := parts[len(parts)-1]
	var held []chromedp.Modifier
	for _, part := range parts[:len(parts)-1] {
		held = append(held, modifiers[part])
	}
	key, ok := keys[name]
	if !ok && !slices.Contains(held, chromedp.ModifierShift) {
		name = strings.ToLower(name)
	}
	if !ok {
		key = name
	}
	if chord == "Enter" {
		// chromedp sends the character separately from the key, so it arrives even if the page
		// prevents the default of the key
		enter := input.DispatchKeyEventParams{Type: "keyDown", Key: "Enter", Code: "Enter", WindowsVirtualKeyCode: 13, Text: "\r"}
		p.call(input.DispatchKeyEvent.Method, enter)
		enter.Type, enter.Text = "keyUp", ""
		p.call(input.DispatchKeyEvent.Method, enter)
		return
	}
	p.do(chromedp.KeyEvent(key, chromedp.KeyModifiers(held...)))
}

// pasteClipboard pastes the content of the clipboard.
func (p *page) pasteClipboard() {
	p.t.Helper()
	key := input.DispatchKeyEventParams{Type: "rawKeyDown", Key: "v", Code: "KeyV", WindowsVirtualKeyCode: 'V', Modifiers: int64(chromedp.ModifierCtrl), Commands: []string{"paste"}}
	p.call(input.DispatchKeyEvent.Method, key)
	key.Type, key.Commands = "keyUp", nil
	p.call(input.DispatchKeyEvent.Method, key)
}

// choose answers the browser's file dialog, which start opens.
func (p *page) choose(start func(), files ...string) {
	p.t.Helper()
	p.onlyInChromium()
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	p.call(cdppage.SetInterceptFileChooserDialog.Method, cdppage.SetInterceptFileChooserDialogParams{Enabled: true})
	opened := chromedp.Events(ctx, cdppage.FileChooserOpened)
	start()
	for ev, err := range opened {
		require.NoError(p.t, err, "no dialog was opened")
		p.call(dom.SetFileInputFiles.Method, dom.SetFileInputFilesParams{Files: files, BackendNodeID: ev.BackendNodeID})
		return
	}
}

// drop drops files on an element.
func (p *page) drop(selector string, files ...string) {
	p.t.Helper()
	if p.driver != nil {
		p.dropElsewhere(selector, files)
		return
	}
	at := eval[[]float64](p, `(r => [r.x + r.width / 2, r.y + r.height / 2])(document.querySelector(%s).getBoundingClientRect())`, selector)
	for i, file := range files {
		absolute, err := filepath.Abs(file)
		require.NoError(p.t, err)
		files[i] = absolute
	}
	for _, kind := range []input.DispatchDragEventType{input.DispatchDragEventTypeDragEnter, input.DispatchDragEventTypeDragOver, input.DispatchDragEventTypeDrop} {
		p.call(input.DispatchDragEvent.Method, input.DispatchDragEventParams{Type: kind, X: at[0], Y: at[1],
			Data: &input.DragData{Items: []*input.DragDataItem{}, Files: files, DragOperationsMask: 1}})
	}
}

// download calls start, which starts a download, and returns the name and bytes of the file.
func (p *page) download(start func()) (name string, data []byte) {
	p.t.Helper()
	if p.driver != nil {
		return p.downloadElsewhere(start)
	}
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	begun := chromedp.BrowserEvents(ctx, browser.DownloadWillBegin)
	progress := chromedp.BrowserEvents(ctx, browser.DownloadProgress)
	start()
	var id string
	for ev, err := range begun {
		require.NoError(p.t, err, "no download began")
		id, name = ev.GUID, ev.SuggestedFilename
		break
	}
	for ev, err := range progress {
		require.NoError(p.t, err, "the download did not end")
		if ev.GUID != id || ev.State == browser.DownloadProgressStateInProgress {
			continue
		}
		require.Equal(p.t, browser.DownloadProgressStateCompleted, ev.State)
		break
	}
	data, err := os.ReadFile(filepath.Join(p.folder, id))
	require.NoError(p.t, err)
	return name, data
}

// clickAt clicks the element of the preview given by an expression.
func (p *page) clickAt(element string) {
	p.t.Helper()
	p.clickWith(element, input.MouseButtonLeft, 0)
}

// clickWith clicks the element given by an expression, with a button and modifiers.
func (p *page) clickWith(element string, button input.MouseButton, modifiers int64) {
	p.t.Helper()
	p.aimAt(element, 0, func() (gone bool) {
		p.mouse(p.spotOf(element, `element.getBoundingClientRect()`), button, modifiers)
		return false
	})
}

// mouse clicks at a position in the window.
func (p *page) mouse(at []float64, button input.MouseButton, modifiers int64) {
	p.t.Helper()
	for _, kind := range []input.DispatchMouseEventType{input.DispatchMouseEventTypeMouseMoved, input.DispatchMouseEventTypeMousePressed, input.DispatchMouseEventTypeMouseReleased} {
		p.call(input.DispatchMouseEvent.Method, input.DispatchMouseEventParams{Type: kind, X: at[0], Y: at[1], Button: button, ClickCount: 1, Modifiers: modifiers})
	}
}
