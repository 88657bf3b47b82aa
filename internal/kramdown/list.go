package kramdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
)

// A listType is the kind of a list's markers.
type listType uint8

const (
	bulletList listType = iota
	orderedList
	definitionList
)

// matchMarker matches a list marker at p, after optional spaces, and the white space that it needs,
// or a | (sic: PATTERN_TAIL). It returns the offset after the marker and the end of the line.
func matchMarker(t []byte, p int, kind listType) (tail, end int) {
	if p >= len(t) {
		return -1, -1
	}
	tail = p
	switch c := t[p]; kind {
	case orderedList:
		for tail < len(t) && isDigit(t[tail]) {
			tail++
		}
		if tail == p || !hasByteAt(t, tail, '.') {
			return -1, -1
		}
	case bulletList:
		if c != '-' && c != '*' && c != '+' {
			return -1, -1
		}
	case definitionList:
		if c != ':' {
			return -1, -1
		}
	}
	tail++
	if tail >= len(t) || !isBlank(t[tail]) && t[tail] != '|' {
		return -1, -1
	}
	return tail, lineEnd(t, tail)
}

// matchListStart matches a list marker after at most three spaces (LIST_START).
func matchListStart(t []byte, p int) bool {
	p = optSpace(t, p)
	_, bullet := matchMarker(t, p, bulletList)
	_, ordered := matchMarker(t, p, orderedList)
	return bullet >= 0 || ordered >= 0
}

// An itemReader collects the lines of the items of a list, or of definitions. It distinguishes
// lines of content from lazy ones and removes their indents.
type itemReader struct {
	p      *blockParser
	item   ast.Node // the current one
	indent int      // columns before its content
	text   builder
	parts  []itemPart
}

// An itemPart is the text of an item or a part of it. A new part starts at a nested list.
type itemPart struct {
	item ast.Node
	text *view
}

// cut ends the current text and starts that of item, if item is not nil.
func (r *itemReader) cut(item ast.Node) {
	parts := &r.p.seg.store.parts
	if r.item != nil {
		r.parts = append(parts.grow(r.parts, 1), itemPart{r.item, r.text.view()})
	} else {
		r.parts = parts.open()
	}
	if r.item = item; item != nil {
		r.text = r.p.build()
	} else {
		r.parts = parts.close(r.parts)
	}
}

// parseNext parses the blocks of the next item.
func (r *itemReader) parseNext() (item ast.Node) {
	item = r.parts[0].item
	for len(r.parts) > 0 && r.parts[0].item == item {
		r.p.parseBlocks(item, r.parts[0].text)
		r.parts = r.parts[1:]
	}
	return item
}

// start reads the line with an item's marker, after which the content starts at tail, in column col
// (parse_first_list_line). It returns the attribute list at the start of the item.
func (r *itemReader) start(item ast.Node, tail, end, col int) (list []byte) {
	t := r.p.v.text
	r.cut(item)
	at := tail
	if q := skipSpace(t[:end], at); q == end {
		r.indent = 4
	} else {
		inside, after := matchItemIAL(t[:end], at)
		if inside != nil && skipSpace(t[:end], after) == end {
			r.indent = 4
		} else {
			for r.indent = col; at < end && isBlank(t[at]); at++ {
				if t[at] == '\t' {
					r.indent += 4 - r.indent%4
				} else {
					r.indent++
				}
			}
		}
	}
	at = skipSpace(t[:end], at)
	if inside, after := matchItemIAL(t[:end], at); inside != nil {
		list, at = inside, after
	}
	r.text.add(0, at, end)
	return list
}

// matchItemIAL matches an attribute list at the start of an item, with the white space around it
// (LIST_ITEM_IAL).
func matchItemIAL(t []byte, p int) (inside []byte, end int) {
	p = skipSpace(t, p)
	if !hasPrefixAt(t, p, "{:") || p+2 >= len(t) || t[p+2] == '/' || t[p+2] == ':' {
		return nil, -1
	}
	if q := matchID(t, p+2); q >= 0 && q < len(t) && t[q] == ':' {
		return nil, -1
	}
	var f finder
	f.reset(t)
	brace, end := f.matchBraced(p+2, nil)
	if end < 0 {
		return nil, -1
	}
	return t[p+2 : brace], skipSpace(t, end)
}

// isContent reports whether the line at q has the indent of the item's content (content_re).
func (r *itemReader) isContent(q int) bool {
	t := r.p.v.text
	full, i := r.indent/4, q
	for ; full > 0; full-- {
		if i = matchIndent(t, i); i < 0 {
			return false
		}
	}
	if matchIndent(t, i) < 0 {
		for n := r.indent % 4; n > 0; n-- {
			if i >= len(t) || t[i] != ' ' {
				return false
			}
			i++
		}
	}
	return !isBlankLine(t, i)
}

