package e2e

// Firefox is controlled over WebDriver BiDi, which it supports without a driver program (Debian has
// no geckodriver). Each test gets its own container, whose storage is separate.
//
// Language, time zone, theme and download folder are set by preferences and by TZ, and so are fixed
// for a process: Firefox ESR 140 lacks emulation.setLocaleOverride, emulation.setTimezoneOverride
// and browser.setDownloadBehavior.

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"golang.org/x/net/websocket"

	"daylog/internal/tools"
)

// A firefoxProcess is a Firefox for one language, time zone and theme.
type firefoxProcess struct {
	bidi    *bidi
	process *exec.Cmd
	profile string
}

// firefoxes are the running processes, by language, zone and theme. Tests run one after another, so
// there is no lock.
var firefoxes = map[string]*firefoxProcess{}

// A bidi is a connection: commands have numbers, and messages without a number are events.
type bidi struct {
	socket *websocket.Conn

	mu      sync.Mutex
	last    int
	waiting map[int]chan bidiMessage
	tabs    map[string]*firefoxTab // by browsing context
}

type bidiMessage struct {
	ID      int             `json:"id,omitempty"`
	Method  string          `json:"method,omitempty"`
	Params  any             `json:"params,omitempty"`
	Result  json.RawMessage `json:"result,omitempty"`
	Error   string          `json:"error,omitempty"`
	Message string          `json:"message,omitempty"`
}

func (f *firefoxProcess) downloads() string { return filepath.Join(f.profile, "downloads") }

// firefoxFor returns the Firefox for a visit. If it has to start one, it stops the others that have
// no open tab.
func firefoxFor(v visit) (*firefoxProcess, error) {
	key := fmt.Sprint(v.language, v.zone, v.dark)
	if f, ok := firefoxes[key]; ok {
		return f, nil
	}
	for key, f := range firefoxes {
		if f.bidi.idle() {
			f.stop()
			delete(firefoxes, key)
		}
	}
	profile, err := os.MkdirTemp("", "daylog-firefox-")
	if err != nil {
		return nil, err
	}
	f := &firefoxProcess{profile: profile}
	if err := f.start(v); err != nil {
		f.stop()
		return nil, err
	}
	firefoxes[key] = f
	return f, nil
}

func (f *firefoxProcess) start(v visit) error {
	name, err := tools.Named("Firefox").Find()
	if err != nil {
		return err
	}
	// Nothing leaves this machine: requests to 127.0.0.1 bypass the proxy, which answers all others
	// with 404.
	proxy := httptest.NewServer(http.NotFoundHandler())
	host := strings.TrimPrefix(proxy.URL, "http://127.0.0.1:")
	scheme := 1 // light
	if v.dark {
		scheme = 0
	}
	prefs := fmt.Sprintf(`
user_pref("network.proxy.type", 1);
user_pref("network.proxy.http", "127.0.0.1");
user_pref("network.proxy.http_port", %s);
user_pref("network.proxy.ssl", "127.0.0.1");
user_pref("network.proxy.ssl_port", %s);
user_pref("ui.prefersReducedMotion", 1);
user_pref("layout.css.prefers-color-scheme.content-override", %d);
user_pref("intl.accept_languages", %q);
user_pref("browser.download.folderList", 2);
user_pref("browser.download.dir", %q);
user_pref("browser.download.always_ask_before_handling_new_types", false);
`, host, host, scheme, v.language, f.downloads())
	if err := errors.Join(os.Mkdir(f.downloads(), 0o755), os.WriteFile(filepath.Join(f.profile, "user.js"), []byte(prefs), 0o644)); err != nil {
		return err
	}
	f.process = exec.Command(name, "--headless", "--no-remote", "--profile", f.profile,
		"--remote-debugging-port=0", "--remote-allow-origins="+proxy.URL, "about:blank")
	f.process.Env = append(os.Environ(), "HOME="+f.profile, "TZ="+v.zone)
	output, err := f.process.StderrPipe()
	if err != nil {
		return err
	}
	if err := f.process.Start(); err != nil {
		return err
	}
	address, err := afterPrefix(output, "WebDriver BiDi listening on ")
	if err != nil {
		return err
	}
	socket, err := websocket.Dial(address+"/session", "", proxy.URL)
	if err != nil {
		return fmt.Errorf("%s: %w", address, err)
	}
	f.bidi = &bidi{socket: socket, waiting: map[int]chan bidiMessage{}, tabs: map[string]*firefoxTab{}}
	go f.bidi.read()
	var session struct {
		Capabilities struct{ BrowserVersion string }
	}
	err = f.bidi.call("session.new", object{"capabilities": object{"alwaysMatch": object{"acceptInsecureCerts": true}}}, &session)
	return errors.Join(err, tools.Named("Firefox").TooOld(session.Capabilities.BrowserVersion))
}

