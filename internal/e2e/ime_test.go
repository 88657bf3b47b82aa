package e2e

// Composition in the editor, in each input mode of CodeMirror.

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// inputs are these modes: a contenteditable element on a desktop, an EditContext and a
// contenteditable element on a phone.
var inputs = map[string]visit{
	"desktop":         {language: "ko-KR"},
	"editcontext":     {language: "ko-KR", android: editContext},
	"contenteditable": {language: "ko-KR", android: contentEditable},
}

// typists runs a test for a user of a desktop, and with -torture of a tablet, where the editor has
// an EditContext.
func typists(t *testing.T, test func(t *testing.T, v visit)) {
	t.Run("desktop", func(t *testing.T) { test(t, inputs["desktop"]) })
	if *torture {
		t.Run("tablet", func(t *testing.T) { test(t, visit{language: "ko-KR", android: editContext, width: 1440, height: 900}) })
	}
}

// hit touches an element on a phone, otherwise clicks it.
func (v visit) hit(p *page, selector string) {
	p.t.Helper()
	if v.android == "" {
		p.click(selector)
	} else {
		p.tap(selector)
	}
}

// caretAfter sets the caret after the first occurrence of words in the text.
func (p *page) caretAfter(words string) {
	p.t.Helper()
	p.focus(editor)
	eval[any](p, `(view => view.dispatch({ selection: { anchor: view.state.doc.toString().indexOf(%s) + %s.length } }))(`+view+`)`, words, words)
}

const (
	isComposing = view + `.compositionStarted`
	suggestion  = `.cm-suggestions [role=option]`
	tagged      = "---\ntitle: x\ndate: 2026-03-11 09:00:00 +0900\ntags: [하, ]\ncategories: [하, 나, ]\n---\nwords\n"
)

