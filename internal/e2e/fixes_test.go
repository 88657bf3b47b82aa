package e2e

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// manyFaults has problems of every severity. Two of them share a rule.
const manyFaults = `---
title: Faults
date: 2026-03-11 09:00:00 +0900
tags: [Go, web]
categories: [a, b, c]
---

Run cat a | grep b now.

Then cat c | grep d again.

An address: https://example.com/a

{% include own.html %}

The end.
`

// row finds a row of the list of problems.
func row(rule string) string { return `.Problems-item[data-rule="` + rule + `"]` }

// severities lists the severities of the rows, and the words of a panel's lines before and after a
// fix.
const (
	severities = `[...document.querySelectorAll(".Problems-item")].map(({ dataset }) => dataset.severity)`
	panelLines = `[...document.querySelectorAll(".Fix-line")].map(line => line.textContent)`
)

// The list shows the problems by severity. A fix shows its lines before and after it first, and can
// be extended to the other problems of its rule.
// loadProblemParts shows a text with a problem, so that the chunks of the list and of the marks are
// loaded.
func (p *page) loadProblemParts() {
	p.t.Helper()
	p.replaceAll(post("# A heading with a problem\n"))
	p.wait(`document.querySelector(".Problems-item") && ` + frame + `.querySelector(".Page-problem")`)
}

func TestAFixShowsItsChangeFirst(t *testing.T) {
	for name, v := range map[string]visit{
		"en-wide": {}, "ko-wide-dark": {language: "ko-KR", dark: true},
		"en-narrow-dark": {width: 390, height: 844, dark: true}, "ko-narrow": {language: "ko-KR", width: 390, height: 844},
	} {
		t.Run(name, func(t *testing.T) {
			p := open(t, v)
			p.waitReady()
			p.dropped("2026-03-11-faults.md", manyFaults)
			p.waitText(manyFaults)
			if v.width == 390 {
				p.click(`.Tabs-item[data-action="pane.problems"]`)
			} else {
				p.click(".Status-problems")
			}
			p.wait(`document.querySelectorAll('` + row("sentence-is-table") + `').length == 2`)
			shown := eval[[]string](p, severities)
			rank := map[string]int{"fatal": 0, "wrong": 1, "weak": 2, "unknown": 3}
			for i := range shown[1:] {
				require.LessOrEqual(t, rank[shown[i]], rank[shown[i+1]], "%v", shown)
			}
			require.Subset(t, shown, []string{"wrong", "weak", "unknown"})
			p.shot("fix-" + name)

			p.click(row("sentence-is-table") + " .Problems-fix")
			p.wait(panelLines+` == %s`, `Run cat a | grep b now.,Run cat a \| grep b now.`)
			p.shot("fix-" + name + "-panel")
			if v.width == 390 {
				require.Empty(t, eval[[]string](p, small))
			}
			require.LessOrEqual(t, eval[int](p, `document.documentElement.scrollWidth - innerWidth`), 0)
			require.Equal(t, manyFaults, p.text())
			p.click(".Fix-foot button:last-child")
			p.wait(`!document.querySelector(".Fix")`)

			p.click(row("sentence-is-table") + " .Problems-fix")
			p.click(".Fix-foot button:nth-child(2)")
			fixed := strings.NewReplacer("a |", `a \|`, "c |", `c \|`).Replace(manyFaults)
			p.waitText(fixed)
			p.press("Mod+Z")
			p.waitText(manyFaults)
		})
	}
}

