package e2e

import (
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// tiny is a page that contains one of everything that the helpers handle.
const tiny = `<!doctype html><html data-state="loading"><meta charset="utf-8"><link rel="icon" href="data:,"><title>tiny</title>
<textarea autofocus></textarea><button>download</button><pre></pre>
<iframe sandbox="allow-same-origin" srcdoc="<p>the frame</p>"></iframe>
<script>
const area = document.querySelector("textarea"), log = document.querySelector("pre")
area.oninput = () => { document.querySelector("iframe").contentDocument.body.textContent = area.value }
area.onkeydown = e => { if (e.ctrlKey) { log.textContent += [e.key, e.code, e.shiftKey].join(); e.preventDefault() } }
document.body.ondragover = e => e.preventDefault()
document.body.ondrop = async e => { e.preventDefault(); log.textContent = e.dataTransfer.files[0].name + ":" + await e.dataTransfer.files[0].text() }
document.querySelector("button").onclick = () => {
  const a = document.createElement("a")
  a.href = URL.createObjectURL(new Blob([area.value]))
  a.download = "2026-11-23-한글.md"
  a.click()
}
document.documentElement.dataset.state = "ready"
</script>`

func tinyPage(t *testing.T, v visit) *page {
	t.Helper()
	p := openHandler(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/":
			w.Header().Set("Content-Type", "text/html")
			w.Write([]byte(tiny))
		case "/worker.js":
			w.Header().Set("Content-Type", "text/javascript")
			w.Write([]byte(`console.error("from the worker"); fetch("http://example.com/from-worker").catch(() => {}); onmessage = () => { throw Error("worker threw") }`))
		default:
			http.NotFound(w, r)
		}
	}), v)
	p.wait(`document.documentElement.dataset.state == "ready"`)
	return p
}

func TestTypesComposesAndReadsTheFrame(t *testing.T) {
	p := tinyPage(t, visit{})
	require.Contains(t, p.preview(), "the frame")
	p.click("textarea")
	p.typeText("Log!\n- 일\n")
	p.compose("ㅎ", "하", "한")
	p.compose("ㄱ", "그", "글")
	p.waitPreview("한글")
	require.Equal(t, "Log!\n- 일\n한글", eval[string](p, `document.querySelector("textarea").value`))
	p.press("Mod+Shift+S")
	require.Equal(t, "S,KeyS,true", eval[string](p, `document.querySelector("pre").textContent`))
}

func TestDropsAndDownloads(t *testing.T) {
	p := tinyPage(t, visit{})
	file := filepath.Join(t.TempDir(), "2026-01-02-log.md")
	require.NoError(t, os.WriteFile(file, []byte("dropped"), 0o644))
	p.drop("body", file)
	p.wait(`document.querySelector("pre").textContent == "2026-01-02-log.md:dropped"`)
	p.click("textarea")
	p.typeText("text")
	name, data := p.download(func() { p.click("button") })
	require.Equal(t, "2026-11-23-한글.md", name)
	require.Equal(t, "text", string(data))
}

func TestAClickThatMissesIsDoneAgain(t *testing.T) {
	p := tinyPage(t, visit{})
	eval[any](p, `(() => {
	const over = document.createElement("div")
	over.style = "position: fixed; inset: 0"
	document.body.append(over)
	window.clicked = []
	addEventListener("click", ({ target }) => clicked.push(target.localName))
	addEventListener("pointerdown", () => over.remove(), true)
})()`)
	p.click("button")
	require.Equal(t, []string{"button"}, eval[[]string](p, `clicked`))
}

func TestVisitorsDiffer(t *testing.T) {
	p := tinyPage(t, visit{width: 390, height: 844, dark: true, language: "ko-KR", zone: "America/New_York"})
	require.Equal(t, []any{390.0, 844.0, true, "ko-KR", "America/New_York"}, eval[[]any](p,
		`[innerWidth, innerHeight, matchMedia("(prefers-color-scheme: dark)").matches, navigator.language, Intl.DateTimeFormat().resolvedOptions().timeZone]`))
}

// unheard lists the complaints that the driver of a browser does not report.
var unheard = map[string][]string{
	"firefox": {"404"},
	"webkit":  {"404", "request to another host", "from the worker", "from-worker", "worker threw", "dialog: hello"},
}

// Every complaint that would fail other tests is provoked here and detected.
func TestNoticesEveryComplaint(t *testing.T) {
	for name, provoke := range map[string]string{
		"console.error":           `console.error("one", 2)`,
		"Error: x":                `setTimeout(() => { throw Error("x") })`,
		"Error: y":                `void Promise.reject(Error("y"))`,
		"404":                     `void fetch("nothing")`,
		"request to another host": `void fetch("http://example.com/").catch(() => {})`,
		"from the worker":         `void (window.w = new Worker("worker.js"))`,
		"worker threw":            `(w => (w.postMessage(1), window.w = w, 1))(new Worker("worker.js"))`,
		"from-worker":             `void (window.w = new Worker("worker.js"))`,
		"dialog: hello":           `setTimeout(() => alert("hello"))`,
	} {
		t.Run(name, func(t *testing.T) {
			if slices.Contains(unheard[*engine], name) {
				t.Skip("not passed on")
			}
			p := tinyPage(t, visit{})
			eval[any](p, provoke)
			require.Eventually(t, func() bool { return strings.Contains(strings.Join(p.complaints(), "\n"), name) }, patience, 10e6, "complaints")
			p.allow("") // detected
		})
	}
}

func TestNothingLeavesThisMachine(t *testing.T) {
	p := tinyPage(t, visit{})
	p.allow("")
	if *engine != "chromium" {
		t.Skip("only Chromium's proxy listens")
	}
	eval[any](p, `fetch("http://elsewhere.example/").catch(() => {})`)
	require.Equal(t, []string{"GET elsewhere.example"}, outside.taken())
}
