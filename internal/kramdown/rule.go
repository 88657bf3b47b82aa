package kramdown

import "github.com/yuin/goldmark/ast"

// matchRule matches a thematic break (HR_START): three or more *, - or _, with blanks between them.
func matchRule(t []byte, p int) int {
	p = optSpace(t, p)
	if p >= len(t) || t[p] != '*' && t[p] != '-' && t[p] != '_' {
		return -1
	}
	n := 0
	for c := t[p]; p < len(t) && t[p] != '\n'; p++ {
		if t[p] == c {
			n++
		} else if !isBlank(t[p]) {
			return -1
		}
	}
	if n < 3 || p >= len(t) {
		return -1
	}
	return p + 1
}

func (p *blockParser) parseRule(end int) {
	p.appendBlock(ast.NewThematicBreak(), p.pos, end)
	p.pos = end
}

func (r *Renderer) renderRule(w writer, n *ast.ThematicBreak) {
	_, _ = w.WriteString("<hr")
	writeAttributes(w, n)
	_, _ = w.WriteString(" />\n")
}
