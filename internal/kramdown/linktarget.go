package kramdown

// The part of a link in parentheses: (url), (<url>), (url "title").

// matchDestination matches the url of a link from the opening parenthesis on. closed reports
// whether the closing parenthesis follows; otherwise a title must follow at end. end is -1 if there
// is neither.
func (s *spanParser) matchDestination(p int) (url []byte, closed bool, end int) {
	t := s.text
	if hasPrefixAt(t, p, "(<") {
		close := s.next(needleAngle, p+2)
		if close >= 0 && lineEnd(t, p) > close {
			if hasPrefixAt(t, close+1, ")") {
				return t[p+2 : close : close], true, close + 2
			}
			return t[p+2 : close : close], false, close + 1
		}
	}
	// up to the balancing parenthesis, or to white space before a quote
	close := s.parenEnd(p)
	space := s.next(needleSpaceQuote, p+1)
	switch {
	case close >= 0 && (space < 0 || close < space):
		return trimSpace(t[p+1 : close : close]), true, close + 1
	case space >= 0:
		return trimSpace(t[p+1 : space : space]), false, space + 1
	}
	return nil, false, -1
}

// matchLinkTitle matches white space, a title in quotes and the closing parenthesis
// (LINK_INLINE_TITLE_RE).
func (s *spanParser) matchLinkTitle(p int) (title []byte, end int) {
	t := s.text
	p = skipSpace(t, p)
	if p >= len(t) || t[p] != '"' && t[p] != '\'' {
		return nil, -1
	}
	n := needleQuoteParen
	if t[p] == '\'' {
		n = needleApostropheParen
	}
	close := s.next(n, p+2)
	if close < 0 {
		return nil, -1
	}
	return t[p+1 : close : close], skipSpace(t, close+1) + 1
}

// parenEnd returns the offset of the parenthesis that balances the one at p, or -1.
func (s *spanParser) parenEnd(p int) int {
	const limit = 1000
	depth := 0
	for i := p; i < len(s.text) && i < p+limit; i++ {
		switch s.text[i] {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	if p+limit >= len(s.text) {
		return -1
	}
	// find all pairs of a long text once
	if len(s.parens) == 0 {
		s.parens = append(s.parens, make([]int, len(s.text))...)
		var open []int
		for i, c := range s.text {
			s.parens[i] = -1
			if c == '(' {
				open = append(open, i)
			} else if c == ')' && len(open) > 0 {
				s.parens[open[len(open)-1]] = i
				open = open[:len(open)-1]
			}
		}
	}
	return s.parens[p]
}
