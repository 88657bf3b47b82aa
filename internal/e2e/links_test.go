package e2e

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/stretchr/testify/require"
)

// opened records the windows that the app opens; opener is the access of such a page to the app.
const opened = `if (self === top) {
	window.opened = []
	const open = window.open
	window.open = (href, target, features) => { opened.push([href, target, features]); return open.call(window, location.href + "icon.svg", target, features) }
}`

// A link in a post opens in a new tab with any kind of click, and the app stays open.
func TestLinksOpenInATabOfTheirOwn(t *testing.T) {
	p := open(t, visit{before: opened})
	p.waitReady()
	p.replaceAll(post("[out](https://elsewhere.invalid/page){: target=\"_top\" #out }\n\n[here](/posts/other/){: #site }\n\n## Heading\n"))
	p.wait(frame + `.getElementById("out")`)
	click := func(button input.MouseButton, modifiers int64) {
		p.clickWith(frame+`.getElementById("out")`, button, modifiers)
	}
	ways := []func(){
		func() { click(input.MouseButtonLeft, 0) },
		func() { click(input.MouseButtonMiddle, 0) },
		func() { click(input.MouseButtonLeft, 2) }, // with Ctrl
		func() { click(input.MouseButtonLeft, 8) }, // with Shift
		func() {
			eval[any](p, frame+`.getElementById("out").focus()`)
			p.press("Enter")
		},
	}
	first := eval[string](p, `window.mark = "the same page", `+frame+`.mark = "the same frame", location.href`)
	for n, way := range ways {
		way()
		p.wait(`opened.length == %s`, n+1)
		require.Equal(t, []string{"https://elsewhere.invalid/page", "_blank", "noopener,noreferrer"}, eval[[]string](p, `opened.at(-1)`))
	}
	eval[any](p, frame+`.getElementById("site").click()`) // the published site does not exist
	require.Equal(t, len(ways), eval[int](p, `opened.length`))
	require.Equal(t, []string{first, "the same page", "the same frame"}, eval[[]string](p, `[location.href, window.mark, `+frame+`.mark]`))
}

// Browsers open a dropped file in place of the page.
func TestNothingDroppedTakesTheAppsPlace(t *testing.T) {
	p := open(t, visit{})
	p.waitReady()
	p.replaceAll(post("text of the page"))
	p.waitPreview("text of the page")
	// The test browser does not open dropped files; the test checks that the default is prevented.
	eval[any](p, `window.mark = "the same page", window.left = [], void ["dragover", "drop"].forEach(type => window.addEventListener(type, event => event.defaultPrevented || left.push(type + " on " + event.target.className)))`)
	for _, place := range []string{".TopBar", ".Rail", ".Page", ".Status", ".cm-content"} {
		for kind, data := range map[string]string{"text/uri-list": p.url + "icon.svg", "text/html": `<img src=x onerror="window.mark = 'ran'"><a href="` + p.url + `icon.svg">x</a>`} {
			at := eval[[]float64](p, `(r => [r.x + r.width / 2, r.y + r.height / 2])(document.querySelector(%s).getBoundingClientRect())`, place)
			for _, step := range []input.DispatchDragEventType{input.DispatchDragEventTypeDragEnter, input.DispatchDragEventTypeDragOver, input.DispatchDragEventTypeDrop} {
				p.call(input.DispatchDragEvent.Method, input.DispatchDragEventParams{Type: step, X: at[0], Y: at[1],
					Data: &input.DragData{Items: []*input.DragDataItem{{MimeType: kind, Data: data}, {MimeType: "text/plain", Data: "plain"}}, DragOperationsMask: 1}})
			}
			require.Equal(t, "the same page", eval[string](p, `window.mark`), "%s on %s", kind, place)
		}
	}
	require.Empty(t, slices.DeleteFunc(eval[[]string](p, `left`), func(event string) bool {
		return strings.Contains(event, "cm-") || strings.Contains(event, "Search-input")
	}),
		"except in text fields, which take the dropped text")
	p.write(" and on")
	p.waitPreview("and on")
	require.Empty(t, eval[[]string](p, strange))
}

// The name of a file is shown in many places, always as text.
func TestNamesOfFilesAreText(t *testing.T) {
	p := open(t, visit{before: beforeAttacks})
	p.waitReady()
	names := []string{
		`2026-01-01-<img src=x onerror=top.ran(1)>.md`,
		`2026-01-02-"><script>top.ran(2)<` + "\u2215" + `script>.md`,
		`2026-01-03-javascript:top.ran(3).md`,
		"2026-01-04-\u202edm.exe\u202c.md",
		`2026-01-05-..\..\x.md`,
		`2026-01-06-' onclick='top.ran(6).md`,
		`2026-01-07-&lt;b&gt;{{x}}{% y %}.md`,
		"2026-01-08-line\nbreak\ttab.md",
		`__proto__.md`,
		`.md`,
		`-->]]>.md`,
		strings.Repeat("가", 80) + `.md`,
	}
	for i, name := range names {
		// Each has its own title, which makes names that are not those of posts valid.
		p.dropped(name, strings.Replace(post("body of "+name), "A log", fmt.Sprint("Log ", i), 1))
		p.waitPreview("body of")
		p.wait(`document.querySelector(".TopBar-name").textContent.length > 0`)
		seen := eval[struct{ Wrong []string }](p, `({ wrong: `+provoke+`.concat(`+strange+`) })`)
		require.Empty(t, seen.Wrong, name)
	}
	p.press("Mod+Shift+P")
	require.Empty(t, eval[[]string](p, strange))
	p.press("Escape")
	p.wait(`document.querySelectorAll(".Rail-item").length >= %s`, len(names))
	name, _ := p.download(func() { p.press("Mod+Shift+S") })
	require.NotContains(t, name, "/")
}

func TestAHugePostIsRefusedAndHarmsNothing(t *testing.T) {
	p := open(t, visit{})
	p.waitReady()
	p.replaceAll(post("what was open"))
	p.waitPreview("what was open")
	file := filepath.Join(t.TempDir(), "2026-01-01-huge.md")
	require.NoError(t, os.WriteFile(file, []byte(strings.Repeat("huge ", 10_000_000)), 0o644))
	p.drop("body", file)
	p.waitBanner(p.say("refused.large", "name", "2026-01-01-huge.md"))
	p.write(" goes on")
	p.waitPreview("what was open goes on")
}
