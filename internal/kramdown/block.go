package kramdown

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// maxDepth is the maximum depth of nested containers and spans. Deeper ones are read as text.
// kramdown has no limit, but Jekyll's build fails when Ruby's stack overflows, at some hundred
// levels.
const maxDepth = 100

// isTooDeep reports whether a block or a span at offset p of the segment nests too deep, and
// records the first such offset.
func (seg *Segment) isTooDeep(depth, p int) bool {
	if depth <= maxDepth {
		return false
	}
	if seg.tooDeep == 0 || p+1 < seg.tooDeep {
		seg.tooDeep = p + 1
	}
	return true
}

// TooDeep returns the first offset at which a segment nests too deep to be read, in bytes of the
// source from the segment's start.
func (d *Document) TooDeep(seg *Segment) (offset int, ok bool) {
	if seg.tooDeep == 0 {
		return 0, false
	}
	return d.source.original(seg.start+seg.tooDeep-1) - d.source.original(seg.start), true
}

// A blockParser parses the blocks of a segment. Its fields are the state of the current container.
type blockParser struct {
	seg     *Segment
	options *Options
	v       *view
	pos     int            // in v.text
	parent  ast.Node       // the container
	pending *attributeList // an attribute list for the next block
	depth   int
	closed  bool // the end tag of the current HTML element was found
	noFence fenceMemo
}

// A rawText is a part of a view that the span phase replaces by spans.
type rawText struct {
	leaf
	v          *view // its text is v.text[start:end]
	start, end int
	own        bool // no other node refers to v
}

var kindRawText = ast.NewNodeKind("RawText")

func (n *rawText) Kind() ast.NodeKind            { return kindRawText }
func (n *rawText) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }
func (n *rawText) value() []byte                 { return n.v.text[n.start:n.end] }

// A blankNode stands for blank lines and an eobNode for an end of block: ^, an attribute list or a
// definition. They are children of a container only during the block phase, because blocks after
// them depend on them.
type blankNode struct {
	leaf
	oneBreak bool // exactly one line break
}

type eobNode struct {
	leaf
	cause eobCause
}

type eobCause uint8

const (
	eobMarker eobCause = iota
	eobIAL
	eobALD
	eobExtension
	eobLinkDefinition
	eobAbbreviation
	eobFootnote
)

var kindBlank, kindEOB = ast.NewNodeKind("Blank"), ast.NewNodeKind("EOB")

func (n *blankNode) Kind() ast.NodeKind            { return kindBlank }
func (n *blankNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }
func (n *eobNode) Kind() ast.NodeKind              { return kindEOB }
func (n *eobNode) Dump(source []byte, level int)   { ast.DumpHelper(n, source, level, nil, nil) }

func isBlankNode(n ast.Node) bool { return n != nil && n.Kind() == kindBlank }

// isPlainEOB reports whether n is an end of block that takes no attribute list.
func isPlainEOB(n ast.Node) bool {
	e, ok := n.(*eobNode)
	if !ok {
		return false
	}
	return e.cause != eobLinkDefinition && e.cause != eobAbbreviation && e.cause != eobFootnote
}

// isParagraph reports whether n is a paragraph or a tight one, which has no <p>.
func isParagraph(n ast.Node) bool {
	return n != nil && (n.Kind() == ast.KindParagraph || n.Kind() == ast.KindTextBlock)
}

// parseBlocks parses the blocks of v into parent (parse_blocks).
func (p *blockParser) parseBlocks(parent ast.Node, v *view) {
	saved := *p
	p.v, p.pos, p.parent, p.pending = v, 0, parent, nil
	p.depth++
	p.run()
	saved.options = p.options
	*p = saved
}

// run parses blocks until the end of the view or the end tag of the current HTML element.
func (p *blockParser) run() {
	p.closed = false
	for p.pos < len(p.v.text) && !p.closed {
		start := p.pos
		p.parseBlock()
		if p.pos == start && !p.closed { // a form feed after the indent of code, for example
			p.addRaw(p.parent, start, lineEnd(p.v.text, start))
			p.pos = lineEnd(p.v.text, start)
		}
	}
}