// A suggestion that is tapped or selected by a key, the mark of a problem and a button of the
// toolbar during a composition.
func TestCommandsMeetAComposition(t *testing.T) {
	for name, v := range inputs {
		t.Run(name, func(t *testing.T) {
			p := open(t, v)
			p.waitReady()
			require.Equal(t, name == "editcontext", eval[bool](p, `!!document.querySelector(".cm-content").editContext`))
			p.dropped("2026-03-10-tagged.md", "---\ntitle: 태그\ntags: [머신러닝, 머리말, 머플러]\n---\n")
			p.dropped("2026-03-11-log.md", tagged)
			p.waitPreview("words")
			offers := func(count int) {
				t.Helper()
				p.wait(`document.querySelectorAll(%s).length == %s`, suggestion, count)
			}
			tags := func(words string) {
				t.Helper()
				p.waitText(strings.Replace(tagged, "하, ", words, 1))
			}

			// A tap accepts the suggestion while its word is being composed.
			p.caretAfter("[하, ")
			p.composeStep("ㅁ")
			p.composeStep("머")
			offers(3)
			require.True(t, eval[bool](p, isComposing))
			v.hit(p, suggestion)
			tags("하, 머리말")
			offers(0)
			require.False(t, eval[bool](p, isComposing))
			require.True(t, eval[bool](p, `document.activeElement.matches(".cm-content")`), "the focus stays in the text")

			// An input method that handles a key ends the syllable and may send the key again.
			p.typeText(", ")
			for _, again := range []bool{true, false} {
				p.composeStep("머")
				offers(2)
				eval[any](p, `((content, again) => {
				const send = init => content.dispatchEvent(new KeyboardEvent("keydown", { code: "ArrowDown", bubbles: true, cancelable: true, ...init }))
				const onEnd = () => again && send({ key: "ArrowDown", keyCode: 40 })
				;(content.editContext ?? content).addEventListener("compositionend", onEnd, { once: true })
				send({ key: "Process", keyCode: 229, isComposing: true })
				})(document.querySelector(".cm-content"), %s)`, again)
				p.paste("머")
				p.wait(`document.querySelector(%s)?.getAttribute("aria-selected") == "true"`, suggestion)
				eval[any](p, `new Promise(done => setTimeout(done, 150))`)
				require.Equal(t, "cm-suggestion-0", eval[string](p, `document.querySelector(".cm-content").getAttribute("aria-activedescendant")`))
				p.press("Backspace")
			}
			tags("하, 머리말, ")

			// Keys go to the list immediately.
			p.composeStep("머")
			offers(2)
			p.press("ArrowDown")
			p.wait(`document.querySelector(%s)?.getAttribute("aria-selected") == "true"`, suggestion)
			p.press("Enter")
			tags("하, 머리말, 머신러닝")
			p.typeText(", ")
			p.composeStep("머")
			offers(1)
			p.press("Tab")
			tags("하, 머리말, 머신러닝, 머플러")

			// New problem marks are drawn after the composition.
			p.caretAfter("나, ")
			p.composeStep("ㅎ")
			p.composeStep("하")
			p.wait(`document.querySelectorAll(".Problems-item").length == 1`)
			require.Equal(t, 0, eval[int](p, `document.querySelectorAll(".cm-problem").length`))
			p.paste("하")
			p.caretAfter("words\n") // the word that is being typed has no mark
			p.wait(`document.querySelectorAll(".cm-problem").length == 1`)

			// A button of the toolbar keeps the syllable, and typing continues after it.
			p.composeStep("ㄱ")
			p.composeStep("각")
			v.hit(p, `.Formats [data-action="bullets"]`)
			require.False(t, eval[bool](p, isComposing))
			p.compose("ㅁ", "마", "말")
			require.Equal(t, "- 각말", last(p))
			p.press("Mod+Z")
			require.Equal(t, "- 각", last(p), "one undo takes back a syllable, not a letter of it")
			p.compose("나", "난")
			p.press("Mod+B")
			p.composeStep("달")
			p.press("Mod+B")
			p.paste("!")
			require.Equal(t, "- 각난**달**!", last(p))

			if name == "contenteditable" {
				// the browser breaks the line itself, and CodeMirror reads that in the next frame
				return
			}
			// A line break is not lost if the next syllable, or a mark, arrives in the same frame.
			eval[any](p, `(window.held = [], window.request = requestAnimationFrame, window.requestAnimationFrame = act => held.push(act), 0)`)
			p.press("Enter")
			p.composeStep("ㄹ")
			p.composeStep("라")
			p.paste("라")
			eval[any](p, `(window.requestAnimationFrame = request, held.forEach(act => request(act)), 0)`)
			p.waitPreview("라")
			require.Equal(t, "- 라", last(p))
			require.Equal(t, "- 각난**달**!", eval[string](p, view+`.state.doc.toString().split("\n").at(-2)`))
			p.press("Backspace")
			p.press("Backspace")
			require.Equal(t, "", last(p))
		})
	}
}

// last returns the last line of the text.
func last(p *page) string {
	p.t.Helper()
	return eval[string](p, view+`.state.doc.toString().split("\n").at(-1)`)
}

// The EditContext contains the text of the open log, even a shorter one; otherwise Backspace would
// delete according to the previous text.
func TestTheEditContextFollowsTheLog(t *testing.T) {
	p := open(t, inputs["editcontext"])
	p.waitReady()
	for _, body := range []string{strings.Repeat("👨‍👩‍👧 긴 글 ", 80), "짧은 글"} {
		p.dropped("2026-03-10-"+strings.Repeat("a", len(body)%50)+".md", post(body))
		first, _, _ := strings.Cut(body, " ")
		p.waitPreview(first) // the text before has other words
		p.toEnd()
		require.Equal(t, p.text(), eval[string](p, `document.querySelector(".cm-content").editContext.text`))
	}
	p.composeStep("ㅎ")
	p.dropped("2026-03-12-other.md", post("다른 글"))
	p.waitPreview("다른 글")
	p.toEnd()
	p.compose("ㅎ", "하")
	require.Equal(t, post("다른 글하"), p.text())
}

