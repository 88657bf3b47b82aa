//go:build js && wasm

package main

import (
	"syscall/js"

	"daylog/internal/session"
)

// setField(text, key, value, name) returns the edits that set a field of the front matter to a
// string, a boolean or a list of strings. name is that of the options of update.
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
	edits, reason := session.SetField(
		site.current, args[3].String(), args[0].String(), args[1].String(), value)
	return map[string]any{"edits": list(edits, edit), "reason": reason}
}

// addFrontMatter(text, clock) returns the edits that put a front matter before a text that has
// none.
func addFrontMatter(args []js.Value) any {
	return list(session.AddFrontMatter(args[0].String(), clock(args[1])), edit)
}

// labels(texts) returns the tags and the categories of each text, and where its body starts.
func labels(args []js.Value) any {
	return list(words(args[0]), func(text string) map[string]any {
		tags, categories, body := session.Labels(text)
		return map[string]any{"tags": texts(tags), "categories": texts(categories), "body": body}
	})
}

// finish(text, options) returns the file name of a text and the problems of its front matter.
func finish(args []js.Value) any {
	name, problems := session.Finish(args[0].String(), options(args[1]))
	return map[string]any{"name": name, "problems": list(problems, problem)}
}

// typedName(typed, day) returns the file name of a post for a typed name, and its problem.
func typedName(args []js.Value) any {
	name, problem := session.TypedName(args[0].String(), args[1].String())
	return map[string]any{"name": name, "problem": problem}
}
