package main

import (
	"math"
	"slices"
)

// A key is what became of one key, in milliseconds.
type key struct {
	shown   float64 // from its event to the page's DOM showing it
	frame   float64 // to the end of the frame that draws it
	blocked float64 // the longest task of the main thread from this key to the next
}

// figures sums up one of a key's times.
type figures struct{ median, p95 float64 }

func sumUp(times []float64) figures {
	return figures{quantile(times, 0.5), quantile(times, 0.95)}
}

// quantile is the smallest of times that a share q of them does not exceed; of no times it is not a number.
func quantile(times []float64, q float64) float64 {
	if len(times) == 0 {
		return math.NaN()
	}
	sorted := slices.Sorted(slices.Values(times))
	return sorted[max(0, int(math.Ceil(q*float64(len(sorted))))-1)]
}

// each picks one of the times of all keys.
func each(keys []key, of func(key) float64) []float64 {
	times := make([]float64, len(keys))
	for i, k := range keys {
		times[i] = of(k)
	}
	return times
}
