package e2e

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

const front = "---\r\ntitle:  '첫 기록'   # 제목\r\ndate: 2026-03-11 09:00:00 +0900\r\ncategories: [ Experience, AI ] # two\r\ntags:\r\n  - 'daily-log' # lower\r\n  - week02\r\nfoo: {bar: 1}\r\nmath: true\r\n---\r\n본문\r\n"

// view is the EditorView, which gives access to text outside of the visible lines.
const view = `(content => (content.cmTile ?? content.cmView).view)(document.querySelector(".cm-content"))`

// text returns the whole text.
func (p *page) text() string {
	p.t.Helper()
	return eval[string](p, view+`.state.doc.toString()`)
}

// waitText waits until the whole text equals want.
func (p *page) waitText(want string) {
	p.t.Helper()
	defer func() {
		if p.t.Failed() {
			p.t.Logf("the text is %q, not %q", p.text(), want)
		}
	}()
	p.wait(view+`.state.doc.toString() == %s`, want)
}

// field returns the selector of a field of the card.
func field(key string) string { return `.Card-row[data-key="` + key + `"] :is(input, textarea)` }

// fill replaces the value of a field of the card.
func (p *page) fill(selector, text string) {
	p.t.Helper()
	p.click(selector)
	p.press("Mod+A")
	p.typeText(text)
}

func (p *page) waitField(selector, value string) {
	p.t.Helper()
	p.wait(`document.querySelector(%s).value == %s`, selector, value)
}

func TestTheCardChangesTheBytesOfItsValueOnly(t *testing.T) {
	p := open(t, visit{language: "ko-KR"})
	p.waitReady()
	p.dropped("2026-03-11-first.md", front)
	p.waitField(field("title"), "첫 기록")
	want := front
	expect := func(old, new string) {
		t.Helper()
		require.Contains(t, want, old)
		want = strings.Replace(want, old, new, 1)
		p.waitText(want)
	}

	p.fill(field("title"), "It's 둘째")
	p.press("Enter")
	p.waitPreview("It's 둘째")
	expect("'첫 기록'", "'It''s 둘째'")

	p.fill(`.Card-arrow + .Card-level input`, "ML: 기초")
	p.press("Tab")
	expect("AI ]", `"ML: 기초" ]`)

	p.click(`.Card-newTag`)
	p.typeText("pytorch,")
	p.wait(`document.querySelectorAll(".Card-chip").length == 3`)
	expect("week02\r\n", "week02\r\n  - pytorch\r\n")
	p.click(`.Card-chip:nth-of-type(2) .Card-remove`)
	p.wait(`document.querySelectorAll(".Card-chip").length == 2`)
	expect("  - week02\r\n", "")

	p.click(`.Card-switch[data-key="math"]`)
	expect("math: true", "math: false")
	p.click(`.Card-switch[data-key="toc"]`)
	expect("foo:", "toc: false\r\nfoo:")

	p.fill(field("description"), "한 줄")
	p.press("Enter")
	expect("toc:", "description: 한 줄\r\ntoc:")
	p.fill(field("image.path"), "/assets/img/a.png")
	p.press("Enter")
	p.allow("a.png")
	p.wait(`!document.querySelector('[data-key="image.alt"]').hidden`)
	expect("toc:", "image:\r\n  path: /assets/img/a.png\r\ntoc:")
	p.fill(field("image.alt"), "표지")
	p.press("Enter")
	expect("a.png\r\n", "a.png\r\n  alt: 표지\r\n")
	p.click(field("image.path"))
	p.press("Mod+A")
	p.press("Backspace")
	p.press("Enter")
	expect("image:\r\n  path: /assets/img/a.png\r\n  alt: 표지\r\n", "")

	eval[any](p, `(select => { select.value = "+05:30"; select.dispatchEvent(new Event("change")) })(document.querySelector(".Card-offset"))`)
	expect("09:00:00 +0900", "09:00:00 +0530")
	p.focus(`.Card-date [type="time"]`)
	p.press("ArrowUp") // the hour, or AM/PM in locales that begin with it
	p.press("Enter")
	p.wait(`document.querySelector('.Card-date [type="time"]').value != "09:00"`)
	half := eval[string](p, `document.querySelector('.Card-date [type="time"]').value`)
	expect("09:00:00 +0530", half+" +0530")
	_, data := p.download(func() { p.press("Mod+Shift+S") })
	require.Equal(t, want, string(data))
	p.shot("card")
}

