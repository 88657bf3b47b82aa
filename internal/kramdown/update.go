package kramdown

import (
	"bytes"

	"daylog/internal/edit"
)

// Update reads a new version of the text: only the segments that the change touched, and those that asked for a definition
// that changed. All others are kept, with what was Rendered of them. The document is then the same as Parse(src) gives.
//
// A segment is kept if nothing that it looked at changed: it ends, its reach included, before the change, or it starts
// behind it, at a place where a segment starts again.
func (d *Document) Update(text edit.Mapped) {
	old, next := d.source, d.source.adaptNext([]byte(text.Text), text.Map)
	if d.defs == nil || d.isWhole() {
		d.read(next)
		return
	}
	before, after := commonEnds(old.text, next.text)
	if !next.sameOrigins(&old, before, after) {
		d.read(next) // what was Rendered has other places
		return
	}
	d.source = next
	d.update(len(old.text), before, after)
}

// Splice is Update for a text of which src[start:end] was replaced. It looks at nothing else of it, and needs no copy. It
// reports false, and does nothing, where the text has to be handed over whole: with line breaks of other systems, say.
func (d *Document) Splice(start, end int, insert []byte) bool {
	if d.defs == nil || d.isWhole() {
		return false
	}
	was := len(d.source.text)
	after, ok := d.source.splice(start, end, insert)
	if ok {
		d.update(was, start, after)
	}
	return ok
}

// Source returns a stretch of the text as it was handed over; ok is false where kramdown reads other bytes. It holds until the next
// change.
func (d *Document) Source(start, end int) (text []byte, ok bool) {
	if d.source.isAdapted() {
		return nil, false
	}
	text = d.source.text
	if d.source.ended {
		text = text[:len(text)-1]
	}
	return text[min(start, len(text)):min(end, len(text))], true
}

// update reads what changed in a text that was `was` bytes long: all but its first `before` and last `after` bytes.
func (d *Document) update(was, before, after int) {
	next := d.source
	segments, fresh, gone := d.readChanged(was, before, after)
	d.Segments = segments
	if segmentsVary(fresh) {
		d.read(next)
		return
	}
	defined := defines(fresh) || defines(gone)
	if defined {
		was := d.defs
		d.defs = gather(d.Segments)
		if changed := changedNames(was, d.defs); len(changed) > 0 {
			fresh = append(fresh, d.readUsers(changed, fresh)...)
		}
	}
	for _, seg := range fresh {
		seg.readSpans(d.defs)
	}
	if segmentsVary(fresh) { // options or a table of contents in the spans
		d.read(next)
		return
	}
	if defined {
		for _, seg := range d.Segments {
			seg.readFootnotes(d.defs)
		}
	}
	if defined || d.notes.FirstChild() != nil || !sameNumbers(gone, fresh) {
		d.number()
	}
}

// isWhole reports whether the document has something that every other part depends on: options or a table of contents.
func (d *Document) isWhole() bool { return segmentsVary(d.Segments) }

func segmentsVary(segments []*Segment) bool {
	for _, seg := range segments {
		if seg.varies || len(seg.options) > 0 || len(seg.tocs) > 0 {
			return true
		}
		for _, def := range seg.definitions {
			if def.footnote != nil && len(def.footnote.tocs) > 0 {
				return true
			}
		}
	}
	return false
}

// commonEnds returns how many bytes two texts have in common at their start and, behind that, at their end.
func commonEnds(a, b []byte) (start, end int) {
	const step = 4096 // compared at once; bytes.Equal is quick
	limit := min(len(a), len(b))
	for start+step <= limit && bytes.Equal(a[start:start+step], b[start:start+step]) {
		start += step
	}
	for start < limit && a[start] == b[start] {
		start++
	}
	limit -= start
	for end+step <= limit && bytes.Equal(a[len(a)-end-step:len(a)-end], b[len(b)-end-step:len(b)-end]) {
		end += step
	}
	for end < limit && a[len(a)-1-end] == b[len(b)-1-end] {
		end++
	}
	return start, end
}

// readChanged does the block phase of what the change touched in a text that was `was` bytes long: its first before bytes and its
// last after bytes are as they were. It returns all segments, those that are new, and those that are gone.
func (d *Document) readChanged(was, before, after int) (segments, fresh, gone []*Segment) {
	next, shift := d.source, len(d.source.text)-was
	segments = make([]*Segment, 0, len(d.Segments)+1)
	r := segmentReader{text: next.text, options: defaultOptions}
	at := 0
	for i := 0; i < len(d.Segments) || at < len(next.text); {
		if i < len(d.Segments) {
			seg := d.Segments[i]
			switch {
			case seg.start == at && seg.start+seg.reach < before:
				segments = append(segments, seg)
				at = seg.end
				i++
				continue
			case seg.start >= was-after && seg.start+shift == at:
				for _, seg := range d.Segments[i:] {
					seg.start, seg.end = seg.start+shift, seg.end+shift
					segments = append(segments, seg)
				}
				return segments, fresh, gone
			case at >= len(next.text) || oldPlace(seg.start, before, was-after, shift) < at:
				gone = append(gone, seg)
				i++
				continue
			}
		}
		seg := r.read(at)
		fresh, segments = append(fresh, seg), append(segments, seg)
		at = seg.end
	}
	return segments, fresh, gone
}

