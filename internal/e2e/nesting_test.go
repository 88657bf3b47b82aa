package e2e

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

const held = content + `.querySelector(".held-back")`

// deepPosts are bodies whose layout ended a tab or took minutes, each in one block. The engine itself nests spans and
// containers no deeper than 100; raw HTML, MathML and lists, which have two elements a level, exceed that.
func deepPosts() map[string]string {
	nest := func(n int, open, inner, end string) string {
		return strings.Repeat(open, n) + inner + strings.Repeat(end, n)
	}
	raw := func(html string) string { return "{::nomarkdown}\n" + html + "\n{:/}" }
	return map[string]string{
		"inline blocks": raw(nest(400, `<span style="display:inline-block">`, "x", "</span>")),
		"inline tables": raw(nest(300, `<span style="display:inline-table">`, "x", "</span>")),
		"lists":         nest(90, "- ", "x", ""),
		"drawing":       raw("<svg>" + nest(300, "<svg><foreignObject>", "x", "</foreignObject></svg>") + "</svg>"),
		"MathML":        "<math>" + nest(40, "<mfrac><mn>1</mn>", "<mi>x</mi>", "</mfrac>") + "</math>",
		"marquees":      raw(nest(200, "<marquee>", "x", "</marquee>")),
		"bold":          raw(nest(300, "<b><i>", "x", "</i></b>")),
	}
}

// A block that nests too deeply for the browser shows its source and the reason; the blocks around it are rendered.
func TestDeepBlocksShowTheirSource(t *testing.T) {
	for name, body := range deepPosts() {
		t.Run(name, func(t *testing.T) {
			p := open(t, visit{})
			p.waitReady()
			p.replaceAll(post("before\n\n" + body + "\n\nafter **all**\n"))
			p.wait(held)
			p.waitPreview("after all")
			require.Contains(t, eval[string](p, held+`.textContent`), "nested deeper")
			require.Contains(t, eval[string](p, held+`.textContent`), body[:min(len(body), 40)])
			require.Equal(t, 1, eval[int](p, content+`.querySelectorAll(".held-back").length`))
		})
	}
}

// The deepest nesting that is rendered leaves the tab alive in every browser.
func TestDeepestRenderedBlock(t *testing.T) {
	eachBrowser(t, func(t *testing.T, v visit) {
		p := open(t, v)
		p.waitReady()
		p.replaceAll(post("before\n\n{::nomarkdown}\n" + strings.Repeat(`<span style="display:inline-table">`, 128) + "deepest" + strings.Repeat("</span>", 128) + "\n{:/}\n\nafter\n"))
		p.waitPreview("after")
		p.waitPreview("deepest")
		require.Equal(t, 0, eval[int](p, content+`.querySelectorAll(".held-back").length`))
	})
}
