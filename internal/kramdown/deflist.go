package kramdown

import (
	"bytes"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
)

// parseDefinitionList parses the definitions after a paragraph, whose lines become the terms
// (parse_definition_list).
func (p *blockParser) parseDefinitionList() bool {
	t := p.v.text
	if _, end := matchMarker(t, optSpace(t, p.pos), definitionList); end < 0 {
		return false
	}
	para, loose := p.parent.LastChild(), false
	if blank, ok := para.(*blankNode); ok && blank.oneBreak {
		if prev := para.PreviousSibling(); prev != nil && prev.Kind() == ast.KindParagraph {
			para, loose = prev, true
		}
	}
	if para == nil || para.Kind() != ast.KindParagraph {
		return false
	}
	raw, ok := para.FirstChild().(*rawText)
	if !ok {
		return false
	}
	start := p.pos
	if !isTerm(raw.value()) {
		p.surprise(accidentalTerm, start, lineEnd(t, start))
	}
	list := extast.NewDefinitionList(0, nil)
	p.takePending(list)
	if ial := p.seg.lists[para]; ial != nil {
		p.seg.setList(list, ial)
	} else {
		delete(p.seg.lists, list)
	}
	if loose {
		p.parent.RemoveChild(p.parent, para.NextSibling())
	}
	p.parent.RemoveChild(p.parent, para)
	p.addTerms(list, raw)

	r := itemReader{p: p}
	r.readDefinitions(list, loose)
	var last ast.Node
	for len(r.parts) > 0 {
		p.finishDefinition(r.parseNext().(*extast.DefinitionDescription), &last)
	}
	p.joinDefinitionList(list)
	if last != nil {
		p.parent.AppendChild(p.parent, last)
	}
	return true
}

// isTerm reports whether a paragraph looks like a term: it is a short line and no sentence. The
// destination of a link does not count.
func isTerm(t []byte) bool {
	const short = 40 // characters
	t = trimSpace(t)
	if len(t) > 0 && bytes.IndexByte([]byte(".?!"), t[len(t)-1]) >= 0 {
		return false
	}
	n := utf8.RuneCount(t)
	if open := bytes.Index(t, []byte("](")); open >= 0 {
		n -= utf8.RuneCount(t[open : open+1+max(0, bytes.IndexByte(t[open:], ')'))])
	}
	return n <= short && bytes.IndexByte(t, '\n') < 0
}

// readDefinitions collects the definitions of a list. loose reports whether a blank line precedes
// the first one.
func (r *itemReader) readDefinitions(list ast.Node, loose bool) {
	p, t := r.p, r.p.v.text
	limit, lastBlank := 3, false
	for p.pos < len(t) {
		q := p.pos
		end := lineEnd(t, q)
		if tail, stop := matchMarker(t, skipSpaces(t, q, limit), definitionList); stop >= 0 {
			item := extast.NewDefinitionDescription()
			item.IsTight = !loose
			r.startContent(item, q, tail, end)
			list.AppendChild(list, item)
			limit = min(r.indent, 4) - 1
			loose, lastBlank = false, false
		} else if matchEOB(t, q) >= 0 {
			break
		} else if r.isContent(q) || !lastBlank && r.isLazy(q) {
			pad, start, _ := r.strip(q)
			r.text.add(pad, start, end)
			loose, lastBlank = false, false
		} else if end = matchBlank(t, q); end >= 0 {
			r.text.add(0, q, end)
			loose, lastBlank = true, true
		} else {
			break
		}
		p.pos = end
	}
	r.cut(nil)
}

// finishDefinition removes the blank lines at the end of a definition, and the <p> if it is tight.
// last is set to the blank lines of the last definition that is not empty.
func (p *blockParser) finishDefinition(item *extast.DefinitionDescription, last *ast.Node) {
	if item.FirstChild() == nil {
		return
	}
	*last = nil
	if blank := item.LastChild(); isBlankNode(blank) {
		item.RemoveChild(item, blank)
		*last = blank
	}
	if first := item.FirstChild(); isParagraph(first) && item.IsTight {
		if raw, ok := first.FirstChild().(*rawText); ok && item.ChildCount() > 1 {
			p.appendString(raw, "\n")
		}
		p.tighten(item, first)
	}
}

// addTerms adds a term for each line of the paragraph.
func (p *blockParser) addTerms(list ast.Node, raw *rawText) {
	for q := raw.start; q < raw.end; {
		end := raw.end
		if i := bytes.IndexByte(raw.v.text[q:raw.end], '\n'); i >= 0 {
			end = q + i
		}
		if q == end && len(trimSpace(raw.v.text[q:raw.end])) == 0 {
			return // Ruby's split drops empty strings at the end
		}
		term := extast.NewDefinitionTerm()
		start := q
		if inside, after := matchItemIAL(raw.v.text[:end], q); inside != nil {
			l := &attributeList{}
			l.parse(inside)
			p.seg.setList(term, l)
			start = after
		}
		at := raw.v.source(skipBlank(raw.v.text, start))
		_, to := raw.v.sourceRange(start, end)
		// a term's Pos is that of its first line
		term.Lines().Append(text.NewSegment(at, max(at, to)))
		term.AppendChild(term, &rawText{v: raw.v, start: start, end: end})
		list.AppendChild(list, term)
		q = end + 1
	}
}

// joinDefinitionList appends the list to the container, or its items to the definition list
// directly before it.
func (p *blockParser) joinDefinitionList(list ast.Node) {
	before := p.parent.LastChild()
	if isBlankNode(before) && isDefinitionList(before.PreviousSibling()) {
		p.parent.RemoveChild(p.parent, before)
		before = p.parent.LastChild()
	}
	if !isDefinitionList(before) {
		p.parent.AppendChild(p.parent, list)
		return
	}
	for c := list.FirstChild(); c != nil; {
		next := c.NextSibling()
		before.AppendChild(before, c)
		c = next
	}
}

func isDefinitionList(n ast.Node) bool {
	return n != nil && n.Kind() == extast.KindDefinitionList
}

func (r *Renderer) renderDefinitionList(w writer, n *extast.DefinitionList, entering bool) {
	r.renderBlock(w, n, "dl", entering)
}

func (r *Renderer) renderDefinitionTerm(w writer, n *extast.DefinitionTerm, entering bool) {
	r.renderInline(w, n, "dt", "\n", entering)
}

func (r *Renderer) renderDefinition(w writer, n *extast.DefinitionDescription, entering bool) {
	r.renderBlock(w, n, "dd", entering)
}
