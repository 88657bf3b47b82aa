package kramdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
)

// A mathBlock is a display formula and a mathSpan an inline one, in TeX without the $$.
type (
	mathBlock struct {
		ast.BaseBlock
		tex []byte
	}
	mathSpan struct {
		ast.BaseInline
		tex []byte
	}
)

var kindMathBlock, kindMathSpan = ast.NewNodeKind("MathBlock"), ast.NewNodeKind("Math")

func (n *mathBlock) Kind() ast.NodeKind            { return kindMathBlock }
func (n *mathBlock) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

func (n *mathSpan) Kind() ast.NodeKind            { return kindMathSpan }
func (n *mathSpan) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// parseMathBlock parses $$…$$ between block boundaries. \$$ makes it inline (BLOCK_MATH_START).
func (p *blockParser) parseMathBlock(q int) bool {
	t := p.v.text
	escaped := t[q] == '\\'
	start := q
	if escaped {
		start++
	}
	if !hasPrefixAt(t, start, "$$") {
		return false
	}
	end := p.v.next(needleMath, start+2)
	if end < 0 {
		return false
	}
	after := restOfLine(t, end+2)
	p.v.look(skipBlank(t, end+2))
	if !p.afterBoundary() {
		if after >= 0 {
			p.surprise(mathIsInline, p.pos, end+2)
		}
		return false
	}
	if escaped {
		if after >= 0 {
			p.pos = start
		}
		return false
	}
	stop := after
	if stop < 0 {
		stop = end + 2
	}
	if !p.beforeBoundary(stop) {
		if after >= 0 {
			p.surprise(mathIsInline, p.pos, end+2)
		}
		return false
	}
	tex := bytes.Clone(trimSpace(t[start+2 : end]))
	p.appendBlock(&mathBlock{tex: tex}, p.pos, stop)
	p.construct(FormulaConstruct, start, end+2, tex)
	p.pos = stop
	return true
}

// parseMath parses $$…$$ in text (INLINE_MATH_START).
func (s *spanParser) parseMath(parent ast.Node) bool {
	if !hasPrefixAt(s.text, s.pos, "$$") {
		return false
	}
	end := s.next(needleMath, s.pos+2)
	if end < 0 {
		return false
	}
	tex := trimSpace(s.text[s.pos+2 : end])
	s.append(parent, &mathSpan{tex: tex}, s.pos)
	s.construct(FormulaConstruct, s.pos, end+2, tex)
	s.pos = end + 2
	return true
}

func (r *Renderer) renderMathBlock(w writer, n *mathBlock) {
	if prev := n.PreviousSibling(); prev != nil && prev.Kind() == ast.KindTextBlock {
		_ = w.WriteByte('\n')
	}
	if r.options.noMath {
		_, _ = w.WriteString("<div")
		writeMathAttributes(w, n)
		_, _ = w.WriteString(">$$\n")
		_, _ = w.Write(hidePlaces(n.tex))
		_, _ = w.WriteString("\n$$</div>\n")
		return
	}
	attributes := len(n.Attributes()) > 0
	if attributes {
		_, _ = w.WriteString("<div")
		writeAttributes(w, n)
		_ = w.WriteByte('>')
	}
	_, _ = w.WriteString(`\[`)
	escapeAll(w, n.tex)
	_, _ = w.WriteString("\\]\n")
	if attributes {
		_, _ = w.WriteString("</div>\n")
	}
}

// writeMathAttributes writes the attributes of a formula without a math engine, which has the class
// kdmath.
func writeMathAttributes(w writer, n ast.Node) {
	written := false
	for _, a := range n.Attributes() {
		value := a.Value.([]byte)
		if string(a.Name) == "class" {
			value = trimLeft(append(append([]byte{}, value...), " kdmath"...))
			written = true
		}
		writeAttribute(w, string(a.Name), value)
	}
	if !written {
		writeAttribute(w, "class", []byte("kdmath"))
	}
}

func (r *Renderer) renderMath(w writer, n *mathSpan) {
	if r.options.noMath { // sic: kramdown does not escape the formula
		_, _ = w.WriteString("<span")
		writeMathAttributes(w, n)
		_, _ = w.WriteString(">$")
		_, _ = w.Write(hidePlaces(n.tex))
		_, _ = w.WriteString("$</span>")
		return
	}
	if len(n.Attributes()) > 0 { // sic: a formula with attributes has no delimiters for MathJax
		_, _ = w.WriteString("<span")
		writeAttributes(w, n)
		_, _ = w.WriteString(">$")
		escapeAll(w, n.tex)
		_, _ = w.WriteString("$</span>")
		return
	}
	_, _ = w.WriteString(`\(`)
	escapeAll(w, n.tex)
	_, _ = w.WriteString(`\)`)
}
