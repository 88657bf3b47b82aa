package kramdown

import (
	"bytes"

	"daylog/internal/edit"
)

// Update parses a new version of the text: only the segments that changed and those that looked up
// a definition that changed. All others are kept, with their Rendered values. The document is the
// same as one that is parsed from the new text alone.
//
// A segment is kept if nothing that it depends on changed: it ends, with its reach, before the
// change, or it starts after the change and a segment of the new text starts there too.
func (d *Document) Update(text edit.Mapped) {
	old, next := d.source, d.source.adaptNext([]byte(text.Text), text.Map)
	if d.defs == nil || d.isWhole() {
		d.read(next)
		return
	}
	before, after := commonEnds(old.text, next.text)
	if !next.sameOrigins(&old, before, after) {
		d.read(next) // positions in Rendered would be wrong
		return
	}
	d.source = next
	d.update(len(old.text), before, after)
}

// Splice is like Update for a text in which the source's bytes from start to end are replaced. It
// does not look at the rest of the text and needs no copy of it. It reports false, and changes
// nothing, if the text has to be passed to Update, because it has other line breaks than \n, for
// example.
func (d *Document) Splice(start, end int, insert []byte) bool {
	if !d.CanSplice() {
		return false
	}
	size := len(d.source.text)
	after, ok := d.source.splice(start, end, insert)
	if ok {
		d.update(size, start, after)
	}
	return ok
}

// CanSplice reports whether Splice may succeed. It cannot in a document with options or a table of
// contents, on which every part depends, or with other line breaks than \n.
func (d *Document) CanSplice() bool { return d.defs != nil && !d.isWhole() && !d.source.isAdapted() }

// Source returns a part of the source, up to its end at most. ok is false if the document was
// parsed from another text, such as one with other line breaks. The result is valid until the next
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

// update parses the changed part of a text that had the given size: all but its first before and
// its last after bytes.
func (d *Document) update(size, before, after int) {
	next := d.source
	segments, fresh, removed := d.readChanged(size, before, after)
	d.Segments = segments
	if segmentsVary(fresh) {
		d.read(next)
		return
	}
	defined := defines(fresh) || defines(removed)
	if defined {
		old := d.defs
		d.defs = gather(d.base(), d.Segments)
		if changed := changedNames(old, d.defs); len(changed) > 0 {
			fresh = append(fresh, d.readUsers(changed, fresh)...)
		}
	}
	for _, seg := range fresh {
		seg.readSpans(d.defs)
	}
	if segmentsVary(fresh) { // options or a table of contents in spans
		d.read(next)
		return
	}
	if defined {
		for _, seg := range d.Segments {
			seg.readFootnotes(d.defs)
		}
	}
	if defined || d.notes.FirstChild() != nil || !sameNumbers(removed, fresh) {
		d.number()
	}
}

// isWhole reports whether the document has options or a table of contents, on which every part
// depends.
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

// commonEnds returns the lengths of the common prefix of two texts and of the common suffix after
// that.
func commonEnds(a, b []byte) (start, end int) {
	const step = 4096 // compared by bytes.Equal, which is fast
	limit := min(len(a), len(b))
	for start+step <= limit && bytes.Equal(a[start:start+step], b[start:start+step]) {
		start += step
	}
	for start < limit && a[start] == b[start] {
		start++
	}
	limit -= start
	for end+step <= limit {
		p, q := len(a)-end, len(b)-end
		if !bytes.Equal(a[p-step:p], b[q-step:q]) {
			break
		}
		end += step
	}
	for end < limit && a[len(a)-1-end] == b[len(b)-1-end] {
		end++
	}
	return start, end
}

