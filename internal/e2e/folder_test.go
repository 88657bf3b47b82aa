package e2e

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// blogFolder gives the page real folders and files in its origin private file system, behind a
// simulated picker. %s is an action of another program on these files.
const blogFolder = `
window.blog = async path => {
  const parts = path.split("/"), name = parts.pop()
  let folder = await (await navigator.storage.getDirectory()).getDirectoryHandle("blog", { create: true })
  for (const part of parts) folder = await folder.getDirectoryHandle(part, { create: true })
  return name ? folder.getFileHandle(name, { create: true }) : folder
}
window.put = async (path, text) => {
  const stream = await (await blog(path)).createWritable()
  await stream.write(text)
  await stream.close()
}
window.get = async path => new TextDecoder("utf-8", { ignoreBOM: true }).decode(await (await (await blog(path)).getFile()).arrayBuffer())
window.names = async path => (await Array.fromAsync((await blog(path)).keys())).sort()
window.picked = 0
// Browsers without the picker have no permissions of handles either.
FileSystemHandle.prototype.queryPermission ??= async () => "granted"
FileSystemHandle.prototype.requestPermission ??= async () => "granted"
window.showDirectoryPicker = async () => (window.picked++, blog(""))
`

const (
	blogPost     = "_posts/2026-03-11-study.md"
	blogPostText = "\ufeff---\r\ntitle: Study\r\ndate: 2026-03-11 09:00:00 +0900\r\n---\r\none\r\n\ttwo  \r\nlast"
)

// openBlog opens daylog with a blog's folder and the post in it.
func openBlog(t *testing.T, v visit) *page {
	return openBlogBefore(t, v, "")
}

func openBlogBefore(t *testing.T, v visit, before string) *page {
	v.before = blogFolder + before
	p := open(t, v)
	p.waitReady()
	eval[any](p, `put(%s, %s)`, blogPost, blogPostText)
	eval[any](p, `put("_posts/2025/2025-12-31-the-year.md", "---\ntitle: The year\n---\n")`)
	eval[any](p, `put("_posts/notes.txt", "no post")`)
	p.press("Mod+Alt+O")
	p.openFromFolder("study")
	p.waitPreview("last")
	return p
}

func (p *page) openFromFolder(name string) {
	p.t.Helper()
	p.wait(`document.querySelector(".Folder").open`)
	p.typeText(name)
	p.wait(`document.querySelectorAll(".Folder-option").length == 1`)
	p.press("Enter")
}

func (p *page) waitInFolder(state string) {
	p.t.Helper()
	p.wait(`document.querySelector(".Status-folder").dataset.state == %s`, state)
}

func (p *page) file(path string) string {
	p.t.Helper()
	return eval[string](p, `get(%s)`, path)
}

func TestAPostIsSavedInPlace(t *testing.T) {
	p := openBlog(t, visit{})
	p.waitInFolder("saved")
	p.write(" word")
	p.waitInFolder("differs")
	p.press("Mod+S")
	p.waitInFolder("saved")
	require.Equal(t, blogPostText+" word", p.file(blogPost))
	p.waitSaved()

	p.reload()
	p.waitReady()
	p.waitPreview("last word")
	p.waitInFolder("saved")
	p.write("!")
	p.press("Mod+S")
	p.waitInFolder("saved")
	require.Equal(t, blogPostText+" word!", p.file(blogPost))
	require.Equal(t, 0, eval[int](p, `picked`), "the folder is remembered")
	require.Equal(t, []string{"2025", "2026-03-11-study.md", "notes.txt"}, eval[[]string](p, `names("_posts/")`), "nothing is left behind")

	p.press("Mod+Alt+O")
	p.wait(`document.querySelector(".Folder").open`)
	p.shot("folder")
	require.Equal(t, []string{"2026-03-11study.md" + p.say("folder.here"), "2025-12-312025/the-year.md"},
		eval[[]string](p, `[...document.querySelectorAll(".Folder-option")].map(option => option.textContent)`))
	p.openFromFolder("year")
	p.wait(`document.querySelector(".TopBar-name").textContent == "2025-12-31-the-year.md"`)
}

