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
	if s.defs.options.hardWrap && !s.defs.options.plainInput {
		return false // breakLines does it
	}
	if !hasPrefixAt(s.text, s.pos, "  \n") && !hasPrefixAt(s.text, s.pos, "\\\\\n") {
		return false
	}
	s.append(parent, &lineBreak{}, s.pos)
	s.pos += 2
	return true
}

// lineBreakText returns the text that breakLines replaces, or nil for none.
func (o *Options) lineBreakText() []byte {
	switch {
	case o.plainInput:
		return nil
	case o.hardWrap:
		return []byte("\n")
	}
	return []byte("\\\n")
}

// breakLines replaces each text sep, a line break with or without a backslash, in the text below n
// by a line break (GFM's update_text_type), but not in HTML elements.
func breakLines(n ast.Node, sep []byte, block bool) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch text := c.(type) {
		case *htmlSpan, *htmlBlock, *extast.Strikethrough, *ast.Image:
		case *textNode:
			c = breakText(n, text, sep, block)
		default:
			breakLines(c, sep, false)
		}
	}
}

// breakText does breakLines for a text and returns the last node that it became.
func breakText(n ast.Node, text *textNode, sep []byte, block bool) ast.Node {
	for from := 0; ; from = 1 { // a text after a break starts with the line break of the source
		i := bytes.Index(text.value[min(from, len(text.value)):], sep)
		if i < 0 {
			return text
		}
		i += from
		after := &textNode{value: text.value[i+len(sep)-1:], start: -1}
		text.value = text.value[:i:i]
		if len(after.value) == 1 && block && text.NextSibling() == nil {
			return text // nothing follows
		}
		br := &lineBreak{}
		n.InsertAfter(n, text, br)
		n.InsertAfter(n, br, after)
		text = after
	}
}

func (r *Renderer) renderLineBreak(w writer, _ *lineBreak) { _, _ = w.WriteString("<br />") }