// Syllables composed in the fields of the card arrive complete and once, while the text and its
// page change.
func TestTheCardIsTypedInKorean(t *testing.T) { typists(t, typeTheCardInKorean) }

func typeTheCardInKorean(t *testing.T, v visit) {
	p := open(t, v)
	p.waitReady()
	p.dropped("2026-03-11-first.md", front)
	p.waitField(field("title"), "첫 기록")
	p.click(field("title"))
	p.press("Mod+A")
	p.compose("ㅎ", "하", "한")
	p.waitPreview("한") // it is written to the text after a pause
	p.compose("ㄱ", "그", "글")
	p.composeStep("ㄷ")
	p.composeStep("도")
	p.waitField(".Card-input:focus", "한글도")
	require.NotContains(t, p.lines(), "한글도", "nothing is set while a syllable is composed")
	p.paste("도")
	p.press("Enter")
	p.wait(`document.querySelector(".cm-content").textContent.includes("'한글도'")`)
	require.True(t, eval[bool](p, `document.activeElement.matches(".Card-title")`), "the focus stays")

	// Enter ends the syllable and creates the chip, complete and once.
	p.click(".Card-newTag")
	p.composeStep("ㅎ")
	p.composeStep("하")
	eval[any](p, `document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", keyCode: 229, isComposing: true, bubbles: true, cancelable: true }))`)
	p.paste("학")
	p.wait(`document.querySelectorAll(".Card-chip").length == 3`)
	require.Equal(t, []string{"daily-log", "week02", "학"}, eval[[]string](p, `[...document.querySelectorAll(".Card-word")].map(e => e.textContent)`))
	p.waitText(strings.Replace(strings.Replace(front, "첫 기록", "한글도", 1), "week02\r\n", "week02\r\n  - 학\r\n", 1))
}

// undoInField presses the key of the browser for undo or redo in a field. WebKit's MiniBrowser has
// no such key, so the command runs there.
func (p *page) undoInField(chord, command string) {
	p.t.Helper()
	if _, ok := p.driver.(*webkitTab); ok {
		eval[any](p, `document.execCommand(%s)`, command)
		return
	}
	p.press(chord)
}

func TestOneUndoTakesBackWhatTheCardDid(t *testing.T) {
	p := open(t, visit{})
	p.waitReady()
	p.dropped("2026-03-11-first.md", front)
	p.waitField(field("title"), "첫 기록")
	p.click(field("title"))
	p.press("End")
	p.typeText(" one")
	p.waitPreview("첫 기록 one") // after a pause, more in the same field
	p.typeText(" two")
	p.press("Enter")
	p.waitPreview("첫 기록 one two")
	p.undoInField("Mod+Z", "undo") // undoes the input in the field
	p.wait(`document.querySelector(".Card-title").value != "첫 기록 one two"`)
	p.undoInField("Mod+Shift+Z", "redo")
	p.waitField(field("title"), "첫 기록 one two")
	p.click(`.Card-switch[data-key="pin"]`)
	p.waitPreview("첫 기록 one two")
	p.wait(`document.querySelector(".cm-content").textContent.includes("pin: true")`)
	p.press("Mod+Z") // on a switch, undoes the switch
	p.wait(`!document.querySelector(".cm-content").textContent.includes("pin: true")`)
	require.True(t, eval[bool](p, `document.activeElement.matches('[data-key="pin"]')`), "the focus stays")
	p.wait(`document.querySelector('[data-key="pin"]').ariaChecked == "false"`)
	p.focus(editor)
	p.press("Mod+Z")
	p.waitField(field("title"), "첫 기록")
	p.waitText(front)
}

func TestTheCardFollowsTheTextButForTheFieldThatIsEdited(t *testing.T) {
	p := open(t, visit{})
	p.waitReady()
	p.replaceAll("---\ntitle: a log\ndate: 2026-03-11 09:00:00 +0900\n---\nbody")
	p.waitField(field("title"), "a log")
	p.waitField(`.Card-date [type="date"]`, "2026-03-11")
	p.click(field("description"))
	p.typeText("unfinished")
	// The text changes while a field is being edited, as by a fix or an undo.
	eval[any](p, view+`.dispatch({ changes: { from: 11, to: 16, insert: "other" } })`)
	p.waitField(field("title"), "other")
	require.Equal(t, "unfinished", eval[string](p, `document.querySelector('[data-key="description"] textarea').value`))
	p.press("Escape")
	p.waitField(field("description"), "")
	require.NotContains(t, p.text(), "unfinished")
}

