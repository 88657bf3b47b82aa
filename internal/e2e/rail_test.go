package e2e

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// shelve stores n logs, one a day up to 10 November 2026 except each tenth day, and reloads the
// page.
func (p *page) shelve(n int) {
	p.t.Helper()
	eval[any](p, `new Promise((resolve, reject) => {
		const asked = indexedDB.open("daylog")
		asked.onerror = () => reject(asked.error)
		asked.onsuccess = () => {
			const db = asked.result, all = db.transaction(["logs", "texts"], "readwrite")
			for (let i = 0; i < %s; i++) {
				if (i % 10 == 9) continue
				const day = new Date(Date.UTC(2026, 10, 10 - i)).toISOString().slice(0, 10), title = i % 7 ? "학습 기록 " + i : ""
				const body = "경사하강법을 복습했다. Gradient descent is a step of size 0." + i + ".\n\n" + "다음 문단의 글. ".repeat(i % 40 * 8)
				const text = "---\ntitle: " + title + "\ndate: " + day + " 21:00:00 +0900\ncategories: [Study, AI]\ntags: [week" + String(Math.floor(i / 7)).padStart(2, "0") + ", ml]\n---\n\n" + body + (i == 123 ? "유일한말뭉치\n" : "")
				all.objectStore("logs").put({ id: "log" + i, day, name: day + "-log-" + i + ".md", title, caret: 0, created: i, changed: i, downloaded: 0, file: day + "-log-" + i + ".md", derived: "", size: body.length })
				all.objectStore("texts").put(text, "log" + i)
			}
			all.oncomplete = () => { db.close(); resolve() }
			all.onerror = () => reject(all.error)
		}
	})`, n)
	p.reload()
	p.waitReady()
}

// rows returns the titles of the visible rows of the rail.
func (p *page) rows() []string {
	p.t.Helper()
	return eval[[]string](p, `[...document.querySelectorAll(".Rail-item")].map(row => row.querySelector(".Rail-date").textContent + " " + row.querySelector(".Rail-title").textContent)`)
}

// found lists the titles of the search results.
const found = `[...document.querySelectorAll(".Search-option:not(.Search-option--label) .Search-title")].map(title => title.textContent)`

func TestSearchFindsAsOneTypes(t *testing.T) {
	p := open(t, visit{language: "ko-KR"})
	p.waitReady()
	p.shelve(300)
	p.press("Mod+Shift+F")
	p.wait(`document.activeElement.matches(".Search-input")`)
	p.typeText("유일한말")
	p.wait(found + `.length == 1`)
	require.Equal(t, "유일한말", eval[string](p, `document.querySelector(".Search-snippet mark").textContent`))
	p.press("Enter")
	p.waitPreview("유일한말뭉치")
	p.wait(`document.activeElement.matches(".cm-content")`)
	p.typeText("!") // the match is selected
	p.waitPreview("!뭉치")
	p.press("Mod+Shift+F")
	p.paste("유일한말")
	p.wait(found+`.length == 0 && document.querySelector(".Search-state").textContent == %s`, p.say("search.none"))
	p.press("Escape")
	p.wait(`document.querySelector(".Search-input").value == "" && document.querySelector(".Calendar").checkVisibility()`)
	p.press("Escape")
	p.wait(`document.activeElement.matches(".cm-content")`)
}

func TestSearchFindsTagsAndWhileASyllableIsComposed(t *testing.T) { typists(t, searchWhileComposing) }

func searchWhileComposing(t *testing.T, v visit) {
	p := open(t, v)
	p.waitReady()
	p.shelve(60)
	p.press("Mod+Shift+F")
	p.typeText("week03")
	p.wait(`document.querySelector(".Search-option--label")?.textContent == %s`, p.say("search.tag")+"week037")
	p.press("ArrowUp") // from the first log to the tag
	p.press("Enter")
	p.wait(`document.querySelector(".Search-input").value == "#week03 " && ` + found + `.length == 7`)
	for _, step := range []string{"ㄱ", "겨", "경", "경ㅅ", "경사", "경사ㅎ", "경샇"} {
		p.composeStep(step)
		p.wait(found+`.length == 7 && document.querySelector(".Search-input").value == %s`, "#week03 "+step)
	}
	p.paste("경사하강")
	p.wait(`[...document.querySelectorAll(".Search-snippet mark")].every(mark => mark.textContent == "경사하강") && ` + found + `.length == 7`)
	p.shot("search")
	require.Equal(t, "7", eval[string](p, `String(document.querySelectorAll("[role=option]").length)`))
	require.True(t, eval[bool](p, `document.getElementById(document.activeElement.getAttribute("aria-activedescendant")).getAttribute("aria-selected") == "true"`))
}

