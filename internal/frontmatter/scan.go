package frontmatter

import (
	"strings"
	"unicode/utf8"
)

// The parser follows libyaml 0.2.5, which SafeYAML uses, in its two steps: this file splits the
// text into tokens, compose.go builds nodes of them. Every node has its byte range, so that a field
// can be changed without touching any other byte, and every error has its offset.
//
// Each step reads a byte a bounded number of times. oracle_test.go compares both with libyaml.

type kind uint8

const (
	tokenEnd kind = iota // of the document
	tokenListStart
	tokenMapStart
	tokenBlockEnd
	tokenFlowList
	tokenFlowListEnd
	tokenFlowMap
	tokenFlowMapEnd
	tokenEntry // "-"
	tokenComma
	tokenKey   // "?", or inserted before a scalar once ":" shows that it is a key
	tokenValue // ":"
	tokenAlias
	tokenAnchor
	tokenTag
	tokenScalar
)

type token struct {
	kind       kind
	start, end int
	style      Style
	text       string // of a scalar: decoded; of a tag: as written
}

// A stop is a YAML error. The scanner panics with it, and parse recovers.
type stop struct {
	at   int // the token that is incomplete or not allowed
	why  cause
	word string // the number that Ruby rejects
	end  int    // end of the word that needs quotes, 0 for other errors
}

// A scanner splits src into tokens.
type scanner struct {
	src       string
	pos       int
	lineStart int
	line      int
	counted   int // offset up to which characters were counted
	chars     int // number of characters before counted
	lineChars int // number of characters before the current line
	tokens    []token
	done      bool // tokenEnd has been added

	indent  int // column of the innermost block list or mapping, -1 outside
	indents []int
	flow    int // depth of [ and {

	// A node turns out to be a key if ":" follows on its line. keys holds the candidates, at most
	// one for each flow depth, in source order, so the first is always the oldest.
	keys     []candidate
	keyAllow bool // a key may start at pos
}

type candidate struct {
	required                          bool
	flow, token, start, index, column int
	line                              int
}

func newScanner(src string, pos int) *scanner {
	return &scanner{src: src, pos: pos, lineStart: pos, counted: pos, indent: -1, keyAllow: true}
}

// token returns token n. It scans only as far as needed, including the ":" that may turn a scalar
// into a key, because the text after the document need not be YAML.
func (s *scanner) token(n int) token {
	for !s.done && (n == len(s.tokens) || s.isCandidate(n)) {
		s.next()
	}
	return s.tokens[n]
}

func (s *scanner) isCandidate(n int) bool {
	s.expireKeys()
	return len(s.keys) > 0 && s.keys[0].token == n
}

// next adds the next token or tokens.
func (s *scanner) next() {
	s.skip()
	s.expireKeys()
	column := s.column()
	s.unroll(column)
	isDirective := s.pos < len(s.src) && column == 0 && s.src[s.pos] == '%'
	if s.pos == len(s.src) || isDirective || column == 0 && s.documentMark() {
		s.unroll(-1)
		s.dropKey()
		if isDirective {
			s.checkDirective()
		}
		s.add(tokenEnd, 0)
		s.done = true
		return
	}
	c := s.src[s.pos]
	inFlow := s.flow > 0
	switch {
	case c == '[':
		s.flowStart(tokenFlowList)
	case c == '{':
		s.flowStart(tokenFlowMap)
	case c == ']':
		s.flowEnd(tokenFlowListEnd)
	case c == '}':
		s.flowEnd(tokenFlowMapEnd)
	case c == ',':
		s.dropKey()
		s.keyAllow = true
		s.add(tokenComma, 1)
	case c == '-' && s.blankAt(1):
		s.blockStart(tokenListStart)
		s.dropKey()
		s.keyAllow = true
		s.add(tokenEntry, 1)
	case c == '?' && (inFlow || s.blankAt(1)):
		s.blockStart(tokenMapStart)
		s.dropKey()
		s.keyAllow = !inFlow
		s.add(tokenKey, 1)
	case c == ':' && (inFlow || s.blankAt(1)):
		s.value()
	case c == '*', c == '&', c == '!':
		s.saveKey()
		s.keyAllow = false
		s.property(c)
	case (c == '|' || c == '>') && !inFlow:
		s.dropKey()
		s.keyAllow = true
		s.blockScalar()
	case c == '\'', c == '"':
		s.saveKey()
		s.keyAllow = false
		s.quoted(c)
	case s.plainStart(c):
		s.saveKey()
		s.keyAllow = false
		s.plain()
	default:
		why := badStart
		if c == '\t' {
			why = badStartTab
		}
		panic(stop{at: s.pos, why: why})
	}
}

func (s *scanner) add(k kind, size int) {
	s.tokens = append(s.tokens, token{kind: k, start: s.pos, end: s.pos + size})
	s.pos += size
}

func (s *scanner) insert(at int, k kind, pos int) {
	s.tokens = append(s.tokens, token{})
	copy(s.tokens[at+1:], s.tokens[at:])
	s.tokens[at] = token{kind: k, start: pos, end: pos}
}

// skip skips white space, comments and line ends.
func (s *scanner) skip() {
	for s.pos < len(s.src) {
		switch c := s.src[s.pos]; {
		case c == ' ', c == '\t' && (s.flow > 0 || !s.keyAllow):
			s.pos++
		case c == '#':
			s.skipLine()
		case s.breakLen() > 0:
			s.newLine()
			if s.flow == 0 {
				s.keyAllow = true
			}
		case c == byteOrderMark[0] && s.pos == s.lineStart && strings.HasPrefix(s.src[s.pos:], byteOrderMark):
			s.pos += len(byteOrderMark)
		default:
			return
		}
	}
}