// readChanged does the block phase of the changed part of a text that had the given size: all but
// its first before and its last after bytes. It returns all segments, the new ones and the removed
// ones.
func (d *Document) readChanged(size, before, after int) (segments, fresh, removed []*Segment) {
	next, shift := d.source, len(d.source.text)-size
	segments = make([]*Segment, 0, len(d.Segments)+1)
	r := d.newReader()
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
			case seg.start >= size-after && seg.start+shift == at:
				for _, seg := range d.Segments[i:] {
					seg.start, seg.end = seg.start+shift, seg.end+shift
					segments = append(segments, seg)
				}
				return segments, fresh, removed
			case at >= len(next.text) || oldPlace(seg.start, before, size-after, shift) < at:
				removed = append(removed, seg)
				i++
				continue
			}
		}
		seg := r.read(at)
		fresh, segments = append(fresh, seg), append(segments, seg)
		at = seg.end
	}
	return segments, fresh, removed
}

// oldPlace returns the offset in the new text at which a segment of the old one would start, -1 if
// that is in the change.
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

// changedNames returns the names whose definitions differ.
func changedNames(old, new *definitions) map[lookup]struct{} {
	changed := map[lookup]struct{}{}
	compare(changed, lookupLink, old.links, new.links, (*linkDefinition).equal)
	compare(changed, lookupALD, old.alds, new.alds, (*attributeList).equal)
	sameName := func(_, _ *footnote) bool { return true }
	compare(changed, lookupFootnote, old.footnotes, new.footnotes, sameName)
	compare(changed, lookupAbbreviation, old.abbrs.all(), new.abbrs.all(), (*abbreviation).equal)
	return changed
}

// compare adds the names of a kind whose definitions differ to changed.
func compare[V any](
	changed map[lookup]struct{}, kind lookupKind, old, new map[string]*V, equal func(a, b *V) bool,
) {
	for name, a := range old {
		if b := new[name]; b == nil || !equal(a, b) {
			changed[lookup{kind, name}] = struct{}{}
		}
	}
	for name := range new {
		if old[name] == nil {
			changed[lookup{kind, name}] = struct{}{}
		}
	}
}

func (d *linkDefinition) equal(o *linkDefinition) bool {
	return bytes.Equal(d.url, o.url) && bytes.Equal(d.title, o.title) &&
		(d.title == nil) == (o.title == nil) && d.list.equal(o.list)
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

// readUsers does the block phase again of the segments that looked up changed names, and returns
// them. Abbreviations concern all segments. Those in fresh have not done the span phase yet.
func (d *Document) readUsers(changed map[lookup]struct{}, fresh []*Segment) (again []*Segment) {
	all := false
	for name := range changed {
		all = all || name.kind == lookupAbbreviation
	}
	isFresh := make(map[*Segment]bool, len(fresh))
	for _, seg := range fresh {
		isFresh[seg] = true
	}
	r := d.newReader()
	for i, seg := range d.Segments {
		if isFresh[seg] || !all && !seg.asked(changed) {
			continue
		}
		d.Segments[i] = r.read(seg.start)
		again = append(again, d.Segments[i])
	}
	if defines(again) {
		d.defs = gather(d.base(), d.Segments)
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

// sameNumbers reports whether the new segments have the same headings as the removed ones and no
// footnote markers, so that no number changes elsewhere. In that case it sets the ids of the
// headings.
func sameNumbers(removed, fresh []*Segment) bool {
	old, heads := headsOf(removed), headsOf(fresh)
	if len(old) != len(heads) {
		return false
	}
	for _, seg := range fresh {
		if len(seg.markers) > 0 {
			return false
		}
	}
	for i, h := range heads {
		o := old[i]
		if h.plain != o.plain || !bytes.Equal(h.base, o.base) {
			return false
		}
		if o.auto == hasAttribute(h.node, "id") {
			return false
		}
	}
	for i, h := range heads {
		if old[i].auto {
			h.auto = true
			h.node.SetAttributeString("id", []byte(attributeOf(old[i].node, "id")))
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

// Release frees the nodes of a segment after it is rendered, unless a pass over the document may
// change them, as it does headings and footnotes.
func (seg *Segment) Release() {
	if len(seg.heads)+len(seg.markers)+len(seg.definitions)+len(seg.tocs) == 0 {
		seg.root, seg.spans, seg.lists = nil, nil, nil
	}
}
