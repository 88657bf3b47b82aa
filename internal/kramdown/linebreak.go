package kramdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// A LineBreak is a <br />.
type LineBreak struct{ leaf }

// KindLineBreak is the kind of LineBreak.
var KindLineBreak = ast.NewNodeKind("LineBreak")

// Kind implements ast.Node.
func (n *LineBreak) Kind() ast.NodeKind { return KindLineBreak }

// Dump implements ast.Node.
func (n *LineBreak) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// parseLineBreak reads two spaces or two backslashes at the end of a line (LINE_BREAK).
func (s *spanParser) parseLineBreak(parent ast.Node) bool {
	if !hasPrefixAt(s.text, s.pos, "  \n") && !hasPrefixAt(s.text, s.pos, "\\\\\n") {
		return false
	}
	s.append(parent, &LineBreak{}, s.pos)
	s.pos += 2
	return true
}

// breakLines makes a line break of each backslash at the end of a line in the text of n's children (GFM's
// update_text_type). Elements written as HTML are left alone.
func breakLines(n ast.Node, block bool) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *HTMLSpan, *HTMLBlock, *extast.Strikethrough, *ast.Image:
		case *Text:
			for {
				i := bytes.Index(c.Value, []byte("\\\n"))
				if i < 0 {
					break
				}
				rest := &Text{Value: c.Value[i+1:], start: -1}
				c.Value = c.Value[:i:i]
				if len(rest.Value) == 1 && block && c.NextSibling() == nil {
					break // nothing behind: no break
				}
				br := &LineBreak{}
				n.InsertAfter(n, c, br)
				n.InsertAfter(n, br, rest)
				c = rest
			}
		default:
			breakLines(c, false)
		}
	}
}

func (r *Renderer) renderLineBreak(w writer, _ *LineBreak) { _, _ = w.WriteString("<br />") }
