package e2e

import (
	"context"
	"strconv"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"
)

// marker is whether the first preview of the open log has not proved harmless yet.
const marker = `Object.keys(localStorage).some(key => key.startsWith("daylog.rendering."))`

// crash ends the renderer of the tab, as a preview that is too deep does.
func (p *page) crash() {
	p.t.Helper()
	ctx, stop := context.WithTimeout(p.ctx, 2*time.Second)
	defer stop()
	_ = chromedp.Do(ctx, chromedp.Func(func(ctx context.Context, tab *chromedp.Target) error {
		_, err := cdp.Call(ctx, tab, cdppage.Crash, cdp.Empty{})
		return err // no renderer is left to answer
	}))
}

func TestALogWhosePreviewEndedTheTabOpensWithoutIt(t *testing.T) {
	p := open(t, visit{})
	p.waitReady()
	p.replaceAll(post("it crashed"))
	p.waitPreview("it crashed")
	p.waitSaved()
	p.wait(`!` + marker)
	p.reload()
	p.wait(marker)
	p.allow("the page crashed")
	p.crash()

	next := p.tab(visit{})
	next.waitReady()
	next.wait(`"paused" in document.documentElement.dataset`)
	next.waitBanner("The preview is paused")
	next.shot("preview-paused")
	require.NotContains(t, next.preview(), "it crashed")
	next.write(" but the text goes on")
	next.waitSaved()
	_, data := next.download(func() { next.click(`.Page-paused [data-action="download"]`) })
	require.Equal(t, post("it crashed but the text goes on"), string(data))

	next.click(`.Page-paused [data-action="preview"]`)
	next.waitPreview("it crashed but the text goes on")
	require.True(t, eval[bool](next, `document.querySelector(".Banner").hidden`))
	next.write(" and so does the preview")
	next.waitPreview("and so does the preview")
	next.waitSaved()
	next.wait(`!` + marker)
	next.reload()
	next.waitPreview("and so does the preview")
}

// Only a tab that ended without a word is suspect: not one that is reloaded before its page is there.
func TestAReloadIsNoCrash(t *testing.T) {
	p := open(t, visit{})
	p.waitReady()
	for range 3 {
		p.reload()
		p.wait(marker)
	}
	p.reload()
	p.waitReady()
	p.waitPreview("Done today")
	require.False(t, eval[bool](p, `"paused" in document.documentElement.dataset`))
}

// No value in the storage keeps daylog from starting.
func TestNoStoredSettingKeepsDaylogFromStarting(t *testing.T) {
	for _, stored := range []string{`{"language":"xx"}`, ``, `"constructor"`, `{"language":"__proto__","theme":5,"open":{},"view":"x","split":"a"}`, `[]`, `{`} {
		t.Run(stored, func(t *testing.T) {
			p := open(t, visit{before: clockAt(t, "Asia/Seoul", "2026-03-05 09:04") + `
				try { if (!sessionStorage.once) { sessionStorage.once = 1; localStorage.daylog = ` + strconv.Quote(stored) + ` } } catch {}`})
			p.waitReady()
			p.waitPreview("Done today")
			require.Equal(t, "en", eval[string](p, `document.documentElement.lang`))
		})
	}
}
