package e2e

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

const (
	editor  = ".cm-content"
	sample  = "testdata/2026-03-11-study-log.md"
	content = frame + `.querySelector(".content")`
)

// write sets the caret at the end of the open log and types.
func (p *page) write(text string) {
	p.t.Helper()
	p.toEnd()
	p.typeText(text)
}

func (p *page) toEnd() {
	p.t.Helper()
	p.focus(editor)
	p.press("Mod+End")
}

// replaceAll replaces the text of the log.
func (p *page) replaceAll(text string) {
	p.t.Helper()
	p.focus(editor)
	p.press("Mod+A")
	p.paste(text)
}

// post returns a log with math, as created by Today, with a body.
func post(body string) string {
	return "---\ntitle: A log\ndate: 2026-03-11 09:00:00 +0900\nmath: true\n---\n" + body
}

// openPost opens daylog and stores a post with a body of plain text.
func openPost(t testing.TB, v visit, body string) *page {
	t.Helper()
	p := open(t, v)
	p.waitReady()
	p.replaceAll(post(body))
	p.waitPreview(body)
	p.waitSaved()
	return p
}

// lines returns the rendered text of the editor, which is complete for a short log.
func (p *page) lines() string {
	p.t.Helper()
	return eval[string](p, `[...document.querySelectorAll(".cm-line")].map(line => line.textContent).join("\n")`)
}

// today returns the visitor's date at the time of loading: a test may run across midnight.
func (p *page) today() string {
	p.t.Helper()
	return eval[string](p, `new Date(performance.timeOrigin).toLocaleDateString("sv")`)
}

// dropped opens a file by dropping it on the page.
func (p *page) dropped(name string, text string) {
	p.t.Helper()
	file := filepath.Join(p.t.TempDir(), name)
	require.NoError(p.t, os.WriteFile(file, []byte(text), 0o644))
	p.drop("body", file)
}

func TestFirstVisitShowsTodaysLogAndItsPage(t *testing.T) {
	for language, section := range map[string]string{"ko-KR": "오늘 한 일", "en-US": "Done today"} {
		t.Run(language, func(t *testing.T) {
			p := open(t, visit{language: language})
			p.waitReady()
			p.waitPreview(section)
			require.Contains(t, p.lines(), section)
			require.Contains(t, p.lines(), "date: "+p.today())
			p.wait(`document.querySelector(".TopBar-name").textContent.includes(%s)`, p.today()+"-")
			require.Equal(t, 1, eval[int](p, `document.querySelectorAll(".Rail-item").length`))
			p.waitSaved()
		})
	}
}

func TestTheDateIsTheWritersOwn(t *testing.T) {
	// Kiritimati and Niue never have the same date.
	dates := map[string]bool{}
	for _, zone := range []string{"Pacific/Kiritimati", "Pacific/Niue"} {
		place, err := time.LoadLocation(zone)
		require.NoError(t, err)
		p := open(t, visit{zone: zone})
		p.waitReady()
		loaded := time.UnixMilli(int64(eval[float64](p, `performance.timeOrigin`))).In(place)
		require.Contains(t, p.lines(), "date: "+loaded.Format(time.DateOnly))
		require.Contains(t, p.lines(), loaded.Format(" -0700"))
		dates[p.today()] = true
	}
	require.Len(t, dates, 2)
}

func TestThePageFollowsTheText(t *testing.T) {
	p := open(t, visit{})
	p.waitReady()
	p.write("\n\n## A heading\n\nwith **bold** words")
	p.waitPreview("with bold words")
	require.Equal(t, "bold", eval[string](p, content+`.querySelector("p:last-of-type strong").textContent`))
	require.Contains(t, eval[[]string](p, `[...`+content+`.querySelectorAll("h2")].map(h => h.textContent)`), "A heading")
}

func TestBlocksThatDidNotChangeKeepTheirNodes(t *testing.T) {
	p := open(t, visit{})
	p.waitReady()
	p.replaceAll(post("one\n\ntwo\n\nthree\n"))
	p.waitPreview("three")
	eval[any](p, content+`.querySelectorAll("p").forEach(node => { node.kept = true })`)
	p.write("more")
	p.waitPreview("more")
	require.Equal(t, []any{true, true}, eval[[]any](p, `[...`+content+`.querySelectorAll("p")].slice(0, 2).map(node => node.kept)`))
}

func TestKoreanIsComposedWhileThePageFollows(t *testing.T) {
	for name, v := range inputs {
		t.Run(name, func(t *testing.T) { composeWhileThePageFollows(t, v) })
	}
}

