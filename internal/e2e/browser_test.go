// Package e2e holds only tests: the built site in a real browser.
package e2e

// This file is all that knows of the browser. A test opens a page of its own, in a profile of its own, acts as a person
// does, and waits for what the page shows; it never sleeps. Whatever the page complains about in the console, in the page
// or in the worker, and whatever it asks of another host, fails the test that opened it.

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/dom"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/inspector"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/require"
)

// patience is how long a test waits for what must come; a slow machine with a cold cache needs most of it.
const patience = 45 * time.Second

var (
	shots   = flag.String("shots", "", "a folder for the pictures that tests take")
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
	code := m.Run()
	if chromium.stop != nil {
		chromium.stop()
	}
	stopEngines()
	os.RemoveAll(dist.folder)
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
	chromium.agent = strings.ReplaceAll(version.UserAgent, "Headless", "")
	chromium.err = errors.Join(err, chromedp.Do(ctx))
}

func chromiumOptions() ([]chromedp.ExecAllocatorOption, error) {
	name, err := findChromium()
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

func findChromium() (string, error) {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"} {
		if file, err := exec.LookPath(name); err == nil {
			return file, nil
		}
	}
	return "", errors.New("the browser tests need chromium (Debian: apt-get install chromium)")
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
}

func (v visit) orDefaults() visit {
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

	mu       sync.Mutex
	troubles []string
	allowed  []string
}

// mount is where the site is served from: no URL in it may begin with a slash.
const mount = "/some/where/"

// openHandler opens a page of h as v says.
func openHandler(t testing.TB, h http.Handler, v visit) *page {
	t.Helper()
	v = v.orDefaults()
	h = http.StripPrefix(strings.TrimSuffix(mount, "/"), h)
	if v.serve != nil {
		h = v.serve(h)
	}
	p := &page{t: t, folder: t.TempDir()}
	if v.serve != nil {
		p.allow("daylog is not kept") // what is changed on the way is not kept for use without a network
	}
	if v.engine == "webkit" && !v.kept {
		h = p.scriptBefore(v.script(), h)
	}
	p.server = httptest.NewServer(h)
	p.url = p.server.URL + mount
	if v.engine != "chromium" {
		p.openIn(v)
		return p
	}
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
	p.do(chromedp.Navigate(p.url))
	return p
}

// tab opens the page once more in the same browser.
func (p *page) tab(v visit) *page {
	p.t.Helper()
	p.onlyInChromium()
	other := &page{t: p.t, server: p.server, url: p.url, folder: p.folder}
	ctx, cancel := chromedp.NewContext(p.ctx, chromedp.WithListener(other.watch))
	other.ctx = ctx
	p.t.Cleanup(func() {
		other.report()
		cancel()
	})
	require.NoError(p.t, chromedp.Do(ctx), "open another tab")
	other.do(chromedp.Func(func(ctx context.Context, tab *chromedp.Target) error { return other.prepare(ctx, tab, v.orDefaults()) }))
	other.do(chromedp.Navigate(p.url))
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
	try(cdp.Call(ctx, tab, emulation.SetUserAgentOverride, emulation.SetUserAgentOverrideParams{UserAgent: chromium.agent, AcceptLanguage: v.language}))
	try(cdp.Call(ctx, tab, emulation.SetTimezoneOverride, emulation.SetTimezoneOverrideParams{TimezoneID: v.zone}))
	try(cdp.Call(ctx, tab, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: theme}, {Name: "prefers-reduced-motion", Value: "reduce"}}}))
	try(cdp.Call(ctx, tab, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true}))
	try(chromedp.EmulateViewport(v.width, v.height)(ctx, tab))
	try(cdp.Call(ctx, tab, cdppage.AddScriptToEvaluateOnNewDocument, cdppage.AddScriptToEvaluateOnNewDocumentParams{Source: v.script()}))
	try(chromedp.CallBrowser(ctx, browser.SetDownloadBehavior, browser.SetDownloadBehaviorParams{
		Behavior: browser.SetDownloadBehaviorBehaviorAllowAndName, BrowserContextID: chromedp.FromContext(ctx).BrowserContextID,
		DownloadPath: p.folder, EventsEnabled: new(true)}))
	return errors.Join(errs...)
}