// oldPlace returns where in the new text a segment of the old one would have to start; one that starts in the change has no
// place.
func oldPlace(start, changeStart, changeEnd, shift int) int {
	switch {
	case start <= changeStart && start < changeEnd, start < changeStart:
		return start
	case start >= changeEnd:
		return start + shift
	}
	return -1
}

func defines(segments []*Segment) bool {
	for _, seg := range segments {
		if len(seg.definitions) > 0 {
			return true
		}
	}
	return false
}

// changedNames returns the names whose definition is another one now. Abbreviations change every text.
func changedNames(was, is *definitions) map[lookup]struct{} {
	changed := map[lookup]struct{}{}
	compare(changed, lookupLink, was.links, is.links, (*linkDefinition).equal)
	compare(changed, lookupALD, was.alds, is.alds, (*attributeList).equal)
	compare(changed, lookupFootnote, was.footnotes, is.footnotes, func(_, _ *footnote) bool { return true })
	compare(changed, lookupAbbreviation, was.abbrs.all(), is.abbrs.all(), (*abbreviation).equal)
	return changed
}

func compare[V any](changed map[lookup]struct{}, kind lookupKind, was, is map[string]*V, equal func(a, b *V) bool) {
	for name, a := range was {
		if b := is[name]; b == nil || !equal(a, b) {
			changed[lookup{kind, name}] = struct{}{}
		}
	}
	for name := range is {
		if was[name] == nil {
			changed[lookup{kind, name}] = struct{}{}
		}
	}
}

func (d *linkDefinition) equal(o *linkDefinition) bool {
	return bytes.Equal(d.url, o.url) && bytes.Equal(d.title, o.title) && (d.title == nil) == (o.title == nil) && d.list.equal(o.list)
}

func (a *abbreviation) equal(o *abbreviation) bool {
	return bytes.Equal(a.title, o.title) && a.list.equal(o.list)
}

func (l *attributeList) equal(o *attributeList) bool {
	if l == nil || o == nil {
		return l == o
	}
	if len(l.attributes) != len(o.attributes) || len(l.refs) != len(o.refs) {
		return false
	}
	for i := range l.attributes {
		if l.attributes[i] != o.attributes[i] {
			return false
		}
	}
	for i := range l.refs {
		if l.refs[i] != o.refs[i] {
			return false
		}
	}
	return true
}

// readUsers does the block phase again of the segments that asked for changed names, and returns them; fresh ones have not
// asked yet.
func (d *Document) readUsers(changed map[lookup]struct{}, fresh []*Segment) (again []*Segment) {
	all := false
	for name := range changed {
		all = all || name.kind == lookupAbbreviation
	}
	isFresh := make(map[*Segment]bool, len(fresh))
	for _, seg := range fresh {
		isFresh[seg] = true
	}
	r := segmentReader{text: d.source.text, options: defaultOptions}
	for i, seg := range d.Segments {
		if isFresh[seg] || !all && !seg.asked(changed) {
			continue
		}
		d.Segments[i] = r.read(seg.start)
		again = append(again, d.Segments[i])
	}
	if defines(again) {
		d.defs = gather(d.Segments)
	}
	return again
}

func (seg *Segment) asked(names map[lookup]struct{}) bool {
	for name := range names {
		if _, ok := seg.lookups[name]; ok {
			return true
		}
	}
	return false
}

// sameNumbers reports whether the new segments have the headings that the old ones had, and no footnote markers, so that
// no number changes elsewhere. It gives the headings their ids then.
func sameNumbers(gone, fresh []*Segment) bool {
	was, is := headsOf(gone), headsOf(fresh)
	if len(was) != len(is) {
		return false
	}
	for _, seg := range fresh {
		if len(seg.markers) > 0 {
			return false
		}
	}
	for i, h := range is {
		if o := was[i]; h.plain != o.plain || !bytes.Equal(h.base, o.base) || o.auto == hasAttribute(h.node, "id") {
			return false
		}
	}
	for i, h := range is {
		if was[i].auto {
			h.auto = true
			h.node.SetAttributeString("id", []byte(attributeOf(was[i].node, "id")))
		}
	}
	return true
}

func headsOf(segments []*Segment) (heads []*headingID) {
	for _, seg := range segments {
		heads = append(heads, seg.heads...)
	}
	return heads
}

// Release lets go of a segment's nodes once they are rendered, unless a pass over the document may change what they look like:
// headings and footnotes get their numbers there.
func (seg *Segment) Release() {
	if len(seg.heads) == 0 && len(seg.markers) == 0 && len(seg.definitions) == 0 && len(seg.tocs) == 0 {
		seg.root, seg.spans, seg.lists = nil, nil, nil
	}
}
