package e2e

import (
	"os"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"
)

// dispatchPaste pastes data. Firefox ignores clipboardData in the constructor.
const dispatchPaste = `
const event = new ClipboardEvent("paste", { bubbles: true, cancelable: true })
Object.defineProperty(event, "clipboardData", { value: data })
document.querySelector(".cm-content").dispatchEvent(event)`

// pasteRich pastes HTML and plain text, as from the clipboard of another program.
func (p *page) pasteRich(html, plain string) {
	p.t.Helper()
	eval[any](p, `(() => {
		const data = new DataTransfer()
		data.setData("text/html", %s)
		data.setData("text/plain", %s)
		`+dispatchPaste+`
	})()`, html, plain)
}

// body returns the text of the log below its front matter.
func (p *page) body() string {
	p.t.Helper()
	_, body, _ := strings.Cut(strings.TrimPrefix(p.lines(), "---\n"), "\n---\n")
	return body
}

func TestRichTextBecomesMarkdown(t *testing.T) {
	clipboard, err := os.ReadFile("../../web/editor/rich/testdata/notion.html")
	require.NoError(t, err)
	html, _, _ := strings.Cut(string(clipboard), "\n=====\n")
	p := open(t, visit{language: "ko-KR"})
	p.waitReady()
	// a separate chunk
	p.wait(`navigator.deviceMemory < 4 || document.documentElement.hasAttribute("data-near")`)
	p.loadProblemParts()
	p.replaceAll(post("앞 글\n\n"))
	p.toEnd()
	loaded := `performance.getEntriesByType("resource").filter(entry => entry.name.includes("/chunk-")).length`
	before := eval[int](p, loaded)
	p.pasteRich(html, "plain")
	p.waitPreview("인용한 말")
	require.Equal(t, before+1, eval[int](p, loaded), "the converter comes with the first paste")
	require.Contains(t, p.body(), "- [ ] 과제 **제출**\n  - [ ] 코드 정리\n")
	require.NotContains(t, p.body(), "<span")
	p.wait(content + `.querySelectorAll("mjx-container").length == 2`)
	require.Equal(t, 1, eval[int](p, content+`.querySelectorAll("blockquote.prompt-info").length`))
	require.Equal(t, 1, eval[int](p, content+`.querySelectorAll("table:not(.rouge-table)").length`))
	require.Equal(t, 1, eval[int](p, content+`.querySelectorAll(".language-python").length`))
	p.shot("paste")
	p.press("Mod+Z")
	p.waitPreview("앞 글")
	require.Equal(t, "앞 글\n\n", p.body(), "one step of undo")
}

func TestWhatIsTypedMeanwhileStaysBehindThePaste(t *testing.T) {
	p := open(t, visit{})
	p.waitReady()
	p.replaceAll(post("one "))
	p.pasteRich("<p><b>bold</b></p>", "bold")
	p.typeText("!")
	p.waitPreview("one bold!")
	require.Equal(t, "one **bold**!", p.body())
}

func TestPastesPlainTextWhereItIsMeant(t *testing.T) {
	p := open(t, visit{})
	p.waitReady()
	for name, c := range map[string]struct{ before, html, plain, want string }{
		"an editor's code": {"", `<meta charset="utf-8"><div style="color: #d4d4d4;background-color: #1e1e1e;font-family: Menlo, Monaco, 'Courier New', monospace;white-space: pre;"><div><span style="color: #569cd6;font-weight: bold">const</span> a = 1 | 2</div></div>`, "const a = 1 | 2", "const a = 1 | 2"},
		"JetBrains":        {"", `<html><body><pre style="background-color:#2b2b2b;color:#a9b7c6;font-family:'JetBrains Mono',monospace;"><b>def</b> f():</pre></body></html>`, "def f():", "def f():"},
		"into code":        {"```\n", `<p><b>a</b></p>`, "a", "```\na"},
		"without marks":    {"", `<span style="color:red">a_b * c</span>`, "a_b * c", "a_b * c"},
		"lines of a chat":  {"", `<div>one</div><div>two</div>`, "one\ntwo", "one\ntwo"},
	} {
		t.Run(name, func(t *testing.T) {
			p.t = t
			p.replaceAll(post(c.before))
			p.pasteRich(c.html, c.plain)
			p.wait(`[...document.querySelectorAll(".cm-line")].map(line => line.textContent).join("\n").endsWith(%s)`, "---\n"+c.want)
		})
	}
	p.t = t
}

func TestAPasteThatCannotBeConvertedIsPlainText(t *testing.T) {
	p := open(t, visit{before: `Object.defineProperty(DOMParser.prototype, "parseFromString", { value() { throw new Error("no") } })`})
	p.waitReady()
	p.replaceAll(post("one "))
	p.pasteRich("<p><b>bold</b></p>", "bold\r\ntwo")
	p.waitPreview("one bold two")
	require.Equal(t, "one bold\ntwo", p.body())
	p.press("Mod+Z")
	p.wait(`!document.querySelector(".cm-content").textContent.includes("two")`)
	require.Equal(t, "one ", p.body())
}

// With the clipboard and the keys of the browser.
func TestPastesFromTheClipboard(t *testing.T) {
	p := open(t, visit{})
	p.onlyInChromium()
	p.waitReady()
	_, err := chromedp.CallBrowser(p.ctx, browser.SetPermission, browser.SetPermissionParams{
		Permission: &browser.PermissionDescriptor{Name: "clipboard-write"}, Setting: browser.PermissionSettingGranted, Origin: p.server.URL})
	require.NoError(t, err)
	p.replaceAll(post("x "))
	eval[any](p, `navigator.clipboard.write([new ClipboardItem({
		"text/html": new Blob(["<h2>Title</h2><p>a <b>b</b> | c</p><ul><li>d<ul><li>e</li></ul></li></ul>"], { type: "text/html" }),
		"text/plain": new Blob(["Title\n\na b | c"], { type: "text/plain" }),
	})])`)
	press := func(modifiers int64, commands ...string) {
		for _, kind := range []input.DispatchKeyEventType{"rawKeyDown", "keyUp"} {
			key := input.DispatchKeyEventParams{Type: kind, Key: "v", Code: "KeyV", WindowsVirtualKeyCode: 86, Modifiers: modifiers}
			if kind == "rawKeyDown" {
				key.Commands = commands
			}
			p.call(input.DispatchKeyEvent.Method, key)
		}
	}
	press(2, "paste")
	p.waitPreview("a b | c")
	require.Equal(t, "x \n\n## Title\n\na **b** \\| c\n\n- d\n  - e", p.body())
	press(2 | 8) // the browser handles this one by itself
	p.wait(`document.querySelector(".cm-content").textContent.includes("eTitle")`)
	require.Equal(t, "x \n\n## Title\n\na **b** \\| c\n\n- d\n  - eTitle\n\na b | c", p.body())
}
