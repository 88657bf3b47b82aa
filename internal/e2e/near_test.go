package e2e

import (
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// typeNow types a letter and returns the content of the page when the next frame is drawn.
func (p *page) typeNow(text string) string {
	p.t.Helper()
	return eval[string](p, `(async () => {
		document.querySelector(".cm-content").focus()
		document.execCommand("insertText", false, %s)
		for (let i = 0; i < 10; i++) await null // the editor learns of it in a microtask
		await new Promise(requestAnimationFrame)
		return document.querySelector("iframe").contentDocument.querySelector(".content").textContent
	})()`, text)
}

func TestAKeyIsInThePageBeforeTheFrame(t *testing.T) {
	p := open(t, visit{})
	p.waitReady()
	p.dropped("2026-03-11-log.md", post(strings.Repeat("하나 둘 셋\n\n", 2000)+"끝"))
	p.waitPreview("끝")
	p.toEnd()
	for _, letter := range []string{"q", "w", "가"} {
		p.wait(`document.documentElement.hasAttribute("data-near")`)
		require.Contains(t, lastOf(p.typeNow(letter)), letter)
	}
	// The worker renders pasted text; afterwards the page's engine handles keystrokes again.
	p.paste(strings.Repeat("붙인 글 ", 600) + "뒤")
	p.waitPreview("뒤")
	p.wait(`document.documentElement.hasAttribute("data-near")`)
	require.Contains(t, lastOf(p.typeNow("z")), "뒤z")
}

// On a later visit the page is shown before the engine is loaded; afterwards its blocks are the
// same nodes.
func TestTheLastPageIsThereAtOnce(t *testing.T) {
	arrived := make(chan struct{})
	held := false
	p := open(t, visit{serve: func(site http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if held && strings.HasSuffix(r.URL.Path, "engine.wasm") {
				<-arrived
			}
			site.ServeHTTP(w, r)
		})
	}})
	p.waitReady()
	p.replaceAll(post("## 지난번\n\n그대로 **있다**."))
	p.waitPreview("그대로 있다.")
	p.waitSaved()
	p.wait(`new Promise(resolve => {
		const asked = indexedDB.open("daylog")
		asked.onsuccess = () => {
			const all = asked.result.transaction("pages").objectStore("pages").getAll()
			all.onsuccess = () => { asked.result.close(); resolve(all.result.some(page => page.includes("그대로"))) }
		}
	})`)
	held = true
	p.reload()
	p.waitPreview("그대로 있다.")
	require.Equal(t, "loading", eval[string](p, `document.documentElement.dataset.state`))
	eval[any](p, `window.kept = document.querySelector("iframe").contentDocument.querySelector(".content h2"), 0`)
	close(arrived)
	p.waitReady()
	require.True(t, eval[bool](p, `window.kept === document.querySelector("iframe").contentDocument.querySelector(".content h2")`))
}

// lastOf returns the end of a long text, for a readable failure message.
func lastOf(text string) string { return text[max(0, len(text)-100):] }
