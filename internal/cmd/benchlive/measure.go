package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"time"
)

// A bench holds the state shared by all measurements.
type bench struct {
	browser *browser
	server  *server
	url     string
	shots   string // folder for screenshots, or ""
	traces  string // folder for traces, or ""
}

const (
	// patience is the maximum time until a document can be edited.
	patience = 90 * time.Second
	// keyLimit is the maximum time to show a keystroke.
	keyLimit = 90 * time.Second
	// typingLimit ends the typing on a slow page; the keystrokes so far count.
	typingLimit = 15 * time.Second
	// warmUp is the number of first keystrokes in a fresh page that do not count if there are more,
	// because no code is compiled yet.
	warmUp = 3
)

// typeIn opens a document in a contestant and types n letters in its middle.
func (b *bench) typeIn(ctx context.Context, c contestant, d document, n int) ([]key, error) {
	ctx, cancel := context.WithTimeout(ctx, patience+typingLimit+2*keyLimit)
	defer cancel()
	t, err := b.ready(ctx, c, d)
	if t != nil {
		defer t.close(context.WithoutCancel(ctx))
	}
	if err != nil {
		return nil, err
	}
	trace := ""
	if b.traces != "" {
		trace = filepath.Join(b.traces, c.name+"-"+d.name+".json")
	}
	stop, err := b.browser.startTrace(ctx, trace)
	if err != nil {
		return nil, err
	}
	var marked float64
	err = t.eval(ctx, &marked, `clock.sync()`)
	typed, typeErr := t.typeLetters(ctx, warmUp+n)
	events, traceErr := stop()
	if b.shots != "" {
		typeErr = errors.Join(typeErr, t.shot(ctx, filepath.Join(b.shots, c.name+"-"+d.name+".png")))
	}
	if err := errors.Join(err, typeErr, traceErr); err != nil {
		return nil, err
	}
	return t.keys(ctx, typed, events, marked)
}

// ready opens a document and sets the caret. It returns the tab even with an error.
func (b *bench) ready(ctx context.Context, c contestant, d document) (*tab, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	t, err := b.open(ctx, c, d)
	if err == nil {
		err = t.eval(ctx, nil, `clock.start(() => `+c.root+`, %s, () => putCaretBehind(%s))`, shown, mark)
	}
	if errors.Is(err, context.DeadlineExceeded) {
		err = fmt.Errorf("the document was not open within %.0f s", patience.Seconds())
	}
	return t, err
}

// open opens a document in a fresh page: in daylog as a dropped file, in the peers as their initial
// text.
func (b *bench) open(ctx context.Context, c contestant, d document) (*tab, error) {
	if c.name != daylog {
		return b.browser.open(ctx, b.url+c.name+"/?doc="+d.name)
	}
	t, err := b.browser.open(ctx, b.url+c.name+"/")
	if err != nil {
		return t, err
	}
	if err := t.eval(ctx, nil, `clock.firstPage(() => `+c.root+`)`); err != nil {
		return t, err
	}
	return t, t.drop(ctx, "2026-03-11-study.md", frontMatter+d.body())
}

// typeLetters types n letters, each after the previous one has been drawn, and returns the number
// typed.
func (t *tab) typeLetters(ctx context.Context, n int) (int, error) {
	begun := time.Now()
	for i := range n {
		if i > 0 && time.Since(begun) > typingLimit {
			return i, nil
		}
		next := time.After(pace)
		if err := t.press(ctx, letters[i%len(letters):][:1]); err != nil {
			return i, err
		}
		var drawn bool
		if err := t.eval(ctx, &drawn, `clock.drawn(%s, %s)`, i+1, keyLimit.Milliseconds()); err != nil {
			return i, err
		}
		if !drawn {
			return i, fmt.Errorf("key %d was not shown within %.0f s", i+1, keyLimit.Seconds())
		}
		<-next
	}
	return n, nil
}

// keys combines the measurements of the page and the trace for each keystroke, without those for
// warm-up.
func (t *tab) keys(ctx context.Context, typed int, events []traceEvent, marked float64) ([]key, error) {
	var times []struct{ Pressed, Shown, Frame float64 }
	if err := t.eval(ctx, &times, `clock.keys()`); err != nil {
		return nil, err
	}
	if typed == 0 || len(times) != typed {
		return nil, fmt.Errorf("%d keys typed, %d seen", typed, len(times))
	}
	times = times[min(warmUp, typed-1):]
	var pressed []float64
	for _, k := range times {
		pressed = append(pressed, k.Pressed)
	}
	last := times[len(times)-1]
	longest, err := longestTasks(events, marked, pressed, max(last.Frame, last.Pressed+float64(pace.Milliseconds())))
	if err != nil {
		return nil, err
	}
	keys := make([]key, len(times))
	for i, k := range times {
		keys[i] = key{k.Shown - k.Pressed, k.Frame - k.Pressed, longest[i]}
	}
	return keys, nil
}

// A start is a cold start.
type start struct {
	shown float64 // until the end of the frame with the first page, in ms
	kB    float64 // transferred until then
	text  float64 // until the end of the frame with the text in the editor
}

func (b *bench) coldStart(ctx context.Context, c contestant) (start, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	b.server.sent.Store(0)
	if b.traces != "" {
		stop, err := b.browser.startTrace(ctx, filepath.Join(b.traces, c.name+"-cold.json"))
		if err != nil {
			return start{}, err
		}
		defer stop() // a missing trace does not invalidate the measurement
	}
	t, err := b.browser.open(ctx, b.url+c.name+"/")
	if err != nil {
		return start{}, err
	}
	defer t.close(context.WithoutCancel(ctx))
	var s start
	err = t.eval(ctx, nil, `globalThis.firstText = clock.firstText(() => `+c.text+`), null`)
	if err == nil {
		err = t.eval(ctx, &s.shown, `clock.firstPage(() => `+c.root+`)`)
	}
	s.kB = float64(b.server.sent.Load()) / 1000
	if err == nil {
		err = t.eval(ctx, &s.text, `firstText`)
	}
	return s, err
}
