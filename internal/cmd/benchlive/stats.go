package main

import (
	"math"
	"slices"
)

// A key holds the times of a keystroke, in ms.
type key struct {
	shown   float64 // from the key event until the DOM of the page shows it
	frame   float64 // until the end of the frame that draws it
	blocked float64 // longest task of the main thread between this keystroke and the next
}

// figures summarize one of the times of keystrokes.
type figures struct{ median, p95 float64 }

func sumUp(times []float64) figures {
	return figures{quantile(times, 0.5), quantile(times, 0.95)}
}

// quantile returns the smallest time that a share of q does not exceed, NaN if there are none.
func quantile(times []float64, q float64) float64 {
	if len(times) == 0 {
		return math.NaN()
	}
	sorted := slices.Sorted(slices.Values(times))
	return sorted[max(0, int(math.Ceil(q*float64(len(sorted))))-1)]
}

// each returns one of the times of all keystrokes.
func each(keys []key, of func(key) float64) []float64 {
	times := make([]float64, len(keys))
	for i, k := range keys {
		times[i] = of(k)
	}
	return times
}
