package e2e

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestATabShowsWhatTheOtherWrites(t *testing.T) {
	a := open(t, visit{})
	a.waitReady()
	a.replaceAll(post("one\n\ntwo\n"))
	a.waitSaved()
	b := a.tab(visit{})
	b.waitReady()
	b.waitPreview("two")
	a.write("three")
	b.waitPreview("three")
	b.waitSaved()
	b.press("Mod+Home")
	for range 5 {
		b.press("ArrowDown")
	}
	b.press("End")
	b.typeText("!")
	a.waitPreview("one!")
	require.Equal(t, post("one!\n\ntwo\nthree"), a.lines())
	a.typeText(" four") // at its previous caret
	b.waitPreview("three four")
	a.waitSaved()
	b.waitSaved()
	require.Equal(t, 1, stored[int](a, `(await get("logs")).length`), "still one log")
	// Each tab has its own undo history.
	b.press("Mod+Z")
	a.wait(`!document.querySelector("iframe").contentDocument.body.innerText.includes("one!")`)
	require.Equal(t, post("one\n\ntwo\nthree four"), a.lines())
}

func TestWhatBothTabsChangedIsKeptTwice(t *testing.T) {
	a := open(t, visit{})
	a.waitReady()
	a.replaceAll(post("both\n"))
	a.waitSaved()
	// receives no messages
	b := a.tab(visit{before: `globalThis.BroadcastChannel = undefined; delete globalThis.BroadcastChannel`})
	b.waitReady()
	b.waitPreview("both")
	a.write("of the first")
	a.waitSaved()
	b.write("of the second")
	b.waitBanner(b.sayBefore("tabs.both", "name", anyNumber))
	b.shot("tabs-both")
	b.waitSaved()
	require.Equal(t, post("both\nof the second"), b.lines())
	texts := stored[[]string](a, `get("texts")`)
	require.Contains(t, texts, post("both\nof the first"))
	require.Contains(t, texts, post("both\nof the second"))
	b.typeText(", on and on")
	b.waitSaved()
	require.Contains(t, stored[[]string](a, `get("texts")`), post("both\nof the second, on and on"))
	b.click(".Banner-action")
	b.waitPreview("of the first")
}

// Two tabs type into one log at the same time: every word exists afterwards.
func TestTwoTabsTyping(t *testing.T) {
	long := 3 * time.Second
	if *torture {
		long = time.Minute
	}
	a := open(t, visit{})
	a.waitReady()
	a.replaceAll(post("start\n"))
	a.waitSaved()
	b := a.tab(visit{})
	b.waitReady()
	b.waitPreview("start")
	a.toEnd()
	b.toEnd()
	var words []string
	for end := time.Now().Add(long); time.Now().Before(end); {
		n := len(words)
		words = append(words, fmt.Sprintf("a%d.", n), fmt.Sprintf("b%d.", n))
		a.typeText(words[n] + " ")
		b.typeText(words[n+1] + " ")
	}
	a.waitSaved()
	b.waitSaved()
	texts := stored[[]string](a, `get("texts")`)
	t.Logf("%d words in %d logs", len(words), len(texts))
	all := strings.Join(texts, "\n")
	for _, word := range words {
		require.Contains(t, all, word)
	}
}

// Unsaved text of a closed tab is kept as well if another tab continued the same log.
func TestWhatATabLeftBehindIsKeptBesideWhatAnotherWrote(t *testing.T) {
	p := open(t, visit{})
	p.waitReady()
	p.replaceAll(post("written since"))
	p.waitSaved()
	id := p.shownID()
	leave := func(text string, later int) {
		left := stored[map[string]any](p, `get("logs", %s)`, id)
		left["text"], left["base"] = post(text), "gone.1"
		left["changed"] = left["changed"].(float64) + float64(later)
		eval[any](p, `void localStorage.setItem("daylog.unsaved.gone", JSON.stringify([%s]))`, left)
		p.reload()
		p.waitReady()
	}
	leave("left behind", -1000)
	p.waitPreview("written since")
	require.Contains(t, stored[[]string](p, `get("revisionTexts")`), post("left behind"))
	leave("left behind, and newer", 1000)
	p.waitPreview("left behind, and newer")
	require.Contains(t, stored[[]string](p, `get("revisionTexts")`), post("written since"))
	require.Equal(t, 0, eval[int](p, `Object.keys(localStorage).filter(key => key.startsWith("daylog.unsaved")).length`))
}
