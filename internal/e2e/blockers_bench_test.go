package e2e

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"testing"
	"time"
)

// longPosts returns bodies of posts of up to 1 MB.
func longPosts() map[string]string {
	times := strings.Repeat
	numbered := func(count int, format string) string {
		var b strings.Builder
		for n := range count {
			b.WriteString(strings.ReplaceAll(format, "#", fmt.Sprint(n)))
		}
		return b.String()
	}
	code := "for i := range items { total += items[i].price }\n"
	langs := ""
	for _, lang := range []string{"go", "python", "ruby", "javascript", "c", "rust", "html", "yaml", "bash", "java"} {
		langs += times("```"+lang+"\n"+times(code, 200)+"```\n\n", 10)
	}
	fraction := `\frac{\sum_{i=1}^{#} x_i^2 + \sqrt{y_#}}{\int_0^1 f_#(t)\,dt} = \begin{pmatrix}a&b\\c&#\end{pmatrix}`
	return map[string]string{
		"code of 1 MB":            "```go\n" + times(code, 20_000) + "```",
		"code in languages":       langs,
		"one paragraph of 1 MB":   times("words of *one* paragraph ", 40_000),
		"one list of 1 MB":        times("- an item of *one* list\n", 40_000),
		"one table of 1 MB":       "|a|b|\n|-|-|\n" + times("| a cell | of *one* table |\n", 36_000),
		"one word of 1 MB":        times("word", 250_000),
		"headings of 1 MB":        times("## a heading\n\n", 70_000),
		"one quote of 1 MB":       times("> a line of a quote\n", 50_000),
		"one heading of 1 MB":     "# " + times("words ", 160_000),
		"paragraphs of 1 MB":      paragraphsOf(1_000_000),
		"soft hyphens of 360 kB":  times("\u00ad", 180_000),
		"words with soft hyphens": times("한\u00ad", 90_000),
		"spaces without width":    times(times("\u200b", 1000)+"\n", 200),
		"formulas of medium size": numbered(4000, "$$"+fraction+"$$\n\n"),
		"formulas that define":    numbered(4000, `$\def\a`+`{#}\a x_#$`+"\n\n"),
		"numbered formulas":       numbered(3000, "$$\\begin{equation}x_#\\label{e#}\\end{equation}$$ and \\eqref{e#}\n\n"),
		"chemical formulas":       numbered(4000, `$\ce{H2O + CO2 ->[#] x#}$`+"\n\n"),
		"a sum of many terms":     numbered(60, "$$"+times("x_1+", 1000)+"#$$\n\n"),
		"ruby":                    "<p>" + times("<ruby>a<rt>b</rt></ruby>", 1900) + "</p>",
		"collapsed table":         `<table style="border-collapse:collapse">` + times("<tr>"+times(`<td style="border:1px solid">x</td>`, 40)+"</tr>", 700) + "</table>",
		"scaled paragraphs":       "<div>" + times(`<p style="scale:1.01">x</p>`, 9000) + "</div>",
		"tried positions":         "<div><style>@position-try --a{top:0}b{position:absolute;position-try-fallbacks:--a,--a,--a}</style>" + times("<b>x</b>", 900) + "</div>",
		"blocks of images":        numbered(5000, `<div><img src="/assets/#.png"></div>`+"\n\n"),
		"blocks just below":       times("<div>"+times("<video></video>", 45)+"</div>\n\n"+`<div style="columns:2">`+times("<b>x</b>", 2000)+"</div>\n\n", 20),
	}
}

// typing records the longest delay of a keystroke: from its event to the frame that shows it.
const typing = `if (self === top) {
window.waits = []
addEventListener("keydown", ({ timeStamp }) => requestAnimationFrame(() => setTimeout(() => window.waits.push(performance.now() - timeStamp))), true)
}`

// typeAtPace types at the pace of a fast typist. Key events sent without a pause would wait for
// each other.
func typeAtPace(p *page, text string) {
	for _, r := range text {
		p.typeText(string(r))
		time.Sleep(100 * time.Millisecond)
	}
}

const longestWait = `new Promise(resolve => setTimeout(() => resolve(Math.max(0, ...window.waits.splice(0))), 300))`

// BenchmarkKeyBesideBlockers measures the delay of keystrokes next to each of these posts, in the
// best of several rounds, because other programs increase it: ms/opening and ms/longest are the
// longest delay while the post opens and later. cpu-ms/opening and cpu-ms/longest are the CPU time
// of the longest task of the main thread then, which a keystroke may have to wait for.
func BenchmarkKeyBesideBlockers(b *testing.B) {
	posts := map[string]string{}
	for _, one := range blockers() {
		posts[one.name] = post("the beginning\n\n" + one.html + "\n\nthe end\n")
	}
	for name, body := range longPosts() {
		posts[name] = post("the beginning\n\n" + body + "\n\nthe end\n")
	}
	posts["a title of 1 MB"] = strings.Replace(post("the beginning\n\nthe end\n"), "A log", strings.Repeat("word ", 200_000), 1)
	for _, name := range slices.Sorted(maps.Keys(posts)) {
		if strings.Contains(name, *only) {
			b.Run(name, func(b *testing.B) { benchmarkKeys(b, posts[name]) })
		}
	}
}

func benchmarkKeys(b *testing.B, text string) {
	title := strings.Split(text, "\n")[1][:12]
	delays := []float64{math.Inf(1), math.Inf(1)}
	tasks := slices.Clone(delays)
	for b.Loop() {
		p := open(b, visit{before: typing})
		p.allow("")
		p.waitReady()
		opening := p.longestTask(b.Name()+"-opening", func() {
			p.dropped("2026-03-11-blocker.md", text)
			p.wait(`document.querySelector(".cm-content").textContent.includes(%s)`, title)
			p.focus(editor)
			for range 6 {
				p.press("ArrowDown")
			}
			p.press("End")
			typeAtPace(p, "at once") // while the page loads
			delays[0] = min(delays[0], eval[float64](p, longestWait))
			p.wait(content + `.textContent.includes("the end") || ` + isWhole)
			p.wait(isWhole)
		})
		later := p.longestTask(b.Name()+"-later", func() {
			typeAtPace(p, "later")
			p.press("Mod+End")
			typeAtPace(p, "at the end")
			delays[1] = min(delays[1], eval[float64](p, longestWait))
		})
		tasks[0], tasks[1] = min(tasks[0], opening), min(tasks[1], later)
	}
	b.ReportMetric(delays[0], "ms/opening")
	b.ReportMetric(delays[1], "ms/longest")
	b.ReportMetric(tasks[0], "cpu-ms/opening")
	b.ReportMetric(tasks[1], "cpu-ms/longest")
}
