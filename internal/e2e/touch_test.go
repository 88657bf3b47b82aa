package e2e

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// small lists touch targets of a phone that are smaller than 44 px, with labels counted as part of
// their boxes.
const small = `(() => {
  const named = element => element.className.toString().split(" ")[0] + " " + (element.getAttribute("aria-label") || element.textContent).trim().slice(0, 20)
  const over = document.querySelector("dialog[open]") ?? document.querySelector(":popover-open") ?? document
  return [...over.querySelectorAll("button, input, select, summary, textarea, [role=option]")].flatMap(element => {
    const { height, width } = (element.closest("label") ?? element).getBoundingClientRect()
    return !element.checkVisibility() || width === 0 || height >= 43.5 && width >= 43.5 ? [] : [[named(element), Math.round(width), Math.round(height)].join(" ")]
  })
})()`

// dialogActions are the actions that open the dialogs, by the class of the dialog.
var dialogActions = map[string]string{
	"Help": "help", "Storage": "storage", "History": "history", "Daily": "templates", "Pictures": "pictures", "Habits": "habits",
	"Rename": "rename", "Carry": "carry", "Bundle": "download",
}

// On a phone every control is large enough for a finger.
func TestFingersHitEverything(t *testing.T) {
	p := open(t, visit{width: 390, height: 844})
	p.waitReady()
	p.dropped("2026-03-10-binned.md", post("binned"))
	p.waitPreview("binned")
	p.waitSaved()
	p.action("bin")
	p.waitNotice(p.say("notice.binned", "name", "2026-03-10-binned.md"))
	p.dropped("2026-03-11-log.md", koreanPost)
	p.waitPreview("글이 있어요")
	p.drop(".cm-content", p.fileOf("a.png", pngOf(t, drawing(30, 20, 1))))
	p.waitPictures(1)
	for _, pane := range []string{"edit", "logs", "problems", "page"} {
		p.click(`.Tabs-item[data-action="pane.` + pane + `"]`)
		assert.Empty(t, eval[[]string](p, small), pane)
	}
	p.click(`.Tabs-item[data-action="pane.edit"]`)
	for dialog, action := range dialogActions {
		p.action(action)
		p.wait(`document.querySelector(%s).open`, "."+dialog)
		p.wait(`!document.querySelector(".Storage").open || document.querySelector(".Storage-binErase")`)
		assert.Empty(t, eval[[]string](p, small), dialog)
		p.shot("touch-" + dialog)
		p.press("Escape")
		p.wait(`!document.querySelector("dialog[open]")`)
	}
	p.press("F1")
	assert.Empty(t, eval[[]string](p, small), "palette")
	p.press("Escape")
	p.click(".TopBar-menu")
	p.wait(`document.querySelector(".Menu:popover-open")`)
	assert.Empty(t, eval[[]string](p, small), "menu")
}

// Every dialog can be opened, operated and closed by the keyboard, and the caret returns to its
// position.
func TestDialogsByKeyboard(t *testing.T) {
	for name, v := range map[string]visit{"wide": {}, "narrow": {width: 390, height: 844}} {
		t.Run(name, func(t *testing.T) {
			p := open(t, v)
			p.waitReady()
			p.dropped("2026-03-11-log.md", koreanPost)
			p.waitPreview("글이 있어요")
			p.drop(".cm-content", p.fileOf("a.png", pngOf(t, drawing(30, 20, 1))))
			p.waitPictures(1)
			p.toEnd()
			for dialog, action := range dialogActions {
				p.action(action)
				p.wait(`document.querySelector(%s).open`, "."+dialog)
				assert.True(t, eval[bool](p, `document.querySelector("dialog[open]").contains(document.activeElement)`), "%s has no focus", dialog)
				seen := map[string]bool{}
				for range 12 {
					p.press("Tab")
					seen[eval[string](p, `document.activeElement.className + document.activeElement.textContent.slice(0, 20)`)] = true
					assert.True(t, eval[bool](p, `document.activeElement == document.body || document.querySelector("dialog[open]").contains(document.activeElement)`), "%s lets the focus out", dialog)
				}
				t.Logf("%s: %d stops", dialog, len(seen))
				p.press("Escape")
				p.wait(`!document.querySelector("dialog[open]")`)
				p.wait(`document.querySelector(".Status").textContent.includes("Ln 7, ")`)
				assert.Equal(t, "cm-content", eval[string](p, `document.activeElement.classList[0] ?? document.activeElement.localName`), "after %s", dialog)
			}
			p.typeText("끝까지")
			p.waitPreview("끝까지")
			assert.Contains(t, p.lines(), "}끝까지")
		})
	}
}