func composeWhileThePageFollows(t *testing.T, v visit) {
	p := open(t, v)
	p.waitReady()
	p.replaceAll(post("시작 "))
	p.waitPreview("시작")
	p.toEnd()
	for _, syllable := range [][]string{{"ㅎ", "하", "한"}, {"ㄱ", "그", "글"}, {"ㅇ", "이", "일", "읽"}, {"ㄱ", "기"}} {
		for i, step := range syllable {
			p.composeStep(step)
			// a single letter may not be shown yet; a syllable is, even during its composition
			if i > 0 {
				p.waitPreview(step)
			}
		}
		p.paste(syllable[len(syllable)-1])
	}
	p.typeText("!")
	p.waitPreview("시작 한글읽기!")
	require.Equal(t, post("시작 한글읽기!"), p.lines())
}

func TestTypesetsMath(t *testing.T) {
	p := open(t, visit{})
	p.waitReady()
	p.replaceAll(post("The sum $$a^2 + b^2$$ is\n\n$$\n\\int_0^1 x\\,dx = \\frac12\n$$\n\nand this is wrong: $$\\frac{1}$$\n"))
	p.waitPreview("and this is wrong")
	p.wait(content + `.querySelectorAll("mjx-container").length == 3`)
	p.wait(content + `.querySelector("mjx-merror")`)
	require.Equal(t, 1, eval[int](p, content+`.querySelectorAll('mjx-container[display="true"]').length`))
	require.Contains(t, eval[string](p, content+`.querySelector("mjx-merror").getAttribute("data-mjx-error")`), "Missing argument")
	// The fonts come from daylog's own files: the frame has loaded them without a request to
	// another host.
	p.wait(`[...` + frame + `.fonts].some(font => font.family.includes("MJX") && font.status == "loaded")`)
	require.Greater(t, eval[float64](p, content+`.querySelector('mjx-container[display="true"]').getBoundingClientRect().height`), 20.0)
}

func TestMathJaxComesOnlyWithMath(t *testing.T) {
	p := open(t, visit{})
	p.waitReady()
	p.replaceAll("---\ntitle: A log\nmath: true\n---\nno formula")
	p.waitPreview("no formula")
	loaded := `performance.getEntriesByType("resource").some(entry => entry.name.includes("math.js"))`
	require.False(t, eval[bool](p, loaded))
	p.replaceAll(post("one: $$x$$"))
	p.wait(loaded)
}

func TestCodeIsHighlighted(t *testing.T) {
	p := open(t, visit{})
	p.waitReady()
	p.replaceAll(post("```python\ndef f(x): return x + 1 # one\n```\n"))
	p.waitPreview("def f(x)")
	p.wait(content + `.querySelector(".language-python .k")?.textContent == "def"`)
	require.Equal(t, "# one", strings.TrimSpace(eval[string](p, content+`.querySelector(".language-python .c1").textContent`)))
}

func TestDroppedFileDownloadsAsItWas(t *testing.T) {
	want, err := os.ReadFile(sample)
	require.NoError(t, err)
	p := open(t, visit{})
	p.waitReady()
	p.drop("body", sample)
	p.waitPreview("작은 학습률이 늘 안전한 것은 아니다.")
	p.allow("study-cover.png") // the cover is on the user's site
	name, got := p.download(func() { p.press("Mod+Shift+S") })
	require.Equal(t, filepath.Base(sample), name)
	require.Equal(t, string(want), string(got))
	name, got = p.download(func() { p.click(".TopBar-download") })
	require.Equal(t, filepath.Base(sample), name)
	require.Equal(t, string(want), string(got))
}

// The first real daily log, if available: it opens, shows its formula, code and cover path, and its
// download equals the file.
func TestTheFirstRealLog(t *testing.T) {
	file := "../../../shared/seed/2022-01-26-daily-log.md"
	want, err := os.ReadFile(file)
	if err != nil {
		t.Skip("the log is not here")
	}
	p := open(t, visit{language: "ko-KR"})
	p.allow("boostcamp_ai_tech_title.png") // it is on the user's site
	p.waitReady()
	p.drop("body", file)
	p.waitPreview("하루하루 얻어가는 것이 많아 뿌듯하다")
	p.wait(content + `.querySelectorAll("mjx-container").length == 1`)
	require.Equal(t, 2, eval[int](p, content+`.querySelectorAll(".language-python").length`))
	require.Contains(t, eval[string](p, frame+`.querySelector(".preview-img").outerHTML`), "boostcamp_ai_tech_title.png")
	require.Contains(t, p.preview(), "7 min read") // the language of the page is that of the default blog
	p.click(`[data-action="viewPage"]`)
	p.shot("seed")
	name, got := p.download(func() { p.press("Mod+Shift+S") })
	require.Equal(t, "2022-01-26-daily-log.md", name)
	require.Equal(t, want, got)
}

