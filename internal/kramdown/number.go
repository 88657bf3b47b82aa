package kramdown

import "github.com/yuin/goldmark/ast"

// number does the passes over the whole document: ids, footnotes and the table of contents.
func (d *Document) number() {
	d.notes = &footnoteList{start: d.defs.options.footnoteStart}
	toc := d.placeTOC()
	ids := newIDs(d.defs.options)
	var order []*headingID
	notes := &noteList{defs: d.defs, list: d.notes, byName: map[string]*footnoteItem{}, toc: toc}
	for _, seg := range d.Segments {
		for _, h := range seg.heads {
			if ids.assignGFM(h) {
				seg.Rendered = nil
			}
		}
	}
	for _, seg := range d.Segments {
		for _, h := range seg.heads {
			if len(seg.tocs) == 0 || isShown(h.node) {
				if ids.assignPlain(h) {
					seg.Rendered = nil
				}
				order = append(order, h)
			}
		}
		if notes.addMarkers(seg.markers, len(seg.tocs) > 0) {
			seg.Rendered = nil
		}
	}
	order = append(order, notes.finish(ids)...)
	if notes.toc != nil {
		d.fillTOC(notes.toc, order)
	}
}

// isShown reports whether n is still a part of the page: its list may have been replaced.
func isShown(n ast.Node) bool {
	for n.Parent() != nil {
		n = n.Parent()
	}
	return n.Kind() == ast.KindDocument || n.Kind() == kindFootnoteList
}

// A noteList collects the footnotes in the order of their first markers.
type noteList struct {
	defs   *definitions
	list   *footnoteList
	byName map[string]*footnoteItem
	queue  []*footnote
	toc    *tocNode
}

// addMarkers numbers markers and reports whether a number changed. check skips those that are not
// shown.
func (l *noteList) addMarkers(markers []*footnoteMarker, check bool) (changed bool) {
	for _, m := range markers {
		if check && !isShown(m) {
			continue
		}
		note := l.byName[m.name]
		if note == nil {
			note = &footnoteItem{name: m.name}
			l.byName[m.name] = note
			l.list.AppendChild(l.list, note)
			l.queue = append(l.queue, l.defs.footnotes[m.name])
			note.number = l.list.start + l.list.ChildCount() - 1
		}
		if m.number != note.number || m.repeat != note.markers {
			m.number, m.repeat, changed = note.number, note.markers, true
		}
		note.markers++
	}
	return changed
}

// finish adds the content of the footnotes, which may have markers of others.
func (l *noteList) finish(ids *ids) (heads []*headingID) {
	var item ast.Node
	for len(l.queue) > 0 {
		if item == nil {
			item = l.list.FirstChild()
		} else {
			item = item.NextSibling()
		}
		def, note := l.queue[0], item.(*footnoteItem)
		l.queue = l.queue[1:]
		for c := def.content.FirstChild(); c != nil; {
			next := c.NextSibling()
			note.AppendChild(note, c)
			c = next
		}
		def.content = note
		def.removeBacklinks()
		for _, n := range def.tocs {
			if l.toc == nil && def.seg.lists[n].hasRef("toc") {
				l.toc = tocOf(n)
				n.Parent().ReplaceChild(n.Parent(), n, l.toc)
			}
		}
		last := def.end
		back := &backlinks{name: note.name, markers: note.markers, hasSpace: last != nil}
		if last == nil {
			last = ast.NewParagraph()
			note.AppendChild(note, last)
			def.added = append(def.added, last)
		}
		if l.defs.options.backlink != "" {
			last.AppendChild(last, back)
			def.added = append(def.added, back)
		}
		for _, h := range def.heads {
			if len(def.tocs) == 0 || isShown(h.node) {
				ids.assignPlain(h)
				heads = append(heads, h)
			}
		}
		l.addMarkers(def.markers, len(def.tocs) > 0)
	}
	return heads
}