func TestTheCardSaysWhyItOnlyShows(t *testing.T) {
	p := open(t, visit{})
	p.waitReady()
	p.replaceAll("---\ntitle: a log\ntags: [a]\n---\nbody")
	p.waitField(field("title"), "a log")
	p.replaceAll("---\ntitle: a log\ntags: [a\n---\nbody")
	p.wait(`!document.querySelector(".Card-note").hidden && document.querySelector(".Card-note").textContent.includes(%s)`, p.say("problems.line", "n", 3)+": ")
	require.True(t, eval[bool](p, `[...document.querySelectorAll(".Card-fields textarea, .Card-fields input")].every(e => e.readOnly)`))
	require.Equal(t, "a log", eval[string](p, `document.querySelector(".Card-title").value`), "what it was before")
	p.shot("card-broken")
	p.replaceAll("---\na: &x b\ntitle: *x\n---\nbody")
	p.waitField(field("title"), "b")
	p.replaceAll("---\ntags: &x [b]\nother: *x\n---\nbody")
	p.wait(`document.querySelectorAll(".Card-chip").length == 1`)
	p.click(".Card-newTag")
	p.typeText("c")
	p.press("Enter")
	p.wait(`document.querySelector('[data-key="tags"] .Card-problem').textContent.includes(%s)`, p.say("card.refused.refused"))
	require.Equal(t, 1, eval[int](p, `document.querySelectorAll(".Card-chip").length`))
	require.Equal(t, "c", eval[string](p, `document.querySelector(".Card-newTag").value`), "what was typed is not lost")
}

func TestTheCardBeginsAFrontMatter(t *testing.T) {
	p := open(t, visit{})
	p.waitReady()
	p.replaceAll("# The first line\n\nbody")
	p.click(".Card-noteAction")
	p.waitField(field("title"), "The first line")
	p.wait(`document.activeElement.matches(".Card-title")`)
	text := p.text()
	require.True(t, strings.HasPrefix(text, "---\ntitle: The first line\ndate: "+p.today()), text)
	require.True(t, strings.HasSuffix(text, "+0900\ncategories: []\ntags: []\n---\n\n# The first line\n\nbody"), text)
	p.focus(editor)
	p.press("Mod+Z")
	p.wait(`document.querySelector(".Card-noteAction").checkVisibility()`)
	p.waitText("# The first line\n\nbody")
}

// Input that is not applied when another log is opened belongs to the previous log.
func TestTheCardSetsTheLogThatItWasTypedIn(t *testing.T) {
	p := open(t, visit{})
	p.waitReady()
	p.dropped("2026-03-11-first.md", front)
	p.waitField(field("title"), "첫 기록")
	p.fill(field("title"), "late")
	// the field keeps the focus
	eval[any](p, `[...document.querySelectorAll(".Rail-item")].find(e => !e.ariaCurrent).click()`)
	p.wait(`document.querySelector(".TopBar-name").textContent != "2026-03-11-first.md"`)
	require.NotContains(t, p.text(), "late")
	eval[any](p, `[...document.querySelectorAll(".Rail-item")].find(e => !e.ariaCurrent).click()`)
	p.wait(`document.querySelector(".cm-content").textContent.includes("title:  'late'")`)
}

func TestTheCardFitsAPhone(t *testing.T) {
	p := open(t, visit{width: 390, height: 844, dark: true, language: "ko-KR"})
	p.waitReady()
	p.dropped("2026-03-11-first.md", strings.Replace(front, "foo:", "description: 한 줄로 쓰기에는 조금 긴 설명이라서 두 줄이 되는 설명\r\nimage: /assets/img/posts/2026-03-11-first/cover.png\r\nfoo:", 1))
	p.allow("cover.png")
	p.click(`[data-action="pane.logs"]`)
	p.waitField(field("title"), "첫 기록")
	small := eval[[]string](p, `[...document.querySelectorAll(".Card :is(button, input, select, textarea)")].filter(e => e.checkVisibility()).map(e => [e.className, e.getBoundingClientRect()])
		.filter(([, r]) => r.height < 43.5 || r.width < 43.5).map(([name, r]) => name + " " + r.width + "×" + r.height)`)
	require.Empty(t, small, "targets for a finger are 44 px")
	require.LessOrEqual(t, eval[int](p, `document.documentElement.scrollWidth - innerWidth`), 0)
	p.shot("card-phone")
}
