package kramdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
)

// parseParagraph parses a paragraph, or a continuation of the one directly before: it was
// interrupted by a line that could have started another block (parse_paragraph).
func (p *blockParser) parseParagraph() {
	t := p.v.text
	start := p.pos
	end := lineEnd(t, start)
	for seen := p.surprisedAt(start); !p.endsParagraph(end); {
		line := end
		end = lineEnd(t, line)
		// a table has several lines, and math two
		if kind := p.swallowed(line, end); kind != "" && kind != seen {
			p.surprise(kind, line, end)
			seen = kind
		}
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

// swallowed returns the kind of block that a line of a paragraph, after its first, looks like, or
// "".
func (p *blockParser) swallowed(q, end int) SurpriseKind {
	t := p.v.text
	i := optSpace(t, q)
	line := trimRight(t[i:end])
	switch c := t[i]; {
	case c == '|' && p.looksLikeTable(q):
		return tableIsText
	case string(line) == "$$":
		return mathIsInline
	case len(line) >= 3 && len(bytes.Trim(line, "-=")) == 0 && i == q:
		return underlineIsText
	case matchRule(t, q) >= 0:
		return ruleIsText
	case isDefinition(line):
		return definitionIsText
	}
	return ""
}

// isDefinition reports whether a line looks like a definition: [^name]: text, *[word]: text, or
// [label]: and text with a / or a dot, as in an address.
func isDefinition(line []byte) bool {
	open := bytes.IndexByte(line, '[')
	end := bytes.Index(line, []byte("]:"))
	if open < 0 || end < open+2 || bytes.IndexByte(line[:end], ']') >= 0 {
		return false
	}
	switch {
	case open == 1:
		return line[0] == '*'
	case open > 1:
		return false
	}
	return line[1] == '^' || bytes.ContainsAny(line[end:], "/.<#")
}

// endsParagraph reports whether the line at q ends a paragraph (PARAGRAPH_END_GFM).
func (p *blockParser) endsParagraph(q int) bool {
	t := p.v.text
	if p.v.matchLazyEnd(q) {
		return true
	}
	i := optSpace(t, q)
	switch c := t[i]; {
	case c == ':':
		_, end := matchMarker(t, i, definitionList)
		return end >= 0
	case p.options.needsBoundary(): // PARAGRAPH_END
		return false
	}
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
	default:
		if isDigit(c) {
			_, end := matchMarker(t, i, orderedList)
			return end >= 0
		}
	}
	return false
}

func (r *Renderer) renderParagraph(w writer, n *ast.Paragraph, entering bool) {
	r.renderInline(w, n, "p", "\n", entering)
}
