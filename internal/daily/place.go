package daily

import (
	"slices"
	"strconv"
	"strings"

	"daylog/internal/edit"
)

// Where carried items go, and how their lines are written there: as they were, moved to the column and with the marker of the list
// that they join.

// edits brings in the nodes that are not left out. All of them insert.
func (c *carrier) edits() []edit.Edit {
	p := placer{log: c.log}
	if fresh := p.placeKnown(c.roots); len(fresh) > 0 {
		c.placeRoots(&p, fresh)
	}
	return p.edits
}

// placeRoots puts nodes into the target section.
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
		at = last.first // it stays behind them, to write in
	}
	p.insert(at, listLines(nodes, list, 0, openBox))
}

// The boxes that an item gets among tasks.
const openBox, tickedBox = "[ ] ", "[x] "

// listLines writes nodes as items of a list that starts in column base of the text; the list is nil if they are its first. Among
// tasks an item without a box gets one: kramdown makes all that follow the first task look like some.
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

// A placer gathers edits of a log.
type placer struct {
	log   *outline
	edits []edit.Edit
}

// add adds an edit. Insertions at one place become one.
func (p *placer) add(e edit.Edit) {
	if i := len(p.edits) - 1; i >= 0 && e.Start == e.End && p.edits[i].Start == e.Start && p.edits[i].End == e.End {
		p.edits[i].New += e.New
		return
	}
	p.edits = append(p.edits, e)
}

// newline is how the log ends its lines.
func (p *placer) newline() string {
	if i := strings.IndexByte(p.log.text, '\n'); i > 0 && p.log.text[i-1] == '\r' {
		return "\r\n"
	}
	return "\n"
}

// insert puts lines before line n, which may be the end of the text.
func (p *placer) insert(n int, lines []string) {
	at, newline := p.log.starts[n], p.newline()
	text := strings.Join(lines, newline)
	if n == 0 || strings.HasSuffix(p.log.text[:at], "\n") {
		text += newline
	} else {
		text = newline + text // behind a last line that has no end
	}
	p.add(edit.Edit{Start: at, End: at, New: text})
}

// placeKnown puts what is new below the nodes that the log has, and returns those that it has not.
func (p *placer) placeKnown(nodes []*node) (fresh []*node) {
	for _, n := range nodes {
		switch {
		case n.out:
		case n.there == nil:
			fresh = append(fresh, n)
		default:
			if below := p.placeKnown(n.below); len(below) > 0 {
				p.insert(n.there.end, listLines(below, n.there.items, n.there.indent, openBox))
			}
		}
	}
	return fresh
}

// placeIn puts lines into a section that has no list yet: below its text, above the divider at its end.
func (p *placer) placeIn(s section, lines []string) {
	last := s.end - 1
	for last >= s.body && (isBlank(p.log.source(last)) || isDivider(p.log.source(last))) {
		last--
	}
	at := last + 1
	if empty := last < s.body; empty && p.isBlank(s.body) {
		at = s.body + 1 // behind the blank line that is there
	} else {
		lines = append([]string{""}, lines...)
	}
	if at < len(p.log.starts)-1 && !p.isBlank(at) {
		lines = append(lines, "")
	}
	p.insert(at, lines)
}

// isBlank reports whether there is a line n that is blank.
func (p *placer) isBlank(n int) bool { return n < len(p.log.starts)-1 && isBlank(p.log.source(n)) }

// placeSection puts a new section with lines in front of the first one, with a heading that looks like that one's.
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

// canBeTask reports whether the item is one as soon as it gets a box.
func (it *item) canBeTask() bool { return it.box == 0 && it.text != "" && !startsList(it.text) }

// isWhole reports whether a node is all of its item, so that its lines can be copied as they are.
func (n *node) isWhole() bool {
	if len(n.below) != len(n.item.items) {
		return false
	}
	for i, b := range n.below {
		if b.out || b.item != n.item.items[i] || !b.isWhole() {
			return false
		}
	}
	return true
}

// lines writes a node as an item of a list that starts in column base: its item's own lines, and the nodes below where they stand
// among them. Every line gets the indent of the content, so that the item is read as it was wherever it goes.
func (n *node) lines(base, inset int, marker, box string) (lines []string) {
	it := n.item
	first := strings.Repeat(" ", base+inset) + marker
	indent := base + 4 // below a marker that stands alone
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

// byPlace sorts the nodes below that are not left out by which of the item's they are or come out of; strays come from elsewhere.
func (n *node) byPlace() (places map[*item][]*node, strays []*node) {
	places = map[*item][]*node{}
	for _, b := range n.below {
		place := b.item
		for place != nil && place.parent != n.item {
			place = place.parent
		}
		switch {
		case b.out:
		case place == nil:
			strays = append(strays, b)
		default:
			places[place] = append(places[place], b)
		}
	}
	return places, strays
}

// markerLike is an item's marker, or that of another whose place it takes in a list of the other kind.
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
