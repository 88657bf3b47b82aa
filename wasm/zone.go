//go:build js && wasm

package main

import (
	"syscall/js"

	"daylog/internal/post"
)

// zone reads a time zone: {name, changes}, where changes has the time of each change in seconds
// since 1970 and the offset from then on in seconds. ok is false for null, an unknown zone.
func zone(v js.Value) (z post.Zone, ok bool) {
	if v.IsNull() || v.IsUndefined() {
		return post.Zone{}, false
	}
	z.Name = v.Get("name").String()
	numbers := items(v.Get("changes"))
	for i := 0; i+1 < len(numbers); i += 2 {
		z.Changes = append(z.Changes, post.OffsetChange{
			At: int64(numbers[i].Float()), Offset: numbers[i+1].Int(),
		})
	}
	return z, len(z.Changes) > 0
}
