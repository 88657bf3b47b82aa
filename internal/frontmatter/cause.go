package frontmatter

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"
)

// A cause is a reason why front matter is invalid. Each is one message of libyaml or Ruby in one
// situation. The catalogue of UI strings explains its rule in the writer's language; the parsers'
// own words are shown nowhere.
type cause uint8

const (
	noCause cause = iota
	badStart
	badStartTab
	tabIndent
	tabInBlock
	dashPlace
	questionPlace
	colonPlace
	colonInFlow
	noColon
	noKey
	noDash
	noListEnd
	noMapEnd
	noContent
	noEnd
	noBlockLine
	quoteEnd
	quoteFence
	quoteAcrossLines
	quoteAcrossItems
	badEscape
	badHex
	badCodePoint
	badAnchor
	noTagURI
	noTagBracket
	noTagBlank
	badTagHandle
	badTagOctet
	badTagTail
	badTagLead
	noDirective
	badDirective
	unknownDirective
	badDirectiveEnd
	badNumber
	badMerge
	controlCharacter
	badUTF8
)

// causes has the rule of each cause and the message of libyaml or Ruby, with which tests compare.
var causes = [...]struct{ rule, message string }{
	badStart:         {"front-matter-character", "found character that cannot start any token"},
	badStartTab:      {"front-matter-tab", "found character that cannot start any token"},
	tabIndent:        {"front-matter-tab", "found a tab character that violates indentation"},
	tabInBlock:       {"front-matter-tab", "found a tab character where an indentation space is expected"},
	dashPlace:        {"front-matter-indicator", "block sequence entries are not allowed in this context"},
	questionPlace:    {"front-matter-indicator", "mapping keys are not allowed in this context"},
	colonPlace:       {"front-matter-indicator", "mapping values are not allowed in this context"},
	colonInFlow:      {"front-matter-indicator", "found unexpected ':'"},
	noColon:          {"front-matter-no-colon", "could not find expected ':'"},
	noKey:            {"front-matter-key", "did not find expected key"},
	noDash:           {"front-matter-item", "did not find expected '-' indicator"},
	noListEnd:        {"front-matter-bracket", "did not find expected ',' or ']'"},
	noMapEnd:         {"front-matter-bracket", "did not find expected ',' or '}'"},
	noContent:        {"front-matter-value", "did not find expected node content"},
	noEnd:            {"front-matter-bracket", "did not find expected node content"},
	noBlockLine:      {"front-matter-block-text", "did not find expected comment or line break"},
	quoteEnd:         {"front-matter-quote", "found unexpected end of stream"},
	quoteFence:       {"front-matter-quote", "found unexpected document indicator"},
	quoteAcrossLines: {"front-matter-quote", "did not find expected key"},
	quoteAcrossItems: {"front-matter-quote", "did not find expected ',' or ']'"},
	badEscape:        {"front-matter-escape", "found unknown escape character"},
	badHex:           {"front-matter-escape", "did not find expected hexdecimal number"},
	badCodePoint:     {"front-matter-escape", "found invalid Unicode character escape code"},
	badAnchor:        {"front-matter-special", "did not find expected alphabetic or numeric character"},
	noTagURI:         {"front-matter-special", "did not find expected tag URI"},
	noTagBracket:     {"front-matter-special", "did not find the expected '>'"},
	noTagBlank:       {"front-matter-special", "did not find expected whitespace or line break"},
	badTagHandle:     {"front-matter-special", "found undefined tag handle"},
	badTagOctet:      {"front-matter-special", "did not find URI escaped octet"},
	badTagTail:       {"front-matter-special", "found an incorrect trailing UTF-8 octet"},
	badTagLead:       {"front-matter-special", "found an incorrect leading UTF-8 octet"},
	noDirective:      {"front-matter-special", "could not find expected directive name"},
	badDirective:     {"front-matter-special", "found unexpected non-alphabetical character"},
	unknownDirective: {"front-matter-special", "found unknown directive name"},
	badDirectiveEnd:  {"front-matter-special", "did not find expected comment or line break"},
	badNumber:        {"front-matter-number", "invalid value for Float()"},
	badMerge:         {"front-matter-merge", "no implicit conversion into Hash"},
	controlCharacter: {"front-matter-control", "control characters are not allowed"},
	badUTF8:          {"front-matter-encoding", "invalid UTF-8"},
}

// detail returns the word of the text that the message names: the character at the place, the
// missing bracket or the number.
func (failure stop) detail(text string) string {
	switch failure.why {
	case noListEnd:
		return "]"
	case noMapEnd:
		return "}"
	case noEnd:
		return map[byte]string{'[': "]", '{': "}"}[text[failure.at]]
	case badNumber:
		return failure.word
	}
	r, size := utf8.DecodeRuneInString(text[failure.at:])
	switch causes[failure.why].rule {
	case "front-matter-character", "front-matter-indicator", "front-matter-special":
		return text[failure.at : failure.at+size]
	case "front-matter-control":
		return fmt.Sprintf("U+%04X", r)
	}
	return ""
}

// fieldInQuotes matches a line that looks like a field, in a quoted scalar.
var fieldInQuotes = regexp.MustCompile(`\n[ \t]*(?:- +)?[\pL_][\pL\pN_-]*:(?:\s|$)`)

// unfinished returns the error of a token at which a value should have ended. libyaml stops there,
// but the cause may be earlier: a quote that the next opening quote closes, or a bracket whose list
// contains the fields after it.
func (c *composer) unfinished(at int, why cause) stop {
	src := c.scanner.src
	if c.read > 0 {
		last := c.scanner.tokens[c.read-1]
		isQuoted := last.style == SingleQuoted || last.style == DoubleQuoted
		if isQuoted && fieldInQuotes.MatchString(src[last.start:last.end]) {
			switch why {
			case noKey:
				return stop{at: last.start, why: quoteAcrossLines}
			case noListEnd:
				return stop{at: last.start, why: quoteAcrossItems}
			}
		}
	}
	line := strings.LastIndexByte(src[:at], '\n') + 1
	isPast := at == len(src) || line > c.open && src[line] != ' ' && src[line] != '\t'
	switch {
	case c.open == 0 || !isPast:
	case why == noListEnd, why == noMapEnd:
		at = c.open
	case why == noContent:
		at, why = c.open, noEnd
	}
	return stop{at: at, why: why}
}