// isLazy reports whether the line at q may continue the item without the indent (lazy_re).
func (r *itemReader) isLazy(q int) bool {
	t := r.p.v.text
	if isBlankLine(t, q) {
		return false
	}
	switch i := skipSpaces(t, q, min(r.indent, 3)); t[i] {
	case '{':
		_, end := r.p.v.matchBlockIAL(i)
		return end < 0
	case '<':
		return !r.p.v.matchLazyHTML(i)
	}
	return true
}

// isBlankLine reports whether the line has only white space from q on.
func isBlankLine(t []byte, q int) bool { return q >= len(t) || restOfLine(t, q) >= 0 }

// strip returns the line at q without the item's indent: pad spaces and the text from start on.
func (r *itemReader) strip(q int) (pad, start int, stripped bool) {
	t := r.p.v.text
	tabs := 0
	for start = q; start < len(t) && t[start] == '\t'; start++ {
		tabs++
	}
	spaces := start
	for spaces < len(t) && t[spaces] == ' ' {
		spaces++
	}
	pad = 4 * tabs
	if pad+spaces-start < r.indent {
		return pad, start, false
	}
	if pad >= r.indent {
		return pad - r.indent, start, true
	}
	return 0, start + r.indent - pad, true
}

// parseList parses a list and its items (parse_list, and GFM's task lists).
func (p *blockParser) parseList(kind listType) {
	marker := byte('.')
	if kind == bulletList {
		marker = p.v.text[optSpace(p.v.text, p.pos)]
	}
	list := ast.NewList(marker)
	p.takePending(list)
	start := p.pos
	r := itemReader{p: p}
	eobFound := r.readItems(list, kind)
	p.appendNode(list, start, p.pos)

	var last ast.Node
	for len(r.parts) > 0 {
		p.finishItem(list, r.parseNext(), eobFound, &last)
	}
	if last != nil && !eobFound {
		p.parent.AppendChild(p.parent, last)
	}
	if !p.options.plainInput {
		markTasks(list)
	}
}

// readItems collects the items of a list. It reports whether the list ends in ^.
func (r *itemReader) readItems(list ast.Node, kind listType) (eobFound bool) {
	p, t := r.p, r.p.v.text
	limit := 3 // spaces before a marker of this list
	nested, lastBlank := false, false
	for p.pos < len(t) {
		q := p.pos
		if lastBlank && matchRule(t, q) >= 0 {
			break
		}
		if end := matchEOB(t, q); end >= 0 {
			eobFound, p.pos = true, end
			break
		}
		end := lineEnd(t, q)
		i := skipSpaces(t, q, limit)
		if tail, stop := matchMarker(t, i, kind); stop >= 0 {
			isFirst := list.FirstChild() == nil
			if kind == orderedList && isFirst && string(t[i:tail-1]) != "1" {
				p.surprise(numberRestarts, i, tail)
			}
			list.AppendChild(list, r.startItem(q, tail, end))
			limit = min(r.indent, 4) - 1
			nested, lastBlank = matchListStart(r.text.text, 0), false
		} else if r.isContent(q) || !lastBlank && r.isLazy(q) {
			nested = r.addLine(q, end, nested)
			lastBlank = false
		} else if end = matchBlank(t, q); end >= 0 {
			r.text.add(0, q, end)
			nested, lastBlank = true, true
		} else {
			break
		}
		p.pos = end
	}
	r.cut(nil)
	return eobFound
}

// addLine adds a line of content or a lazy one. nested reports whether a nested list has started.
func (r *itemReader) addLine(q, end int, nested bool) bool {
	pad, start, stripped := r.strip(q)
	switch starts := startsList(r.p.v.text, pad, start); {
	case starts && stripped && !nested:
		r.cut(r.item)
		nested = true
	case starts && !stripped && nested:
		pad += r.indent + 4
	}
	if !stripped {
		r.surpriseLazy(q, end)
	}
	r.text.add(pad, start, end)
	return nested
}

// startItem returns an item for the line at q. Its content starts after tail, the end of the
// marker.
func (r *itemReader) startItem(q, tail, end int) *ast.ListItem {
	item := r.p.seg.store.items.new()
	item.Offset = tail - q
	r.startContent(item, q, tail, end)
	return item
}

// startContent reads the first line of an item or a definition, and its attribute list.
func (r *itemReader) startContent(item ast.Node, q, tail, end int) {
	r.p.place(item, q, end)
	if ial := r.start(item, tail, end, tail-q); ial != nil {
		l := &attributeList{}
		l.parse(ial)
		r.p.seg.setList(item, l)
	}
}

// startsList reports whether a line of pad spaces and the text from start on starts a list.
func startsList(t []byte, pad, start int) bool {
	i := start
	for ; i < len(t) && t[i] == ' '; i++ {
		pad++
	}
	if pad > 3 {
		return false
	}
	_, bullet := matchMarker(t, i, bulletList)
	_, ordered := matchMarker(t, i, orderedList)
	return bullet >= 0 || ordered >= 0
}

