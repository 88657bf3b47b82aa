package e2e

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// eachBrowser runs a test in every browser.
func eachBrowser(t *testing.T, test func(t *testing.T, v visit)) {
	for _, name := range []string{"chromium", "firefox", "webkit"} {
		t.Run(name, func(t *testing.T) { test(t, visit{engine: name}) })
	}
}

// mainFlows also run in Firefox and WebKit whenever the suite runs in Chromium. make test-firefox
// and make test-webkit run all tests there.
var mainFlows = map[string][]struct {
	name string
	test func(*testing.T)
}{
	"firefox": {
		{"undo in the card", TestOneUndoTakesBackWhatTheCardDid},
		{"a field typed before another log opens", TestTheCardSetsTheLogThatItWasTypedIn},
		{"a backup restored", TestABackupIsEverythingAndComesBack},
		{"damaged records", TestADamagedRecordStaysAsItIs},
		{"a blog", TestThePreviewFollowsADroppedBlog},
		{"no folders", TestABrowserWithoutFoldersSaysSo},
		{"a dialog under typing hands", TestWordsAnswerNoQuestion},
	},
	"webkit": {
		{"undo in the card", TestOneUndoTakesBackWhatTheCardDid},
		{"a backup restored", TestABackupIsEverythingAndComesBack},
		{"a blog", TestThePreviewFollowsADroppedBlog},
		{"no folders", TestABrowserWithoutFoldersSaysSo},
	},
}

func TestMainFlowsInOtherBrowsers(t *testing.T) {
	if *engine != "chromium" {
		t.Skip("all tests run there")
	}
	defer func() { *engine = "chromium" }()
	for _, name := range []string{"firefox", "webkit"} {
		t.Run(name, func(t *testing.T) {
			*engine = name
			for _, flow := range mainFlows[name] {
				t.Run(flow.name, flow.test)
			}
		})
	}
}

// The main workflow by the keyboard: today's log with Korean, a formula and code, its page, and its
// file.
func TestTheMainJobInEveryBrowser(t *testing.T) {
	eachBrowser(t, func(t *testing.T, v visit) {
		p := open(t, v)
		p.waitReady()
		p.waitPreview("Done today")
		require.Contains(t, p.lines(), "date: "+p.today())
		p.write("\n\n오늘은 **경사 하강법**을 배웠다.\n\n$$\nx^2\n$$\n\n```python\ndef f\n```\n")
		p.waitPreview("오늘은 경사 하강법을 배웠다.")
		require.Equal(t, "경사 하강법", eval[string](p, content+`.querySelector("p strong").textContent`))
		p.wait(content + `.querySelector("mjx-container[display=true] mjx-math")`)
		p.wait(content + `.querySelector(".language-python .k")?.textContent == "def"`)
		p.shot("main-job-" + v.engine)
		p.waitSaved()
		written := p.lines()
		require.Contains(t, written, "\n\n오늘은 **경사 하강법**을 배웠다.\n\n$$\nx^2\n$$\n\n```python\ndef f\n```\n")

		p.reload()
		p.waitReady()
		p.waitPreview("오늘은 경사 하강법을 배웠다.")
		require.Equal(t, written, p.lines())
		name, data := p.download(func() { p.press("Mod+Shift+S") })
		require.Equal(t, p.today()+"-daily-log-"+p.today()+".md", name)
		require.Equal(t, written, string(data))
	})
}

// The current text is stored, and the history contains the replaced text and restores it.
func TestStorageInEveryBrowser(t *testing.T) {
	eachBrowser(t, func(t *testing.T, v visit) {
		p := openPost(t, v, "한글 words")
		require.Contains(t, stored[[]string](p, `get("texts")`), post("한글 words"))
		p.wait(`RegExp(%s).test(document.querySelector(".Status-saved").textContent)`, p.pattern("saved.saved", "time", anyNumber))
		p.download(func() { p.press("Mod+Shift+S") })
		p.write(" and more")
		p.reload()
		p.waitReady()
		p.waitPreview("한글 words and more")

		p.click(".TopBar-menu")
		p.click(`.Menu [data-action="history"]`)
		p.wait(revisions+`[0] == %s`, p.say("history.of.download"))
		p.wait(`document.querySelector(".History .cm-merge-b .cm-changedText")?.textContent.includes("and more")`)
		p.shot("history-" + v.engine)
		p.click(".History-restore")
		p.wait(`!document.querySelector("iframe").contentDocument.body.innerText.includes("more")`)
		p.waitSaved()
		require.Contains(t, stored[[]string](p, `get("texts")`), post("한글 words"))
		p.press("Mod+Z")
		p.waitPreview("한글 words and more")
	})
}

// A failed write is reported in red, with the reason and a way to copy the text, and repeated once
// it is possible.
func TestAFailedWriteInEveryBrowser(t *testing.T) {
	eachBrowser(t, func(t *testing.T, v visit) {
		v.before = faulty
		p := openPost(t, v, "before")
		id := p.shownID()
		p.fault("put")
		p.write(" and after")
		p.waitFailed("put failed", post("before and after"))
		p.shot("failed-write-" + v.engine)
		require.Equal(t, post("before"), stored[string](p, `get("texts", %s)`, id))
		p.fault("")
		p.write("!")
		p.waitLog(id, post("before and after!"))
		p.waitSaved()
		p.wait(`document.querySelector(".Banner").hidden`)
	})
}

// An image is stored and shown again. WebKit stores no Blob in a session of its driver, but its
// bytes.
func TestAPictureInEveryBrowser(t *testing.T) {
	eachBrowser(t, func(t *testing.T, v visit) {
		p := openPost(t, v, "before")
		p.drop(".cm-content", p.fileOf("a.png", pngOf(t, drawing(30, 20, 1))))
		p.waitPictures(1)
		p.waitSaved()
		require.Equal(t, 1, stored[int](p, `(await get("pictureBlobs")).length`))
		p.reload()
		p.waitReady()
		p.waitPictures(1)
		require.True(t, eval[bool](p, `document.querySelector(".Banner").hidden`))
	})
}

// A worker reads the zip, and verifies a backup before it is offered.
func TestAZipAndABackupInEveryBrowser(t *testing.T) {
	eachBrowser(t, func(t *testing.T, v visit) {
		p := open(t, v)
		p.waitReady()
		p.drop("body", zipOf(t, "blog.zip", [2]string{"blog/_posts/2026-01-02-one.md", post("one")}))
		p.waitNotice(p.say("import.done", "added", 1))
		p.click(`.Rail-item[title="2026-01-02-one.md"]`)
		p.waitPreview("one")
		p.waitSaved()
		name, data := p.download(func() { p.action("backup") })
		p.waitNotice(p.say("notice.backup", "name", name, "n", 2))
		require.True(t, eval[bool](p, `document.querySelector(".Banner").hidden`), "it was read back whole")
		require.Contains(t, unpacked(t, data), "_posts/2026-01-02-one.md")
	})
}
