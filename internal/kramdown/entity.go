package kramdown

import (
	"strconv"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
)

// matchEntity matches a character reference at p (HTML_ENTITY_RE). Its body is the text between &
// and ;.
func matchEntity(t []byte, p int) (body []byte, end int) {
	start := p + 1
	end = start
	valid := func(c byte, first bool) bool {
		return isWord(c) || c == ':' || !first && (c == '-' || c == '.')
	}
	if end < len(t) && t[end] == '#' {
		end++
		valid = func(c byte, _ bool) bool { return isDigit(c) }
		if end < len(t) && t[end] == 'x' {
			end++
			valid = func(c byte, _ bool) bool {
				return isDigit(c) || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F'
			}
		}
	}
	first := end
	for end < len(t) && valid(t[end], end == first) {
		end++
	}
	if end >= len(t) || t[end] != ';' || end == first {
		return nil, -1
	}
	return t[start:end], end + 1
}

// parseEntity parses a character reference. A known one becomes its character (parse_html_entity).
func (s *spanParser) parseEntity(parent ast.Node) bool {
	body, end := matchEntity(s.text, s.pos)
	if end < 0 {
		return false
	}
	char, known := entityChar(string(body), s.version)
	if !known {
		s.append(parent, &symbol{char: "&", html: "&amp;"}, s.pos)
		s.addText(parent, s.pos+1, end)
		s.pos = end
		return true
	}
	n := &symbol{char: char, html: char, written: string(s.text[s.pos:end])}
	if char == "" || char == "<" || char == ">" || char == "&" {
		n.html = n.written
	}
	s.append(parent, n, s.pos)
	s.pos = end
	return true
}

// entityChar returns the character of a reference, or "" if its number is none. known reports
// whether the name is known.
func entityChar(body string, version Version) (char string, known bool) {
	code := -1
	if body[0] == '#' {
		digits, base := body[1:], 10
		if digits[0] == 'x' {
			digits, base = digits[1:], 16
		}
		if n, err := strconv.ParseInt(digits, base, 32); err == nil {
			code = int(n)
		}
		if n, ok := entityAliases[code]; ok {
			code = n
		}
	} else if n, ok := entityCode(body, version); ok {
		code = n
	} else {
		return "", false
	}
	if code < 0 || !utf8.ValidRune(rune(code)) {
		return "", true
	}
	return string(rune(code)), true
}

// An entityOutput is a form in which characters that the source writes as references are output.
type entityOutput uint8

const (
	asChar entityOutput = iota
	asInput
	numeric
	symbolic
)

func entityOutputOf(name string) entityOutput {
	switch name {
	case "as_char":
		return asChar
	case "as_input":
		return asInput
	case "symbolic":
		return symbolic
	}
	return numeric
}

// writeCharacter writes a text as kramdown writes a character reference, a quote or a symbol.
// written is the reference in the source, or "" (entity_to_str).
func (o *Options) writeCharacter(w writer, text, written string) {
	for _, c := range text {
		html, special := "", c == '<' || c == '>' || c == '&'
		isQuote := c == '"'
		switch out := o.entityOutput; {
		case out == asChar && !special:
			html = string(c)
		case out <= asInput && written != "":
			html = written
		case out == symbolic || special || isQuote:
			if name := entityNames(o.Version)[int(c)]; len(written) > 1 && written[1] != '#' {
				html = written
			} else if name != "" {
				html = "&" + name + ";"
			}
		}
		if html == "" {
			html = "&#" + strconv.Itoa(int(c)) + ";"
		}
		_, _ = w.WriteString(html)
	}
}

