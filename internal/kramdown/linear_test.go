package kramdown_test

import (
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"

	"daylog/internal/oracle"
)

// Work is linear if it doubles for a text of double length. These tests count allocations, because
// times vary. TestManyOpeners checks that every conversion ends.

func TestLinear(t *testing.T) {
	for _, unit := range slices.Concat(oracle.Openers, oracle.Repeated) {
		for _, behind := range []string{"", "\n", "\n\n", " a"} {
			t.Run(fmt.Sprintf("%q", unit+behind), func(t *testing.T) { checkLinear(t, unit+behind) })
		}
	}
}

func checkLinear(t *testing.T, unit string) {
	t.Helper()
	const n = 400
	once, twice := strings.Repeat(unit, n), strings.Repeat(unit, 2*n)
	count1, bytes1 := allocated(once)
	count2, bytes2 := allocated(twice)
	// allocations in chunks need a tolerance
	if count2 > 2.6*count1+20 || bytes2 > 2.6*bytes1+20_000 {
		t.Errorf("%.0f allocations for %d, %.0f for %d; %.0f bytes, %.0f bytes", count1, n, count2, 2*n, bytes1, bytes2)
	}
}

// allocated returns the number and the bytes of the allocations of a conversion.
func allocated(document string) (count, bytes float64) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	convert(document)
	runtime.ReadMemStats(&after)
	return float64(after.Mallocs - before.Mallocs), float64(after.TotalAlloc - before.TotalAlloc)
}
