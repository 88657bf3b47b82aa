package kramdown

import (
	"bytes"
	"slices"
	"sort"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
)

// An abbreviationNode is a text that a definition *[text]: title explains.
type abbreviationNode struct {
	ast.BaseInline
	value []byte
	title []byte
}

var kindAbbreviation = ast.NewNodeKind("Abbreviation")

func (n *abbreviationNode) Kind() ast.NodeKind { return kindAbbreviation }
func (n *abbreviationNode) Dump(source []byte, level int) {
	ast.DumpHelper(n, source, level, nil, nil)
}

// An abbreviation is the definition of one.
type abbreviation struct {
	title []byte
	list  *attributeList // from the line after the definition
}

// parseAbbreviationDefinition parses *[text]: title (ABBREV_DEFINITION_START).
func (p *blockParser) parseAbbreviationDefinition(q int) bool {
	t := p.v.text
	if !hasPrefixAt(t, q, "*[") {
		return false
	}
	stop := lineEnd(t, q) - 1
	i := -1
	if q+3 <= stop {
		i = bytes.Index(t[q+3:stop], []byte("]:"))
	}
	if i < 0 {
		return false
	}
	end := q + 3 + i
	p.pos = stop + 1
	p.seg.define(definition{
		kind: lookupAbbreviation, name: string(t[q+2 : end]), eob: p.appendEOB(eobAbbreviation),
		abbr: &abbreviation{title: bytes.Clone(trimSpace(t[end+2 : stop]))},
	})
	return true
}

// An abbreviationMatcher finds abbreviations in a text.
type abbreviationMatcher struct {
	defs   map[string]*abbreviation
	exact  []string  // abbreviations that match as they are, sorted
	spaced []string  // those whose spaces match any white space, sorted
	first  [256]bool // the first bytes of both
}

// maxAbbreviation is the maximum length of an abbreviation in bytes. It bounds the time for a text
// that repeats the beginning of a long abbreviation.
const maxAbbreviation = 500

func newAbbreviationMatcher(defs map[string]*abbreviation, version Version) *abbreviationMatcher {
	if len(defs) == 0 {
		return nil
	}
	m := &abbreviationMatcher{defs: defs}
	for text := range defs {
		switch {
		case len(text) > maxAbbreviation:
			continue
		case version == Kramdown25 && hasSingleSpaces(text):
			m.spaced = append(m.spaced, text)
		default:
			m.exact = append(m.exact, text)
		}
		m.first[text[0]] = true
	}
	slices.Sort(m.exact)
	slices.Sort(m.spaced)
	return m
}

// hasSingleSpaces reports whether a text has spaces between its words and no other white space.
func hasSingleSpaces(text string) bool {
	hasSpace, last := false, ' '
	for _, r := range text {
		if isSpaceRune(r) {
			if r != ' ' || last == ' ' {
				return false
			}
			hasSpace = true
		}
		last = r
	}
	return hasSpace && last != ' '
}

// isSpaceRune reports whether r is in [\s\p{Z}].
func isSpaceRune(r rune) bool {
	if r < utf8.RuneSelf {
		return isSpace(byte(r))
	}
	return unicode.Is(unicode.Z, r)
}

func (m *abbreviationMatcher) all() map[string]*abbreviation {
	if m == nil {
		return nil
	}
	return m.defs
}

// match returns the longest abbreviation at p and the end of its text, or "". If whole is set, no
// word character may follow it.
func (m *abbreviationMatcher) match(t []byte, p int, whole bool) (longest string, end int) {
	if p >= len(t) || !m.first[t[p]] {
		return "", p
	}
	if len(m.exact) > 0 {
		longest, end = matchLongest(m.exact, t, p, whole, false)
	}
	if len(m.spaced) > 0 {
		spaced, stop := matchLongest(m.spaced, t, p, whole, true)
		if utf8.RuneCountInString(spaced) > utf8.RuneCountInString(longest) {
			longest, end = spaced, stop
		}
	}
	return longest, end
}

// matchLongest returns the longest of sorted texts that t has at p, and its end. If spaced, a
// space in a text stands for any white space. With each byte it narrows the range of the texts that
// start like t.
func matchLongest(texts []string, t []byte, p int, whole, spaced bool) (longest string, stop int) {
	end := p
	for n := 0; ; n++ {
		if len(texts[0]) == n { // a prefix of the others is sorted before them
			if !(whole && end < len(t) && isWord(t[end])) {
				longest, stop = texts[0], end
			}
			texts = texts[1:]
		}
		if end >= len(t) || len(texts) == 0 {
			return longest, stop
		}
		c := t[end]
		if next := skipSpaceRunes(t, end); spaced && next > end {
			c, end = ' ', next
		} else {
			end++
		}
		texts = texts[sort.Search(len(texts), func(i int) bool { return texts[i][n] >= c }):]
		texts = texts[:sort.Search(len(texts), func(i int) bool { return texts[i][n] > c })]
		if len(texts) == 0 {
			return longest, stop
		}
	}
}

// skipSpaceRunes skips [\s\p{Z}].
func skipSpaceRunes(t []byte, p int) int {
	for p < len(t) {
		r, n := rune(t[p]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRune(t[p:])
		}
		if !isSpaceRune(r) {
			break
		}
		p += n
	}
	return p
}

// find returns the next abbreviation at or after p and the range of its text. It starts at the
// start of the text or of a line, or after a character that is no ASCII word character.
func (m *abbreviationMatcher) find(t []byte, p int) (start, end int, text string) {
	for q := p; q < len(t); {
		lineStart := q == p || t[q-1] == '\n'
		_, n := utf8.DecodeRune(t[q:])
		if (n > 1 || !isWord(t[q])) && m.has(t, q+n) || lineStart && m.has(t, q) {
			if text, end := m.match(t, q, false); text != "" {
				return q, end, text
			}
			if n > 0 && (n > 1 || !isWord(t[q])) {
				text, end := m.match(t, q+n, false)
				return q + n, end, text
			}
		}
		q += n
	}
	return -1, -1, ""
}

// has reports whether an abbreviation that no word character follows is at p.
func (m *abbreviationMatcher) has(t []byte, p int) bool {
	text, _ := m.match(t, p, true)
	return text != ""
}

// replace replaces the abbreviations in the text below n by nodes (replace_abbreviations).
func (m *abbreviationMatcher) replace(s *spanParser, n ast.Node) {
	if m == nil {
		return
	}
	raw := inRawElement(n)
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		text, ok := c.(*textNode)
		if !ok {
			if c.Kind() != ast.KindImage {
				m.replace(s, c)
			}
			continue
		}
		if raw {
			continue
		}
		for {
			start, end, abbr := m.find(text.value, 0)
			if abbr == "" {
				break
			}
			after := &textNode{value: text.value[end:], start: -1}
			a := &abbreviationNode{value: text.value[start:end], title: m.defs[abbr].title}
			s.applyList(a, m.defs[abbr].list)
			text.value = text.value[:start:start]
			n.InsertAfter(n, text, a)
			n.InsertAfter(n, a, after)
			text = after
		}
		c = text
	}
}

func (r *Renderer) renderAbbreviation(w writer, n *abbreviationNode) {
	_, _ = w.WriteString("<abbr")
	if len(n.title) > 0 {
		writeAttribute(w, "title", n.title)
	}
	writeAttributes(w, n)
	_ = w.WriteByte('>')
	_, _ = w.Write(n.value)
	_, _ = w.WriteString("</abbr>")
}
