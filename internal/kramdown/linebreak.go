package kramdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// A lineBreak is a <br />.
type lineBreak struct{ leaf }

var kindLineBreak = ast.NewNodeKind("LineBreak")

func (n *lineBreak) Kind() ast.NodeKind            { return kindLineBreak }
func (n *lineBreak) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// parseLineBreak parses two spaces or two backslashes at the end of a line (LINE_BREAK).
func (s *spanParser) parseLineBreak(parent ast.Node) bool {
	if !hasPrefixAt(s.text, s.pos, "  \n") && !hasPrefixAt(s.text, s.pos, "\\\\\n") {
		return false
	}
	s.append(parent, &lineBreak{}, s.pos)
	s.pos += 2
	return true
}

// breakLines replaces each backslash at the end of a line in the text below n by a line break
// (GFM's update_text_type), but not in HTML elements.
func breakLines(n ast.Node, block bool) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *htmlSpan, *htmlBlock, *extast.Strikethrough, *ast.Image:
		case *textNode:
			for {
				i := bytes.Index(c.value, []byte("\\\n"))
				if i < 0 {
					break
				}
				after := &textNode{value: c.value[i+1:], start: -1}
				c.value = c.value[:i:i]
				if len(after.value) == 1 && block && c.NextSibling() == nil {
					break // nothing follows
				}
				br := &lineBreak{}
				n.InsertAfter(n, c, br)
				n.InsertAfter(n, br, after)
				c = after
			}
		default:
			breakLines(c, false)
		}
	}
}

func (r *Renderer) renderLineBreak(w writer, _ *lineBreak) { _, _ = w.WriteString("<br />") }
