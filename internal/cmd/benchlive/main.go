// Command benchlive types into daylog and other Markdown editors in a real browser, in turns, and
// writes the time that each needs to show the text:
//
//	benchlive [-rounds n] [-starts n] [-docs 6k,100k,1m] [-peers daylog,marked,...] [-out file] [-shots folder] [-traces folder] [-quick]
//
// It must run in the module's folder, as make bench-live does, and needs npm and Debian's chromium.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net/http/httptest"
	"os"
	"os/signal"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"time"
)

// Each contestant gets thirty keystrokes in each document, divided among the rounds.
const thirty = 30

type options struct {
	rounds, keys, starts int // keys is the number of keystrokes in each round
	docs                 []document
	typing, cold         []contestant
	out, shots, traces   string
}

func main() {
	o, err := readFlags()
	if err == nil {
		ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
		err = run(ctx, os.Stdout, o)
		stop()
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func readFlags() (o options, err error) {
	docs := flag.String("docs", "6k,100k,1m", "the documents to type into; empty for none")
	peers := flag.String("peers", "", "who takes part, all by default; naming katex lets it type, too")
	quick := flag.Bool("quick", false, "one round of five keys and one cold start, to see that it works")
	flag.IntVar(&o.rounds, "rounds", 3, "in how many rounds the thirty keys are typed")
	flag.IntVar(&o.starts, "starts", 5, "how often each is started")
	flag.StringVar(&o.out, "out", "docs/benchmarks.md", "the Markdown file to write; with -quick none is")
	flag.StringVar(&o.shots, "shots", "", "a folder for a picture of each page after the typing")
	flag.StringVar(&o.traces, "traces", "", "a folder for a trace of each typing and start, to open in a browser's tools; tracing so much slows the page down")
	flag.Parse()
	if o.rounds < 1 {
		return o, errors.New("-rounds must be at least 1")
	}
	o.keys = (thirty + o.rounds - 1) / o.rounds
	if *quick {
		o.rounds, o.keys, o.starts, o.out = 1, 5, 1, ""
	}
	if *docs == "" {
		o.docs = nil
	} else if o.docs, err = chosen(*docs, documents, func(d document) string { return d.name }); err != nil {
		return o, err
	}
	named := contestants
	if *peers != "" {
		if named, err = chosen(*peers, contestants, contestant.id); err != nil {
			return o, err
		}
	}
	for _, c := range named {
		if c.keys || *peers != "" {
			o.typing = append(o.typing, c)
		}
		if c.cold {
			o.cold = append(o.cold, c)
		}
	}
	return o, nil
}

// all returns the contestants that type or start.
func (o options) all() []contestant {
	return slices.DeleteFunc(slices.Clone(contestants), func(c contestant) bool {
		return !slices.Contains(o.typing, c) && !slices.Contains(o.cold, c)
	})
}

func run(ctx context.Context, w io.Writer, o options) error {
	begun := time.Now()
	folder, err := os.MkdirTemp("", "bench-live-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	all := o.all()
	if err := build(folder, all); err != nil {
		return err
	}
	fmt.Fprintf(w, "built in %.0f s\n", time.Since(begun).Seconds())
	s := newServer(folder, all)
	server := httptest.NewServer(s)
	defer server.Close()
	browser, err := startBrowser(ctx)
	if err != nil {
		return err
	}
	defer browser.close()
	b := &bench{browser, s, server.URL + "/", o.shots, o.traces}
	r := newReport(o)
	r.date = begun
	r.machine = fmt.Sprintf("%d cores, %s, %s", runtime.NumCPU(), system(), browser.name())
	if err := b.all(ctx, w, o, r); err != nil {
		return err
	}
	r.took = time.Since(begun)
	text := r.markdown()
	fmt.Fprint(w, "\n", text)
	if o.out == "" {
		return nil
	}
	return os.WriteFile(o.out, []byte(text), 0o644)
}

// system returns the name of the operating system with a capital letter.
func system() string { return strings.ToUpper(runtime.GOOS[:1]) + runtime.GOOS[1:] }

// all runs every measurement, interleaved and in a changing order, so that a temporary slowdown of
// the machine affects all contestants.
func (b *bench) all(ctx context.Context, w io.Writer, o options, r *report) error {
	if err := b.coldStarts(ctx, w, o, r); err != nil {
		return err
	}
	for _, d := range o.docs {
		slow := map[string]bool{}
		for round := range o.rounds {
			for _, c := range turned(o.typing, round) {
				if slow[c.name] {
					continue
				}
				begun := time.Now()
				keys, err := b.typeIn(ctx, c, d, o.keys)
				if ctx.Err() != nil {
					return ctx.Err()
				}
				took := time.Since(begun)
				slow[c.name] = took > slowCell
				fmt.Fprintf(w, "%-4s round %d  %-12s %s in %.0f s\n", d.name, round+1, c.name, summary(keys, err), took.Seconds())
				if err != nil {
					r.failures = append(r.failures, fmt.Sprintf("%s in %s, round %d: %v", c.title, d.title(), round+1, err))
				}
				r.add(d.name, c.name, keys)
			}
		}
	}
	return nil
}

func (b *bench) coldStarts(ctx context.Context, w io.Writer, o options, r *report) error {
	if len(o.cold) == 0 {
		return nil
	}
	// The first page also pays for files that the browser loads only once.
	if _, err := b.coldStart(ctx, o.cold[0]); err != nil {
		return fmt.Errorf("warm up: %w", err)
	}
	for round := range o.starts {
		for _, c := range turned(o.cold, round) {
			s, err := b.coldStart(ctx, c)
			if err != nil {
				return fmt.Errorf("cold start of %s: %w", c.name, err)
			}
			fmt.Fprintf(w, "cold start %d  %-12s %6.0f ms  %5.0f kB\n", round+1, c.name, s.shown, s.kB)
			r.starts[c.name] = append(r.starts[c.name], s)
		}
	}
	return nil
}

func summary(keys []key, err error) string {
	if err != nil {
		return err.Error()
	}
	f := sumUpKeys(keys)
	return fmt.Sprintf("%7.1f ms to the page  %7.1f ms to the frame  %7.1f ms blocked  %d keys",
		f.shown.median, f.frame.median, f.blocked.median, len(keys))
}

// slowCell is the time after which a contestant is left out of further rounds of a document, to
// limit the run.
const slowCell = time.Minute

// turned returns all, rotated to begin with element n.
func turned[T any](all []T, n int) []T {
	n %= max(1, len(all))
	return slices.Concat(all[n:], all[:n])
}
