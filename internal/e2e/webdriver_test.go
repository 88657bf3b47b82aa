package e2e

// WebKit over W3C WebDriver: Debian's MiniBrowser, with the engine of GNOME's browser. Each test
// has its own browser, whose storage is deleted at the end.

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"time"

	"daylog/internal/tools"
)

// screen is a virtual display, because WebKit has no headless mode.
var screen struct {
	once    sync.Once
	process *exec.Cmd
	display string
	err     error
}

func startScreen(name string) error {
	number, theirs, err := os.Pipe()
	if err != nil {
		return err
	}
	screen.process = exec.Command(name, "-displayfd", "3", "-screen", "0", "1600x1200x24", "-nolisten", "tcp")
	screen.process.ExtraFiles = []*os.File{theirs}
	if err := screen.process.Start(); err != nil {
		return err
	}
	theirs.Close()
	display, err := afterPrefix(number, "")
	screen.display = ":" + display
	return err
}

func stopScreen() {
	if screen.process != nil && screen.process.Process != nil {
		screen.process.Process.Kill()
		screen.process.Wait()
	}
}

// webkitTab is a session of WebKitWebDriver.
type webkitTab struct {
	process *exec.Cmd
	home    string
	base    string // of the session's commands
	client  http.Client
}

// sessionTime limits each command that starts a session: on a busy machine the driver sometimes
// hangs.
const sessionTime = 15 * time.Second

func openWebKit(p *page, v visit) (driver, error) {
	if v.dark || v.language != "en-US" || v.kept && v.before != "" {
		return nil, errLacks
	}
	browser := tools.Need(p.t, "WebKitGTK's MiniBrowser")
	name, xvfb := tools.Need(p.t, "WebKitGTK's driver"), tools.Need(p.t, "Xvfb")
	screen.once.Do(func() { screen.err = startScreen(xvfb) })
	if screen.err != nil {
		return nil, screen.err
	}
	home, err := os.MkdirTemp("", "daylog-webkit-")
	if err != nil {
		return nil, err
	}
	dirs := fmt.Sprintf("XDG_DOWNLOAD_DIR=%q\n", p.folder)
	if err := errors.Join(os.Mkdir(filepath.Join(home, ".config"), 0o755), os.WriteFile(filepath.Join(home, ".config/user-dirs.dirs"), []byte(dirs), 0o644)); err != nil {
		return nil, err
	}
	w := &webkitTab{home: home}
	for range 3 {
		if err = w.start(name, browser, v); err == nil {
			return w, nil
		}
		p.t.Log("WebKit did not start:", err)
		w.kill()
	}
	return nil, errors.Join(err, os.RemoveAll(home))
}

// start starts the driver and, through it, the browser.
func (w *webkitTab) start(name, browser string, v visit) error {
	port, err := freePort()
	if err != nil {
		return err
	}
	w.base = fmt.Sprintf("http://127.0.0.1:%d/session", port)
	w.client.Timeout = sessionTime
	w.process = exec.Command(name, fmt.Sprintf("--port=%d", port))
	w.process.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	w.process.Env = append(os.Environ(), "HOME="+w.home, "XDG_CONFIG_HOME="+w.home+"/.config",
		"XDG_DATA_HOME="+w.home, "XDG_CACHE_HOME="+w.home, "DISPLAY="+screen.display, "GDK_BACKEND=x11",
		"TZ="+v.zone, "GTK_A11Y=none", "NO_AT_BRIDGE=1")
	if err := w.process.Start(); err != nil {
		return err
	}
	if err := w.begin(port, browser, v); err != nil {
		return err
	}
	w.client.Timeout = patience + 5*time.Second
	return nil
}

// kill ends the driver and its browser.
func (w *webkitTab) kill() {
	if w.process != nil && w.process.Process != nil {
		syscall.Kill(-w.process.Process.Pid, syscall.SIGKILL)
		w.process.Wait()
	}
}

