package kramdown

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

// Matchers take a text and an offset and return the end of the match, or -1. "White space" is
// Ruby's \s, a "blank" is a space or a tab, and a "word character" is Ruby's \w, in ASCII.

const (
	classSpace = 1 << iota // \s
	classBlank             // [ \t]
	classWord              // \w
	classAlpha             // [A-Za-z]
	classDigit
	classSpan   // may start a span, see findSpan
	classMarkup // is special in HTML, see escape
)

var class = func() (t [256]uint8) {
	for _, c := range []byte(" \t\n\v\f\r") {
		t[c] |= classSpace
	}
	t[' '] |= classBlank
	t['\t'] |= classBlank
	for c := 'a'; c <= 'z'; c++ {
		t[c] |= classWord | classAlpha
		t[c-32] |= classWord | classAlpha
	}
	for c := '0'; c <= '9'; c++ {
		t[c] |= classWord | classDigit
	}
	t['_'] |= classWord
	for _, c := range []byte("*_`<[!\"'$&-.\\ >~{") {
		t[c] |= classSpan
	}
	for _, c := range []byte("<>&\"") {
		t[c] |= classMarkup
	}
	return
}()

func isSpace(c byte) bool { return class[c]&classSpace != 0 }
func isBlank(c byte) bool { return class[c]&classBlank != 0 }
func isWord(c byte) bool  { return class[c]&classWord != 0 }
func isDigit(c byte) bool { return class[c]&classDigit != 0 }

// isAlpha is Ruby's [[:alpha:]].
func isAlpha(r rune) bool {
	if r < utf8.RuneSelf {
		return class[byte(r)]&classAlpha != 0
	}
	return unicode.IsLetter(r) || unicode.In(r, unicode.Nl, unicode.Other_Alphabetic)
}

// isAlnum is Ruby's [[:alnum:]].
func isAlnum(r rune) bool {
	if r < utf8.RuneSelf {
		return r != '_' && isWord(byte(r))
	}
	return isAlpha(r) || unicode.Is(unicode.Nd, r)
}

// isWordRune is Ruby's \p{Word}.
func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return isWord(byte(r))
	}
	return isAlnum(r) || unicode.IsMark(r) || unicode.Is(unicode.Pc, r)
}

// isBoundaryRune reports whether r is a part of a word for \b: \p{Word} and the Latin-1 digits.
func isBoundaryRune(r rune) bool {
	switch r {
	case '²', '³', '¹', '¼', '½', '¾':
		return true
	}
	return isWordRune(r)
}

// wordBoundary reports whether \b matches at p. Unlike \w, it knows Unicode.
func wordBoundary(t []byte, p int) bool {
	before, after := false, false
	if p > 0 {
		r, _ := utf8.DecodeLastRune(t[:p])
		before = isBoundaryRune(r)
	}
	if p < len(t) {
		r, _ := utf8.DecodeRune(t[p:])
		after = isBoundaryRune(r)
	}
	return before != after
}

func hasPrefixAt(t []byte, p int, s string) bool {
	return p <= len(t) && len(t)-p >= len(s) && string(t[p:p+len(s)]) == s
}

func hasByteAt(t []byte, p int, c byte) bool { return p < len(t) && t[p] == c }

// lineEnd returns the offset after the line break of the line at p, or the end of t.
func lineEnd(t []byte, p int) int {
	if p >= len(t) {
		return len(t)
	}
	if i := bytes.IndexByte(t[p:], '\n'); i >= 0 {
		return p + i + 1
	}
	return len(t)
}

func skipSpace(t []byte, p int) int {
	for p < len(t) && isSpace(t[p]) {
		p++
	}
	return p
}

func skipBlank(t []byte, p int) int {
	for p < len(t) && isBlank(t[p]) {
		p++
	}
	return p
}

// optSpace skips up to three spaces (OPT_SPACE).
func optSpace(t []byte, p int) int { return skipSpaces(t, p, 3) }

