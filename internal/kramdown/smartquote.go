package kramdown

import (
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
)

// A symbol is a character with another spelling in the source: a quote, a dash or a character
// reference.
type symbol struct {
	leaf
	char string // the character
	html string // its HTML
	// the HTML depends on these if the options at the end of the document say so
	quote   quote
	sign    sign
	written string // the character reference in the source, or ""
}

var kindSymbol = ast.NewNodeKind("Symbol")

func (n *symbol) Kind() ast.NodeKind { return kindSymbol }
func (n *symbol) Dump(source []byte, level int) {
	ast.DumpHelper(n, source, level, map[string]string{"Char": n.char}, nil)
}

// appendSymbol appends a symbol at p.
func (s *spanParser) appendSymbol(parent ast.Node, p int) *symbol {
	n := s.seg.store.symbols.new()
	s.append(parent, n, p)
	return n
}

// quote is one of the four quotes that replace " and '.
type quote uint8

const (
	noQuote quote = iota
	leftSingle
	rightSingle
	leftDouble
	rightDouble
)

var quoteChars = [5]string{leftSingle: "‘", rightSingle: "’", leftDouble: "“", rightDouble: "”"}

func left(c byte) quote {
	if c == '"' {
		return leftDouble
	}
	return leftSingle
}

func right(c byte) quote { return left(c) + 1 }

// parseSmartQuote parses a quote and the character before it, unless that belongs to another span
// (SQ_RULES, from RubyPants). The rules are tried in kramdown's order.
func (s *spanParser) parseSmartQuote(parent ast.Node) bool {
	t, p := s.text, s.pos
	isQuote := func(i int) bool { return i < len(t) && (t[i] == '"' || t[i] == '\'') }
	_, n := utf8.DecodeRune(t[p:])
	if !isQuote(p) && (t[p] == '\\' || !isQuote(p+n)) {
		return false
	}
	word := func(i int) bool { return i < len(t) && isWord(t[i]) }
	space := func(i int) bool { return i < len(t) && isSpace(t[i]) }

	// the text before the quotes, and the quotes
	emit := func(quoteAt int, quotes ...quote) bool {
		s.addText(parent, p, quoteAt)
		for i, q := range quotes {
			symbol := s.appendSymbol(parent, quoteAt+i)
			symbol.char, symbol.quote = quoteChars[q], q
		}
		s.pos = quoteAt + len(quotes)
		return true
	}
	if isQuote(p) {
		i := p + 1
		if i+1 < len(t) && (t[i] == '_' || t[i] == '*') && !isSpace(t[i+1]) {
			return emit(p, left(t[p])) // 1: before emphasis
		}
		isPunct := i < len(t) && isQuotePunct(t[i]) && !hasPrefixAt(t, i+1, "..")
		if isPunct && !wordBoundary(t, i+1) {
			return emit(p, right(t[p])) // 2: before punctuation
		}
	}
	// the next rules allow a space first
	i := p
	for range 2 {
		if hasPrefixAt(t, i, `"'`) && word(i+2) {
			return emit(i, leftDouble, leftSingle) // 3
		}
		if hasPrefixAt(t, i, `'"`) && word(i+2) {
			return emit(i, leftSingle, leftDouble) // 4
		}
		isDecade := i+3 < len(t) && isDigit(t[i+1]) && isDigit(t[i+2]) && t[i+3] == 's'
		if isDecade && t[i] == '\'' {
			return emit(i, rightSingle) // 5: the '80s
		}
		if !isSpace(t[p]) {
			break
		}
		i = p + 1
	}
	if isSpace(t[p]) && isQuote(p+1) && word(p+2) {
		return emit(p+1, left(t[p+1])) // 6
	}
	if !isQuoteOpener(t[p]) && isQuote(p+n) {
		return emit(p+n, right(t[p+n])) // 7: after a character that does not open
	}
	if isQuote(p) {
		if i := p + 1; i >= len(t) || space(i) || t[i] == 's' && wordBoundary(t, i+1) {
			return emit(p, right(t[p])) // 8
		}
	}
	for _, c := range [...]byte{'\'', '"'} { // 9, 10: all others open
		if p+n < len(t) && t[p+n] == c {
			return emit(p+n, left(c))
		}
		if t[p] == c {
			return emit(p, left(c))
		}
	}
	return false
}

// isQuotePunct is SQ_PUNCT.
func isQuotePunct(c byte) bool {
	return c > ' ' && c < 0x7F && c != '&' && (!isWord(c) || c == '_')
}

// isQuoteOpener reports whether SQ_CLOSE excludes c.
func isQuoteOpener(c byte) bool {
	switch c {
	case ' ', '\\', '\t', '\r', '\n', '[', '{', '(', '-':
		return true
	}
	return false
}

func (r *Renderer) renderSymbol(w writer, n *symbol) {
	o := r.options
	switch {
	case n.quote != noQuote:
		o.writeCharacter(w, o.quotes[n.quote], "")
	case n.sign != noSign && o.signs[n.sign] != nil:
		escapeText(w, []byte(*o.signs[n.sign]))
	case o.entityOutput == asChar || n.char == "" || n.sign == noSign && n.written == "":
		_, _ = w.WriteString(n.html)
	default:
		o.writeCharacter(w, n.char, n.written)
	}
}
