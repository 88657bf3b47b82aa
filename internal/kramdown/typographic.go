package kramdown

import "github.com/yuin/goldmark/ast"

// A sign is a typographic symbol.
type sign uint8

const (
	noSign sign = iota
	ellipsis
	emDash
	enDash
	leftGuillemet
	rightGuillemet
	leftGuillemetSpace
	rightGuillemetSpace
	numSigns
)

// signNames are the names of signs in the option typographic_symbols.
var signNames = [numSigns]string{"", "hellip", "mdash", "ndash", "laquo", "raquo", "laquo_space",
	"raquo_space"}

// typographic lists the symbols in the order in which they are tried (TYPOGRAPHIC_SYMS). Those
// without a sign are only escaped.
var typographic = [...]struct {
	text, char string
	sign       sign
}{
	{"---", "—", emDash}, {"--", "–", enDash}, {"...", "…", ellipsis},
	{`\<<`, "<<", noSign}, {`\>>`, ">>", noSign},
	{"<< ", "«\u00A0", leftGuillemetSpace}, {" >>", "\u00A0»", rightGuillemetSpace},
	{"<<", "«", leftGuillemet}, {">>", "»", rightGuillemet},
}

// parseTypographic parses a dash, an ellipsis or a guillemet.
func (s *spanParser) parseTypographic(parent ast.Node) bool {
	if s.defs.options.noTypographic && !s.defs.options.plainInput {
		return false
	}
	for _, t := range typographic {
		if !hasPrefixAt(s.text, s.pos, t.text) {
			continue
		}
		if t.sign == noSign {
			for _, c := range []byte(t.char) {
				s.append(parent, &symbol{char: string(c), html: escaped[c]}, s.pos)
			}
		} else {
			n := s.appendSymbol(parent, s.pos)
			n.char, n.html, n.sign = t.char, t.char, t.sign
		}
		s.pos += len(t.text)
		return true
	}
	return false
}

// escaped has the characters that are special in HTML.
var escaped = map[byte]string{'<': "&lt;", '>': "&gt;", '&': "&amp;", '"': "&quot;"}