// skipSpaces skips at most n spaces.
func skipSpaces(t []byte, p, n int) int {
	for ; n > 0 && p < len(t) && t[p] == ' '; n-- {
		p++
	}
	return p
}

// restOfLine matches white space up to and including the first line break (\s*?\n).
func restOfLine(t []byte, p int) int {
	for ; p < len(t) && isSpace(t[p]); p++ {
		if t[p] == '\n' {
			return p + 1
		}
	}
	return -1
}

// matchBlank matches blank lines: white space up to and including its last line break (BLANK_LINE).
func matchBlank(t []byte, p int) int {
	end := -1
	for ; p < len(t) && isSpace(t[p]); p++ {
		if t[p] == '\n' {
			end = p + 1
		}
	}
	return end
}

// matchIndent matches one indent of code (INDENT): a tab or four spaces.
func matchIndent(t []byte, p int) int {
	if p < len(t) && t[p] == '\t' {
		return p + 1
	}
	if hasPrefixAt(t, p, "    ") {
		return p + 4
	}
	return -1
}

// matchID matches the name of an attribute list or a footnote (ALD_ID_NAME).
func matchID(t []byte, p int) int {
	if p >= len(t) || !isWord(t[p]) {
		return -1
	}
	for p < len(t) && (isWord(t[p]) || t[p] == '-') {
		p++
	}
	return p
}

// matchName matches the name of a tag or an attribute (REXML's UNAME_STR): Unicode letters, perhaps
// with a prefix before a colon.
func matchName(t []byte, p int) int {
	end := matchSimpleName(t, p)
	if end >= 0 && end < len(t) && t[end] == ':' {
		if e := matchSimpleName(t, end+1); e >= 0 {
			return e
		}
	}
	return end
}

func matchSimpleName(t []byte, p int) int {
	if p >= len(t) {
		return -1
	}
	r, n := utf8.DecodeRune(t[p:])
	if r != '_' && !isAlpha(r) {
		return -1
	}
	for p += n; p < len(t); p += n {
		if c := t[p]; c < utf8.RuneSelf {
			if !isWord(c) && c != '-' && c != '.' {
				break
			}
			n = 1
			continue
		}
		if r, n = utf8.DecodeRune(t[p:]); !isAlnum(r) {
			break
		}
	}
	return p
}

// trimRight and trimLeft remove white space and NUL like Ruby's rstrip and lstrip.
func trimRight(t []byte) []byte {
	for len(t) > 0 && (isSpace(t[len(t)-1]) || t[len(t)-1] == 0) {
		t = t[:len(t)-1]
	}
	return t
}

func trimLeft(t []byte) []byte {
	for len(t) > 0 && (isSpace(t[0]) || t[0] == 0) {
		t = t[1:]
	}
	return t
}

func trimSpace(t []byte) []byte { return trimLeft(trimRight(t)) }

// A finder finds the next needle at or after an offset. It keeps its last answer, so that the time
// for all calls is linear in the text. Every search beyond the current line uses a finder, which
// also records how much of the text the result depends on.
type finder struct {
	text    []byte
	answers *[needles]answer // nil before the first call
	none    map[string]int   // see missing
	reach   int              // number of bytes that the answers depend on
	version Version          // of kramdown
}

// An answer says that the next needle from any offset in [from, to) on is at to-1. If to-1 is the
// length of the text, there is none. The zero answer is empty.
type answer struct{ from, to int32 }

type needle uint8

const (
	needleBrace        needle = iota // a } without a backslash before it
	needleEscapedBrace               // see matchBraced
	needleBracket
	needleAngle
	needleQuote
	needleApostrophe
	needleMath
	needleComment
	needleInstruction
	needleCDATA
	needleQuoteParen      // a " that ends a link, before white space and )
	needleApostropheParen // the same for '
	needleStrike          // ~~ that may close
	needleSpaceQuote      // white space before a quote
	needles
)

