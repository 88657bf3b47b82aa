package liquid

import "strings"

// The functions of this file match pieces of Liquid's regular expressions by hand. Classes such as
// \w and \s are ASCII's, as in Ruby.

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func isWordByte(c byte) bool {
	return 'a' <= c|0x20 && c|0x20 <= 'z' || isDigit(c) || c == '_'
}

// isSpace reports whether Ruby's \s matches a byte.
func isSpace(c byte) bool { return c == ' ' || '\t' <= c && c <= '\r' }

// skipSpace returns the offset behind \s*.
func skipSpace(s string, at int) int {
	for at < len(s) && isSpace(s[at]) {
		at++
	}
	return at
}

// skipWord returns the offset behind \w*.
func skipWord(s string, at int) int {
	for at < len(s) && isWordByte(s[at]) {
		at++
	}
	return at
}

// trimSpace removes the bytes that Ruby's strip removes at both ends.
func trimSpace(s string) string { return trimRight(s[len(s)-len(trimLeft(s)):]) }

// quotedEnd returns the end of the quoted string that starts at an offset, or -1. There are no
// escapes.
func quotedEnd(s string, at int) int {
	if at >= len(s) || s[at] != '"' && s[at] != '\'' {
		return -1
	}
	if i := strings.IndexByte(s[at+1:], s[at]); i >= 0 {
		return at + i + 2
	}
	return -1
}

// pieceEnd returns the end of a quoted string, or of a byte that a fragment may have outside of
// one; or -1.
func pieceEnd(s string, at int) int {
	if at >= len(s) || isSpace(s[at]) || s[at] == ',' || s[at] == '|' {
		return -1
	}
	if s[at] == '"' || s[at] == '\'' {
		return quotedEnd(s, at)
	}
	return at + 1
}

// fragmentEnd returns the end of Liquid's QuotedFragment at an offset: a quoted string alone, or a
// run of bytes without blanks, commas and pipes, in which quoted strings may occur. -1 means that
// there is none.
func fragmentEnd(s string, at int) int {
	if end := quotedEnd(s, at); end >= 0 {
		return end
	}
	return runEnd(s, at)
}

// runEnd is fragmentEnd for a run that may start with a quoted string.
func runEnd(s string, at int) int {
	end := -1
	for next := pieceEnd(s, at); next >= 0; next = pieceEnd(s, next) {
		end = next
	}
	return end
}

// findFragment returns the first fragment at or behind an offset.
func findFragment(s string, at int) (start, end int, ok bool) {
	for ; at < len(s); at++ {
		if end := fragmentEnd(s, at); end >= 0 {
			return at, end, true
		}
	}
	return 0, 0, false
}

// An attribute is a name and a value, as in "limit: 3".
type attribute struct{ name, value string }

// attributes returns the pairs of name, colon and fragment in a text, wherever they are.
func attributes(s string) []attribute {
	var pairs []attribute
	for at := 0; at < len(s); {
		if !isWordByte(s[at]) {
			at++
			continue
		}
		word := skipWord(s, at)
		colon := skipSpace(s, word)
		if colon == len(s) || s[colon] != ':' {
			at = word
			continue
		}
		start := skipSpace(s, colon+1)
		end := fragmentEnd(s, start)
		if end < 0 {
			at = word
			continue
		}
		pairs = append(pairs, attribute{s[at:word], s[start:end]})
		at = end
	}
	return pairs
}

// wholeAttribute splits a text that is a name, a colon and a fragment, and nothing else.
func wholeAttribute(s string) (p attribute, ok bool) {
	word := skipWord(s, 0)
	colon := skipSpace(s, word)
	if word == 0 || colon == len(s) || s[colon] != ':' {
		return p, false
	}
	start := skipSpace(s, colon+1)
	ok = start < len(s) && (quotedEnd(s, start) == len(s) || runEnd(s, start) == len(s))
	return attribute{s[:word], s[start:]}, ok
}

// findName returns the first run of bytes that the name of a variable may have in an assignment or
// a capture: letters, digits, "_-.[]", each of them with an optional parenthesis around it.
func findName(s string, at int) (start, end int, ok bool) {
	isName := func(i int) bool {
		return i < len(s) && (isWordByte(s[i]) || strings.IndexByte("-.[]", s[i]) >= 0)
	}
	for ; at < len(s); at++ {
		end := at
		for {
			next := end
			if next < len(s) && s[next] == '(' {
				next++
			}
			if !isName(next) {
				break
			}
			next++
			if next < len(s) && s[next] == ')' {
				next++
			}
			end = next
		}
		if end > at {
			return at, end, true
		}
	}
	return 0, 0, false
}