// watch collects what must not happen, in the page and in its workers.
func (p *page) watch(ev any) {
	switch ev := ev.(type) {
	case *runtime.EventConsoleAPICalled:
		if ev.Type == runtime.ConsoleAPICalledTypeError || ev.Type == runtime.ConsoleAPICalledTypeAssert || ev.Type == runtime.ConsoleAPICalledTypeWarning {
			p.trouble("console." + string(ev.Type) + ": " + texts(ev.Args))
		}
	case *runtime.EventExceptionThrown:
		p.trouble("exception: " + exceptionText(ev.ExceptionDetails))
	case *log.EventEntryAdded:
		if ev.Entry.Level == log.EntryLevelError {
			p.trouble(fmt.Sprintf("%s: %s %s", ev.Entry.Source, ev.Entry.Text, ev.Entry.URL))
		}
	case *network.EventRequestWillBeSent:
		if u, err := url.Parse(ev.Request.URL); err == nil && strings.HasPrefix(u.Scheme, "http") && u.Host != strings.TrimPrefix(p.server.URL, "http://") {
			p.trouble("request to another host: " + ev.Request.URL)
		}
	case *inspector.EventTargetCrashed:
		p.trouble("the page crashed")
	case *cdppage.EventJavascriptDialogOpening:
		p.trouble("dialog: " + ev.Message)
		go chromedp.Call(p.ctx, cdppage.HandleJavaScriptDialog, cdppage.HandleJavaScriptDialogParams{Accept: true})
	case *target.EventAttachedToTarget:
		if kind := ev.TargetInfo.Type; kind == "worker" || kind == "service_worker" {
			watch := func(ev any) {
				if _, gone := ev.(*inspector.EventTargetCrashed); !gone || kind == "worker" { // browsers end service workers as they like
					p.watch(ev)
				}
			}
			// A second session, because chromedp hands out no events of this one.
			ctx, _ := chromedp.NewContext(p.ctx, chromedp.WithTargetID(ev.TargetInfo.TargetID), chromedp.WithListener(watch), chromedp.WithDetachOnCancel())
			go chromedp.Do(ctx)
		}
	}
}

func exceptionText(d *runtime.ExceptionDetails) string {
	if d.Exception != nil && d.Exception.Description != "" {
		return d.Text + " " + d.Exception.Description
	}
	return d.Text
}

func texts(args []*runtime.RemoteObject) string {
	var all []string
	for _, arg := range args {
		text := arg.Description
		if len(arg.Value) > 0 {
			text = string(arg.Value)
		}
		all = append(all, text)
	}
	return strings.Join(all, " ")
}

func (p *page) trouble(text string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.troubles = append(p.troubles, text)
}

// allow says that the page may complain with this text; a test that provokes an error names it.
func (p *page) allow(text string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.allowed = append(p.allowed, text)
}

// complaints are the troubles so far that no test allowed.
func (p *page) complaints() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	var all []string
	for _, text := range p.troubles {
		ok := false
		for _, allowed := range p.allowed {
			ok = ok || strings.Contains(text, allowed)
		}
		if !ok {
			all = append(all, text)
		}
	}
	return all
}

// takeComplaints returns the complaints and forgets them.
func (p *page) takeComplaints() []string {
	all := p.complaints()
	p.mu.Lock()
	defer p.mu.Unlock()
	p.troubles = nil
	return all
}

// report fails the test for what the page complained about, and shows the page of a failed test.
func (p *page) report() {
	p.t.Helper()
	for _, host := range outside.taken() {
		p.trouble("the browser wanted to leave this machine: " + host)
	}
	for _, text := range p.complaints() {
		p.t.Error(text)
	}
	if p.t.Failed() {
		p.shot("failed-" + p.t.Name())
	}
}

// do runs actions that give nothing back.
func (p *page) do(actions ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	require.NoError(p.t, p.try(actions...))
}

// try runs actions that may fail.
func (p *page) try(actions ...chromedp.Action[chromedp.Void]) error {
	p.t.Helper()
	p.onlyInChromium()
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	return chromedp.Do(ctx, actions...)
}

// eval evaluates an expression in the page, awaiting it when it is a promise, into a T.
func eval[T any](p *page, expression string, args ...any) T {
	p.t.Helper()
	if p.driver != nil {
		return evaluate[T](p, script(expression, args))
	}
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	expression = script(expression, args)
	value, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	require.NoError(p.t, err, expression)
	return value
}