// surpriseLazy records a lazy line without indent that looks like the start of another block.
func (r *itemReader) surpriseLazy(q, end int) {
	p, t := r.p, r.p.v.text
	switch c := t[q]; {
	case (c == '-' || c == '=') && len(bytes.Trim(t[q:end], "-= \t\n")) == 0:
		if text := r.text.text; bytes.IndexByte(text, '\n') == len(text)-1 {
			p.surprise(itemIsHeading, q, end)
		}
	case c == '>' || p.startsBlock(q) || isTableRow(t[q:end]):
		p.surprise(swallowedByItem, q, end)
	}
}

// finishItem decides whether the first paragraph of an item is tight, and removes the blank lines
// at the end. last is set to the blank lines of the last item that is not empty, as in kramdown.
func (p *blockParser) finishItem(list, item ast.Node, eobFound bool, last *ast.Node) {
	isLast := item.NextSibling() == nil
	first := item.FirstChild()
	if first == nil {
		return
	}
	second := first.NextSibling()
	if e, ok := second.(*eobNode); ok && isParagraph(first) && p.seg.lists[first] != nil {
		item.RemoveChild(item, e)
		second = first.NextSibling()
	}
	isTight := isParagraph(first) &&
		(!isBlankNode(second) || isLast && item.ChildCount() == 2 && !eobFound)
	if isTight && (!isLast || list.ChildCount() == 1 || hasTightSibling(item)) {
		if second != nil && !isBlankNode(second) {
			if raw, ok := first.FirstChild().(*rawText); ok {
				p.appendString(raw, "\n")
			}
		}
		p.tighten(item, first)
	}
	*last = nil
	if blank := item.LastChild(); isBlankNode(blank) {
		item.RemoveChild(item, blank)
		*last = blank
	}
}

// hasTightSibling reports whether an item before this one does not start with a loose paragraph.
func hasTightSibling(item ast.Node) bool {
	for n := item.PreviousSibling(); n != nil; n = n.PreviousSibling() {
		if first := n.FirstChild(); first == nil || first.Kind() != ast.KindParagraph {
			return true
		}
	}
	return false
}

// tighten replaces a paragraph by one without <p>.
func (p *blockParser) tighten(parent, n ast.Node) {
	tight := p.seg.store.tight.new()
	tight.SetLines(n.Lines())
	for c := n.FirstChild(); c != nil; {
		next := c.NextSibling()
		tight.AppendChild(tight, c)
		c = next
	}
	parent.ReplaceChild(parent, n, tight)
	if n, ok := n.(*ast.Paragraph); ok {
		delete(p.seg.lists, ast.Node(n))
		p.seg.store.paragraphs.give(n)
	}
}

const (
	checkBox     = `<input type="checkbox" class="task-list-item-checkbox" disabled="disabled"`
	uncheckedBox = checkBox + ` />`
	checkedBox   = checkBox + ` checked="checked" />`
)

// markTasks adds the check boxes and classes of a task list. After its first task, every item that
// starts with a paragraph gets the class, as in GFM's parser.
func markTasks(list *ast.List) {
	isTaskList := false
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		first := item.FirstChild()
		if !isParagraph(first) {
			continue
		}
		raw, ok := first.FirstChild().(*rawText)
		if !ok {
			continue
		}
		if box, end := matchTask(raw.value()); end > 0 {
			b := builder{from: raw.v}
			b.write(box, raw.start, raw.start+end)
			b.add(0, raw.start+end, raw.end)
			raw.take(b)
			isTaskList = true
		}
		if isTaskList {
			item.SetAttributeString("class", []byte("task-list-item"))
		}
	}
	if isTaskList {
		list.SetAttributeString("class", []byte("task-list"))
	}
}

// matchTask matches [ ] or [x] and the white space that must follow.
func matchTask(t []byte) (box string, end int) {
	p := skipSpace(t, 0)
	if p+3 >= len(t) || t[p] != '[' || t[p+2] != ']' || !isSpace(t[p+3]) {
		return "", -1
	}
	switch t[p+1] {
	case ' ':
		box = uncheckedBox
	case 'x', 'X':
		box = checkedBox
	default:
		return "", -1
	}
	return box, skipSpace(t, p+3)
}

func (r *Renderer) renderList(w writer, n *ast.List, entering bool) {
	r.renderBlock(w, n, listTag(n), entering)
}

func listTag(n *ast.List) string {
	if n.IsOrdered() {
		return "ol"
	}
	return "ul"
}

func (r *Renderer) renderListItem(w writer, n *ast.ListItem, entering bool) {
	r.renderBlock(w, n, "li", entering)
}