func (w *webkitTab) begin(port int, browser string, v visit) error {
	status := fmt.Sprintf("http://127.0.0.1:%d/status", port)
	// it does not report when it listens
	for until := time.Now().Add(sessionTime); ; time.Sleep(10 * time.Millisecond) {
		answer, err := w.client.Get(status)
		if err == nil {
			answer.Body.Close()
			break
		}
		if time.Now().After(until) {
			return err
		}
	}
	// No proxy: with one, the browser sometimes ends during the start.
	wanted := object{"acceptInsecureCerts": true, "webkitgtk:browserOptions": object{"binary": browser, "args": []string{"--automation"}}}
	var session struct {
		SessionID    string
		Capabilities struct{ BrowserVersion string }
	}
	if err := w.call(http.MethodPost, "", object{"capabilities": object{"alwaysMatch": wanted}}, &session); err != nil {
		return err
	}
	if err := tools.Named("WebKitGTK's driver").TooOld(session.Capabilities.BrowserVersion); err != nil {
		return err
	}
	w.base += "/" + session.SessionID
	return errors.Join(
		w.call(http.MethodPost, "/timeouts", object{"script": patience.Milliseconds()}, nil),
		w.call(http.MethodPost, "/window/rect", object{"width": v.width, "height": v.height}, nil),
	)
}

// tell sends the complaints of a page to its server, because WebKit's driver does not report them.
const tell = `{
const tell = (kind, ...args) => navigator.sendBeacon("/complaint", kind + ": " + args.map(String).join(" "))
for (const kind of ["error", "warn", "assert"]) {
  const real = console[kind]
  console[kind] = (...args) => {
    real.apply(console, args)
    if (kind != "assert" || !args[0]) tell("console." + kind, ...args)
  }
}
addEventListener("error", ({ message, error, target }) => tell("exception", message ?? target?.src ?? target?.href, error), true)
addEventListener("unhandledrejection", ({ reason }) => tell("exception (in promise)", reason))
addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => tell("Content Security Policy", violatedDirective, blockedURI))
}
`

// scriptBefore inserts a script before those of the site's pages, and one that reports complaints.
// It must not change a site that its service worker keeps.
func (p *page) scriptBefore(script string, site http.Handler) http.Handler {
	const name = "before-all-others.js"
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.URL.Path == "/complaint":
			text, _ := io.ReadAll(r.Body)
			p.trouble(string(text))
		case r.URL.Path == mount+name:
			w.Header().Set("Content-Type", "text/javascript")
			io.WriteString(w, tell+script)
		case r.URL.Path == mount:
			r.Header.Del("Accept-Encoding")
			r.Header.Del("If-None-Match")
			answer := httptest.NewRecorder()
			site.ServeHTTP(answer, r)
			w.Header().Set("Content-Type", answer.Header().Get("Content-Type"))
			before, after, _ := strings.Cut(answer.Body.String(), "<html")
			tag, after, _ := strings.Cut(after, ">")
			io.WriteString(w, before+"<html"+tag+`><script src="`+name+`"></script>`+after)
		default:
			site.ServeHTTP(w, r)
		}
	})
}

func freePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port, nil
}

// call runs a command and decodes its value into value unless that is nil.
func (w *webkitTab) call(method, command string, params object, value any) error {
	var body io.Reader
	if params != nil {
		data, err := json.Marshal(params)
		if err != nil {
			return err
		}
		body = bytes.NewReader(data)
	}
	request, err := http.NewRequest(method, w.base+command, body)
	if err != nil {
		return err
	}
	response, err := w.client.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	var answer struct{ Value json.RawMessage }
	if err := json.NewDecoder(response.Body).Decode(&answer); err != nil {
		return fmt.Errorf("%s: %s: %w", command, response.Status, err)
	}
	if response.StatusCode != http.StatusOK {
		return fmt.Errorf("%s: %s", command, answer.Value)
	}
	if value == nil {
		return nil
	}
	return json.Unmarshal(answer.Value, value)
}

func (w *webkitTab) navigate(url string) error {
	return w.call(http.MethodPost, "/url", object{"url": url}, nil)
}

func (w *webkitTab) reload() error {
	return w.call(http.MethodPost, "/refresh", object{}, nil)
}

func (w *webkitTab) evaluate(expression string) (string, error) {
	var value struct{ Value, Error string }
	err := w.call(http.MethodPost, "/execute/async", object{"args": []any{}, "script": `
const done = arguments[arguments.length - 1]
;(` + expression + `).then(value => done({ value }), error => done({ error: String(error) }))`}, &value)
	if err == nil && value.Error != "" {
		err = errors.New(value.Error)
	}
	return value.Value, err
}

func (w *webkitTab) perform(actions []any) error {
	return w.call(http.MethodPost, "/actions", object{"actions": actions}, nil)
}

func (w *webkitTab) picture() ([]byte, error) {
	var data []byte
	err := w.call(http.MethodGet, "/screenshot", nil, &data)
	return data, err
}

func (w *webkitTab) close() {
	w.call(http.MethodDelete, "", nil, nil)
	w.kill()
	os.RemoveAll(w.home)
}
