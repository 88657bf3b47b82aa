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
	opens := !(delim == '_' && s.followsLetter(start)) && !(after < len(t) && isSpace(t[after]))
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
	s.construct(EmphasisConstruct, start, s.pos, s.text[start:start+n])
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

// followsLetter reports whether a delimiter _ at p follows a letter, or a letter and a hyphen. From
// kramdown 2.5 on there may be further _ between them.
func (s *spanParser) followsLetter(p int) bool {
	if s.version == Kramdown25 {
		p = s.underscoresBefore(p)
	}
	return endsInLetter(s.text[:p])
}

// A run is a range of equal characters.
type run struct{ start, end int }

// underscoresBefore returns the start of the run of _ before p. It keeps the last run, so that the
// time for a long one is linear.
func (s *spanParser) underscoresBefore(p int) int {
	start, last := p, s.underscores
	for start > 0 && s.text[start-1] == '_' {
		if start > last.start && start <= last.end {
			start = last.start
			break
		}
		start--
	}
	s.underscores = run{start, max(p, start)}
	return start
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
