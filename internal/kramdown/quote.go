package kramdown

import "github.com/yuin/goldmark/ast"

// parseBlockquote parses a quote. All lines up to a blank one belong to it, with or without >
// (parse_blockquote).
func (p *blockParser) parseBlockquote() {
	t := p.v.text
	start := p.pos
	b := p.build()
	for q := start; q == start || !p.v.matchLazyEnd(q); {
		end := lineEnd(t, q)
		i := optSpace(t, q)
		if t[i] == '>' {
			i++
			if i < len(t) && t[i] == ' ' {
				i++
			}
		} else {
			if p.startsBlock(i) {
				p.surprise(swallowedByQuote, q, end)
			}
			i = q
		}
		b.add(0, i, end)
		q = end
		p.pos = end
	}
	n := ast.NewBlockquote()
	p.appendBlock(n, start, p.pos)
	p.parseBlocks(n, b.view())
}

// startsBlock reports whether the line whose text starts at i looks like the start of a list, a
// heading or a fence.
func (p *blockParser) startsBlock(i int) bool {
	t := p.v.text
	if i >= len(t) {
		return false
	}
	switch c := t[i]; {
	case c == '#':
		_, end := matchATX(t, i)
		return end >= 0
	case c == '`' || c == '~':
		return matchFenceRun(t, i) >= i+3
	case c == '-' || c == '*' || c == '+':
		_, end := matchMarker(t, i, bulletList)
		return end >= 0 || matchRule(t, i) >= 0
	case isDigit(c):
		_, end := matchMarker(t, i, orderedList)
		return end >= 0
	}
	return false
}

func (r *Renderer) renderBlockquote(w writer, n *ast.Blockquote, entering bool) {
	r.renderBlock(w, n, "blockquote", entering)
}
