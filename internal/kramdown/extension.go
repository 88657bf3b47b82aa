package kramdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
)

// Extensions: {::comment}, {::nomarkdown} and {::options}, as blocks and in text.

// An extension is the start tag {::name attributes} or {::name attributes /}.
type extension struct {
	name       []byte
	attributes []byte
	closed     bool
	end        int
}

// known reports whether kramdown has the extension.
func (e *extension) known() bool {
	switch string(e.name) {
	case "comment", "nomarkdown", "options":
		return true
	}
	return false
}

// matchExtension matches the start tag of an extension (EXT_START_STR), after which tail must
// match.
func (f *finder) matchExtension(p int, tail func(t []byte, p int) int) (e extension, ok bool) {
	t := f.text
	if !hasPrefixAt(t, p, "{::") {
		return e, false
	}
	q := p + 3
	for q < len(t) && isWord(t[q]) {
		q++
	}
	if e.name = t[p+3 : q]; len(e.name) == 0 {
		return e, false
	}
	brace := q
	if q < len(t) && isSpace(t[q]) {
		if brace, _ = f.matchBraced(q, tail); brace < 0 {
			return e, false
		}
		e.attributes = t[q+1 : max(q+1, brace)]
		if n := len(e.attributes); n > 0 && e.attributes[n-1] == '/' {
			e.closed, e.attributes = true, e.attributes[:n-1]
		}
	} else if hasPrefixAt(t, q, "/") {
		e.closed = true
		brace++
	}
	if !hasPrefixAt(t, brace, "}") {
		return e, false
	}
	e.end = brace + 1
	if tail != nil {
		e.end = tail(t, brace+1)
	}
	return e, e.end >= 0
}

// matchExtensionEnd matches {:/} or {:/name}.
func matchExtensionEnd(t []byte, p int, name []byte) int {
	if !hasPrefixAt(t, p, "{:/") {
		return -1
	}
	p += 3
	if bytes.HasPrefix(t[p:], name) {
		if hasPrefixAt(t, p+len(name), "}") {
			return p + len(name) + 1
		}
	}
	if hasPrefixAt(t, p, "}") {
		return p + 1
	}
	return -1
}

// findExtensionEnd returns the range of an extension's end tag, from p on. The end tag of
// a block must be alone on its line.
func (f *finder) findExtensionEnd(p int, name []byte, block bool) (start, end int) {
	t := f.text
	key := "{:/" + string(name)
	if f.missing(key, p) {
		return -1, -1
	}
	for q := p; q < len(t); q++ {
		i := bytes.Index(t[q:], []byte("{:/"))
		if i < 0 {
			break
		}
		q += i
		end := matchExtensionEnd(t, q, name)
		if end < 0 {
			continue
		}
		if !block {
			f.reach = max(f.reach, end)
			return q, end
		}
		start := q
		for start > p && q-start < 3 && t[start-1] == ' ' {
			start--
		}
		// sic: "\s" in a Ruby string is a space, so only spaces may follow
		for end < len(t) && t[end] == ' ' {
			end++
		}
		if (start == p || t[start-1] == '\n') && end < len(t) && t[end] == '\n' {
			f.reach = max(f.reach, end+1)
			return start, end + 1
		}
	}
	f.miss(key, p)
	return -1, -1
}

// parseBlockExtension parses a line that starts with {: (parse_block_extensions).
func (p *blockParser) parseBlockExtension(q int) bool {
	t := p.v.text
	if name, inside, end := p.v.matchALD(q); end >= 0 {
		p.pos = end
		eob := p.appendEOB(eobALD)
		p.seg.define(definition{kind: lookupALD, name: name, eob: eob, ald: bytes.Clone(inside)})
		return true
	}
	if e, ok := p.v.matchExtension(q, restOfLine); ok {
		return p.parseExtension(e)
	}
	if end := matchAnyExtensionEnd(t, q); end >= 0 && restOfLine(t, end) >= 0 {
		return false
	}
	return p.parseAttributeBlock(q)
}

// matchAnyExtensionEnd matches the end tag of any extension.
func matchAnyExtensionEnd(t []byte, p int) int {
	if !hasPrefixAt(t, p, "{:/") {
		return -1
	}
	name := []byte(nil)
	if end := matchID(t, p+3); end >= 0 {
		name = t[p+3 : end]
	}
	return matchExtensionEnd(t, p, name)
}

// parseExtension parses a block extension after its start tag.
func (p *blockParser) parseExtension(e extension) bool {
	if !e.known() {
		return false
	}
	t := p.v.text
	end := e.end
	var body []byte
	hasBody := !e.closed
	if hasBody {
		start, stop := p.v.findExtensionEnd(end, e.name, true)
		if stop < 0 {
			return false
		}
		body = bytes.Clone(bytes.TrimSuffix(t[end:start], []byte("\n")))
		end = stop
	}
	var l attributeList
	l.parse(e.attributes)
	switch string(e.name) {
	case "comment":
		if hasBody {
			p.appendNode(&commentNode{value: commentHTML(body), block: true}, p.pos, end)
		}
	case "nomarkdown":
		if hasBody {
			p.appendNode(&rawHTML{value: rawFor(l, body), block: true}, p.pos, end)
		}
	case "options":
		p.seg.setOptions(l.attributes)
		p.options = p.options.with(l.attributes)
		p.pos = end
		p.appendEOB(eobExtension)
		return true
	}
	p.pos = end
	return true
}

func commentHTML(body []byte) []byte {
	return append(append([]byte("<!-- "), body...), " -->"...)
}

// rawFor returns the body of {::nomarkdown}, or nil if its types do not include HTML.
func rawFor(l attributeList, body []byte) []byte {
	types := bytes.Fields([]byte(l.take("type")))
	for _, t := range types {
		if string(t) == "html" {
			return body
		}
	}
	if len(types) > 0 {
		return nil
	}
	return body
}

// parseSpanExtension parses {:…} in text: an extension, or the attribute list of the previous span
// (parse_span_extensions).
func (s *spanParser) parseSpanExtension(parent ast.Node) bool {
	t, start := s.text, s.pos
	if !hasPrefixAt(t, start, "{:") {
		return false
	}
	if e, ok := s.matchExtension(start, nil); ok {
		return s.parseInlineExtension(parent, e)
	}
	if matchAnyExtensionEnd(t, start) >= 0 {
		return false
	}
	brace, end := s.matchBraced(start+2, nil)
	if end < 0 {
		return false
	}
	last := parent.LastChild()
	if last == nil || last.Kind() == kindText {
		s.surprise(attributesAreText, start, end)
		return false
	}
	l := &attributeList{}
	l.parse(t[start+2 : brace])
	s.applyList(last, l)
	s.pos = end
	return true
}

func (s *spanParser) parseInlineExtension(parent ast.Node, e extension) bool {
	if !e.known() {
		return false
	}
	t, start, end := s.text, s.pos, e.end
	var body []byte
	if !e.closed {
		stop, next := s.findExtensionEnd(end, e.name, false)
		if next < 0 {
			return false
		}
		body, end = t[end:stop:stop], next
	}
	var l attributeList
	l.parse(e.attributes)
	switch string(e.name) {
	case "comment":
		if !e.closed {
			s.append(parent, &commentNode{value: commentHTML(body)}, start)
		}
	case "nomarkdown":
		if !e.closed {
			s.append(parent, &rawHTML{value: rawFor(l, body)}, start)
		}
	case "options":
		s.defs.options = s.defs.options.with(l.attributes) // applies from here on
		s.seg.varies = true
	}
	s.pos = end
	return true
}