func TestSearchKnowsWhatWasJustWritten(t *testing.T) {
	p := open(t, visit{})
	p.waitReady()
	p.write("\n\nthe first quokka")
	p.waitPreview("the first quokka")
	p.press("Mod+Shift+F")
	p.typeText("quokka")
	p.wait(found + `.length == 1`)
	p.press("Escape")
	p.press("Escape")
	p.typeText(" and a numbat")
	p.press("Mod+Shift+F")
	p.typeText("numbat <b>")
	p.wait(found + `.length == 0`)
	for range "<b> " {
		p.press("Backspace")
	}
	p.wait(found + `.length == 1`)
}

// The calendar shows its days and the text below it after the rows have been drawn, without moving
// them: otherwise a click could hit another row.
func TestTheRowsStayWhereTheCalendarGetsItsDays(t *testing.T) {
	for name, v := range map[string]visit{"wide": {}, "narrow": {width: 390, height: 844}, "closed": {}} {
		t.Run(name, func(t *testing.T) {
			v.before = `requestAnimationFrame(function look() {
				const calendar = document.querySelector(".Calendar"), months = document.querySelector(".Rail-months")
				if (months?.firstElementChild && calendar.checkVisibility()) (window.heights ??= new Set()).add(Math.round(months.getBoundingClientRect().top - calendar.getBoundingClientRect().top))
				requestAnimationFrame(look)
			})`
			if name == "closed" {
				v.before += `; localStorage.daylog = '{"nightUntil":0,"calendar":false}'`
			}
			p := open(t, v)
			p.allow("Blocked script execution in 'about:srcdoc'") // not for the preview
			p.waitReady()
			if name == "narrow" {
				p.click(`[data-action="pane.logs"]`)
				p.wait(`window.heights?.size > 0`)
			}
			p.dropped("2026-03-11-log.md", post("words"))
			p.wait(`document.querySelector(".Calendar-streak").textContent != ""`)
			if name == "narrow" {
				p.click(`[data-action="pane.logs"]`)
			}
			p.wait(`new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))`)
			p.shot("calendar-" + name)
			require.Len(t, eval[[]int](p, `[...heights]`), 1, "%v", eval[[]int](p, `[...heights]`))
		})
	}
}

func TestTheCalendarOpensDays(t *testing.T) {
	p := open(t, visit{language: "ko-KR", width: 1440, height: 1000})
	p.waitReady()
	p.shelve(60)
	p.click(`.Rail-item[data-id="log0"]`)
	p.wait(`document.querySelector(".Calendar-name").textContent == "2026년 11월"`)
	p.wait(`document.querySelector('[aria-selected="true"] .Calendar-day')?.dataset.day == "2026-11-10"`)
	require.Equal(t, "일", eval[string](p, `document.querySelector(".Calendar-weekday").textContent`))
	shades := eval[[]string](p, `[...document.querySelectorAll(".Calendar-day")].slice(0, 12).map(day => day.dataset.shade)`)
	require.Equal(t, "0", shades[0], "the first was left out")
	require.NotEqual(t, "0", shades[1])
	require.Equal(t, "0", shades[11])
	require.Regexp(t, p.pattern("calendar.streak", "current", anyNumber, "longest", 9), eval[string](p, `document.querySelector(".Calendar-streak").textContent`))
	p.shot("calendar")
	p.focus(`.Calendar-day[tabindex="0"]`)
	// the 3rd, the 2nd, Sunday the 1st, and the 31st before
	for _, key := range []string{"ArrowUp", "ArrowLeft", "Home", "ArrowLeft"} {
		p.press(key)
	}
	p.wait(`document.querySelector(".Calendar-name").textContent == "2026년 10월" && document.activeElement.dataset.day == "2026-10-31"`)
	p.press("Enter")
	p.waitPreview("0.10")
	p.wait(`document.querySelector('[aria-selected="true"] .Calendar-day')?.dataset.day == "2026-10-31"`)
	p.click(`.Calendar-day[data-day="2026-10-22"]`) // no log
	p.wait(`document.querySelector(".Notice").textContent == %s`, p.say("calendar.empty"))
}