func TestALogBecomesAFileOfTheFolder(t *testing.T) {
	p := openBlog(t, visit{})
	p.click(".TopBar-today")
	p.wait(`document.querySelector(".TopBar-name").textContent.startsWith(%s)`, p.today())
	p.waitReady()
	p.write("for the folder")
	p.waitPreview("for the folder")
	name := eval[string](p, `document.querySelector(".TopBar-name").textContent`)
	p.press("Mod+Alt+S")
	p.waitInFolder("saved")
	require.Equal(t, p.lines(), p.file("_posts/"+name))
	p.write(", in place")
	p.press("Mod+S")
	p.waitInFolder("saved")
	require.Contains(t, p.file("_posts/"+name), "for the folder, in place")
}

// changed makes the text and the file differ, and saves.
func (p *page) changed(mine, theirs string) {
	p.t.Helper()
	p.write(mine)
	eval[any](p, `put(%s, %s)`, blogPost, theirs)
	p.press("Mod+S")
	p.wait(`document.querySelector(".Conflict").open`)
	require.Equal(p.t, theirs, p.file(blogPost), "nothing is written before the writer chose")
}

func TestAFileThatChangedMeanwhileIsNotWrittenOver(t *testing.T) {
	p := openBlog(t, visit{})
	theirs := blogPostText + " theirs"
	p.changed(" mine", theirs)
	p.wait(`document.querySelectorAll(".Conflict .cm-changedLine").length == 2`)
	p.shot("conflict")
	require.Equal(t, []string{"last theirs", "last mine"},
		eval[[]string](p, `[...document.querySelectorAll(".Conflict .cm-changedLine")].map(line => line.textContent)`))
	p.click(".Conflict .Dialog-close")
	require.Equal(t, theirs, p.file(blogPost), "later")
	p.waitInFolder("differs")

	p.press("Mod+S")
	p.click(".Conflict-mine")
	p.waitInFolder("saved")
	require.Equal(t, blogPostText+" mine", p.file(blogPost))

	p.changed(" again", theirs)
	p.click(".Conflict-theirs")
	p.waitPreview("last theirs")
	p.waitInFolder("saved")
	require.NotContains(t, eval[string](p, `document.querySelector(".Notice").textContent`), "true")
	p.press("Mod+Z")
	p.waitPreview("last mine again")
	p.waitInFolder("differs")

	p.press("Mod+S") // the two texts are known to differ, and now mine is chosen
	p.waitInFolder("saved")
	require.Equal(t, blogPostText+" mine again", p.file(blogPost))

	logs := eval[int](p, `document.querySelectorAll(".Rail-item").length`)
	p.changed(" and more", theirs)
	p.click(".Conflict-both")
	p.waitPreview("last theirs")
	require.Equal(t, theirs, p.file(blogPost))
	// mine becomes a separate log
	p.wait(`document.querySelectorAll(".Rail-item").length == %s`, logs+1)
}

func TestAFileThatAnotherProgramChangedIsReadAgain(t *testing.T) {
	p := openBlog(t, visit{})
	eval[any](p, `put(%s, %s)`, blogPost, blogPostText+" from elsewhere")
	eval[any](p, `dispatchEvent(new Event("focus"))`)
	p.waitPreview("last from elsewhere")
	p.waitInFolder("saved")
	p.focus(editor)
	p.press("Mod+Z")
	p.wait(`!document.querySelector(".cm-content").textContent.includes("elsewhere")`)
}

func TestAWriteThatFailsLeavesTheFile(t *testing.T) {
	p := openBlog(t, visit{})
	for name, fault := range map[string]string{
		"half way": `const write = FileSystemWritableFileStream.prototype.write
			FileSystemWritableFileStream.prototype.write = async function (bytes) { await write.call(this, bytes.slice(0, bytes.length / 2)); throw new DOMException("disk full", "QuotaExceededError") }
			window.mend = () => { FileSystemWritableFileStream.prototype.write = write }`,
		"at its end": `const close = FileSystemWritableFileStream.prototype.close
			FileSystemWritableFileStream.prototype.close = async function () { throw new DOMException("disk full", "QuotaExceededError") }
			window.mend = () => { FileSystemWritableFileStream.prototype.close = close }`,
		"before it begins": `const open = FileSystemFileHandle.prototype.createWritable
			FileSystemFileHandle.prototype.createWritable = async () => { throw new DOMException("disk full", "NotAllowedError") }
			window.mend = () => { FileSystemFileHandle.prototype.createWritable = open }`,
	} {
		before := p.file(blogPost)
		eval[any](p, `void (() => {`+fault+`})()`)
		p.write(" more")
		p.press("Mod+S")
		p.waitBanner(p.say("reason." + map[bool]string{true: "QuotaExceededError", false: "NotAllowedError"}[strings.Contains(fault, "Quota")]))
		require.Equal(t, before, p.file(blogPost), name)
		p.waitInFolder("differs")
		eval[any](p, `mend()`)
		p.focus(editor)
		p.press("Mod+S")
		p.waitInFolder("saved")
		require.Equal(t, before+" more", p.file(blogPost), name)
		p.wait(`document.querySelector(".Banner").hidden`)
	}
}

