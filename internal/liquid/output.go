package liquid

import "daylog/internal/edit"

// An output is the text that a template prints, with the source of each part. Its end can be cut
// off, for blocks that do not print.
type output struct {
	text   []byte
	pieces []piece
	total  int // bytes ever written
}

// A piece is a part of the text, up to the next piece.
type piece struct {
	at         int // offset in the text
	start, end int // the range of the source
	isCopy     bool
}

// A mark is a state of an output.
type mark struct{ text, pieces int }

func (o *output) copy(text string, start, end int) {
	if start < end {
		o.pieces = append(o.pieces, piece{len(o.text), start, end, true})
		o.text = append(o.text, text...)
		o.total += len(text)
	}
}

// write appends text that stands for a range of the source.
func (o *output) write(text string, start, end int) {
	if text == "" {
		return
	}
	if n := len(o.pieces); n == 0 || o.pieces[n-1].isCopy || o.pieces[n-1].start != start {
		o.pieces = append(o.pieces, piece{len(o.text), start, end, false})
	}
	o.text = append(o.text, text...)
	o.total += len(text)
}

func (o *output) mark() mark { return mark{len(o.text), len(o.pieces)} }

// since returns the text written after a mark.
func (o *output) since(m mark) string { return string(o.text[m.text:]) }

// cut removes the text written after a mark.
func (o *output) cut(m mark) {
	o.text, o.pieces = o.text[:m.text], o.pieces[:m.pieces]
}

// mapped returns the text with its map to the source.
func (o *output) mapped(source string) edit.Mapped {
	b := edit.NewBuilder(edit.Mapped{Text: source})
	for i, p := range o.pieces {
		if p.isCopy {
			b.Copy(p.start, p.end)
			continue
		}
		end := len(o.text)
		if i+1 < len(o.pieces) {
			end = o.pieces[i+1].at
		}
		b.Output(string(o.text[p.at:end]), p.start, p.end)
	}
	return b.Mapped()
}
