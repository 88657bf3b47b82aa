package kramdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
)

// A linkDefinition is the definition [label]: url "title".
type linkDefinition struct {
	url   []byte
	title []byte
	list  *attributeList // from the line after the definition
}

// maxLabel is the maximum length of a label in bytes. It keeps the time for nested brackets linear.
const maxLabel = 1000

// normalizeLabel returns the key of a label: in lower case, with one space for white space.
func normalizeLabel(label []byte) string {
	if len(label) > maxLabel {
		return ""
	}
	b := make([]byte, 0, len(label))
	for i, c := range label {
		if !isSpace(c) {
			b = append(b, c)
		} else if i == 0 || !isSpace(label[i-1]) {
			b = append(b, ' ')
		}
	}
	return downcase(string(b))
}

// parseLinkDefinition parses [label]: url "title". The title may be on the next line
// (LINK_DEFINITION_START).
func (p *blockParser) parseLinkDefinition(q int) bool {
	t := p.v.text
	stop := lineEnd(t, q) - 1
	end := bytes.IndexByte(t[q:stop], ']')
	if end < 2 || !hasPrefixAt(t, q+end+1, ":") {
		return false
	}
	label := t[q+1 : q+end]
	start := skipBlank(t, q+end+2)
	def, next := matchDefinition(t, start, stop)
	if next < 0 {
		return false
	}
	p.construct(DefinitionConstruct, q, next, def.url)
	p.pos = next
	eob := p.appendEOB(eobLinkDefinition)
	p.seg.define(definition{kind: lookupLink, name: normalizeLabel(label), eob: eob, link: &def})
	return true
}

// matchDefinition matches a link definition after its colon, where start to stop is the rest of the
// line.
func matchDefinition(t []byte, start, stop int) (linkDefinition, int) {
	if start >= stop {
		return linkDefinition{}, -1
	}
	trimmed := stop
	for trimmed > start && isBlank(t[trimmed-1]) {
		trimmed--
	}
	if t[start] == '<' { // <url> ends at the first > after which the rest matches
		for end := start + 1; end < trimmed; end++ {
			if t[end] != '>' {
				continue
			}
			if title, next := matchTitle(t, end+1, stop); next >= 0 {
				url := t[start+1 : end]
				return linkDefinition{url: bytes.Clone(url), title: bytes.Clone(title)}, next
			}
		}
	}
	// otherwise the url is the shortest one after which the rest matches
	for end := start + 1; end <= trimmed; end++ {
		if end < trimmed && !isBlank(t[end]) {
			continue
		}
		if end == start || isBlank(t[end-1]) && end < trimmed {
			continue
		}
		if title, next := matchTitle(t, end, stop); next >= 0 {
			url := t[start:end:end]
			for i := 1; i < len(url); i++ {
				if isBlank(url[i-1]) && (url[i] == '"' || url[i] == '\'') {
					return linkDefinition{}, -1
				}
			}
			return linkDefinition{url: bytes.Clone(url), title: bytes.Clone(title)}, next
		}
	}
	return linkDefinition{}, -1
}

// matchTitle matches the rest of a definition after the url: a title on this line, one alone on the
// next line, or nothing.
func matchTitle(t []byte, p, stop int) (title []byte, next int) {
	q := skipBlank(t, p)
	if q > p && q < stop {
		if title := quoted(t, q, stop); title != nil {
			return title, stop + 1
		}
	}
	if q < stop {
		return nil, -1
	}
	if q = skipBlank(t, stop+1); q < len(t) {
		end := lineEnd(t, q)
		if title := quoted(t, q, end-1); title != nil {
			return title, end
		}
	}
	return nil, stop + 1
}

// quoted returns the text in quotes from p to stop, before trailing blanks, or nil.
func quoted(t []byte, p, stop int) []byte {
	for stop > p && isBlank(t[stop-1]) {
		stop--
	}
	if stop-p < 3 || t[p] != '"' && t[p] != '\'' || t[stop-1] != t[p] {
		return nil
	}
	return t[p+1 : stop-1 : stop-1]
}

// A bracketAt is the offset of an opening bracket in a context.
type bracketAt struct {
	ctx context
	at  int
}

// recordBrackets records pairs of brackets. If the outer ones are no link, the inner ones need not
// be matched again.
func (s *spanParser) recordBrackets(ctx context, pairs []int) {
	if len(pairs) == 0 {
		return
	}
	if s.brackets == nil {
		s.brackets = map[bracketAt]int{}
	}
	for i := 0; i < len(pairs); i += 2 {
		s.brackets[bracketAt{ctx, pairs[i]}] = pairs[i+1]
	}
}

