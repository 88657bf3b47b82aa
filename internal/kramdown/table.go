package kramdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// A tableSection is the thead, a tbody or the tfoot of a table.
type tableSection struct {
	ast.BaseBlock
	tag string
}

var kindTableSection = ast.NewNodeKind("TableSection")

func (n *tableSection) Kind() ast.NodeKind            { return kindTableSection }
func (n *tableSection) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// hasPipe reports whether the line t[p:end] has a | without a backslash before it
// (TABLE_PIPE_CHECK).
func hasPipe(t []byte, p, end int) bool {
	if p < end && t[p] == '|' {
		return true
	}
	for i := p + 1; i < end; i++ {
		j := bytes.IndexByte(t[i:end], '|')
		if j < 0 {
			return false
		}
		if i += j; t[i-1] != '\\' {
			return true
		}
	}
	return false
}

// isTableLine reports whether the line at p may be one of a table (TABLE_LINE).
func isTableLine(t []byte, p int) bool { return hasPipe(t, p, lineEnd(t, p)-1) }

// isSeparator reports whether t consists of the characters of a separator line and contains mark
// (TABLE_SEP_LINE, TABLE_FSEP_LINE).
func isSeparator(t []byte, mark byte) bool {
	found := false
	for _, c := range t {
		switch c {
		case mark:
			found = true
		case '+', '|', ':', ' ', '\t':
		default:
			return false
		}
	}
	return found
}

// alignments returns the alignments in a separator line: colons at the start and end of a run of
// dashes.
func alignments(t []byte) (list []extast.Alignment) {
	for i := 0; i < len(t); {
		if t[i] != '-' {
			i++
			continue
		}
		start := i
		for i < len(t) && t[i] == '-' {
			i++
		}
		left, right := start > 0 && t[start-1] == ':', i < len(t) && t[i] == ':'
		if right {
			i++
		}
		switch {
		case left && right:
			list = append(list, extast.AlignCenter)
		case left:
			list = append(list, extast.AlignLeft)
		case right:
			list = append(list, extast.AlignRight)
		default:
			list = append(list, extast.AlignNone)
		}
	}
	return list
}

// parseTable parses a block of lines that all have a pipe (parse_table).
func (p *blockParser) parseTable(q int) bool {
	t := p.v.text
	start := p.pos
	if isSpace(t[q]) || !isTableLine(t, q) {
		return false
	}
	if !p.afterBoundary() {
		if p.looksLikeTable(start) {
			p.surprise(tableIsText, start, lineEnd(t, start))
		}
		return false
	}
	table := extast.NewTable()
	p.takePending(table) // also if it is no table in the end
	tb := tableBuilder{p: p, table: table, leadingPipe: t[skipSpace(t, q)] == '|'}
	at := start
	if end := lineEnd(t, at); isSeparator(t[at:end-1], '-') {
		at = end
	}
	for at < len(t) && isTableLine(t, at) {
		end := lineEnd(t, at)
		tb.addLine(at, end-1)
		at = end
	}
	if !p.beforeBoundary(at) || !p.hasPipeOnEachLine(start, at-1) || !tb.finish() {
		if p.looksLikeTable(start) {
			p.surprise(tableIsText, start, at)
		}
		return false
	}
	if tb.sentence && !tb.separated {
		p.surprise(sentenceIsTable, start, at)
	}
	p.appendNode(table, start, at)
	p.pos = at
	return true
}

// looksLikeTable reports whether the line at start begins a table in the usual form: with a | on
// either side, or before a separator.
func (p *blockParser) looksLikeTable(start int) bool {
	t := p.v.text
	next := lineEnd(t, start)
	if isTableRow(t[start:next]) {
		return true
	}
	end := lineEnd(t, next)
	return next < end && isSeparator(t[next:end-1], '-') && hasPipe(t, next, end-1)
}

// A tableBuilder collects the rows of a table in sections.
type tableBuilder struct {
	p           *blockParser
	table       *extast.Table
	rows        []*extast.TableRow
	columns     int
	starts      []cellStart // reused for every row
	leadingPipe bool
	hasFoot     bool
	separated   bool
	sentence    bool // a row looks like a sentence with a |, or has a formula
}

