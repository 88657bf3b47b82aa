package kramdown

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// A footnoteMarker is [^name] in text. A footnoteList is the list at the end of the page, with a
// footnoteItem for each footnote that has a marker. backlinks are the links from a footnote back to
// its markers.
type (
	footnoteMarker struct {
		ast.BaseInline
		name           string
		number, repeat int // repeat counts the markers of this name from 0
	}
	footnoteList struct {
		ast.BaseBlock
		start int
	}
	footnoteItem struct {
		ast.BaseBlock
		name    string
		number  int
		markers int // number of markers seen so far
	}
	backlinks struct {
		ast.BaseInline
		name     string
		markers  int  // number of markers before the footnote
		hasSpace bool // it follows text
	}
)

var (
	kindFootnoteMarker = ast.NewNodeKind("FootnoteMarker")
	kindFootnoteList   = ast.NewNodeKind("Footnotes")
	kindFootnoteItem   = ast.NewNodeKind("KramdownFootnote")
	kindBacklinks      = ast.NewNodeKind("Backlinks")
)

func (n *footnoteMarker) Kind() ast.NodeKind { return kindFootnoteMarker }
func (n *footnoteMarker) Dump(source []byte, level int) {
	ast.DumpHelper(n, source, level, nil, nil)
}

func (n *footnoteList) Kind() ast.NodeKind            { return kindFootnoteList }
func (n *footnoteList) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

func (n *footnoteItem) Kind() ast.NodeKind            { return kindFootnoteItem }
func (n *footnoteItem) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

func (n *backlinks) Kind() ast.NodeKind            { return kindBacklinks }
func (n *backlinks) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// A footnote is the content of a definition and its state in the passes over the document.
type footnote struct {
	seg     *Segment
	content ast.Node
	heads   []*headingID
	markers []*footnoteMarker
	tocs    []ast.Node
	end     ast.Node   // the paragraph or heading at the end of content, or nil
	read    bool       // the span phase is done
	added   []ast.Node // nodes of the backlinks
}

// removeBacklinks removes the nodes that the previous numbering added.
func (n *footnote) removeBacklinks() {
	for _, a := range n.added {
		if p := a.Parent(); p != nil {
			p.RemoveChild(p, a)
		}
	}
	n.added = nil
}

// parseFootnoteDefinition parses [^name]: and the text after it, which continues like indented code
// (FOOTNOTE_DEFINITION_START).
func (p *blockParser) parseFootnoteDefinition(q int) bool {
	t := p.v.text
	if !hasPrefixAt(t, q, "[^") {
		return false
	}
	end := matchID(t, q+2)
	if end < 0 || !hasPrefixAt(t, end, "]:") {
		return false
	}
	name := string(t[q+2 : end])
	start := end + 2
	stop := p.v.matchIndentedCode(lineEnd(t, start))
	b := p.build()
	for at := start; at < stop; {
		next := lineEnd(t, at)
		from := at
		if i := matchIndent(t, at); i >= 0 {
			from = i
		}
		b.add(0, from, next)
		at = next
	}
	content := ast.NewDocument()
	p.pos = stop
	pending := p.pending
	p.parseBlocks(content, b.view())
	p.pending = pending
	p.seg.define(definition{
		kind: lookupFootnote, name: name, eob: p.appendEOB(eobFootnote),
		footnote: &footnote{seg: p.seg, content: content},
	})
	return true
}

// parseFootnoteMarker parses [^name]. It is text if the footnote is not defined.
func (s *spanParser) parseFootnoteMarker(parent ast.Node) bool {
	t, start := s.text, s.pos
	if !hasPrefixAt(t, start, "[^") {
		return false
	}
	end := matchID(t, start+2)
	if end < 0 || !hasPrefixAt(t, end, "]") {
		return false
	}
	name := string(t[start+2 : end])
	s.pos = end + 1
	s.seg.lookUp(lookupFootnote, name)
	if s.defs.footnotes[name] == nil {
		s.surprise(undefinedFootnote, start, end+1)
		s.addText(parent, start, end+1)
		return true
	}
	s.append(parent, &footnoteMarker{name: name}, start)
	return true
}

// endParagraph returns the paragraph at the end of n, before the span phase, for the backlinks. If
// inline is set, it may also be a heading or be nested. It is nil if n ends in another block or in
// blank lines.
func endParagraph(n ast.Node, inline bool) ast.Node {
	for {
		n = n.LastChild()
		for n != nil && n.Kind() == kindEOB {
			n = n.PreviousSibling()
		}
		if n == nil || isParagraph(n) || inline && n.Kind() == ast.KindHeading {
			return n
		}
		if !inline {
			return nil
		}
	}
}

func (r *Renderer) renderFootnoteMarker(w writer, n *footnoteMarker) {
	if r.inTOC {
		return
	}
	note := r.options.footnotePrefix + n.name
	name := note
	if n.repeat > 0 {
		name += ":" + strconv.Itoa(n.repeat)
	}
	linkRole, role := "", ` role="doc-noteref"`
	if r.options.Version == Kramdown25 {
		linkRole, role = role, ""
	}
	_, _ = w.WriteString(`<sup id="fnref:` + name + `"` + role + `><a href="#fn:` + note +
		`" class="footnote" rel="footnote"` + linkRole + `>` + r.options.linkText(n.number) + `</a></sup>`)
}

// linkText returns the text of a footnote's marker.
func (o *Options) linkText(number int) string {
	text := strconv.Itoa(number)
	if o.footnoteLinkText == "%s" || o.Version != Kramdown25 {
		return text
	}
	return strings.NewReplacer("%%", "%", "%s", text).Replace(o.footnoteLinkText)
}

func (r *Renderer) renderFootnotes(w writer, n *footnoteList, entering bool) {
	if n.FirstChild() == nil {
		return
	}
	if !entering {
		_, _ = w.WriteString("</ol>\n</div>\n")
		return
	}
	_, _ = w.WriteString("<div class=\"footnotes\" role=\"doc-endnotes\">\n<ol")
	if n.start != 1 {
		_, _ = w.WriteString(` start="` + strconv.Itoa(n.start) + `"`)
	}
	_, _ = w.WriteString(">\n")
}

func (r *Renderer) renderFootnote(w writer, n *footnoteItem, entering bool) {
	if entering {
		role := ""
		if r.options.Version == Kramdown24 {
			role = ` role="doc-endnote"`
		}
		_, _ = w.WriteString(`<li id="fn:` + r.options.footnotePrefix + n.name + `"` + role + ">\n")
	} else {
		_, _ = w.WriteString("</li>\n")
	}
}

func (r *Renderer) renderBacklinks(w writer, n *backlinks) {
	for i := 0; i < n.markers; i++ {
		name, text := r.options.footnotePrefix+n.name, r.backlink
		if i > 0 {
			name += ":" + strconv.Itoa(i)
			text += "<sup>" + strconv.Itoa(i+1) + "</sup>"
		}
		if i > 0 || n.hasSpace {
			_, _ = w.WriteString("\u00A0")
		}
		_, _ = w.WriteString(`<a href="#fnref:` + name + `" class="reversefootnote" `)
		_, _ = w.WriteString(`role="doc-backlink">` + text + "</a>")
	}
}