var needleText = [...]string{"}", "", "]", ">", `"`, "'", "$$", "-->", "?>", "]]>"}

// reset sets the text and drops all answers.
func (f *finder) reset(text []byte) {
	f.text, f.reach = text, 0
	clear(f.none)
	if f.answers != nil {
		*f.answers = [needles]answer{}
	}
}

// advance drops the first n bytes of the text and keeps the answers that still apply.
func (f *finder) advance(n int) {
	f.text, f.reach = f.text[n:], 0
	if f.answers == nil {
		return
	}
	for i, a := range f.answers {
		f.answers[i] = answer{max(0, a.from-int32(n)), max(0, a.to-int32(n))}
	}
}

// look records that the result depends on the character at p, or on the end of the text there.
func (f *finder) look(p int) { f.reach = max(f.reach, p+utf8.UTFMax) }

// missing reports whether the text from p on is known to have no key, because of a call of miss.
func (f *finder) missing(key string, p int) bool {
	length, ok := f.none[key]
	if ok = ok && len(f.text)-p <= length; ok {
		f.reach = len(f.text) + 1
	}
	return ok
}

// miss records that the text from p on has no key, which depends on the whole rest of the text. It
// stores the length of the rest, which stays the same when the finder advances.
func (f *finder) miss(key string, p int) {
	put(&f.none, key, len(f.text)-p)
	f.reach = len(f.text) + 1
}

// next returns the offset of the next needle at or after p, or -1.
func (f *finder) next(n needle, p int) int {
	if f.answers == nil {
		f.answers = new([needles]answer)
	}
	a := &f.answers[n]
	if p < int(a.from) || p >= int(a.to) {
		a.from, a.to = int32(p), int32(f.find(n, p)+1)
	}
	at := int(a.to) - 1
	if at >= len(f.text) {
		f.reach = len(f.text) + 1
		return -1
	}
	f.reach = max(f.reach, at+3)
	return at
}

// find returns the offset of the next needle at or after p, or the length of the text.
func (f *finder) find(n needle, p int) int {
	t := f.text
	p = min(p, len(t))
	switch n {
	case needleBrace:
		return findBrace(t, p)
	case needleQuoteParen:
		return findQuoteParen(t, p, '"')
	case needleApostropheParen:
		return findQuoteParen(t, p, '\'')
	case needleStrike:
		return findStrike(t, p)
	case needleSpaceQuote:
		for ; p+1 < len(t); p++ {
			if isSpace(t[p]) && (t[p+1] == '"' || t[p+1] == '\'') {
				return p
			}
		}
		return len(t)
	}
	return indexAt(t, needleText[n], p)
}

// indexAt returns the offset of the next s at or after p, or len(t).
func indexAt(t []byte, s string, p int) int {
	i := -1
	if p >= len(t) {
		return len(t)
	}
	if len(s) == 1 {
		i = bytes.IndexByte(t[p:], s[0])
	} else {
		i = bytes.Index(t[p:], []byte(s))
	}
	if i < 0 {
		return len(t)
	}
	return p + i
}

func findBrace(t []byte, p int) int {
	for ; p < len(t); p++ {
		if p = indexAt(t, "}", p); p == len(t) || p == 0 || t[p-1] != '\\' {
			return p
		}
	}
	return len(t)
}

func findQuoteParen(t []byte, p int, quote byte) int {
	for ; p < len(t); p++ {
		i := bytes.IndexByte(t[p:], quote)
		if i < 0 {
			return len(t)
		}
		p += i
		if hasByteAt(t, skipSpace(t, p+1), ')') {
			return p
		}
	}
	return len(t)
}

func findStrike(t []byte, p int) int {
	for p++; p < len(t); p++ {
		if p = indexAt(t, "~~", p); p == len(t) {
			return p
		}
		if c := t[p-1]; !isSpace(c) && c != '~' {
			return p
		}
	}
	return len(t)
}
