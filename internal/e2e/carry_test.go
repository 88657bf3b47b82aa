package e2e

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// yesterday drops a log for the day before the visitor's.
func (p *page) yesterday(body string) (name, text string) {
	p.t.Helper()
	day, err := time.Parse(time.DateOnly, p.today())
	require.NoError(p.t, err)
	date := day.AddDate(0, 0, -1).Format(time.DateOnly)
	name, text = date+"-yesterday.md", "---\ntitle: Yesterday\ndate: "+date+" 09:00:00 +0900\n---\n\n"+body
	p.dropped(name, text)
	p.wait(`document.querySelector(".TopBar-name").textContent == %s`, name)
	return name, text
}

const (
	offer     = `!document.querySelector(".CarryOffer").hidden`
	dialogue  = `document.querySelector(".Carry[open]")`
	yesterday = "## **📝 오늘 한 일**\n\n- [ ] 메일 답하기\n- [x] 운동\n\n## **🚀 내일 할 일**\n\n- 기본 과제 제출하기\n- 강의 수강 & 퀴즈\n    - [PyTorch 7강]\n    - [PyTorch 8강]\n- 마스터 클래스\n"
)

// dayOf formats the day of a log as the dialog does.
const dayOf = `new Date(%s + "T00:00").toLocaleDateString(document.documentElement.lang, { month: "long", day: "numeric", weekday: "short" })`

// The log for today is offered the plan of the previous log; one key takes all, one undo removes
// it, the caret stays in its place, and the previous log does not change.
func TestYesterdaysPlanIsOffered(t *testing.T) {
	p := open(t, visit{language: "ko-KR"})
	p.waitReady()
	name, text := p.yesterday(yesterday)
	p.press("Mod+Alt+T")
	p.wait(offer)
	p.waitPreview("오늘 한 일")
	p.shot("carry-offer")
	require.Contains(t, eval[string](p, `document.querySelector(".CarryOffer").innerText`), "마스터 클래스")
	for _, language := range []string{"en", "ko"} {
		action := map[string]string{"en": "languageEn", "ko": "languageKo"}[language]
		eval[any](p, `document.querySelector('.Menu [data-action="`+action+`"]').click()`)
		p.wait(`document.documentElement.lang == %s`, language) // its texts are loaded
		date := eval[string](p, dayOf, name[:len("2006-01-02")])
		p.wait(`document.querySelector(".CarryOffer-lead").textContent == %s`, sayIn(t, language, "carry.offer", "date", date, "n", 6))
	}
	before := p.lines()

	p.press("Mod+Alt+Enter")
	p.waitPreview("마스터 클래스")
	p.wait(`!(` + offer + `)`)
	p.shot("carry-taken")
	want := "## **📝 오늘 한 일**\n\n- [ ] 기본 과제 제출하기\n- [ ] 강의 수강 & 퀴즈\n    - [PyTorch 7강]\n    - [PyTorch 8강]\n- [ ] 마스터 클래스\n- [ ] 메일 답하기\n- \n"
	require.Contains(t, p.lines(), want)
	p.typeText("more")
	require.Contains(t, p.lines(), "- [ ] 메일 답하기\n- more\n")
	for range 4 {
		p.press("Backspace")
	}

	p.press("Mod+Alt+Y")
	p.wait(dialogue)
	require.Equal(t, 0, eval[int](p, `document.querySelectorAll(".Carry-item").length`), "nothing twice")
	p.press("Escape")
	p.wait(`!` + dialogue)
	taken := func() bool { return strings.Contains(p.lines(), "마스터") }
	// undo removes the typed text, in one step per pause, and then the carried items
	for n := 0; taken() && n < 10; n++ {
		require.Contains(t, p.lines(), want[:strings.LastIndex(want, "- ")])
		p.press("Mod+Z")
	}
	require.Equal(t, before, p.lines())

	p.press("Mod+Alt+,")
	p.wait(`document.querySelector(".TopBar-name").textContent == %s`, name)
	_, got := p.download(func() { p.press("Mod+Shift+S") })
	require.Equal(t, text, string(got))
}

