package kramdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// An htmlBlock and an htmlSpan are HTML elements, with their attributes parsed. A commentNode is
// <!-- … -->, a processing instruction or {::comment}. A rawHTML node is written without escaping.
type (
	htmlBlock struct {
		ast.BaseBlock
		tag    string
		model  contentModel
		void   bool // it has no body
		closed bool // <div/>
		inRaw  bool // its parent is raw: no line breaks around it
	}
	htmlSpan struct {
		ast.BaseInline
		tag   string
		model contentModel
		void  bool
	}
	commentNode struct {
		ast.BaseInline
		value []byte
		block bool
	}
	rawHTML struct {
		ast.BaseInline
		value []byte
		block bool
	}
)

var (
	kindHTMLBlock = ast.NewNodeKind("KramdownHTMLBlock")
	kindHTMLSpan  = ast.NewNodeKind("HTMLSpan")
	kindComment   = ast.NewNodeKind("Comment")
	kindRawHTML   = ast.NewNodeKind("KramdownRawHTML")
)

func (n *htmlBlock) Kind() ast.NodeKind            { return kindHTMLBlock }
func (n *htmlBlock) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

func (n *htmlSpan) Kind() ast.NodeKind            { return kindHTMLSpan }
func (n *htmlSpan) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

func (n *commentNode) Kind() ast.NodeKind            { return kindComment }
func (n *commentNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

func (n *rawHTML) Kind() ast.NodeKind            { return kindRawHTML }
func (n *rawHTML) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// matchComment matches <!-- … --> at p, and matchInstruction <? … ?>.
func (f *finder) matchComment(p int) int     { return f.matchDelimited(p, "<!--", needleComment) }
func (f *finder) matchInstruction(p int) int { return f.matchDelimited(p, "<?", needleInstruction) }

// matchCDATA matches <![CDATA[ … ]]>, which kramdown 2.4 does not know, and returns its content.
func (f *finder) matchCDATA(p int) (content []byte, end int) {
	const open = "<![CDATA["
	if f.version != Kramdown25 || !hasPrefixAt(f.text, p, open) {
		return nil, -1
	}
	if end = f.matchDelimited(p, open, needleCDATA); end < 0 {
		return nil, -1
	}
	return f.text[p+len(open) : end-len(needleText[needleCDATA])], end
}

func (f *finder) matchDelimited(p int, open string, close needle) int {
	if !hasPrefixAt(f.text, p, open) {
		return -1
	}
	end := f.next(close, p+len(open))
	if end < 0 {
		return -1
	}
	return end + len(needleText[close])
}

// trailingBlank skips blanks and one line break (TRAILING_WHITESPACE), or nothing.
func trailingBlank(t []byte, p int) int {
	if q := skipBlank(t, p); q < len(t) && t[q] == '\n' {
		return q + 1
	}
	return p
}

// parseHTMLBlock parses an element that is no span, a comment, or the end tag of the current
// element (parse_block_html).
func (p *blockParser) parseHTMLBlock() bool {
	t := p.v.text
	if end := p.v.matchComment(p.pos); end >= 0 {
		n := &commentNode{value: bytes.Clone(t[p.pos:end]), block: true}
		p.appendNode(n, p.pos, end)
		p.pos = trailingBlank(t, end)
		return true
	}
	q := optSpace(t, p.pos)
	if name, end := matchCloseTag(t, q); end >= 0 {
		lower := strings.ToLower(string(name))
		if parent, ok := p.parent.(*htmlBlock); ok && !isSpan(lower, p.v.version) && parent.tag == lower {
			p.pos, p.closed = end, true
			return true
		}
		return false
	}
	tag, end := p.v.matchTag(q)
	if end < 0 || tag.el.span {
		return false
	}
	start := p.pos
	p.pos = end
	p.parseElement(p.parent, tag, start)
	return true
}

// parseElement parses the element after its start tag and appends it to parent
// (handle_html_start_tag).
func (p *blockParser) parseElement(parent ast.Node, tag tag, start int) {
	t, content := p.v.text, p.pos
	list := tag.list()
	outer, ok := parent.(*htmlBlock)
	n := &htmlBlock{tag: tag.name, void: tag.el.void, closed: tag.closed || tag.el.void}
	n.inRaw = ok && outer.model == modelRaw
	n.SetPos(p.v.source(skipBlank(t, start)))
	parent.AppendChild(parent, n)
	script := tag.name == "script" || tag.name == "style"
	if script {
		n.closed = false
		p.closeElement(p.parseScript(n), start, content)
	}
	p.construct(TagConstruct, start, p.pos, []byte(n.tag))
	p.takePending(n)
	if !n.inRaw && p.options.parseBlockHTML {
		n.model = tag.el.model
	}
	switch list.take("markdown") {
	case "0":
		n.model = modelRaw
	case "1":
		n.model = tag.el.model
	case "span":
		n.model = modelSpan
	case "block":
		n.model = modelBlock
	}
	for _, a := range list.attributes {
		n.SetAttributeString(a.key, []byte(a.value))
	}
	if n.model == modelBlock {
		p.pos = trailingBlank(t, p.pos)
	}
	if script || n.closed {
		return
	}
	p.depth++
	switch {
	case p.seg.isTooDeep(p.depth, p.v.source(start)):
		p.addText(n, p.pos, len(t))
		p.pos = len(t)
	case n.model == modelBlock:
		p.closeElement(p.parseElementBlocks(n), start, content)
	case n.model == modelSpan:
		p.closeElement(p.parseElementSpans(n), start, content)
	default:
		p.closeElement(p.parseRawHTML(n), start, content)
		p.construct(TagConstruct, start, p.pos, []byte(n.tag))
		if !n.inRaw && looksLikeMarkdown(t[content:p.pos]) {
			p.surprise(rawHTMLMarkdown, start, content)
		}
	}
	p.depth--
	if !n.inRaw {
		p.pos = trailingBlank(t, p.pos)
	}
}

// looksLikeMarkdown reports whether the content of an HTML block has bold text, a link or a heading
// of Markdown.
func looksLikeMarkdown(t []byte) bool {
	if i := bytes.Index(t, []byte("**")); i >= 0 && bytes.Contains(t[i+2:], []byte("**")) {
		return true
	}
	return bytes.Contains(t, []byte("](")) || bytes.Contains(t, []byte("\n## "))
}

// closeElement records a surprise if an element was not closed, unless the cause is an element in
// it that was not. start and end are the range of the start tag.
func (p *blockParser) closeElement(closed bool, start, end int) {
	if closed {
		return
	}
	p.v.reach = len(p.v.text) + 1
	if p.surprisedAt(end) != unclosedHTML {
		p.surprise(unclosedHTML, start, end)
	}
}

// parseElementBlocks parses the content of an element as blocks of the current view. Like the next
// functions, it reports whether the end tag was found.
func (p *blockParser) parseElementBlocks(n *htmlBlock) (closed bool) {
	parent, pending := p.parent, p.pending
	p.parent, p.pending = n, nil
	p.run()
	closed = p.closed
	p.parent, p.pending, p.closed = parent, pending, false
	return closed
}

func (p *blockParser) parseElementSpans(n *htmlBlock) (closed bool) {
	t := p.v.text
	for q := p.pos; ; q++ {
		i := bytes.Index(t[q:], []byte("</"))
		if i < 0 {
			break
		}
		q += i
		if end := matchCloseOf(t, q, n.tag, true); end >= 0 {
			p.addRaw(n, p.pos, q)
			p.v.reach = max(p.v.reach, end)
			p.pos = end
			return true
		}
	}
	p.addRaw(n, p.pos, len(t))
	p.pos = len(t)
	return false
}

// parseScript takes the content of a script or style element without parsing it
// (handle_raw_html_tag).
func (p *blockParser) parseScript(n *htmlBlock) (closed bool) {
	t := p.v.text
	stop, end := len(t), len(t)
	for q := p.pos; !closed; q++ {
		i := bytes.Index(t[q:], []byte("</"))
		if i < 0 {
			break
		}
		q += i
		if e := matchCloseOf(t, q, n.tag, true); e >= 0 {
			stop, end, closed = q, e, true
		}
	}
	if stop > p.pos {
		raw := &rawHTML{value: bytes.Clone(t[p.pos:stop])}
		n.AppendChild(n, raw)
	}
	p.v.reach = max(p.v.reach, end)
	p.pos = end
	return closed
}

// parseRawHTML parses the content of an element as HTML: elements, comments and text
// (parse_raw_html).
func (p *blockParser) parseRawHTML(n *htmlBlock) (closed bool) {
	t := p.v.text
	for p.pos < len(t) {
		i := bytes.IndexByte(t[p.pos:], '<')
		if i < 0 {
			break
		}
		q := p.pos + i
		p.addText(n, p.pos, q)
		p.pos = q
		if end := p.v.matchComment(q); end >= 0 {
			n.AppendChild(n, &commentNode{value: bytes.Clone(t[q:end])})
			p.pos = end
		} else if end := p.v.matchInstruction(q); end >= 0 {
			n.AppendChild(n, &commentNode{value: bytes.Clone(t[q:end])})
			p.pos = end
		} else if content, end := p.v.matchCDATA(q); end >= 0 {
			n.AppendChild(n, &textNode{value: bytes.Clone(content), start: -1})
			p.pos = end
		} else if tag, end := p.v.matchTag(q); end >= 0 {
			p.pos = end
			p.parseElement(n, tag, q)
		} else if name, end := matchCloseTag(t, q); end >= 0 {
			p.pos = end
			if _, lower := elementOf(name, p.v.version); lower == n.tag {
				p.v.reach = max(p.v.reach, end)
				return true
			}
			p.addText(n, q, end)
		} else {
			p.addText(n, q, q+1)
			p.pos = q + 1
		}
	}
	p.addText(n, p.pos, len(t))
	p.pos = len(t)
	return false
}

// addText appends text that the span phase does not read.
func (p *blockParser) addText(n ast.Node, start, end int) {
	if start < end {
		appendText(n, bytes.Clone(p.v.text[start:end]))
	}
}

// parseHTMLSpan parses an element, a comment or an end tag in text (parse_span_html).
func (s *spanParser) parseHTMLSpan(parent ast.Node, ctx context) bool {
	t, start := s.text, s.pos
	if end := s.matchComment(start); end >= 0 {
		s.append(parent, &commentNode{value: t[start:end:end]}, start)
		s.pos = end
		return true
	}
	if content, end := s.matchCDATA(start); end >= 0 {
		var escaped bytes.Buffer
		escapeAll(bufWriter{&escaped}, content)
		appendText(parent, escaped.Bytes())
		s.pos = end
		return true
	}
	if _, end := matchCloseTag(t, start); end >= 0 {
		s.addText(parent, start, end)
		s.pos = end
		return true
	}
	tag, end := s.matchTag(start)
	if end < 0 {
		return false
	}
	s.pos = end
	if elements[tag.name].block || s.seg.isTooDeep(s.depth, s.source(start)) {
		s.addText(parent, start, end)
		return true
	}
	list := tag.list()
	parse := tag.el.model != modelRaw && !inRawElement(parent) && s.defs.options.parseSpanHTML
	switch list.take("markdown") {
	case "span":
		parse = true
	case "1":
		parse = tag.el.model != modelRaw
	case "0":
		parse = false
	}
	n := &htmlSpan{tag: tag.name, void: tag.el.void, model: modelRaw}
	if parse {
		n.model = modelSpan
	}
	for _, a := range list.attributes {
		n.SetAttributeString(a.key, foldBreaks(a.value))
	}
	s.append(parent, n, start)
	s.construct(TagConstruct, start, end, []byte(tag.name))
	if tag.closed || n.void {
		return true
	}
	mask := maskAll
	if !parse {
		mask = maskHTML
	}
	if s.parse(n, stopAt{close: tag.name, fold: tag.el.known}, mask, ctx) {
		s.pos = matchCloseOf(t, s.pos, tag.name, tag.el.known)
	} else {
		s.addText(n, s.pos, len(t))
		s.pos = len(t)
		s.surprise(unclosedHTML, start, end)
	}
	return true
}

// inRawElement reports whether n is an element whose content is not parsed.
func inRawElement(n ast.Node) bool {
	switch n := n.(type) {
	case *htmlSpan:
		return n.model == modelRaw
	case *htmlBlock:
		return n.model == modelRaw
	}
	return false
}

// foldBreaks replaces each run of line breaks by a space.
func foldBreaks(s string) []byte {
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if s[i] != '\n' {
			b = append(b, s[i])
		} else if i == 0 || s[i-1] != '\n' {
			b = append(b, ' ')
		}
	}
	return b
}

