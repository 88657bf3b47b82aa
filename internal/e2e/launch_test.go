package e2e

import (
	"context"
	"encoding/json"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"
)

// shareURL returns the URL that the browser opens to share data of another app.
func (p *page) shareURL(title, text, link string) string {
	return p.url + "?" + url.Values{"title": {title}, "text": {text}, "url": {link}}.Encode()
}

// asked returns the content of the dialog that asks whether to add shared text to today's log.
func (p *page) asked() []string {
	p.t.Helper()
	p.wait(`document.querySelector(".Share")?.checkVisibility()`)
	return eval[[]string](p, `[...document.querySelectorAll(".Share-item")].map(item => item.textContent)`)
}

func (p *page) waitNotAsked() {
	p.t.Helper()
	p.wait(`!document.querySelector(".Share")?.checkVisibility()`)
}

func TestWhatIsSharedStandsBehindTodaysLogOnceItIsAccepted(t *testing.T) {
	p := open(t, visit{})
	p.waitReady()
	p.write("mine")
	p.waitPreview("mine")
	p.waitSaved()
	before := p.lines()
	// the shared text is not for this log
	p.dropped("2026-03-11-other.md", post("another log is open"))
	p.waitPreview("another log is open")
	p.waitSaved()
	other := p.lines()

	p.do(chromedp.Navigate(p.shareURL("A page <b>", "worth reading", "https://a.example/x")))
	p.waitReady()
	require.Equal(t, []string{"A page <b>\nworth reading\nhttps://a.example/x"}, p.asked())
	require.Equal(t, p.url, eval[string](p, `location.href`))
	p.shot("shared")
	p.waitPreview("another log is open")
	require.Equal(t, other, p.lines(), "nothing is added without an answer")
	p.reload()
	p.waitReady()
	require.Equal(t, []string{"A page <b>\nworth reading\nhttps://a.example/x"}, p.asked(), "the question survives a reload")

	p.click(".Share-add")
	p.waitPreview("A page <b> worth reading")
	p.wait(`document.querySelector(".Notice").textContent == %s`, p.say("notice.shared"))
	p.waitNotAsked()
	require.Equal(t, "https://a.example/x", eval[string](p, content+`.querySelector("li:last-child a").href`))
	require.Equal(t, before+"\n\n- [A page \\<b\\>](https://a.example/x) worth reading\n", p.lines())

	p.press("Mod+Z")
	p.wait(`!document.querySelector(".cm-content").textContent.includes("worth reading")`)
	require.Equal(t, before, p.lines(), "it can be undone")
	p.press("Mod+Shift+Z")
	p.waitSaved()
	p.reload()
	p.waitReady()
	p.waitPreview("worth reading")
	require.Equal(t, before+"\n\n- [A page \\<b\\>](https://a.example/x) worth reading\n", p.lines(), "and is added once")
	p.waitNotAsked()
}

// A page that opens daylog repeatedly causes one question with all texts, in every tab, and one
// answer settles it.
func TestSeveralSharesAreOneQuestion(t *testing.T) {
	p := open(t, visit{})
	p.waitReady()
	before := p.lines()
	for _, text := range []string{"one", "two", "<img src=x onerror=top.marked=1>", "two"} {
		p.do(chromedp.Navigate(p.shareURL("", text, "")))
		p.wait(`location.href === %s`, p.url) // the share is taken
	}
	p.waitReady()
	require.Equal(t, []string{"one", "<img src=x onerror=top.marked=1>", "two"}, p.asked())
	require.Zero(t, eval[int](p, `document.querySelectorAll(".Share img").length`))
	other := p.tab(visit{})
	other.waitReady()
	require.Len(t, other.asked(), 3)

	// A key typed into the text does not answer the question.
	p.write("\n")
	p.press("Enter")
	p.press("Escape")
	require.Len(t, p.asked(), 3)
	p.press("Mod+Z")

	p.click(".Share-discard")
	p.waitNotAsked()
	other.waitNotAsked()
	p.reload()
	p.waitReady()
	p.waitNotAsked()
	require.NotContains(t, p.lines(), "two")
	require.Equal(t, strings.TrimSpace(before), strings.TrimSpace(p.lines()))
}

func TestAShareIsAtMostTenKilobytes(t *testing.T) {
	p := open(t, visit{})
	p.waitReady()
	before := p.lines()
	p.do(chromedp.Navigate(p.shareURL("", strings.Repeat("👩‍👩‍👧‍👦", 2000), "")))
	p.waitReady()
	shown := strings.Join(p.asked(), "")
	require.Less(t, len(shown), 10_000)
	require.Greater(t, len(shown), 9_900)
	require.Empty(t, strings.ReplaceAll(shown, "👩‍👩‍👧‍👦", ""), "cut between two characters")
	require.True(t, eval[bool](p, `document.querySelector(".Share-note").checkVisibility()`), "it says that something is left out")
	p.click(".Share-add")
	p.wait(`document.querySelector(".cm-content").textContent.includes("👩‍👩‍👧‍👦")`)
	require.Less(t, len(p.lines())-len(before), 10_010)
	p.waitSaved()

	p.do(chromedp.Navigate(p.shareURL("", "short", "")))
	p.waitReady()
	require.Equal(t, []string{"short"}, p.asked())
	require.False(t, eval[bool](p, `document.querySelector(".Share-note").checkVisibility()`))
}