func (b *tableBuilder) addSection(tag string, force bool) {
	if b.hasFoot && tag == "tbody" && !force {
		return
	}
	section := &tableSection{tag: tag}
	for _, row := range b.rows {
		section.AppendChild(section, row)
	}
	b.rows = b.rows[:0]
	b.table.AppendChild(b.table, section)
}

func (b *tableBuilder) addLine(start, end int) {
	line := b.p.v.text[start:end]
	switch {
	case isSeparator(line, '-'):
		b.separated = true
		if len(b.rows) == 0 {
			return
		}
		if len(b.table.Alignments) == 0 && !b.hasFoot {
			b.addSection("thead", false)
			b.table.Alignments = alignments(line)
		} else {
			b.addSection("tbody", false)
		}
	case isSeparator(line, '='):
		if len(b.rows) > 0 {
			b.addSection("tbody", true)
		}
		b.hasFoot = true
	default:
		b.sentence = b.sentence || !isTableRow(line) || bytes.IndexByte(line, '$') >= 0
		b.addRow(start, end)
	}
}

// addRow splits a line into cells.
func (b *tableBuilder) addRow(start, end int) {
	t := b.p.v.text
	for end > start && isBlank(t[end-1]) {
		end--
	}
	r := rowText{p: b.p, builder: b.p.build(), starts: b.starts[:0]}
	line := t[start:end]
	if bytes.IndexByte(line, '`') >= 0 || bytes.Contains(line, []byte("<code")) {
		r.splitCode(start, end)
	} else {
		r.split(start, end)
	}
	r.end()
	v, cells := r.view(), r.starts
	b.starts = cells
	if len(cells) > 1 && b.leadingPipe && isEmpty(v, cells[0], cells[1]) {
		cells = cells[1:]
	}
	if n := len(cells); n > 1 && isEmpty(v, cells[n-2], cells[n-1]) {
		cells = cells[:n-1]
	}
	row := extast.NewTableRow(nil)
	row.SetPos(b.p.v.source(skipBlank(t, start)))
	for i := range len(cells) - 1 {
		row.AppendChild(row, b.newCell(v, cells[i], cells[i+1]))
	}
	b.columns = max(b.columns, row.ChildCount())
	b.rows = append(b.rows, row)
}

// isEmpty reports whether a cell has only white space.
func isEmpty(v *view, from, to cellStart) bool { return len(trimSpace(v.text[from.at:to.at])) == 0 }

// newCell returns a cell for a part of the view of a row.
func (b *tableBuilder) newCell(v *view, from, to cellStart) *extast.TableCell {
	c := extast.NewTableCell()
	text := trimSpace(v.text[from.at:to.at])
	if len(text) == 0 {
		c.SetPos(from.src)
		return c
	}
	raw := b.p.seg.store.raws.new()
	raw.v, raw.end = v, from.at+len(trimRight(v.text[from.at:to.at]))
	raw.start = raw.end - len(text)
	c.SetPos(v.source(raw.start))
	c.AppendChild(c, raw)
	return c
}

// A cellStart is the offset at which a cell starts, in the text of its row and in the segment.
type cellStart struct{ at, src int }

// A rowText collects the text of the cells of a row.
type rowText struct {
	builder
	p      *blockParser
	starts []cellStart // the last one is the end of the last cell
}

// start starts a cell at p.
func (r *rowText) start(p int) {
	r.starts = append(r.starts, cellStart{len(r.text), r.from.source(p)})
}

// startFirst starts the first cell, at p, if there is no cell yet.
func (r *rowText) startFirst(p int) {
	if len(r.starts) == 0 {
		r.start(p)
	}
}

// end ends the last cell, if there is one.
func (r *rowText) end() {
	if len(r.starts) > 0 {
		r.starts = append(r.starts, cellStart{at: len(r.text)})
	}
}

