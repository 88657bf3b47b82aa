package e2e

// The same pages in other browsers. There a page uses the parts of WebDriver that both browsers
// support instead of Chromium's protocol, and synthetic events for paste and drop. Actions that
// only Chromium supports skip the test.

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/stretchr/testify/require"
)

var engine = flag.String("engine", "chromium", "where tests run that name no browser: chromium, firefox or webkit")

// A driver is a browser other than Chromium with one open page.
type driver interface {
	navigate(url string) error
	reload() error
	evaluate(expression string) (string, error) // the expression is a promise of a string
	perform(actions []any) error                // WebDriver's "actions"
	picture() ([]byte, error)
	close()
}

var drivers = map[string]func(*page, visit) (driver, error){"firefox": openFirefox, "webkit": openWebKit}

// errLacks is the error of a driver whose browser does not support a visit.
var errLacks = errors.New("this browser cannot be asked for that")

func stopEngines() {
	stopFirefoxes()
	stopScreen()
}

// openIn opens the page in the browser of a visit.
func (p *page) openIn(v visit) {
	p.t.Helper()
	start, ok := drivers[v.engine]
	require.True(p.t, ok, "no browser %q", v.engine)
	var err error
	p.t.Cleanup(p.server.Close)
	if p.driver, err = start(p, v); errors.Is(err, errLacks) {
		p.t.Skip(v.engine, err)
	}
	require.NoError(p.t, err)
	p.t.Cleanup(func() {
		p.report()
		p.driver.close()
	})
	require.NoError(p.t, p.driver.navigate(p.server.URL+v.start))
	if v.engine == "webkit" && v.kept {
		eval[any](p, `(() => { `+askNothingAtNight+` })()`) // scripts cannot run before the page
		p.reload()
	}
}

func (p *page) onlyInChromium() {
	if p.driver != nil {
		p.t.Skip("only Chromium can be asked for that")
	}
}

// evaluate is eval for other browsers.
func evaluate[T any](p *page, expression string) T {
	p.t.Helper()
	answer, err := p.driver.evaluate(`(async () => JSON.stringify({ value: await (` + expression + `) }))()`)
	require.NoError(p.t, err, expression)
	var v struct{ Value T }
	require.NoError(p.t, json.Unmarshal([]byte(answer), &v), "%s gave %s", expression, answer)
	return v.Value
}

// webDriverKeys maps keys that write no character to WebDriver's code points.
var webDriverKeys = map[string]string{
	"Mod": "\uE009", "Shift": "\uE008", "Alt": "\uE00A", "Enter": "\uE007", "Tab": "\uE004", "Escape": "\uE00C", "Backspace": "\uE003",
	"Delete": "\uE017", "Home": "\uE011", "End": "\uE010", "ArrowLeft": "\uE012", "ArrowUp": "\uE013", "ArrowRight": "\uE014",
	"ArrowDown": "\uE015", "F1": "\uE031", "F2": "\uE032", "F8": "\uE038",
}

func keyStroke(value string) []any {
	return []any{object{"type": "keyDown", "value": value}, object{"type": "keyUp", "value": value}}
}

// strike types text key by key.
func (p *page) strike(text string) {
	p.t.Helper()
	var strokes []any
	for _, r := range text {
		if r == '\n' {
			strokes = append(strokes, keyStroke(webDriverKeys["Enter"])...)
		} else {
			strokes = append(strokes, keyStroke(string(r))...)
		}
	}
	p.keys(strokes)
}

// keys presses keys and lets the page handle them.
func (p *page) keys(strokes []any) {
	p.t.Helper()
	require.NoError(p.t, p.driver.perform([]any{object{"type": "key", "id": "keyboard", "actions": strokes}}))
	eval[any](p, `new Promise(done => setTimeout(done, 30))`)
}

