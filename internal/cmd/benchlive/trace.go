package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"slices"
)

// Tasks of the main thread come from a trace. The APIs of a page report only tasks over 50 ms, or
// need a timer that keeps the thread busy.

// A traceEvent is an event of a trace, with times in microseconds.
type traceEvent struct {
	Name     string  `json:"name"`
	Process  int     `json:"pid"`
	Thread   int     `json:"tid"`
	Start    float64 `json:"ts"`
	Duration float64 `json:"dur"`
}

// syncMark is a mark in the trace at a known time of the page's clock.
const syncMark = "bench-live"

// startTrace starts a trace. With a file, it writes all events there for the browser's tools, which
// records more and costs time.
func (b *browser) startTrace(ctx context.Context, file string) (stop func() ([]traceEvent, error), err error) {
	var all []traceEvent
	var raw []json.RawMessage
	done := make(chan struct{})
	b.events(func(method string, data json.RawMessage) {
		switch method {
		case "Tracing.dataCollected":
			var part struct{ Value []traceEvent }
			if file != "" {
				var part struct{ Value []json.RawMessage }
				json.Unmarshal(data, &part)
				raw = append(raw, part.Value...)
			}
			if json.Unmarshal(data, &part) == nil {
				for _, e := range part.Value {
					if e.Name == syncMark || e.isTask() {
						all = append(all, e)
					}
				}
			}
		case "Tracing.tracingComplete":
			close(done)
		}
	})
	categories := traceCategories
	if file != "" {
		categories = append(slices.Clone(categories), "devtools.timeline", "v8", "blink", "cc", "disabled-by-default-v8.cpu_profiler")
	}
	err = b.call(ctx, "", "Tracing.start", params{"transferMode": "ReportEvents", "traceConfig": params{
		"recordMode": "recordUntilFull", "includedCategories": categories, "excludedCategories": []string{"*"},
	}}, nil)
	return func() ([]traceEvent, error) {
		defer b.events(nil)
		if err := b.call(ctx, "", "Tracing.end", nil, nil); err != nil {
			return nil, err
		}
		select {
		case <-done:
			return all, writeTrace(file, raw)
		case <-ctx.Done():
			return nil, fmt.Errorf("read the trace: %w", ctx.Err())
		}
	}, err
}

func writeTrace(file string, events []json.RawMessage) error {
	if file == "" {
		return nil
	}
	data, err := json.Marshal(map[string]any{"traceEvents": events})
	if err != nil {
		return err
	}
	return os.WriteFile(file, data, 0o644)
}

var traceCategories = []string{"toplevel", "blink.user_timing", "disabled-by-default-devtools.timeline"}

func (e traceEvent) isTask() bool {
	return e.Name == "RunTask" || e.Name == "ThreadControllerImpl::RunTask"
}

// longestTasks returns, for each keystroke at a time in ms of the page's clock, the longest task of
// the page's main thread until the next one, or until end for the last. marked is the page's time
// of syncMark.
func longestTasks(events []traceEvent, marked float64, pressed []float64, end float64) ([]float64, error) {
	var sync *traceEvent
	for i := range events {
		if events[i].Name == syncMark {
			sync = &events[i]
		}
	}
	if sync == nil {
		return nil, fmt.Errorf("the trace of %d events has no mark", len(events))
	}
	longest := make([]float64, len(pressed))
	tasks := 0
	for _, e := range events {
		if !e.isTask() || e.Process != sync.Process || e.Thread != sync.Thread {
			continue
		}
		tasks++
		start := (e.Start-sync.Start)/1000 + marked
		stop := start + e.Duration/1000
		for i, from := range pressed {
			to := end
			if i+1 < len(pressed) {
				to = pressed[i+1]
			}
			if stop > from && start < to {
				longest[i] = max(longest[i], min(stop, to)-max(start, from))
			}
		}
	}
	if tasks == 0 {
		return nil, fmt.Errorf("the trace has no task of the main thread")
	}
	return longest, nil
}
