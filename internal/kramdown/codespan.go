package kramdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
)

// A codeSpan is `code` in text.
type codeSpan struct {
	ast.BaseInline
	code []byte
}

var kindCodeSpan = ast.NewNodeKind("KramdownCodeSpan")

func (n *codeSpan) Kind() ast.NodeKind            { return kindCodeSpan }
func (n *codeSpan) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// parseCodeSpan parses code up to the next run of as many backticks. Without one the run is text
// (parse_codespan), and so is a single backtick between white space.
func (s *spanParser) parseCodeSpan(parent ast.Node) {
	t, start := s.text, s.pos
	after := start
	for after < len(t) && t[after] == '`' {
		after++
	}
	n := after - start
	s.pos = after
	if n == 1 && (start == 0 || isSpace(t[start-1])) && after < len(t) && isSpace(t[after]) {
		s.addText(parent, start, after)
		return
	}
	end := s.findTicks(t[start:after], after)
	if end < 0 {
		s.addText(parent, start, after)
		return
	}
	code := t[after:end:end]
	if n > 1 {
		code = bytes.TrimPrefix(code, []byte(" "))
		code = bytes.TrimSuffix(code, []byte(" "))
	}
	s.append(parent, &codeSpan{code: code}, start)
	s.construct(CodeConstruct, start, end+n, nil)
	s.pos = end + n
}

// findTicks returns the offset of the next run of backticks, which may be part of a longer one, or
// -1.
func (s *spanParser) findTicks(run []byte, p int) int {
	if from, ok := s.noTicks[len(run)]; ok && p >= from {
		return -1
	}
	if i := bytes.Index(s.text[p:], run); i >= 0 {
		return p + i
	}
	if s.noTicks == nil {
		s.noTicks = map[int]int{}
	}
	s.noTicks[len(run)] = p
	return -1
}

func (r *Renderer) renderCodeSpan(w writer, n *codeSpan) {
	class := attributeOf(n, "class")
	lang := codeLanguage(class)
	lexer, ok := r.lexer(&r.options.span, lang)
	_, _ = w.WriteString("<code")
	if !ok {
		writeAttributes(w, n)
		_ = w.WriteByte('>')
		escapeAll(w, n.code)
	} else {
		if lang == "" {
			lang = r.options.span.defaultLang
		}
		r.writeCodeAttributes(w, n, class, lang)
		_ = w.WriteByte('>')
		r.writeHighlighted(w, &r.options.span, lexer, n.code)
	}
	_, _ = w.WriteString("</code>")
}