// wait waits until an expression, or what it is a promise of, is true in the page, which may load itself again meanwhile.
func (p *page) wait(expression string, args ...any) {
	p.t.Helper()
	expression = script(expression, args)
	var why error
	for until := time.Now().Add(patience); time.Now().Before(until); time.Sleep(10 * time.Millisecond) {
		// In short turns, for a page that goes away takes its promises with it, and timed here: a test may bend the page's clock.
		answer, err := p.ask(`(async () => {
for (let end = performance.now() + 1000; performance.now() < end; await new Promise(done => setTimeout(done, 10))) if (await (` + expression + `)) return "yes"
return "no"
})()`)
		if answer == "yes" {
			return
		}
		why = err
	}
	p.t.Fatalf("waited for %s: %v\nthe page: %s\nit complained: %q", expression, why,
		eval[string](p, `JSON.stringify(document.documentElement.dataset)`), p.complaints())
}

// ask evaluates an expression that is a promise of a string.
func (p *page) ask(expression string) (string, error) {
	if p.driver != nil {
		return p.driver.evaluate(expression)
	}
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	return chromedp.Run(ctx, chromedp.Evaluate[string](expression, chromedp.EvalAwaitPromise))
}

// script puts args where %s stands, as JSON, so that any text is safe in it.
func script(expression string, args []any) string {
	for _, arg := range args {
		data, _ := json.Marshal(arg)
		expression = strings.Replace(expression, "%s", string(data), 1)
	}
	return expression
}

// waitReady waits until the engine has shown the page.
func (p *page) waitReady() {
	p.t.Helper()
	p.wait(`document.documentElement.dataset.state == "ready" && document.documentElement.dataset.rendered > 0`)
}

// waitSaved waits until the text is stored.
func (p *page) waitSaved() {
	p.t.Helper()
	p.wait(`document.documentElement.dataset.saved == "saved"`)
}

// reload loads the page again.
func (p *page) reload() {
	p.t.Helper()
	if p.driver != nil {
		require.NoError(p.t, p.driver.reload())
		return
	}
	p.do(chromedp.Reload())
}

// click clicks the first element that a selector finds, as soon as it is seen.
func (p *page) click(selector string) {
	p.t.Helper()
	for range 5 {
		p.ask(script(aim, []any{selector}))
		gone := p.clickOnce(selector)
		if answer, _ := p.ask(`(async () => lowered())()`); answer != "missed" && !gone {
			return // or the click has led to another page
		}
		p.t.Log("a click missed, and is done again:", selector)
	}
	require.False(p.t, p.clickOnce(selector), "%s does not stay", selector)
}

// aim lets no click pass that hits something else than it was for: on a slow machine a list may have moved on since it
// was asked where its row is, which a person would have seen.
const aim = `(async selector => {
const types = ["pointerdown", "mousedown", "pointerup", "mouseup", "click"]
let missed = false
const judge = event => {
  if (event.type === "pointerdown") missed = !document.querySelector(selector)?.contains(event.target)
  if (!missed) return
  event.stopImmediatePropagation()
  event.preventDefault()
}
for (const type of types) addEventListener(type, judge, true)
window.lowered = () => {
  for (const type of types) removeEventListener(type, judge, true)
  return missed ? "missed" : "hit"
}
return ""
})(%s)`

// clickOnce clicks, unless the element was found and then is gone: a list may be drawn anew in between.
func (p *page) clickOnce(selector string) (gone bool) {
	p.t.Helper()
	if p.driver != nil {
		p.clickElsewhere(selector)
		return false
	}
	err := p.try(chromedp.Click(chromedp.CSS(selector), chromedp.NodeVisible))
	if err != nil && strings.Contains(err.Error(), "node with given id") {
		return true
	}
	require.NoError(p.t, err)
	return false
}

// focus puts the focus where a click could miss: on an element larger than the window.
func (p *page) focus(selector string) {
	p.t.Helper()
	if p.driver != nil {
		eval[any](p, `document.querySelector(%s).focus()`, selector)
		return
	}
	p.do(chromedp.Focus(chromedp.CSS(selector), chromedp.NodeVisible))
}

