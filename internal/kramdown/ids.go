package kramdown

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// A headingID is a heading and the base of its id.
type headingID struct {
	node  *ast.Heading
	base  []byte
	plain bool // in HTML or a footnote: kramdown's ids, of ASCII letters
	auto  bool // the id is generated
}

// ids counts the generated ids by their base. GFM's and kramdown's are counted apart.
type ids struct {
	options *Options
	gfm     map[string]int
	plain   map[string]int
}

func newIDs(o *Options) *ids {
	return &ids{options: o, gfm: map[string]int{}, plain: map[string]int{}}
}

// assignGFM generates the id of a heading as GFM's parser does (generate_gfm_header_id) and reports
// whether it changed. An id from the text is kept and not counted.
func (ids *ids) assignGFM(h *headingID) bool {
	return !h.plain && ids.assign(h, ids.gfm, string(h.base))
}

// assignPlain generates the id of a heading as kramdown's converter does (generate_id).
func (ids *ids) assignPlain(h *headingID) bool {
	if !h.plain {
		return false
	}
	id := string(h.base)
	if id == "" {
		id = "section"
	}
	return ids.assign(h, ids.plain, id)
}

func (ids *ids) assign(h *headingID, used map[string]int, id string) bool {
	if !ids.options.autoIDs || !h.auto && hasAttribute(h.node, "id") {
		return false
	}
	n := used[id]
	used[id] = n + 1
	if n > 0 {
		id += "-" + strconv.Itoa(n)
	}
	id = ids.options.idPrefix + id
	if h.auto && attributeOf(h.node, "id") == id {
		return false
	}
	h.auto = true
	h.node.SetAttributeString("id", []byte(id))
	return true
}

// gfmID returns the base of an id for a heading: lower case, with word characters and -. Blanks
// become -.
func gfmID(text []byte) []byte {
	s := downcase(string(text))
	b := make([]byte, 0, len(s))
	for _, r := range s {
		switch {
		case r == ' ' || r == '\t':
			b = append(b, '-')
		case r == '-' || isWordRune(r):
			b = utf8.AppendRune(b, r)
		}
	}
	return b
}

// asciiID returns the base of an id for a heading: from the first ASCII letter on, its ASCII
// letters, its digits and -. Spaces become - (basic_generate_id).
func asciiID(text []byte) []byte {
	b := make([]byte, 0, len(text))
	lineStart := true // ^ in the regular expression matches at every line
	for _, c := range text {
		alpha := class[c]&classAlpha != 0
		switch {
		case lineStart && !alpha:
			continue
		case c == ' ':
			c = '-'
		case c == '-' || alpha || isDigit(c):
		default:
			lineStart = c == '\n'
			continue
		}
		lineStart = false
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		b = append(b, c)
	}
	return b
}

// downcase is Ruby's for Unicode, where İ becomes two characters.
func downcase(s string) string {
	return strings.ToLower(strings.ReplaceAll(s, "İ", "i̇"))
}

// idText returns the text below n that ids are generated from, with code and math and without
// images (update_raw_text).
func idText(n ast.Node) string { return string(appendIDText(nil, n)) }

// appendIDText is idText as the input's parser defines it: in the input kramdown only text counts.
func (r *treeReader) appendIDText(b []byte, n ast.Node) []byte {
	if !r.s.defs.options.plainInput {
		return appendIDText(b, n)
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if text, ok := c.(*textNode); ok {
			b = append(b, text.value...)
		} else {
			b = r.appendIDText(b, c)
		}
	}
	return b
}

func appendIDText(b []byte, n ast.Node) []byte {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *textNode:
			b = append(b, c.value...)
		case *codeSpan:
			b = append(b, c.code...)
		case *mathSpan:
			b = append(b, c.tex...)
		case *symbol:
			b = append(b, c.char...)
		case *abbreviationNode:
			b = append(b, c.value...)
		case *ast.Image:
		default:
			b = appendIDText(b, c)
		}
	}
	return b
}

// setTermIDs generates ids for the terms of a definition list whose attribute list refers to
// auto_ids or auto_ids-prefix.
func (r *treeReader) setTermIDs(list *extast.DefinitionList, l *attributeList) {
	if l == nil {
		return
	}
	for _, ref := range l.refs {
		prefix, ok := strings.CutPrefix(ref, "auto_ids")
		if !ok {
			continue
		}
		prefix = strings.TrimPrefix(prefix, "-")
		for c := list.FirstChild(); c != nil; c = c.NextSibling() {
			if c.Kind() == extast.KindDefinitionTerm && !hasAttribute(c, "id") {
				c.SetAttributeString("id", append([]byte(prefix), asciiID(r.appendIDText(nil, c))...))
			}
		}
		return
	}
}
