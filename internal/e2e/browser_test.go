// Package e2e holds only tests: the built site in a real browser.
package e2e

// This file starts the browser; with page_test.go, act_test.go, wait_test.go, complaints_test.go and shot_test.go it is all that
// knows of it. A test opens a page of its own, in a profile of its own, acts as a person does, and waits for what the page shows;
// it never sleeps. Whatever the page complains about in the console, in the page or in the worker, and whatever it asks of
// another host, fails the test that opened it.

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

// patience is how long a test waits for what must come; a slow machine with a cold cache needs most of it.
const patience = 45 * time.Second

var (
	shots        = flag.String("shots", "", "a folder for the pictures that tests take")
	chromiumPath = flag.String("chromium", "", "the Chromium to run, as $CHROMIUM")
	firefoxPath  = flag.String("firefox", "", "the Firefox to run, as $FIREFOX")

	torture = flag.Bool("torture", false, "take minutes where seconds would do")
)

// chromium is the one browser of all tests, started by the first that needs it.
var chromium struct {
	once  sync.Once
	ctx   context.Context
	stop  func()
	agent string // its User-Agent
	err   error
}

func TestMain(m *testing.M) {
	flag.Parse()
	// In the C locale, which a fresh machine has, browsers refuse Korean file names.
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
		chromedp.Flag("disable-features", "Translate,OptimizationHints,MediaRouter,AutofillServerCommunication,CertificateTransparencyComponentUpdater"),
		chromedp.Flag("lang", "en-US"),
		// This machine's own address is never asked of a proxy, so only what leaves it arrives there.
		chromedp.ProxyServer(outside.proxy()),
	), err
}

// outside is a proxy that lets nothing out and remembers who wanted to go where.
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

// chromiumsOwn matches hosts that Chromium asks for its own sake, whatever page is open; which ones differs from version to
// version. A page that did so would be noticed all the same, by the events of its network.
var chromiumsOwn = regexp.MustCompile(`(^|\.)(google|googleapis|gvt1|gstatic)\.com(:443)?$`)

func (o *requests) note(w http.ResponseWriter, r *http.Request) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if !chromiumsOwn.MatchString(r.Host) {
		o.hosts = append(o.hosts, r.Method+" "+r.Host)
	}
	http.Error(w, "the tests are offline", http.StatusForbidden)
}

// taken returns what came in since the last call.
func (o *requests) taken() []string {
	o.mu.Lock()
	defer o.mu.Unlock()
	hosts := o.hosts
	o.hosts = nil
	return hosts
}