// afterPrefix reads a program's output up to a line that starts with prefix and returns the
// remainder of that line. It continues to read the output, so that the program never blocks.
func afterPrefix(output interface{ Read([]byte) (int, error) }, prefix string) (string, error) {
	var seen []string
	found := make(chan string, 1)
	go func() {
		defer close(found)
		said := false
		for lines := bufio.NewScanner(output); lines.Scan(); {
			if rest, ok := strings.CutPrefix(lines.Text(), prefix); ok && !said {
				said = true
				found <- strings.TrimSpace(rest)
			} else if !said {
				seen = append(seen, lines.Text())
			}
		}
	}()
	select {
	case rest, ok := <-found:
		if !ok {
			return "", fmt.Errorf("it ended and said %q", seen)
		}
		return rest, nil
	case <-time.After(patience):
		return "", fmt.Errorf("it did not say %q in time", prefix)
	}
}

func (f *firefoxProcess) stop() {
	if f.process != nil && f.process.Process != nil {
		if f.bidi == nil || f.bidi.call("browser.close", object{}, nil) != nil {
			f.process.Process.Kill()
		}
		f.process.Wait()
	}
	os.RemoveAll(f.profile)
}

func stopFirefoxes() {
	for _, f := range firefoxes {
		f.stop()
	}
}

// idle reports whether no test has a tab open.
func (b *bidi) idle() bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	return len(b.tabs) == 0
}

// read passes every answer to its caller, and every event to its tab.
func (b *bidi) read() {
	for {
		var m struct {
			bidiMessage
			Params json.RawMessage `json:"params"`
		}
		if websocket.JSON.Receive(b.socket, &m) != nil {
			return
		}
		b.mu.Lock()
		if answer := b.waiting[m.ID]; m.Method == "" && answer != nil {
			delete(b.waiting, m.ID)
			answer <- m.bidiMessage
		}
		tabs := make([]*firefoxTab, 0, len(b.tabs))
		for _, tab := range b.tabs {
			tabs = append(tabs, tab)
		}
		b.mu.Unlock()
		for _, tab := range tabs {
			tab.event(m.Method, m.Params)
		}
	}
}

type object = map[string]any

// call runs a command and decodes its result into result unless that is nil.
func (b *bidi) call(method string, params object, result any) error {
	answer := make(chan bidiMessage, 1)
	b.mu.Lock()
	b.last++
	b.waiting[b.last] = answer
	err := websocket.JSON.Send(b.socket, bidiMessage{ID: b.last, Method: method, Params: params})
	b.mu.Unlock()
	if err != nil {
		return fmt.Errorf("%s: %w", method, err)
	}
	select {
	case m := <-answer:
		if m.Error != "" {
			return fmt.Errorf("%s: %s: %s", method, m.Error, m.Message)
		}
		if result == nil {
			return nil
		}
		return json.Unmarshal(m.Result, result)
	case <-time.After(patience + 5*time.Second):
		return fmt.Errorf("%s: no answer", method)
	}
}