func (p *page) chord(chord string) {
	p.t.Helper()
	parts := strings.Split(chord, "+")
	name := parts[len(parts)-1]
	var down, up []any
	shift := false
	for _, part := range parts[:len(parts)-1] {
		shift = shift || part == "Shift"
		down = append(down, object{"type": "keyDown", "value": webDriverKeys[part]})
		up = append([]any{object{"type": "keyUp", "value": webDriverKeys[part]}}, up...)
	}
	key, ok := webDriverKeys[name]
	if !ok {
		key = name
		if !shift {
			key = strings.ToLower(name)
		}
	}
	p.keys(append(append(down, keyStroke(key)...), up...))
}

// clickElsewhere waits until the first element that matches a selector is visible, and clicks it.
func (p *page) clickElsewhere(selector string) {
	p.t.Helper()
	p.wait(`document.querySelector(%s)?.checkVisibility({ visibilityProperty: true })`, selector)
	// The element must not move between reading its position and the click.
	at := eval[[]float64](p, `(async selector => {
for (let last = ""; ; ) {
  const element = document.querySelector(selector)
  element?.scrollIntoView({ block: "nearest" })
  const { x, y, width, height } = element?.getBoundingClientRect() ?? {}
  if (last == (last = [x, y, width, height].join())) return [x + width / 2, y + height / 2]
  await new Promise(done => setTimeout(done, 150))
}
})(%s)`, selector)
	require.NoError(p.t, p.driver.perform([]any{object{"type": "pointer", "id": "mouse", "actions": []any{
		object{"type": "pointerMove", "x": int(at[0]), "y": int(at[1])},
		object{"type": "pointerDown", "button": 0},
		object{"type": "pointerUp", "button": 0},
	}}}))
}

func (p *page) pasteElsewhere(text string) {
	p.t.Helper()
	eval[any](p, `(text => {
const data = new DataTransfer()
data.setData("text/plain", text)
// Firefox takes the text by names of its own.
const event = new ClipboardEvent("paste", { clipboardData: data, data: text, dataType: "text/plain", bubbles: true, cancelable: true })
if (document.activeElement.dispatchEvent(event)) document.execCommand("insertText", false, text)
})(%s)`, text)
}

func (p *page) dropElsewhere(selector string, files []string) {
	p.t.Helper()
	var dropped []any
	for _, file := range files {
		if info, err := os.Stat(file); err == nil && info.IsDir() {
			p.t.Skip("a page cannot drop a folder on itself")
		}
		data, err := os.ReadFile(file)
		require.NoError(p.t, err)
		dropped = append(dropped, object{"name": filepath.Base(file), "data": base64.StdEncoding.EncodeToString(data)})
	}
	eval[any](p, `((selector, files) => {
const dataTransfer = new DataTransfer(), target = document.querySelector(selector)
for (const { name, data } of files) dataTransfer.items.add(new File([Uint8Array.from(atob(data), c => c.charCodeAt(0))], name))
for (const type of ["dragenter", "dragover", "drop"]) target.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }))
})(%s, %s)`, selector, dropped)
}

// downloadElsewhere calls start, which starts a download, and returns the new file in the folder.
func (p *page) downloadElsewhere(start func()) (name string, data []byte) {
	p.t.Helper()
	for _, old := range p.downloaded() {
		require.NoError(p.t, os.Remove(old))
	}
	start()
	var whole []string
	begun := time.Now()
	require.Eventually(p.t, func() bool {
		whole = p.downloaded()
		if len(whole) != 1 || strings.HasSuffix(whole[0], ".part") || strings.HasSuffix(whole[0], ".wkdownload") {
			return false
		}
		// An empty file may be incomplete.
		info, err := os.Stat(whole[0])
		return err == nil && (info.Size() > 0 || time.Since(begun) > 2*time.Second)
	}, patience, 10*time.Millisecond, "a file in the folder of downloads")
	data, err := os.ReadFile(whole[0])
	require.NoError(p.t, err)
	return filepath.Base(whole[0]), data
}

func (p *page) downloaded() []string {
	found, err := filepath.Glob(filepath.Join(p.folder, "*"))
	require.NoError(p.t, err)
	return found
}
