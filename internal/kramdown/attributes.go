package kramdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// Attribute lists: {: .class #id key="value" ref} before or after a block or after a span (IAL),
// and the named lists {:ref: …} that they refer to (ALD). kramdown: parser/kramdown/extensions.rb.

// An attribute belongs to an element. Attributes keep the order in which they were set, like the
// keys of a hash in Ruby.
type attribute struct{ key, value string }

// An attributeList has the attributes and the references of one or more attribute lists in the
// text.
type attributeList struct {
	attributes []attribute
	refs       []string
	classes    *strings.Builder // builds the class if there are several
}

// maxAttributes is the maximum number of attributes of an element. Each new one is compared with
// all others, and a named list repeats its attributes wherever it is referred to.
const maxAttributes = 100

// set sets an attribute. A class is added to the previous ones; key="value" replaces them, see
// replace.
func (l *attributeList) set(key, value string) {
	for i, a := range l.attributes {
		if a.key == key {
			if key == "class" {
				value = l.addClass(a.value, value)
			}
			l.attributes[i].value = value
			return
		}
	}
	l.add(key, value)
}

// add adds an attribute with a new key, unless the list is full.
func (l *attributeList) add(key, value string) {
	if len(l.attributes) < maxAttributes {
		l.attributes = append(l.attributes, attribute{key, value})
	}
}

// addClass returns old followed by class.
func (l *attributeList) addClass(old, class string) string {
	if old = strings.TrimLeft(old, " "); old == "" {
		return class
	}
	if l.classes == nil || l.classes.Len() != len(old) { // the class was replaced
		l.classes = &strings.Builder{}
		l.classes.WriteString(old)
	}
	l.classes.WriteByte(' ')
	l.classes.WriteString(class)
	return l.classes.String()
}

func (l *attributeList) hasRef(ref string) bool {
	if l == nil {
		return false
	}
	for _, r := range l.refs {
		if r == ref {
			return true
		}
	}
	return false
}

// parse adds the attributes and references in t, the text between {: and } (parse_attribute_list).
func (l *attributeList) parse(t []byte) {
	if s := trimSpace(t); len(s) == 0 || string(s) == ":" {
		return
	}
	boundary := func(p int) bool { return p >= len(t) || isSpace(t[p]) }
	// a definition starts at the start of the text or after white space
	for p, start := 0, true; p < len(t); start = false {
		q := p
		if !start {
			if !isSpace(t[p]) {
				p++
				continue
			}
			q++
		}
		if end, key, value := matchKeyValue(t, q); end >= 0 {
			l.replace(key, value)
			p = end
		} else if end := matchID(t, q); end >= 0 && boundary(end) {
			l.refs = append(l.refs, string(t[q:end]))
			p = end
		} else if end := l.parseIDsAndClasses(t, q); end >= 0 {
			p = end
		} else if !start {
			p++
		}
	}
}

