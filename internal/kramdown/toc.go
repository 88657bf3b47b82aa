package kramdown

import (
	"github.com/yuin/goldmark/ast"
)

// A TOC stands for a list that refers to toc: the headings of the page, nested.
type TOC struct {
	ast.BaseBlock
	Tag     string // ul or ol
	ID      string
	Entries []*TOCEntry
}

// A TOCEntry is a heading in a TOC.
type TOCEntry struct {
	Heading *ast.Heading
	level   int
	ID      string
	Entries []*TOCEntry
}

// KindTOC is the kind of TOC.
var KindTOC = ast.NewNodeKind("TOC")

// Kind implements ast.Node.
func (n *TOC) Kind() ast.NodeKind { return KindTOC }

// Dump implements ast.Node.
func (n *TOC) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// placeTOC puts the table of contents and the footnotes where a list asks for them, the first that does.
func (d *Document) placeTOC(heads []*headingID) {
	tocDone, notesDone := false, false
	for _, seg := range d.Segments {
		for i, n := range seg.tocs {
			parent := n.Parent()
			if parent == nil {
				continue
			}
			var list *attributeList
			if toc, ok := n.(*TOC); ok { // was placed by an earlier pass
				list = seg.lists[toc]
			} else {
				list = seg.lists[n]
			}
			switch {
			case !tocDone && list.hasRef("toc"):
				tocDone = true
				toc := d.makeTOC(n, heads)
				seg.setList(toc, list)
				for j := range seg.spans {
					if seg.spans[j].node == n {
						seg.spans[j].node = toc
					}
				}
				parent.ReplaceChild(parent, n, toc)
				seg.tocs[i] = toc
			case !notesDone && list.hasRef("footnotes") && d.notes != nil:
				notesDone = true
				for j := range seg.spans {
					if seg.spans[j].node == n {
						seg.spans[j].node = d.notes
					}
				}
				parent.ReplaceChild(parent, n, d.notes)
			}
		}
	}
}

// makeTOC nests the headings by their levels (generate_toc_tree).
func (d *Document) makeTOC(n ast.Node, heads []*headingID) *TOC {
	toc := &TOC{Tag: "ul"}
	switch n := n.(type) {
	case *ast.List:
		if n.IsOrdered() {
			toc.Tag = "ol"
		}
	case *TOC:
		toc.Tag = n.Tag
	}
	for _, a := range n.Attributes() {
		toc.SetAttribute(a.Name, a.Value)
	}
	if !hasAttribute(toc, "id") {
		toc.SetAttributeString("id", []byte("markdown-toc"))
	}
	toc.ID = attributeOf(toc, "id")
	toc.SetPos(n.Pos())
	var open []*TOCEntry
	for _, h := range heads {
		if d.defs.options.tocLevels&(1<<h.node.Level) == 0 || !hasAttribute(h.node, "id") || hasWord(attributeOf(h.node, "class"), "no_toc") {
			continue
		}
		e := &TOCEntry{Heading: h.node, level: h.node.Level, ID: attributeOf(h.node, "id")}
		for len(open) > 0 && open[len(open)-1].level >= e.level {
			open = open[:len(open)-1]
		}
		if len(open) == 0 {
			toc.Entries = append(toc.Entries, e)
		} else {
			last := open[len(open)-1]
			last.Entries = append(last.Entries, e)
		}
		open = append(open, e)
	}
	return toc
}

// hasWord reports whether \bword\b matches in s.
func hasWord(s, word string) bool {
	for i := 0; i+len(word) <= len(s); i++ {
		if s[i:i+len(word)] == word && wordBoundary([]byte(s), i) && wordBoundary([]byte(s), i+len(word)) {
			return true
		}
	}
	return false
}
