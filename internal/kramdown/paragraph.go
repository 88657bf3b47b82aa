package kramdown

import "github.com/yuin/goldmark/ast"

// parseParagraph reads a paragraph, or more text for the one right before, which a block that turned out to be none
// had ended (parse_paragraph).
func (p *blockParser) parseParagraph() {
	t := p.v.text
	start := p.pos
	end := lineEnd(t, start)
	for !p.endsParagraph(end) {
		end = lineEnd(t, end)
	}
	p.pos = end
	text := trimRight(t[start:end])
	stop := start + len(text)
	if last := p.parent.LastChild(); last != nil && last.Kind() == ast.KindParagraph {
		raw, ok := last.LastChild().(*rawText)
		if !ok {
			p.addRaw(last, start, stop)
			return
		}
		joiner := "\n"
		if start >= 3 && string(t[start-3:start]) == "  \n" {
			joiner = "  \n"
		}
		p.appendString(raw, joiner)
		p.addRaw(last, start, stop)
		return
	}
	n := p.seg.store.paragraphs.new()
	p.appendBlock(n, start, stop)
	p.addRaw(n, stop-len(trimLeft(text)), stop)
}

// endsParagraph reports whether the line at q ends a paragraph (PARAGRAPH_END_GFM).
func (p *blockParser) endsParagraph(q int) bool {
	t := p.v.text
	if p.v.matchLazyEnd(q) {
		return true
	}
	i := optSpace(t, q)
	switch c := t[i]; c {
	case '>':
		return true
	case '#':
		if i == q {
			_, end := matchATX(t, q)
			return end >= 0
		}
	case '~', '`':
		return matchFenceRun(t, i) >= i+3
	case '*', '-', '+':
		_, end := matchMarker(t, i, bulletList)
		return end >= 0
	case ':':
		_, end := matchMarker(t, i, definitionList)
		return end >= 0
	default:
		if isDigit(c) {
			_, end := matchMarker(t, i, orderedList)
			return end >= 0
		}
	}
	return false
}
