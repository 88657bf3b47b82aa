package daily

import (
	"regexp"
	"strings"
)

// An item is a list item, parsed as kramdown does (parse_list): text indented as far as the text
// after the marker belongs to it, and so does a less indented line unless a blank line precedes it.
// Columns count from 0.
type item struct {
	marker string // "-", "*", "+" or "12."
	column int    // column of the marker
	indent int    // column of the content
	inset  int    // indent of the marker in the enclosing block
	gap    int    // columns between marker and content, -1 if nothing follows the marker
	lines  []line // without indent
	box    byte   // ' ' or 'x' for a task, 0 otherwise
	text   string // the first line without marker and box
	own    string // all text except that of sub-items, on one line; identifies the item

	first, end int // range of lines in the text, without trailing blank lines
	parent     *item
	items      []*item
}

// deepest is the maximum depth of lists; deeper ones are text of their item.
const deepest = 16

// isOrdered reports whether the item is in a numbered list.
func (it *item) isOrdered() bool { return it.marker[0] >= '0' }

// isEmpty reports whether the item consists of a marker only, as in a template.
func (it *item) isEmpty() bool { return it.own == "" && len(it.items) == 0 }

// cutMarker splits a line after its list marker; column is the marker's. kramdown accepts a |
// instead of the blank after the marker.
func cutMarker(text string) (marker, rest string, column int, ok bool) {
	bare := strings.TrimLeft(text, " ")
	column = len(text) - len(bare)
	n := 0
	for n < len(bare) && '0' <= bare[n] && bare[n] <= '9' {
		n++
	}
	switch {
	case n == len(bare) || n > 0 && bare[n] != '.' || n == 0 && !strings.Contains("-*+", bare[:1]):
		return "", "", 0, false
	case n+1 < len(bare) && !strings.Contains(" \t|", bare[n+1:n+2]):
		return "", "", 0, false
	}
	// A marker at the end of a line counts, because editors remove trailing white space.
	return bare[:n+1], bare[n+1:], column, true
}

func startsList(text string) bool {
	_, _, column, ok := cutMarker(text)
	return ok && column <= 3
}

// A listReader collects the lines of list items.
type listReader struct {
	items  []*item
	lines  []line // lines of the last item, without indent
	cuts   []int  // where kramdown splits lines, to parse each piece separately
	indent int    // of the item's content, relative to the start of the list's text
	nested bool   // a sub-list has begun
	depth  int
}

// readList parses the list that starts at line i and returns the index of the line after it.
func readList(lines []line, i, depth int) (items []*item, next int) {
	r := listReader{depth: depth}
	first, _, _, _ := cutMarker(lines[i].text)
	limit, lastBlank := 3, false
reading:
	for ; i < len(lines); i++ {
		l := lines[i]
		marker, rest, column, ok := cutMarker(l.text)
		switch {
		case isOver(l.text):
			break reading
		case ok && column <= limit && (marker[0] >= '0') == (first[0] >= '0'):
			r.finish()
			r.start(l, marker, rest, column)
			limit, lastBlank = min(r.indent, 4)-1, false
		case isBlank(l.text):
			r.lines = append(r.lines, l)
			r.nested, lastBlank = true, true
		case isContent(l.text, r.indent) || !lastBlank && isLazy(l.text, r.indent):
			r.add(l)
			lastBlank = false
		default:
			break reading
		}
	}
	r.finish()
	return r.items, i
}

// isOver reports whether a line ends the list even without a blank line before it.
func isOver(text string) bool {
	level, _ := heading(text)
	return level > 0 || strings.TrimRight(text, " \t") == "^" || isDivider(text) && indent(text) == 0
}

// start begins an item at the line of its marker.
func (r *listReader) start(l line, marker, rest string, column int) {
	text := strings.TrimLeft(rest, " \t")
	r.indent = 4 // the item is empty so far
	if text != "" {
		r.indent = column + len(marker)
		for _, c := range rest[:len(rest)-len(text)] {
			if c == '\t' {
				r.indent += 4 - r.indent%4
			} else {
				r.indent++
			}
		}
	}
	it := &item{marker: marker, column: l.base + column, indent: l.base + r.indent, inset: column, gap: r.indent - column - len(marker), first: l.n}
	if text == "" {
		it.gap = -1
	}
	it.box, it.text = cutBox(text)
	r.items = append(r.items, it)
	r.lines, r.cuts = []line{{text: text, n: l.n, base: l.base + r.indent}}, []int{0}
	r.nested = startsList(text)
}

