package kramdown

import (
	"strings"
	"unicode/utf8"
)

// kramdown's tables of HTML elements (parser/html.rb, Constants): which ones are spans, which have
// no body, and how their content is parsed.

// A contentModel is the way to parse the content of an HTML element.
type contentModel uint8

const (
	modelRaw contentModel = iota
	modelBlock
	modelSpan
)

type element struct {
	known, span, block, void bool
	since25                  bool // unknown to kramdown 2.4
	model                    contentModel
}

var elements = func() map[string]element {
	m := map[string]element{}
	each := func(names string, f func(e *element)) {
		for _, name := range strings.Fields(names) {
			e := m[name]
			e.known = true
			f(&e)
			m[name] = e
		}
	}
	each(`address applet article aside blockquote body dd details div dl fieldset figure
		figcaption footer form header hgroup iframe li main map menu nav noscript object section
		summary td`,
		func(e *element) { e.model = modelBlock })
	each(`a abbr acronym b bdo big button cite caption del dfn dt em h1 h2 h3 h4 h5 h6 i ins label
		legend optgroup p q rb rbc rp rt rtc ruby select small span strong sub sup th tt`,
		func(e *element) { e.model = modelSpan })
	each(`script style math option textarea pre code kbd samp var`,
		func(e *element) { e.model = modelRaw })
	each(`a abbr acronym b big bdo br button cite code del dfn em i img input ins kbd label mark
		option q rb rbc rp rt rtc ruby samp select small span strong sub sup tt u var`,
		func(e *element) { e.span = true })
	each(`time`, func(e *element) { e.span, e.since25 = true, true })
	each(`address article aside applet body blockquote caption col colgroup dd div dl dt fieldset
		figcaption footer form h1 h2 h3 h4 h5 h6 header hgroup hr html head iframe legend menu li
		main map nav ol optgroup p pre section summary table tbody td th thead tfoot tr ul`,
		func(e *element) { e.block = true })
	each(`area base br col command embed hr img input keygen link meta param source track wbr`,
		func(e *element) { e.void = true })
	return m
}()

// elementOf returns the properties of an element and its name in lower case, if kramdown's version
// knows it.
func elementOf(name []byte, version Version) (e element, lower string) {
	if e, ok := elements[string(name)]; ok && e.in(version) {
		return e, string(name)
	}
	lower = strings.ToLower(string(name))
	if e, ok := elements[lower]; ok && e.in(version) {
		return e, lower
	}
	return element{}, string(name)
}

func (e element) in(version Version) bool { return version == Kramdown25 || !e.since25 }

// isSpan reports whether the element with a name in lower case is a span.
func isSpan(name string, version Version) bool {
	e := elements[name]
	return e.span && e.in(version)
}

// A tag is an HTML start tag: its name, in lower case if it is known, and the text of its
// attributes.
type tag struct {
	name       string
	el         element
	attributes []byte
	closed     bool // <br/>
}

// matchTag matches a start tag at p (HTML_TAG_RE). A value without quotes has only word characters.
func (f *finder) matchTag(p int) (tag tag, end int) {
	t := f.text
	if p >= len(t) || t[p] != '<' {
		return tag, -1
	}
	nameEnd := matchName(t, p+1)
	if nameEnd < 0 {
		return tag, -1
	}
	q := nameEnd
	for {
		start := skipSpace(t, q)
		if start == q {
			break
		}
		next := f.matchAttribute(start)
		if next < 0 {
			break
		}
		q = next
	}
	attributes := t[nameEnd:q]
	q = skipSpace(t, q)
	f.look(q + 1)
	closed := q < len(t) && t[q] == '/'
	if closed {
		q++
	}
	if q >= len(t) || t[q] != '>' {
		return tag, -1
	}
	tag.el, tag.name = elementOf(t[p+1:nameEnd], f.version)
	tag.attributes, tag.closed = attributes, closed
	return tag, q + 1
}

// matchAttribute matches an attribute of a tag: a name, and a value if there is a valid one.
func (f *finder) matchAttribute(p int) int {
	_, end := f.matchValue(p)
	return end
}

