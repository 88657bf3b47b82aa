package kramdown

import (
	"bytes"
	"strconv"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
)

// matchATX matches # to ###### and white space (ATX_HEADER_START), at the start of a line only.
func matchATX(t []byte, p int) (level, contents int) {
	for p+level < len(t) && t[p+level] == '#' {
		level++
	}
	if level == 0 || level > 6 || p+level >= len(t) || !isBlank(t[p+level]) {
		return 0, -1
	}
	return level, skipBlank(t, p+level)
}

// matchPlainATX is matchATX for the input kramdown, where a heading needs no white space. The text
// may be on the next line (sic: [^ \t] matches a line break).
func matchPlainATX(t []byte, p int) (level, contents int) {
	for level < 6 && p+level < len(t) && t[p+level] == '#' {
		level++
	}
	contents = skipBlank(t, p+level)
	if level == 0 || contents >= len(t) {
		return 0, -1
	}
	return level, contents
}

// trimPlainClose removes the # at the end of a heading, except for one after a backslash, as
// kramdown's own parser does (parse_atx_header).
func trimPlainClose(text []byte) []byte {
	n := len(bytes.TrimRight(text, "#"))
	if n < len(text) && n > 0 && text[n-1] == '\\' {
		n++
	}
	if n == len(text) {
		return text
	}
	return trimRight(text[:n])
}

// needsBoundary reports whether a heading with # needs a block boundary before it, and a paragraph
// a blank line after it.
func (o *Options) needsBoundary() bool { return o.plainInput || o.boundaryAfter }

// parseATXHeading parses "## Text ##". Without text it is no heading.
func (p *blockParser) parseATXHeading() bool {
	level, start := matchATX(p.v.text, p.pos)
	if p.options.plainInput {
		level, start = matchPlainATX(p.v.text, p.pos)
	}
	if start < 0 || p.options.needsBoundary() && !p.afterBoundary() {
		return false
	}
	end := lineEnd(p.v.text, p.pos)
	if p.options.plainInput && p.v.text[start] == '\n' {
		end = lineEnd(p.v.text, start+1)
		p.v.look(end)
	}
	text, id := headingContents(p.v.text[start:max(start, end-1)])
	if p.options.needsBoundary() {
		text = trimPlainClose(text)
	} else if n := len(bytes.TrimRight(text, "#")); n < len(text) && n > 0 && isBlank(text[n-1]) {
		text = trimRight(text[:n-1])
	}
	if len(text) == 0 {
		return false
	}
	p.addHeading(level, start, len(text), id, end)
	return true
}

// parseSetextHeading parses one line of text and a line of = and -, whose first character
// determines the level.
func (p *blockParser) parseSetextHeading(q int) bool {
	t := p.v.text
	if isBlank(t[q]) {
		return false
	}
	next := lineEnd(t, q)
	if next >= len(t) || t[next] != '-' && t[next] != '=' {
		return false
	}
	under := next
	for under < len(t) && (t[under] == '-' || t[under] == '=') {
		under++
	}
	for under < len(t) && t[under] != '\n' && isSpace(t[under]) {
		under++
	}
	if under >= len(t) || t[under] != '\n' {
		return false
	}
	if !p.afterBoundary() {
		return false // parseParagraph records the surprise
	}
	text, id := headingContents(t[q : next-1])
	if len(text) == 0 {
		return false
	}
	level := 1
	if t[next] == '-' {
		level = 2
		if under-next == 3 { // a line that is meant as an underline is longer
			p.surprise(underlinedHeading, next, under)
		}
	}
	p.addHeading(level, q, len(text), id, under+1)
	return true
}

// addHeading appends a heading with the text of n bytes from start on, and moves to end.
func (p *blockParser) addHeading(level, start, n int, id string, end int) {
	h := ast.NewHeading(level)
	p.appendBlock(h, p.pos, start+n)
	p.addRaw(h, start, start+n)
	if id != "" {
		h.SetAttributeString("id", []byte(id))
	}
	p.pos = end
}

// headingContents returns the text of a heading and the id at its end, {#id}
// (parse_header_contents).
func headingContents(t []byte) (text []byte, id string) {
	t = trimRight(t)
	open := bytes.LastIndex(t, []byte("{#"))
	if open < 1 || !isBlank(t[open-1]) || t[len(t)-1] != '}' {
		return t, ""
	}
	name := t[open+2 : len(t)-1]
	for i := 0; i < len(name); {
		r, n := utf8.DecodeRune(name[i:])
		if !isXMLName(r, i == 0) {
			return t, ""
		}
		i += n
	}
	if len(name) == 0 {
		return t, ""
	}
	return trimRight(t[:open-1]), string(name)
}

// isXMLName reports whether r is in REXML's NAME_START_CHAR, or in NAME_CHAR unless it is the
// first.
func isXMLName(r rune, first bool) bool {
	switch {
	case r < utf8.RuneSelf:
		c := byte(r)
		if c == ':' || c == '_' || class[c]&classAlpha != 0 {
			return true
		}
		return !first && (c == '-' || c == '.' || isDigit(c))
	case !first && (r == 0xB7 || r >= 0x300 && r <= 0x36F || r >= 0x203F && r <= 0x2040):
		return true
	}
	for _, in := range [...][2]rune{
		{0xC0, 0xD6}, {0xD8, 0xF6}, {0xF8, 0x2FF}, {0x370, 0x37D}, {0x37F, 0x1FFF},
		{0x200C, 0x200D}, {0x2070, 0x218F}, {0x2C00, 0x2FEF}, {0x3001, 0xD7FF}, {0xF900, 0xFDCF},
		{0xFDF0, 0xFFFD}, {0x10000, 0xEFFFF},
	} {
		if r >= in[0] && r <= in[1] {
			return true
		}
	}
	return false
}

func (r *Renderer) renderHeading(w writer, n *ast.Heading, entering bool) {
	r.renderInline(w, n, "h"+strconv.Itoa(r.options.level(n.Level)), "\n", entering)
	if id := r.headingLink(n); entering && id != "" {
		_, _ = w.WriteString("<a")
		writeAttribute(w, "href", []byte("#"+id))
		_, _ = w.WriteString("></a>")
	}
}

// headingLink returns the id to which the empty link in a heading points, or "" for no link
// (header_links).
func (r *Renderer) headingLink(n *ast.Heading) string {
	if !r.options.headerLinks || r.options.Version != Kramdown25 {
		return ""
	}
	return attributeOf(n, "id")
}
