package kramdown

import "github.com/yuin/goldmark/ast"

// Text is text that only needs escaping; character references in it stay.
type textNode struct {
	leaf
	value []byte
	start int // offset of Value in the raw text, or -1 when it was put together
}

var kindText = ast.NewNodeKind("KramdownText")

func (n *textNode) Kind() ast.NodeKind { return kindText }
func (n *textNode) Dump(source []byte, level int) {
	ast.DumpHelper(n, source, level, map[string]string{"Value": string(n.value)}, nil)
}

// addText adds text[start:end], to the text that parent ends in if it does.
func (s *spanParser) addText(parent ast.Node, start, end int) {
	if start >= end {
		return
	}
	if last, ok := parent.LastChild().(*textNode); ok {
		if last.start >= 0 && last.start+len(last.value) == start {
			last.value = s.text[last.start:end:end]
			return
		}
		last.value, last.start = append(last.value, s.text[start:end]...), -1
		return
	}
	n := s.seg.store.texts.new()
	n.value, n.start = s.text[start:end:end], start
	parent.AppendChild(parent, n)
}

// appendText adds text to a node outside the span phase.
func appendText(parent ast.Node, t []byte) {
	if last, ok := parent.LastChild().(*textNode); ok {
		last.value, last.start = append(last.value, t...), -1
		return
	}
	parent.AppendChild(parent, &textNode{value: t, start: -1})
}

func (r *Renderer) renderText(w writer, n *textNode) { escapeText(w, n.value) }
