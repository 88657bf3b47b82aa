package kramdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// A treeReader parses the raw texts of a tree and sets the attributes of its blocks (update_tree).
type treeReader struct {
	s          *spanParser
	heads      *[]*headingID
	markers    *[]*footnoteMarker
	tocs       *[]ast.Node
	inFootnote bool
}

// readTree reads the nodes below n. plain marks HTML elements and footnotes, which GFM's passes
// skip.
func (r *treeReader) readTree(n ast.Node, plain bool) {
	for c := n.FirstChild(); c != nil; {
		next := c.NextSibling()
		switch c := c.(type) {
		case *rawText:
			r.readRaw(n, c, plain)
		case *blankNode, *eobNode:
			n.RemoveChild(n, c)
		case *textNode, *commentNode, *rawHTML, *codeBlock, *mathBlock:
			r.s.applyList(c, r.s.seg.lists[c])
		default:
			_, html := c.(*htmlBlock)
			list := r.s.seg.lists[c]
			if c.Kind() == ast.KindList && (list.hasRef("toc") || list.hasRef("footnotes")) {
				*r.tocs = append(*r.tocs, c)
			}
			head := r.headingSource(c)
			r.readTree(c, plain || html)
			r.s.applyList(c, list)
			switch c := c.(type) {
			case *ast.Heading:
				h := &headingID{node: c, plain: plain || r.s.defs.options.plainInput}
				h.base = head
				if head == nil {
					h.base = r.appendIDText(nil, c)
				}
				if !h.plain {
					h.base = gfmID(h.base)
				} else {
					h.base = asciiID(h.base)
				}
				*r.heads = append(*r.heads, h)
			case *extast.DefinitionList:
				r.setTermIDs(c, list)
			case *ast.Paragraph:
				isFigure := c.ChildCount() == 1 && c.FirstChild() == r.s.standalone
				if isFigure && !(r.inFootnote && next == nil) {
					n.ReplaceChild(n, c, figureOf(c))
				}
			}
		}
		c = next
	}
}

// headingSource returns the source of a heading, if its id is made from that: in the input kramdown
// without auto_id_stripping. It returns nil otherwise.
func (r *treeReader) headingSource(n ast.Node) []byte {
	if o := r.s.defs.options; !o.plainInput || o.idStripping || n.Kind() != ast.KindHeading {
		return nil
	}
	if raw, ok := n.FirstChild().(*rawText); ok {
		return append([]byte{}, raw.value()...)
	}
	return []byte{}
}

// readRaw replaces a raw text by its spans.
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
	sep := s.defs.options.lineBreakText()
	if !plain && len(sep) > 0 && bytes.Contains(raw.value(), sep) {
		breakLines(target, sep, parent.Kind() != ast.KindDocument && next == nil)
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

func collectMarkers(n ast.Node, markers *[]*footnoteMarker) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if m, ok := c.(*footnoteMarker); ok {
			*markers = append(*markers, m)
		} else if c.FirstChild() != nil {
			collectMarkers(c, markers)
		}
	}
}