// soon shortens the timeout of 8 seconds for calls of the browser once window.hurry is true.
const soon = `{
const { setTimeout } = window
window.setTimeout = (work, delay, ...args) => setTimeout(work, delay === 8000 && window.hurry ? 300 : delay, ...args)
}`

// On a network drive a call may never end.
func TestAFolderThatDoesNotAnswerIsReportedAndTheNextSaveGoesOn(t *testing.T) {
	for _, call := range []string{"FileSystemWritableFileStream.close", "FileSystemWritableFileStream.write", "FileSystemFileHandle.createWritable", "FileSystemFileHandle.getFile",
		"FileSystemDirectoryHandle.getFileHandle", "FileSystemHandle.queryPermission"} {
		t.Run(call, func(t *testing.T) {
			p := openBlogBefore(t, visit{}, soon)
			eval[any](p, `void (window.hurry = true)`)
			class, name, _ := strings.Cut(call, ".")
			eval[any](p, `void (() => {
				const { `+name+` } = `+class+`.prototype
				`+class+`.prototype.`+name+` = () => new Promise(() => {})
				window.mend = () => { `+class+`.prototype.`+name+` = `+name+` }
			})()`)
			p.write(" more")
			p.press("Mod+S")
			p.waitBanner(p.say("folder.silent"))
			p.waitInFolder("differs")
			p.waitSaved()
			eval[any](p, `mend()`)
			p.focus(editor)
			p.press("Mod+S")
			p.waitInFolder("saved")
			require.Equal(t, blogPostText+" more", p.file(blogPost))
			p.wait(`document.querySelector(".Banner").hidden`)
		})
	}
}

// A call may end after its timeout: the file then has an older text of this log, not another
// program's.
func TestAWriteThatEndsLateIsNoConflict(t *testing.T) {
	p := openBlogBefore(t, visit{}, soon)
	eval[any](p, `void (() => {
		window.hurry = true
		const { close, abort } = FileSystemWritableFileStream.prototype
		FileSystemWritableFileStream.prototype.abort = async () => {}
		FileSystemWritableFileStream.prototype.close = function () { window.end = () => close.call(this); return new Promise(() => {}) }
		window.mend = () => Object.assign(FileSystemWritableFileStream.prototype, { close, abort })
	})()`)
	p.write(" more")
	p.press("Mod+S")
	p.waitBanner(p.say("folder.silent"))
	eval[any](p, `(mend(), end())`)
	require.Equal(t, blogPostText+" more", p.file(blogPost))
	p.focus(editor)
	p.write(" and more")
	p.press("Mod+S")
	p.waitInFolder("saved")
	require.Equal(t, blogPostText+" more and more", p.file(blogPost))
}

func TestAFileIsReadBack(t *testing.T) {
	p := openBlog(t, visit{})
	eval[any](p, `void (() => {
		const close = FileSystemWritableFileStream.prototype.close
		FileSystemWritableFileStream.prototype.close = async function () { await this.truncate(9); await close.call(this) }
		window.mend = () => { FileSystemWritableFileStream.prototype.close = close }
	})()`)
	p.write(" more")
	p.press("Mod+S")
	p.waitBanner(p.say("folder.unsure"))
	p.waitInFolder("differs")
	eval[any](p, `mend()`)
	p.focus(editor)
	p.press("Mod+S")
	p.click(".Conflict-mine") // the file has changed, regardless of the program
	p.waitInFolder("saved")
	require.Equal(t, blogPostText+" more", p.file(blogPost))
}

func TestAFileThatIsGoneIsSaid(t *testing.T) {
	p := openBlog(t, visit{})
	eval[any](p, `blog("_posts/").then(folder => folder.removeEntry("2026-03-11-study.md"))`)
	p.write(" kept")
	p.press("Mod+S")
	p.click(".Banner-action")
	p.waitInFolder("saved")
	require.Equal(t, blogPostText+" kept", p.file(blogPost))
}

