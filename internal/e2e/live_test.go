package e2e

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// clockwork records in the page when the first page was shown, and the time from a keystroke to its
// page.
const clockwork = `
addEventListener("keydown", () => { window.pressed = performance.now() }, true)
new MutationObserver(() => {
  window.firstPage ??= performance.now()
  window.lag = performance.now() - window.pressed
}).observe(document, { subtree: true, attributeFilter: ["data-rendered"] })`

func median(all []float64) float64 {
	slices.Sort(all)
	return all[len(all)/2]
}

// BenchmarkFirstPage measures the time from navigation to today's page on a first visit.
func BenchmarkFirstPage(b *testing.B) {
	var times []float64
	for b.Loop() {
		p := open(b, visit{before: clockwork})
		p.waitReady()
		times = append(times, eval[float64](p, `window.firstPage`))
	}
	b.ReportMetric(median(times), "ms/page")
}

// BenchmarkKey measures the time from a keystroke to its page, at the end of a log of 100,000
// characters.
func BenchmarkKey(b *testing.B) {
	text, err := os.ReadFile(sample)
	require.NoError(b, err)
	_, body, _ := strings.Cut(string(text), "math: true\n---\n")
	p := open(b, visit{before: clockwork})
	p.waitReady()
	p.dropped("2026-03-11-long.md", post(strings.Repeat(body, 100_000/len([]rune(body)))+"\nthe end"))
	p.waitPreview("the end")
	p.toEnd()
	var times []float64
	for b.Loop() {
		before := eval[int](p, `+document.documentElement.dataset.rendered`)
		p.press("X")
		p.wait(`document.documentElement.dataset.rendered > %s`, before)
		times = append(times, eval[float64](p, `window.lag`))
	}
	b.ReportMetric(median(times), "ms/key")
}
