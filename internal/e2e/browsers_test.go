package e2e

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// eachBrowser runs a test in every browser.
func eachBrowser(t *testing.T, test func(t *testing.T, v visit)) {
	for _, name := range []string{"chromium", "firefox", "webkit"} {
		t.Run(name, func(t *testing.T) { test(t, visit{engine: name}) })
	}
}

// The main job, typed: today's log with Korean, a formula and code, its page, and its file.
func TestTheMainJobInEveryBrowser(t *testing.T) {
	eachBrowser(t, func(t *testing.T, v visit) {
		p := open(t, v)
		p.waitReady()
		p.waitPreview("Done today")
		require.Contains(t, p.lines(), "date: "+p.today())
		p.write("\n\n오늘은 **경사 하강법**을 배웠다.\n\n$$\nx^2\n$$\n\n```python\ndef f\n```\n")
		p.waitPreview("오늘은 경사 하강법을 배웠다.")
		require.Equal(t, "경사 하강법", eval[string](p, content+`.querySelector("p strong").textContent`))
		p.wait(content + `.querySelector("mjx-container[display=true] mjx-math")`)
		p.wait(content + `.querySelector(".language-python .k")?.textContent == "def"`)
		p.shot("main-job-" + v.engine)
		p.waitSaved()
		written := p.lines()
		require.Contains(t, written, "\n\n오늘은 **경사 하강법**을 배웠다.\n\n$$\nx^2\n$$\n\n```python\ndef f\n```\n")

		p.reload()
		p.waitReady()
		p.waitPreview("오늘은 경사 하강법을 배웠다.")
		require.Equal(t, written, p.lines())
		name, data := p.download(func() { p.press("Mod+Shift+S") })
		require.Equal(t, p.today()+"-daily-log-"+p.today()+".md", name)
		require.Equal(t, written, string(data))
	})
}
