//go:build js && wasm

package main

import (
	"runtime"
	"syscall/js"
	"time"

	"daylog/internal/session"
)

// open is the text that this engine holds.
var open openText

type openText struct {
	session.Session
	loading string // the text that load was called with last
	size    int    // bytes that the next step of load reads
}

func (o *openText) reset() { *o = openText{} }

// update(text, options) takes a new version of the text and returns the patch.
func update(args []js.Value) any {
	return patch(open.Update(args[0].String(), options(args[1])))
}

// change(change, options) takes a change of the text and returns the patch, or null where the
// engine needs the whole text.
func takeChange(args []js.Value) any {
	if p, ok := open.Change(change(args[0]), options(args[1])); ok {
		return patch(p)
	}
	return nil
}

const (
	stepTime    = 4 * time.Millisecond // of a step of load; garbage collection comes on top of it
	minStepSize = 4 << 10              // bytes; smaller steps are not faster
	maxStepSize = 64 << 10
)

// load(text, options) takes a step towards holding a text, and returns a session.LoadState; null
// for the text goes on with the one of the last call.
func load(args []js.Value) any {
	if text := args[0]; !text.IsNull() {
		open.loading = text.String()
	}
	open.size = max(open.size, minStepSize)
	start := time.Now()
	state := open.Load(open.loading, open.size, options(args[1]))
	if elapsed := time.Since(start); elapsed > stepTime {
		open.size = max(minStepSize, open.size/2)
	} else if elapsed < stepTime/2 {
		open.size = min(maxStepSize, open.size*2)
	}
	if state != session.LoadPartial {
		open.loading = ""
	}
	return string(state)
}

// check(options, size) returns the problems of the text that the engine holds. It checks parts of
// at most size UTF-16 units; null says that it has to be called again.
func check(args []js.Value) any {
	if found, ok := open.ProblemsWithin(options(args[0]), args[1].Int()); ok {
		return list(found, problem)
	}
	return nil
}

// collect() collects garbage, so that the engine does not have to while a keystroke waits.
func collect([]js.Value) any {
	runtime.GC()
	return nil
}

var warm session.Session

// warmUp(change, options) does the work of a keystroke in a text of its own. Browsers compile a
// function when it is called for the first time, and optimize it after some hundred calls.
func warmUp(args []js.Value) any {
	c, o := change(args[0]), options(args[1])
	p, ok := warm.Change(c, o)
	if !ok { // the first change inserts the whole text
		p = warm.Update(c.New, o)
	}
	return patch(p)
}

func options(v js.Value) session.Options {
	return session.Options{
		Now: clock(v.Get("clock")), Fresh: v.Get("fresh").Truthy(),
		Template: v.Get("template").Truthy(),
		Blog:     site.current, Name: optional(v.Get("name")),
	}
}

func change(v js.Value) session.Change {
	return session.Change{
		Start: v.Get("start").Int(), End: v.Get("end").Int(), New: v.Get("text").String(),
		Length: v.Get("length").Int(), Hash: uint32(v.Get("hash").Float()),
	}
}
