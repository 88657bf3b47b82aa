package e2e

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// blogLine is the text above the preview.
const blogLine = `document.querySelector(".BlogLine-text").textContent`

// waitChosen waits until a page of the blog has a value that the writer chose.
func (p *page) waitChosen(key, value string) {
	p.t.Helper()
	p.wait(`document.querySelector('.Blog [data-key="' + %s + '"]')?.value === %s`, key, value)
}

// chooseOption chooses an option of a select element.
func (p *page) chooseOption(selector, value string) {
	p.t.Helper()
	p.wait(`[...document.querySelector(%s)?.options ?? []].some(({ value }) => value === %s)`, selector, value)
	eval[any](p, `(e => { e.focus(); e.value = %s; e.dispatchEvent(new Event("change", { bubbles: true })) })(document.querySelector(%s))`, value, selector)
}

func TestTheLanguageOfANewBlogIsChosenAboveThePreview(t *testing.T) {
	p := openAt(t, "Asia/Seoul", "2026-03-03 12:00", visit{width: 390, height: 844})
	p.waitReady()
	p.replaceAll("---\ntitle: a\ndate: 2026-03-03 12:00:00 +0900\n---\nread on\n")
	p.waitPreview("read on")
	p.click(`[data-action="pane.page"]`)
	p.wait(blogLine+` === %s`, p.say("blogline.new"))
	require.Contains(t, p.preview(), "Posted")
	small := eval[[]string](p, `[...document.querySelectorAll(".BlogLine > :is(button, select)")].filter(e => e.checkVisibility())
		.filter(e => e.getBoundingClientRect().width < 43.5 || e.getBoundingClientRect().height < 43.5).map(e => e.className)`)
	require.Empty(t, small, "targets for a finger are 44 px")
	require.LessOrEqual(t, eval[float64](p, `document.querySelector(".BlogLine").getBoundingClientRect().height`), 48.0)
	require.Equal(t, []string{"ko-KR", "en"}, eval[[]string](p, `[...document.querySelector(".BlogLine-language").options].slice(0, 2).map(e => e.value)`))
	p.shot("blogline-new-phone")

	p.chooseOption(".BlogLine-language", "ko-KR")
	p.waitPreview("게시")
	require.Contains(t, p.preview(), "2026/03/03")
	p.waitSaved()
	p.reload()
	p.waitReady()
	p.waitPreview("게시")
	p.wait(`document.querySelector(".BlogLine-language").value === "ko-KR"`)

	p.click(`[data-action="pane.page"]`)
	p.click(".BlogLine-hide")
	p.wait(`!document.querySelector(".BlogLine").checkVisibility()`)
	p.action("blog")
	p.wait(`document.querySelector('.Blog [data-key="line"]')`)
	p.shot("yourblog-new-phone")
	p.click(`.Blog [data-key="line"]`)
	p.wait(`document.querySelector(".BlogLine").checkVisibility()`)
}

func TestTheVersionsOfABlogAreChosen(t *testing.T) {
	p := open(t, visit{})
	p.waitReady()
	p.replaceAll(post("```python\nx.f(1)\n```\n\na[^1]\n\n[^1]: b\n"))
	nodes := `[...` + content + `.querySelectorAll("code .nf")].map(e => e.textContent).join()`
	p.wait(nodes + ` === "f"`)
	p.action("blog")
	p.chooseOption(`.Blog [data-key="versions.rouge"]`, "3.30")
	p.wait(nodes + ` === ""`)
	p.waitChosen("versions.rouge", "3.30")
	require.Equal(t, "versions.rouge", eval[string](p, `document.activeElement.dataset.key`), "the focus stays")
	p.chooseOption(`.Blog [data-key="versions.kramdown"]`, "2.4")
	footnotes := content + `.querySelector("sup[id^=fnref]")`
	p.wait(footnotes + `.getAttribute("role") === "doc-noteref"`)
	p.chooseOption(`.Blog [data-key="versions.theme"]`, "minima")
	p.wait(`!` + content + `.querySelector("figure.highlight, .code-header")`)

	p.fill(`.Blog [data-key="timezone"]`, "Asia/Seol")
	p.press("Enter")
	p.wait(`document.querySelector(".Blog-refusal").textContent === %s`, p.say("blog.zoneUnknown", "zone", "Asia/Seol"))
	p.shot("yourblog-chosen")

	// Back to the values of the blog.
	for _, key := range []string{"theme", "rouge", "kramdown"} {
		p.click(`tr:has([data-key="versions.` + key + `"]) .Blog-reset`)
		p.wait(`!document.querySelector('tr:has([data-key="versions.` + key + `"]) .Blog-reset')`)
	}
	p.wait(nodes + ` === "f"`)
	p.waitChosen("versions.kramdown", "2.5")
	p.wait(footnotes + `.getAttribute("role") === null`)
}

