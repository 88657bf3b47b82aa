package e2e

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"daylog/internal/oracle"
)

// oldBlog writes a blog of n old posts to a folder and returns its path.
func oldBlog(t *testing.T, n int) string {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "_posts")
	require.NoError(t, os.MkdirAll(folder, 0o755))
	for _, p := range oracle.Blog(n) {
		require.NoError(t, os.WriteFile(filepath.Join(folder, p.Name), []byte(p.Text), 0o644))
	}
	require.NoError(t, os.WriteFile(filepath.Join(folder, "README.md"), []byte("# not a post\n"), 0o644))
	return folder
}

// The first minute of a user who imports 300 old posts.
func TestAWriterBringsAnOldBlog(t *testing.T) {
	p := openAt(t, "UTC", "2026-03-03 12:00", visit{language: "ko-KR"})
	p.waitReady()
	p.drop("body", oldBlog(t, 300))
	p.wait(`document.querySelector(".Habits").open`)
	said := eval[string](p, `document.querySelector(".Habits").innerText`)
	for _, want := range []string{p.say("habits.read", "n", 300), "daily-log", "Study › AI 스터디", "+09:00", "YYYY-MM-DD-study-log-#.md", "/assets/img/covers/study.png",
		"/assets/img/posts/{slug}/", "[Week <% week", "<% carried %>", "오늘 한 일", "내일 할 일"} {
		require.Contains(t, said, want)
	}
	p.shot("habits")
	p.click(".Habits-ok")
	p.wait(`!document.querySelector(".Habits").open && document.querySelectorAll(".Rail-monthToggle").length > 12`)
	p.waitSaved()

	// The card suggests tags during input, even within a syllable.
	p.click(".Card-newTag")
	p.composeStep("ㅁ")
	p.composeStep("머")
	p.wait(`[...document.querySelectorAll(".Card-suggestion span:first-child")].some(e => e.textContent == "머신러닝")`)
	p.paste("머")
	p.shot("habits-card")
	p.press("ArrowDown")
	p.press("Enter")
	p.wait(`[...document.querySelectorAll(".Card-word")].some(e => e.textContent == "머신러닝")`)
	p.fill(field("categories"), "stu")
	p.press("ArrowDown")
	p.press("Enter")
	p.wait(`document.querySelector('.Card-level input').value == "Study"`)
	p.click(`.Card-arrow + .Card-level input`)
	// a click shows the existing values
	p.wait(`document.querySelector(".Card-arrow + .Card-level .Card-suggestion")?.checkVisibility()`)
	p.press("ArrowDown")
	p.press("Enter")
	p.wait(`document.querySelector('.Card-arrow + .Card-level input').value == "AI 스터디"`)

	// The next log is created from the template and continues the series, and the words are still
	// suggested.
	p.waitSaved()
	eval[any](p, `window.name = String(Date.UTC(2026, 2, 4, 12))`)
	p.reload()
	p.waitReady()
	p.press("Mod+Alt+T")
	p.wait(`document.querySelector(".Proposal[open]")`)
	require.Equal(t, "[Week 35 / Day 173] 학습 기록", eval[string](p, `document.querySelector(".Proposal-title").value`))
	p.press("Enter")
	p.wait(`document.querySelector(".TopBar-name").textContent == "2026-03-04-study-log-173.md"`)
	p.allow("study.png")
	p.waitField(".Card-level input", "Study")
	require.Contains(t, p.text(), "\n## **📝 오늘 한 일**\n\n- ")
	p.click(".Card-newTag")
	p.typeText("py")
	p.wait(`[...document.querySelectorAll(".Card-suggestion span:first-child")].some(e => e.textContent == "pytorch")`)
}

func TestWhatWasLearntIsKeptAndForgotten(t *testing.T) {
	p := open(t, visit{})
	p.waitReady()
	p.drop("body", oldBlog(t, 40))
	p.wait(`document.querySelector(".Habits").open`)
	p.click(".Habits-bring")
	p.click(".Habits-use")
	p.click(".Habits-ok")
	p.wait(`!document.querySelector(".Habits").open`)
	require.Equal(t, 1, eval[int](p, `document.querySelectorAll(".Rail-item").length`), "nothing was brought in")
	// Their URLs are reserved too.
	taken := `document.querySelector('.Problems-item[data-rule="slug-taken"]')?.textContent ?? ""`
	p.fill(field("title"), "Study log 020")
	p.press("Enter")
	p.wait(`(` + taken + `).includes("-study-log-020.md")`)
	p.waitSaved()
	p.reload()
	p.waitReady()
	p.wait(`(` + taken + `).includes("-study-log-020.md")`)
	p.click(".Card-newTag")
	p.typeText("py")
	p.wait(`document.querySelectorAll(".Card-suggestion").length > 0`)
	p.press("Escape")
	p.press("Escape")
	eval[any](p, `document.querySelector('.Menu [data-action="habits"]').click()`)
	p.wait(`document.querySelector(".Habits").open && document.querySelector(".Habits-title").textContent == %s`, p.say("habits.known", "n", 41))
	p.click(".Habits-forget")
	p.wait(`document.querySelector(".Notice").textContent == %s`, p.say("habits.forgotten"))
	p.click(".Card-newTag")
	p.typeText("py")
	p.wait(`document.querySelectorAll(".Card-suggestion").length == 0`)
	require.Empty(t, eval[string](p, taken))
}

