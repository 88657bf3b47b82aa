package e2e

// A page of the site, opened by a visitor.

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/security"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"

	"daylog/internal/tools"
)

// A visit describes the visitor and the browser. The zero value is a user with an English desktop
// browser in Seoul, during the day.
type visit struct {
	width, height int64
	dark          bool
	language      string
	zone          string
	// the browser has service workers; without, a test does not share the machine with an
	// installation
	kept   bool
	night  bool                            // daylog may ask for the day after midnight
	before string                          // script that runs before the page's scripts
	serve  func(http.Handler) http.Handler // middleware between the site and the browser
	engine string                          // browser; "" is that of -engine
	start  string                          // first path to open; "" is the site's
	// a phone with this version of Chrome for Android, see editContext
	android string
	// https, with a certificate that the browser accepts
	secure bool
}

// editContext and contentEditable are versions of Chrome for Android with different input modes in
// CodeMirror. In the newer one the editor's element has an EditContext, whose events do not reach
// the element.
const (
	editContext     = "156"
	contentEditable = "120"
)

func (v visit) orDefaults() visit {
	if v.android != "" && v.width == 0 {
		v.width, v.height = 390, 844
	}
	if v.width == 0 {
		v.width, v.height = 1440, 900
	}
	if v.language == "" {
		v.language = "en-US"
	}
	if v.zone == "" {
		v.zone = "Asia/Seoul"
	}
	if v.engine == "" {
		v.engine = *engine
	}
	return v
}

// script returns the script that runs before the page's scripts.
func (v visit) script() string {
	before := v.before
	if !v.kept {
		before = `Object.defineProperty(Navigator.prototype, "serviceWorker", { value: undefined });` + before
	}
	if !v.night {
		before = askNothingAtNight + before
	}
	return before
}

const askNothingAtNight = `try { localStorage.daylog ??= '{"nightUntil":0}' } catch {};`

// A page is an open page.
type page struct {
	t      testing.TB
	ctx    context.Context
	driver driver // nil in Chromium
	server *httptest.Server
	url    string
	folder string // of downloads

	language string // of the interface: "en" or "ko"

	mu       sync.Mutex
	troubles []string
	allowed  []string
}

// mount is the path of the site. URLs in the site must not begin with a slash.
const mount = "/some/where/"

// host returns the host of the site as in requests.
func (p *page) host() string {
	_, host, _ := strings.Cut(p.server.URL, "://")
	return host
}

// belowPlainSite serves the parent folders of daylog as a page without images.
func belowPlainSite(daylog http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != mount && strings.HasPrefix(mount, r.URL.Path) && strings.HasSuffix(r.URL.Path, "/") {
			w.Header().Set("Content-Type", "text/html")
			w.Write([]byte("<p>a site</p>"))
			return
		}
		daylog.ServeHTTP(w, r)
	})
}

// openHandler opens a page of h for a visit.
func openHandler(t testing.TB, h http.Handler, v visit) *page {
	t.Helper()
	v = v.orDefaults()
	if v.android != "" && v.engine != "chromium" {
		t.Skip("only Chromium can be a phone")
	}
	h = belowPlainSite(http.StripPrefix(strings.TrimSuffix(mount, "/"), h))
	if v.serve != nil {
		h = v.serve(h)
	}
	p := &page{t: t, folder: t.TempDir(), language: v.language[:2]}
	if v.serve != nil {
		p.allow("daylog is not kept") // a site with modified files is not available offline
	}
	if v.engine == "webkit" && !v.kept {
		h = p.scriptBefore(v.script(), h)
	}
	if p.server = httptest.NewServer(h); v.secure {
		p.server.Close()
		p.server = httptest.NewUnstartedServer(h)
		p.server.Config.ErrorLog = quiet
		p.server.StartTLS()
	}
	p.url = p.server.URL + mount
	if v.start == "" {
		v.start = mount
	}
	if v.engine != "chromium" {
		p.openIn(v)
		return p
	}
	tools.Need(t, "Chromium")
	chromium.once.Do(startChromium)
	require.NoError(t, chromium.err)
	ctx, cancel := chromedp.NewContext(chromium.ctx, chromedp.WithNewBrowserContext(), chromedp.WithListener(p.watch))
	p.ctx = ctx
	t.Cleanup(func() {
		p.report()
		cancel()
		p.server.Close()
	})
	outside.taken()
	// without a time limit, at whose end the tab would be closed
	require.NoError(t, chromedp.Do(ctx), "open a tab")
	p.do(chromedp.Func(func(ctx context.Context, tab *chromedp.Target) error { return p.prepare(ctx, tab, v) }))
	p.do(chromedp.Navigate(p.server.URL + v.start))
	return p
}

