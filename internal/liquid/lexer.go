package liquid

import (
	"strings"
	"unicode/utf8"
)

// A lexeme is a token of the strict parser; kind is its name in messages.
type lexeme struct{ kind, text string }

// String is the lexeme as Ruby prints its pair: [:comparison, "=="].
func (l lexeme) String() string {
	if l.kind == "end_of_string" {
		return "[:end_of_string]"
	}
	text, _ := inspected(String(l.text), printing{})
	return "[:" + l.kind + ", " + text + "]"
}

var specials = map[byte]string{'|': "pipe", '.': "dot", ':': "colon", ',': "comma",
	'[': "open_square", ']': "close_square", '(': "open_round", ')': "close_round",
	'?': "question", '-': "dash"}

// lex splits the markup of a tag or an output for the strict parser.
func lex(s string) ([]lexeme, *Error) {
	var list []lexeme
	for at := skipSpace(s, 0); at < len(s); at = skipSpace(s, at) {
		kind, end := nextLexeme(s, at)
		if kind == "" {
			_, size := utf8.DecodeRuneInString(s[at:])
			return nil, syntaxError("Unexpected character %s", s[at:at+size])
		}
		list = append(list, lexeme{kind, s[at:end]})
		at = end
	}
	return append(list, lexeme{kind: "end_of_string"}), nil
}

// nextLexeme returns the kind and the end of the lexeme at an offset; "" if there is none.
func nextLexeme(s string, at int) (kind string, end int) {
	if end := comparisonEnd(s, at); end > 0 {
		return "comparison", end
	}
	if end := quotedEnd(s, at); end > 0 {
		return "string", end
	}
	c := s[at]
	switch {
	case isDigit(c) || c == '-' && at+1 < len(s) && isDigit(s[at+1]):
		return "number", numberEnd(s, at+1)
	case isWordByte(c):
		for end = at + 1; end < len(s) && (isWordByte(s[end]) || s[end] == '-'); {
			end++
		}
		if end < len(s) && s[end] == '?' {
			end++
		}
		return "id", end
	case strings.HasPrefix(s[at:], ".."):
		return "dotdot", at + 2
	}
	return specials[c], at + 1
}

// comparisonEnd returns the end of an operator at an offset, or 0. "contains" is one only before
// white space.
func comparisonEnd(s string, at int) int {
	const contains = "contains"
	for _, op := range []string{"==", "!=", "<>", "<=", "<", ">=", ">"} {
		if strings.HasPrefix(s[at:], op) {
			return at + len(op)
		}
	}
	end := at + len(contains)
	if strings.HasPrefix(s[at:], contains) && end < len(s) && isSpace(s[end]) {
		return end
	}
	return 0
}

func numberEnd(s string, at int) int {
	for at < len(s) && isDigit(s[at]) {
		at++
	}
	if at+1 < len(s) && s[at] == '.' && isDigit(s[at+1]) {
		for at++; at < len(s) && isDigit(s[at]); {
			at++
		}
	}
	return at
}
