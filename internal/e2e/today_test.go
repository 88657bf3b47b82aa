package e2e

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"
)

// clockAt returns a script that sets the page's clock to a time in a zone; it runs from there.
func clockAt(t *testing.T, zone, clock string) string {
	t.Helper()
	place, err := time.LoadLocation(zone)
	require.NoError(t, err)
	when, err := time.ParseInLocation("2006-01-02 15:04", clock, place)
	require.NoError(t, err)
	return fmt.Sprintf(`(Real => {
		const shift = (window.name ? Number(window.name) : %d) - Real.now()
		globalThis.Date = class extends Real {
			constructor(...parts) { parts.length ? super(...parts) : super(Real.now() + shift) }
			static now() { return Real.now() + shift }
		}
	})(Date)`, when.UnixMilli())
}

// openAt opens daylog at a time in a zone.
func openAt(t *testing.T, zone, clock string, v visit) *page {
	t.Helper()
	v.zone, v.before, v.night = zone, v.before+clockAt(t, zone, clock), true
	return open(t, v)
}

// name returns the file name of the open log.
func (p *page) name() string {
	p.t.Helper()
	return eval[string](p, `new Promise(resolve => requestIdleCallback(() => resolve(document.querySelector(".TopBar-name").textContent)))`)
}

// logs returns the number of logs in the rail.
func (p *page) logs() int {
	p.t.Helper()
	return eval[int](p, `document.querySelectorAll(".Rail-item").length`)
}

// answer waits for a dialog that opened by itself and presses keys in it.
func (p *page) answer(dialog string, chords ...string) {
	p.t.Helper()
	p.wait(`document.querySelector(%s + "[open]:not([data-held])")`, dialog)
	for _, chord := range chords {
		p.press(chord)
	}
	p.wait(`!document.querySelector(%s + "[open]")`, dialog)
}

// Date, file name and offset belong to one day, at the hours around midnight and at clock changes.
func TestTodayIsTheWritersDay(t *testing.T) {
	for _, test := range []struct{ zone, clock, answer, date, day string }{
		{"America/Los_Angeles", "2026-03-07 23:59", "", "2026-03-07 23:59:", "2026-03-07"},
		{"America/Los_Angeles", "2026-03-08 00:30", "Tab", "2026-03-08 00:30:", "2026-03-08"},
		// at half past three, in daylight saving time, yesterday was in standard time
		{"America/Los_Angeles", "2026-03-08 03:30", "", "2026-03-07 23:59:59 -0800", "2026-03-07"},
		{"Pacific/Auckland", "2026-09-27 03:30", "", "2026-09-26 23:59:59 +1200", "2026-09-26"},
		{"Europe/Berlin", "2026-10-25 00:00", "", "2026-10-24 23:59:59 +0200", "2026-10-24"},
		{"Europe/Berlin", "2026-03-29 04:00", "", "2026-03-29 04:00:", "2026-03-29"},
		{"Asia/Seoul", "2024-03-01 00:00", "", "2024-02-29 23:59:59 +0900", "2024-02-29"},
		{"Asia/Seoul", "2027-01-01 00:30", "", "2026-12-31 23:59:59 +0900", "2026-12-31"},
	} {
		t.Run(test.clock, func(t *testing.T) {
			p := openAt(t, test.zone, test.clock, visit{language: "ko-KR"})
			if hour := strings.Fields(test.clock)[1]; hour < "04:00" {
				if test.answer == "" {
					p.answer(".Which", "Enter")
				} else {
					p.answer(".Which", test.answer, "Enter")
				}
			}
			p.waitReady()
			require.Contains(t, p.lines(), "date: "+test.date)
			require.Equal(t, test.day+"-daily-log-"+test.day+".md", p.name())
			p.press("Mod+Alt+T") // the same log, without a question
			p.waitSaved()
			require.Equal(t, 1, p.logs())
			require.False(t, eval[bool](p, `document.querySelector(".Which").open`))
		})
	}
}

