package e2e

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// waitBanner waits until the banner shows a text; a hidden banner keeps its previous text.
func (p *page) waitBanner(text string) {
	p.t.Helper()
	p.wait(`!document.querySelector(".Banner").hidden && document.querySelector(".Banner-text").textContent.includes(%s)`, text)
}

// waitBannerLike waits until the text of the banner matches a pattern.
func (p *page) waitBannerLike(pattern string) {
	p.t.Helper()
	p.wait(`RegExp(%s).test(document.querySelector(".Banner:not([hidden]) .Banner-text")?.textContent)`, pattern)
}

// waitNotice waits until the notice or the banner shows a text.
func (p *page) waitNotice(text string) {
	p.t.Helper()
	p.wait(`[...document.querySelectorAll(".Notice, .Banner:not([hidden]) .Banner-text")].some(e => e.textContent.includes(%s))`, text)
}

// hush removes the notice, so that a test can wait for the same text again.
func (p *page) hush() {
	p.t.Helper()
	eval[any](p, `void (document.querySelector(".Notice").textContent = "")`)
}

// zipOf writes a zip file with paths and contents.
func zipOf(t testing.TB, name string, files ...[2]string) string {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, file := range files {
		entry, err := w.Create(file[0])
		require.NoError(t, err)
		_, err = io.WriteString(entry, file[1])
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	path := filepath.Join(t.TempDir(), name)
	require.NoError(t, os.WriteFile(path, out.Bytes(), 0o644))
	return path
}

func unpacked(t testing.TB, data []byte) map[string]string {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	require.NoError(t, err)
	files := map[string]string{}
	for _, file := range r.File {
		in, err := file.Open()
		require.NoError(t, err)
		text, err := io.ReadAll(in)
		require.NoError(t, err)
		files[file.Name] = string(text)
	}
	return files
}

func TestABinnedLogComesBack(t *testing.T) {
	p := open(t, visit{})
	p.waitReady()
	p.dropped("2026-03-10-kept.md", post("kept"))
	p.waitPreview("kept")
	p.dropped("2026-03-11-binned.md", post("binned"))
	p.waitPreview("binned")
	p.typeText("last words ")
	id := p.shownID()
	p.action("bin")
	p.waitNotice(p.say("notice.binned", "name", "2026-03-11-binned.md"))
	p.waitPreview("kept")
	require.Equal(t, 0, eval[int](p, `document.querySelectorAll('[data-id="`+id+`"]').length`))
	p.waitSaved()
	p.reload()
	p.waitReady()
	p.waitPreview("kept")
	require.Equal(t, 0, eval[int](p, `document.querySelectorAll('.Rail-item[data-id="`+id+`"]').length`))
	p.action("binList")
	p.wait(`document.querySelector(".Storage-binFile")?.textContent.includes(%s)`, p.say("storage.daysLeft", "n", 30))
	p.shot("bin")
	p.click(".Storage-binRestore")
	p.wait(`document.querySelector('.Rail-item[data-id="` + id + `"]')`)
	p.press("Escape")
	p.click(`.Rail-item[data-id="` + id + `"]`)
	p.waitPreview("last words")

	p.action("bin")
	p.waitPreview("kept")
	p.action("binList")
	p.click(".Storage-binErase")
	p.click(".Storage-binErase.is-sure")
	p.wait(`!document.querySelector(".Storage-binItem")`)
	require.Nil(t, stored[any](p, `(await get("texts", %s)) ?? null`, id))
	require.Empty(t, stored[[]any](p, `(await get("revisions")).filter(r => r.log === %s)`, id))
}

// Clearing the list by the keyboard keeps the focus in the list.
func TestTheFocusStaysWhereARowWas(t *testing.T) {
	p := open(t, visit{})
	p.waitReady()
	for _, day := range []string{"08", "09", "10"} {
		p.dropped("2026-03-"+day+"-log.md", post("of the "+day))
		p.waitPreview("of the " + day)
	}
	p.waitSaved()
	p.focus(`.Rail-item[title="2026-03-09-log.md"]`)
	p.press("Delete")
	p.waitNotice(p.say("notice.binned", "name", "2026-03-09-log.md"))
	p.wait(`document.activeElement.title === "2026-03-08-log.md"`)
}

func TestABinnedLogThatIsWrittenElsewhereComesBack(t *testing.T) {
	a := open(t, visit{})
	a.waitReady()
	a.dropped("2026-03-11-both.md", post("both"))
	a.waitPreview("both")
	a.waitSaved()
	b := a.tab(visit{})
	b.waitReady()
	b.waitPreview("both")
	id := a.shownID()
	a.action("bin")
	b.waitNotice(b.say("notice.goneElsewhere"))
	require.NotNil(t, stored[any](b, `(await get("logs", %s)).binned`, id))
	b.write(" and on")
	b.waitSaved()
	require.Nil(t, stored[any](b, `(await get("logs", %s)).binned ?? null`, id))
	require.Equal(t, post("both and on"), stored[string](b, `get("texts", %s)`, id))
}

func TestABackupIsEverythingAndComesBack(t *testing.T) {
	p := open(t, visit{})
	p.waitReady()
	p.dropped("2026-03-11-first.md", "\ufeff"+strings.ReplaceAll(post("첫 글\n"), "\n", "\r\n"))
	p.waitPreview("첫 글")
	p.write("typed")
	p.waitPreview("typed")
	p.waitSaved()
	p.dropped("2026-03-12-binned.md", post("binned"))
	p.waitPreview("binned")
	p.action("bin")
	p.waitPreview("typed")
	p.action("storage")
	_, free, _ := strings.Cut(p.say("storage.space", "used", "", "left", "|"), "|")
	p.wait(`document.querySelector(".Storage-space").textContent.includes(%s)`, free)
	p.shot("storage")
	name, data := p.download(func() { p.click(".Storage-backup") })
	require.Regexp(t, `^daylog-\d{4}-\d\d-\d\d-\d{4}\.zip$`, name)
	p.wait(`document.querySelector(".Storage-backupTime").textContent.startsWith(%s)`, p.sayBefore("storage.lastBackup", "time", anyNumber))
	want := "\ufeff" + strings.ReplaceAll(post("첫 글\n"), "\n", "\r\n") + "typed"
	files := unpacked(t, data)
	require.Equal(t, want, files["_posts/2026-03-11-first.md"])
	require.Equal(t, post("binned"), files["daylog/bin/2026-03-12-binned.md"])

	file := filepath.Join(t.TempDir(), name)
	require.NoError(t, os.WriteFile(file, data, 0o644))
	other := open(t, visit{})
	other.waitReady()
	other.drop("body", file)
	other.waitNotice(other.sayBefore("import.done", "added", anyNumber))
	other.click(`.Rail-item[title="2026-03-11-first.md"]`)
	other.waitPreview("typed")
	id := other.shownID()
	require.Equal(t, want, stored[string](other, `get("texts", %s)`, id))
	require.Equal(t, 1, stored[int](other, `(await get("revisions")).filter(r => r.log === %s).length`, id))
	require.Equal(t, 1, stored[int](other, `(await get("logs")).filter(log => log.binned).length`))
	require.Equal(t, 0, eval[int](other, `document.querySelectorAll('.Rail-item[title="2026-03-12-binned.md"]').length`))
	logs := stored[int](other, `(await get("logs")).length`)

	// A second restore recognizes every log, and keeps the newer text.
	other.write(" since")
	other.waitSaved()
	other.drop("body", file)
	other.waitNotice(strings.TrimPrefix(other.say("import.done", "added", 0, "older", 1), strings.TrimSuffix(other.say("import.done", "added", 0), ".")))
	require.Equal(t, logs, stored[int](other, `(await get("logs")).length`))
	require.Equal(t, want+" since", stored[string](other, `get("texts", %s)`, id))
	require.Contains(t, stored[[]string](other, `get("revisionTexts")`), want)
	require.Equal(t, 0, eval[int](other, `document.querySelectorAll('.Rail-item[title="2026-03-12-binned.md"]').length`), "what is in the bin stays there")
}

// A backup that is newer than the stored log replaces it, and the replaced text is in the history.
func TestANewerBackupLeavesARevision(t *testing.T) {
	p := open(t, visit{})
	p.waitReady()
	p.dropped("2026-03-11-log.md", post("old"))
	p.waitPreview("old")
	p.waitSaved()
	p.drop("body", p.newerBackup())
	p.waitPreview("new")
	p.waitNotice(p.say("import.done", "added", 0, "same", 1, "replaced", 1))
	require.Contains(t, stored[[]string](p, `get("revisionTexts")`), post("old"))
	require.Equal(t, post("new"), p.lines())
}

// newerBackup makes a backup and changes "old" to "new" in it, with a later time.
func (p *page) newerBackup() (file string) {
	p.t.Helper()
	_, data := p.download(func() { p.action("backup") })
	var files [][2]string
	for path, text := range unpacked(p.t, data) {
		text = strings.ReplaceAll(text, `"changed": 1`, `"changed": 9`)
		files = append(files, [2]string{path, strings.ReplaceAll(text, post("old"), post("new"))})
	}
	return zipOf(p.t, "newer.zip", files...)
}

func TestWhatIsTypedWhileABackupComesIsKept(t *testing.T) {
	p := open(t, visit{})
	p.waitReady()
	p.dropped("2026-03-11-log.md", post("old"))
	p.waitPreview("old")
	p.waitSaved()
	id := p.shownID()
	backup := p.newerBackup()
	p.focus(editor)
	p.holdDatabase()
	p.drop("body", backup)
	p.waitNotice(p.say("notice.importing"))
	p.write(" and typed")
	p.letGo()
	p.waitNotice(p.say("import.done", "added", 0, "same", 1, "replaced", 1))
	p.waitSaved()
	p.waitStored(`(await get("revisionTexts")).includes(%s)`, post("old and typed"))
	p.waitLog(id, post("new"))
	require.Equal(t, post("new"), p.lines())
}

func TestAFolderOfPostsIsImported(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "blog")
	require.NoError(t, os.MkdirAll(filepath.Join(folder, "_posts", "study"), 0o755))
	require.NoError(t, os.MkdirAll(filepath.Join(folder, "_site"), 0o755))
	for i := 1; i <= 20; i++ {
		name := fmt.Sprintf("_posts/2026-01-%02d-day.md", i)
		if i > 10 {
			name = fmt.Sprintf("_posts/study/2026-01-%02d-day.md", i)
		}
		require.NoError(t, os.WriteFile(filepath.Join(folder, name), []byte(post(fmt.Sprintf("day %d", i))), 0o644))
	}
	require.NoError(t, os.WriteFile(filepath.Join(folder, "README.md"), []byte("no post"), 0o644))
	require.NoError(t, os.WriteFile(filepath.Join(folder, "_site", "2026-01-30-page.md"), []byte("no post"), 0o644))
	p := open(t, visit{})
	p.waitReady()
	p.drop("body", folder)
	p.wait(`document.querySelector(".Habits").open`)
	p.click(".Habits-ok")
	p.waitNotice(p.say("habits.learnt", "n", 20))
	p.waitSaved()
	require.Equal(t, 21, stored[int](p, `(await get("logs")).length`))
	p.hush()
	p.drop("body", folder)
	p.wait(`document.querySelector(".Habits").open`)
	p.click(".Habits-ok")
	p.waitNotice(p.say("habits.learnt", "n", 20))
	p.waitSaved()
	require.Equal(t, 21, stored[int](p, `(await get("logs")).length`), "the same files are recognised")
}