func TestPicturesGoIntoTheFolderAndComeFromIt(t *testing.T) {
	p := openBlog(t, visit{})
	there := pngOf(t, drawing(50, 40, 10))
	eval[any](p, `put("assets/img/there.png", new Uint8Array(%s))`, ints(there))
	p.toEnd()
	p.typeText("\n\n![](/assets/img/there.png)\n\n")
	p.waitPictures(1)
	mine := pngOf(t, drawing(60, 40, 11))
	p.pastePicture(mine)
	p.waitPictures(2)
	p.press("Mod+S")
	p.waitInFolder("saved")
	size := `blog("assets/img/posts/study/study-1.png").then(file => file.getFile()).then(file => file.size)`
	p.wait(`document.querySelector(".Notice").textContent.includes("_posts/2026-03-11-study.md")`)
	require.Equal(t, len(mine), eval[int](p, size))

	// Another image with the same name is not overwritten.
	eval[any](p, `put("assets/img/posts/study/study-1.png", "another")`)
	p.write(" more")
	p.press("Mod+S")
	p.waitBanner(p.say("folder.otherPicture", "name", "study-1.png"))
	require.Equal(t, "another", p.file("assets/img/posts/study/study-1.png"))
	require.Contains(t, p.file(blogPost), " more")
}

// The browser may ask for permission at each visit, and the user may deny it.
func TestTheFolderIsAskedForAgain(t *testing.T) {
	p := openBlog(t, visit{})
	p.waitInFolder("saved")
	eval[any](p, `void (() => {
		window.asked = []
		window.answer = "denied"
		FileSystemHandle.prototype.queryPermission = async () => (window.answered ?? "prompt")
		FileSystemHandle.prototype.requestPermission = async ({ mode }) => { asked.push(mode, navigator.userActivation.isActive); return window.answered = answer }
	})()`)
	p.write(" kept")
	p.press("Mod+S")
	p.waitBanner(p.say("folder.denied", "name", "blog"))
	require.Equal(t, []any{"readwrite", true}, eval[[]any](p, `asked`))
	require.Equal(t, blogPostText, p.file(blogPost))
	p.waitSaved()
	eval[any](p, `void (window.answered = undefined, window.answer = "granted")`)
	p.press("Mod+S")
	p.waitInFolder("saved")
	require.Equal(t, blogPostText+" kept", p.file(blogPost))
	p.wait(`document.querySelector(".Banner").hidden`)
}

func TestABrowserWithoutFoldersSaysSo(t *testing.T) {
	p := open(t, visit{before: `delete window.showDirectoryPicker; delete Window.prototype.showDirectoryPicker`})
	p.waitReady()
	require.False(t, eval[bool](p, `"showDirectoryPicker" in window`))
	p.click(".TopBar-menu")
	p.wait(`document.querySelector(".Menu").matches(":popover-open")`)
	require.False(t, eval[bool](p, `document.querySelector(".Menu-folder").checkVisibility()`))
	p.press("Escape")
	p.press("Mod+Alt+O")
	p.wait(`document.querySelector(".Notice").textContent == %s`, p.say("folder.unsupported"))
}

func TestARenamedLogRenamesItsFileAndACopyHasNone(t *testing.T) {
	p := openBlog(t, visit{})
	p.waitInFolder("saved")
	p.focus(editor)
	p.press("Mod+Shift+P")
	p.typeText("duplicate")
	p.press("Enter")
	p.wait(`document.querySelector(".TopBar-name").textContent != "2026-03-11-study.md"`)
	p.wait(`document.querySelector(".Status-folder").hidden`)
	p.write(" of the copy")
	p.press("Mod+S")
	p.waitSaved()
	require.Equal(t, blogPostText, p.file(blogPost))

	p.press("Mod+Alt+O")
	p.openFromFolder("study")
	p.wait(`document.querySelector(".TopBar-name").textContent == "2026-03-11-study.md"`)
	p.waitInFolder("saved")
	p.press("F2")
	p.wait(`document.querySelector(".Rename").open`)
	p.press("Mod+A")
	p.paste("renamed")
	p.shot("rename")
	p.press("Enter")
	p.wait(`document.querySelector(".TopBar-name").textContent.includes("renamed")`)
	p.wait(`names("_posts/").then(list => { window.list = list }), window.list?.includes("2026-03-11-renamed.md") && window.list.length == 3`)
	require.Equal(t, blogPostText, p.file("_posts/2026-03-11-renamed.md"))
	p.write(" more")
	p.press("Mod+S")
	p.waitInFolder("saved")
	require.Equal(t, blogPostText+" more", p.file("_posts/2026-03-11-renamed.md"))
}
