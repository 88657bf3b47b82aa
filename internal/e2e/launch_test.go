package e2e

import (
	"context"
	"net/url"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"
)

// shareURL is where a browser goes with what another app shares.
func (p *page) shareURL(title, text, link string) string {
	return p.url + "?" + url.Values{"title": {title}, "text": {text}, "url": {link}}.Encode()
}

func TestWhatIsSharedStandsBehindTodaysLog(t *testing.T) {
	p := open(t, visit{})
	p.waitReady()
	p.write("mine")
	p.waitPreview("mine")
	p.waitSaved()
	before := p.lines()
	p.dropped("2026-03-11-other.md", post("another log is open")) // what is shared is not for it
	p.waitPreview("another log is open")
	p.waitSaved()

	p.do(chromedp.Navigate(p.shareURL("A page <b>", "worth reading", "https://a.example/x")))
	p.waitReady()
	p.waitPreview("A page <b> worth reading")
	p.wait(`document.querySelector(".Notice").textContent.includes("today's log")`)
	p.shot("shared")
	require.Equal(t, "https://a.example/x", eval[string](p, content+`.querySelector("li:last-child a").href`))
	require.Equal(t, before+"\n\n- [A page \\<b\\>](https://a.example/x) worth reading\n", p.lines())

	p.press("Mod+Z")
	p.wait(`!document.querySelector(".cm-content").textContent.includes("worth reading")`)
	require.Equal(t, before, p.lines(), "it can be undone")
	p.press("Mod+Shift+Z")
	p.waitSaved()
	p.reload()
	p.waitPreview("worth reading")
	require.Equal(t, before+"\n\n- [A page \\<b\\>](https://a.example/x) worth reading\n", p.lines(), "and is added once")
	require.Equal(t, p.url, eval[string](p, `location.href`))
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
	p.waitPreview("shared while open")
}

// Browsers hand over the last launch once more when the page is loaded again.
func TestALaunchCountsOnce(t *testing.T) {
	p := open(t, visit{before: `Object.defineProperty(window, "launchQueue", { value: { setConsumer(consumer) { window.launch = consumer } } })`})
	p.waitReady()
	line := p.shareURL("", "shared once", "")
	eval[any](p, `launch({ targetURL: location.href })`)
	eval[any](p, `launch({ targetURL: %s })`, line)
	p.waitPreview("shared once")
	p.waitSaved()
	text := p.lines()
	p.reload()
	p.waitPreview("shared once")
	eval[any](p, `launch({ targetURL: %s })`, line)
	eval[any](p, `launch({ targetURL: %s })`, p.shareURL("", "shared since", ""))
	p.waitPreview("shared since")
	require.Equal(t, text+"- shared since\n", p.lines())

	p.do(chromedp.Navigate(p.url + "?today=1"))
	p.waitReady()
	eval[any](p, `launch({ targetURL: %s })`, p.url+"?today=1") // the one that loaded the page
	p.dropped("2026-03-11-other.md", post("another log"))
	p.waitPreview("another log")
	eval[any](p, `launch({ targetURL: %s })`, p.url+"?today=1") // and the next one
	p.waitPreview("shared since")
}

// The browser itself says what it thinks of the manifest; the profile of a test is one in which nothing can be installed.
func TestCanBeInstalled(t *testing.T) {
	for language, words := range map[string][]string{
		"en-US": {"daylog – daily logs for Jekyll", "Today"},
		"ko-KR": {"daylog – 하루 기록", "오늘"},
	} {
		p := open(t, visit{language: language, kept: true})
		p.waitReady()
		p.do(chromedp.Func(func(ctx context.Context, tab *chromedp.Target) error {
			read, err := cdp.Call(ctx, tab, cdppage.GetAppManifest, cdppage.GetAppManifestParams{})
			require.NoError(t, err)
			for _, e := range read.Errors {
				t.Error(e.Message)
			}
			require.Contains(t, read.Data, words[0])
			require.Contains(t, read.Data, words[1])
			wrong, err := cdp.Call(ctx, tab, cdppage.GetInstallabilityErrors, cdp.Empty{})
			require.NoError(t, err)
			for _, e := range wrong.InstallabilityErrors {
				require.Equal(t, "in-incognito", e.ErrorID)
			}
			return nil
		}))
	}
}
