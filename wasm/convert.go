//go:build js && wasm

package main

import (
	"syscall/js"
	"time"

	"daylog/internal/session"
)

// clock reads the writer's wall clock in RFC 3339. Without one it returns a time after every date.
func clock(v js.Value) time.Time {
	if now, err := time.Parse(time.RFC3339, v.String()); err == nil {
		_, east := now.Zone()
		return now.In(time.FixedZone("", east)) // Parse gives the machine's own zone a name
	}
	return time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC)
}

// optional returns a string, "" for undefined or null.
func optional(v js.Value) string {
	if v.Type() != js.TypeString {
		return ""
	}
	return v.String()
}

func items(array js.Value) []js.Value {
	list := make([]js.Value, array.Length())
	for i := range list {
		list[i] = array.Index(i)
	}
	return list
}

func words(array js.Value) []string {
	list := make([]string, array.Length())
	for i := range list {
		list[i] = array.Index(i).String()
	}
	return list
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

func edit(e session.Edit) map[string]any {
	return map[string]any{"start": e.Start, "end": e.End, "text": e.New}
}
