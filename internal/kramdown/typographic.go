package kramdown

import "github.com/yuin/goldmark/ast"

// typographic lists the symbols in the order in which they are tried (TYPOGRAPHIC_SYMS).
var typographic = [...]struct{ text, name, char string }{
	{"---", "mdash", "—"}, {"--", "ndash", "–"}, {"...", "hellip", "…"},
	{`\<<`, "", "<<"}, {`\>>`, "", ">>"},
	{"<< ", "laquo_space", "«\u00A0"}, {" >>", "raquo_space", "\u00A0»"},
	{"<<", "laquo", "«"}, {">>", "raquo", "»"},
}

// parseTypographic reads a dash, an ellipsis or a guillemet.
func (s *spanParser) parseTypographic(parent ast.Node) bool {
	for _, symbol := range typographic {
		if !hasPrefixAt(s.text, s.pos, symbol.text) {
			continue
		}
		n := &Symbol{Char: symbol.char, HTML: symbol.char}
		switch symbol.name {
		case "":
			for _, c := range []byte(symbol.char) {
				s.append(parent, &Symbol{Char: string(c), HTML: escaped[c]}, s.pos)
			}
			s.pos += len(symbol.text)
			return true
		case "laquo_space":
			n.Char = "« " // what an id is made of has plain spaces
		case "raquo_space":
			n.Char = " »"
		}
		s.append(parent, n, s.pos)
		s.pos += len(symbol.text)
		return true
	}
	return false
}

// escaped is how the characters that HTML needs are written.
var escaped = map[byte]string{'<': "&lt;", '>': "&gt;", '&': "&amp;", '"': "&quot;"}
