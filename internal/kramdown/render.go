package kramdown

import (
	"bytes"
	"io"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"
)

type (
	writer     = util.BufWriter
	registerer = renderer.NodeRendererFuncRegisterer
)

// A Renderer renders blocks as HTML, as kramdown does. It implements goldmark's
// renderer.NodeRenderer. The zero value highlights no code.
type Renderer struct {
	// Known reports whether Rouge has a lexer for a language. If nil, only plaintext has one.
	Known func(lang string) bool
	// Highlight returns code as HTML with Rouge's spans. If nil, code is only escaped.
	Highlight func(lang, code string) string
	// Place, if set, returns the value of the data-at attribute for a block within a block. Its
	// argument is the block's offset in bytes of the source.
	Place func(offset int) int

	options  *Options // of the document
	source   *source
	segment  int // start of the segment of the current block
	backlink string
	inTOC    bool
	html     renderer.Renderer
}

// Convert returns the HTML of a text without front matter, with [ChirpyOptions].
func (r *Renderer) Convert(src []byte) []byte { return r.HTML(Parse(src)) }

// HTML returns the HTML of a document.
func (r *Renderer) HTML(d *Document) []byte {
	var out bytes.Buffer
	out.Grow(2 * len(d.source.text)) // enough for most logs
	var blocks []Block
	for _, seg := range d.Segments {
		blocks = d.appendBlocks(blocks[:0], seg)
		for _, b := range blocks {
			_ = r.Render(&out, d, b) // a bytes.Buffer returns no error
		}
	}
	if notes, ok := d.Footnotes(); ok {
		_ = r.Render(&out, d, notes)
	}
	return out.Bytes()
}

// Render writes the HTML of a block of the document to w. It returns the first error of w.
func (r *Renderer) Render(w io.Writer, d *Document, b Block) error {
	r.setOptions(d.defs.options)
	r.source, r.segment = &d.source, b.segment
	if b, ok := w.(*bytes.Buffer); ok {
		w = bufWriter{b} // saves goldmark a buffer for each block
	}
	if r.html == nil {
		nodes := util.Prioritized(r, rendererPriority)
		r.html = renderer.NewRenderer(renderer.WithNodeRenderers(nodes))
	}
	err := r.html.Render(w, nil, b.node)
	r.source = nil // it would keep the whole document
	return err
}

// rendererPriority is arbitrary: there is no other renderer.
const rendererPriority = 1

func (r *Renderer) setOptions(o *Options) {
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

// RegisterFuncs implements renderer.NodeRenderer. Each construct's file has its functions.
func (r *Renderer) RegisterFuncs(reg registerer) {
	registerContainer(reg, ast.KindDocument, func(writer, *ast.Document, bool) {})
	registerContainer(reg, ast.KindParagraph, r.renderParagraph)
	registerContainer(reg, ast.KindTextBlock, func(writer, *ast.TextBlock, bool) {})
	registerContainer(reg, ast.KindHeading, r.renderHeading)
	registerContainer(reg, ast.KindBlockquote, r.renderBlockquote)
	registerContainer(reg, ast.KindList, r.renderList)
	registerContainer(reg, ast.KindListItem, r.renderListItem)
	registerContainer(reg, extast.KindDefinitionList, r.renderDefinitionList)
	registerContainer(reg, extast.KindDefinitionTerm, r.renderDefinitionTerm)
	registerContainer(reg, extast.KindDefinitionDescription, r.renderDefinition)
	registerContainer(reg, extast.KindTable, r.renderTable)
	registerContainer(reg, kindTableSection, r.renderTableSection)
	registerContainer(reg, extast.KindTableRow, r.renderTableRow)
	registerContainer(reg, extast.KindTableCell, r.renderTableCell)
	registerContainer(reg, kindHTMLBlock, r.renderHTMLBlock)
	registerContainer(reg, kindFootnoteList, r.renderFootnotes)
	registerContainer(reg, kindFootnoteItem, r.renderFootnote)
	registerLeaf(reg, ast.KindThematicBreak, r.renderRule)
	registerLeaf(reg, kindCodeBlock, r.renderCodeBlock)
	registerLeaf(reg, kindMathBlock, r.renderMathBlock)
	registerLeaf(reg, kindFigure, r.renderFigure)
	registerLeaf(reg, kindTOC, r.renderTOC)

	registerContainer(reg, ast.KindEmphasis, r.renderEmphasis)
	registerContainer(reg, extast.KindStrikethrough, r.renderStrikethrough)
	registerContainer(reg, ast.KindLink, r.renderLink)
	registerContainer(reg, kindHTMLSpan, r.renderHTMLSpan)
	registerLeaf(reg, ast.KindImage, r.renderImage)
	registerLeaf(reg, kindCodeSpan, r.renderCodeSpan)
	registerLeaf(reg, kindMathSpan, r.renderMath)
	registerLeaf(reg, kindText, r.renderText)
	registerLeaf(reg, kindSymbol, r.renderSymbol)
	registerLeaf(reg, kindLineBreak, r.renderLineBreak)
	registerLeaf(reg, kindAbbreviation, r.renderAbbreviation)
	registerLeaf(reg, kindComment, r.renderComment)
	registerLeaf(reg, kindRawHTML, r.renderRawHTML)
	registerLeaf(reg, kindFootnoteMarker, r.renderFootnoteMarker)
	registerLeaf(reg, kindBacklinks, r.renderBacklinks)
}

// registerContainer registers a function that is called before and after the children of a node.
func registerContainer[N ast.Node](
	reg registerer, kind ast.NodeKind, f func(w writer, n N, entering bool),
) {
	reg.Register(kind, func(w writer, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		f(w, n.(N), entering)
		return ast.WalkContinue, nil
	})
}

// registerLeaf registers a function that renders a node with its children.
func registerLeaf[N ast.Node](reg registerer, kind ast.NodeKind, f func(w writer, n N)) {
	reg.Register(kind, func(w writer, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			f(w, n.(N))
		}
		return ast.WalkSkipChildren, nil
	})
}

// placeAttribute has the position of a block within a block. Only the renderer may write it; those
// in the text are left out.
const placeAttribute = "data-at"

// hidePlaces returns HTML without attributes named placeAttribute. It replaces the hyphen by a
// character reference, which changes the name of an attribute, but no text and no value.
func hidePlaces(html []byte) []byte {
	var out []byte
	copied := 0
	for i := 0; i+len(placeAttribute) <= len(html); i++ {
		name := html[i : i+len(placeAttribute)]
		if name[0]|0x20 == placeAttribute[0] && strings.EqualFold(string(name), placeAttribute) {
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

// writePlace writes the position of a block within a block. It comes last, because Chirpy searches
// for "<h2 id=". Top-level blocks need none, because their range is known.
func (r *Renderer) writePlace(w writer, n ast.Node) {
	if r.Place == nil || r.segment == noSegment || n.Pos() < 0 {
		return
	}
	if n.Parent() == nil || n.Parent().Kind() == ast.KindDocument {
		return
	}
	place := r.Place(r.source.original(r.segment + n.Pos()))
	_, _ = w.WriteString(" " + placeAttribute + `="`)
	var digits [20]byte
	_, _ = w.Write(strconv.AppendInt(digits[:0], int64(place), 10))
	_ = w.WriteByte('"')
}

// renderBlock renders a block of blocks. A tight item starts with text, without a line break.
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

// renderInline renders an element of spans.
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

// escapeAll escapes <, > and &. escapeText leaves character references, escapeAttribute also
// escapes ".
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
