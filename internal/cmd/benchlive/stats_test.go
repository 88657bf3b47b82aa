package main

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestQuantileIsTheNearestRank(t *testing.T) {
	thirty := make([]float64, 30)
	for i := range thirty {
		thirty[29-i] = float64(i + 1)
	}
	for _, c := range []struct {
		times   []float64
		q, want float64
	}{
		{[]float64{7}, 0.5, 7},
		{[]float64{7}, 0.95, 7},
		{[]float64{3, 1, 2}, 0.5, 2},
		{[]float64{4, 1, 3, 2}, 0.5, 2},
		{[]float64{4, 1, 3, 2}, 1, 4},
		{[]float64{4, 1, 3, 2}, 0, 1},
		{thirty, 0.5, 15},
		{thirty, 0.95, 29},
	} {
		require.Equal(t, c.want, quantile(c.times, c.q), "quantile(%v, %v)", c.times, c.q)
	}
	require.True(t, math.IsNaN(quantile(nil, 0.5)))
}

func TestQuantileLeavesTheOrder(t *testing.T) {
	times := []float64{3, 1, 2}
	quantile(times, 0.5)
	require.Equal(t, []float64{3, 1, 2}, times)
}

// traced returns a trace in which 100 ms of the page's clock are 5 s of the trace.
func traced(tasks ...traceEvent) []traceEvent {
	all := []traceEvent{{Name: syncMark, Process: 1, Thread: 2, Start: 5_000_000}}
	for _, task := range tasks {
		task.Name = "RunTask"
		task.Start = 5_000_000 + (task.Start-100)*1000 // given in the page's time
		task.Duration *= 1000
		all = append(all, task)
	}
	return all
}

func TestLongestTaskPerKeystroke(t *testing.T) {
	longest, err := longestTasks(traced(
		traceEvent{Process: 1, Thread: 2, Start: 150, Duration: 40}, // before the first keystroke
		traceEvent{Process: 1, Thread: 2, Start: 201, Duration: 5},  // of the first keystroke
		// of the first keystroke, longer
		traceEvent{Process: 1, Thread: 2, Start: 210, Duration: 12},
		traceEvent{Process: 1, Thread: 3, Start: 220, Duration: 90},  // of another thread
		traceEvent{Process: 9, Thread: 2, Start: 220, Duration: 90},  // of another process
		traceEvent{Process: 1, Thread: 2, Start: 405, Duration: 7},   // of the second keystroke
		traceEvent{Process: 1, Thread: 2, Start: 700, Duration: 300}, // after the last keystroke
	), 100, []float64{200, 400}, 600)
	require.NoError(t, err)
	require.InDeltaSlice(t, []float64{12, 7}, longest, 1e-6)
}

func TestTaskBlocksAKeyPressedDuringIt(t *testing.T) {
	longest, err := longestTasks(traced(traceEvent{Process: 1, Thread: 2, Start: 290, Duration: 130}), 100, []float64{200, 400}, 600)
	require.NoError(t, err)
	require.InDeltaSlice(t, []float64{110, 20}, longest, 1e-6)
}

func TestATraceWithoutThePageIsAnError(t *testing.T) {
	_, err := longestTasks([]traceEvent{{Name: "RunTask"}}, 0, []float64{1}, 2)
	require.ErrorContains(t, err, "no mark")
	_, err = longestTasks(traced(), 0, []float64{1}, 2)
	require.ErrorContains(t, err, "no task")
}