// The text of another tab waits for the end of a composition.
func TestAnotherTabsTextWaitsForTheSyllable(t *testing.T) {
	for name, v := range inputs {
		if name != "editcontext" && !*torture {
			continue
		}
		t.Run(name, func(t *testing.T) {
			a := open(t, v)
			a.waitReady()
			a.replaceAll(post("- \n\n끝"))
			a.waitSaved()
			b := a.tab(v)
			b.waitReady()
			b.waitPreview("끝")
			a.caretAfter("- ")
			a.composeStep("오늘으")
			a.composeStep("오늘은")
			a.waitSaved()
			b.waitPreview("오늘은")
			eval[any](a, `(new BroadcastChannel("daylog").onmessage = () => { window.heard = true }, 0)`)
			b.write("!")
			b.waitSaved()
			a.wait(`window.heard`)
			require.Equal(t, post("- 오늘은\n\n끝"), a.text())
			a.paste("오늘은")
			a.waitText(post("- 오늘은\n\n끝!"))
			a.compose("요")
			b.waitText(post("- 오늘은요\n\n끝!"))
		})
	}
}

// A log that is still opening waits for the current composition, and includes its text.
func TestTheFirstLogWaitsForTheSyllable(t *testing.T) {
	a := open(t, inputs["editcontext"])
	a.waitReady()
	a.replaceAll(post("어제 "))
	a.waitSaved()
	a.holdDatabase()
	b := a.tab(inputs["editcontext"])
	b.wait(`document.activeElement?.matches(".cm-content")`)
	b.composeStep("오느")
	b.composeStep("오늘")
	a.letGo()
	b.wait(`document.querySelector(".Rail-item")`)
	require.Equal(t, "오늘", b.text())
	b.composeStep("오늘은")
	b.paste("오늘은")
	b.waitText(post("어제 오늘은"))
	require.Equal(t, 1, stored[int](a, `(await get("logs")).length`))
}

// Actions by touch during a composition: palette, search, tags, Today.
func TestAPhoneByFinger(t *testing.T) {
	p := openAt(t, "Asia/Seoul", "2026-03-11 12:00", inputs["editcontext"])
	p.waitReady()
	p.dropped("2026-03-09-study-log-171.md", "---\ntitle: \"[Day 007] 학습\"\ndate: 2026-03-09 09:00:00 +0900\ntags: [ai]\n---\n")
	p.dropped("2026-03-10-study-log-172.md", "---\ntitle: \"[Day 008] 학습\"\ndate: 2026-03-10 09:00:00 +0900\ntags: [ai]\n---\n오늘 ")
	p.waitPreview("오늘")
	p.waitSaved()
	p.toEnd()

	menu := func(action string) {
		t.Helper()
		p.tap(".TopBar-menu")
		p.tap(`.Menu [data-action="` + action + `"]`)
	}

	// The notice does not cover the line being edited, even at the bottom.
	require.True(t, eval[bool](p, `document.querySelector(".Notice").getBoundingClientRect().bottom < innerHeight / 4`))

	// The palette from the menu: the syllable stays in the text, and Enter of the virtual keyboard
	// runs the selected action.
	p.composeStep("하")
	menu("palette")
	p.wait(`document.activeElement.matches(".Palette-input")`)
	p.composeStep("굵")
	p.wait(`document.querySelectorAll(".Palette-option").length == 1`)
	eval[any](p, `document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", keyCode: 229, isComposing: true, bubbles: true, cancelable: true }))`)
	require.True(t, eval[bool](p, `document.querySelector(".Palette").open`), "Enter that ends a syllable runs nothing")
	p.press("Enter")
	p.wait(`!document.querySelector(".Palette").open`)
	require.Equal(t, "오늘 하****", last(p))
	require.True(t, eval[bool](p, `document.activeElement.matches(".cm-content")`))

	// Today: the dialog opens during a composition, and its title is typed.
	menu("nextDay")
	p.waitPreview("오늘 한 일")
	menu("bin")
	p.waitPreview("오늘 하")
	p.toEnd()
	p.composeStep("나")
	menu("today")
	p.wait(`document.activeElement.matches(".Proposal-title") && document.activeElement.value == "[Day 009] 학습"`)
	p.compose("ㅎ", "하", "한")
	p.shot("ime-today")
	p.tap(".Proposal-make")
	p.wait(`document.querySelector(".TopBar-title").textContent == "[Day 009] 학습한"`)
	require.Contains(t, p.text(), "[Day 009] 학습한")
	require.False(t, eval[bool](p, isComposing))
}