// matchKeyValue matches key="value", up to the first quote before white space or the end.
func matchKeyValue(t []byte, p int) (end int, key, value string) {
	q := matchID(t, p)
	if q < 0 || q+1 >= len(t) || t[q] != '=' || t[q+1] != '"' && t[q+1] != '\'' {
		return -1, "", ""
	}
	key, quote := string(t[p:q]), t[q+1]
	for i := q + 2; i < len(t); i++ {
		switch c := t[i]; {
		case c == '}' && t[i-1] != '\\', c == 2: // sic: in the character class, \2 is the byte 2
			return -1, "", ""
		case c == quote && (i+1 == len(t) || isSpace(t[i+1])):
			value = string(t[q+2 : i])
			value = strings.ReplaceAll(value, `\}`, "}")
			return i + 1, key, strings.ReplaceAll(value, `\`+string(quote), string(quote))
		}
	}
	return -1, "", ""
}

// parseIDsAndClasses parses a run such as #id.class.other and returns its end, or -1.
func (l *attributeList) parseIDsAndClasses(t []byte, p int) int {
	set := func(apply bool) int {
		q := p
		for q < len(t) && !isSpace(t[q]) {
			start := q + 1
			switch t[q] {
			case '#':
				if start >= len(t) || class[t[start]]&classAlpha == 0 {
					return -1
				}
				for q = start; q < len(t) && (isWord(t[q]) || t[q] == ':' || t[q] == '-'); q++ {
				}
				if apply {
					l.set("id", string(t[start:q]))
				}
			case '.':
				for q = start; q < len(t) && !isSpace(t[q]) && t[q] != '.' && t[q] != '#'; q++ {
				}
				if q == start {
					return -1
				}
				if apply {
					l.set("class", string(t[start:q]))
				}
			default:
				return -1
			}
		}
		return q
	}
	if end := set(false); end > p {
		return set(true)
	}
	return -1
}

// matchBraced matches the inside of an attribute list or an extension from p on and its closing
// brace: the first } without a backslash before it, or else the last one with a backslash after
// which tail matches. A nil tail matches nothing and always succeeds. It returns the offsets of the
// brace and of the tail's end.
func (f *finder) matchBraced(p int, tail func(t []byte, p int) int) (brace, end int) {
	match := func(q int) int {
		if tail == nil {
			return q + 1
		}
		f.look(skipSpace(f.text, q+1))
		return tail(f.text, q+1)
	}
	q := f.next(needleBrace, p)
	if q > p {
		if end := match(q); end >= 0 {
			return q, end
		}
	} else if q < 0 {
		q = len(f.text)
	}
	// the braces between the previous one and q are the same for every call that finds q
	last := &f.answers[needleEscapedBrace]
	if int(last.from) != q {
		i := bytes.LastIndexByte(f.text[:q], '}')
		for i > 0 && f.text[i-1] == '\\' && match(i) < 0 {
			i = bytes.LastIndexByte(f.text[:i], '}')
		}
		last.from, last.to = int32(q), int32(i+1)
	}
	if brace = int(last.to) - 1; brace > p && f.text[brace-1] == '\\' {
		return brace, match(brace)
	}
	return -1, -1
}

// matchBlockIAL matches a block's attribute list at p, after optional spaces (IAL_BLOCK). Its
// inside is text[p+2:brace].
func (f *finder) matchBlockIAL(p int) (brace, end int) {
	if !hasPrefixAt(f.text, p, "{:") || p+2 >= len(f.text) {
		return -1, -1
	}
	if c := f.text[p+2]; c == ':' || c == '/' {
		return -1, -1
	}
	return f.matchBraced(p+2, restOfLine)
}

// matchALD matches the definition of a named attribute list at p, after optional spaces
// (ALD_START).
func (f *finder) matchALD(p int) (name string, inside []byte, end int) {
	if !hasPrefixAt(f.text, p, "{:") {
		return "", nil, -1
	}
	colon := matchID(f.text, p+2)
	if colon < 0 || colon >= len(f.text) || f.text[colon] != ':' {
		return "", nil, -1
	}
	brace, end := f.matchBraced(colon+1, restOfLine)
	if end < 0 {
		return "", nil, -1
	}
	return string(f.text[p+2 : colon]), f.text[colon+1 : brace], end
}

// parseAttributeBlock parses a line {: …}. The list belongs to the block directly above, or else to
// the next block.
func (p *blockParser) parseAttributeBlock(q int) bool {
	brace, end := p.v.matchBlockIAL(q)
	if end < 0 {
		return false
	}
	inside := p.v.text[q+2 : brace]
	start := p.pos
	p.pos = end
	last := p.parent.LastChild()
	if last != nil && !isBlankNode(last) && !isPlainEOB(last) {
		list := p.seg.lists[last]
		if list == nil {
			list = &attributeList{}
			p.seg.setList(last, list)
		}
		list.parse(inside)
		if _, next := p.v.matchBlockIAL(optSpace(p.v.text, p.pos)); next < 0 {
			p.appendEOB(eobIAL)
		}
		return true
	}
	if p.pending == nil {
		p.pending = &attributeList{}
	}
	p.pending.parse(inside)
	if matchBlank(p.v.text, p.pos) >= 0 || p.pos >= len(p.v.text) {
		p.surprise(attributesLost, start, end)
	}
	return true
}

// applyList sets the attributes of l on n, after those of the named lists that l refers to
// (update_attr_with_ial).
func (s *spanParser) applyList(n ast.Node, l *attributeList) {
	if l == nil {
		return
	}
	if l.hasRef("standalone") && n.Kind() == ast.KindImage {
		s.standalone = n
	}
	if len(l.refs) > 0 {
		sum, left := &attributeList{}, len(l.refs)+maxReferences
		s.resolve(sum, l, &left)
		l = sum
	}
	for _, a := range l.attributes {
		setAttribute(n, a.key, a.value)
	}
}

// maxReferences is the maximum number of named lists and of their attributes that one element
// takes. Each list may refer to the next one several times.
const maxReferences = 500

// resolve adds to sum the attributes of the lists that l refers to, and then those of l. It counts
// left down to 0.
func (s *spanParser) resolve(sum, l *attributeList, left *int) {
	for _, ref := range l.refs {
		if *left <= 0 {
			break
		}
		*left--
		s.seg.lookUp(lookupALD, ref)
		if named := s.defs.alds[ref]; named != nil {
			*left -= len(named.attributes)
			s.resolve(sum, named, left)
		}
	}
	for _, a := range l.attributes {
		sum.set(a.key, a.value)
	}
}

// setAttribute sets an attribute of n. A class is added to the previous ones.
func setAttribute(n ast.Node, key, value string) {
	switch n := n.(type) {
	case *ast.Link:
		if key == "href" {
			n.Destination = []byte(value)
			return
		} else if key == "title" {
			n.Title = []byte(value)
			return
		}
	case *ast.Image:
		if key == "src" {
			n.Destination = []byte(value)
			return
		} else if key == "title" {
			n.Title = []byte(value)
			return
		}
	}
	if key == "class" {
		if old := attributeOf(n, key); old != "" {
			value = old + " " + value
		}
	}
	n.SetAttributeString(key, []byte(value))
}

// attributeOf returns an attribute of n, or "".
func attributeOf(n ast.Node, key string) string {
	if v, ok := n.AttributeString(key); ok {
		if b, ok := v.([]byte); ok {
			return string(b)
		}
	}
	return ""
}

func hasAttribute(n ast.Node, key string) bool {
	_, ok := n.AttributeString(key)
	return ok
}

// writeAttributes writes the attributes of n.
func writeAttributes(w writer, n ast.Node) {
	for _, a := range n.Attributes() {
		value, _ := a.Value.([]byte)
		if string(a.Name) == "id" && len(bytes.TrimSpace(value)) == 0 {
			continue
		}
		writeAttribute(w, string(a.Name), value)
	}
}

func writeAttribute(w writer, name string, value []byte) {
	if strings.EqualFold(name, placeAttribute) {
		return // browsers use the first attribute of a name, which would not be the renderer's
	}
	_ = w.WriteByte(' ')
	_, _ = w.WriteString(name)
	_, _ = w.WriteString(`="`)
	escapeAttribute(w, value)
	_ = w.WriteByte('"')
}
