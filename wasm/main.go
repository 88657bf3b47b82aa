//go:build js && wasm

// Command wasm is the JavaScript bridge of the engine. It decodes the arguments of a call, calls
// the packages of the engine, and encodes the result. It decides nothing about text.
package main

import (
	"fmt"
	"syscall/js"
)

// calls are the functions that JavaScript can call, by name. EngineCalls in web/types.d.ts has the
// other half of this table.
var calls = map[string]func(args []js.Value) any{
	// The open text
	"update":  update,
	"change":  takeChange,
	"load":    load,
	"check":   check,
	"collect": collect,
	"warmUp":  warmUp,

	// Logs and their front matter
	"next":           next,
	"week":           week,
	"carry":          carry,
	"template":       template,
	"labels":         labels,
	"finish":         finish,
	"typedName":      typedName,
	"setField":       setField,
	"addFrontMatter": addFrontMatter,

	// The writer's blog
	"blogPaths":    blogPaths,
	"blogFiles":    blogFiles,
	"blogTimezone": blogTimezone,
	"openBlog":     openBlog,

	// Posts of the writer's blog
	"habits":  habits,
	"propose": propose,
}

func main() {
	exported := map[string]any{}
	for name, f := range calls {
		exported[name] = export(f)
	}
	js.Global().Set("daylog", exported)
	js.Global().Call("daylogReady")
	select {} // JavaScript calls the functions from now on
}

// export makes a JavaScript function of f that returns {value} or {error}. A panic in f becomes an
// error, because an unrecovered one would end the Go program and all later calls.
func export(f func(args []js.Value) any) js.Func {
	return js.FuncOf(func(_ js.Value, args []js.Value) (result any) {
		defer func() {
			if cause := recover(); cause != nil {
				open.reset() // its state may be inconsistent
				result = map[string]any{"error": fmt.Sprint(cause)}
			}
		}()
		return map[string]any{"value": f(args)}
	})
}
