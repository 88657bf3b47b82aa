package main

import (
	"fmt"
	"math"
	"strings"
	"time"
)

// A report collects what was measured and writes it down.
type report struct {
	options
	date     time.Time
	machine  string
	took     time.Duration
	starts   map[string][]start          // by contestant
	keys     map[string]map[string][]key // by document and contestant
	failures []string
}

func newReport(o options) *report {
	return &report{options: o, starts: map[string][]start{}, keys: map[string]map[string][]key{}}
}

func (r *report) add(document, contestant string, keys []key) {
	if r.keys[document] == nil {
		r.keys[document] = map[string][]key{}
	}
	r.keys[document][contestant] = append(r.keys[document][contestant], keys...)
}

// keyFigures sums up the keys of one contestant in one document.
type keyFigures struct{ shown, frame, blocked figures }

func sumUpKeys(keys []key) keyFigures {
	return keyFigures{
		sumUp(each(keys, func(k key) float64 { return k.shown })),
		sumUp(each(keys, func(k key) float64 { return k.frame })),
		sumUp(each(keys, func(k key) float64 { return k.blocked })),
	}
}

const intro = `# Benchmarks

Written by ` + "`make bench-live`" + `, which types into daylog and into other editors in a real browser, on the same machine, with the
same documents, in turns. Do not edit it by hand; run it again.

`

const method = `## How it is measured

- **Documents.** A Korean log of 6 kB with math and code, the same 16 times (100 kB) and 160 times (1 MB). daylog gets it as a file
  that is dropped on it, the others as their text to begin with, without the front matter.
- **Keys.** Letters typed in the middle of the document by key events of the browser, one every 150 ms or as soon as the one before
  was drawn. The first %d in a fresh page do not count where there are more. A page that needs more than %d s for its share of the keys is
  left after that, and one that needs more than a minute with opening the document takes part in one round only; "keys" tells how many count.
- **To the page** is from the key event's own time stamp until the DOM of the page shows the letter; for CodeMirror 6 alone, until
  its own does. **To the frame** is until the end of the frame that draws it. **Added** is the median above that of CodeMirror 6
  alone. **× daylog** is the median over daylog's.
- **Blocked** is the longest task of the page's main thread between a key and the next, from a trace.
- **Cold start** is from navigation to the end of the frame that draws the first page, in a fresh profile with an empty cache, from
  this machine itself: the network costs nothing, code costs what it costs. **kB** is what was fetched until then, brotli
  where the file is not compressed already. All show today's new log: the others get it with their page, daylog makes it of what
  its engine made ahead, and loads that engine afterwards. **To the text in the editor** is to the end of the frame that draws it there.
- **The others** are set up as their documentation shows, and in their favour where there was a choice: CodeMirror 6 with
  minimalSetup, its Markdown language and line wrapping, rendering at every change without delay, and, while typing, without math
  and highlighted code, which daylog has; morphdom with the shortcut that it advises (isEqualNode); highlight.js with its common
  languages only; Vditor with a delay of 0 ms, by itself 1000; Toast UI as it is, which has none. The window is the same for all,
  and the page is scrolled to where the text is typed.
- Quantiles are nearest-rank.
`

func (r *report) markdown() string {
	var b strings.Builder
	b.WriteString(intro)
	fmt.Fprintf(&b, "%s. %s. The run took %.0f minutes.\n\n", r.date.Format(time.DateOnly), r.machine, r.took.Minutes())
	for _, d := range r.docs {
		r.writeKeys(&b, d)
	}
	r.writeStarts(&b)
	r.writeGoals(&b)
	if len(r.failures) > 0 {
		b.WriteString("## What went wrong\n\n")
		for _, f := range r.failures {
			fmt.Fprintf(&b, "- %s\n", f)
		}
		b.WriteString("\n")
	}
	fmt.Fprintf(&b, method, warmUp, int(typingLimit.Seconds()))
	return b.String()
}

func (r *report) writeKeys(b *strings.Builder, d document) {
	fmt.Fprintf(b, "## A key in %s\n\n", d.title())
	b.WriteString("| ms | to the page: median | p95 | added | × daylog | to the frame: median | p95 | added | × daylog | blocked: median | p95 | keys |\n")
	b.WriteString("|:---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n")
	base, ours := r.figures(d, floor), r.figures(d, daylog)
	for _, c := range r.typing {
		f := r.figures(d, c.name)
		fmt.Fprintf(b, "| %s | %s | %s | %s | %s | %s | %s | %s | %s | %s | %s | %d |\n", c.title,
			ms(f.shown.median), ms(f.shown.p95), above(f.shown.median, base.shown.median), times(f.shown.median, ours.shown.median),
			ms(f.frame.median), ms(f.frame.p95), above(f.frame.median, base.frame.median), times(f.frame.median, ours.frame.median),
			ms(f.blocked.median), ms(f.blocked.p95), len(r.keys[d.name][c.name]))
	}
	b.WriteString("\n")
}

