package daily

import (
	"slices"
	"strconv"
	"strings"

	"daylog/internal/edit"
)

// Positions and text of carried items in the target log: their source lines, with the indent and
// marker of the list that they join.

// edits returns insertions of the nodes that are not left out.
func (c *carrier) edits() []edit.Edit {
	p := placer{log: c.log}
	if fresh := p.placeKnown(c.roots); len(fresh) > 0 {
		c.placeRoots(&p, fresh)
	}
	return p.edits
}

// placeRoots inserts nodes into the target section.
func (c *carrier) placeRoots(p *placer, nodes []*node) {
	if c.target < 0 {
		p.placeSection(c.title, listLines(nodes, nil, 0, openBox))
		return
	}
	s := c.log.sections[c.target]
	if len(s.lists) == 0 {
		p.placeIn(s, listLines(nodes, nil, 0, openBox))
		return
	}
	list := s.lists[len(s.lists)-1]
	last := list[len(list)-1]
	at := last.end
	if last.isEmpty() {
		at = last.first // an empty item stays after them, for further input
	}
	p.insert(at, listLines(nodes, list, 0, openBox))
}

// Boxes for items in a task list.
const openBox, tickedBox = "[ ] ", "[x] "

// listLines formats nodes as items of a list at column base; list holds its existing items, nil if
// there are none. In a task list an item without a box gets one, because kramdown renders every
// item after the first task like a task.
func listLines(nodes []*node, list []*item, base int, box string) (lines []string) {
	like, number, inset := nodes[0].item, 0, 0
	if len(list) > 0 {
		like = list[len(list)-1]
		inset = like.inset
		number, _ = strconv.Atoi(strings.TrimSuffix(like.marker, "."))
		if like.isEmpty() {
			number--
		}
	}
	tasks := len(list) > 0 && like.box != 0 || slices.ContainsFunc(nodes, func(n *node) bool { return n.item.box != 0 })
	for _, n := range nodes {
		marker := like.marker
		if number++; like.isOrdered() {
			marker = strconv.Itoa(number) + "."
		}
		own := ""
		if tasks && n.item.canBeTask() {
			own = box
		}
		if it := n.item; base == 0 && inset == it.column && marker == it.marker && own == "" && n.isWhole() {
			for i := it.first; i < it.end; i++ {
				lines = append(lines, n.from.source(i))
			}
			continue
		}
		lines = append(lines, n.lines(base, inset, marker, own)...)
	}
	return lines
}

// A placer collects the edits of a log.
type placer struct {
	log   *outline
	edits []edit.Edit
}

// add adds an edit. It joins insertions at the same offset.
func (p *placer) add(e edit.Edit) {
	if i := len(p.edits) - 1; i >= 0 && e.Start == e.End && p.edits[i].Start == e.Start && p.edits[i].End == e.End {
		p.edits[i].New += e.New
		return
	}
	p.edits = append(p.edits, e)
}

// newline returns the line end that the log uses.
func (p *placer) newline() string {
	if i := strings.IndexByte(p.log.text, '\n'); i > 0 && p.log.text[i-1] == '\r' {
		return "\r\n"
	}
	return "\n"
}

// insert inserts lines before line n, which may be the number of lines.
func (p *placer) insert(n int, lines []string) {
	at, newline := p.log.starts[n], p.newline()
	text := strings.Join(lines, newline)
	if n == 0 || strings.HasSuffix(p.log.text[:at], "\n") {
		text += newline
	} else {
		text = newline + text // the last line has no line end
	}
	p.add(edit.Edit{Start: at, End: at, New: text})
}

// placeKnown inserts new sub-items below nodes that the log has, and returns the nodes that it
// lacks.
func (p *placer) placeKnown(nodes []*node) (fresh []*node) {
	for _, n := range nodes {
		switch {
		case n.leftOut:
		case n.existing == nil:
			fresh = append(fresh, n)
		default:
			if below := p.placeKnown(n.below); len(below) > 0 {
				p.insert(n.existing.end, listLines(below, n.existing.items, n.existing.indent, openBox))
			}
		}
	}
	return fresh
}