// add adds a line to the item and adjusts its indent as kramdown does.
func (r *listReader) add(l line) {
	bare := strings.TrimLeft(l.text, "\t")
	text := strings.Repeat("    ", len(l.text)-len(bare)) + bare
	stripped := len(text)-len(strings.TrimLeft(text, " ")) >= r.indent
	switch {
	case stripped:
		text, l.base = text[r.indent:], l.base+r.indent
		if !r.nested && startsList(text) {
			r.cuts, r.nested = append(r.cuts, len(r.lines)), true
		}
	case r.nested && startsList(text):
		text, l.base = strings.Repeat(" ", r.indent+4)+text, l.base-r.indent-4
	}
	r.lines = append(r.lines, line{text, l.n, l.base})
}

// finish parses the content of the last item.
func (r *listReader) finish() {
	if len(r.items) == 0 {
		return
	}
	it := r.items[len(r.items)-1]
	for isBlank(r.lines[len(r.lines)-1].text) && len(r.lines) > 1 {
		r.lines = r.lines[:len(r.lines)-1]
	}
	it.lines, it.end = r.lines, r.lines[len(r.lines)-1].n+1
	if r.depth < deepest && !startsList(r.lines[0].text) {
		for i, from := range r.cuts {
			to := len(r.lines)
			if i+1 < len(r.cuts) {
				to = r.cuts[i+1]
			}
			for _, b := range blocks(r.lines[from:to], r.depth+1) {
				it.items = append(it.items, b.items...)
			}
		}
	}
	it.own = it.ownText()
	for _, below := range it.items {
		below.parent = it
	}
}

func (it *item) ownText() string {
	own, below := []string{it.text}, it.items // text that may follow
	for _, l := range it.lines[1:] {
		for len(below) > 0 && below[0].end <= l.n {
			below = below[1:]
		}
		if len(below) == 0 || l.n < below[0].first {
			own = append(own, l.text)
		}
	}
	return strings.Join(strings.Fields(strings.Join(own, " ")), " ")
}

// cutBox removes the box of a task.
func cutBox(text string) (box byte, rest string) {
	if len(text) < 3 || text[0] != '[' || text[2] != ']' || len(text) > 3 && !strings.Contains(" \t", text[3:4]) {
		return 0, text
	}
	switch text[1] {
	case ' ':
		return ' ', strings.TrimSpace(text[3:])
	case 'x', 'X':
		return 'x', strings.TrimSpace(text[3:])
	}
	return 0, text
}

// isContent reports whether a line is indented enough for the content of an item (content_re).
func isContent(text string, indent int) bool {
	for range indent / 4 {
		rest, ok := cutFour(text)
		if !ok {
			return false
		}
		text = rest
	}
	if _, ok := cutFour(text); ok {
		return true
	}
	return strings.HasPrefix(text, strings.Repeat(" ", indent%4))
}

func cutFour(text string) (rest string, ok bool) {
	if rest, ok = strings.CutPrefix(text, "\t"); ok {
		return rest, true
	}
	return strings.CutPrefix(text, "    ")
}

// notLazy matches a line start that ends an item: an attribute list, or a block of HTML.
var notLazy = regexp.MustCompile(`(?i)^(?:\{:|</?(?:address|article|aside|blockquote|details|div|dl|fieldset|figure|footer|form|h[1-6]|header|hr|iframe|main|nav|ol|p|pre|section|summary|table|ul|video)\b)`)

// isLazy reports whether a line may continue an item without its indent (lazy_re).
func isLazy(text string, indent int) bool {
	bare := strings.TrimLeft(text, " ")
	return len(text)-len(bare) > min(indent, 3) || !notLazy.MatchString(bare)
}
