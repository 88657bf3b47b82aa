package kramdown

import (
	"github.com/yuin/goldmark/ast"
)

// A tocNode replaces a list that refers to toc by the headings of the page, nested.
type tocNode struct {
	ast.BaseBlock
	tag     string // ul or ol
	id      string
	entries []*tocEntry
}

// A tocEntry is a heading in the table of contents.
type tocEntry struct {
	heading *ast.Heading
	level   int
	id      string
	entries []*tocEntry
}

var kindTOC = ast.NewNodeKind("TOC")

func (n *tocNode) Kind() ast.NodeKind            { return kindTOC }
func (n *tocNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// placeTOC replaces the first list that refers to toc by an empty table of contents, and the first
// that refers to footnotes by the footnotes. It returns the table of contents, or nil.
func (d *Document) placeTOC() (toc *tocNode) {
	notesPlaced := false
	for _, seg := range d.Segments {
		for _, n := range seg.tocs {
			if !isShown(n) {
				continue
			}
			switch list := seg.lists[n]; {
			case toc == nil && list.hasRef("toc"):
				toc = tocOf(n)
				seg.replace(n, toc)
			case !notesPlaced && list.hasRef("footnotes"):
				notesPlaced = true
				seg.replace(n, d.notes)
			}
		}
	}
	return toc
}

// replace replaces a top-level or nested block by another.
func (seg *Segment) replace(n, by ast.Node) {
	for i := range seg.spans {
		if seg.spans[i].node == n {
			seg.spans[i].node = by
		}
	}
	n.Parent().ReplaceChild(n.Parent(), n, by)
}

// tocOf returns an empty table of contents with the attributes of a list.
func tocOf(n ast.Node) *tocNode {
	toc := &tocNode{tag: "ul"}
	if list, ok := n.(*ast.List); ok {
		toc.tag = listTag(list)
	}
	for _, a := range n.Attributes() {
		toc.SetAttribute(a.Name, a.Value)
	}
	if !hasAttribute(toc, "id") {
		toc.SetAttributeString("id", []byte("markdown-toc"))
	}
	toc.id = attributeOf(toc, "id")
	toc.SetPos(n.Pos())
	return toc
}

// fillTOC nests the headings by their levels (generate_toc_tree).
func (d *Document) fillTOC(toc *tocNode, heads []*headingID) {
	var open []*tocEntry
	for _, h := range heads {
		if d.defs.options.tocLevels&(1<<h.node.Level) == 0 || !hasAttribute(h.node, "id") {
			continue
		}
		if hasWord(attributeOf(h.node, "class"), "no_toc") {
			continue
		}
		e := &tocEntry{heading: h.node, level: h.node.Level, id: attributeOf(h.node, "id")}
		for len(open) > 0 && open[len(open)-1].level >= e.level {
			open = open[:len(open)-1]
		}
		if len(open) == 0 {
			toc.entries = append(toc.entries, e)
		} else {
			last := open[len(open)-1]
			last.entries = append(last.entries, e)
		}
		open = append(open, e)
	}
}

// hasWord reports whether \bword\b matches in s.
func hasWord(s, word string) bool {
	t := []byte(s)
	for i := 0; i+len(word) <= len(s); i++ {
		end := i + len(word)
		if s[i:end] == word && wordBoundary(t, i) && wordBoundary(t, end) {
			return true
		}
	}
	return false
}

func (r *Renderer) renderTOC(w writer, n *tocNode) {
	if len(n.entries) == 0 {
		return
	}
	_, _ = w.WriteString("<" + n.tag)
	writeAttributes(w, n)
	_, _ = w.WriteString(">\n")
	r.renderTOCEntries(w, n, n.entries)
	_, _ = w.WriteString("</" + n.tag + ">\n")
}

func (r *Renderer) renderTOCEntries(w writer, toc *tocNode, entries []*tocEntry) {
	for _, e := range entries {
		_, _ = w.WriteString("<li><a")
		writeAttribute(w, "href", []byte("#"+e.id))
		writeAttribute(w, "id", []byte(toc.id+"-"+e.id))
		_ = w.WriteByte('>')
		r.inTOC = true
		for c := e.heading.FirstChild(); c != nil; c = c.NextSibling() {
			_ = r.html.Render(w, nil, c)
		}
		r.inTOC = false
		_, _ = w.WriteString("</a>")
		if len(e.entries) > 0 {
			_, _ = w.WriteString("\n<" + toc.tag + ">\n")
			r.renderTOCEntries(w, toc, e.entries)
			_, _ = w.WriteString("</" + toc.tag + ">\n")
		}
		_, _ = w.WriteString("</li>\n")
	}
}