// A firefoxTab is a tab in its own container.
type firefoxTab struct {
	*bidi
	container string
	id        string // of its browsing context
	trouble   func(string)
	host      string
}

func openFirefox(p *page, v visit) (driver, error) {
	tools.Need(p.t, "Firefox")
	firefox, err := firefoxFor(v)
	if err != nil {
		return nil, err
	}
	p.folder = firefox.downloads()
	tab := &firefoxTab{bidi: firefox.bidi, trouble: p.trouble, host: p.host()}
	var made struct{ UserContext, Context string }
	if err := tab.call("browser.createUserContext", object{}, &made); err != nil {
		return nil, err
	}
	tab.container = made.UserContext
	if err := tab.call("browsingContext.create", object{"type": "tab", "userContext": tab.container}, &made); err != nil {
		return nil, err
	}
	tab.id = made.Context
	tab.mu.Lock()
	tab.tabs[tab.id] = tab
	tab.mu.Unlock()
	return tab, errors.Join(
		tab.call("session.subscribe", object{"events": []string{"log.entryAdded", "network.beforeRequestSent", "browsingContext.userPromptOpened"}, "contexts": []string{tab.id}}, nil),
		tab.call("browsingContext.setViewport", object{"context": tab.id, "viewport": object{"width": v.width, "height": v.height}}, nil),
		// The empty document before the page is not a secure context and has no storage.
		tab.call("script.addPreloadScript", object{"functionDeclaration": "() => { if (window == top && location.protocol.startsWith('http')) {" + v.script() + "\n} }", "contexts": []string{tab.id}}, nil),
	)
}

// event records complaints.
func (f *firefoxTab) event(method string, data json.RawMessage) {
	var e struct {
		Context, Level, Text, Message, Type, Method string
		Source                                      struct{ Context string }
		Request                                     struct{ URL string }
	}
	if json.Unmarshal(data, &e) != nil || e.Context != f.id && e.Source.Context != f.id {
		return
	}
	switch method {
	case "log.entryAdded":
		if e.Level == "error" || e.Level == "warn" && e.Method != "" {
			f.trouble(fmt.Sprintf("%s.%s: %s", e.Type, e.Level, e.Text))
		}
	case "browsingContext.userPromptOpened":
		f.trouble("dialog: " + e.Message)
	case "network.beforeRequestSent":
		if u, err := url.Parse(e.Request.URL); err == nil && strings.HasPrefix(u.Scheme, "http") && u.Host != f.host {
			f.trouble("request to another host: " + e.Request.URL)
		}
	}
}

func (f *firefoxTab) navigate(url string) error {
	return f.call("browsingContext.navigate", object{"context": f.id, "url": url, "wait": "complete"}, nil)
}

func (f *firefoxTab) reload() error {
	return f.call("browsingContext.reload", object{"context": f.id, "wait": "complete"}, nil)
}

func (f *firefoxTab) evaluate(expression string) (string, error) {
	var answer struct {
		Type             string
		Result           struct{ Value string }
		ExceptionDetails struct{ Text string }
	}
	err := f.call("script.evaluate", object{"expression": expression, "target": object{"context": f.id}, "awaitPromise": true, "userActivation": true}, &answer)
	if err == nil && answer.Type == "exception" {
		err = errors.New(answer.ExceptionDetails.Text)
	}
	return answer.Result.Value, err
}

func (f *firefoxTab) perform(actions []any) error {
	return f.call("input.performActions", object{"context": f.id, "actions": actions}, nil)
}

func (f *firefoxTab) picture() ([]byte, error) {
	var shot struct{ Data []byte }
	err := f.call("browsingContext.captureScreenshot", object{"context": f.id}, &shot)
	return shot.Data, err
}

func (f *firefoxTab) close() {
	f.mu.Lock()
	delete(f.tabs, f.id)
	f.mu.Unlock()
	f.call("browser.removeUserContext", object{"userContext": f.container}, nil)
}