// No invalid value in its storage prevents daylog from starting.
func TestDamagedSharesAreNoShares(t *testing.T) {
	for _, stored := range []string{`{`, `"x"`, `[null, {"title": 1}]`} {
		p := open(t, visit{before: "localStorage.setItem(\"daylog.shared\", " + strconv.Quote(stored) + ")"})
		p.waitReady()
		p.waitNotAsked()
	}
}

func TestTheShortcutOpensToday(t *testing.T) {
	p := open(t, visit{})
	p.waitReady()
	p.dropped("2026-03-11-other.md", post("another log"))
	p.waitPreview("another log")
	p.waitSaved()
	p.do(chromedp.Navigate(p.url + "?today=1"))
	p.waitReady()
	p.waitPreview("Done today")
	require.Equal(t, p.url, eval[string](p, `location.href`))
}

func TestOpensFilesThatTheSystemHandsOver(t *testing.T) {
	p := open(t, visit{before: `Object.defineProperty(window, "launchQueue", { value: { setConsumer(consumer) { window.launch = consumer } } })`})
	p.waitReady()
	eval[any](p, `(async () => {
		const handle = await (await navigator.storage.getDirectory()).getFileHandle("2026-03-11-from-the-system.md", { create: true })
		const file = await handle.createWritable()
		await file.write(%s)
		await file.close()
		await launch({ targetURL: location.href, files: [handle] })
	})()`, post("opened with daylog"))
	p.waitPreview("opened with daylog")
	p.wait(`document.querySelector(".TopBar-name").textContent === "2026-03-11-from-the-system.md"`)
	eval[any](p, `launch({ targetURL: %s })`, p.shareURL("", "shared while open", ""))
	require.Equal(t, []string{"shared while open"}, p.asked())
	p.waitPreview("opened with daylog")
	p.click(".Share-add")
	p.waitPreview("shared while open")
}

// Browsers report the last launch again when the page is reloaded.
func TestALaunchCountsOnce(t *testing.T) {
	p := open(t, visit{before: `Object.defineProperty(window, "launchQueue", { value: { setConsumer(consumer) { window.launch = consumer } } })`})
	p.waitReady()
	line := p.shareURL("", "shared once", "")
	eval[any](p, `launch({ targetURL: location.href })`)
	eval[any](p, `launch({ targetURL: %s })`, line)
	p.asked()
	p.click(".Share-add")
	p.waitPreview("shared once")
	p.waitSaved()
	text := p.lines()
	p.reload()
	p.waitPreview("shared once")
	eval[any](p, `launch({ targetURL: %s })`, line)
	eval[any](p, `launch({ targetURL: %s })`, p.shareURL("", "shared since", ""))
	require.Equal(t, []string{"shared since"}, p.asked())
	p.click(".Share-add")
	p.waitPreview("shared since")
	require.Equal(t, text+"- shared since\n", p.lines())

	p.do(chromedp.Navigate(p.url + "?today=1"))
	p.waitReady()
	eval[any](p, `launch({ targetURL: %s })`, p.url+"?today=1") // the launch that loaded the page
	p.dropped("2026-03-11-other.md", post("another log"))
	p.waitPreview("another log")
	eval[any](p, `launch({ targetURL: %s })`, p.url+"?today=1") // the next launch
	p.waitPreview("shared since")
}

// The browser validates the manifest; nothing can be installed in the profile of a test.
func TestCanBeInstalled(t *testing.T) {
	for _, language := range []string{"en-US", "ko-KR"} {
		p := open(t, visit{language: language, kept: true})
		p.waitReady()
		p.do(chromedp.Func(func(ctx context.Context, tab *chromedp.Target) error {
			read, err := cdp.Call(ctx, tab, cdppage.GetAppManifest, cdppage.GetAppManifestParams{})
			require.NoError(t, err)
			for _, e := range read.Errors {
				t.Error(e.Message)
			}
			var manifest struct {
				Lang      string
				Shortcuts []struct{ Name string }
			}
			require.NoError(t, json.Unmarshal([]byte(read.Data), &manifest))
			require.Equal(t, p.language, manifest.Lang)
			require.Equal(t, p.say("action.today"), manifest.Shortcuts[0].Name)
			wrong, err := cdp.Call(ctx, tab, cdppage.GetInstallabilityErrors, cdp.Empty{})
			require.NoError(t, err)
			for _, e := range wrong.InstallabilityErrors {
				require.Equal(t, "in-incognito", e.ErrorID)
			}
			return nil
		}))
	}
}
