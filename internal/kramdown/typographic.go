package kramdown

import "github.com/yuin/goldmark/ast"

// typographic lists the symbols in the order in which they are tried (TYPOGRAPHIC_SYMS).
var typographic = [...]struct {
	text, char string
	escaped    bool // two characters that are only escaped
}{
	{"---", "—", false}, {"--", "–", false}, {"...", "…", false},
	{`\<<`, "<<", true}, {`\>>`, ">>", true},
	{"<< ", "«\u00A0", false}, {" >>", "\u00A0»", false},
	{"<<", "«", false}, {">>", "»", false},
}

// parseTypographic reads a dash, an ellipsis or a guillemet.
func (s *spanParser) parseTypographic(parent ast.Node) bool {
	for _, sign := range typographic {
		if !hasPrefixAt(s.text, s.pos, sign.text) {
			continue
		}
		if sign.escaped {
			for _, c := range []byte(sign.char) {
				s.append(parent, &symbol{char: string(c), html: escaped[c]}, s.pos)
			}
		} else {
			n := s.appendSymbol(parent, s.pos)
			n.char, n.html = sign.char, sign.char
		}
		s.pos += len(sign.text)
		return true
	}
	return false
}

// escaped is how the characters that HTML needs are written.
var escaped = map[byte]string{'<': "&lt;", '>': "&gt;", '&': "&amp;", '"': "&quot;"}
