package e2e

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func skipWithoutBlobs(t *testing.T) {
	t.Helper()
	if *engine == "webkit" {
		t.Skip("the sessions of WebKit's driver are ephemeral and store no Blob")
	}
}

// openVersion1Profile opens an empty page of an origin that has the recorded profile and both
// versions of daylog.
func openVersion1Profile(t *testing.T) (*page, profile) {
	t.Helper()
	v := visit{serve: besideVersion1(t), start: emptyPath, before: blogFolder + ";"}
	skipWithoutBlobs(t)
	p := openAt(t, "Asia/Seoul", afterVersion1, v)
	p.allow("math.js")
	p.allow("study-cover.png")
	recorded := version1Profile(t)
	p.writeProfile(recorded)
	require.Equal(t, recorded, p.readProfile(), "the profile was not written as it was read")
	return p, recorded
}

// unsavedText returns the text of the note in localStorage that version 1 could not store.
func (p profile) unsavedText(t *testing.T) (id, text string) {
	t.Helper()
	for key, value := range p.LocalStorage {
		if strings.HasPrefix(key, "daylog.unsaved.") {
			var notes []struct{ ID, Text string }
			require.NoError(t, json.Unmarshal([]byte(value), &notes))
			require.Len(t, notes, 1)
			return notes[0].ID, notes[0].Text
		}
	}
	t.Fatal("the profile has no unsaved note")
	return "", ""
}

// texts returns the texts of the logs by id, with the unsaved note replacing the stored one.
func (p profile) texts(t *testing.T) map[string]string {
	t.Helper()
	texts := map[string]string{}
	for id, text := range p.store("texts") {
		texts[id.(string)] = text.(string)
	}
	id, unsaved := p.unsavedText(t)
	require.NotEqual(t, texts[id], unsaved)
	texts[id] = unsaved
	return texts
}

// openLogs returns the ids of the logs that are not deleted.
func (p profile) openLogs() (ids []string) {
	for id, log := range p.store("logs") {
		if log.(map[string]any)["binned"] == nil {
			ids = append(ids, id.(string))
		}
	}
	slices.Sort(ids)
	return ids
}

// openByID opens a log from the rail, whose months may be collapsed.
func (p *page) openByID(id string) {
	p.t.Helper()
	eval[any](p, `document.querySelector('.Rail-item[data-id="' + %s + '"]').click()`, id)
	p.wait(`document.querySelector(".Rail-item[aria-current]")?.dataset.id == %s && document.documentElement.dataset.shown == ""`, id)
}