func (r *report) figures(d document, contestant string) keyFigures {
	return sumUpKeys(r.keys[d.name][contestant])
}

func (r *report) writeStarts(b *strings.Builder) {
	if len(r.starts) == 0 {
		return
	}
	b.WriteString("## Cold start\n\n| | to the page: median, ms | p95, ms | × daylog | kB | to the text in the editor: median, ms | p95, ms |\n|:---|---:|---:|---:|---:|---:|---:|\n")
	ours := r.start(daylog)
	for _, c := range r.cold {
		s := r.start(c.name)
		fmt.Fprintf(b, "| %s | %s | %s | %s | %s | %s | %s |\n", c.title, ms(s.shown.median), ms(s.shown.p95),
			times(s.shown.median, ours.shown.median), number(s.kB, 0), ms(s.text.median), ms(s.text.p95))
	}
	b.WriteString("\n")
}

// startFigures sum up one contestant's starts.
type startFigures struct {
	shown, text figures
	kB          float64
}

func (r *report) start(contestant string) startFigures {
	var shown, text, sizes []float64
	for _, s := range r.starts[contestant] {
		shown, text, sizes = append(shown, s.shown), append(text, s.text), append(sizes, s.kB)
	}
	return startFigures{sumUp(shown), sumUp(text), quantile(sizes, 0.5)}
}

// A goal is a figure that is to be at most a limit.
type goal struct {
	what        string
	figure, max float64
	unit        string
}

func (g goal) String() string {
	verdict := "missed"
	if g.figure <= g.max {
		verdict = "reached"
	}
	return fmt.Sprintf("%s: %s%s, goal at most %s%s: **%s**", g.what, number(g.figure, 1), g.unit, number(g.max, 1), g.unit, verdict)
}

func (r *report) writeGoals(b *strings.Builder) {
	b.WriteString("## Goals\n\n")
	for _, g := range r.goals() {
		if !math.IsNaN(g.figure) && !math.IsNaN(g.max) {
			fmt.Fprintf(b, "- %s\n", g)
		}
	}
	b.WriteString("\n")
}

// goals are daylog's, from what was measured; a goal whose figures are not there is not a number.
func (r *report) goals() []goal {
	var all []goal
	for _, d := range r.docs {
		ours, base := r.figures(d, daylog), r.figures(d, floor)
		page, frame := d.goals()
		all = append(all,
			goal{d.title() + ", added to the page", ours.shown.median - base.shown.median, page, " ms"},
			goal{d.title() + ", added to the frame", ours.frame.median - base.frame.median, frame, " ms"},
			goal{d.title() + ", blocked, against CodeMirror 6 alone, median", ours.blocked.median / base.blocked.median, 1.5, " times"},
			goal{d.title() + ", blocked, against CodeMirror 6 alone, p95", ours.blocked.p95 / base.blocked.p95, 1.5, " times"})
		if d.days > 1 {
			all = append(all,
				goal{d.title() + ", to the page, against the fastest other", ours.shown.median / r.fastest(d, keyFigures.toPage), 1, " times"},
				goal{d.title() + ", to the frame, against the fastest other", ours.frame.median / r.fastest(d, keyFigures.toFrame), 1, " times"})
		}
	}
	return append(all, goal{"cold start to the page, against CodeMirror 6 + markdown-it + KaTeX + highlight.js",
		r.start(daylog).shown.median / r.start("katex").shown.median, 1, " times"})
}

func (f keyFigures) toPage() float64  { return f.shown.median }
func (f keyFigures) toFrame() float64 { return f.frame.median }

// fastest is the least of all others' figures with a page.
func (r *report) fastest(d document, of func(keyFigures) float64) float64 {
	least := math.NaN()
	for _, c := range r.typing {
		if c.name == daylog || c.name == floor {
			continue
		}
		if f := of(r.figures(d, c.name)); !(f >= least) && !math.IsNaN(f) {
			least = f
		}
	}
	return least
}

func ms(f float64) string { return number(f, 1) }

func above(f, base float64) string {
	if f == base {
		return "0"
	}
	return number(f-base, 1)
}

func times(f, ours float64) string { return number(f/ours, 2) }

// number writes f with some digits behind the point, but for large ones, and a dash for what was not measured.
func number(f float64, digits int) string {
	switch {
	case math.IsNaN(f) || math.IsInf(f, 0):
		return "–"
	case math.Abs(f) >= 100:
		digits = 0
	}
	return fmt.Sprintf("%.*f", digits, f)
}
