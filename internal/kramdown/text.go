package kramdown

import (
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
)

// A textNode is text that is escaped, except for character references.
type textNode struct {
	leaf
	value []byte
	start int // offset of value in the raw text, -1 if it has several parts
}

var kindText = ast.NewNodeKind("KramdownText")

func (n *textNode) Kind() ast.NodeKind { return kindText }
func (n *textNode) Dump(source []byte, level int) {
	ast.DumpHelper(n, source, level, map[string]string{"Value": string(n.value)}, nil)
}

// addText appends text[start:end] to parent, or to the text at its end.
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

// appendText appends text to a node outside of the span phase.
func appendText(parent ast.Node, t []byte) {
	if last, ok := parent.LastChild().(*textNode); ok {
		last.value, last.start = append(last.value, t...), -1
		return
	}
	parent.AppendChild(parent, &textNode{value: t, start: -1})
}

func (r *Renderer) renderText(w writer, n *textNode) {
	if r.options.joinCJK {
		escapeText(w, joinLines(n.value))
		return
	}
	escapeText(w, n.value)
}

// joinLines removes the line breaks between Chinese characters or kana
// (remove_line_breaks_for_cjk).
func joinLines(t []byte) []byte {
	isCJK := func(r rune) bool { return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) }
	out := make([]byte, 0, len(t))
	for i, c := range t {
		if c == '\n' {
			before, _ := utf8.DecodeLastRune(t[:i])
			after, _ := utf8.DecodeRune(t[i+1:])
			if isCJK(before) && isCJK(after) {
				continue
			}
		}
		out = append(out, c)
	}
	return out
}