func TestABrokenConfigurationIsAProblemWithItsLine(t *testing.T) {
	for _, v := range []visit{{width: 1440, height: 900}, {width: 390, height: 844, dark: true, language: "ko-KR"}} {
		p := open(t, v)
		p.waitReady()
		folder := writeBlog(t, map[string]string{
			"_config.yml":       "title: Notes\nlang: ko\ntimezone: Asia/Seoul\ntheme: jekyll-theme-chirpy\nkramdown:\n  hard_wrap: true\n  toc_levels: 1..9\n",
			"_data/authors.yml": "me:\n\tname: Me\n",
			"Gemfile.lock":      "GEM\n  specs:\n    jekyll (4.3.4)\n    jekyll-theme-chirpy (7.2.0)\n    kramdown (2.4.0)\n    rouge (3.30.0)\n",
		})
		p.drop("body", folder)
		p.wait(blogLine + `.startsWith("Notes · ")`)
		p.wait(`document.querySelector(".BlogLine-problems").textContent === %s`, p.say("problems.count", "n", 2))
		if v.width < 760 {
			p.click(`[data-action="pane.page"]`)
		}
		p.shot("blogline-" + p.language)
		p.action("blog")
		p.wait(`document.querySelectorAll(".Blog-problem").length === 2`)
		said := eval[string](p, `document.querySelector(".Blog").innerText`)
		for _, want := range []string{p.say("blog.place", "path", "_config.yml", "line", 7), p.say("blog.place", "path", "_data/authors.yml", "line", 2),
			p.say("blog.place", "path", "Gemfile.lock", "line", 5), p.say("problem.effect/build"), "hard_wrap"} {
			require.Contains(t, said, want)
		}
		require.LessOrEqual(t, eval[int](p, `document.querySelector(".Blog-body").scrollWidth - document.querySelector(".Blog-body").clientWidth`), 0)
		p.shot("yourblog-" + p.language)

		p.click(`.Blog [data-key="forget"]`)
		p.wait(`document.querySelector('.Blog [data-key="forget"]').textContent === %s`, p.say("blog.forgetSure"))
		p.click(`.Blog [data-key="forget"]`)
		p.wait(blogLine+` === %s`, p.say("blogline.new"))
		p.wait(`!document.querySelector(".Blog-problem")`)
		eval[any](p, `document.querySelector(".Blog-body").scrollTop = 1e6`)
		p.shot("yourblog-end-" + p.language)
	}
}

// A file that Jekyll ignores because of its name gets a name with its day.
func TestAFileWithoutADateInItsNameIsRenamed(t *testing.T) {
	p := openAt(t, "Asia/Seoul", "2026-03-03 12:00", visit{})
	p.waitReady()
	p.dropped("memo.md", "---\ntitle: memo\n---\nread on\n")
	p.waitPreview("read on")
	fix := `.Problems-item[data-rule="blog-post-name"] .Problems-fix`
	p.wait(`document.querySelector(%s)?.textContent === %s`, fix, p.say("action.rename"))
	p.action("problems")
	p.click(fix)
	p.wait(`document.querySelector(".Rename").open && document.querySelector(".Rename-result").textContent === %s`, p.say("rename.result", "name", "2026-03-03-memo.md"))
	p.press("Enter")
	p.wait(`document.querySelector(".TopBar-name").textContent === "2026-03-03-memo.md"`)
	p.wait(`!document.querySelector('.Problems-item[data-rule="blog-post-name"]')`)
}
