package session

import (
	"math/rand/v2"
	"runtime"
	"slices"
	"testing"
	"unicode/utf16"

	"github.com/stretchr/testify/require"
)

// After a day of edits the memory of a session depends on the text, not on the number of edits.
func TestMemoryIsStableOverADayOfEdits(t *testing.T) {
	edits := 10_000
	if testing.Short() {
		edits = 2_000
	}
	text := []rune(long(t, 16))
	r := rand.New(rand.NewPCG(7, 7))
	options := Options{Blog: korean, Now: now}
	s := &Session{}
	s.Update(string(text), Options{Blog: korean, Fresh: true, Now: now})
	held := func() int {
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return int(m.HeapAlloc)
	}
	at, taken := 5_000, 0
	var heap []int // ten samples
	for i := range edits {
		if i%20 == 0 {
			at = 2_000 + r.IntN(len(text)-4_000)
		}
		insert, removed := []rune("가"), 0
		switch i % 10 {
		case 7:
			insert = []rune(" *b*\n\n- c\n")
		case 8, 9:
			insert, removed = nil, 6
		}
		before, change := len(utf16.Encode(text[:at])), string(insert)
		end := before + len(utf16.Encode(text[at:at+removed]))
		text = append(append(append(make([]rune, 0, len(text)+16), text[:at]...), insert...), text[at+removed:]...)
		if _, ok := s.Change(Change{before, end, change, -1, 0}, options); ok {
			taken++
		} else {
			s.Update(string(text), options)
		}
		at += len(insert)
		if i%(edits/10) == edits/10-1 {
			heap = append(heap, held())
		}
	}
	size := len(string(text))
	var sys runtime.MemStats
	runtime.ReadMemStats(&sys)
	t.Logf("%d kB of text, %d edits (%d taken as changes): bytes held on the way %v, %d kB from the system", size>>10, edits, taken, heap, sys.Sys>>10)
	require.Greater(t, taken, edits*9/10)
	// The heap grows and shrinks with the cache of highlighted code, which is emptied at 4 MB.
	first, second := slices.Max(heap[:5]), slices.Max(heap[5:])
	require.LessOrEqual(t, second, first+first/2, "bytes held at most in the second half of the day, and in the first")
	require.LessOrEqual(t, second, 30*size+8<<20)
	runtime.KeepAlive(s)
}
