//go:build js && wasm

package main

import (
	"syscall/js"

	"daylog/internal/daily"
)

// habits(files) counts tags, categories, names and other habits of the writer, for each post.
func habits(args []js.Value) any {
	out := []any{}
	for _, file := range files(args[0]) {
		h := daily.Learn([]daily.File{file})
		out = append(out, map[string]any{
			"posts": h.Posts, "title": h.Title, "tags": counts(h.Tags), "pairs": counts(h.Pairs),
			"categories": counts(h.Categories), "zones": counts(h.Zones), "names": counts(h.Names),
			"covers": counts(h.Covers), "folders": counts(h.Folders),
		})
	}
	return out
}

// propose(files) returns a template made from the newest logs among posts, "" if there are too few.
func propose(args []js.Value) any { return daily.Propose(files(args[0])) }

func files(array js.Value) (list []daily.File) {
	for _, v := range items(array) {
		list = append(list, daily.File{Name: v.Get("name").String(), Text: v.Get("text").String()})
	}
	return list
}

func counts(m map[string]int) map[string]any {
	out := make(map[string]any, len(m))
	for key, n := range m {
		out[key] = n
	}
	return out
}