// requireKept compares the stored data with the recorded profile. The logs named in edited may have
// changed in the fields that an edit changes; every other record and field is equal.
func requireKept(t *testing.T, want, got profile, edited ...string) {
	t.Helper()
	revisions := want.store("revisions")
	for _, store := range want.Stores {
		have := got.store(store.Name)
		for _, r := range store.Records {
			if revision, ok := revisions[r.Key].(map[string]any); ok && slices.Contains(edited, revision["log"].(string)) {
				continue // a new revision of a log removes some old ones
			}
			value, ok := have[r.Key]
			require.True(t, ok, "%s: record %v is lost", store.Name, r.Key)
			id, _ := r.Key.(string)
			switch {
			case store.Name == "pages", store.Name == "texts" && slices.Contains(edited, id):
			case store.Name == "logs":
				was, is := maps.Clone(r.Value.(map[string]any)), maps.Clone(value.(map[string]any))
				if slices.Contains(edited, id) {
					for _, field := range []string{"caret", "changed", "size", "stamp", "title", "derived", "opened"} {
						delete(was, field)
						delete(is, field)
					}
					for _, field := range []string{"name", "file"} {
						// version 1 accepted any name
						was[field] = strings.ReplaceAll(was[field].(string), `\`, "-")
					}
				}
				for field := range was {
					require.Equal(t, was[field], is[field], "log %s: %s", id, field)
				}
			default:
				require.Equal(t, r.Value, value, "%s: record %v", store.Name, r.Key)
			}
		}
	}
	require.Equal(t, want.Folder, got.Folder)
	var was, is map[string]any
	require.NoError(t, json.Unmarshal([]byte(want.LocalStorage["daylog"]), &was))
	require.NoError(t, json.Unmarshal([]byte(got.LocalStorage["daylog"]), &is))
	for setting := range was {
		if !slices.Contains([]string{"open", "openDay", "caret", "backup"}, setting) {
			require.Equal(t, was[setting], is[setting], "setting %s", setting)
		}
	}
}

func TestVersion1ProfileIsOpenedEditedAndOpenedByVersion1Again(t *testing.T) {
	p, recorded := openVersion1Profile(t)
	noted, _ := recorded.unsavedText(t)
	texts := recorded.texts(t)
	p.goTo(mount)
	p.waitReady()
	p.waitStored(`(await get("texts", %s)) === %s`, noted, texts[noted])
	require.Equal(t, "dark", eval[string](p, `document.documentElement.dataset.theme`))
	require.Equal(t, len(recorded.openLogs())+1, p.logs(), "all of them, and today's")
	requireKept(t, recorded, p.readProfile(), noted)

	// Each log shows the text that version 1 stored, and an edit of it is stored.
	for _, id := range recorded.openLogs() {
		p.openByID(id)
		p.waitText(texts[id])
		p.write("2")
		texts[id] += "2"
		p.waitText(texts[id])
		p.waitSaved()
	}
	requireKept(t, recorded, p.readProfile(), recorded.openLogs()...)
	for id, text := range texts {
		require.Equal(t, text, stored[string](p, `get("texts", %s)`, id))
	}

	// Version 1 shows the same texts, and edits them.
	p.goTo(version1Mount)
	p.waitReady()
	for _, id := range recorded.openLogs() {
		p.openByID(id)
		p.waitText(texts[id])
	}
	last := recorded.openLogs()[0]
	p.openByID(last)
	p.write("1")
	p.waitLog(last, texts[last]+"1")
	requireKept(t, recorded, p.readProfile(), recorded.openLogs()...)
}

func TestVersion1HistoryPicturesTemplatesAndFolderAreUsable(t *testing.T) {
	p, recorded := openVersion1Profile(t)
	byName := map[string]string{}
	for id, log := range recorded.store("logs") {
		byName[log.(map[string]any)["name"].(string)] = id.(string)
	}
	p.goTo(mount)
	p.waitReady()

	p.openByID(byName["2026-10-14-restored.md"])
	p.waitPreview("first text")
	p.action("history")
	p.wait(revisions+`.join() == %s`, p.say("history.of.restore")+","+p.say("history.of.download"))
	p.click(".History-restore")
	p.waitPreview("second text")
	p.press("Mod+Z")
	p.waitPreview("first text")

	p.openByID(byName["2026-10-13-그림.md"])
	p.waitPictures(2)

	p.openByID(byName["2026-10-18-on-disk.md"])
	p.waitPreview("on disk")
	p.waitInFolder("saved")
	p.write("and on")
	p.press("Mod+S")
	p.waitInFolder("saved")
	require.Contains(t, p.file("_posts/2026-10-18-on-disk.md"), "on disk\nand on")

	// Learned words, the templates, and the bin.
	p.click(".Card-newTag")
	p.typeText("py")
	p.wait(`document.querySelectorAll(".Card-suggestion").length > 0`)
	p.press("Escape")
	p.press("Escape")
	p.action("templates")
	p.wait(`[...document.querySelectorAll(".Daily[open] .Daily-name")].map(name => name.value).slice(1).join() == "From my newest logs,My template,My template 2"`)
	require.Equal(t, "My template 2", eval[string](p, `document.querySelector(".Daily-use:checked").getAttribute("aria-label")`))
	p.press("Escape")
	p.action("binList")
	p.wait(`document.querySelectorAll(".Storage-binItem").length == 2`)
}

func TestVersion1BackupIsRestored(t *testing.T) {
	skipWithoutBlobs(t)
	p := openAt(t, "Asia/Seoul", afterVersion1, visit{serve: besideVersion1(t), start: emptyPath})
	p.goTo(mount)
	p.waitReady()
	p.waitSaved()
	p.drop("body", version1+"backup.zip")
	p.click(".Restore-all")
	p.waitNotice(p.say("import.done", "added", 23))
	p.waitSaved()
	got, want := p.readProfile(), version1Profile(t)
	for _, name := range []string{"texts", "pictures", "pictureBlobs", "templates", "settings"} {
		for key, value := range want.store(name) {
			require.Equal(t, value, got.store(name)[key], "%s: %v", name, key)
		}
	}
	for id, log := range want.store("logs") {
		for field, value := range log.(map[string]any) {
			if name, ok := value.(string); ok && (field == "name" || field == "file") {
				value = strings.ReplaceAll(name, `\`, "-") // version 1 accepted any name
			}
			restored, ok := got.store("logs")[id].(map[string]any)
			if ok && field != "disk" && field != "stamp" {
				require.Equal(t, value, restored[field], "log %v: %s", id, field)
			}
		}
	}
	pastOf := func(from profile) (all []string) {
		for id, r := range from.store("revisions") {
			r := r.(map[string]any)
			text, _ := from.store("revisionTexts")[id].(string)
			data, _ := json.Marshal([]any{r["log"], r["time"], r["reason"], text})
			all = append(all, string(data))
		}
		return all
	}
	require.Subset(t, pastOf(got), pastOf(want))
}

// A tab of version 1 writes the blog, which it does not know, into its backup.
func TestABackupOfAVersion1TabRestoresTheBlog(t *testing.T) {
	p := openAt(t, "Asia/Seoul", afterVersion1, visit{serve: besideVersion1(t), start: emptyPath})
	p.onlyInChromium()
	p.goTo(mount)
	p.waitReady()
	p.drop("body", writeBlog(t, map[string]string{"_config.yml": chirpyIn("ko-KR"), "assets/a.png": "png"}))
	p.waitPosted("게시")
	p.waitBlog("_config.yml", "assets/a.png")
	p.waitSaved()
	p.goTo(version1Mount)
	p.waitReady()
	_, data := p.download(func() { p.runLabelled("Back up everything (.zip)") })

	file := filepath.Join(t.TempDir(), "backup.zip")
	require.NoError(t, os.WriteFile(file, data, 0o644))
	other := open(t, visit{})
	other.waitReady()
	other.drop("body", file)
	other.waitPosted("게시")
	other.waitBlog("_config.yml", "assets/a.png")
}

// Tabs of both versions edit different logs, then the same one: every word is in a log or in a
// history.
func TestTabsOfBothVersionsLoseNothing(t *testing.T) {
	p, recorded := openVersion1Profile(t)
	p.onlyInChromium()
	ids, texts := recorded.openLogs(), recorded.texts(t)
	p.goTo(mount)
	p.waitReady()
	v := visit{zone: "Asia/Seoul", night: true, before: blogFolder + ";" + clockAt(t, "Asia/Seoul", afterVersion1), start: version1Mount}
	old := p.tab(v)
	old.allow("math.js")
	old.allow("study-cover.png")
	old.waitReady()

	p.openByID(ids[1])
	old.openByID(ids[2])
	p.write(" new-0.")
	old.write(" old-1.")
	p.waitLog(ids[1], texts[ids[1]]+" new-0.")
	p.waitLog(ids[2], texts[ids[2]]+" old-1.")

	// Each shows the changes of the other in the log that both show.
	old.openByID(ids[1])
	old.waitText(texts[ids[1]] + " new-0.")
	old.write(" old-0.")
	p.waitText(texts[ids[1]] + " new-0. old-0.")
	p.write(" new-00.")
	old.waitText(texts[ids[1]] + " new-0. old-0. new-00.")

	words := []string{" new-0.", " old-1.", " old-0.", " new-00."}
	for _, letter := range "abcdef" {
		words = append(words, fmt.Sprintf("n%c. ", letter), fmt.Sprintf("o%c. ", letter))
		p.typeText(words[len(words)-2])
		old.typeText(words[len(words)-1])
	}
	p.waitSaved()
	old.waitSaved()
	now := p.readProfile()
	var all strings.Builder
	for _, store := range []string{"texts", "revisionTexts"} {
		for _, text := range now.store(store) {
			all.WriteString(text.(string) + "\n")
		}
	}
	for _, word := range words {
		require.Contains(t, all.String(), word)
	}
	noted, _ := recorded.unsavedText(t)
	requireKept(t, recorded, now, ids[1], ids[2], noted)
}
