package e2e

import (
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// watchHeads records the theme of the document's sheet, and the number of sheets, whenever the head
// of a page is inserted.
const watchHeads = `(() => {
	window.heads = []
	const page = ` + frame + `
	new MutationObserver(changes => {
		for (const { addedNodes } of changes) for (const { localName, className } of addedNodes) {
			if (localName !== "header") continue
			const theme = page.documentElement.dataset.blogTheme ?? "chirpy"
			heads.push([className, theme, page.styleSheets.length].join())
		}
	}).observe(page.querySelector(".Page-head"), { childList: true })
})()`

// The page has the sheet of the blog's theme, also offline after a reload. No page is shown in the
// sheet of another theme.
func TestThePageHasTheSheetOfTheTheme(t *testing.T) {
	p := open(t, visit{kept: true, width: 1440, height: 900})
	p.waitReady()
	p.waitKept()
	eval[any](p, watchHeads)
	use := func(theme, sheet string, size float64) {
		t.Helper()
		p.dropBlog(map[string]string{"_config.yml": "theme: " + theme + "\n"})
		p.waitSheet(sheet, size)
		p.shot("theme-" + sheet)
	}
	// The preview is between 600 and 800 pixels wide.
	use("minima", "minima", 36)
	use("minimal-mistakes-jekyll", "minimal-mistakes", 16*1.563)
	p.unplug()
	p.reload()
	p.waitReady()
	p.waitSheet("minimal-mistakes", 16*1.563)
	eval[any](p, watchHeads)
	use("jekyll-theme-hacker", "plain", 36)
	use("jekyll-theme-chirpy", "chirpy", 32)
	for _, head := range eval[[]string](p, `heads`) {
		require.Contains(t, []string{"post-header,minima,1", "post-header,plain,1", ",chirpy,1"}, head)
	}
}

// waitSheet waits until the page has the sheet of a theme and the title its size in pixels.
func (p *page) waitSheet(theme string, size float64) {
	p.t.Helper()
	title := frame + `.querySelector(".Page-head h1")`
	p.wait(`(` + frame + `.documentElement.dataset.blogTheme ?? "chirpy") === ` + strconv.Quote(theme) +
		` && Math.abs(parseFloat(` + frame + `.defaultView.getComputedStyle(` + title + `).fontSize) - ` +
		strconv.FormatFloat(size, 'f', -1, 64) + `) < .1`)
}

// Margins do not collapse across the edges of the chunks of a long page. The chunks make up for the
// margins of the present sheet.
func TestChunksFollowTheSheet(t *testing.T) {
	p := open(t, visit{})
	p.waitReady()
	p.replaceAll(post("long\n\n" + strings.Repeat("## h\n\n- a\n\n> q\n\n", 120)))
	p.wait(frame + `.querySelectorAll("day-chunk").length > 2 && !document.documentElement.hasAttribute("data-due")`)
	for _, theme := range []struct {
		gem, margins string // of chunks that begin with a list, a quote and a heading
	}{
		{"jekyll-theme-chirpy", "-0.25rem -0.5rem -1rem"},
		{"minima", ""},
		{"minimal-mistakes-jekyll", "-0.625rem -1rem -2rem"},
	} {
		p.drop("body", writeBlog(t, map[string]string{"_config.yml": "theme: " + theme.gem + "\n"}))
		p.wait(`(() => {
			const margins = [...`+frame+`.querySelectorAll("day-chunk[data-fitted]")].map(({ style }) => style.marginTop)
			return margins.length > 1 && margins.every(margin => margin === "" ? %s === "" : %s.split(" ").includes(margin))
		})()`, theme.margins, theme.margins)
	}
}
