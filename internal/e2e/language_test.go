package e2e

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// loadedTexts lists the text files of the app that the page has requested.
const loadedTexts = `performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname.split("/").pop())
	.filter(name => ["en.js", "ko.js"].includes(name))`

// waitLanguage waits until the interface has a language: the first screen and a closed dialog.
func (p *page) waitLanguage(language string) {
	p.t.Helper()
	shown := func(selector, key string) {
		p.wait(`document.querySelector(%s).textContent === %s`, selector, sayIn(p.t, language, key))
	}
	p.wait(`document.documentElement.lang === %s`, language)
	shown(".TopBar-today span", "action.today")
	shown(".Proposal h2", "proposal.label")
}

func TestThePageLoadsTheTextsOfItsLanguage(t *testing.T) {
	eachBrowser(t, func(t *testing.T, v visit) {
		v.language = "ko-KR"
		p := open(t, v)
		p.waitReady()
		p.waitLanguage("ko")
		require.Equal(t, []string{"ko.js"}, eval[[]string](p, loadedTexts))
		p.action("storage")
		p.wait(`document.querySelector(".Storage[open]")`)
		p.press("Escape")
		p.action("languageEn")
		p.waitLanguage("en")
		require.Equal(t, []string{"ko.js", "en.js"}, eval[[]string](p, loadedTexts))
		p.language = "en"
		p.action("storage") // the texts of a loaded dialog have changed as well
		p.wait(`document.querySelector(".Storage-backupTime").textContent === %s`, p.say("storage.noBackup"))
		p.wait(`document.querySelector(".Storage h2").textContent === %s`, p.say("storage.label"))
		p.press("Escape")
		p.reload()
		p.waitReady()
		p.waitLanguage("en")
		require.Equal(t, []string{"en.js"}, eval[[]string](p, loadedTexts))
	})
}

func TestTheLanguageChangesWithTheServerGone(t *testing.T) {
	p := open(t, visit{kept: true})
	p.waitReady()
	p.waitKept()
	p.wait(`navigator.serviceWorker.controller`)
	p.unplug()
	p.action("languageKo")
	p.waitLanguage("ko")
	p.reload()
	p.waitReady()
	p.waitLanguage("ko")
}

// A language that cannot be loaded changes nothing, also not at the next start.
func TestALanguageThatCannotBeLoadedIsReported(t *testing.T) {
	p := open(t, visit{})
	p.allow("ERR_CONNECTION_REFUSED")
	p.waitReady()
	p.unplug()
	p.action("languageKo")
	p.wait(`document.querySelector(".Banner-text").textContent.startsWith(%s)`, p.sayBefore("warn.part", "reason", anyNumber))
	p.waitLanguage("en")
	require.Equal(t, "en", eval[string](p, `JSON.parse(localStorage.daylog).language ?? "en"`))
	p.replaceAll(post("still here"))
	p.waitPreview("still here")
	p.waitSaved()
}
