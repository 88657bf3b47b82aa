package e2e

// A page of the site, opened by someone.

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

// visit says who comes and how. Its zero value is an English reader at a desk, in Seoul, by daylight.
type visit struct {
	width, height int64
	dark          bool
	language      string
	zone          string
	kept          bool                            // the browser has service workers; else a test would share the machine with one that is installed
	night         bool                            // daylog may ask after midnight which day it is
	before        string                          // script that runs before the page's own
	serve         func(http.Handler) http.Handler // stands between the site and the browser
	engine        string                          // "" is the one of -engine
	start         string                          // the first path to open; "" is the site's
	android       string                          // a phone with this version of Chrome for Android, see editContext
	secure        bool                            // over https, with a certificate that the browser is told to accept
}

// editContext and contentEditable are versions of Chrome for Android with which CodeMirror takes text in different ways. With the
// newer one the element of the editor has an EditContext, whose events do not reach the element.
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

// script is what runs before the page's own scripts.
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

// page is an open page.
type page struct {
	t      testing.TB
	ctx    context.Context
	driver driver // nil in Chromium, which is driven by its own protocol
	server *httptest.Server
	url    string
	folder string // of downloads

	language string // of the interface: "en" or "ko"

	mu       sync.Mutex
	troubles []string
	allowed  []string
}

// mount is where the site is served from: no URL in it may begin with a slash.
const mount = "/some/where/"

// host is where the site is served from, as requests name it.
func (p *page) host() string {
	_, host, _ := strings.Cut(p.server.URL, "://")
	return host
}

// belowPlainSite serves the folders above daylog's: a page without pictures.
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

// openHandler opens a page of h as v says.
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
		p.allow("daylog is not kept") // what is changed on the way is not kept for use without a network
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
	require.NoError(t, chromedp.Do(ctx), "open a tab") // without a time limit: the tab would end with it
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

// tab opens the page once more in the same browser.
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

// prepare makes the browser one of the visitor's.
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
