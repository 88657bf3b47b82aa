// Command cost measures the cost of the engine for texts of n, 2n and 4n parts, for every
// construct, and prints those with a cost that grows faster than the text:
//
//	go build -cover -covermode=atomic -coverpkg=daylog/internal/... -o cost ./internal/cmd/cost
//	./cost [-all] [-time] [name...]
//
// It counts executed statements, by Go's coverage counters, and allocated bytes, so that the result
// is the same on every machine. The counters miss loops in assembly; TestCostIsLinear builds the
// command with packages strings and bytes that count their searches too (searches_test.go). With
// -time it prints processor times of longer texts instead.
package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"flag"
	"fmt"
	"math"
	"os"
	"runtime"
	"runtime/coverage"
	"slices"
	"strings"
	"syscall"
	"time"
)

// limit is the allowed ratio of the costs of doubled text. Sorting, growing slices and work that
// begins only in longer texts cost a little more than twice as much; quadratic cost is four times
// as much.
const limit = 2.5

// searchCost is the cost of a character in a search, in statements: assembly compares 32 at once.
const searchCost = 1.0 / 8

// scale multiplies the length of all texts.
var scale int

func main() {
	all := flag.Bool("all", false, "print all constructs")
	times := flag.Bool("time", false, "print processor times")
	flag.IntVar(&scale, "scale", 1, "how many times longer texts are")
	flag.Parse()
	count := measureSteps
	if *times {
		count = measureTime
	}
	failed := false
	for _, s := range subjects() {
		if flag.NArg() > 0 && !slices.ContainsFunc(flag.Args(), func(name string) bool { return strings.Contains(s.name, name) }) {
			continue
		}
		growth, report, err := count(s)
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(2)
		}
		if growth > limit {
			failed = true
		}
		if *all || growth > limit {
			fmt.Printf("%.2f  %s  %s\n", growth, s.name, report)
		}
	}
	if failed {
		os.Exit(1)
	}
}

// A subject is a part of the engine with a growing text.
type subject struct {
	name string
	n    int
	text func(n int) string
	run  func(text string)
	free float64 // allowed statements per byte regardless of growth: the highlighter stops there
}

// growth compares the cost of the second half of a text with that of the second quarter. It returns
// the ratio for doubled text; constant costs cancel out.
func growth(costs [3]float64, least float64) float64 {
	first, second := costs[1]-costs[0], costs[2]-costs[1]
	if second < least {
		return 1
	}
	return second / max(first, least/2)
}

// measureSteps counts statements and allocated bytes.
func measureSteps(s subject) (float64, string, error) {
	var steps, sizes [3]float64
	for i := range 3 {
		text := s.text(s.n * scale << i)
		if i == 0 {
			s.run(s.text(50)) // exclude one-time initialization
		}
		var before, after runtime.MemStats
		if err := coverage.ClearCounters(); err != nil {
			return 0, "", err
		}
		characters := searched()
		runtime.ReadMemStats(&before)
		s.run(text)
		runtime.ReadMemStats(&after)
		characters = searched() - characters
		sizes[i] = float64(after.TotalAlloc - before.TotalAlloc)
		var err error
		if steps[i], err = countSteps(); err != nil {
			return 0, "", err
		}
		steps[i] += characters * searchCost
	}
	// Growing slices are copied, possibly all of one just for the longest text, so the bytes may be
	// 6.8 times as many for four times the text. Quadratic cost is 16 times as much.
	bytes := 1.0
	if sizes[2] > 4e6 {
		bytes = math.Sqrt(sizes[2]/sizes[0]) * limit / 2.8
	}
	worst := growth(steps, 30_000)
	if steps[2] < s.free*float64(len(s.text(s.n*scale<<2))) {
		worst = 1
	}
	worst = max(worst, bytes)
	report := fmt.Sprintf("steps %.0f %.0f %.0f, kB %.0f %.0f %.0f", steps[0], steps[1], steps[2], sizes[0]/1e3, sizes[1]/1e3, sizes[2]/1e3)
	return worst, report, nil
}

// measureTime measures processor time for texts ten times as long.
func measureTime(s subject) (float64, string, error) {
	var times [3]float64
	for i := range 3 {
		text := s.text(s.n * scale << i)
		times[i] = math.Inf(1)
		for range 2 {
			begun := processorTime()
			s.run(text)
			times[i] = min(times[i], (processorTime()-begun).Seconds()*1000)
		}
	}
	return growth(times, 20), fmt.Sprintf("ms %.0f %.0f %.0f", times[0], times[1], times[2]), nil
}

func processorTime() time.Duration {
	var usage syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &usage)
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

// countSteps returns the sum of all coverage counters. The format is that of Go's
// internal/coverage: a header, and for each executed function the number of its counters, two
// identifiers and the counters.
func countSteps() (float64, error) {
	var b bytes.Buffer
	if err := coverage.WriteCounters(&b); err != nil {
		return 0, err
	}
	const fileHeader, segmentHeader, footer = 32, 16, 16
	data := b.Bytes()
	if len(data) < fileHeader+segmentHeader+footer {
		return 0, errors.New("no coverage counters")
	}
	segment := data[fileHeader:]
	functions := binary.LittleEndian.Uint64(segment)
	strings, args := binary.LittleEndian.Uint32(segment[8:]), binary.LittleEndian.Uint32(segment[12:])
	at := fileHeader + segmentHeader + int(strings) + int(args)
	at = (at + 3) &^ 3
	read := readRaw
	if data[24] == 2 { // the counter flavor
		read = readULEB
	}
	sum := 0.0
	for range functions {
		var counters, value uint32
		counters, at = read(data, at)
		_, at = read(data, at)
		_, at = read(data, at)
		for range counters {
			value, at = read(data, at)
			sum += float64(value)
		}
	}
	return sum, nil
}

func readRaw(data []byte, at int) (uint32, int) { return binary.LittleEndian.Uint32(data[at:]), at + 4 }

func readULEB(data []byte, at int) (uint32, int) {
	value, n := binary.Uvarint(data[at:])
	return uint32(value), at + n
}
