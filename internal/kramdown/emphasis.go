package kramdown

import (
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
)

// parseEmphasis parses *em*, **strong**, and both with _ (parse_emphasis). There are no flanking
// rules: a delimiter opens unless white space follows or an emphasis of the same kind is open.
func (s *spanParser) parseEmphasis(parent ast.Node, ctx context) {
	t, start := s.text, s.pos
	delim, n := t[start], 1
	if hasByteAt(t, start+1, delim) {
		n = 2
	}
	after := start + n
	kind := inEm
	if n == 2 {
		kind = inStrong
	}
	opens := !(delim == '_' && endsInLetter(t[:start])) && !(after < len(t) && isSpace(t[after]))
	if !opens || ctx&kind != 0 || s.seg.isTooDeep(s.depth, s.source(start)) {
		s.addText(parent, start, after)
		s.pos = after
		return
	}
	if s.tryEmphasis(parent, start, delim, n, ctx|kind) {
		return
	}
	e, ok := parent.(*ast.Emphasis)
	if n == 2 && !(ok && e.Level == 1) && s.tryEmphasis(parent, start, delim, 1, ctx|inEm) {
		return
	}
	s.addText(parent, start, after)
	s.pos = after
}

// tryEmphasis parses an emphasis with n delimiters from start on. It reports false if it is not
// closed.
func (s *spanParser) tryEmphasis(parent ast.Node, start int, delim byte, n int, ctx context) bool {
	if s.unclosed[scope{ctx, delim, n}].has(start + n) {
		return false
	}
	e := s.seg.store.emphases.new()
	e.Level = n
	s.pos = start + n
	if !s.parse(e, stopAt{delim: delim, n: n}, maskAll, ctx) {
		s.mark(scope{ctx, delim, n}, []int{start + n})
		return false
	}
	s.pos += n
	s.append(parent, e, start)
	return true
}

// closesEmphasis reports whether the delimiter at q may end an emphasis.
func (s *spanParser) closesEmphasis(q int, stop stopAt) bool {
	t := s.text
	if q == 0 || isSpace(t[q-1]) {
		return false
	}
	after := q + stop.n
	if stop.n == 2 && !hasByteAt(t, q+1, stop.delim) {
		return false
	}
	if stop.n == 1 && hasByteAt(t, after, stop.delim) && !hasByteAt(t, after+1, stop.delim) {
		return false
	}
	if stop.delim == '_' && after < len(t) {
		if r, _ := utf8.DecodeRune(t[after:]); isAlnum(r) {
			return false
		}
	}
	return true
}

// endsInLetter reports whether t ends in a letter, or in a letter and a hyphen.
func endsInLetter(t []byte) bool {
	r, n := utf8.DecodeLastRune(t)
	if r == '-' {
		r, _ = utf8.DecodeLastRune(t[:len(t)-n])
	}
	return isAlpha(r)
}

func (r *Renderer) renderEmphasis(w writer, n *ast.Emphasis, entering bool) {
	tag := "em"
	if n.Level == 2 {
		tag = "strong"
	}
	r.renderInline(w, n, tag, "", entering)
}
