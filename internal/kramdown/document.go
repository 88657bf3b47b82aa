package kramdown

import (
	"github.com/yuin/goldmark/ast"
)

// A Document is a parsed text. The zero Document is that of no text yet, for [Document.Update],
// with [ChirpyOptions].
type Document struct {
	Segments []*Segment
	source   source
	defs     *definitions
	notes    *footnoteList
	options  *Options // nil for chirpyOptions
}

// A Segment is the text between two checkpoints. Its blocks do not depend on the text before it.
// All positions in it count from its start.
type Segment struct {
	start, end int // in the adapted text
	reach      int // number of bytes after start that its blocks depend on
	root       *ast.Document
	spans      []blockSpan
	store      *store // of its nodes

	lists       map[ast.Node]*attributeList
	definitions []definition
	options     []attribute // of {::options}
	lookups     map[lookup]struct{}
	surprises   []Surprise
	constructs  []Construct
	tooDeep     int // 1 + the first offset that nests too deep, or 0

	heads   []*headingID
	markers []*footnoteMarker
	tocs    []ast.Node // lists that refer to toc or footnotes
	varies  bool       // it changes options in its spans

	// Rendered is for the caller, who can store the rendered segment there. It becomes
	// nil when the segment has to be rendered again: because of an edit, or because a heading's id
	// or a footnote's number changed.
	Rendered any
}

// A blockSpan is the range of a top-level block.
type blockSpan struct {
	node       ast.Node
	start, end int
}

// A Block is a top-level block and its range in the source, in bytes. A block that starts or ends
// within the output of a tag, see [edit.Mapped], does so at the start of the tag.
type Block struct {
	Start, End int
	node       ast.Node
	segment    int // start of its segment in the adapted text, or noSegment
}

// Parse returns the document of a text without front matter, with [ChirpyOptions]. It never fails.
func Parse(src []byte) *Document {
	d := &Document{}
	d.read(adapt(src, nil))
	return d
}

// base returns the options before those that the text sets.
func (d *Document) base() *Options {
	if d.options == nil {
		return &chirpyOptions
	}
	return d.options
}

// read parses the whole text.
func (d *Document) read(src source) {
	d.source, d.Segments = src, nil
	r := d.newReader()
	for r.at < len(r.text) {
		d.Segments = append(d.Segments, r.read(r.at))
	}
	d.defs = gather(d.base(), d.Segments)
	for _, seg := range d.Segments {
		seg.readSpans(d.defs)
	}
	for _, seg := range d.Segments {
		seg.readFootnotes(d.defs)
	}
	d.number()
}

// A segmentReader does the block phase of one segment after the other.
type segmentReader struct {
	text    []byte
	at      int // end of the last segment
	options *Options
	finder  finder // for text[at:]
	memo    fenceMemo
	parser  blockParser
	store   *store // allocated apart, because segments refer to it and would keep the whole text
}

// newReader returns a reader for the document's text.
func (d *Document) newReader() segmentReader {
	r := segmentReader{text: d.source.text, options: d.base()}
	r.finder.version = r.options.Version
	return r
}

// read parses the segment at start.
func (r *segmentReader) read(start int) *Segment {
	if r.finder.text == nil || start != r.at {
		r.finder.reset(r.text[start:])
		r.memo = fenceMemo{from: len(r.text)}
	}
	if r.store == nil {
		r.store = &store{}
	}
	seg := &Segment{start: start, root: ast.NewDocument(), store: r.store}
	seg.spans = r.store.spans.open()
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
	v.text = r.store.bytes.clone(v.text[:p.pos]) // the segment outlives the text
	v.answers = nil
	return seg
}

// readSegment parses blocks up to the next checkpoint: after a blank line, with no pending
// attribute list and no definition list before it, unless the next line could belong to the blocks
// before.
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
		if isDefinitionList(last.PreviousSibling()) {
			continue
		}
		q := optSpace(t, p.pos)
		if q < len(t) && (t[q] == ':' || hasPrefixAt(t, q, "{:")) {
			continue
		}
		break
	}
	// the end of the last block depends on the next line that is not blank
	next := lineEnd(t, skipSpace(t, p.pos))
	if next >= len(t) {
		next++ // and on the end of the text
	}
	p.v.reach = max(p.v.reach, next)
	p.listDefinitions()
}

// listDefinitions gives the definitions the attribute lists that follow them.
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

// recordSpan records the range of the top-level block that was just parsed. before is the last node
// before that.
func (p *blockParser) recordSpan(start int, before ast.Node) {
	spans := p.seg.spans
	n := p.parent.LastChild()
	for n != nil && (isBlankNode(n) || n.Kind() == kindEOB) {
		if n == before { // no new node
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
	for len(spans) > 0 && spans[len(spans)-1].node.Parent() != p.parent {
		// it is a child of n now
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
	s := &spanParser{seg: seg, defs: defs}
	r := treeReader{s: s, heads: &seg.heads, markers: &seg.markers, tocs: &seg.tocs}
	r.readTree(seg.root, false)
}

// readFootnotes does the span phase of the segment's footnotes, except for those that a later
// definition replaces.
func (seg *Segment) readFootnotes(defs *definitions) {
	for _, def := range seg.definitions {
		if note := def.footnote; note != nil && !note.read && note == defs.footnotes[def.name] {
			note.read = true
			note.end = endParagraph(note.content, defs.options.backlinkInline)
			s := &spanParser{seg: seg, defs: defs}
			r := treeReader{s: s, heads: &note.heads, markers: &note.markers, tocs: &note.tocs}
			r.inFootnote = true
			r.readTree(note.content, true)
		}
	}
}

// Blocks returns the top-level blocks in order. The list of footnotes, if there is one, is the
// last.
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
		from, to := d.source.original(seg.start+start), d.source.original(seg.start+end)
		blocks = append(blocks, Block{from, to, n, seg.start})
	}
	return blocks
}

// Footnotes returns the list of footnotes at the end of the page, if there is one. Its range is
// empty.
func (d *Document) Footnotes() (Block, bool) {
	if d.notes.FirstChild() == nil || d.notes.Parent() != nil {
		return Block{}, false
	}
	end := d.source.original(len(d.source.text))
	return Block{end, end, d.notes, noSegment}, true
}

// noSegment is the segment of the list of footnotes.
const noSegment = -1

// Range returns the range of a segment in the source. The ranges of all segments follow each other
// and cover the source.
func (d *Document) Range(seg *Segment) (start, end int) {
	return d.source.original(seg.start), d.source.original(seg.end)
}

// HeadingsOf returns the headings of a segment. Their Start counts from the segment's start.
func (d *Document) HeadingsOf(seg *Segment) (list []Heading) {
	start := d.source.original(seg.start)
	for _, h := range seg.heads {
		if h.node.Parent() != nil {
			list = append(list, Heading{
				Level: d.defs.options.level(h.node.Level),
				ID:    attributeOf(h.node, "id"),
				Text:  idText(h.node),
				Start: d.source.original(seg.start+max(0, h.node.Pos())) - start,
				class: attributeOf(h.node, "class"),
			})
		}
	}
	return list
}

// A Heading is a heading of the page. Level is the one in the HTML, and Start in bytes of the
// source.
type Heading struct {
	Level int
	ID    string
	Text  string
	class string
	Start int
}