func TestOnlyOpenMonthsHaveRows(t *testing.T) {
	p := open(t, visit{language: "ko-KR"})
	p.waitReady()
	p.shelve(300)
	require.Less(t, len(p.rows()), 80)
	require.Greater(t, eval[int](p, `document.querySelectorAll(".Rail-monthToggle").length`), 9)
	p.click(`.Rail-monthToggle[data-month="2026-03"]`)
	p.wait(`document.querySelector('[data-month="2026-03"]').closest(".Rail-month").querySelectorAll(".Rail-item").length == 28`)
	p.press("ArrowDown")
	p.press("ArrowRight")
	p.press("Enter")
	p.wait(`document.activeElement.dataset.run == "rename"`)
	p.press("Escape")
	p.press("ArrowLeft")
	p.press("Enter")
	p.wait(`document.querySelector(".TopBar-name").textContent == "2026-03-31-log-224.md"`)
	p.press("Mod+Alt+ArrowLeft")
	p.wait(`document.querySelector(".TopBar-name").textContent == "2026-03-30-log-225.md"`)
	require.Equal(t, 1, eval[int](p, `document.querySelectorAll(".Rail-months [tabindex='0']").length`), "one stop of Tab")
}

func TestRenamesAndDuplicates(t *testing.T) {
	p := open(t, visit{language: "ko-KR"})
	p.waitReady()
	p.shelve(20)
	p.click(`.Rail-item[data-id="log3"]`)
	p.waitPreview("0.3")
	p.press("F2")
	p.wait(`document.querySelector(".Rename").open`)
	p.typeText("내 하루 log/3") // replaces the slug, which is selected
	p.wait(`document.querySelector(".Rename-result").textContent == %s`, p.say("rename.result", "name", "2026-11-07-내-하루-log-3.md"))
	p.shot("rename")
	p.press("Enter")
	p.wait(`document.querySelector(".TopBar-name").textContent == "2026-11-07-내-하루-log-3.md"`)
	p.toEnd()
	p.typeText("more")
	p.waitPreview("more")
	name, text := p.download(func() { p.press("Mod+Shift+S") })
	require.Equal(t, "2026-11-07-내-하루-log-3.md", name)
	p.click(`.Rail-item[data-id="log3"] + .Rail-more`)
	p.click(`[data-run="duplicate"]`)
	p.wait(`document.querySelector(".TopBar-name").textContent == "2026-11-07-내-하루-log-3-2.md"`)
	_, copied := p.download(func() { p.press("Mod+Shift+S") })
	require.Equal(t, string(text), string(copied))
	p.waitSaved()
	p.reload()
	p.waitReady()
	require.Equal(t, []string{"2026-11-07-내-하루-log-3-2.md", "2026-11-07-내-하루-log-3.md"},
		eval[[]string](p, `[...document.querySelectorAll(".Rail-item")].map(row => row.title).filter(name => name.startsWith("2026-11-07"))`))
	// A log other than the open one, by the key of its row; a name that Jekyll cannot use is
	// rejected.
	p.click(`.Rail-item[data-id="log5"]`)
	p.waitPreview("0.5")
	p.focus(`.Rail-item[data-id="log4"]`)
	p.press("F2")
	p.wait(`document.querySelector(".Rename").open`)
	p.press("Mod+A")
	p.typeText("2026-02-31-x")
	p.wait(`document.querySelector(".Rename-ok").disabled`)
	p.press("Mod+A")
	p.typeText("2026-02-03-LOG-6")
	p.wait(`document.querySelector(".Rename-result").textContent == %s`, p.say("rename.taken", "name", "2026-02-03-LOG-6.md", "other", "2026-11-04-log-6.md"))
	p.shot("rename-taken")
	p.click(".Rename-free")
	p.waitField(".Rename-input:focus", "2026-02-03-LOG-6-2.md")
	p.wait(`document.querySelector(".Rename-free").hidden`)
	p.press("Mod+A")
	p.typeText("2026-02-03-x")
	p.press("Enter")
	p.wait(`document.querySelector('.Rail-item[data-id="log4"]')?.title == "2026-02-03-x.md" || document.querySelector('[data-month="2026-02"]')`)
	p.wait(`document.querySelector(".TopBar-name").textContent === "2026-11-05-log-5.md"`)
}

