package kramdown

import (
	"bytes"
	"io"
	"strconv"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

type writer = util.BufWriter

// A Renderer writes nodes as kramdown does. It implements goldmark's renderer.NodeRenderer.
type Renderer struct {
	// Known reports whether Rouge has a lexer for a language; nil knows none but plaintext.
	Known func(lang string) bool
	// Highlight returns code as HTML with Rouge's spans; nil leaves it plain.
	Highlight func(lang, code string) string
	// Place, if set, asks for data-at attributes on blocks inside blocks and says what to write there: it is given the
	// offset in bytes of the source.
	Place func(offset int) int

	options  *options // the document's
	source   *source
	segment  int // where the segment of the block being written starts
	backlink string
	inTOC    bool
	html     renderer.Renderer
}

// Convert returns a text without front matter as HTML.
func (r *Renderer) Convert(src []byte) []byte {
	d := Parse(src)
	var out bytes.Buffer
	out.Grow(2 * len(src)) // what most logs take
	var blocks []Block
	for _, seg := range d.Segments {
		blocks = d.appendBlocks(blocks[:0], seg)
		for _, b := range blocks {
			_ = r.Render(&out, d, b) // a bytes.Buffer takes everything
		}
	}
	if notes, ok := d.Footnotes(); ok {
		_ = r.Render(&out, d, notes)
	}
	return out.Bytes()
}

// Render writes one block of a document.
func (r *Renderer) Render(w io.Writer, d *Document, b Block) error {
	r.setOptions(d.defs.options)
	r.source, r.segment = &d.source, b.segment
	if b, ok := w.(*bytes.Buffer); ok {
		w = bufWriter{b} // spares goldmark a buffer of its own for each block
	}
	if r.html == nil {
		r.html = renderer.NewRenderer(renderer.WithNodeRenderers(util.Prioritized(r, rendererPriority)))
	}
	err := r.html.Render(w, nil, b.Node)
	r.source = nil // it would hold the whole document
	return err
}

// rendererPriority is this renderer's among goldmark's: it is the only one.
const rendererPriority = 1

func (r *Renderer) setOptions(o *options) {
	if r.options == o {
		return
	}
	r.options, r.backlink = o, ""
	if o.backlink != "" {
		var b bytes.Buffer
		w := bufWriter{&b}
		escapeText(w, []byte(o.backlink))
		r.backlink = b.String()
	}
}

type bufWriter struct{ *bytes.Buffer }

func (bufWriter) Available() int { return 0 }
func (bufWriter) Buffered() int  { return 0 }
func (bufWriter) Flush() error   { return nil }

// New returns a goldmark whose parser and renderer are kramdown's.
func New(r *Renderer) goldmark.Markdown {
	return goldmark.New(goldmark.WithParser(&Parser{r}),
		goldmark.WithRenderer(renderer.NewRenderer(renderer.WithNodeRenderers(util.Prioritized(r, rendererPriority)))))
}

// A Parser is goldmark's parser interface to Parse.
type Parser struct{ renderer *Renderer }

var _ parser.Parser = (*Parser)(nil)

// Parse implements parser.Parser. Positions in the nodes count from the start of each node's segment.
func (p *Parser) Parse(reader text.Reader, _ ...parser.ParseOption) ast.Node {
	d := Parse(reader.Source())
	if p.renderer != nil {
		p.renderer.setOptions(d.defs.options)
	}
	doc := ast.NewDocument()
	for _, b := range d.Blocks() {
		doc.AppendChild(doc, b.Node)
	}
	return doc
}

// AddOptions implements parser.Parser; there are none.
func (p *Parser) AddOptions(...parser.Option) {}

// RegisterFuncs implements renderer.NodeRenderer.
func (r *Renderer) RegisterFuncs(reg renderer.NodeRendererFuncRegisterer) {
	leaf := func(kind ast.NodeKind, f func(w writer, n ast.Node)) {
		reg.Register(kind, func(w writer, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
			if entering {
				f(w, n)
			}
			return ast.WalkSkipChildren, nil
		})
	}
	both := func(kind ast.NodeKind, f func(w writer, n ast.Node, entering bool)) {
		reg.Register(kind, func(w writer, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
			f(w, n, entering)
			return ast.WalkContinue, nil
		})
	}
	block := func(kind ast.NodeKind, tag string) {
		both(kind, func(w writer, n ast.Node, entering bool) { r.renderBlock(w, n, tag, entering) })
	}
	block(ast.KindBlockquote, "blockquote")
	block(ast.KindListItem, "li")
	block(extast.KindDefinitionList, "dl")
	block(extast.KindDefinitionDescription, "dd")
	block(extast.KindTable, "table")
	block(extast.KindTableRow, "tr")
	both(ast.KindDocument, func(writer, ast.Node, bool) {})
	both(ast.KindParagraph, r.renderParagraph)
	both(ast.KindTextBlock, func(writer, ast.Node, bool) {})
	both(ast.KindHeading, func(w writer, n ast.Node, entering bool) { r.renderHeading(w, n.(*ast.Heading), entering) })
	both(ast.KindList, func(w writer, n ast.Node, entering bool) {
		tag := "ul"
		if n.(*ast.List).IsOrdered() {
			tag = "ol"
		}
		r.renderBlock(w, n, tag, entering)
	})
	both(extast.KindDefinitionTerm, func(w writer, n ast.Node, entering bool) { r.renderInline(w, n, "dt", "\n", entering) })
	both(KindTableSection, func(w writer, n ast.Node, entering bool) { r.renderBlock(w, n, n.(*TableSection).Tag, entering) })
	both(extast.KindTableCell, func(w writer, n ast.Node, entering bool) { r.renderTableCell(w, n.(*extast.TableCell), entering) })
	leaf(ast.KindThematicBreak, func(w writer, n ast.Node) {
		_, _ = w.WriteString("<hr")
		writeAttributes(w, n)
		_, _ = w.WriteString(" />\n")
	})
	leaf(KindCodeBlock, func(w writer, n ast.Node) { r.renderCodeBlock(w, n.(*CodeBlock)) })
	leaf(KindMathBlock, func(w writer, n ast.Node) { r.renderMathBlock(w, n.(*MathBlock)) })
	leaf(KindMath, func(w writer, n ast.Node) { r.renderMath(w, n.(*Math)) })
	both(KindHTMLBlock, func(w writer, n ast.Node, entering bool) { r.renderHTMLBlock(w, n.(*HTMLBlock), entering) })
	both(KindHTMLSpan, func(w writer, n ast.Node, entering bool) { r.renderHTMLSpan(w, n.(*HTMLSpan), entering) })
	leaf(KindComment, func(w writer, n ast.Node) { writeRaw(w, n.(*Comment).Value, n.(*Comment).block) })
	leaf(KindRawHTML, func(w writer, n ast.Node) { writeRaw(w, hidePlaces(n.(*RawHTML).Value), n.(*RawHTML).block) })
	leaf(KindText, func(w writer, n ast.Node) { escapeText(w, n.(*Text).Value) })
	leaf(KindSymbol, func(w writer, n ast.Node) { r.renderSymbol(w, n.(*Symbol)) })
	leaf(KindLineBreak, func(w writer, _ ast.Node) { _, _ = w.WriteString("<br />") })
	leaf(KindCodeSpan, func(w writer, n ast.Node) { r.renderCodeSpan(w, n.(*CodeSpan)) })
	leaf(KindAbbreviation, func(w writer, n ast.Node) { r.renderAbbreviation(w, n.(*Abbreviation)) })
	both(ast.KindEmphasis, func(w writer, n ast.Node, entering bool) {
		tag := "em"
		if n.(*ast.Emphasis).Level == 2 {
			tag = "strong"
		}
		r.renderInline(w, n, tag, "", entering)
	})
	both(extast.KindStrikethrough, func(w writer, n ast.Node, entering bool) { r.renderInline(w, n, "del", "", entering) })
	both(ast.KindLink, func(w writer, n ast.Node, entering bool) { r.renderLink(w, n.(*ast.Link), entering) })
	leaf(ast.KindImage, func(w writer, n ast.Node) { r.renderImage(w, n.(*ast.Image)) })
	leaf(KindFigure, func(w writer, n ast.Node) { r.renderFigure(w, n.(*Figure)) })
	leaf(KindFootnoteMarker, func(w writer, n ast.Node) { r.renderFootnoteMarker(w, n.(*FootnoteMarker)) })
	both(KindFootnotes, func(w writer, n ast.Node, entering bool) { r.renderFootnotes(w, n.(*Footnotes), entering) })
	both(KindFootnote, func(w writer, n ast.Node, entering bool) { r.renderFootnote(w, n.(*Footnote), entering) })
	leaf(KindBacklinks, func(w writer, n ast.Node) { r.renderBacklinks(w, n.(*Backlinks)) })
	leaf(KindTOC, func(w writer, n ast.Node) { r.renderTOC(w, n.(*TOC)) })
}

func writeRaw(w writer, value []byte, block bool) {
	_, _ = w.Write(value)
	if block {
		_ = w.WriteByte('\n')
	}
}

// placeAttribute holds the place of a block inside a block. Only the renderer may write it: a text's own is left out.
const placeAttribute = "data-at"

// hidePlaces returns HTML in which no attribute is a placeAttribute. Its hyphen becomes a character reference, which names
// another attribute, and reads the same in text and values.
func hidePlaces(html []byte) []byte {
	var out []byte
	copied := 0
	for i := 0; i+len(placeAttribute) <= len(html); i++ {
		if html[i]|0x20 == placeAttribute[0] && strings.EqualFold(string(html[i:i+len(placeAttribute)]), placeAttribute) {
			hyphen := i + len("data")
			out = append(append(out, html[copied:hyphen]...), "&#45;"...)
			copied = hyphen + 1
			i = hyphen
		}
	}
	if copied == 0 {
		return html
	}
	return append(out, html[copied:]...)
}

// writePlace writes where a block inside a block stands. It comes last, for Chirpy looks for "<h2 id=" to the letter, and
// not on top-level blocks, whose place is known, nor on headings.
func (r *Renderer) writePlace(w writer, n ast.Node) {
	if r.Place == nil || r.segment == noSegment || n.Pos() < 0 || n.Parent() == nil || n.Parent().Kind() == ast.KindDocument {
		return
	}
	_, _ = w.WriteString(" " + placeAttribute + `="`)
	var digits [20]byte
	_, _ = w.Write(strconv.AppendInt(digits[:0], int64(r.Place(r.source.original(r.segment+n.Pos()))), 10))
	_ = w.WriteByte('"')
}

// renderBlock writes a block that holds blocks; tight items hold text.
func (r *Renderer) renderBlock(w writer, n ast.Node, tag string, entering bool) {
	if !entering {
		closeTag(w, tag)
		_ = w.WriteByte('\n')
		return
	}
	_ = w.WriteByte('<')
	_, _ = w.WriteString(tag)
	writeAttributes(w, n)
	r.writePlace(w, n)
	_ = w.WriteByte('>')
	if first := n.FirstChild(); first != nil && first.Kind() != ast.KindTextBlock {
		_ = w.WriteByte('\n')
	}
}

// renderInline writes an element that holds spans.
func (r *Renderer) renderInline(w writer, n ast.Node, tag, after string, entering bool) {
	if entering {
		_ = w.WriteByte('<')
		_, _ = w.WriteString(tag)
		writeAttributes(w, n)
		if k := n.Kind(); k == ast.KindParagraph || k == extast.KindDefinitionTerm {
			r.writePlace(w, n)
		}
		_ = w.WriteByte('>')
		return
	}
	closeTag(w, tag)
	_, _ = w.WriteString(after)
}

func closeTag(w writer, tag string) {
	_, _ = w.WriteString("</")
	_, _ = w.WriteString(tag)
	_ = w.WriteByte('>')
}

func (r *Renderer) renderParagraph(w writer, n ast.Node, entering bool) {
	r.renderInline(w, n, "p", "\n", entering)
}

func (r *Renderer) renderHeading(w writer, n *ast.Heading, entering bool) {
	r.renderInline(w, n, "h"+strconv.Itoa(r.options.level(n.Level)), "\n", entering)
}

// escapeAll escapes <, > and &; escapeText leaves character references; escapeAttribute escapes " too.
func escapeAll(w writer, t []byte)       { escape(w, t, false, false) }
func escapeText(w writer, t []byte)      { escape(w, t, true, false) }
func escapeAttribute(w writer, t []byte) { escape(w, t, true, true) }

func escape(w writer, t []byte, references, quotes bool) {
	from := 0
	for i := 0; i < len(t); i++ {
		if class[t[i]]&classMarkup == 0 {
			continue
		}
		var s string
		switch t[i] {
		case '<':
			s = "&lt;"
		case '>':
			s = "&gt;"
		case '&':
			if references {
				if _, end := matchEntity(t, i); end >= 0 {
					continue
				}
			}
			s = "&amp;"
		case '"':
			if !quotes {
				continue
			}
			s = "&quot;"
		}
		_, _ = w.Write(t[from:i])
		_, _ = w.WriteString(s)
		from = i + 1
	}
	_, _ = w.Write(t[from:])
}
