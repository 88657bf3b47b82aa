package e2e

import (
	"net/http"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/require"
)

// article is the rendered page in the frame.
const article = `document.querySelector("iframe")?.contentDocument?.querySelector(".Page")?.outerHTML ?? ""`

// On a first visit today's log and its page are shown before the engine is loaded, and equal the
// engine's result.
func TestTheFirstPageIsThereBeforeTheEngine(t *testing.T) {
	for language, title := range map[string]string{"ko-KR": "2026년 3월 5일 기록", "en-US": "Daily log, March 5, 2026"} {
		t.Run(language, func(t *testing.T) {
			slow, arrived := heldBack("engine.wasm")
			p := open(t, visit{serve: slow, language: language, before: clockAt(t, "Asia/Seoul", "2026-03-05 09:04")})
			p.waitPreview(title)
			p.wait(`document.querySelector(".cm-content")?.textContent.includes("2026-03-05 09:04:")`)
			require.Equal(t, "loading", eval[string](p, `document.documentElement.dataset.state`))
			first, lines := eval[string](p, article), p.lines()
			eval[any](p, `window.kept = document.querySelector("iframe").contentDocument.querySelector(".content h2"), 0`)
			close(arrived)
			p.waitReady()
			require.Equal(t, first, eval[string](p, article))
			require.Equal(t, lines, p.lines())
			require.True(t, eval[bool](p, `window.kept === document.querySelector("iframe").contentDocument.querySelector(".content h2")`), "its blocks stay the same nodes")
			p.write("첫 줄")
			p.waitPreview("첫 줄")
			p.waitSaved()
			p.reload()
			p.waitPreview("첫 줄")
		})
	}
}

// The language of the page is that of the post, else that of the blog: English without a blog, in
// every language of the interface.
func TestThePageHasItsOwnLanguage(t *testing.T) {
	p := open(t, visit{language: "ko-KR"})
	p.waitReady()
	heading := func() []string {
		return eval[[]string](p, `[`+frame+`.documentElement.lang, ...[".Toc-panel h2", ".Toc-bar summary"].map(place => `+
			frame+`.querySelector(place).textContent)]`)
	}
	require.Equal(t, []string{"en", "Contents", "Contents"}, heading())
	p.dropped("2026-03-12-lang.md", "---\ntitle: t\nlang: ko-KR\n---\n\n## 제목\n\nbody\n")
	p.waitPreview("body")
	require.Equal(t, []string{"ko-KR", "바로가기", "바로가기"}, heading())
	eval[any](p, `document.querySelector('.Menu [data-action="languageEn"]').click()`)
	p.wait(`document.documentElement.lang == "en"`)
	require.Equal(t, []string{"ko-KR", "바로가기", "바로가기"}, heading())
}

// The page is drawn before the app, which blocks the main thread, is parsed. At night it is not,
// because the user is asked for the day first.
func TestTheFirstPageIsThereBeforeTheApp(t *testing.T) {
	for clock, want := range map[string]string{"2026-03-05 09:04": "Done today", "2026-03-05 01:30": ""} {
		t.Run(clock, func(t *testing.T) {
			slow, arrived := heldBack("app.js")
			// The load event waits for scripts in flight, so the page itself releases the script.
			p := open(t, visit{serve: released(slow, arrived), before: clockAt(t, "Asia/Seoul", clock) + lookThenRelease, night: true})
			p.wait(`document.querySelector(".cm-content")`)
			require.Contains(t, eval[string](p, `seen`), want)
			if want == "" {
				require.Empty(t, eval[string](p, `seen`))
				p.answer(".Which", "Enter")
			}
			p.waitReady()
		})
	}
}

// An app that cannot be loaded is replaced by a page with the stored texts, even if a newer version
// owns the database.
func TestAnAppThatDoesNotStartOffersTheStoredTexts(t *testing.T) {
	var missing atomic.Bool
	p := open(t, visit{serve: alter("app.js", func(js []byte) []byte {
		if missing.Load() {
			return nil
		}
		return js
	})})
	p.allow("app.js")
	p.waitReady()
	p.replaceAll(post("kept"))
	p.waitPreview("kept")
	p.waitSaved()
	eval[any](p, `void (localStorage["daylog.unsaved.gone"] = JSON.stringify([{ name: "a/b.md", text: "left" }]))`)
	missing.Store(true)
	p.reload()
	p.wait(`document.querySelector(".Rescue-list li:nth-child(2)")`)
	p.shot("rescue")
	_, data := p.download(func() { p.click(".Rescue-list li:nth-child(2) button") })
	require.Equal(t, post("kept"), string(data))
	_, data = p.download(func() { p.click(".Rescue > .Button:nth-of-type(2)") })
	require.Contains(t, string(data), "left")
	require.Contains(t, string(data), "kept")

	require.Equal(t, 99.0, eval[float64](p, `new Promise((resolve, reject) => {
		const opening = indexedDB.open("daylog", 99)
		opening.onsuccess = () => { resolve(opening.result.version); opening.result.close() }
		opening.onerror = reject
	})`))
	p.reload()
	p.wait(`document.querySelector(".Rescue-list li:nth-child(2)")`)
}

func TestAnAppThatDoesNotStartIsLoadedAgain(t *testing.T) {
	var missing atomic.Bool
	missing.Store(true)
	p := open(t, visit{serve: alter("app.js", func(js []byte) []byte {
		if missing.Load() {
			return nil
		}
		return js
	})})
	p.allow("app.js")
	p.wait(`document.querySelector(".Rescue")?.textContent.includes(%s)`, p.say("rescue.none"))
	require.Equal(t, []string{}, eval[[]string](p, `indexedDB.databases().then(all => all.map(({ name }) => name).filter(name => name === "daylog"))`))
	missing.Store(false)
	p.click(".Rescue .Button")
	p.waitReady()
	p.write("it came")
	p.waitSaved()
}

// lookThenRelease records the content of the page some time after its frame exists and before the
// app does.
const lookThenRelease = `
	const poll = self === top && setInterval(() => {
		const content = document.querySelector("iframe")?.contentDocument?.querySelector(".content")
		if (!content || document.querySelector(".cm-content")) return
		clearInterval(poll)
		setTimeout(() => { globalThis.seen = content.ownerDocument.querySelector(".content").textContent; fetch("release") }, 500)
	}, 20);`

// released closes the channel when the page requests it.
func released(serve func(http.Handler) http.Handler, arrived chan struct{}) func(http.Handler) http.Handler {
	return func(site http.Handler) http.Handler {
		site = serve(site)
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if strings.HasSuffix(r.URL.Path, "/release") {
				close(arrived)
				w.WriteHeader(http.StatusNoContent)
				return
			}
			site.ServeHTTP(w, r)
		})
	}
}

// heldBack serves the site with a file that is delayed until the channel is closed.
func heldBack(name string) (serve func(http.Handler) http.Handler, arrived chan struct{}) {
	arrived = make(chan struct{})
	return func(site http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if strings.HasSuffix(r.URL.Path, name) {
				select {
				case <-arrived:
				case <-r.Context().Done():
				}
			}
			site.ServeHTTP(w, r)
		})
	}, arrived
}
