package session

import (
	"math/rand/v2"
	"runtime"
	"testing"

	"github.com/stretchr/testify/require"
)

// After a day of edits a session holds what it held in the morning: segments that are kept hold no old text.
func TestMemoryIsStableOverManyEdits(t *testing.T) {
	edits := 3000
	if testing.Short() {
		edits = 1000
	}
	text := long(t, 60)
	var before runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	held := func() int {
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		return int(m.HeapAlloc) - int(before.HeapAlloc)
	}
	s := &Session{}
	s.Update(text, Options{Language: "ko", Now: now})
	morning := held()
	r := rand.New(rand.NewPCG(4, 4))
	for range edits {
		at := len(text)/10 + r.IntN(len(text)*8/10)
		for at < len(text) && text[at]&0xC0 == 0x80 {
			at++
		}
		if r.IntN(2) == 0 {
			text = text[:at] + "가" + text[at:]
		} else if end := at + 3; text[at] >= 0xEA && end < len(text) {
			text = text[:at] + text[end:]
		}
		s.Update(text, Options{Language: "ko", Now: now})
	}
	evening := held()
	t.Logf("a text of %d kB: %d kB held at first, %d kB after %d edits", len(text)>>10, morning>>10, evening>>10, edits)
	const highlighted = 4 << 20 // what the highlighter may remember
	require.LessOrEqual(t, evening, 30*len(text)+2<<20+highlighted)
	require.LessOrEqual(t, evening, morning*3/2+highlighted)
	runtime.KeepAlive(s)
}
