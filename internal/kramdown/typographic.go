package kramdown

import "github.com/yuin/goldmark/ast"

// typographic lists the symbols in the order in which they are tried (TYPOGRAPHIC_SYMS).
var typographic = [...]struct {
	text, char string
	escaped    bool // char is only escaped
}{
	{"---", "—", false}, {"--", "–", false}, {"...", "…", false},
	{`\<<`, "<<", true}, {`\>>`, ">>", true},
	{"<< ", "«\u00A0", false}, {" >>", "\u00A0»", false},
	{"<<", "«", false}, {">>", "»", false},
}

// parseTypographic parses a dash, an ellipsis or a guillemet.
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

// escaped has the characters that are special in HTML.
var escaped = map[byte]string{'<': "&lt;", '>': "&gt;", '&': "&amp;", '"': "&quot;"}