// The tags of a deleted log may be mistakes: they are not suggested permanently.
func TestALogInTheBinSuggestsNothing(t *testing.T) {
	p := open(t, visit{})
	p.waitReady()
	for _, log := range [][2]string{{"2026-03-08", "tags: [pyramid]\n"}, {"2026-03-10", "tags: [pytorch]\n"}, {"2026-03-09", ""}} {
		p.dropped(log[0]+"-log.md", "---\ntitle: log\ndate: "+log[0]+" 09:00:00 +0900\n"+log[1]+"---\nread on "+log[0]+"\n")
		p.waitPreview("read on " + log[0])
	}
	suggested := `[...document.querySelectorAll(".Card-suggestion span:first-child")].map(e => e.textContent).sort().join()`
	p.click(".Card-newTag")
	p.typeText("py")
	p.wait(suggested + ` == "pyramid,pytorch"`)
	p.press("Escape")
	p.press("Escape")
	p.click(`.Rail-item[title="2026-03-10-log.md"]`)
	p.waitPreview("read on 2026-03-10")
	p.action("bin")
	p.waitPreview("read on 2026-03-09")
	p.click(".Card-newTag")
	p.typeText("py")
	p.wait(suggested + ` == "pyramid"`)
}

// Completion in the front matter of the text follows Korean during composition, and Enter starts a
// new line unless the list has the focus.
func TestTheEditorOffersWordsInTheFrontMatter(t *testing.T) { typists(t, editorOffersWords) }

func editorOffersWords(t *testing.T, v visit) {
	p := open(t, v)
	p.waitReady()
	p.drop("body", oldBlog(t, 60))
	p.wait(`document.querySelector(".Habits").open`)
	p.click(".Habits-bring")
	p.click(".Habits-use")
	p.click(".Habits-ok")
	p.wait(`!document.querySelector(".Habits").open`)
	p.replaceAll("---\ntitle: x\ndate: 2026-03-11 09:00:00 +0900\ntags: [")
	offered := `[...document.querySelectorAll(".cm-suggestions li span:first-child")].map(e => e.textContent)`
	p.composeStep("ㅁ")
	p.composeStep("머")
	p.wait(offered + `.includes("머신러닝")`)
	p.paste("머")
	p.composeStep("ㅅ")
	p.composeStep("시")
	p.wait(offered + `.join() == "머신러닝"`)
	p.paste("시")
	p.shot("habits-editor")
	p.press("Enter")
	p.waitText("---\ntitle: x\ndate: 2026-03-11 09:00:00 +0900\ntags: [머시\n")
	p.press("Mod+Z")
	p.press("Backspace")
	p.compose("ㅅ", "시")
	p.wait(offered + `.join() == "머신러닝"`)
	p.press("ArrowDown")
	p.wait(`document.querySelector(".cm-suggestions [aria-selected=true]")?.textContent.includes("머신러닝") && document.querySelector(".cm-content").getAttribute("aria-activedescendant") == "cm-suggestion-0"`)
	p.press("Enter")
	p.waitText("---\ntitle: x\ndate: 2026-03-11 09:00:00 +0900\ntags: [머신러닝")
	p.typeText(", py")
	p.wait(offered + `[0] == "python" || ` + offered + `[0] == "pytorch"`)
	p.press("Escape")
	p.wait(offered + `.length == 0`)
	p.typeText("to")
	p.press("Tab")
	p.waitText("---\ntitle: x\ndate: 2026-03-11 09:00:00 +0900\ntags: [머신러닝, pytorch")
	p.typeText("]")
	p.press("Enter")
	p.typeText("categories: [Stu")
	p.press("Tab")
	p.typeText(", ")
	p.wait(offered + `.join() == "AI 스터디"`)
	p.press("Tab")
	p.typeText("]")
	p.press("Enter")
	p.typeText("ma")
	p.wait(offered + `.join() == "math"`)
	p.press("Tab")
	p.typeText("t")
	p.press("Tab")
	p.waitText("---\ntitle: x\ndate: 2026-03-11 09:00:00 +0900\ntags: [머신러닝, pytorch]\ncategories: [Study, AI 스터디]\nmath: true")
}

func TestWhatWasLearntFitsAPhone(t *testing.T) {
	p := open(t, visit{width: 390, height: 844, dark: true})
	p.waitReady()
	p.drop("body", oldBlog(t, 60))
	p.wait(`document.querySelector(".Habits").open`)
	small := eval[[]string](p, `[...document.querySelectorAll(".Habits :is(button, label)")].filter(e => e.checkVisibility()).map(e => [e.className, e.getBoundingClientRect()])
		.filter(([, r]) => r.height < 43.5 || r.width < 43.5).map(([name, r]) => name + " " + r.width + "×" + r.height)`)
	require.Empty(t, small, "targets for a finger are 44 px")
	require.LessOrEqual(t, eval[int](p, `document.querySelector(".Habits").scrollWidth - document.querySelector(".Habits").clientWidth`), 0)
	p.shot("habits-phone")
}
