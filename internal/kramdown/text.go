package kramdown

import "github.com/yuin/goldmark/ast"

// Text is text that only needs escaping; character references in it stay.
type Text struct {
	leaf
	Value []byte
	start int // offset of Value in the raw text, or -1 when it was put together
}

// KindText is the kind of Text.
var KindText = ast.NewNodeKind("KramdownText")

// Kind implements ast.Node.
func (n *Text) Kind() ast.NodeKind { return KindText }

// Dump implements ast.Node.
func (n *Text) Dump(source []byte, level int) {
	ast.DumpHelper(n, source, level, map[string]string{"Value": string(n.Value)}, nil)
}

// addText adds text[start:end], to the text that parent ends in if it does.
func (s *spanParser) addText(parent ast.Node, start, end int) {
	if start >= end {
		return
	}
	if last, ok := parent.LastChild().(*Text); ok {
		if last.start >= 0 && last.start+len(last.Value) == start {
			last.Value = s.text[last.start:end:end]
			return
		}
		last.Value, last.start = append(last.Value, s.text[start:end]...), -1
		return
	}
	n := s.seg.store.texts.new()
	n.Value, n.start = s.text[start:end:end], start
	parent.AppendChild(parent, n)
}

// appendText adds text to a node outside the span phase.
func appendText(parent ast.Node, t []byte) {
	if last, ok := parent.LastChild().(*Text); ok {
		last.Value, last.start = append(last.Value, t...), -1
		return
	}
	parent.AppendChild(parent, &Text{Value: t, start: -1})
}

func (r *Renderer) renderText(w writer, n *Text) { escapeText(w, n.Value) }
