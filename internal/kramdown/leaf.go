package kramdown

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// A leaf is like ast.BaseInline for nodes without children and attributes. It is half as large, and
// most nodes are text.
type leaf struct {
	parent, next, prev ast.Node
	at                 int // 1 + the position, 0 if it is unknown
}

func (n *leaf) Type() ast.NodeType            { return ast.TypeInline }
func (n *leaf) Pos() int                      { return n.at - 1 }
func (n *leaf) SetPos(at int)                 { n.at = at + 1 }
func (n *leaf) Parent() ast.Node              { return n.parent }
func (n *leaf) SetParent(p ast.Node)          { n.parent = p }
func (n *leaf) NextSibling() ast.Node         { return n.next }
func (n *leaf) SetNextSibling(s ast.Node)     { n.next = s }
func (n *leaf) PreviousSibling() ast.Node     { return n.prev }
func (n *leaf) SetPreviousSibling(s ast.Node) { n.prev = s }
func (n *leaf) IsRaw() bool                   { return false }
func (n *leaf) HasBlankPreviousLines() bool   { return false }
func (n *leaf) SetBlankPreviousLines(bool)    {}
func (n *leaf) Lines() *text.Segments         { return text.NewSegments() }
func (n *leaf) SetLines(*text.Segments)       {}
func (n *leaf) Text([]byte) []byte            { return nil }
func (n *leaf) OwnerDocument() *ast.Document  { return ownerDocument(n.parent) }

// No children.

func (n *leaf) HasChildren() bool                      { return false }
func (n *leaf) ChildCount() int                        { return 0 }
func (n *leaf) FirstChild() ast.Node                   { return nil }
func (n *leaf) LastChild() ast.Node                    { return nil }
func (n *leaf) AppendChild(_, _ ast.Node)              { panic("kramdown: a leaf has no children") }
func (n *leaf) InsertBefore(_, _, _ ast.Node)          { panic("kramdown: a leaf has no children") }
func (n *leaf) InsertAfter(_, _, _ ast.Node)           { panic("kramdown: a leaf has no children") }
func (n *leaf) ReplaceChild(_, _, _ ast.Node)          { panic("kramdown: a leaf has no children") }
func (n *leaf) RemoveChild(_, _ ast.Node)              {}
func (n *leaf) RemoveChildren(ast.Node)                {}
func (n *leaf) SortChildren(func(n1, n2 ast.Node) int) {}

// No attributes.

func (n *leaf) Attributes() []ast.Attribute        { return nil }
func (n *leaf) Attribute([]byte) (any, bool)       { return nil, false }
func (n *leaf) AttributeString(string) (any, bool) { return nil, false }
func (n *leaf) SetAttribute([]byte, any)           {}
func (n *leaf) SetAttributeString(string, any)     {}
func (n *leaf) RemoveAttributes()                  {}

func ownerDocument(n ast.Node) *ast.Document {
	for ; n != nil; n = n.Parent() {
		if d, ok := n.(*ast.Document); ok {
			return d
		}
	}
	return nil
}