// typeText types text key by key where the caret is; what no key has, as Korean, arrives as an input method commits it.
func (p *page) typeText(text string) {
	p.t.Helper()
	if p.driver != nil {
		p.strike(text)
		return
	}
	for _, r := range text {
		switch {
		case r == '\n':
			p.press("Enter")
		case r < 0x7f:
			p.do(chromedp.KeyEvent(string(r)))
		default:
			p.paste(string(r))
		}
	}
}

// paste puts text in at once, as a paste of plain text does.
func (p *page) paste(text string) {
	p.t.Helper()
	if p.driver != nil {
		p.pasteElsewhere(text)
		return
	}
	p.call(input.InsertText.Method, input.InsertTextParams{Text: text})
}

// compose enters a text as an input method does: each of the steps replaces the one before, and the last is committed.
func (p *page) compose(steps ...string) {
	p.t.Helper()
	for _, step := range steps {
		p.composeStep(step)
	}
	p.paste(steps[len(steps)-1])
}

func (p *page) composeStep(text string) {
	p.t.Helper()
	end := int64(len([]rune(text)))
	p.call(input.ImeSetComposition.Method, input.ImeSetCompositionParams{Text: text, SelectionStart: end, SelectionEnd: end})
}

func (p *page) call(method string, params any) {
	p.t.Helper()
	p.do(chromedp.Func(func(ctx context.Context, tab *chromedp.Target) error { return tab.Call(ctx, method, params, nil) }))
}

// keys are those with a name; every other is the character itself.
var keys = map[string]string{
	"Enter": kb.Enter, "Tab": kb.Tab, "Escape": kb.Escape, "Backspace": kb.Backspace, "Delete": kb.Delete, "Home": kb.Home, "End": kb.End,
	"ArrowLeft": kb.ArrowLeft, "ArrowRight": kb.ArrowRight, "ArrowUp": kb.ArrowUp, "ArrowDown": kb.ArrowDown, "F1": kb.F1, "F2": kb.F2,
}

var modifiers = map[string]chromedp.Modifier{
	"Mod": chromedp.ModifierCtrl, "Shift": chromedp.ModifierShift, "Alt": chromedp.ModifierAlt,
}

// press presses a chord as the keymap writes it: "Mod+Shift+S".
func (p *page) press(chord string) {
	p.t.Helper()
	if p.driver != nil {
		p.chord(chord)
		return
	}
	parts := strings.Split(chord, "+")
	name := parts[len(parts)-1]
	var held []chromedp.Modifier
	for _, part := range parts[:len(parts)-1] {
		held = append(held, modifiers[part])
	}
	key, ok := keys[name]
	if !ok && !slices.Contains(held, chromedp.ModifierShift) {
		name = strings.ToLower(name)
	}
	if !ok {
		key = name
	}
	if chord == "Enter" {
		// chromedp sends the character apart from the key, so that it comes even if the page took the key
		enter := input.DispatchKeyEventParams{Type: "keyDown", Key: "Enter", Code: "Enter", WindowsVirtualKeyCode: 13, Text: "\r"}
		p.call(input.DispatchKeyEvent.Method, enter)
		enter.Type, enter.Text = "keyUp", ""
		p.call(input.DispatchKeyEvent.Method, enter)
		return
	}
	p.do(chromedp.KeyEvent(key, chromedp.KeyModifiers(held...)))
}

// pasteClipboard pastes what is in the clipboard.
func (p *page) pasteClipboard() {
	p.t.Helper()
	key := input.DispatchKeyEventParams{Type: "rawKeyDown", Key: "v", Code: "KeyV", WindowsVirtualKeyCode: 'V', Modifiers: int64(chromedp.ModifierCtrl), Commands: []string{"paste"}}
	p.call(input.DispatchKeyEvent.Method, key)
	key.Type, key.Commands = "keyUp", nil
	p.call(input.DispatchKeyEvent.Method, key)
}

// choose answers the browser's own dialog for files, which start opens.
func (p *page) choose(start func(), files ...string) {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	p.call(cdppage.SetInterceptFileChooserDialog.Method, cdppage.SetInterceptFileChooserDialogParams{Enabled: true})
	opened := chromedp.Events(ctx, cdppage.FileChooserOpened)
	start()
	for ev, err := range opened {
		require.NoError(p.t, err, "no dialog was opened")
		p.call(dom.SetFileInputFiles.Method, dom.SetFileInputFilesParams{Files: files, BackendNodeID: ev.BackendNodeID})
		return
	}
}