func TestTheNightIsAskedOnce(t *testing.T) {
	p := openAt(t, "Asia/Seoul", "2026-11-04 00:30", visit{language: "ko-KR"})
	p.wait(`document.querySelector(".Which[open]")`)
	p.shot("which-ko")
	require.Contains(t, eval[string](p, `document.querySelector(".Which").innerText`), "11월 3일 화요일")
	p.click(".Which-yesterday")
	p.waitReady()
	p.wait(`document.querySelector(".TopBar-name").textContent == "2026-11-03-daily-log-2026-11-03.md"`)
	p.waitSaved()
	p.do(chromedp.Navigate(p.url + "?today=1"))
	p.waitReady()
	p.wait(`document.querySelector(".TopBar-name").textContent == "2026-11-03-daily-log-2026-11-03.md"`)
	require.Equal(t, 1, p.logs())
	require.Equal(t, "", eval[string](p, `location.search`))
	p.press("Mod+Alt+T")
	p.write("!")
	p.waitPreview("!")
	require.False(t, eval[bool](p, `document.querySelector(".Which").open`))
	// in the next night the question is asked again
	eval[any](p, `window.name = String(new Date(2026, 10, 5, 1, 0).getTime())`)
	p.reload()
	p.waitReady()
	p.press("Mod+Alt+T")
	p.wait(`document.querySelector(".Which[open]")`)
	p.press("Escape")
	p.wait(`!document.querySelector(".Which[open]")`)
	require.Equal(t, 1, p.logs())
	// closed and opened again before the close event is delivered
	p.press("Mod+Alt+T")
	p.wait(`document.querySelector(".Which[open]")`)
	eval[any](p, `document.querySelector(".Which").close(), document.querySelector(".TopBar-today").click()`)
	p.answer(".Which", "ArrowRight", "Enter")
	p.wait(`document.querySelector(".TopBar-name").textContent == "2026-11-05-daily-log-2026-11-05.md"`)
	require.Eventually(t, func() bool { return p.logs() == 2 }, patience, 10*time.Millisecond)
}

// heldOn is a script that delays a dialog that opens by itself until releaseHeld is evaluated.
const heldOn = `;(real => {
	window.held = []
	window.setTimeout = (work, ms, ...more) => (ms == 700 ? (window.held.push(work), 0) : real(work, ms, ...more))
})(setTimeout)`

const releaseHeld = `void window.held.splice(0).forEach(work => work())`

// Text typed while a question opens goes to the log, to the letter, and answers nothing.
func TestWordsAnswerNoQuestion(t *testing.T) {
	p := open(t, visit{zone: "Asia/Seoul", before: clockAt(t, "Asia/Seoul", "2026-11-04 00:30") + heldOn, night: true})
	p.wait(`document.querySelector(".Which[open][data-held]")`)
	p.press("Enter")
	p.typeText("first words\nand")
	p.wait(`document.querySelector(".Which[open]")`)
	p.typeText("more")
	p.wait(`document.querySelector(".Which[open]")`)
	eval[any](p, releaseHeld)
	p.typeText("!") // a letter is not an answer
	p.wait(`document.querySelector(".cm-content").textContent.includes("andmore!")`)
	p.wait(`document.querySelector(".Which[open]")`)
	eval[any](p, releaseHeld)
	p.answer(".Which", "Tab", "Enter")
	p.waitReady()
	p.wait(`document.querySelector(".TopBar-name").textContent == "2026-11-04-daily-log-2026-11-04.md"`)
	require.Contains(t, p.lines(), "- \nfirst words\nandmore!\n")
	require.Equal(t, 1, p.logs())
}

const series = "---\ntitle: \"[Week 02 / Day 010] 학습 기록\"\ndate: 2026-11-06 23:50:00 +0900\ntags: [daily-log, week02, pytorch]\n---\n\n- a\n"

