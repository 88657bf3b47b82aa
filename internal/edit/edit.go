// Package edit has the types that all changes to a text and all problems in it are expressed in: a
// list of edits, a problem with the edits that fix it, and a text with the map to its source.
//
// Offsets are in bytes, as usual in Go; [Offsets] converts them to the UTF-16 units of JavaScript
// and back.
package edit

import (
	"cmp"
	"fmt"
	"slices"
)

// An Edit replaces text[Start:End] by New. An insertion has Start == End.
type Edit struct {
	Start, End int
	New        string
}

// Apply returns text with the edits applied. Their offsets refer to the original text, so the order
// of the list matters only for insertions at the same offset, which keep it. An edit outside of the
// text and two edits that overlap are errors.
func Apply(text string, edits []Edit) (string, error) {
	m, err := ApplyMapped(text, edits)
	return m.Text, err
}

// ApplyMapped is like [Apply] and also maps the result to the original text: each New stands for
// the range that it replaces.
func ApplyMapped(text string, edits []Edit) (Mapped, error) {
	sorted := slices.Clone(edits)
	slices.SortStableFunc(sorted, func(a, b Edit) int {
		// An insertion comes before a replacement that starts at the same offset.
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
	})
	b := NewBuilder(Mapped{Text: text})
	end := 0 // of the previous edit
	for _, e := range sorted {
		if e.Start < 0 || e.End < e.Start || len(text) < e.End {
			return Mapped{}, fmt.Errorf("edit %d–%d is outside of the text's %d bytes",
				e.Start, e.End, len(text))
		}
		if e.Start < end {
			return Mapped{}, fmt.Errorf("edit %d–%d overlaps the one that ends at %d",
				e.Start, e.End, end)
		}
		b.Copy(end, e.Start)
		b.Output(e.New, e.Start, e.End)
		end = e.End
	}
	b.Copy(end, len(text))
	return b.Mapped(), nil
}
