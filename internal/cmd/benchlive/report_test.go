package main

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// sampleReport covers 100 kB; marked was not measured.
func sampleReport() *report {
	named := func(list string) []contestant {
		some, _ := chosen(list, contestants, contestant.id)
		return some
	}
	r := newReport(options{docs: documents[1:2], typing: named("codemirror,daylog,markdown-it,marked"), cold: named("daylog,katex")})
	r.date, r.machine, r.took = time.Date(2026, 11, 23, 1, 2, 3, 0, time.UTC), "2 cores, Linux, Chromium 156", 9*time.Minute
	r.add("100k", floor, []key{{6, 30, 4}})
	r.add("100k", daylog, []key{{12, 33, 5}, {10, 32, 4}})
	r.add("100k", daylog, []key{{14, 40, 7}})
	r.add("100k", "markdown-it", []key{{30, 120, 90}})
	r.starts[daylog] = []start{{900, 1600, 950}, {700, 1600, 750}, {800, 1600, 850}}
	r.starts["katex"] = []start{{640, 295, 600}}
	return r
}

func TestTheTableHasMedianP95AddedAndRatio(t *testing.T) {
	text := sampleReport().markdown()
	for _, line := range []string{
		"2026-11-23. 2 cores, Linux, Chromium 156. The run took 9 minutes.",
		"## Keystrokes in 100 kB",
		"| CodeMirror 6 alone, no page | 6.0 | 6.0 | 0 | 0.50 | 30.0 | 30.0 | 0 | 0.91 | 4.0 | 4.0 | 1 |",
		"| **daylog** | 12.0 | 14.0 | 6.0 | 1.00 | 33.0 | 40.0 | 3.0 | 1.00 | 5.0 | 7.0 | 3 |",
		"| CodeMirror 6 + markdown-it, `innerHTML` | 30.0 | 30.0 | 24.0 | 2.50 | 120 | 120 | 90.0 | 3.64 | 90.0 | 90.0 | 1 |",
		"| CodeMirror 6 + marked, `innerHTML` | – | – | – | – | – | – | – | – | – | – | 0 |",
		"| **daylog** | 800 | 900 | 1.00 | 1600 | 850 | 950 |",
		"| CodeMirror 6 + markdown-it + KaTeX + highlight.js, `innerHTML` | 640 | 640 | 0.80 | 295 | 600 | 600 |",
	} {
		require.Contains(t, text, "\n"+line+"\n")
	}
	require.NotContains(t, text, "Failures")
}

func TestEveryRowOfATableHasItsColumns(t *testing.T) {
	columns := 0
	for line := range strings.Lines(sampleReport().markdown()) {
		n := strings.Count(line, "|")
		if columns > 0 && n > 0 {
			require.Equal(t, columns, n, line)
		}
		columns = n
	}
}

func TestReportJudgesGoals(t *testing.T) {
	text := sampleReport().markdown()
	for _, line := range []string{
		"- 100 kB, added to the page: 6.0 ms, goal at most 8.0 ms: **reached**",
		"- 100 kB, added to the frame: 3.0 ms, goal at most 5.0 ms: **reached**",
		"- 100 kB, blocked, against CodeMirror 6 alone, p95: 1.8 times, goal at most 1.5 times: **missed**",
		"- 100 kB, to the page, against the fastest other: 0.4 times, goal at most 1.0 times: **reached**",
		"- cold start to the page, against CodeMirror 6 + markdown-it + KaTeX + highlight.js: 1.2 times, goal at most 1.0 times: **missed**",
	} {
		require.Contains(t, text, "\n"+line+"\n")
	}
}

func TestAGoalWithoutFiguresIsNotJudged(t *testing.T) {
	r := newReport(options{docs: documents, typing: contestants})
	text := r.markdown()
	require.NotContains(t, text, "**reached**")
	require.NotContains(t, text, "**missed**")
}

func TestReportListsFailures(t *testing.T) {
	r := sampleReport()
	r.failures = []string{"100k, marked, round 1: the browser has ended"}
	require.Contains(t, r.markdown(), "## Failures\n\n- 100k, marked, round 1: the browser has ended\n")
}

func TestNumberPrecision(t *testing.T) {
	zero := 0.0
	for f, want := range map[float64]string{9.96: "10.0", 99.94: "99.9", 1234.5: "1234", -3.21: "-3.2", 1 / zero: "–"} {
		require.Equal(t, want, number(f, 1))
	}
}
