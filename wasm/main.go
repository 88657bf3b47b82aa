//go:build js && wasm

// Command wasm is the door of the engine: it decodes what the worker passes, calls, and encodes what comes back.
// Nothing about text is decided here.
package main

import (
	"fmt"
	"runtime"
	"syscall/js"
	"time"

	"daylog/internal/daily"
	"daylog/internal/session"
)

var open session.Session

func main() {
	js.Global().Set("daylog", map[string]any{
		"update": call(func(args []js.Value) any {
			return patch(open.Update(args[0].String(), options(args[1])))
		}),
		"change": call(func(args []js.Value) any {
			if p, ok := open.Change(change(args[0]), options(args[1])); ok {
				return patch(p)
			}
			return nil
		}),
		// hold and follow are update and change for a session that only keeps up: nobody looks at their patches.
		"hold": call(func(args []js.Value) any {
			open.Update(args[0].String(), options(args[1]))
			return nil
		}),
		"follow": call(func(args []js.Value) any {
			_, ok := open.Change(change(args[0]), options(args[1]))
			return ok
		}),
		"collect": call(func([]js.Value) any {
			runtime.GC()
			return nil
		}),
		"practise": call(practise),
		"next":     call(next),
		"week":     call(week),
		"carry":    call(carry),
		"template": call(func(args []js.Value) any { return daily.BuiltIn(args[0].String()) }),
		"labels": call(func(args []js.Value) any {
			out := make([]any, args[0].Length())
			for i := range out {
				tags, categories, body := session.Labels(args[0].Index(i).String())
				out[i] = map[string]any{"tags": texts(tags), "categories": texts(categories), "body": body}
			}
			return out
		}),
		"finish": call(func(args []js.Value) any {
			name, problems := session.Finish(args[0].String(), clock(args[1]))
			return map[string]any{"name": name, "problems": list(problems, problem)}
		}),
		"setField":   call(setField),
		"habits":     call(habits),
		"propose":    call(propose),
		"beginFront": call(beginFront),
	})
	js.Global().Call("daylogReady")
	select {} // the functions above are called from now on
}

// call wraps f for JavaScript: it returns {value} or {error}, and a panic in f is an error too,
// because an unrecovered one would end the Go program and every later call with it.
func call(f func(args []js.Value) any) js.Func {
	return js.FuncOf(func(_ js.Value, args []js.Value) (result any) {
		defer func() {
			if trouble := recover(); trouble != nil {
				open = session.Session{} // whatever it holds is not to be trusted
				result = map[string]any{"error": fmt.Sprint(trouble)}
			}
		}()
		return map[string]any{"value": f(args)}
	})
}

func options(v js.Value) session.Options {
	return session.Options{Language: v.Get("language").String(), Fresh: v.Get("fresh").Truthy(), Now: clock(v.Get("clock")),
		Template: v.Get("template").Truthy()}
}

func change(v js.Value) session.Change {
	return session.Change{
		Start: v.Get("start").Int(), End: v.Get("end").Int(), New: v.Get("text").String(),
		Length: v.Get("length").Int(), Hash: uint32(v.Get("hash").Float()),
	}
}

// clock reads the writer's wall clock; without one it is a time that lies behind every date.
func clock(v js.Value) time.Time {
	if now, err := time.Parse(time.RFC3339, v.String()); err == nil {
		_, east := now.Zone()
		return now.In(time.FixedZone("", east)) // where it is this machine's zone, Parse gives it a name
	}
	return time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC)
}

func list[T any](items []T, encode func(T) map[string]any) []any {
	out := make([]any, len(items))
	for i, item := range items {
		out[i] = encode(item)
	}
	return out
}

func texts(list []string) []any {
	out := make([]any, len(list))
	for i, s := range list {
		out[i] = s
	}
	return out
}
