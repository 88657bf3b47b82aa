package e2e

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

var recordVersion1 = flag.Bool("record-version1", false, "record testdata/version1 anew, with version 1")

// TestRecordVersion1 uses version 1 like a user for a few days, and records the backup and the
// profile.
func TestRecordVersion1(t *testing.T) {
	if !*recordVersion1 {
		t.Skip("only with -record-version1")
	}
	p := openAt(t, "Asia/Seoul", "2026-10-20 09:00", visit{before: faulty + blogFolder + ";", serve: besideVersion1(t), start: version1Mount})
	p.allow("math.js") // not among the recorded files of the site
	p.allow("study-cover.png")
	p.waitReady()
	p.waitSaved()

	// Learned habits, and a folder with posts.
	p.drop("body", oldBlog(t, 40))
	p.wait(`document.querySelector(".Habits").open`)
	p.click(".Habits-bring") // only learn the habits, without an import
	p.click(".Habits-ok")
	p.wait(`!document.querySelector(".Habits").open`)
	p.waitSaved()

	take := func(name, text string) {
		p.dropped(name, text)
		p.wait(`document.querySelector(".TopBar-name").textContent == %s`, name)
		p.waitSaved()
	}
	front := func(title, day string) string {
		return "---\ntitle: " + title + "\ndate: " + day + " 21:00:00 +0900\ntags: [daily-log]\n---\n"
	}
	take("2026-10-01-notes.md", front("Notes", "2026-10-01")+"English notes.\n\n- one\n- two\n")
	p.write("\ntyped at the end")
	p.waitSaved()
	p.download(func() { p.press("Mod+Shift+S") })
	p.write(", and after the download")
	p.waitSaved()
	p.setClock("2026-10-21 22:00")
	p.write("\nthe next day")
	p.waitSaved()
	p.download(func() { p.press("Mod+Shift+S") })
	take("2026-10-02-회고.md", front("한 주 회고", "2026-10-02")+"오늘은 **경사 하강법**을 배웠다.\n\n값이 줄어든다.\n")
	p.compose("ㄱ", "그", "글")
	p.waitSaved()
	take("2026-10-03-windows.md", "\ufeff"+strings.ReplaceAll(front("Windows", "2026-10-03")+"one\n\ttwo  \nthree", "\n", "\r\n"))
	take("2026-10-04-mixed.md", front("Mixed", "2026-10-04")+"one\r\ntwo\nthree\rfour\u2028five \U0001F468\u200d\U0001F469 e\u0301\u00a0end\n\n\n")
	take("2026-10-05-a b & c (1).md", front("'Odd: name'", "2026-10-05")+"a name with spaces\n")
	take("2026-10-06-😀 it's 100%.markdown", front("Emoji", "2026-10-06")+"an emoji in the name\n")
	take(`2026-10-07-back\slash.md`, front("Backslash", "2026-10-07")+"a backslash in the name\n")
	take("2026-10-08-empty.md", "")
	take("2026-10-09-no-front-matter.md", "Only text, no front matter.\n")
	take("2026-10-10-broken.md", "---\ntitle: [broken\ntags: {\n---\nThe front matter is not YAML.\n")
	p.dropped("no date at all.md", front("Undated name", "2026-10-11")+"named without a date\n")
	p.waitPreview("named without a date")
	p.waitSaved()
	take("2026-10-12-long.md", front("Long", "2026-10-12")+strings.Repeat("긴 글의 한 줄입니다. A line of a long log.\n\n", 600))
	study, err := os.ReadFile(sample)
	require.NoError(t, err)
	take(filepath.Base(sample), string(study))

	// Pictures.
	take("2026-10-13-그림.md", front("그림 있는 글", "2026-10-13")+"그림:\n\n")
	p.toEnd()
	p.pastePicture(pngOf(t, drawing(60, 40, 1)))
	p.waitPictures(1)
	p.write("\n\n")
	p.pastePicture(pngOf(t, drawing(40, 60, 2)))
	p.waitPictures(2)
	p.waitSaved()

	// An older text restored from the history.
	take("2026-10-14-restored.md", front("Restored", "2026-10-14")+"first text\n")
	p.download(func() { p.press("Mod+Shift+S") })
	p.replaceAll(front("Restored", "2026-10-14") + "second text\n")
	p.waitSaved()
	p.runLabelled("History of this log…")
	p.wait(`document.querySelector(".History-item")`)
	p.press("End")
	p.click(".History-restore")
	p.waitPreview("first text")
	p.waitSaved()

	// A copy, a new name, and the bin.
	p.runLabelled("Duplicate")
	p.wait(`document.querySelector(".TopBar-name").textContent.includes("restored-2")`)
	p.waitSaved()
	take("2026-10-15-old-name.md", front("Renamed", "2026-10-15")+"renamed\n")
	p.press("F2")
	p.wait(`document.querySelector(".Rename").open`)
	p.press("Mod+A")
	p.paste("새 이름")
	p.press("Enter")
	p.wait(`!document.querySelector(".Rename").open`)
	p.waitSaved()
	for _, name := range []string{"2026-10-16-binned.md", "2026-10-17-버린-글.md"} {
		take(name, front("Binned", name[:10])+"in the bin\n")
		p.runLabelled("Move to the bin")
		p.waitNotice("is in the bin")
		p.hush()
	}

	// The blog's folder: one post as its file, one that differs from it.
	eval[any](p, `put("_posts/2026-10-18-on-disk.md", %s)`, front("On disk", "2026-10-18")+"on disk\n")
	eval[any](p, `put("_posts/2026-10-19-differs.md", %s)`, front("Differs", "2026-10-19")+"as on disk\n")
	for _, name := range []string{"on-disk", "differs"} {
		p.press("Mod+Alt+O")
		p.openFromFolder(name)
		p.wait(`document.querySelector(".TopBar-name").textContent.includes(%s)`, name)
		p.waitInFolder("saved")
	}
	p.write("and more here")
	p.waitInFolder("differs")
	p.waitSaved()

	// Two templates, the second one used, and settings.
	for n, title := range []string{"Template: My template", "Template: My template 2"} {
		p.runLabelled("Daily log settings…")
		p.wait(`document.querySelectorAll(".Daily[open] .Daily-row").length == %s`, n+2)
		p.click(".Daily-row:first-child .Daily-edit")
		p.wait(`document.querySelector(".TopBar-title").textContent == %s && !document.querySelector(".Daily").open`, title)
		p.write(fmt.Sprintf("\n## Section %d\n\n- <%% caret %%>\n", n))
		p.waitSaved()
	}
	p.runLabelled("Theme: dark")
	p.setClock("2026-11-03 09:00")
	p.press("Mod+Alt+T")
	p.wait(`document.querySelector(".Proposal[open]") || document.querySelector(".TopBar-name").textContent.startsWith("2026-11-03")`)
	if eval[bool](p, `!!document.querySelector(".Proposal[open]")`) {
		p.press("Enter")
	}
	p.wait(`document.querySelector(".TopBar-name").textContent.startsWith("2026-11-03")`)
	p.write("오늘의 글\n")
	p.waitSaved()
	p.waitStored(`(await get("pages")).length > 0`) // the page that the next start shows at once

	// A browser that fails to write leaves a note of the unsaved text.
	_, backup := p.download(func() { p.runLabelled("Back up everything (.zip)") })
	p.waitSaved()
	p.fault("put")
	p.write("left unsaved\n")
	p.wait(`document.documentElement.dataset.saved == "failed"`)
	p.allow("dialog: ") // the browser asks for confirmation to leave an unsaved text
	p.goTo(emptyPath)

	recorded := p.readProfile()
	logs := recorded.store("logs")
	require.GreaterOrEqual(t, len(logs), 20)
	var data bytes.Buffer
	out := json.NewEncoder(&data)
	out.SetEscapeHTML(false)
	out.SetIndent("", " ")
	require.NoError(t, out.Encode(recorded))
	require.NoError(t, os.WriteFile(version1+"profile.json", data.Bytes(), 0o644))
	require.NoError(t, os.WriteFile(version1+"backup.zip", backup, 0o644))
}
