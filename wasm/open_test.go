//go:build js && wasm

package main

import (
	"strings"
	"syscall/js"
	"testing"

	"github.com/stretchr/testify/require"

	"daylog/internal/session"
)

const front = "---\ntitle: a\n---\n"

var noOptions = js.ValueOf(map[string]any{})

func asChange(start, end int, text string) js.Value {
	return js.ValueOf(map[string]any{"start": start, "end": end, "text": text, "length": -1, "hash": 0})
}

// warmUp makes patches as keystrokes do, and leaves the open text alone.
func TestWarmUp(t *testing.T) {
	open.Update("---\ntitle: b\n---\na writer's *text*\n", options(noOptions))
	made := warmUp([]js.Value{asChange(0, 0, front+"practice\n"), noOptions}).(map[string]any)
	require.Equal(t, "<p>practice</p>\n", made["blocks"].([]any)[0].(map[string]any)["html"])
	made = warmUp([]js.Value{asChange(25, 25, "s"), noOptions}).(map[string]any)
	require.Equal(t, "<p>practices</p>\n", made["blocks"].([]any)[0].(map[string]any)["html"])

	p, ok := open.Change(session.Change{Start: 18, End: 18, New: "nother", Length: -1}, options(noOptions))
	require.True(t, ok)
	require.Equal(t, "<p>another writer’s <em>text</em></p>\n", p.Blocks[0].HTML)
}

// A text crosses the bridge once, and is loaded in steps.
func TestLoad(t *testing.T) {
	open.reset()
	state, steps := load([]js.Value{js.ValueOf(front + strings.Repeat("word\n\n", 4000)), noOptions}), 1
	for ; state == "partial"; steps++ {
		state = load([]js.Value{js.Null(), noOptions})
	}
	require.Equal(t, "complete", state)
	require.Greater(t, steps, 1)
	changed := takeChange([]js.Value{asChange(21, 21, "s"), noOptions}).(map[string]any)
	require.Equal(t, "<p>words</p>\n", changed["blocks"].([]any)[0].(map[string]any)["html"])
	require.Equal(t, "refused", load([]js.Value{js.ValueOf("no front matter"), noOptions}))
}

// An error resets the open text.
func TestAPanicIsAnError(t *testing.T) {
	open.Update(front+"word\n", options(noOptions))
	result := export(func([]js.Value) any { panic("no") }).Invoke()
	require.Equal(t, "no", result.Get("error").String())
	require.Nil(t, takeChange([]js.Value{asChange(21, 21, "s"), noOptions}))
}