func TestAZipOfPostsIsImported(t *testing.T) {
	p := open(t, visit{})
	p.waitReady()
	p.drop("body", zipOf(t, "blog.zip", [2]string{"blog/_posts/2026-01-02-one.md", post("one")}, [2]string{"blog/Rakefile", "x"}))
	p.waitNotice(p.say("import.done", "added", 1, "left", "blog/Rakefile"))
	p.click(`.Rail-item[title="2026-01-02-one.md"]`)
	p.waitPreview("one")
}

func TestAWickedZipIsRefused(t *testing.T) {
	p := open(t, visit{})
	p.waitReady()
	bomb := strings.Repeat("0", 10_000_000)
	var bombs [][2]string
	for i := range 20 {
		bombs = append(bombs, [2]string{fmt.Sprintf("_posts/2026-01-%02d-bomb.md", i+1), bomb})
	}
	broken := filepath.Join(t.TempDir(), "broken.zip")
	require.NoError(t, os.WriteFile(broken, []byte("PK\x03\x04 and nothing else"), 0o644))
	for refusal, file := range map[string]string{
		"zipBomb":    zipOf(t, "bomb.zip", bombs...),
		"zipDamaged": broken,
		"zipEmpty":   zipOf(t, "empty.zip", [2]string{"a.txt", "x"}),
	} {
		p.drop("body", file)
		p.waitNotice(p.say("refused."+refusal, "name", filepath.Base(file)))
	}
	p.shot("refused")
	require.Equal(t, 1, stored[int](p, `(await get("logs")).length`))
}