// split splits text at its pipes. The text before the first one belongs to the current cell. \|
// becomes |.
func (r *rowText) split(start, end int) {
	if start >= end {
		return
	}
	r.startFirst(start)
	t, from := r.from.text, start
	for i := start; i < end; i++ {
		if t[i] != '|' {
			continue
		}
		if i > start && t[i-1] == '\\' {
			r.add(0, from, i-1)
			from = i
			continue
		}
		r.add(0, from, i)
		from = i + 1
		r.start(from)
	}
	r.add(0, from, end)
}

// splitCode is like split for a line with code, in which pipes do not count. <code> must end on the
// line.
func (r *rowText) splitCode(start, end int) {
	t := r.from.text
	for start < end {
		open, close := matchCodeElement(t[:end], start)
		if open < 0 {
			open, close = end, end
		}
		r.splitSpans(start, open)
		if open < close {
			r.startFirst(open)
			r.add(0, open, close)
		}
		start = close
	}
}

// matchCodeElement finds the next <code…>…</code> of a line.
func matchCodeElement(t []byte, p int) (open, close int) {
	i := bytes.Index(t[p:], []byte("<code"))
	if i < 0 {
		return -1, -1
	}
	open = p + i
	j := bytes.IndexByte(t[open:], '>')
	if j < 0 {
		return -1, -1
	}
	k := bytes.Index(t[open+j:], []byte("</code>"))
	if k < 0 {
		return -1, -1
	}
	return open, open + j + k + len("</code>")
}

// splitSpans splits the text around code spans. A code span gets delimiters that are longer than
// any run of backticks in it.
func (r *rowText) splitSpans(start, end int) {
	root, s := r.p.scan(start, end, maskCode)
	at := start
	for c := root.FirstChild(); c != nil; c = c.NextSibling() {
		code, ok := c.(*codeSpan)
		if !ok {
			continue
		}
		from := start + code.Pos()
		r.split(at, from)
		at = start + s.ends[code]
		r.startFirst(from)
		delim := longestTicks(code.code) + "`"
		space := ""
		if len(delim) > 1 {
			space = " "
		}
		r.write(delim+space+string(code.code)+space+delim, from, at)
	}
	r.split(at, end)
}

func longestTicks(t []byte) string {
	longest, n := 0, 0
	for _, c := range t {
		if c == '`' {
			n++
			longest = max(longest, n)
		} else {
			n = 0
		}
	}
	return string(bytes.Repeat([]byte("`"), longest))
}

// A spanScan finds the code spans and HTML of a text, and their ends.
type spanScan struct {
	spanParser
	ends map[ast.Node]int
}

// scan parses the spans in mask of text[start:end]. Positions in the result count from start.
func (p *blockParser) scan(start, end int, mask spanMask) (ast.Node, *spanScan) {
	root := ast.NewDocument()
	s := &spanScan{ends: map[ast.Node]int{}}
	s.seg, s.defs = &Segment{store: p.seg.store}, noDefinitions(p.options)
	s.v = newView(p.v.text[start:end:end])
	s.finder.reset(s.v.text)
	s.version = p.options.Version
	for s.pos < len(s.text) {
		q := s.findSpan(s.pos, stopAt{}, mask)
		if q < 0 {
			break
		}
		s.addText(root, s.pos, q)
		s.pos = q
		if !s.parseSpan(root, mask, 0) {
			s.addText(root, s.pos, s.pos+1)
			s.pos++
		}
		s.ends[root.LastChild()] = s.pos
	}
	s.addText(root, s.pos, len(s.text))
	return root, s
}