// parseBlock parses one block. It tries the block parsers in kramdown's order.
func (p *blockParser) parseBlock() {
	t := p.v.text
	if p.options.smartOnly {
		if q := optSpace(t, p.pos); !hasByteAt(t, q, '<') || !p.parseHTMLBlock() {
			p.addRaw(p.parent, p.pos, lineEnd(t, p.pos))
			p.pos = lineEnd(t, p.pos)
		}
		return
	}
	if end := matchBlank(t, p.pos); end >= 0 {
		p.parseBlank(end)
		return
	}
	if matchIndent(t, p.pos) >= 0 {
		p.parseIndentedCode()
		return
	}
	if p.seg.isTooDeep(p.depth, p.v.source(p.pos)) {
		p.parseParagraph()
		return
	}
	q := optSpace(t, p.pos) // less than len(t), because the line is not blank
	if p.parseMarked(q) || p.parseSetextHeading(q) {
		return
	}
	if c := t[q]; c == '$' || c == '\\' {
		if p.parseMathBlock(q) {
			return
		}
		q = optSpace(t, p.pos) // parseMathBlock may have skipped the backslash of \$$
	}
	if p.parseTable(q) || p.parseDefinition(q) {
		return
	}
	if isBlank(t[q]) { // a tab after up to three spaces: no block parser matches
		p.addRaw(p.parent, p.pos, lineEnd(t, p.pos))
		p.pos = lineEnd(t, p.pos)
		return
	}
	p.parseParagraph()
}

// parseMarked parses a block whose first line starts with a marker at q: a fence, a quote, a
// heading, a rule, a list, a definition list or HTML.
func (p *blockParser) parseMarked(q int) bool {
	t := p.v.text
	switch c := t[q]; c {
	case '`', '~':
		return p.parseFence(q)
	case '>':
		p.parseBlockquote()
		return true
	case '#':
		return q == p.pos && p.parseATXHeading()
	case '*', '-', '_', '+':
		if end := matchRule(t, p.pos); end >= 0 {
			p.parseRule(end)
			return true
		}
		if _, end := matchMarker(t, q, bulletList); end >= 0 {
			p.parseList(bulletList)
			return true
		}
	case ':':
		return p.parseDefinitionList()
	case '<':
		return p.parseHTMLBlock()
	default:
		if _, end := matchMarker(t, q, orderedList); end >= 0 {
			p.parseList(orderedList)
			return true
		}
	}
	return false
}

// parseDefinition parses a definition, an extension or an end of block, which have no HTML of their
// own, apart from some extensions.
func (p *blockParser) parseDefinition(q int) bool {
	t := p.v.text
	switch t[q] {
	case '[':
		return p.parseFootnoteDefinition(q) || p.parseLinkDefinition(q)
	case '*':
		return p.parseAbbreviationDefinition(q)
	case '{':
		return p.parseBlockExtension(q)
	case '^':
		if end := matchEOB(t, p.pos); q == p.pos && end >= 0 {
			p.pos = end
			p.appendEOB(eobMarker)
			return true
		}
	}
	return false
}

// appendBlock appends a new block to the container, with the pending attribute list (new_block_el).
func (p *blockParser) appendBlock(n ast.Node, start, end int) {
	p.takePending(n)
	p.appendNode(n, start, end)
}

func (p *blockParser) appendNode(n ast.Node, start, end int) {
	p.place(n, start, end)
	p.parent.AppendChild(p.parent, n)
}

// place sets the position of n, which stands at start to end of the view, to its first byte that is
// not blank.
func (p *blockParser) place(n ast.Node, start, end int) {
	at := p.v.source(skipBlank(p.v.text, start))
	n.SetPos(at)
	if n.Kind() == ast.KindParagraph { // a paragraph's Pos is that of its first line
		_, to := p.v.sourceRange(start, end)
		n.Lines().Append(text.NewSegment(at, max(at, to)))
	}
}

