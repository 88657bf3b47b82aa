package kramdown

import (
	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// A Document is a text that was read.
type Document struct {
	Segments []*Segment
	source   source
	defs     *definitions
	notes    *footnoteList
}

// A Segment is what stands between two checkpoints: its blocks read the same whatever stands before. Positions in
// it count from its start.
type Segment struct {
	start, end int // in the adapted text
	reach      int // how far behind start its blocks depend on the text
	root       *ast.Document
	spans      []blockSpan
	store      *store // of its nodes

	lists       map[ast.Node]*attributeList
	definitions []definition
	options     []attribute // of {::options}
	lookups     map[lookup]struct{}
	surprises   []Surprise
	tooDeep     int // behind the first place that nests too deep, 0 if there is none

	heads   []*headingID
	markers []*footnoteMarker
	tocs    []ast.Node // lists that refer to toc or footnotes
	varies  bool       // it changes options in its text

	// Rendered is for the caller: what was made of the segment's blocks. It is nil again when a change elsewhere, a heading's
	// id or a footnote's number, changes what they look like.
	Rendered any
}

// A blockSpan says where a top-level block stands.
type blockSpan struct {
	node       ast.Node
	start, end int
}

// A Block is a top-level block: where it stands in the source, in bytes, and its node.
type Block struct {
	Start, End int
	node       ast.Node
	segment    int // where its segment starts in the adapted text
}

// Parse reads a text without front matter. It never fails.
func Parse(src []byte) *Document {
	d := &Document{}
	d.read(adapt(src, nil))
	return d
}

// read reads the whole of a text.
func (d *Document) read(src source) {
	d.source, d.Segments = src, nil
	r := segmentReader{text: src.text, options: defaultOptions}
	for r.at < len(r.text) {
		d.Segments = append(d.Segments, r.read(r.at))
	}
	d.defs = gather(d.Segments)
	for _, seg := range d.Segments {
		seg.readSpans(d.defs)
	}
	for _, seg := range d.Segments {
		seg.readFootnotes(d.defs)
	}
	d.number()
}

// A segmentReader does the block phase of one segment after another.
type segmentReader struct {
	text    []byte
	at      int // where the last segment ended
	options *options
	finder  finder // for text[at:]
	memo    fenceMemo
	parser  blockParser
	store   *store // not part of the reader: segments refer to it, and would hold the whole text
}

// read reads the segment at start.
func (r *segmentReader) read(start int) *Segment {
	if r.finder.text == nil || start != r.at {
		r.finder.reset(r.text[start:])
		r.memo = fenceMemo{from: len(r.text)}
	}
	if r.store == nil {
		r.store = &store{}
	}
	seg := &Segment{start: start, root: ast.NewDocument(), store: r.store, spans: r.store.spans.open()}
	v := r.store.views.new()
	v.finder = r.finder
	p := &r.parser
	*p = blockParser{seg: seg, options: r.options, v: v, parent: seg.root, noFence: r.memo}
	p.noFence.v = v
	p.readSegment()
	seg.end, seg.reach, seg.spans = start+p.pos, v.reach, r.store.spans.close(seg.spans)
	r.at, r.options, r.finder, r.memo = seg.end, p.options, v.finder, p.noFence
	r.finder.advance(p.pos)
	r.memo.from = max(0, r.memo.from-p.pos)
	v.text = r.store.bytes.clone(v.text[:p.pos]) // the segment outlives this text
	v.answers = nil
	return seg
}

// readSegment reads blocks up to the next checkpoint: behind a blank line, with no attribute list waiting and no definition
// list before it, unless the next line might belong to what is before.
func (p *blockParser) readSegment() {
	t := p.v.text
	for p.pos < len(t) {
		start, before := p.pos, p.parent.LastChild()
		p.parseBlock()
		if p.pos == start {
			p.addRaw(p.parent, start, lineEnd(t, start))
			p.pos = lineEnd(t, start)
		}
		p.recordSpan(start, before)
		last := p.parent.LastChild()
		if !isBlankNode(last) || p.pending != nil || p.pos >= len(t) {
			continue
		}
		if before := last.PreviousSibling(); before != nil && before.Kind() == extast.KindDefinitionList {
			continue
		}
		q := optSpace(t, p.pos)
		if q < len(t) && (t[q] == ':' || hasPrefixAt(t, q, "{:")) {
			continue
		}
		break
	}
	// what follows was looked at to see that the last block ends
	next := lineEnd(t, skipSpace(t, p.pos))
	if next >= len(t) {
		next++ // and where the text ends
	}
	p.v.reach = max(p.v.reach, next)
	p.listDefinitions()
}

// listDefinitions gives definitions the attribute lists that stand behind them.
func (p *blockParser) listDefinitions() {
	for i := range p.seg.definitions {
		def := &p.seg.definitions[i]
		switch list := p.seg.lists[def.eob]; def.kind {
		case lookupLink:
			def.link.list = list
		case lookupAbbreviation:
			def.abbr.list = list
		}
	}
}

// recordSpan notes where the top-level block that was just read stands; before is the node that was the last one then.
func (p *blockParser) recordSpan(start int, before ast.Node) {
	spans := p.seg.spans
	n := p.parent.LastChild()
	for n != nil && (isBlankNode(n) || n.Kind() == kindEOB) {
		if n == before { // nothing new
			n = nil
			if len(spans) > 0 {
				n = spans[len(spans)-1].node
			}
			break
		}
		n = n.PreviousSibling()
	}
	if n == nil {
		return
	}
	for len(spans) > 0 && spans[len(spans)-1].node.Parent() != p.parent { // became part of n
		start = spans[len(spans)-1].start
		spans = spans[:len(spans)-1]
	}
	if k := len(spans); k > 0 && spans[k-1].node == n {
		if last := p.parent.LastChild(); !isBlankNode(last) {
			spans[k-1].end = p.pos
		}
	} else {
		spans = append(p.seg.store.spans.grow(spans, 1), blockSpan{n, start, p.pos})
	}
	p.seg.spans = spans
}

func (seg *Segment) setList(n ast.Node, l *attributeList) {
	if seg.lists == nil {
		seg.lists = map[ast.Node]*attributeList{}
	}
	seg.lists[n] = l
}

func (seg *Segment) define(d definition) { seg.definitions = append(seg.definitions, d) }

func (seg *Segment) setOptions(a []attribute) { seg.options = append(seg.options, a...) }

func (seg *Segment) lookUp(kind lookupKind, name string) {
	if seg.lookups == nil {
		seg.lookups = map[lookup]struct{}{}
	}
	seg.lookups[lookup{kind, name}] = struct{}{}
}

// readSpans does the span phase.
func (seg *Segment) readSpans(defs *definitions) {
	r := treeReader{s: &spanParser{seg: seg, defs: defs}, heads: &seg.heads, markers: &seg.markers, tocs: &seg.tocs}
	r.readTree(seg.root, false)
}

// readFootnotes does the span phase of the footnotes that the segment defines, but for those that are defined again.
func (seg *Segment) readFootnotes(defs *definitions) {
	for _, def := range seg.definitions {
		if note := def.footnote; note != nil && !note.read && note == defs.footnotes[def.name] {
			note.read = true
			note.end = endParagraph(note.content, defs.options.backlinkInline)
			r := treeReader{s: &spanParser{seg: seg, defs: defs}, heads: &note.heads, markers: &note.markers, tocs: &note.tocs, inFootnote: true}
			r.readTree(note.content, true)
		}
	}
}

// Blocks returns the top-level blocks in order; the list of footnotes, if any, is the last and stands nowhere.
func (d *Document) Blocks() []Block {
	blocks := make([]Block, 0, len(d.Segments)+1)
	for _, seg := range d.Segments {
		blocks = d.appendBlocks(blocks, seg)
	}
	if notes, ok := d.Footnotes(); ok {
		blocks = append(blocks, notes)
	}
	return blocks
}

// BlocksOf returns the top-level blocks of a segment.
func (d *Document) BlocksOf(seg *Segment) []Block { return d.appendBlocks(nil, seg) }

func (d *Document) appendBlocks(blocks []Block, seg *Segment) []Block {
	spans := seg.spans
	start, end := 0, 0
	for n := seg.root.FirstChild(); n != nil; n = n.NextSibling() {
		for len(spans) > 0 && spans[0].node != n && spans[0].node.Parent() != seg.root {
			start, end = spans[0].start, spans[0].end
			spans = spans[1:]
		}
		if len(spans) > 0 && spans[0].node == n {
			start, end = spans[0].start, spans[0].end
			spans = spans[1:]
		}
		blocks = append(blocks, Block{d.source.original(seg.start + start), d.source.original(seg.start + end), n, seg.start})
	}
	return blocks
}

// Footnotes returns the list of footnotes that ends the page, if there is one.
func (d *Document) Footnotes() (Block, bool) {
	if d.notes.FirstChild() == nil || d.notes.Parent() != nil {
		return Block{}, false
	}
	end := d.source.original(len(d.source.text))
	return Block{end, end, d.notes, noSegment}, true
}

// noSegment stands for the segment of a block that is of several.
const noSegment = -1

// Range returns where a segment stands in the source.
func (d *Document) Range(seg *Segment) (start, end int) {
	return d.source.original(seg.start), d.source.original(seg.end)
}

// HeadingsOf returns the headings of a segment; their Start counts from the segment's.
func (d *Document) HeadingsOf(seg *Segment) (list []Heading) {
	start := d.source.original(seg.start)
	for _, h := range seg.heads {
		if h.node.Parent() != nil {
			list = append(list, Heading{
				Level: d.defs.options.level(h.node.Level), ID: attributeOf(h.node, "id"), Text: idText(h.node),
				Start: d.source.original(seg.start+max(0, h.node.Pos())) - start, class: attributeOf(h.node, "class"),
			})
		}
	}
	return list
}

// A Heading is one of the page's. Start is in bytes of the source.
type Heading struct {
	Level int
	ID    string
	Text  string
	class string
	Start int
}
