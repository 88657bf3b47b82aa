//go:build js && wasm

package main

import (
	"encoding/binary"
	"strings"
	"syscall/js"

	"daylog/internal/session"
)

// unpacked is the length up to which a list crosses the bridge as objects. A longer list is packed
// into one string and one array of numbers: creating 100,000 objects here takes seconds and
// gigabytes, and receiving them blocks the page. web/browser/packed.js unpacks it.
const unpacked = 200

// blocks encodes blocks as objects, or packed: start, end and HTML of each.
func blocks(all []session.Block) any {
	if len(all) <= unpacked {
		return list(all, func(b session.Block) map[string]any {
			return map[string]any{"start": b.Start, "end": b.End, "html": b.HTML}
		})
	}
	var p packer
	for _, b := range all {
		p.numbers(b.Start, b.End)
		p.text(b.HTML)
	}
	return p.value()
}

// outline encodes headings as objects, or packed: level, id and text of each.
func outline(all []session.Heading) any {
	if all == nil {
		return nil
	}
	if len(all) <= unpacked {
		return list(all, func(h session.Heading) map[string]any {
			return map[string]any{"level": h.Level, "id": h.ID, "text": h.Text}
		})
	}
	var p packer
	for _, h := range all {
		p.numbers(h.Level)
		p.text(h.ID)
		p.text(h.Text)
	}
	return p.value()
}

// A packer concatenates texts, and appends their lengths in UTF-16 units to the other numbers.
type packer struct {
	joined strings.Builder
	bytes  []byte
}

func (p *packer) numbers(list ...int) {
	for _, n := range list {
		p.bytes = binary.LittleEndian.AppendUint32(p.bytes, uint32(n))
	}
}

func (p *packer) text(s string) {
	p.joined.WriteString(s)
	p.numbers(session.Units(s, len(s)))
}

func (p *packer) value() map[string]any {
	numbers := js.Global().Get("Uint8Array").New(len(p.bytes))
	js.CopyBytesToJS(numbers, p.bytes)
	return map[string]any{"text": p.joined.String(), "numbers": numbers}
}