// entities has the names of HTML 4, which kramdown 2.4.0 knows (utils/entities.rb).
var entities = map[string]int{
	"AElig": 198, "Aacute": 193, "Acirc": 194, "Agrave": 192, "Alpha": 913, "Aring": 197,
	"Atilde": 195, "Auml": 196, "Beta": 914, "Ccedil": 199, "Chi": 935, "Dagger": 8225,
	"Delta": 916, "ETH": 208, "Eacute": 201, "Ecirc": 202, "Egrave": 200, "Epsilon": 917,
	"Eta": 919, "Euml": 203, "Gamma": 915, "Iacute": 205, "Icirc": 206, "Igrave": 204, "Iota": 921,
	"Iuml": 207, "Kappa": 922, "Lambda": 923, "Mu": 924, "Ntilde": 209, "Nu": 925, "OElig": 338,
	"Oacute": 211, "Ocirc": 212, "Ograve": 210, "Omega": 937, "Omicron": 927, "Oslash": 216,
	"Otilde": 213, "Ouml": 214, "Phi": 934, "Pi": 928, "Prime": 8243, "Psi": 936, "Rho": 929,
	"Scaron": 352, "Sigma": 931, "THORN": 222, "Tau": 932, "Theta": 920, "Uacute": 218,
	"Ucirc": 219, "Ugrave": 217, "Upsilon": 933, "Uuml": 220, "Xi": 926, "Yacute": 221,
	"Yuml": 376, "Zeta": 918, "aacute": 225, "acirc": 226, "acute": 180, "aelig": 230,
	"agrave": 224, "alefsym": 8501, "alpha": 945, "amp": 38, "and": 8743, "ang": 8736, "apos": 39,
	"aring": 229, "asymp": 8776, "atilde": 227, "auml": 228, "bdquo": 8222, "beta": 946,
	"brvbar": 166, "bull": 8226, "cap": 8745, "ccedil": 231, "cedil": 184, "cent": 162, "chi": 967,
	"circ": 710, "clubs": 9827, "cong": 8773, "copy": 169, "crarr": 8629, "cup": 8746,
	"curren": 164, "dArr": 8659, "dagger": 8224, "darr": 8595, "deg": 176, "delta": 948,
	"diams": 9830, "divide": 247, "eacute": 233, "ecirc": 234, "egrave": 232, "empty": 8709,
	"emsp": 8195, "ensp": 8194, "epsilon": 949, "equiv": 8801, "eta": 951, "eth": 240, "euml": 235,
	"euro": 8364, "exist": 8707, "fnof": 402, "forall": 8704, "frac12": 189, "frac14": 188,
	"frac34": 190, "frasl": 8260, "gamma": 947, "ge": 8805, "gt": 62, "hArr": 8660, "harr": 8596,
	"hearts": 9829, "hellip": 8230, "iacute": 237, "icirc": 238, "iexcl": 161, "igrave": 236,
	"image": 8465, "infin": 8734, "int": 8747, "iota": 953, "iquest": 191, "isin": 8712,
	"iuml": 239, "kappa": 954, "lArr": 8656, "lambda": 955, "lang": 9002, "laquo": 171,
	"larr": 8592, "lceil": 8969, "ldquo": 8220, "le": 8804, "lfloor": 8970, "lowast": 8727,
	"loz": 9674, "lrm": 8206, "lsaquo": 8249, "lsquo": 8216, "lt": 60, "macr": 175, "mdash": 8212,
	"micro": 181, "middot": 183, "minus": 8722, "mu": 956, "nabla": 8711, "nbsp": 160,
	"ndash": 8211, "ne": 8800, "ni": 8715, "not": 172, "notin": 8713, "nsub": 8836, "ntilde": 241,
	"nu": 957, "oacute": 243, "ocirc": 244, "oelig": 339, "ograve": 242, "oline": 8254,
	"omega": 969, "omicron": 959, "oplus": 8853, "or": 8744, "ordf": 170, "ordm": 186,
	"oslash": 248, "otilde": 245, "otimes": 8855, "ouml": 246, "para": 182, "part": 8706,
	"permil": 8240, "perp": 8869, "phi": 966, "pi": 960, "piv": 982, "plusmn": 177, "pound": 163,
	"prime": 8242, "prod": 8719, "prop": 8733, "psi": 968, "quot": 34, "rArr": 8658, "radic": 8730,
	"rang": 9001, "raquo": 187, "rarr": 8594, "rceil": 8968, "rdquo": 8221, "real": 8476,
	"reg": 174, "rfloor": 8971, "rho": 961, "rlm": 8207, "rsaquo": 8250, "rsquo": 8217,
	"sbquo": 8218, "scaron": 353, "sdot": 8901, "sect": 167, "shy": 173, "sigma": 963,
	"sigmaf": 962, "sim": 8764, "spades": 9824, "sub": 8834, "sube": 8838, "sum": 8721,
	"sup": 8835, "sup1": 185, "sup2": 178, "sup3": 179, "supe": 8839, "szlig": 223, "tau": 964,
	"there4": 8756, "theta": 952, "thetasym": 977, "thinsp": 8201, "thorn": 254, "tilde": 732,
	"times": 215, "trade": 8482, "uArr": 8657, "uacute": 250, "uarr": 8593, "ucirc": 251,
	"ugrave": 249, "uml": 168, "upsih": 978, "upsilon": 965, "uuml": 252, "vellip": 8942,
	"weierp": 8472, "xi": 958, "yacute": 253, "yen": 165, "yuml": 255, "zeta": 950, "zwj": 8205,
	"zwnj": 8204,
}

// entityAliases has the numbers whose meaning differs in Windows-1252.
var entityAliases = map[int]int{
	128: 8364, 130: 8218, 131: 402, 132: 8222, 133: 8230, 134: 8224, 135: 8225, 136: 710,
	137: 8240, 138: 352, 139: 8249, 140: 338, 142: 381, 145: 8216, 146: 8217, 147: 8220, 148: 8221,
	149: 8226, 150: 8211, 151: 8212, 152: 732, 153: 8482, 154: 353, 155: 8250, 156: 339, 158: 382,
	159: 376,
}