func TestTheCounterGoesOn(t *testing.T) {
	p := openAt(t, "Asia/Seoul", "2026-11-09 09:00", visit{language: "ko-KR"}) // a Monday
	p.waitReady()
	p.dropped("2026-11-06-week02-day010.md", series)
	p.waitPreview("Week 02 / Day 010")
	p.waitSaved()
	eval[any](p, `window.name = String(new Date(2026, 10, 10, 9, 0).getTime())`)
	p.do(chromedp.Navigate(p.url + "?today=1"))
	p.wait(`document.querySelector(".Proposal[open]:not([data-held])")`)
	p.shot("proposal-ko")
	require.Equal(t, []string{"[Week 03 / Day 011] 학습 기록", "daily-log, week03", "week03-day011"}, eval[[]string](p, `[...document.querySelectorAll(".Proposal input")].map(input => input.value)`))
	require.Equal(t, "2026-11-10-week03-day011.md/posts/week03-day011/", eval[string](p, `document.querySelector(".Form-note").textContent`))
	p.press("Enter")
	p.waitReady()
	p.waitPreview("[Week 03 / Day 011] 학습 기록")
	require.Contains(t, p.lines(), "tags: [daily-log, week03] # ")
	require.Equal(t, "2026-11-10-week03-day011.md", p.name())
	p.press("Mod+Alt+T")
	require.False(t, eval[bool](p, `document.querySelector(".Proposal").open`))
	require.Equal(t, 3, p.logs())
}

func TestTheCounterIsEditedBefore(t *testing.T) {
	p := openAt(t, "Asia/Seoul", "2026-11-09 09:00", visit{before: refusing})
	p.waitReady()
	p.dropped("2026-11-06-week02-day010.md", series)
	p.waitPreview("Week 02 / Day 010")
	p.waitSaved()
	eval[any](p, `window.name = String(new Date(2026, 10, 10, 9, 0).getTime())`)
	p.reload()
	p.waitReady()
	p.click(".TopBar-today")
	p.wait(`document.querySelector(".Proposal[open]") && document.activeElement.matches(".Proposal-title")`)
	eval[any](p, `(() => {
		window.refused = "next" // an engine that does not answer changes nothing
		document.querySelector(".Proposal-slug").dispatchEvent(new Event("input"))
		document.querySelector(".Proposal-weeks").dispatchEvent(new Event("change"))
	})()`)
	p.wait(`window.refusals == 2`)
	eval[any](p, `void (window.refused = "")`)
	p.press("Escape")
	p.wait(`!document.querySelector(".Proposal[open]")`)
	require.Equal(t, 2, p.logs())

	p.press("Mod+Alt+T")
	p.wait(`document.querySelector(".Proposal[open]")`)
	p.typeText("!")
	eval[any](p, `(select => { select.value = "6"; select.dispatchEvent(new Event("change")) })(document.querySelector(".Proposal-weeks"))`)
	p.wait(`document.querySelector(".Proposal-tags").value == "daily-log, week02"`)
	require.Equal(t, "[Week 03 / Day 011] 학습 기록!", eval[string](p, `document.querySelector(".Proposal-title").value`))
	p.focus(".Proposal-slug")
	p.press("Mod+A")
	p.typeText("Week02-day010")
	p.wait(`document.querySelector(".Proposal-name").textContent == "2026-11-10-Week02-day010-2.md"`)
	p.shot("proposal-en")
	p.press("Enter")
	p.waitPreview("[Week 03 / Day 011] 학습 기록!")
	require.Equal(t, "2026-11-10-Week02-day010-2.md", p.name())
	require.Equal(t, 3, p.logs())
}

func TestWithoutNumbers(t *testing.T) {
	p := openAt(t, "Asia/Seoul", "2026-11-10 09:00", visit{width: 390, height: 844, dark: true})
	p.waitReady()
	p.dropped("2026-11-06-week02-day010.md", series)
	p.waitPreview("Week 02 / Day 010")
	p.waitSaved()
	eval[any](p, `window.name = String(new Date(2026, 10, 11, 9, 0).getTime())`)
	p.reload()
	p.waitReady()
	p.press("Mod+Alt+T")
	p.wait(`document.querySelector(".Proposal[open]")`)
	p.shot("proposal-390-dark")
	p.click(".Proposal-plain")
	p.wait(`document.querySelector(".TopBar-name").textContent == "2026-11-11-daily-log-2026-11-11.md"`)
	p.waitSaved()
	// the question is not repeated
	eval[any](p, `window.name = String(new Date(2026, 10, 12, 9, 0).getTime())`)
	p.reload()
	p.waitReady()
	p.press("Mod+Alt+T")
	p.wait(`document.querySelector(".TopBar-name").textContent == "2026-11-12-daily-log-2026-11-12.md"`)
}