// skipLine skips to the end of the line.
func (s *scanner) skipLine() {
	for s.pos < len(s.src) && s.breakLen() == 0 {
		s.pos++
	}
}

// newLine skips a line end and returns its form in a scalar.
func (s *scanner) newLine() string {
	size := s.breakLen()
	ended := s.src[s.pos : s.pos+size]
	s.pos += size
	s.lineStart = s.pos
	s.lineChars = s.index()
	s.line++
	if ended == "\u2028" || ended == "\u2029" {
		return ended
	}
	return "\n"
}

// breakLen returns the length of the line end at pos, or 0. In YAML 1.1, U+0085, U+2028 and U+2029
// end a line too.
func (s *scanner) breakLen() int { return breakLen(s.src[s.pos:]) }

func breakLen(rest string) int {
	switch {
	case rest == "":
		return 0
	case rest[0] == '\n':
		return 1
	case rest[0] == '\r':
		if strings.HasPrefix(rest, "\r\n") {
			return 2
		}
		return 1
	case strings.HasPrefix(rest, "\u0085"):
		return 2
	case strings.HasPrefix(rest, "\u2028"), strings.HasPrefix(rest, "\u2029"):
		return 3
	}
	return 0
}

// blankAt reports whether white space, a line end or the end of the text follows n bytes after pos.
func (s *scanner) blankAt(n int) bool {
	rest := s.src[min(s.pos+n, len(s.src)):]
	return rest == "" || rest[0] == ' ' || rest[0] == '\t' || breakLen(rest) > 0
}

// index returns the number of characters before pos. It continues from the last call, so that a
// long line is counted once.
func (s *scanner) index() int {
	s.chars += utf8.RuneCountInString(s.src[s.counted:s.pos])
	s.counted = s.pos
	return s.chars
}

func (s *scanner) column() int { return s.index() - s.lineChars }

// documentMark reports whether pos, at the start of a line, is at a "---" or "..." that ends the
// document.
func (s *scanner) documentMark() bool {
	rest := s.src[s.pos:]
	return (strings.HasPrefix(rest, "---") || strings.HasPrefix(rest, "...")) && s.blankAt(3)
}

// Candidates for keys.

func (s *scanner) saveKey() {
	if !s.keyAllow {
		return
	}
	s.dropKey()
	column := s.column()
	s.keys = append(s.keys, candidate{
		required: s.flow == 0 && s.indent == column, flow: s.flow,
		token: len(s.tokens), start: s.pos, index: s.index(), line: s.line, column: column,
	})
}

// key returns the candidate of the current flow depth, or nil.
func (s *scanner) key() *candidate {
	if n := len(s.keys); n > 0 && s.keys[n-1].flow == s.flow {
		return &s.keys[n-1]
	}
	return nil
}

func (s *scanner) dropKey() {
	if key := s.key(); key != nil {
		key.check()
		s.keys = s.keys[:len(s.keys)-1]
	}
}

// check stops if the candidate is not a key but must be one.
func (key candidate) check() {
	if key.required {
		panic(stop{at: key.start, why: noColon})
	}
}

// expireKeys drops candidates that are on an earlier line or too far back.
func (s *scanner) expireKeys() {
	expired := 0
	for expired < len(s.keys) && (s.keys[expired].line < s.line || s.keys[expired].index+1024 < s.index()) {
		s.keys[expired].check()
		expired++
	}
	if expired > 0 {
		s.keys = append(s.keys[:0], s.keys[expired:]...)
	}
}

// Blocks and flows.

// roll opens a block list or map at a deeper column.
func (s *scanner) roll(column int, k kind, at, pos int) {
	if s.flow > 0 || s.indent >= column {
		return
	}
	s.indents = append(s.indents, s.indent)
	s.indent = column
	s.insert(at, k, pos)
}

// unroll closes the block lists and mappings deeper than column.
func (s *scanner) unroll(column int) {
	for s.flow == 0 && s.indent > column {
		s.add(tokenBlockEnd, 0)
		s.indent = s.indents[len(s.indents)-1]
		s.indents = s.indents[:len(s.indents)-1]
	}
}

func (s *scanner) blockStart(k kind) {
	if s.flow > 0 {
		return
	}
	if !s.keyAllow {
		panic(stop{at: s.pos, why: map[byte]cause{'-': dashPlace, '?': questionPlace, ':': colonPlace}[s.src[s.pos]]})
	}
	s.roll(s.column(), k, len(s.tokens), s.pos)
}

func (s *scanner) flowStart(k kind) {
	s.saveKey()
	s.flow++
	s.keyAllow = true
	s.add(k, 1)
}

func (s *scanner) flowEnd(k kind) {
	s.dropKey()
	s.flow = max(s.flow-1, 0)
	s.keyAllow = false
	s.add(k, 1)
}

// value reads ":", which makes the candidate a key.
func (s *scanner) value() {
	if key := s.key(); key != nil {
		s.insert(key.token, tokenKey, key.start)
		s.roll(key.column, tokenMapStart, key.token, key.start)
		s.keys = s.keys[:len(s.keys)-1]
		s.keyAllow = false
	} else {
		s.blockStart(tokenMapStart)
		s.keyAllow = s.flow == 0
	}
	s.add(tokenValue, 1)
}
