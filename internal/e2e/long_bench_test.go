package e2e

import (
	"fmt"
	"strings"
	"testing"
)

// longTasks records the longest task of the page, and when its preview had its first content.
const longTasks = `if (self === top) {
window.longest = 0
new PerformanceObserver(list => {
  for (const { duration } of list.getEntries()) window.longest = Math.max(window.longest, duration)
}).observe({ type: "longtask" })
}`

// longLogs are logs that are long in different ways.
var longLogs = map[string]func() string{
	"code-2.5MB": func() string {
		code := "```go\n" + strings.Repeat("for i := range items { total += items[i].price }\n", 300) + "```\n\n"
		return strings.Repeat(code, 200)
	},
	"paragraphs-5MB":  func() string { return paragraphsOf(5_000_000) },
	"paragraphs-12MB": func() string { return paragraphsOf(12_500_000) },
}

func paragraphsOf(size int) string {
	var b strings.Builder
	for n := 0; b.Len() < size; n++ {
		fmt.Fprintf(&b, "Paragraph %d has *some* words, and a [link](https://example.org/%d) to follow, not more\n\n", n, n)
	}
	return b.String()
}

// BenchmarkOpenLongLog measures the time from the drop of a file to the first content of its
// preview, and to all of it.
func BenchmarkOpenLongLog(b *testing.B) {
	for name, make := range longLogs {
		b.Run(name, func(b *testing.B) {
			text := post(make()) + "\nthe end"
			for b.Loop() {
				p := open(b, visit{before: longTasks})
				p.waitReady()
				p.wait(`window.longest = 0, true`)
				before := eval[float64](p, `window.begun = performance.now()`)
				p.dropped("2026-03-11-long.md", text)
				p.wait(frame + `.querySelector(".content").textContent.length > 5000 && (window.first ??= performance.now())`)
				b.ReportMetric(eval[float64](p, `window.first`)-before, "ms/first")
				p.wait(`!document.documentElement.hasAttribute("data-due")`)
				b.ReportMetric(eval[float64](p, `performance.now()`)-before, "ms/all")
				b.ReportMetric(eval[float64](p, `window.longest`), "ms/longest")
				b.ReportMetric(eval[float64](p, `performance.memory.usedJSHeapSize / 1e6`), "MB/heap")
			}
		})
	}
}
