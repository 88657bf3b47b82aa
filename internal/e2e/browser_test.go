// Package e2e holds only tests: the built site in a real browser.
package e2e

// This file starts the browser. Only page_test.go, act_test.go, wait_test.go, complaints_test.go
// and shot_test.go use it directly. A test opens its own page in its own profile, acts as a user
// does, and waits for results in the page; it never sleeps. A complaint in the console, the page or
// the worker, and a request to another host, fail the test that opened the page.

import (
	"context"
	"errors"
	"flag"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/chromedp"

	"daylog/internal/tools"
)

// patience is the time limit for an expected result; a slow machine with a cold cache needs most of
// it.
const patience = 45 * time.Second

var (
	shots        = flag.String("shots", "", "a folder for the pictures that tests take")
	chromiumPath = flag.String("chromium", "", "the Chromium to run, as $CHROMIUM")
	firefoxPath  = flag.String("firefox", "", "the Firefox to run, as $FIREFOX")

	torture = flag.Bool("torture", false, "take minutes where seconds would do")
)

// chromium is the browser of all tests, started by the first one.
var chromium struct {
	once  sync.Once
	ctx   context.Context
	stop  func()
	agent string // its User-Agent
	err   error
}

func TestMain(m *testing.M) {
	flag.Parse()
	// In the C locale, the default of a new machine, browsers reject Korean file names.
	os.Setenv("LC_ALL", "C.UTF-8")
	for variable, path := range map[string]string{"CHROMIUM": *chromiumPath, "FIREFOX": *firefoxPath} {
		if path != "" {
			os.Setenv(variable, path)
		}
	}
	code := m.Run()
	if chromium.stop != nil {
		chromium.stop()
	}
	stopEngines()
	os.RemoveAll(dist.temp)
	os.Exit(code)
}

func startChromium() {
	options, err := chromiumOptions()
	if err != nil {
		chromium.err = err
		return
	}
	allocator, stopAllocator := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, stopBrowser := chromedp.NewContext(allocator)
	chromium.ctx = ctx
	chromium.stop = func() {
		stopBrowser()
		stopAllocator()
	}
	version, err := chromedp.CallBrowser(ctx, browser.GetVersion, cdp.Empty{})
	if err != nil {
		chromium.err = err
		return
	}
	chromium.agent = strings.ReplaceAll(version.UserAgent, "Headless", "")
	_, number, _ := strings.Cut(version.Product, "/")
	chromium.err = errors.Join(tools.Named("Chromium").TooOld(number), chromedp.Do(ctx))
}

func chromiumOptions() ([]chromedp.ExecAllocatorOption, error) {
	name, err := tools.Named("Chromium").Find()
	return append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(name),
		chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-domain-reliability", true),
		chromedp.Flag("disable-features", "Translate,OptimizationHints,MediaRouter,AutofillServerCommunication,CertificateTransparencyComponentUpdater,SpareRendererForSitePerProcess"),
		chromedp.Flag("lang", "en-US"),
		// The browser does not use a proxy for 127.0.0.1, so only requests that leave this machine
		// arrive there.
		chromedp.ProxyServer(outside.proxy()),
	), err
}

// outside is a proxy that blocks every request and records its host.
var outside requests

type requests struct {
	mu    sync.Mutex
	hosts []string

	once sync.Once
	url  string
}

func (o *requests) proxy() string {
	o.once.Do(func() { o.url = httptest.NewServer(http.HandlerFunc(o.note)).URL })
	return o.url
}

// chromiumsOwn matches hosts that Chromium itself contacts; they depend on the version. The network
// events of a page would still reveal a request to one of them.
var chromiumsOwn = regexp.MustCompile(`(^|\.)(google|googleapis|gvt1|gstatic)\.com(:443)?$`)

func (o *requests) note(w http.ResponseWriter, r *http.Request) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if !chromiumsOwn.MatchString(r.Host) {
		o.hosts = append(o.hosts, r.Method+" "+r.Host)
	}
	http.Error(w, "the tests are offline", http.StatusForbidden)
}

// taken returns the requests since the last call.
func (o *requests) taken() []string {
	o.mu.Lock()
	defer o.mu.Unlock()
	hosts := o.hosts
	o.hosts = nil
	return hosts
}