// In the dialog each item can be left out with its sub-items, by the keyboard; the offer is not
// repeated for that log.
func TestCarriesOnlyWhatIsTicked(t *testing.T) {
	for name, v := range map[string]visit{"wide": {}, "narrow": {width: 390, height: 844, dark: true}} {
		t.Run(name, func(t *testing.T) {
			p := open(t, v)
			p.waitReady()
			p.yesterday(strings.ReplaceAll(yesterday, "- [ ] 메일 답하기\n", ""))
			p.press("Mod+Alt+T")
			p.wait(offer)
			p.waitPreview("Done today")
			p.shot("carry-offer-" + name)
			p.press("Mod+Alt+Y")
			p.wait(dialogue)
			p.press("ArrowDown")
			p.press("ArrowDown")
			p.typeText(" ") // without the first of the two sub-items
			p.press("ArrowUp")
			p.press("ArrowUp")
			p.typeText(" ")
			p.shot("carry-dialog-" + name)
			require.Equal(t, p.say("carry.take", "n", 3), eval[string](p, `document.querySelector(".Carry-take").textContent`))
			p.press("Enter")
			p.wait(`!` + dialogue)
			p.waitPreview("마스터 클래스")
			require.Contains(t, p.lines(), "## **📝 Done today**\n\n- 강의 수강 & 퀴즈\n    - [PyTorch 8강]\n- 마스터 클래스\n- \n")
			p.waitSaved()
			p.reload()
			p.waitReady()
			p.waitPreview("마스터 클래스")
			require.False(t, eval[bool](p, offer))
		})
	}
}

// refusing is a script that makes the engine return an error for the call named by window.refused.
const refusing = `{
  const post = Worker.prototype.postMessage
  Worker.prototype.postMessage = function (message, ...rest) {
    if (message.call !== window.refused) return post.call(this, message, ...rest)
    setTimeout(() => {
      this.dispatchEvent(new MessageEvent("message", { data: { id: message.id, error: "no answer today" } }))
      window.refusals = (window.refusals ?? 0) + 1
    })
  }
}`

func TestAHeadingThatTheEngineDoesNotAnswerIsSaid(t *testing.T) {
	p := open(t, visit{before: refusing})
	p.waitReady()
	name, _ := p.yesterday(yesterday)
	p.press("Mod+Alt+T")
	p.wait(offer)
	p.press("Mod+Alt+Y")
	p.wait(dialogue)
	choose := `(select => { select.selectedIndex = 1; select.dispatchEvent(new Event("change")) })(document.querySelector(".Carry-plan"))`
	eval[any](p, `void (window.refused = "carry")`)
	eval[any](p, choose)
	p.wait(`document.querySelector(".Carry-lead").textContent.includes("no answer today")`)
	eval[any](p, `void (window.refused = "")`)
	eval[any](p, choose)
	p.wait(`document.querySelector(".Carry-lead").textContent == %s`, p.say("carry.lead", "date", eval[string](p, dayOf, name[:len("2006-01-02")]), "into", "📝 Done today"))
}

// The section titles can be chosen, and the choice is stored.
func TestCarriesBetweenChosenHeadings(t *testing.T) {
	p := open(t, visit{})
	p.waitReady()
	p.yesterday("## Tomorrow\n- a task\n\n## Waiting\n- an answer\n")
	p.press("Mod+Alt+T")
	p.wait(offer)
	p.click(".CarryOffer-choose")
	p.wait(dialogue)
	choose := func(select_, heading string) {
		eval[any](p, `(select => { select.value = %s; select.dispatchEvent(new Event("change", { bubbles: true })) })(document.querySelector(%s))`, heading, select_)
	}
	choose(".Carry-plan", "Waiting")
	p.wait(`document.querySelector(".Carry-list").textContent == "an answer"`)
	choose(".Carry-into", "💡 Learned")
	p.wait(`document.querySelector(".Carry-lead").textContent.includes("Learned")`)
	p.click(".Carry-take")
	p.waitPreview("an answer")
	require.Contains(t, p.lines(), "## **💡 Learned**\n\n- an answer\n- \n")
	p.press("Mod+Alt+Y")
	p.wait(dialogue)
	require.Equal(t, "Waiting", eval[string](p, `document.querySelector(".Carry-plan").value`))
}
