package e2e

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// drawnText counts the characters that the editor draws.
const drawnText = `if (self === top) {
window.drawn = 0
new MutationObserver(records => {
  for (const { target, addedNodes } of records) {
    const isEditor = target.parentNode?.closest?.(".cm-editor") || target.closest?.(".cm-editor")
    for (const node of isEditor ? addedNodes : []) window.drawn += node.textContent.length
  }
}).observe(document, { childList: true, subtree: true })
}`

// The editor draws only the part of a very long line around the visible one.
func TestALongLineIsDrawnInPart(t *testing.T) {
	for name, line := range map[string]string{"word": strings.Repeat("word", 250_000), "words": strings.Repeat("words ", 170_000)} {
		t.Run(name, func(t *testing.T) {
			p := open(t, visit{before: drawnText})
			p.waitReady()
			p.wait(`window.drawn = 0, true`)
			p.dropped("2026-03-11-long.md", post(line+"\n\nthe end\n"))
			p.wait(content + `.textContent.includes("the end") && ` + isWhole)
			p.focus(editor)
			p.typeText("x")
			p.wait(`document.querySelector(".cm-content").textContent.includes("x")`)
			require.Less(t, eval[int](p, `window.drawn`), 200_000)
		})
	}
}

// Each special character is an element, so the editor shows only the first ones of a line.
func TestSpecialCharactersAreShownUpToALimit(t *testing.T) {
	p := open(t, visit{})
	p.waitReady()
	p.dropped("2026-03-11-hyphens.md", post("a\u00adb\n\n"+strings.Repeat("\u00ad", 20_000)+"\n\nthe end\n"))
	p.waitPreview("the end")
	p.wait(`document.querySelector(".cm-specialChar")`)
	require.Equal(t, 1+100, eval[int](p, `document.querySelectorAll(".cm-specialChar").length`))
}