// goTo opens another path of the same host in the same tab.
func (p *page) goTo(path string) {
	p.t.Helper()
	if p.driver != nil {
		require.NoError(p.t, p.driver.navigate(p.server.URL+path))
		return
	}
	p.do(chromedp.Navigate(p.server.URL + path))
}

// tab opens the page again in another tab of the same browser.
func (p *page) tab(v visit) *page {
	p.t.Helper()
	p.onlyInChromium()
	if v.start == "" {
		v.start = mount
	}
	other := &page{t: p.t, server: p.server, url: p.url, folder: p.folder, language: v.orDefaults().language[:2]}
	ctx, cancel := chromedp.NewContext(p.ctx, chromedp.WithListener(other.watch))
	other.ctx = ctx
	p.t.Cleanup(func() {
		other.report()
		cancel()
	})
	require.NoError(p.t, chromedp.Do(ctx), "open another tab")
	other.do(chromedp.Func(func(ctx context.Context, tab *chromedp.Target) error { return other.prepare(ctx, tab, v.orDefaults()) }))
	other.do(chromedp.Navigate(p.server.URL + v.start))
	return other
}

// prepare configures the browser for a visit.
func (p *page) prepare(ctx context.Context, tab *chromedp.Target, v visit) error {
	theme := "light"
	if v.dark {
		theme = "dark"
	}
	var errs []error
	try := func(_ any, err error) { errs = append(errs, err) }
	agent, platform := chromium.agent, ""
	var device []chromedp.EmulateViewportOption
	if v.android != "" {
		agent = "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/" + v.android + ".0.0.0 Mobile Safari/537.36"
		platform = "Linux armv81"
		device = []chromedp.EmulateViewportOption{chromedp.EmulateMobile, chromedp.EmulateTouch}
	}
	try(cdp.Call(ctx, tab, emulation.SetUserAgentOverride, emulation.SetUserAgentOverrideParams{UserAgent: agent, Platform: platform, AcceptLanguage: v.language}))
	try(cdp.Call(ctx, tab, emulation.SetTimezoneOverride, emulation.SetTimezoneOverrideParams{TimezoneID: v.zone}))
	try(cdp.Call(ctx, tab, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: theme}, {Name: "prefers-reduced-motion", Value: "reduce"}}}))
	try(cdp.Call(ctx, tab, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true}))
	if v.secure {
		try(cdp.Call(ctx, tab, security.SetIgnoreCertificateErrors, security.SetIgnoreCertificateErrorsParams{Ignore: true}))
	}
	try(chromedp.EmulateViewport(v.width, v.height, device...)(ctx, tab))
	try(cdp.Call(ctx, tab, cdppage.AddScriptToEvaluateOnNewDocument, cdppage.AddScriptToEvaluateOnNewDocumentParams{Source: v.script()}))
	try(chromedp.CallBrowser(ctx, browser.SetDownloadBehavior, browser.SetDownloadBehaviorParams{
		Behavior: browser.SetDownloadBehaviorBehaviorAllowAndName, BrowserContextID: chromedp.FromContext(ctx).BrowserContextID,
		DownloadPath: p.folder, EventsEnabled: new(true)}))
	return errors.Join(errs...)
}