func TestTheRailLooksRight(t *testing.T) {
	for name, v := range map[string]visit{
		"rail-wide-ko":   {language: "ko-KR"},
		"rail-wide-dark": {language: "en-GB", dark: true},
		"rail-narrow":    {language: "ko-KR", width: 390, height: 844},
		"rail-narrow-en": {language: "en-US", width: 390, height: 844, dark: true},
	} {
		t.Run(name, func(t *testing.T) {
			p := open(t, v)
			p.waitReady()
			p.shelve(100)
			if v.width == 390 {
				p.click(`[data-action="pane.logs"]`)
			}
			p.wait(`document.querySelector(".Calendar-day")`)
			small := func() []string {
				return eval[[]string](p, `[...document.querySelectorAll(".Logs button, .Logs input, .Search-option")].filter(b => b.checkVisibility() && !b.matches(".Rail-more")).map(b => [b.className, b.getBoundingClientRect()])
					.filter(([, r]) => r.height < 43.5 || r.width < 43.5).map(([name, r]) => name + " " + r.width + "×" + r.height)`)
			}
			p.shot(name)
			if v.width == 390 {
				require.Empty(t, small(), "targets for a finger are 44 px")
			}
			p.click(`.Rail-item[data-id="log2"] + .Rail-more`)
			p.wait(`document.querySelector(".RowMenu").matches(":popover-open") && document.activeElement.dataset.run == "rename"`)
			p.shot(name + "-menu")
			if v.width == 390 {
				require.Empty(t, small(), "targets for a finger are 44 px")
			}
			p.press("Escape")
			p.focus(".Search-input")
			p.typeText("ml 경사")
			p.wait(found + `.length == 30`)
			p.shot(name + "-search")
			if v.width == 390 {
				require.Empty(t, small(), "targets for a finger are 44 px")
			}
			require.LessOrEqual(t, eval[int](p, `document.documentElement.scrollWidth - innerWidth`), 0)
		})
	}
}

// BenchmarkSearch measures the time from a keystroke to the results among 5,000 logs.
func BenchmarkSearch(b *testing.B) {
	p := open(b, visit{language: "ko-KR"})
	p.waitReady()
	p.shelve(5500)
	begun := time.Now()
	p.press("Mod+Shift+F")
	p.typeText("경")
	p.wait(`!RegExp(%s).test(document.querySelector(".Search-state").textContent) && `+found+`.length == 30`, p.pattern("search.reading", "n", anyNumber, "all", anyNumber))
	read := time.Since(begun)
	b.Run("read", func(b *testing.B) {
		for b.Loop() {
		}
		b.ReportMetric(float64(read.Milliseconds()), "ms")
		b.ReportMetric(0, "ns/op")
	})
	for _, query := range []string{"경사하강", "유일한말뭉치", "없는말이다", "gradient step", "week03", "#ml 글", "."} {
		b.Run(strings.ReplaceAll(query, " ", "+"), func(b *testing.B) {
			ms := eval[[]float64](p, `[...Array(20)].map(() => {
				const input = document.querySelector(".Search-input"), start = performance.now()
				input.value = %s
				input.dispatchEvent(new InputEvent("input"))
				document.querySelector(".Search-found").getBoundingClientRect()
				return performance.now() - start
			}).sort((a, b) => a - b)`, query)
			for b.Loop() {
			}
			b.ReportMetric(ms[10], "ms-median")
			b.ReportMetric(ms[18], "ms-p95")
			b.ReportMetric(0, "ns/op")
		})
	}
}
