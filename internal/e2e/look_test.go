package e2e

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// The sample log at several window sizes, light and dark; with -shots the screenshots are kept for
// inspection.
func TestLooksRightAtEverySizeInLightAndDark(t *testing.T) {
	for name, v := range map[string]visit{
		"wide-light":   {language: "ko-KR"},
		"wide-dark":    {language: "ko-KR", dark: true},
		"narrow-light": {language: "ko-KR", width: 390, height: 844},
		"narrow-dark":  {language: "ko-KR", width: 390, height: 844, dark: true},
	} {
		t.Run(name, func(t *testing.T) {
			p := open(t, v)
			p.allow("study-cover.png") // the cover is on the user's site
			p.waitReady()
			p.drop("body", sample)
			if v.width == 390 {
				p.shot(name + "-edit")
				p.click(`[data-action="pane.page"]`)
			}
			p.waitPreview("작은 학습률이 늘 안전한 것은 아니다.")
			p.wait(content + `.querySelectorAll("mjx-container").length == 2`)
			p.wait(frame + `.fonts.status == "loaded" && document.fonts.status == "loaded"`)
			p.shot(name)
			require.LessOrEqual(t, eval[int](p, `document.documentElement.scrollWidth - innerWidth`), 0, "the app does not scroll sideways")
			require.LessOrEqual(t, eval[int](p, frame+`.documentElement.scrollWidth - `+frame+`.documentElement.clientWidth`), 0,
				"nor does the page in it")
			background := func(document string) string {
				return eval[string](p, `getComputedStyle(`+document+`.body).backgroundColor`)
			}
			if v.dark {
				require.NotEqual(t, "rgb(255, 255, 255)", background("document"))
				require.NotEqual(t, "rgb(255, 255, 255)", background(frame))
			}
		})
	}
}

func TestNarrowPageShowsOnePaneAtATime(t *testing.T) {
	p := open(t, visit{width: 390, height: 844})
	p.waitReady()
	shown := func(selector string) bool {
		return eval[bool](p, `document.querySelector(%s).checkVisibility({ visibilityProperty: true })`, selector)
	}
	p.wait(`document.querySelector(".Tabs").checkVisibility()`)
	require.True(t, shown(editor))
	require.False(t, shown("iframe"))
	p.write("on a phone")
	p.click(`[data-action="pane.page"]`)
	p.waitPreview("on a phone")
	require.True(t, shown("iframe"))
	require.False(t, shown(editor))
	p.click(`[data-action="pane.logs"]`)
	p.wait(`document.querySelector(".Rail-item").checkVisibility()`)
	p.click(`[data-action="pane.edit"]`)
	require.True(t, shown(editor))
	small := eval[[]string](p, `[...document.querySelectorAll("button")].filter(b => b.checkVisibility()).map(b => [b.className, b.getBoundingClientRect()])
		.filter(([, r]) => r.width && r.right > 0 && r.left < innerWidth && (r.height < 43.5 || r.width < 43.5)).map(([name, r]) => name + " " + r.width + "×" + r.height)`)
	require.Empty(t, small, "targets for a finger are 44 px")
}
