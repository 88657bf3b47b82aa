package e2e

import (
	"testing"

	"github.com/stretchr/testify/require"
)

const revisions = `[...document.querySelectorAll(".History-reason")].map(e => e.textContent)`

func TestAnOlderTextIsSeenAndRestored(t *testing.T) {
	p := open(t, visit{})
	p.waitReady()
	p.dropped("2026-03-11-log.md", post("first\r\n\r\nsecond\n"))
	p.waitPreview("second")
	p.write("typed")
	p.waitPreview("typed")
	p.waitSaved()
	p.download(func() { p.press("Mod+Shift+S") })
	p.write(" and more")
	p.click(".TopBar-menu")
	p.click(`.Menu [data-action="history"]`)
	p.wait(revisions + `.length == 2`)
	require.Equal(t, []string{p.say("history.of.download"), p.say("history.of.typing")}, eval[[]string](p, revisions))
	p.wait(`document.querySelector(".History .cm-merge-b .cm-changedText")?.textContent.includes("more")`)
	p.shot("history")
	p.press("ArrowDown")
	p.wait(`document.querySelector(".History .cm-merge-b .cm-changedText")?.textContent.includes("typed and more")`)
	p.click(".History-restore")
	p.waitPreview("second")
	p.wait(`!document.querySelector("iframe").contentDocument.body.innerText.includes("typed")`)
	p.waitSaved()
	require.Equal(t, post("first\r\n\r\nsecond\n"), stored[string](p, `get("texts", %s)`, p.shownID()))
	// One undo step, which is also a revision.
	p.press("Mod+Z")
	p.waitPreview("typed and more")
	p.click(".TopBar-menu")
	p.click(`.Menu [data-action="history"]`)
	p.wait(revisions+`[0] == %s`, p.say("history.of.restore"))
	p.wait(`document.querySelector(".History-note").textContent == %s`, p.say("history.same"))
	require.True(t, eval[bool](p, `document.querySelector(".History-restore").disabled`))
}

func TestHistoryOnANarrowPage(t *testing.T) {
	p := open(t, visit{width: 390, height: 844, dark: true, language: "ko-KR"})
	p.waitReady()
	p.replaceAll(post("처음 쓴 글\n\n그대로인 글\n"))
	p.download(func() { p.click(".TopBar-download") })
	p.write("나중에 쓴 글")
	p.click(".TopBar-menu")
	p.click(`.Menu [data-action="history"]`)
	p.wait(`document.querySelector(".History .cm-changedLine, .History .cm-insertedLine")`)
	p.shot("history-narrow")
}