func (p *blockParser) takePending(n ast.Node) {
	if p.pending != nil {
		p.seg.setList(n, p.pending)
		p.pending = nil
	}
}

func (p *blockParser) appendEOB(cause eobCause) *eobNode {
	n := &eobNode{cause: cause}
	p.takePending(n)
	p.parent.AppendChild(p.parent, n)
	return n
}

// addRaw appends text for the span phase to n. It extends the raw text at the end of n, if there is
// one.
func (p *blockParser) addRaw(n ast.Node, start, end int) {
	if last, ok := n.LastChild().(*rawText); ok {
		if last.v == p.v && last.end == start {
			last.end = end
			return
		}
		b := p.extend(last)
		b.add(0, start, end)
		last.take(b)
		return
	}
	if start < end {
		raw := p.seg.store.raws.new()
		raw.v, raw.start, raw.end = p.v, start, end
		n.AppendChild(n, raw)
	}
}

// extend returns a builder with the text of raw that continues with pieces of the current view;
// take ends it. A text that was extended before is not copied again: the time for many pieces would
// be quadratic.
func (p *blockParser) extend(raw *rawText) builder {
	if raw.own {
		return builder{from: p.v, text: raw.v.text, origin: raw.v.origin}
	}
	b := builder{from: raw.v}
	b.add(0, raw.start, raw.end)
	b.from = p.v
	return b
}

// take sets the text of raw to that of b.
func (raw *rawText) take(b builder) {
	raw.v = b.view()
	raw.start, raw.end, raw.own = 0, len(raw.v.text), true
}

// appendString appends a string to raw that stands for its last byte.
func (p *blockParser) appendString(raw *rawText, s string) {
	b := p.extend(raw)
	b.from = raw.v
	b.write(s, max(raw.start, raw.end-1), raw.end)
	raw.take(b)
}

func (p *blockParser) parseBlank(end int) {
	start := p.pos
	p.pos = end
	if last, ok := p.parent.LastChild().(*blankNode); ok {
		last.oneBreak = false
		return
	}
	n := p.seg.store.blanks.new()
	n.oneBreak = end == start+1
	p.takePending(n)
	p.parent.AppendChild(p.parent, n)
}

// matchEOB matches a line ^, which ends a block (EOB_MARKER).
func matchEOB(t []byte, p int) int {
	if p < len(t) && t[p] == '^' {
		return restOfLine(t, p+1)
	}
	return -1
}

// matchLazyEnd reports whether the line at p ends the lazy lines of a container or a paragraph
// (LAZY_END).
func (f *finder) matchLazyEnd(p int) bool {
	t := f.text
	if p >= len(t) || matchBlank(t, p) >= 0 {
		return true
	}
	switch q := optSpace(t, p); t[q] {
	case '^':
		return q == p && matchEOB(t, p) >= 0
	case '{':
		_, end := f.matchBlockIAL(q)
		return end >= 0
	case '<':
		return f.matchLazyHTML(q)
	}
	return false
}

// afterBoundary reports whether the parser is after a block boundary (after_block_boundary?).
func (p *blockParser) afterBoundary() bool {
	last := p.parent.LastChild()
	if last == nil || isBlankNode(last) || p.pending != nil {
		return true
	}
	e, ok := last.(*eobNode)
	return ok && e.cause == eobMarker
}

// beforeBoundary reports whether a block boundary starts at q (before_block_boundary?).
func (p *blockParser) beforeBoundary(q int) bool {
	t := p.v.text
	p.v.look(lineEnd(t, q))
	if q >= len(t) || matchBlank(t, q) >= 0 || matchEOB(t, q) >= 0 {
		return true
	}
	_, end := p.v.matchBlockIAL(optSpace(t, q))
	return end >= 0
}
