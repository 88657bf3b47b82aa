package liquid

import "strings"

// A token is a tag, an output or the literal text between them.
type token struct {
	text  string
	start int
}

func (t token) isTag() bool    { return strings.HasPrefix(t.text, "{%") }
func (t token) isOutput() bool { return strings.HasPrefix(t.text, "{{") }

// A tokenizer splits a template. A tag ends at the first "%}" and an output at the first "}" or
// "}}", also inside of quotes. "{%" and "{{" without an end are tokens of their own, and errors for
// the parser.
type tokenizer struct {
	source string
	at     int
	line   int // of the next token

	isLastTag, isLastOutput bool // no tag, no output has an end from here on
}

// next returns the next token. ok is false at the end.
func (t *tokenizer) next() (next token, ok bool) {
	if t.at == len(t.source) {
		return token{}, false
	}
	end := t.end()
	next = token{t.source[t.at:end], t.at}
	t.line += strings.Count(next.text, "\n")
	t.at = end
	return next, true
}

// end returns the end of the token at the current offset.
func (t *tokenizer) end() int {
	text := t.source[t.at:]
	switch {
	case strings.HasPrefix(text, "{%"):
		if i := t.find("%}", &t.isLastTag); i >= 0 {
			return i + 2
		}
		return t.at + 2
	case strings.HasPrefix(text, "{{"):
		i := t.find("}", &t.isLastOutput)
		switch {
		case i < 0:
			return t.at + 2
		case strings.HasPrefix(t.source[i+1:], "}"):
			return i + 2
		}
		return i + 1
	}
	return nextStart(t.source, t.at)
}

// find returns the offset of a mark behind the current start, or -1. It looks only once for a mark
// that does not occur again.
func (t *tokenizer) find(mark string, isLast *bool) int {
	if *isLast {
		return -1
	}
	i := strings.Index(t.source[t.at+2:], mark)
	if i < 0 {
		*isLast = true
		return -1
	}
	return t.at + 2 + i
}

// nextStart returns the offset of the first "{{" or "{%" at or behind an offset, or the end.
func nextStart(source string, at int) int {
	for {
		i := strings.IndexByte(source[at:], '{')
		if i < 0 || at+i+1 == len(source) {
			return len(source)
		}
		at += i
		if source[at+1] == '{' || source[at+1] == '%' {
			return at
		}
		at++
	}
}