// hasPipeOnEachLine reports whether each line has a pipe outside of code. As in kramdown, the code
// spans and the HTML of the text are parsed for this.
func (p *blockParser) hasPipeOnEachLine(start, end int) bool {
	t := p.v.text[start:end]
	if bytes.IndexByte(t, '`') < 0 && bytes.IndexByte(t, '<') < 0 {
		return true
	}
	root, _ := p.scan(start, end, maskCode|maskHTML)
	onLine := false
	for c := root.FirstChild(); c != nil; c = c.NextSibling() {
		var value []byte
		switch c := c.(type) {
		case *codeSpan:
			lines := countLines(c.code)
			if lines > 2 || lines == 2 && !onLine {
				return onLine
			}
			if lines == 2 {
				onLine = false
			}
			continue
		case *textNode:
			value = c.value
		case *commentNode:
			value = c.value
		case *htmlSpan:
			value = []byte(c.tag)
		default:
			continue
		}
		value = bytes.TrimRight(value, "\n") // Ruby's split drops empty strings at the end
		lines := bytes.Split(value, []byte("\n"))
		if len(value) == 0 {
			lines = nil
		}
		if len(lines) > 1 && !onLine && !hasPipe(lines[0], 0, len(lines[0])) {
			return onLine
		}
		if len(lines) > 0 {
			last := lines[len(lines)-1]
			onLine = len(lines) == 1 && onLine || hasPipe(last, 0, len(last))
		}
	}
	return onLine
}

func countLines(t []byte) int {
	t = bytes.TrimRight(t, "\n")
	if len(t) == 0 {
		return 0
	}
	return bytes.Count(t, []byte("\n")) + 1
}

// minPadding is the number of empty cells that can be added to any table.
const minPadding = 20_000

// finish adds the last section and gives all rows the same number of cells. It reports whether the
// table has a body.
func (b *tableBuilder) finish() bool {
	if len(b.rows) > 0 {
		tag := "tbody"
		if b.hasFoot {
			tag = "tfoot"
		}
		b.addSection(tag, false)
	}
	hasBody := false
	cells := 0
	for s := b.table.FirstChild(); s != nil; s = s.NextSibling() {
		for row := s.FirstChild(); row != nil; row = row.NextSibling() {
			cells += row.ChildCount()
		}
	}
	// One long row and many short ones would need a quadratic number of cells.
	padding := minPadding + 4*cells
	for s := b.table.FirstChild(); s != nil; s = s.NextSibling() {
		if s.(*tableSection).tag == "tbody" {
			hasBody = true
		}
		for row := s.FirstChild(); row != nil; row = row.NextSibling() {
			for ; row.ChildCount() < b.columns && padding > 0; padding-- {
				row.AppendChild(row, extast.NewTableCell())
			}
		}
	}
	if n := len(b.table.Alignments); n > b.columns {
		b.table.Alignments = b.table.Alignments[:b.columns]
	}
	for len(b.table.Alignments) < b.columns {
		b.table.Alignments = append(b.table.Alignments, extast.AlignNone)
	}
	for s := b.table.FirstChild(); s != nil; s = s.NextSibling() {
		for row := s.FirstChild(); row != nil; row = row.NextSibling() {
			i := 0
			for c := row.FirstChild(); c != nil; c = c.NextSibling() {
				c.(*extast.TableCell).Alignment = b.table.Alignments[i]
				i++
			}
		}
	}
	return hasBody
}

func (r *Renderer) renderTable(w writer, n *extast.Table, entering bool) {
	r.renderBlock(w, n, "table", entering)
}

func (r *Renderer) renderTableSection(w writer, n *tableSection, entering bool) {
	r.renderBlock(w, n, n.tag, entering)
}

func (r *Renderer) renderTableRow(w writer, n *extast.TableRow, entering bool) {
	r.renderBlock(w, n, "tr", entering)
}

func (r *Renderer) renderTableCell(w writer, n *extast.TableCell, entering bool) {
	tag := "td"
	if s, ok := n.Parent().Parent().(*tableSection); ok && s.tag == "thead" {
		tag = "th"
	}
	if !entering {
		if n.FirstChild() == nil {
			_, _ = w.WriteString("\u00A0")
		}
		closeTag(w, tag)
		_ = w.WriteByte('\n')
		return
	}
	_ = w.WriteByte('<')
	_, _ = w.WriteString(tag)
	if n.Alignment != extast.AlignNone {
		_, _ = w.WriteString(` style="text-align: `)
		_, _ = w.WriteString(n.Alignment.String())
		_ = w.WriteByte('"')
	}
	_ = w.WriteByte('>')
}
