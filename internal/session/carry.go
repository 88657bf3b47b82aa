package session

import (
	"daylog/internal/daily"
	"daylog/internal/edit"
)

// Carry is [daily.Carry] with offsets in UTF-16 units.
func Carry(text string, earlier []string, o daily.CarryOptions) daily.Offer {
	offer := daily.Carry(text, earlier, o)
	units := edit.NewOffsets(text)
	for i, e := range offer.Edits {
		offer.Edits[i] = edit.Edit{Start: units.UTF16(e.Start), End: units.UTF16(e.End), New: e.New}
	}
	return offer
}
