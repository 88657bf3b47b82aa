package e2e

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"

	"daylog/internal/tools"
)

// A DNS lookup reveals that somebody reads a post, even without a request. Only the network log of
// the browser shows lookups. The host names of attacks are mapped to one that the test can search
// for.
func TestAPostLooksUpNoName(t *testing.T) {
	if *engine != "chromium" {
		t.Skip("only Chromium logs its network")
	}
	tools.Need(t, "Chromium")
	chromium.once.Do(startChromium)
	require.NoError(t, chromium.err)
	options, err := chromiumOptions()
	require.NoError(t, err)
	file := filepath.Join(t.TempDir(), "net.json")
	allocator, stopAllocator := chromedp.NewExecAllocator(context.Background(), append(options,
		chromedp.Flag("proxy-server", false), // a proxy would look up names itself
		chromedp.Flag("log-net-log", file),
		chromedp.Flag("host-resolver-rules", "MAP *.evil.invalid evil.localhost, MAP control.invalid control.localhost, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE *.localhost"))...)
	// on http, browsers also look up the names in links
	server := httptest.NewServer(http.StripPrefix(strings.TrimSuffix(mount, "/"), builtSite(t)))
	t.Cleanup(server.Close)
	p := &page{t: t, server: server, url: server.URL + mount, folder: t.TempDir()}
	ctx, stop := chromedp.NewContext(allocator)
	p.ctx = ctx
	require.NoError(t, chromedp.Do(ctx))
	p.do(chromedp.Func(func(ctx context.Context, tab *chromedp.Target) error {
		return p.prepare(ctx, tab, visit{}.orDefaults())
	}))
	p.do(chromedp.Navigate(p.url))
	p.waitReady()
	all := slices.DeleteFunc(attacks(t, "*.txtar", "pictures.invalid", func(number int) string { return fmt.Sprintf("a%d.evil.invalid", number) }), func(a attack) bool {
		return !strings.HasPrefix(a.name, "leak-") && !strings.HasPrefix(a.name, "document") && !strings.HasPrefix(a.name, "address")
	})
	require.Greater(t, len(all), 100)
	if !*torture {
		all = everyNth(all, 4)
	}
	for _, a := range all {
		rendered := eval[int](p, `document.querySelector(%s).focus(), Number(document.documentElement.dataset.rendered)`, editor)
		p.press("Mod+A")
		p.paste(a.text)
		p.wait(`document.documentElement.dataset.rendered > %s`, rendered)
	}
	eval[any](p, `new Promise(done => {
		document.head.append(Object.assign(document.createElement("link"), { rel: "dns-prefetch", href: "//control.invalid" }))
		setTimeout(done, 1000)
	})`)
	require.NoError(t, chromedp.Cancel(ctx)) // closes the browser, which ends its log
	stop()
	stopAllocator()
	log, err := os.ReadFile(file)
	require.NoError(t, err)
	// the preceding part repeats the browser's options
	_, events, found := strings.Cut(string(log), `"events"`)
	require.True(t, found)
	require.True(t, strings.Contains(events, "control.localhost"), "the log shows names that are looked up")
	for _, name := range []string{"evil.localhost", "evil.invalid"} {
		if at := strings.Index(events, name); at >= 0 {
			t.Errorf("%s is looked up or asked: %s", name, events[max(0, at-300):min(len(events), at+300)])
		}
	}
}