// Saving into the folder of the blog asks once about a problem that readers would see, like a
// download.
func TestSavingIntoTheFolderAsksOnce(t *testing.T) {
	p := openBlog(t, visit{})
	p.waitInFolder("saved")
	p.write("\n\nRun cat a | grep b now.")
	p.waitInFolder("differs")
	p.press("Mod+S")
	p.wait(`document.querySelector(".Publish").open`)
	p.shot("fix-folder")
	require.Equal(t, p.say("publish.saveAnyway"), eval[string](p, `document.querySelector(".Publish-anyway").textContent`))
	require.Contains(t, eval[string](p, `document.querySelector(".Publish").innerText`), p.say("problem.sentence-is-table"))
	require.Equal(t, blogPostText, p.file(blogPost))
	p.press("Escape")
	p.wait(`!document.querySelector("dialog[open]")`)
	p.waitInFolder("differs")
	p.waitSaved()

	p.press("Mod+Alt+S")
	p.wait(`document.querySelector(".Publish").open`)
	p.click(".Publish-anyway")
	p.waitInFolder("saved")
	require.Equal(t, blogPostText+"\r\n\r\nRun cat a | grep b now.", p.file(blogPost))
	p.caretAfter("last")
	p.typeText(" word")
	p.waitInFolder("differs")
	p.press("Mod+S")
	p.waitInFolder("saved")

	p.toEnd()
	p.write("\n\nThen cat c | grep d.\n\n[nowhere](#nowhere)")
	p.waitInFolder("differs")
	p.press("Mod+S")
	p.wait(`document.querySelector(".Publish").open`)
	p.click(".Publish-fix")
	p.wait(`document.querySelector(".Publish").open && document.querySelector(".Publish-fix").hidden`)
	p.click(".Publish-anyway")
	p.waitInFolder("saved")
	require.Contains(t, p.file(blogPost), `Then cat c \| grep d.`)
}

// pageMarks lists the severities of the lines beside the blocks of the preview.
const pageMarks = `[...` + frame + `.querySelectorAll(".Page-problem")].map(({ dataset }) => dataset.severity)`

// The preview marks the blocks with problems outside of the content, and removes the marks of fixed
// ones.
func TestThePreviewMarksProblems(t *testing.T) {
	p := open(t, visit{dark: true})
	p.waitReady()
	p.dropped("2026-03-11-faults.md", manyFaults)
	p.wait(pageMarks + `.join() == "wrong,wrong,weak,unknown"`)
	p.shot("marks")
	block := frame + `.querySelector(".content .table-wrapper").getBoundingClientRect()`
	mark := frame + `.querySelector(".Page-problem").getBoundingClientRect()`
	require.Less(t, eval[float64](p, mark+`.right`), eval[float64](p, block+`.left`))
	require.InDelta(t, eval[float64](p, block+`.top`), eval[float64](p, mark+`.top`), 24)
	p.click(".Status-problems")
	p.click(row("sentence-is-table") + " .Problems-fix")
	p.click(".Fix-foot button:nth-child(2)")
	p.wait(pageMarks + `.join() == "weak,unknown"`)
}

// A rule of advice is switched off in its row and on again at the end of the list, also when it
// was the only problem.
func TestAdviceIsSwitchedOffAndOn(t *testing.T) {
	text := "---\ntitle: Advice\ndate: 2026-03-11 09:00:00 +0900\ntags: [Go]\n---\n\nText.\n"
	for name, v := range map[string]visit{"wide": {}, "narrow": {width: 390, height: 844, language: "ko-KR"}} {
		t.Run(name, func(t *testing.T) {
			p := open(t, v)
			p.waitReady()
			p.dropped("2026-03-11-advice.md", text)
			show := func() {
				if v.width == 390 {
					p.click(`.Tabs-item[data-action="pane.problems"]`)
				} else {
					p.click(".Status-problems")
				}
			}
			show()
			p.click(row("tag-case") + " .Problems-off")
			p.wait(`document.querySelector(".Problems-title").textContent == %s`, p.say("problems.count", "n", 0))
			p.wait(`document.querySelector(".Problems-on")`)
			p.shot("advice-" + name)
			if v.width == 390 {
				require.Empty(t, eval[[]string](p, small))
			}
			p.waitSaved()
			p.reload()
			p.waitReady()
			p.waitPreview("Text.")
			show()
			p.wait(`document.querySelector(".Problems-on")`)
			require.Equal(t, 0, eval[int](p, `document.querySelectorAll(".Problems-item").length`))
			p.click(".Problems-on")
			p.wait(`document.querySelector('` + row("tag-case") + `')`)
			require.False(t, eval[bool](p, `!!document.querySelector(".Problems-on")`))
		})
	}
}
