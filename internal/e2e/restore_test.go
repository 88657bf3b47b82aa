package e2e

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// Zips and backups from other sources.

// rawZip writes a zip with headers that change has modified.
func rawZip(t testing.TB, files [][2]string, change func(*zip.FileHeader)) string {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, file := range files {
		h := &zip.FileHeader{Name: file[0], UncompressedSize64: uint64(len(file[1])), CompressedSize64: uint64(len(file[1])), CRC32: crc32.ChecksumIEEE([]byte(file[1]))}
		change(h)
		entry, err := w.CreateRaw(h)
		require.NoError(t, err)
		_, err = entry.Write([]byte(file[1]))
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	name := filepath.Join(t.TempDir(), "raw.zip")
	require.NoError(t, os.WriteFile(name, out.Bytes(), 0o644))
	return name
}

func TestABadEntryIsNamedAndTheOthersAreImported(t *testing.T) {
	p := open(t, visit{})
	p.waitReady()
	file := rawZip(t, [][2]string{
		{"blog/_posts/2026-01-02-good.md", post("good")},
		{"blog/_posts/2026-01-03-sum.md", post("sum")},
		{"blog/_posts/2026-01-04-size.md", post("size")},
		{"blog/_posts/2026-01-05-locked.md", post("locked")},
		{"blog/_posts/2026-01-06-method.md", post("method")},
		{"../../2026-01-07-up.md", post("up")},
		{"blog/_posts/2026-01-08-a\\b.md", post("slash")},
		{"blog/_posts/2026-01-02-good.md", post("again")},
	}, func(h *zip.FileHeader) {
		switch {
		case strings.Contains(h.Name, "sum"):
			h.CRC32++
		case strings.Contains(h.Name, "size"):
			h.UncompressedSize64 = 5
		case strings.Contains(h.Name, "locked"):
			h.Flags |= 1
		case strings.Contains(h.Name, "method"):
			h.Method = 12
		}
	})
	p.drop("body", file)
	p.waitNotice(p.say("import.done", "added", 3))
	damaged := " (" + p.say("zip.damaged") + ")"
	p.waitBanner("2026-01-03-sum.md" + damaged)
	for _, want := range []string{"2026-01-04-size.md" + damaged, "2026-01-05-locked.md (" + p.say("zip.encrypted"), "2026-01-06-method.md (" + p.say("zip.method"),
		"2026-01-02-good.md (" + p.say("zip.twice")} {
		require.Contains(t, eval[string](p, `document.querySelector(".Banner-text").textContent`), want)
	}
	p.shot("bad-entries")
	p.waitSaved()
	for _, name := range []string{"2026-01-02-good.md", "2026-01-07-up.md", "2026-01-08-a-b.md"} {
		p.wait(`document.querySelector(%s)`, `.Rail-item[title="`+name+`"]`)
	}
	require.Equal(t, 4, stored[int](p, `(await get("logs")).length`))
	require.True(t, eval[bool](p, `performance.getEntriesByType("resource").some(({ name }) => new URL(name).pathname.endsWith("/unzip.js"))`), "a worker unpacks")
}

func TestAnImportCanBeStopped(t *testing.T) {
	p := open(t, visit{})
	p.waitReady()
	var files [][2]string
	for n := range 3000 {
		files = append(files, [2]string{fmt.Sprintf("_posts/2026-01-02-post-%d.md", n), post(fmt.Sprint(n))})
	}
	// The database does not answer until the button was clicked, so the import is still running
	// then.
	p.waitSaved()
	p.holdDatabase()
	p.drop("body", craftedBackup(t, p, files))
	p.waitBannerLike(p.pattern("import.progress", "name", "backup.zip", "done", anyNumber, "total", 3000))
	p.shot("importing")
	p.click(".Banner-action")
	p.letGo()
	p.waitNotice(p.sayBefore("import.cancelled", "added", anyNumber, "same", 0, "replaced", 0))
	p.wait(`document.querySelector(".Banner").hidden`)
	require.Less(t, stored[int](p, `(await get("logs")).length`), 100)
	p.write("goes on")
	p.waitSaved()
}

// craftedBackup writes a backup of given logs.
func craftedBackup(t testing.TB, p *page, posts [][2]string, pictures ...map[string]any) string {
	t.Helper()
	logs := []map[string]any{}
	files := [][2]string{}
	for n, file := range posts {
		name := file[0][strings.LastIndex(file[0], "/")+1:]
		logs = append(logs, map[string]any{"id": fmt.Sprintf("log-%d", n), "day": "2026-01-02", "name": name, "title": "", "caret": 0, "created": 1, "changed": 1,
			"downloaded": 0, "file": name, "derived": "", "path": file[0], "length": len(file[1])})
		files = append(files, file)
	}
	listed := []map[string]any{}
	for n, picture := range pictures {
		at := fmt.Sprintf("daylog/pictures/%d", n)
		bytes := picture["bytes"].(string)
		files = append(files, [2]string{at, bytes})
		listed = append(listed, map[string]any{"id": fmt.Sprintf("picture-%d", n), "log": "log-0", "name": "a.png", "path": picture["path"], "type": "image/png",
			"width": 1, "height": 1, "size": len(bytes), "created": 1, "at": at})
	}
	manifest, err := json.Marshal(map[string]any{"daylog": 1, "made": 1, "logs": logs, "pictures": listed, "settings": map[string]any{}})
	require.NoError(t, err)
	return zipOf(t, "backup.zip", append([][2]string{{"daylog/backup.json", string(manifest)}}, files...)...)
}

// A crafted backup would write its images to the blog as soon as their log is saved there.
func TestACraftedBackupWritesNothingButPicturesIntoTheBlog(t *testing.T) {
	p := openBlog(t, visit{})
	png := string(pngOf(t, drawing(20, 20, 1)))
	paths := []string{"/_plugins/evil.rb", ".github/workflows/ci.yml", ".git/hooks/pre-commit", "index.html", "/assets/../_plugins/a.png", "/_includes/a.svg",
		"/assets/a.png:evil", "/%2egit/a.png", "/assets/con.png", "/assets/text.png", "/assets/img/good.png", "/assets/img/drawn.svg"}
	var pictures []map[string]any
	var text strings.Builder
	for _, path := range paths {
		content := png
		if strings.Contains(path, "text.png") {
			content = "puts 'evil'"
		}
		if strings.HasSuffix(path, ".svg") {
			content = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>top.ran = true</script></svg>`
		}
		pictures = append(pictures, map[string]any{"path": path, "bytes": content})
		fmt.Fprintf(&text, "![](%s)\n\n", path)
	}
	backup := craftedBackup(t, p, [][2]string{{"_posts/2026-03-12-evil.md", post(text.String() + "the end")}}, pictures...)
	p.drop("body", backup)
	p.wait(`document.querySelector(".Restore")?.open`)
	p.shot("restore")
	require.Equal(t, []string{"/assets/text.png", "/assets/img/good.png", "/assets/img/drawn.svg"},
		eval[[]string](p, `[...document.querySelectorAll(".Restore-path")].map(item => item.textContent)`))
	p.click(".Restore-all")
	p.waitNotice(p.say("import.done", "added", 1))
	p.waitBanner("/_plugins/evil.rb (" + p.say("zip.place") + ")")
	p.click(`.Rail-item[title="2026-03-12-evil.md"]`)
	p.waitPreview("the end")
	p.press("Mod+Alt+S")
	p.waitInFolder("saved")
	p.wait(`document.querySelector(".Notice").textContent.includes("_posts/2026-03-12-evil.md")`)
	all := `(async function walk(folder, above) {
		const found = []
		for await (const [name, handle] of folder.entries()) found.push(...(handle.kind == "directory" ? await walk(handle, above + name + "/") : [above + name]))
		return found.sort()
	})`
	require.Equal(t, []string{"_posts/2025/2025-12-31-the-year.md", "_posts/2026-03-11-study.md", "_posts/2026-03-12-evil.md", "_posts/notes.txt",
		"assets/img/drawn.svg", "assets/img/good.png"}, eval[[]string](p, `blog("").then(folder => `+all+`(folder, ""))`))
	require.False(t, eval[bool](p, `"ran" in window`))

	// Data that a browser stored before this rule is not written either: neither to the folder nor
	// to a zip.
	p.waitSaved()
	stored[any](p, `new Promise(done => {
		const all = db.transaction(["pictures", "pictureBlobs"], "readwrite")
		all.objectStore("pictures").put({ id: "old", log: "log-0", name: "evil.rb", path: "/_plugins/evil.rb", type: "image/png", width: 1, height: 1, size: 1, created: 1 })
		all.objectStore("pictureBlobs").put(new Blob(["puts 1"]), "old")
		all.oncomplete = done
	})`)
	p.reload()
	p.waitReady()
	p.waitPreview("the end")
	p.write("!")
	p.press("Mod+S")
	p.waitBanner("/_plugins/evil.rb")
	p.waitInFolder("saved")
	require.Len(t, eval[[]string](p, `blog("").then(folder => `+all+`(folder, ""))`), 6)
	_, data := p.download(func() {
		p.press("Mod+Shift+S")
		p.wait(`document.querySelector("dialog[open]")`)
		if eval[bool](p, `document.querySelector(".Publish").open`) {
			p.click(".Publish-anyway") // the restored log may have the address of another one
		}
		p.click(".Bundle-zip")
	})
	files := unpacked(t, data)
	require.Len(t, files, 3)
	require.NotContains(t, files, "_plugins/evil.rb")
}

func TestPicturesOfABackupCanBeLeftOut(t *testing.T) {
	p := open(t, visit{})
	p.waitReady()
	backup := craftedBackup(t, p, [][2]string{{"_posts/2026-03-12-log.md", post("text")}}, map[string]any{"path": "/assets/a.png", "bytes": string(pngOf(t, drawing(20, 20, 1)))})
	p.drop("body", backup)
	p.wait(`document.querySelector(".Restore")?.open`)
	p.press("Escape")
	p.waitNotice(p.say("import.cancelled", "added", 0, "same", 0, "replaced", 0))
	require.Equal(t, 1, stored[int](p, `(await get("logs")).length`))
	p.drop("body", backup)
	p.click(".Restore-texts")
	p.waitNotice(p.say("import.done", "added", 1, "pictures", 1))
	require.Equal(t, 2, stored[int](p, `(await get("logs")).length`))
	require.Empty(t, stored[[]any](p, `get("pictures")`))
}

// The name is that of a log of version 1, which accepted any name.
func TestALogWithABadNameIsBackedUpAndRestored(t *testing.T) {
	p := open(t, visit{})
	p.waitReady()
	p.waitSaved()
	stored[any](p, `new Promise(done => {
		const all = db.transaction(["logs", "texts"], "readwrite")
		for (const [n, name] of ["2026-01-01-a\\b.md", "../../x.md", "a/b.md"].entries()) {
			all.objectStore("logs").put({ id: "bad" + n, day: "2026-01-01", name, title: "", caret: 0, created: 1, changed: 1, downloaded: 0, file: name, derived: "" })
			all.objectStore("texts").put("text of " + n, "bad" + n)
		}
		all.oncomplete = done
	})`)
	p.reload()
	p.waitReady()
	name, data := p.download(func() { p.action("backup") })
	p.waitNotice(p.say("notice.backup", "name", name, "n", 4))
	require.True(t, eval[bool](p, `document.querySelector(".Banner").hidden`), "it was read back whole")
	require.Equal(t, "../../x.md", stored[string](p, `(await get("logs", "bad1")).name`), "nothing was edited")
	file := filepath.Join(t.TempDir(), name)
	require.NoError(t, os.WriteFile(file, data, 0o644))
	for path := range unpacked(t, data) {
		require.True(t, filepath.IsLocal(path) && !strings.Contains(path, "\\"), path)
	}
	other := open(t, visit{})
	other.waitReady()
	other.drop("body", file)
	other.waitNotice(other.sayBefore("import.done", "added", anyNumber))
	for _, name := range []string{"2026-01-01-a-b.md", "x.md", "a-b.md"} {
		other.wait(`document.querySelector(%s)`, `.Rail-item[title="`+name+`"]`)
	}
	require.Subset(t, stored[[]string](other, `get("texts")`), []string{"text of 0", "text of 1", "text of 2"})
}
