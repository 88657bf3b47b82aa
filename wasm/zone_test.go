//go:build js && wasm

package main

import (
	"syscall/js"
	"testing"

	"github.com/stretchr/testify/require"

	"daylog/internal/post"
)

func TestZoneOfTheShell(t *testing.T) {
	got, isKnown := zone(js.ValueOf(map[string]any{
		"name": "Africa/Monrovia", "changes": []any{0, -2670, 63593070, 0},
	}))
	require.True(t, isKnown)
	want := post.Zone{Name: "Africa/Monrovia", Changes: []post.OffsetChange{
		{At: 0, Offset: -2670}, {At: 63593070, Offset: 0},
	}}
	require.Equal(t, want, got)

	_, isKnown = zone(js.Null())
	require.False(t, isKnown)
}
