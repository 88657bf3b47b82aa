// Package edit holds the currency of daylog: a change to a text as a list of edits, and a problem in a text with the edits that
// would fix it.
//
// Offsets are bytes, as everywhere in Go; [Offsets] converts them to the UTF-16 units that JavaScript counts in, and back.
package edit

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// An Edit replaces text[Start:End] by New. An insertion has Start == End.
type Edit struct {
	Start, End int
	New        string
}

// Apply returns text with the edits made. Offsets refer to the text before any edit, so the order of the list does not
// matter, but for insertions at one place: they stand in the order of the list.
// An edit outside of the text, or two that overlap, are an error and change nothing.
func Apply(text string, edits []Edit) (string, error) {
	sorted := slices.Clone(edits)
	slices.SortStableFunc(sorted, func(a, b Edit) int {
		// An insertion before a replacement that starts at the same place.
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
	})
	var b strings.Builder
	done := 0
	for _, e := range sorted {
		if e.Start < 0 || e.End < e.Start || len(text) < e.End {
			return "", fmt.Errorf("edit %d–%d is outside of the text's %d bytes", e.Start, e.End, len(text))
		}
		if e.Start < done {
			return "", fmt.Errorf("edit %d–%d overlaps the one that ends at %d", e.Start, e.End, done)
		}
		b.WriteString(text[done:e.Start])
		b.WriteString(e.New)
		done = e.End
	}
	b.WriteString(text[done:])
	return b.String(), nil
}
