package e2e

// Traces of a page's main thread, for benchmarks. A task is measured in CPU time of its thread, so
// that other programs on the machine do not change the result.

import (
	"context"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/tracing"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"
)

var traces = flag.String("traces", "", "a folder for traces with JavaScript profiles, for the browser's tools; they slow the page down")

// A traceEvent is an event of a trace, with times in microseconds. CPU is the time that the thread
// ran during the event.
type traceEvent struct {
	Name    string  `json:"name"`
	Process int     `json:"pid"`
	Thread  int     `json:"tid"`
	CPU     float64 `json:"tdur"`
}

// traceMark is a mark of the traced thread in its trace.
const traceMark = "the traced thread"

// longestTask runs work and returns the longest task of the page's main thread during it, in ms of
// CPU time. With -traces, it stores the trace as a file of this name.
func (p *page) longestTask(name string, work func()) float64 {
	p.t.Helper()
	categories := []string{"toplevel", "blink.user_timing", "disabled-by-default-devtools.timeline"}
	if *traces != "" {
		categories = append(categories, "devtools.timeline", "v8", "blink", "cc", "disabled-by-default-v8.cpu_profiler")
	}
	var raw []json.RawMessage
	done := make(chan struct{})
	ctx, stop := context.WithCancel(p.ctx)
	defer stop()
	require.NoError(p.t, chromedp.Listen(ctx, func(ev any) {
		switch ev := ev.(type) {
		case *tracing.EventDataCollected:
			for _, value := range ev.Value {
				raw = append(raw, json.RawMessage(value))
			}
		case *tracing.EventTracingComplete:
			close(done)
		}
	}))
	_, err := chromedp.Call(ctx, tracing.Start, tracing.StartParams{TransferMode: tracing.StartTransferModeReportEvents,
		TraceConfig: &tracing.TraceConfig{RecordMode: tracing.TraceConfigRecordModeRecordUntilFull, IncludedCategories: categories, ExcludedCategories: []string{"*"}}})
	require.NoError(p.t, err)
	eval[any](p, `void performance.mark(%s)`, traceMark)
	work()
	_, err = chromedp.Call(ctx, tracing.End, cdp.Empty{})
	require.NoError(p.t, err)
	<-done
	p.storeTrace(name, raw)
	return longestOf(raw)
}

// longestOf returns the CPU time of the longest task of the marked thread, in ms.
func longestOf(raw []json.RawMessage) float64 {
	var events []traceEvent
	var marked traceEvent
	for _, data := range raw {
		var e traceEvent
		if json.Unmarshal(data, &e) != nil {
			continue
		}
		if e.Name == traceMark {
			marked = e
		}
		events = append(events, e)
	}
	longest := 0.0
	for _, e := range events {
		if strings.HasSuffix(e.Name, "RunTask") && e.Process == marked.Process && e.Thread == marked.Thread {
			longest = max(longest, e.CPU/1000)
		}
	}
	return longest
}

func (p *page) storeTrace(name string, events []json.RawMessage) {
	if *traces == "" {
		return
	}
	data, err := json.Marshal(map[string]any{"traceEvents": events})
	require.NoError(p.t, err)
	require.NoError(p.t, os.WriteFile(filepath.Join(*traces, strings.ReplaceAll(name, "/", "-")+".json"), data, 0o644))
}