// parseLink parses a link or an image: [text](url "title"), [text][label] or [label] (parse_link).
func (s *spanParser) parseLink(parent ast.Node, ctx context) bool {
	t, start := s.text, s.pos
	open := start + 1
	image := t[start] == '!'
	if image {
		open++
	}
	if !hasPrefixAt(t, open-1, "[") || open >= len(t) || t[open] == '^' {
		return false
	}
	asText := func() bool {
		s.addText(parent, start, open)
		s.pos = open
		return true
	}
	inner := ctx | inLink
	if !image && ctx&inLink != 0 || s.seg.isTooDeep(s.depth, s.source(start)) {
		return asText()
	}
	if s.unclosed[scope{inner, '[', 1}].has(start) {
		return asText()
	}
	if end, ok := s.brackets[bracketAt{inner, start}]; ok {
		if _, ok := s.matchTarget(open, end); !ok {
			return asText()
		}
	}
	link := ast.NewLink()
	var n ast.Node = link
	if image {
		n = ast.NewImage(link)
	}
	s.pos = open
	if !s.parse(n, stopAt{bracket: true}, maskAll, inner) {
		s.mark(scope{inner, '[', 1}, []int{start})
		return asText()
	}
	target, ok := s.matchTarget(open, s.pos)
	if !ok {
		return asText()
	}
	s.pos = target.end
	kind := LinkConstruct
	if image {
		kind = ImageConstruct
		// kramdown's alt text is the source of the children, not their text as in goldmark
		alt := unescape(t[open:target.close])
		img := ast.NewImage(link)
		if len(alt) > 0 {
			img.AppendChild(img, &textNode{value: alt, start: -1})
		} else {
			kind = BareImageConstruct
		}
		n = img
	}
	s.setTarget(n, target)
	s.append(parent, n, start)
	s.construct(kind, start, target.end, target.url)
	return true
}

// A target is the destination of a link.
type target struct {
	close, end int // offsets of the closing bracket and of the end of the link
	url, title []byte
	def        *linkDefinition
}

func (s *spanParser) setTarget(n ast.Node, target target) {
	if target.def != nil {
		s.applyList(n, target.def.list)
	}
	switch n := n.(type) {
	case *ast.Link:
		n.Destination = target.url
		if target.title != nil {
			n.Title = target.title
		}
	case *ast.Image:
		n.Destination = target.url
		if target.title != nil {
			n.Title = target.title
		}
	}
}

// matchTarget matches the part of a link after its text, which starts at open and ends at close.
func (s *spanParser) matchTarget(open, close int) (target, bool) {
	t := s.text
	p := close + 1
	label, end := s.matchLabel(p)
	if end < 0 && (p >= len(t) || t[p] != '(') {
		end = p
	}
	if end >= 0 {
		if label == nil {
			label = unescape(t[open:close])
		}
		name := normalizeLabel(label)
		s.seg.lookUp(lookupLink, name)
		def := s.defs.links[name]
		if def == nil {
			return target{}, false
		}
		return target{close: close, end: end, url: def.url, title: def.title, def: def}, true
	}
	url, closed, end := s.matchDestination(p)
	if end < 0 {
		return target{}, false
	}
	if closed {
		return target{close: close, end: end, url: url}, true
	}
	title, end := s.matchLinkTitle(end)
	if end < 0 {
		return target{}, false
	}
	return target{close: close, end: end, url: url, title: title}, true
}

// matchLabel matches white space and [label] (LINK_INLINE_ID_RE). label is nil if it is empty.
func (s *spanParser) matchLabel(p int) (label []byte, end int) {
	p = skipSpace(s.text, p)
	if p >= len(s.text) || s.text[p] != '[' {
		return nil, -1
	}
	end = s.next(needleBracket, p+1)
	if end < 0 {
		return nil, -1
	}
	if end > p+1 {
		label = s.text[p+1 : end]
	}
	return label, end + 1
}

func (r *Renderer) renderLink(w writer, n *ast.Link, entering bool) {
	if r.inTOC {
		return
	}
	if !entering {
		_, _ = w.WriteString("</a>")
		return
	}
	_, _ = w.WriteString("<a")
	writeAttribute(w, "href", n.Destination)
	if n.Title != nil {
		writeAttribute(w, "title", n.Title)
	}
	writeAttributes(w, n)
	_ = w.WriteByte('>')
}

func (r *Renderer) renderImage(w writer, n *ast.Image) {
	_, _ = w.WriteString("<img")
	writeAttribute(w, "src", n.Destination)
	if !hasAttribute(n, "alt") {
		var alt []byte
		if c, ok := n.FirstChild().(*textNode); ok {
			alt = c.value
		}
		writeAttribute(w, "alt", alt)
	}
	if n.Title != nil {
		writeAttribute(w, "title", n.Title)
	}
	writeAttributes(w, n)
	_, _ = w.WriteString(" />")
}