func (r *Renderer) renderHTMLBlock(w writer, n *htmlBlock, entering bool) {
	selfClosing := n.FirstChild() == nil && (n.void || n.closed && n.model == modelRaw)
	if entering {
		if prev := n.PreviousSibling(); prev != nil && prev.Kind() == ast.KindTextBlock {
			_ = w.WriteByte('\n') // kramdown's indent, which is visible before an unknown element
		}
		_ = w.WriteByte('<')
		_, _ = w.WriteString(n.tag)
		writeAttributes(w, n)
		switch {
		case selfClosing:
			_, _ = w.WriteString(" />")
		default:
			_ = w.WriteByte('>')
			if n.model == modelBlock && n.FirstChild() != nil {
				_ = w.WriteByte('\n')
			}
		}
		return
	}
	if !selfClosing {
		closeTag(w, n.tag)
	}
	if !n.inRaw {
		_ = w.WriteByte('\n')
	}
}

func (r *Renderer) renderHTMLSpan(w writer, n *htmlSpan, entering bool) {
	empty := n.FirstChild() == nil && n.void
	if entering {
		_ = w.WriteByte('<')
		_, _ = w.WriteString(n.tag)
		writeAttributes(w, n)
		if empty {
			_, _ = w.WriteString(" />")
		} else {
			_ = w.WriteByte('>')
		}
	} else if !empty {
		closeTag(w, n.tag)
	}
}

func (r *Renderer) renderComment(w writer, n *commentNode) { writeRaw(w, n.value, n.block) }

func (r *Renderer) renderRawHTML(w writer, n *rawHTML) { writeRaw(w, hidePlaces(n.value), n.block) }

func writeRaw(w writer, value []byte, block bool) {
	_, _ = w.Write(value)
	if block {
		_ = w.WriteByte('\n')
	}
}
