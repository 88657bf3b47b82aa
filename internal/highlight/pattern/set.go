package pattern

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A set is a set of characters: a bitmap for ASCII, the common case, and ranges, tables and nested
// sets for other characters.
type set struct {
	ascii  [2]uint64
	ranges []rune // pairs of inclusive bounds, beyond ASCII
	tables []*unicode.RangeTable
	subs   []*set
	not    bool // applies beyond ASCII only; the bitmap is complemented already
}

func (s *set) has(r rune) bool {
	if r < utf8.RuneSelf {
		return s.hasByte(byte(r))
	}
	return s.hasWide(r) != s.not
}

func (s *set) hasByte(b byte) bool { return s.ascii[b>>6&1]>>(b&63)&1 != 0 }

func (s *set) hasWide(r rune) bool {
	for i := 0; i < len(s.ranges); i += 2 {
		if s.ranges[i] <= r && r <= s.ranges[i+1] {
			return true
		}
	}
	for _, t := range s.tables {
		if unicode.Is(t, r) {
			return true
		}
	}
	for _, sub := range s.subs {
		if sub.has(r) {
			return true
		}
	}
	return false
}

// wide reports whether the set may contain a character beyond ASCII.
func (s *set) wide() bool {
	return s.not || len(s.ranges)+len(s.tables)+len(s.subs) > 0
}

func (s *set) addRange(lo, hi rune) {
	for r := lo; r <= hi && r < utf8.RuneSelf; r++ {
		s.ascii[r>>6] |= 1 << (r & 63)
	}
	if hi >= utf8.RuneSelf {
		s.ranges = append(s.ranges, max(lo, utf8.RuneSelf), hi)
	}
}

func (s *set) addSet(o *set) {
	s.ascii[0] |= o.ascii[0]
	s.ascii[1] |= o.ascii[1]
	if o.wide() {
		s.subs = append(s.subs, o)
	}
}

func (s *set) addTable(t *unicode.RangeTable) {
	for r := rune(0); r < utf8.RuneSelf; r++ {
		if unicode.Is(t, r) {
			s.ascii[r>>6] |= 1 << (r & 63)
		}
	}
	s.tables = append(s.tables, t)
}

func (s *set) addTables(tables []*unicode.RangeTable) {
	for _, t := range tables {
		s.addTable(t)
	}
}

func (s *set) negate() {
	s.ascii[0], s.ascii[1] = ^s.ascii[0], ^s.ascii[1]
	s.not = !s.not
}

// intersect removes the characters that o lacks. Beyond ASCII the result is all of o, which is
// sufficient for [a-z&&[^x]].
func (s *set) intersect(o *set) {
	s.ascii[0] &= o.ascii[0]
	s.ascii[1] &= o.ascii[1]
}

// fold adds the other cases of the characters: all of ASCII, and short ranges beyond it.
func (s *set) fold() {
	for r := rune(0); r < utf8.RuneSelf; r++ {
		if s.has(r) {
			for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
				s.addRange(f, f)
			}
		}
	}
	const short = 256
	for i := 0; i < len(s.ranges); i += 2 {
		lo, hi := s.ranges[i], s.ranges[i+1]
		if hi-lo > short {
			continue
		}
		for r := lo; r <= hi; r++ {
			if f := unicode.SimpleFold(r); f != r && !s.has(f) {
				s.addRange(f, f)
			}
		}
	}
}

// classOf returns the set of \w, \d, \s or \h, which is ASCII only, as in Ruby; nil if there is no
// such class.
func classOf(c byte) *set {
	s := &set{}
	switch c {
	case 'w', 'W':
		s.addRange('a', 'z')
		s.addRange('A', 'Z')
		s.addRange('0', '9')
		s.addRange('_', '_')
	case 'd', 'D':
		s.addRange('0', '9')
	case 's', 'S':
		s.addRange('\t', '\r')
		s.addRange(' ', ' ')
	case 'h', 'H':
		s.addRange('0', '9')
		s.addRange('a', 'f')
		s.addRange('A', 'F')
	default:
		return nil
	}
	if c < 'a' {
		s.negate()
	}
	return s
}

// property returns the set of \p{name} or [:name:], which covers Unicode, as in Ruby.
func property(name string) (*set, error) {
	s := &set{}
	switch n := strings.ToLower(strings.TrimPrefix(name, "^")); n {
	case "alpha":
		s.addTables(alphabetic)
	case "alnum":
		s.addTables(alphabetic)
		s.addTable(unicode.Nd)
	case "word":
		s.addTables(wordTables)
	case "upper":
		s.addTable(unicode.Lu)
		s.addTable(unicode.Other_Uppercase)
	case "lower":
		s.addTable(unicode.Ll)
		s.addTable(unicode.Other_Lowercase)
	case "digit":
		s.addTable(unicode.Nd)
	case "punct":
		s.addTable(unicode.P)
		for _, c := range "$+<=>^`|~" { // Ruby counts these as punctuation
			s.addRange(c, c)
		}
	case "space":
		s.addTable(unicode.White_Space)
	case "blank":
		s.addTable(unicode.Zs)
		s.addRange('\t', '\t')
	case "cntrl":
		s.addTable(unicode.Cc)
	case "xdigit":
		s.addSet(classOf('h'))
	default:
		table := categories[n]
		if table == nil {
			return nil, fmt.Errorf("unknown property %q", name)
		}
		s.addTable(table)
	}
	if strings.HasPrefix(name, "^") {
		s.negate()
	}
	return s, nil
}

// alphabetic is Unicode's property Alphabetic. It has a few marks only: not the selectors that
// follow an emoji.
var alphabetic = []*unicode.RangeTable{unicode.L, unicode.Nl, unicode.Other_Alphabetic}

// wordTables are the characters of [[:word:]].
var wordTables = append([]*unicode.RangeTable{unicode.M, unicode.Nd, unicode.Pc}, alphabetic...)

// categories are the ones that lexers use. A complete table would put all of Unicode into the
// download.
var categories = map[string]*unicode.RangeTable{
	"l": unicode.L, "lu": unicode.Lu, "ll": unicode.Ll, "lt": unicode.Lt, "lm": unicode.Lm, "lo": unicode.Lo,
	"n": unicode.N, "nd": unicode.Nd, "nl": unicode.Nl, "no": unicode.No, "m": unicode.M, "mn": unicode.Mn, "mc": unicode.Mc,
	"p": unicode.P, "pc": unicode.Pc, "po": unicode.Po, "s": unicode.S, "sm": unicode.Sm, "so": unicode.So, "sc": unicode.Sc,
	"sk": unicode.Sk, "cf": unicode.Cf,
}

// isWord reports whether r is a word character for \b, which, unlike \w, covers Unicode.
func isWord(r rune) bool {
	if r < utf8.RuneSelf {
		return r == '_' || '0' <= r && r <= '9' || 'a' <= r|0x20 && r|0x20 <= 'z'
	}
	return unicode.In(r, wordTables...) || r <= unicode.MaxLatin1 && unicode.Is(unicode.No, r)
}