// matchValue is like matchAttribute and returns the value too.
func (f *finder) matchValue(p int) (value []byte, end int) {
	t := f.text
	nameEnd := matchName(t, p)
	if nameEnd < 0 {
		return nil, -1
	}
	q := skipSpace(t, nameEnd)
	if q >= len(t) || t[q] != '=' {
		return nil, nameEnd
	}
	q = skipSpace(t, q+1)
	f.look(q)
	if q >= len(t) {
		return nil, nameEnd
	}
	if c := t[q]; c == '"' || c == '\'' {
		n := needleQuote
		if c == '\'' {
			n = needleApostrophe
		}
		if close := f.next(n, q+1); close >= 0 {
			return t[q+1 : close], close + 1
		}
		return nil, nameEnd
	}
	end = q
	for end < len(t) {
		r, n := utf8.DecodeRune(t[end:])
		if !isWordRune(r) {
			break
		}
		end += n
	}
	if end == q {
		return nil, nameEnd
	}
	return t[q:end], end
}

// matchCloseTag matches </name> at p (HTML_TAG_CLOSE_RE).
func matchCloseTag(t []byte, p int) (name []byte, end int) {
	if !hasPrefixAt(t, p, "</") {
		return nil, -1
	}
	nameEnd := matchName(t, p+2)
	if nameEnd < 0 {
		return nil, -1
	}
	end = skipSpace(t, nameEnd)
	if end >= len(t) || t[end] != '>' {
		return nil, -1
	}
	return t[p+2 : nameEnd], end + 1
}

// matchCloseOf matches </name> with the given name, in any case if fold is set.
func matchCloseOf(t []byte, p int, name string, fold bool) int {
	if !hasPrefixAt(t, p, "</") || p+2+len(name) > len(t) {
		return -1
	}
	got := string(t[p+2 : p+2+len(name)])
	if got != name && !(fold && strings.EqualFold(got, name)) {
		return -1
	}
	if end := skipSpace(t, p+2+len(name)); end < len(t) && t[end] == '>' {
		return end + 1
	}
	return -1
}

// list returns the attributes of a tag. A later one replaces an earlier one of the same name.
func (tag *tag) list() *attributeList {
	l := &attributeList{}
	var f finder
	f.reset(tag.attributes)
	for p := 0; p < len(f.text); {
		start := skipSpace(f.text, p)
		value, end := f.matchValue(start)
		if end < 0 {
			p++
			continue
		}
		name := string(f.text[start:matchName(f.text, start)])
		if tag.el.known {
			name = strings.ToLower(name)
		}
		l.replace(name, string(value))
		p = end
	}
	return l
}

// replace sets an attribute. Unlike set, it also replaces a class.
func (l *attributeList) replace(key, value string) {
	for i, a := range l.attributes {
		if a.key == key {
			l.attributes[i].value = value
			return
		}
	}
	l.add(key, value)
}

// take removes an attribute and returns its value.
func (l *attributeList) take(key string) string {
	for i, a := range l.attributes {
		if a.key == key {
			l.attributes = append(l.attributes[:i], l.attributes[i+1:]...)
			return a.value
		}
	}
	return ""
}

// matchLazyHTML reports whether a tag at p ends lazy lines: a start or end tag of an element that
// is no span (LAZY_END_HTML_START, LAZY_END_HTML_STOP).
func (f *finder) matchLazyHTML(p int) bool {
	t := f.text
	p++
	stop := p < len(t) && t[p] == '/'
	if stop {
		p++
	}
	end := matchName(t, p)
	if end < 0 {
		return false
	}
	word := p
	for word < len(t) {
		r, n := utf8.DecodeRune(t[word:])
		if !isBoundaryRune(r) {
			break
		}
		word += n
	}
	if name := string(t[p:word]); name == "script" || isSpan(name, f.version) {
		return false
	}
	if stop {
		end = skipSpace(t, end)
		return end < len(t) && t[end] == '>'
	}
	return true
}

// IsElement reports whether a name is that of an element of HTML that kramdown knows.
func IsElement(name string) bool { return elements[strings.ToLower(name)].known }