// placeIn inserts lines into a section without a list: below its text, above the divider at its
// end.
func (p *placer) placeIn(s section, lines []string) {
	last := s.end - 1
	for last >= s.body && (isBlank(p.log.source(last)) || isDivider(p.log.source(last))) {
		last--
	}
	at := last + 1
	if empty := last < s.body; empty && p.isBlank(s.body) {
		at = s.body + 1 // after the existing blank line
	} else {
		lines = append([]string{""}, lines...)
	}
	if at < len(p.log.starts)-1 && !p.isBlank(at) {
		lines = append(lines, "")
	}
	p.insert(at, lines)
}

// isBlank reports whether line n exists and is blank.
func (p *placer) isBlank(n int) bool { return n < len(p.log.starts)-1 && isBlank(p.log.source(n)) }

// placeSection inserts a new section with lines before the first one, with a heading in the same
// style.
func (p *placer) placeSection(title string, lines []string) {
	end := len(p.log.starts) - 1
	at, level := end, 2
	if len(p.log.sections) > 1 {
		first := p.log.sections[1]
		at, level = first.first, first.level
		if strings.HasPrefix(first.title, "**") && strings.HasSuffix(first.title, "**") && !strings.Contains(title, "**") {
			title = "**" + title + "**"
		}
	}
	lines = append([]string{strings.Repeat("#", level) + " " + title, ""}, lines...)
	if above := at - 1; above >= 0 && above >= p.log.sections[0].first && !isBlank(p.log.source(above)) {
		lines = append([]string{""}, lines...)
	}
	if at < end {
		lines = append(lines, "")
	}
	p.insert(at, lines)
}

// canBeTask reports whether adding a box makes the item a task.
func (it *item) canBeTask() bool { return it.box == 0 && it.text != "" && !startsList(it.text) }

// isWhole reports whether a node has all sub-items of its item, so that its lines can be copied
// unchanged.
func (n *node) isWhole() bool {
	if len(n.below) != len(n.item.items) {
		return false
	}
	for i, b := range n.below {
		if b.leftOut || b.item != n.item.items[i] || !b.isWhole() {
			return false
		}
	}
	return true
}

// lines formats a node as an item of a list at column base: the item's own lines, with the
// sub-nodes in their place. Every line is indented as content, so that the item is parsed the same
// in any list.
func (n *node) lines(base, inset int, marker, box string) (lines []string) {
	it := n.item
	first := strings.Repeat(" ", base+inset) + marker
	indent := base + 4 // nothing follows the marker
	if it.gap >= 0 {
		first += strings.Repeat(" ", it.gap)
		indent = len(first)
		first += box + it.lines[0].text
	}
	lines = []string{first}
	places, strays := n.byPlace()
	items := it.items
	for i := 1; i < len(it.lines); i++ {
		l := it.lines[i]
		switch {
		case len(items) == 0 || l.n < items[0].first:
			lines = append(lines, pushed(l.text, indent))
			continue
		case l.n == items[0].first:
			for _, b := range places[items[0]] {
				lines = append(lines, b.lines(indent, items[0].inset, markerLike(b.item, items[0]), "")...)
			}
		}
		if l.n >= items[0].end-1 {
			items = items[1:]
		}
	}
	lines = trimBlank(lines)
	if len(strays) > 0 {
		lines = append(lines, listLines(strays, it.items, indent, openBox)...)
	}
	return lines
}

func pushed(text string, indent int) string {
	if isBlank(text) {
		return text
	}
	return strings.Repeat(" ", indent) + text
}

// byPlace groups the sub-nodes that are not left out by the item's own sub-item that they belong
// to; strays belong to none.
func (n *node) byPlace() (places map[*item][]*node, strays []*node) {
	places = map[*item][]*node{}
	for _, b := range n.below {
		place := b.item
		for place != nil && place.parent != n.item {
			place = place.parent
		}
		switch {
		case b.leftOut:
		case place == nil:
			strays = append(strays, b)
		default:
			places[place] = append(places[place], b)
		}
	}
	return places, strays
}

// markerLike returns the marker for an item that takes the place of another in a list of the other
// kind.
func markerLike(it, place *item) string {
	if it.isOrdered() == place.isOrdered() {
		return it.marker
	}
	return place.marker
}

func trimBlank(lines []string) []string {
	for isBlank(lines[len(lines)-1]) {
		lines = lines[:len(lines)-1]
	}
	return lines
}