// drop drops files from the desktop on an element.
func (p *page) drop(selector string, files ...string) {
	p.t.Helper()
	if p.driver != nil {
		p.dropElsewhere(selector, files)
		return
	}
	at := eval[[]float64](p, `(r => [r.x + r.width / 2, r.y + r.height / 2])(document.querySelector(%s).getBoundingClientRect())`, selector)
	for i, file := range files {
		absolute, err := filepath.Abs(file)
		require.NoError(p.t, err)
		files[i] = absolute
	}
	for _, kind := range []input.DispatchDragEventType{input.DispatchDragEventTypeDragEnter, input.DispatchDragEventTypeDragOver, input.DispatchDragEventTypeDrop} {
		p.call(input.DispatchDragEvent.Method, input.DispatchDragEventParams{Type: kind, X: at[0], Y: at[1],
			Data: &input.DragData{Items: []*input.DragDataItem{}, Files: files, DragOperationsMask: 1}})
	}
}

// download does what starts a download and returns the file's name and bytes.
func (p *page) download(start func()) (name string, data []byte) {
	p.t.Helper()
	if p.driver != nil {
		return p.downloadElsewhere(start)
	}
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	begun := chromedp.BrowserEvents(ctx, browser.DownloadWillBegin)
	progress := chromedp.BrowserEvents(ctx, browser.DownloadProgress)
	start()
	var id string
	for ev, err := range begun {
		require.NoError(p.t, err, "no download began")
		id, name = ev.GUID, ev.SuggestedFilename
		break
	}
	for ev, err := range progress {
		require.NoError(p.t, err, "the download did not end")
		if ev.GUID != id || ev.State == browser.DownloadProgressStateInProgress {
			continue
		}
		require.Equal(p.t, browser.DownloadProgressStateCompleted, ev.State)
		break
	}
	data, err := os.ReadFile(filepath.Join(p.folder, id))
	require.NoError(p.t, err)
	return name, data
}

// frame is the preview's document. It runs no script, so it is asked from the page.
const frame = `document.querySelector("iframe").contentDocument`

// preview is the text of the preview as a reader sees it.
func (p *page) preview() string {
	p.t.Helper()
	return eval[string](p, frame+`.body.innerText`)
}

// waitPreview waits until the preview shows a text.
func (p *page) waitPreview(text string) {
	p.t.Helper()
	p.wait(`document.querySelector("iframe")?.contentDocument?.body?.innerText.includes(%s)`, text)
}

func (p *page) picture() ([]byte, error) {
	if p.driver != nil {
		return p.driver.picture()
	}
	return chromedp.Run(p.ctx, chromedp.CaptureScreenshot())
}

// shot takes a picture into the folder of -shots.
func (p *page) shot(name string) {
	if *shots == "" {
		return
	}
	data, err := p.picture()
	if err == nil {
		err = os.MkdirAll(*shots, 0o755)
	}
	if err == nil {
		err = os.WriteFile(filepath.Join(*shots, strings.ReplaceAll(name, "/", "-")+".png"), data, 0o644)
	}
	if err != nil {
		p.t.Log("no picture:", err)
	}
}

// clickAt clicks where the first thing stands in what an expression gives, an element of the preview.
func (p *page) clickAt(element string) {
	p.t.Helper()
	at := eval[[]float64](p, `(element => {
		const frame = document.querySelector("iframe").getBoundingClientRect(), box = (element.firstElementChild ?? element).getBoundingClientRect()
		return [frame.x + box.x + Math.min(box.width / 2, 40), frame.y + Math.max(0, Math.min(box.y + Math.min(box.height / 2, 12), frame.height - 4))]
	})(`+element+`)`)
	for _, kind := range []input.DispatchMouseEventType{input.DispatchMouseEventTypeMouseMoved, input.DispatchMouseEventTypeMousePressed, input.DispatchMouseEventTypeMouseReleased} {
		p.call(input.DispatchMouseEvent.Method, input.DispatchMouseEventParams{Type: kind, X: at[0], Y: at[1], Button: input.MouseButtonLeft, ClickCount: 1})
	}
}