// A template of the user is edited like a post, shows the log that it creates, and reports unknown
// placeholders.
func TestOwnTemplate(t *testing.T) {
	p := openAt(t, "Asia/Seoul", "2026-11-03 21:00", visit{language: "ko-KR"})
	p.waitReady()
	p.waitSaved()
	p.click(".TopBar-menu")
	p.click(`.Menu [data-action="templates"]`)
	p.wait(`document.querySelector(".Daily[open] .Daily-row")`)
	p.shot("daily-ko")
	p.click(".Daily-edit")
	p.wait(`document.querySelector(".TopBar-title").textContent == %s`, p.say("template.title", "name", p.say("daily.own")))
	p.waitPreview("2026년 11월 3일 기록")
	require.Contains(t, p.lines(), "<% %Y년 %-m월 %-d일 %>")
	require.Equal(t, p.say("problems.count", "n", 0), eval[string](p, `document.querySelector(".Status-count").textContent`))
	p.replaceAll("---\ntitle: \"[Week <% week 01 %> / Day <% counter 001 %>] 기록\"\ndate: <% date %>\ntags: [week<% week 01 %>]\n---\n\n## <% %A %> <% nothing %>\n\n- <% caret %>\n")
	p.waitPreview("[Week 01 / Day 001] 기록")
	p.waitPreview("화요일 <% nothing %>")
	p.wait(`document.querySelector(".Problems-item")?.dataset.rule == "template-unknown"`)
	require.Contains(t, eval[string](p, `document.querySelector(".Problems-item").textContent`), "<% nothing %>")
	require.Contains(t, eval[string](p, `document.querySelector(".Problems-line").textContent`), p.say("problems.line", "n", 7))
	p.shot("template-ko")
	p.waitSaved()
	require.Equal(t, 1, p.logs())

	p.reload() // a log is opened again, never a template
	p.waitReady()
	require.Contains(t, p.lines(), "오늘 한 일")
	eval[any](p, `window.name = String(new Date(2026, 10, 4, 9, 0).getTime())`)
	p.reload()
	p.waitReady()
	p.press("Mod+Alt+T")
	p.wait(`document.querySelector(".Proposal[open]")`)
	require.Equal(t, "[Week 01 / Day 001] 기록", eval[string](p, `document.querySelector(".Proposal-title").value`))
	require.True(t, eval[bool](p, `document.querySelector(".Proposal-plain").hidden`))
	p.press("Enter")
	p.waitPreview("[Week 01 / Day 001] 기록")
	require.Contains(t, p.lines(), "tags: [week01]\n---\n\n## 수요일 ")
	p.typeText("written at the caret")
	p.waitPreview("written at the caret")
	p.waitSaved()
	require.Equal(t, 2, p.logs())

	// back to the built-in template: the second press deletes
	p.action("templates")
	p.wait(`document.querySelector(".Daily[open]") && document.querySelectorAll(".Daily-row").length == 2`)
	p.click(".Daily-row:last-child .Daily-remove")
	p.click(".Daily-row:last-child .Daily-remove")
	p.wait(`document.querySelectorAll(".Daily-row").length == 1 && document.querySelector(".Daily-use").checked`)
}

