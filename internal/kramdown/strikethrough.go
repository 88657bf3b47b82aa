package kramdown

import (
	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// parseStrikethrough parses ~~text~~ (STRIKETHROUGH_MATCH). Its content is parsed as an independent
// text.
func (s *spanParser) parseStrikethrough(parent ast.Node) bool {
	t, start := s.text, s.pos+2
	if s.defs.options.plainInput {
		return false
	}
	if !hasPrefixAt(t, s.pos, "~~") || start >= len(t) || isSpace(t[start]) || t[start] == '~' {
		return false
	}
	if s.seg.isTooDeep(s.depth, s.source(s.pos)) {
		return false
	}
	end := s.next(needleStrike, start)
	if end < 0 {
		return false
	}
	n := extast.NewStrikethrough()
	s.append(parent, n, s.pos)
	s.parseInner(n, start, end)
	s.pos = end + 2
	return true
}

func (r *Renderer) renderStrikethrough(w writer, n *extast.Strikethrough, entering bool) {
	r.renderInline(w, n, "del", "", entering)
}
