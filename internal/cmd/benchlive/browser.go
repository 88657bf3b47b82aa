package main

// A client of the DevTools protocol over a pipe. chromedp observes the DOM and style sheets of a
// page, which slows pages with many changes more than others; this client observes nothing during a
// measurement.

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
)

type browser struct {
	cmd     *exec.Cmd
	profile string
	version string
	ended   chan struct{} // closed when the browser closes its end of the pipe

	mu      sync.Mutex
	to      io.WriteCloser
	last    int
	waiting map[int]chan message
	onEvent func(method string, params json.RawMessage) // set while a trace is read
}

// A message is a protocol message in either direction.
type message struct {
	ID      int             `json:"id,omitempty"`
	Session string          `json:"sessionId,omitempty"`
	Method  string          `json:"method,omitempty"`
	Params  json.RawMessage `json:"params,omitempty"`
	Result  json.RawMessage `json:"result,omitempty"`
	Error   *struct {
		Message string `json:"message"`
	} `json:"error,omitempty"`
}

type params map[string]any

func startBrowser(ctx context.Context) (*browser, error) {
	name, err := findBrowser()
	if err != nil {
		return nil, err
	}
	profile, err := os.MkdirTemp("", "bench-live-profile-")
	if err != nil {
		return nil, err
	}
	theirs, ours, err := pipes()
	if err != nil {
		return nil, err
	}
	b := &browser{profile: profile, waiting: map[int]chan message{}, to: ours.to, ended: make(chan struct{})}
	b.cmd = exec.CommandContext(ctx, name, "--headless", "--remote-debugging-pipe", "--user-data-dir="+profile,
		"--no-first-run", "--no-default-browser-check", "--disable-gpu", "--disable-extensions", "--disable-sync", "--mute-audio",
		"--disable-background-networking", "--disable-component-update", "--disable-default-apps", "--password-store=basic",
		"--disable-background-timer-throttling", "--disable-renderer-backgrounding", "--disable-backgrounding-occluded-windows",
		"--disable-features=Translate,OptimizationHints,MediaRouter", "--lang=ko-KR", "--accept-lang=ko-KR", "--window-size=1440,900",
		// Nothing leaves this machine: the browser does not use a proxy for 127.0.0.1, and this
		// proxy does not exist.
		"--proxy-server=http://127.0.0.1:9")
	if os.Geteuid() == 0 {
		b.cmd.Args = append(b.cmd.Args, "--no-sandbox")
	}
	b.cmd.ExtraFiles = theirs // file descriptors 3 and 4
	if err := b.cmd.Start(); err != nil {
		return nil, fmt.Errorf("start %s: %w", name, err)
	}
	for _, f := range theirs {
		f.Close()
	}
	go b.read(ours.from)
	var v struct{ Product string }
	err = b.call(ctx, "", "Browser.getVersion", nil, &v)
	b.version = v.Product
	return b, err
}

func findBrowser() (string, error) {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"} {
		if file, err := exec.LookPath(name); err == nil {
			return file, nil
		}
	}
	return "", errors.New("the benchmark needs chromium (Debian: apt-get install chromium)")
}

type ends struct{ from, to *os.File }

func pipes() (theirs []*os.File, ours ends, err error) {
	in, to, err := os.Pipe()
	if err != nil {
		return nil, ends{}, err
	}
	from, out, err := os.Pipe()
	return []*os.File{in, out}, ends{from, to}, err
}

// read passes every answer to its caller.
func (b *browser) read(from io.Reader) {
	defer close(b.ended)
	for r := bufio.NewReaderSize(from, 1<<20); ; {
		data, err := r.ReadBytes(0)
		if err != nil {
			return
		}
		var m message
		if json.Unmarshal(data[:len(data)-1], &m) != nil {
			continue
		}
		b.mu.Lock()
		answer, onEvent := b.waiting[m.ID], b.onEvent
		delete(b.waiting, m.ID)
		b.mu.Unlock()
		if answer != nil {
			answer <- m
		} else if onEvent != nil && m.Method != "" {
			onEvent(m.Method, m.Params)
		}
	}
}

// call runs a command in a session, or in the browser itself, and decodes its result into result
// unless that is nil.
func (b *browser) call(ctx context.Context, session, method string, p params, result any) error {
	if p == nil {
		p = params{}
	}
	encoded, err := json.Marshal(p)
	if err != nil {
		return err
	}
	answer := make(chan message, 1)
	b.mu.Lock()
	b.last++
	id := b.last
	b.waiting[id] = answer
	data, _ := json.Marshal(message{ID: id, Session: session, Method: method, Params: encoded})
	_, err = b.to.Write(append(data, 0))
	b.mu.Unlock()
	if err != nil {
		return fmt.Errorf("%s: %w", method, err)
	}
	select {
	case m := <-answer:
		if m.Error != nil {
			return fmt.Errorf("%s: %s", method, m.Error.Message)
		}
		if result == nil {
			return nil
		}
		return json.Unmarshal(m.Result, result)
	case <-b.ended:
		return fmt.Errorf("%s: the browser has ended", method)
	case <-ctx.Done():
		b.mu.Lock()
		delete(b.waiting, id)
		b.mu.Unlock()
		return fmt.Errorf("%s: %w", method, ctx.Err())
	}
}

func (b *browser) events(f func(method string, params json.RawMessage)) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.onEvent = f
}

func (b *browser) close() {
	b.call(context.Background(), "", "Browser.close", nil, nil)
	b.cmd.Wait()
	os.RemoveAll(b.profile)
}

// name returns the browser's name and major version: "Chromium 156".
func (b *browser) name() string {
	_, version, _ := strings.Cut(b.version, "/")
	major, _, _ := strings.Cut(version, ".")
	return "Chromium " + major
}