// A template that two tabs change keeps the words of both; a deleted template is deleted with its
// history.
func TestATemplateInTwoTabs(t *testing.T) {
	a := open(t, visit{})
	a.waitReady()
	a.waitSaved()
	opened := func(p *page, button string) {
		p.action("templates")
		p.wait(`document.querySelector(".Daily[open] .Daily-row")`)
		p.click(button)
		p.wait(`document.querySelector(".TopBar-title").textContent == %s`, p.say("template.title", "name", p.say("daily.own")))
	}
	opened(a, ".Daily-edit")
	b := a.tab(visit{})
	b.waitReady()
	opened(b, ".Daily-row:last-child .Daily-edit")
	a.write("of the first")
	a.waitSaved()
	a.typeText(" tab")
	a.waitSaved()
	b.write("of the second")
	b.wait(`document.querySelector(".Banner-text").textContent == %s`, b.say("template.both"))
	b.waitSaved()
	require.Contains(t, stored[[]map[string]any](b, `get("templates")`)[0]["text"], "of the second")
	lost := `(await Promise.all((await get("revisions")).filter(one => one.reason == "conflict").map(({ id }) => get("revisionTexts", id))))`
	texts := stored[[]string](b, lost)
	require.Len(t, texts, 1)
	require.Contains(t, texts[0], "of the first tab")
	b.shot("template-both")
	b.click(".Banner button")
	b.wait(`document.querySelector(".History[open]")?.textContent.includes(%s)`, b.say("history.of.conflict"))
	b.press("Escape")
	b.write(", on")
	b.waitSaved()
	require.Len(t, stored[[]string](b, lost), 1, "what is one's own is not kept again and again")

	b.action("templates")
	b.wait(`document.querySelectorAll(".Daily[open] .Daily-row").length == 2`)
	b.click(".Daily-row:last-child .Daily-remove")
	b.click(".Daily-row:last-child .Daily-remove")
	b.wait(`document.querySelectorAll(".Daily-row").length == 1`)
	require.Zero(t, stored[int](b, `(await get("templates")).length + (await get("revisions")).filter(({ reason }) => reason == "conflict").length`))
}

func TestDailySettings(t *testing.T) {
	p := openAt(t, "Asia/Seoul", "2026-11-03 21:00", visit{width: 390, height: 844, dark: true})
	p.waitReady()
	p.action("templates")
	p.wait(`document.querySelector(".Daily[open] .Daily-row")`)
	p.click(".Daily-places summary")
	p.shot("daily-390-dark")
	eval[any](p, `(select => { select.value = "0"; select.dispatchEvent(new Event("change")) })(document.querySelector(".Daily-nightUntil"))`)
	p.click(".Daily .Dialog-close")
	eval[any](p, `window.name = String(new Date(2026, 10, 4, 0, 30).getTime())`)
	p.reload()
	p.waitReady()
	p.press("Mod+Alt+T")
	p.wait(`document.querySelector(".TopBar-name").textContent == "2026-11-04-daily-log-2026-11-04.md"`)
}

// Renaming a template changes only its name: another tab may have changed its text.
func TestATemplateIsRenamedAndItsTextStays(t *testing.T) {
	p := open(t, visit{before: faulty})
	p.waitReady()
	p.action("templates")
	p.wait(`document.querySelector(".Daily[open] .Daily-row")`)
	p.click(".Daily-edit")
	p.wait(`document.querySelector(".TopBar-title").textContent == %s`, p.say("template.title", "name", p.say("daily.own")))
	p.waitSaved()
	p.press("Mod+Alt+T")
	p.waitReady()
	p.action("templates")
	p.wait(`document.querySelectorAll(".Daily[open] .Daily-row").length == 2`)
	eval[any](p, `new Promise((resolve, reject) => {
		indexedDB.open("daylog").onsuccess = ({ target }) => {
			const db = target.result, store = db.transaction("templates", "readwrite").objectStore("templates")
			store.getAll().onsuccess = ({ target }) => store.put({ ...target.result[0], text: "written elsewhere" })
			store.transaction.oncomplete = () => resolve(db.close())
			store.transaction.onerror = reject
		}
	})`)
	rename := `((input, name) => { input.value = name; input.dispatchEvent(new Event("change")) })(document.querySelector(".Daily-row:last-child .Daily-name"), %s)`
	eval[any](p, rename, "Mine")
	require.Eventually(t, func() bool { return stored[string](p, `(await get("templates"))[0].name`) == "Mine" }, patience, 10*time.Millisecond)
	require.Equal(t, "written elsewhere", stored[string](p, `(await get("templates"))[0].text`))

	p.fault("put")
	eval[any](p, rename, "Lost")
	p.wait(`document.querySelector(".Daily-trouble").textContent.includes("put failed")`)
	p.fault("")
	eval[any](p, rename, "Found")
	p.wait(`document.querySelector(".Daily-trouble").textContent === ""`)
	p.click(".Daily-row:last-child .Daily-remove")
	p.click(".Daily-row:last-child .Daily-remove")
	p.wait(`document.querySelectorAll(".Daily-row").length == 1`)
	p.wait(`document.activeElement.matches(".Daily-use")`)
}
