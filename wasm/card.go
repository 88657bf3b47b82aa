//go:build js && wasm

package main

import (
	"syscall/js"

	"daylog/internal/session"
)

// setField sets a field of the card: a text, a truth value or a list of words.
func setField(args []js.Value) any {
	var value any
	switch v := args[2]; v.Type() {
	case js.TypeBoolean:
		value = v.Bool()
	case js.TypeObject:
		value = words(v)
	default:
		value = v.String()
	}
	edits, reason := session.SetField(args[0].String(), args[1].String(), value)
	return map[string]any{"edits": list(edits, edit), "reason": reason}
}

// beginFront puts a front matter before a text that has none.
func beginFront(args []js.Value) any {
	return list(session.BeginFront(args[0].String(), clock(args[1])), edit)
}

func words(v js.Value) []string {
	all := make([]string, v.Length())
	for i := range all {
		all[i] = v.Index(i).String()
	}
	return all
}

func edit(e session.Edit) map[string]any {
	return map[string]any{"start": e.Start, "end": e.End, "text": e.New}
}

func written(w session.Written) map[string]any {
	return map[string]any{"day": w.Day, "time": w.Time, "offset": w.Offset}
}
