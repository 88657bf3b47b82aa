package kramdown

import (
	"bytes"
	"slices"
	"sort"
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
	defs  map[string]*abbreviation
	texts []string  // sorted
	first [256]bool // the first bytes of texts
}

// maxAbbreviation is the maximum length of an abbreviation in bytes. It bounds the time for a text
// that repeats the beginning of a long abbreviation.
const maxAbbreviation = 500

func newAbbreviationMatcher(defs map[string]*abbreviation) *abbreviationMatcher {
	if len(defs) == 0 {
		return nil
	}
	m := &abbreviationMatcher{defs: defs}
	for text := range defs {
		if len(text) <= maxAbbreviation {
			m.texts = append(m.texts, text)
			m.first[text[0]] = true
		}
	}
	slices.Sort(m.texts)
	return m
}

func (m *abbreviationMatcher) all() map[string]*abbreviation {
	if m == nil {
		return nil
	}
	return m.defs
}

// match returns the longest abbreviation at p, or "". If whole is set, no word character may follow
// it. With each byte it narrows the range of abbreviations that start like the text.
func (m *abbreviationMatcher) match(t []byte, p int, whole bool) (longest string) {
	if p >= len(t) || !m.first[t[p]] {
		return ""
	}
	texts := m.texts
	for n := 0; ; n++ {
		end := p + n
		if len(texts[0]) == n { // a prefix of the others is sorted before them
			if !(whole && end < len(t) && isWord(t[end])) {
				longest = texts[0]
			}
			texts = texts[1:]
		}
		if end >= len(t) || len(texts) == 0 {
			return longest
		}
		c := t[end]
		texts = texts[sort.Search(len(texts), func(i int) bool { return texts[i][n] >= c }):]
		texts = texts[:sort.Search(len(texts), func(i int) bool { return texts[i][n] > c })]
		if len(texts) == 0 {
			return longest
		}
	}
}

// find returns the next abbreviation at or after p. It starts at the start of the text or of a
// line, or after a character that is no ASCII word character.
func (m *abbreviationMatcher) find(t []byte, p int) (start int, text string) {
	for q := p; q < len(t); {
		lineStart := q == p || t[q-1] == '\n'
		_, n := utf8.DecodeRune(t[q:])
		behind := (n > 1 || !isWord(t[q])) && m.match(t, q+n, true) != ""
		if behind || lineStart && m.match(t, q, true) != "" {
			if text := m.match(t, q, false); text != "" {
				return q, text
			}
			if n > 0 && (n > 1 || !isWord(t[q])) {
				return q + n, m.match(t, q+n, false)
			}
		}
		q += n
	}
	return -1, ""
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
			start, abbr := m.find(text.value, 0)
			if abbr == "" {
				break
			}
			end := start + len(abbr)
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
