package kramdown

import (
	"bytes"
	"sort"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
)

// An Abbreviation is text that a definition *[text]: title explains.
type Abbreviation struct {
	ast.BaseInline
	Value []byte
	Title []byte
}

// KindAbbreviation is the kind of Abbreviation.
var KindAbbreviation = ast.NewNodeKind("Abbreviation")

// Kind implements ast.Node.
func (n *Abbreviation) Kind() ast.NodeKind { return KindAbbreviation }

// Dump implements ast.Node.
func (n *Abbreviation) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// An abbreviation is a definition.
type abbreviation struct {
	title []byte
	list  *attributeList // the one behind the definition
}

// parseAbbreviationDefinition reads *[text]: title (ABBREV_DEFINITION_START).
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
	p.seg.define(definition{kind: lookupAbbreviation, name: string(t[q+2 : end]), eob: p.appendEOB(eobAbbreviation),
		abbr: &abbreviation{title: bytes.Clone(trimSpace(t[end+2 : stop]))}})
	return true
}

// An abbreviationMatcher finds abbreviations in text.
type abbreviationMatcher struct {
	defs  map[string]*abbreviation
	texts []string  // the longest first
	first [256]bool // bytes that one starts with
}

func newAbbreviationMatcher(defs map[string]*abbreviation) *abbreviationMatcher {
	if len(defs) == 0 {
		return nil
	}
	m := &abbreviationMatcher{defs: defs}
	for text := range defs {
		m.texts = append(m.texts, text)
		m.first[text[0]] = true
	}
	sort.Slice(m.texts, func(i, j int) bool {
		if a, b := utf8.RuneCountInString(m.texts[i]), utf8.RuneCountInString(m.texts[j]); a != b {
			return a > b
		}
		return m.texts[i] < m.texts[j]
	})
	return m
}

// all returns the definitions.
func (m *abbreviationMatcher) all() map[string]*abbreviation {
	if m == nil {
		return nil
	}
	return m.defs
}

// match returns the longest abbreviation at p; whole asks for one that no word character follows.
func (m *abbreviationMatcher) match(t []byte, p int, whole bool) string {
	if p >= len(t) || !m.first[t[p]] {
		return ""
	}
	for _, text := range m.texts {
		if end := p + len(text); hasPrefixAt(t, p, text) && !(whole && end < len(t) && isWord(t[end])) {
			return text
		}
	}
	return ""
}

// find returns the next abbreviation at or behind p: at the start of the text or a line, or behind what is no word
// character (ASCII).
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

// replaceAbbreviations makes abbreviations of the text of n's children (replace_abbreviations).
func (m *abbreviationMatcher) replace(s *spanParser, n ast.Node) {
	if m == nil {
		return
	}
	raw := inRawElement(n)
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		text, ok := c.(*Text)
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
			start, abbr := m.find(text.Value, 0)
			if abbr == "" {
				break
			}
			rest := &Text{Value: text.Value[start+len(abbr):], start: -1}
			a := &Abbreviation{Value: text.Value[start : start+len(abbr)], Title: m.defs[abbr].title}
			s.applyList(a, m.defs[abbr].list)
			text.Value = text.Value[:start:start]
			n.InsertAfter(n, text, a)
			n.InsertAfter(n, a, rest)
			text = rest
		}
		c = text
	}
}

func (r *Renderer) renderAbbreviation(w writer, n *Abbreviation) {
	_, _ = w.WriteString("<abbr")
	if len(n.Title) > 0 {
		writeAttribute(w, "title", n.Title)
	}
	writeAttributes(w, n)
	_ = w.WriteByte('>')
	_, _ = w.Write(n.Value)
	_, _ = w.WriteString("</abbr>")
}
