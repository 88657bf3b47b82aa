//go:build js && wasm

package main

import (
	"fmt"
	"syscall/js"
	"testing"

	"github.com/stretchr/testify/require"

	"daylog/internal/session"
)

// A long list crosses the bridge as two values with the same content.
func TestLongListsArePacked(t *testing.T) {
	var long []session.Block
	var headings []session.Heading
	html := ""
	for i := range 1000 {
		b := session.Block{Start: i * 10, End: i*10 + 5, HTML: fmt.Sprintf("<p>%d 가😀</p>", i)}
		long = append(long, b)
		headings = append(headings, session.Heading{Level: 2, ID: fmt.Sprint("h", i), Text: "제목"})
		html += b.HTML
	}
	packed := blocks(long).(map[string]any)
	require.Equal(t, html, packed["text"])
	numbers := packed["numbers"].(js.Value)
	require.Equal(t, 3*4*1000, numbers.Length())
	all := js.Global().Get("Uint32Array").New(numbers.Get("buffer"))
	require.Equal(t, []int{9990, 9995, len("<p>999 </p>") + 1 + 2}, []int{all.Index(2997).Int(), all.Index(2998).Int(), all.Index(2999).Int()})
	require.Len(t, outline(headings), 2)

	require.Len(t, blocks(long[:unpacked]), unpacked)
	require.Len(t, outline(headings[:unpacked]), unpacked)
	require.Nil(t, outline(nil))
}
