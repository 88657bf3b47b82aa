package e2e

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// If a changed title gives a log the URL of another log, a problem is reported, a download warns,
// and a key command sets the next free slug.
func TestARetitledLogDoesNotTakeAnothersAddress(t *testing.T) {
	for name, v := range map[string]visit{"ko": {language: "ko-KR"}, "en-390": {width: 390, height: 844, dark: true}} {
		t.Run(name, func(t *testing.T) {
			p := open(t, v)
			p.waitReady()
			own := p.name()
			p.dropped("2026-03-11-meeting.md", "---\ntitle: Meeting\ndate: 2026-03-11 09:00:00 +0900\n---\nfirst\n")
			p.waitPreview("first")
			p.press("Mod+Alt+T")
			p.wait(`document.querySelector(".TopBar-name").textContent == %s`, own)
			p.waitField(field("title"), eval[string](p, `document.querySelector(".TopBar-title").textContent`))
			if v.width == 390 {
				p.click(`[data-action="pane.logs"]`)
			}
			p.fill(field("title"), "Meeting!")
			p.press("Enter")
			p.wait(`document.querySelector('[data-key="title"] .Card-problem').textContent.includes("2026-03-11-meeting.md")`)
			p.wait(`document.querySelector('.Problems-item[data-rule="slug-taken"] .Problems-fix')?.hidden === false`)
			p.wait(`document.querySelector(".TopBar-name").textContent == %s`, p.today()+"-meeting.md")
			p.shot("address-" + name)

			p.press("Mod+Shift+S")
			p.wait(`document.querySelector(".Publish").open`)
			require.Contains(t, eval[string](p, `document.querySelector(".Publish").innerText`), "2026-03-11-meeting.md")
			p.shot("address-" + name + "-download")
			p.press("Escape")
			// the problem is selected
			p.wait(`!document.querySelector(".Publish").open && document.activeElement.matches(".cm-content") && getSelection().toString().includes("Meeting!")`)
			before := p.text()
			p.press("Mod+.")
			p.wait(`document.querySelector(".TopBar-name").textContent == %s`, p.today()+"-meeting-2.md")
			require.Equal(t, strings.Replace(before, "\n---\n", "\nslug: meeting-2\n---\n", 1), p.text())
			p.wait(`!document.querySelector('.Problems-item[data-rule="slug-taken"]')`)
			p.press("Mod+Z")
			p.waitText(before)
			p.wait(`document.querySelector('.Problems-item[data-rule="slug-taken"] .Problems-fix')?.hidden === false`)

			file, text := p.download(func() {
				p.press("Mod+Shift+S")
				p.wait(`document.querySelector(".Publish").open`)
				p.press("Enter")
			})
			require.Equal(t, p.today()+"-meeting-2.md", file)
			require.Contains(t, string(text), "\nslug: meeting-2\n")
		})
	}
}