func TestEveryByteOfAFileIsKept(t *testing.T) {
	head := "---\ntitle: Bytes\ndate: 2026-03-11 09:00:00 +0900\n---\n"
	for name, text := range map[string]string{
		"byte order mark":    "\ufeff" + head + "text\n",
		"CRLF":               strings.ReplaceAll(head+"one\n\ntwo\n", "\n", "\r\n"),
		"mixed line ends":    head + "one\r\ntwo\nthree\rfour\r\n\nfive",
		"tabs and spaces":    head + "\t- tab  \n   \n \t text \t\n",
		"no final newline":   head + "the end",
		"many final ones":    head + "the end\n\n\n\n",
		"unusual characters": head + "nbsp\u00a0 zwj\u200d line\u2028para\u2029nel\u0085 vt\v ff\f del\x7f \U0001F468\u200d\U0001F469 e\u0301 \ufeff end\n",
		"empty":              "",
	} {
		t.Run(name, func(t *testing.T) {
			p := open(t, visit{})
			p.waitReady()
			p.dropped("2026-03-11-bytes.md", text)
			p.wait(`document.querySelector(".TopBar-name").textContent == "2026-03-11-bytes.md"`)
			file, got := p.download(func() { p.press("Mod+Shift+S") })
			require.Equal(t, "2026-03-11-bytes.md", file)
			require.Equal(t, fmt.Sprintf("%q", text), fmt.Sprintf("%q", got))
		})
	}
}

func TestAnEditChangesOnlyItsLine(t *testing.T) {
	text := "\ufeff---\r\ntitle: Bytes\r\ndate: 2026-03-11 09:00:00 +0900\r\n---\r\none  \r\n\ttwo\nthree\rfour\r\nlast"
	p := open(t, visit{})
	p.waitReady()
	p.dropped("2026-03-11-bytes.md", text)
	p.waitPreview("last")
	p.write(" word")
	p.waitPreview("last word")
	_, got := p.download(func() { p.press("Mod+Shift+S") })
	require.Equal(t, fmt.Sprintf("%q", text+" word"), fmt.Sprintf("%q", got))
}

func TestWhatIsNotTextIsRefused(t *testing.T) {
	p := open(t, visit{})
	p.waitReady()
	for name, file := range map[string]struct{ bytes, refusal string }{
		"nul.md":     {"a\x00b", "binary"},
		"latin1.md":  {"caf\xe9", "encoding"},
		"picture.md": {"\x89PNG\r\n\x1a\n\x00", "binary"},
		"large.md":   {strings.Repeat("a", 20_000_001), "large"},
	} {
		p.dropped(name, file.bytes)
		p.waitNotice(p.say("refused."+file.refusal, "name", name))
	}
	require.Equal(t, 1, eval[int](p, `document.querySelectorAll(".Rail-item").length`), "nothing was stored")
}

func TestReloadKeepsTextAndCaret(t *testing.T) {
	p := open(t, visit{})
	p.waitReady()
	p.replaceAll(post("first\n\nsecond"))
	p.press("ArrowUp")
	p.press("ArrowUp")
	p.press("End")
	p.typeText(" edited")
	p.waitPreview("first edited")
	p.waitSaved()
	p.reload()
	p.waitReady()
	p.waitPreview("first edited")
	require.Equal(t, post("first edited\n\nsecond"), p.lines())
	p.typeText("!") // without a click: the caret has not moved
	p.waitPreview("first edited!")
}

// The last words are stored although the page was left before the delayed save.
func TestLeavingThePageSavesIt(t *testing.T) {
	p := open(t, visit{})
	p.waitReady()
	for _, word := range []string{"first", "then", "last words"} {
		p.write(word)
		p.reload()
		p.waitReady()
		p.waitPreview(word)
	}
}

func TestTodayOpensTheSameLogAgain(t *testing.T) {
	p := open(t, visit{})
	p.waitReady()
	p.write("kept words")
	p.waitPreview("kept words")
	p.drop("body", sample)
	p.allow("study-cover.png")
	p.waitPreview("작은 학습률")
	require.Equal(t, 2, eval[int](p, `document.querySelectorAll(".Rail-item").length`))
	p.click(".TopBar-today")
	p.waitPreview("kept words")
	require.Equal(t, 2, eval[int](p, `document.querySelectorAll(".Rail-item").length`))
}
