package kramdown

import (
	"bytes"
	"sort"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// A Document is a text that was read.
type Document struct {
	Segments []*Segment
	source   source
	defs     *definitions
	notes    *Footnotes
}

// A Segment is what stands between two checkpoints: its blocks read the same whatever stands before. Positions in
// it count from its start.
type Segment struct {
	start, end int // in the adapted text
	reach      int // how far behind start its blocks depend on the text
	root       *ast.Document
	spans      []blockSpan
	pending    bool // its spans are still to be read

	lists       map[ast.Node]*attributeList
	definitions []definition
	options     []attribute // of {::options}
	lookups     map[lookup]struct{}
	surprises   []Surprise

	heads   []*headingID
	markers []*FootnoteMarker
	tocs    []ast.Node // lists that refer to toc or footnotes
}

// A blockSpan says where a top-level block stands.
type blockSpan struct {
	node       ast.Node
	start, end int
}

// A Block is a top-level block: where it stands in the source, in bytes, and its node.
type Block struct {
	Start, End int
	Node       ast.Node
	segment    int // where its segment starts in the adapted text
}

// A source is a text as kramdown reads it (adapt_source): line breaks are \n, the last line has one, and there is only
// valid UTF-8.
type source struct {
	text   []byte
	shifts []line // where the text starts to stand elsewhere in the original; nil: nowhere
}

func adapt(src []byte) source {
	if bytes.IndexByte(src, '\r') < 0 && utf8.Valid(src) {
		if n := len(src); n > 0 && src[n-1] == '\n' {
			return source{text: src}
		}
		return source{text: append(append(make([]byte, 0, len(src)+1), src...), '\n')}
	}
	s := source{text: make([]byte, 0, len(src)+1)}
	for i := 0; i < len(src); {
		c := src[i]
		if c == '\r' {
			s.text = append(s.text, '\n')
			if i++; i < len(src) && src[i] == '\n' {
				i++
				s.shifts = append(s.shifts, line{len(s.text), i})
			}
			continue
		}
		r, n := rune(c), 1
		if c >= utf8.RuneSelf {
			if r, n = utf8.DecodeRune(src[i:]); r == utf8.RuneError && n == 1 {
				s.text = utf8.AppendRune(s.text, r)
				i++
				s.shifts = append(s.shifts, line{len(s.text), i})
				continue
			}
		}
		s.text = append(s.text, src[i:i+n]...)
		i += n
	}
	if n := len(s.text); n == 0 || s.text[n-1] != '\n' {
		s.text = append(s.text, '\n')
	}
	return s
}

// original returns where offset p of the text stands in what was adapted.
func (s *source) original(p int) int {
	i := sort.Search(len(s.shifts), func(i int) bool { return s.shifts[i].at > p }) - 1
	if i < 0 {
		return p
	}
	return s.shifts[i].src + p - s.shifts[i].at
}

// Parse reads a text without front matter. It never fails.
func Parse(src []byte) *Document {
	d := &Document{source: adapt(src)}
	d.Segments = readSegments(d.source.text)
	d.defs = gather(d.Segments)
	for _, seg := range d.Segments {
		seg.readSpans(d.defs)
	}
	for _, seg := range d.Segments {
		seg.readFootnotes(d.defs)
	}
	d.number()
	return d
}

// readSegments does the block phase.
func readSegments(text []byte) (segments []*Segment) {
	var f finder
	f.reset(text)
	o := defaultOptions
	var memo fenceMemo
	for start := 0; start < len(text); {
		seg := &Segment{start: start, root: ast.NewDocument(), pending: true}
		v := &view{finder: f}
		p := blockParser{seg: seg, options: o, v: v, parent: seg.root, noFence: memo}
		p.noFence.v = v
		p.readSegment()
		seg.end = start + p.pos
		seg.reach = v.reach
		o, f, memo = p.options, v.finder, p.noFence
		f.advance(p.pos)
		memo.from = max(0, memo.from-p.pos)
		v.text = bytes.Clone(v.text[:p.pos]) // the segment outlives this text
		segments = append(segments, seg)
		start = seg.end
	}
	return segments
}

// readSegment reads blocks up to the next checkpoint: behind a blank line, with no attribute list waiting and no definition
// list before it, unless the next line might belong to what is before.
func (p *blockParser) readSegment() {
	t := p.v.text
	for p.pos < len(t) {
		start := p.pos
		p.parseBlock()
		if p.pos == start {
			p.addRaw(p.parent, start, lineEnd(t, start))
			p.pos = lineEnd(t, start)
		}
		p.recordSpan(start)
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
	next := lineEnd(t, max(skipSpace(t, p.pos), p.pos))
	p.v.reach = max(p.v.reach, next)
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

// recordSpan notes where the top-level block that was just read stands.
func (p *blockParser) recordSpan(start int) {
	n := p.parent.LastChild()
	for n != nil && (isBlankNode(n) || n.Kind() == kindEOB) {
		n = n.PreviousSibling()
	}
	if n == nil {
		return
	}
	spans := p.seg.spans
	for len(spans) > 0 && spans[len(spans)-1].node.Parent() != p.parent { // became part of n
		start = spans[len(spans)-1].start
		spans = spans[:len(spans)-1]
	}
	if k := len(spans); k > 0 && spans[k-1].node == n {
		if last := p.parent.LastChild(); !isBlankNode(last) {
			spans[k-1].end = p.pos
		}
	} else {
		spans = append(spans, blockSpan{n, start, p.pos})
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

func (seg *Segment) surprise(kind SurpriseKind, start, end int) {
	seg.surprises = append(seg.surprises, Surprise{kind, start, end})
}

// readSpans does the span phase.
func (seg *Segment) readSpans(defs *definitions) {
	r := treeReader{s: &spanParser{seg: seg, defs: defs}, heads: &seg.heads, markers: &seg.markers, tocs: &seg.tocs}
	r.readTree(seg.root, false)
	seg.pending = false
}

// readFootnotes does the span phase of the footnotes that the segment defines, but for those that are defined again.
func (seg *Segment) readFootnotes(defs *definitions) {
	for _, def := range seg.definitions {
		if note := def.footnote; note != nil && note == defs.footnotes[def.name] {
			note.blank = endsBlank(note.content)
			r := treeReader{s: &spanParser{seg: seg, defs: defs}, heads: &note.heads, markers: &note.markers, tocs: &note.tocs, inFootnote: true}
			r.readTree(note.content, true)
		}
	}
}

// endsBlank reports whether blank lines are the last of n's blocks.
func endsBlank(n ast.Node) bool {
	last := n.LastChild()
	for last != nil && last.Kind() == kindEOB {
		last = last.PreviousSibling()
	}
	return isBlankNode(last)
}

// A treeReader reads the raw texts of a tree and sets the attributes of its blocks (update_tree).
type treeReader struct {
	s          *spanParser
	heads      *[]*headingID
	markers    *[]*FootnoteMarker
	tocs       *[]ast.Node
	inFootnote bool
}

// readTree reads below n. plain says that GFM's passes skip this part: HTML elements and footnotes.
func (r *treeReader) readTree(n ast.Node, plain bool) {
	for c := n.FirstChild(); c != nil; {
		next := c.NextSibling()
		switch c := c.(type) {
		case *rawText:
			r.readRaw(n, c, plain)
		case *blankNode, *eobNode:
			n.RemoveChild(n, c)
		case *Text, *Comment, *RawHTML, *CodeBlock, *MathBlock:
			r.s.applyList(c, r.s.seg.lists[c], 0)
		default:
			_, html := c.(*HTMLBlock)
			list := r.s.seg.lists[c]
			if c.Kind() == ast.KindList && (list.hasRef("toc") || list.hasRef("footnotes")) {
				*r.tocs = append(*r.tocs, c)
			}
			r.readTree(c, plain || html)
			r.s.applyList(c, list, 0)
			switch c := c.(type) {
			case *ast.Heading:
				h := &headingID{node: c, plain: plain}
				h.base = []byte(idText(c))
				if !plain {
					h.base = gfmID(h.base)
				} else {
					h.base = asciiID(h.base)
				}
				*r.heads = append(*r.heads, h)
			case *extast.DefinitionList:
				setTermIDs(c, list)
			case *ast.Paragraph:
				if c.ChildCount() == 1 && c.FirstChild() == r.s.standalone && !(r.inFootnote && next == nil) {
					n.ReplaceChild(n, c, figureOf(c))
				}
			}
		}
		c = next
	}
}

// readRaw puts the spans of a raw text in its place.
func (r *treeReader) readRaw(parent ast.Node, raw *rawText, plain bool) {
	next := raw.NextSibling()
	parent.RemoveChild(parent, raw)
	target := parent
	if next != nil || parent.FirstChild() != nil {
		target = ast.NewTextBlock()
	}
	s := r.s
	s.read(target, raw.v, raw.start, raw.end)
	s.defs.abbrs.replace(s, target)
	if !plain && bytes.Contains(raw.value(), []byte("\\\n")) {
		breakLines(target, parent.Kind() != ast.KindDocument && next == nil)
	}
	collectMarkers(target, r.markers)
	if target == parent {
		return
	}
	for c := target.FirstChild(); c != nil; {
		after := c.NextSibling()
		if next != nil {
			parent.InsertBefore(parent, next, c)
		} else {
			parent.AppendChild(parent, c)
		}
		c = after
	}
}

func collectMarkers(n ast.Node, markers *[]*FootnoteMarker) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if m, ok := c.(*FootnoteMarker); ok {
			*markers = append(*markers, m)
		} else if c.FirstChild() != nil {
			collectMarkers(c, markers)
		}
	}
}

// number does the passes over the whole document: ids, footnotes, the table of contents.
func (d *Document) number() {
	d.notes = &Footnotes{Start: d.defs.options.footnoteStart}
	toc := d.placeTOC()
	ids := newIDs(d.defs.options)
	var order []*headingID
	notes := &noteList{defs: d.defs, list: d.notes, byName: map[string]*Footnote{}, toc: toc}
	for _, seg := range d.Segments {
		for _, h := range seg.heads {
			ids.assignGFM(h)
		}
	}
	for _, seg := range d.Segments {
		for _, h := range seg.heads {
			if toc == nil && len(seg.tocs) == 0 || isShown(h.node) {
				ids.assignPlain(h)
				order = append(order, h)
			}
		}
		notes.addMarkers(seg.markers, len(seg.tocs) > 0)
	}
	order = append(order, notes.finish(ids)...)
	if notes.toc != nil {
		d.fillTOC(notes.toc, order)
	}
}

// isShown reports whether n is part of the page still, and not of a list that another thing took the place of.
func isShown(n ast.Node) bool {
	for n.Parent() != nil {
		n = n.Parent()
	}
	return n.Kind() == ast.KindDocument || n.Kind() == KindFootnotes
}

// A noteList gathers the footnotes in the order of their first markers.
type noteList struct {
	defs   *definitions
	list   *Footnotes
	byName map[string]*Footnote
	queue  []*footnote
	toc    *TOC
}

func (l *noteList) addMarkers(markers []*FootnoteMarker, check bool) {
	for _, m := range markers {
		if check && !isShown(m) {
			continue
		}
		note := l.byName[m.Name]
		if note == nil {
			note = &Footnote{Name: m.Name}
			l.byName[m.Name] = note
			l.list.AppendChild(l.list, note)
			l.queue = append(l.queue, l.defs.footnotes[m.Name])
			note.number = l.list.Start + l.list.ChildCount() - 1
		}
		m.Number, m.Repeat = note.number, note.markers
		note.markers++
	}
}

// finish fills the list; footnotes may refer to others.
func (l *noteList) finish(ids *ids) (heads []*headingID) {
	var item ast.Node
	for len(l.queue) > 0 {
		if item == nil {
			item = l.list.FirstChild()
		} else {
			item = item.NextSibling()
		}
		def, note := l.queue[0], item.(*Footnote)
		l.queue = l.queue[1:]
		for c := def.content.FirstChild(); c != nil; {
			next := c.NextSibling()
			note.AppendChild(note, c)
			c = next
		}
		def.content = note
		for _, n := range def.tocs {
			if l.toc == nil && def.seg.lists[n].hasRef("toc") {
				l.toc = tocOf(n)
				n.Parent().ReplaceChild(n.Parent(), n, l.toc)
			}
		}
		last := backlinkParagraph(note, l.defs.options.backlinkInline)
		back := &Backlinks{Name: note.Name, Markers: note.markers, Space: last != nil && !def.blank}
		if !back.Space {
			last = ast.NewParagraph()
			note.AppendChild(note, last)
		}
		if l.defs.options.backlink != "" {
			last.AppendChild(last, back)
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

// Blocks returns the top-level blocks in order; the list of footnotes, if any, is the last and stands nowhere.
func (d *Document) Blocks() []Block {
	blocks := make([]Block, 0, len(d.Segments)+1)
	for _, seg := range d.Segments {
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
	}
	if d.notes.FirstChild() != nil && d.notes.Parent() == nil {
		end := d.source.original(len(d.source.text))
		blocks = append(blocks, Block{end, end, d.notes, 0})
	}
	return blocks
}

// Headings returns the headings of the page's text, in order.
func (d *Document) Headings() []Heading {
	var list []Heading
	for _, seg := range d.Segments {
		for _, h := range seg.heads {
			if h.node.Parent() != nil {
				list = append(list, Heading{
					Level: d.defs.options.level(h.node.Level), ID: attributeOf(h.node, "id"), Text: idText(h.node),
					Start: d.source.original(seg.start + max(0, h.node.Pos())), Class: attributeOf(h.node, "class"),
				})
			}
		}
	}
	return list
}

// A Heading is one of the page's. Start is in bytes of the source.
type Heading struct {
	Level int
	ID    string
	Text  string
	Class string
	Start int
}

// Surprises returns where the page is probably not what was meant.
func (d *Document) Surprises() []Surprise {
	var list []Surprise
	for _, seg := range d.Segments {
		for _, s := range seg.surprises {
			list = append(list, Surprise{s.Kind, d.source.original(seg.start + s.Start), d.source.original(seg.start + s.End)})
		}
	}
	return list
}
