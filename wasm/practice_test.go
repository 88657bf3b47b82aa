//go:build js && wasm

package main

import (
	"syscall/js"
	"testing"

	"github.com/stretchr/testify/require"

	"daylog/internal/session"
)

func asChange(start, end int, text string) js.Value {
	return js.ValueOf(map[string]any{"start": start, "end": end, "text": text, "length": -1, "hash": 0})
}

// What is practised makes patches as a writer's keys do, and the text that is open knows nothing of it.
func TestPractise(t *testing.T) {
	english := js.ValueOf(map[string]any{"language": "en"})
	open.Update("---\ntitle: b\n---\na writer's *text*\n", options(english))
	made := practise([]js.Value{asChange(0, 0, "---\ntitle: a\n---\npractice\n"), english}).(map[string]any)
	require.Equal(t, "<p>practice</p>\n", made["blocks"].([]any)[0].(map[string]any)["html"])
	made = practise([]js.Value{asChange(25, 25, "s"), english}).(map[string]any)
	require.Equal(t, "<p>practices</p>\n", made["blocks"].([]any)[0].(map[string]any)["html"])

	p, ok := open.Change(session.Change{Start: 18, End: 18, New: "nother", Length: -1}, options(english))
	require.True(t, ok)
	require.Equal(t, "<p>another writer’s <em>text</em></p>\n", p.Blocks[0].HTML)
}
