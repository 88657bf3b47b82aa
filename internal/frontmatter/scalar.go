package frontmatter

import (
	"strconv"
	"strings"
)

// Scalars: decoding of their source bytes. YAML folds a line end inside a scalar into a space, and
// blank lines into line ends.

// addScalar adds the scalar from start to end.
func (s *scanner) addScalar(start, end int, style Style, text string) {
	s.tokens = append(s.tokens, token{kind: tokenScalar, start: start, end: end, style: style, text: text})
}

func (s *scanner) plainStart(c byte) bool {
	if s.blankAt(0) {
		return false // only spaces may indent here, not a TAB
	}
	switch c {
	case '-':
		return !s.blankAt(1)
	case '?', ':':
		return s.flow == 0 && !s.blankAt(1)
	}
	return !strings.ContainsRune(",[]{}#&*!|>'\"%@`", rune(c))
}

// plain reads a scalar without quotes.
func (s *scanner) plain() {
	var text strings.Builder
	var gap fold
	start, end := s.pos, s.pos
	indent := s.indent + 1
	for s.pos < len(s.src) && s.src[s.pos] != '#' && !(s.pos == s.lineStart && s.documentMark()) {
		from := s.pos
		for !s.plainEnd() {
			s.pos++
		}
		if s.pos > from {
			text.WriteString(gap.join())
			text.WriteString(s.src[from:s.pos])
			gap, end = fold{}, s.pos
		}
		if s.pos == len(s.src) || !s.blankAt(0) {
			break
		}
		gap = s.gap(indent)
		if s.flow == 0 && s.column() < indent {
			break
		}
	}
	if gap.broken {
		s.keyAllow = true
	}
	s.addScalar(start, end, Plain, text.String())
}

// plainEnd reports whether a word of a plain scalar ends at pos.
func (s *scanner) plainEnd() bool {
	if s.blankAt(0) {
		return true
	}
	c := s.src[s.pos]
	if c == ':' {
		if s.flow > 0 && s.pos+1 < len(s.src) && strings.IndexByte(",?[]{}", s.src[s.pos+1]) >= 0 {
			panic(stop{at: s.pos, why: colonInFlow})
		}
		return s.blankAt(1)
	}
	return s.flow > 0 && strings.IndexByte(",[]{}", c) >= 0
}

// A fold is the white space between two words of a scalar.
type fold struct {
	blanks string // before the first line end
	first  string // the first line end
	rest   []byte // later line ends
	broken bool
}

func (f fold) join() string {
	switch {
	case !f.broken:
		return f.blanks
	case f.first != "\n":
		return f.first + string(f.rest)
	case len(f.rest) == 0:
		return " "
	}
	return string(f.rest)
}

// gap reads white space and line ends. If indent is positive, it stops at a line indented with a
// TAB before that column.
func (s *scanner) gap(indent int) fold {
	var f fold
	from := s.pos
	for s.pos < len(s.src) && s.blankAt(0) {
		if s.breakLen() == 0 {
			if f.broken && s.src[s.pos] == '\t' && s.column() < indent {
				panic(stop{at: s.pos, why: tabIndent})
			}
			s.pos++
			continue
		}
		if f.broken {
			f.rest = append(f.rest, s.newLine()...)
			continue
		}
		f.blanks = s.src[from:s.pos]
		f.broken = true
		f.first = s.newLine()
	}
	if !f.broken {
		f.blanks = s.src[from:s.pos]
	}
	return f
}

// quoted reads a scalar in ' or ".
func (s *scanner) quoted(quote byte) {
	var text strings.Builder
	start := s.pos
	s.pos++
	for {
		if s.pos == len(s.src) {
			panic(stop{at: start, why: quoteEnd})
		}
		if s.pos == s.lineStart && s.documentMark() {
			panic(stop{at: start, why: quoteFence})
		}
		switch c := s.src[s.pos]; {
		case s.blankAt(0):
			text.WriteString(s.gap(0).join())
		case quote == '\'' && strings.HasPrefix(s.src[s.pos:], "''"):
			text.WriteByte('\'')
			s.pos += 2
		case c == quote:
			s.pos++
			style := DoubleQuoted
			if quote == '\'' {
				style = SingleQuoted
			}
			s.addScalar(start, s.pos, style, text.String())
			return
		case quote == '"' && c == '\\':
			s.pos++
			s.escape(&text, start)
		default:
			text.WriteByte(c)
			s.pos++
		}
	}
}

var escapes = map[byte]string{
	'0': "\x00", 'a': "\a", 'b': "\b", 't': "\t", '\t': "\t", 'n': "\n", 'v': "\v", 'f': "\f", 'r': "\r", 'e': "\x1b",
	' ': " ", '"': "\"", '/': "/", '\\': "\\", 'N': "\u0085", '_': "\u00a0", 'L': "\u2028", 'P': "\u2029",
}

// escape reads the escape sequence after a backslash.
func (s *scanner) escape(text *strings.Builder, start int) {
	if s.pos == len(s.src) {
		panic(stop{at: start, why: quoteEnd})
	}
	if s.breakLen() > 0 { // joins the lines without a space
		s.newLine()
		f := s.gap(0)
		if f.broken {
			text.WriteString(f.first + string(f.rest))
		}
		return
	}
	c := s.src[s.pos]
	s.pos++
	if value, ok := escapes[c]; ok {
		text.WriteString(value)
		return
	}
	size := map[byte]int{'x': 2, 'u': 4, 'U': 8}[c]
	if size == 0 {
		panic(stop{at: s.pos - 1, why: badEscape})
	}
	code, err := strconv.ParseUint(s.src[s.pos:min(s.pos+size, len(s.src))], 16, 32)
	if err != nil || s.pos+size > len(s.src) {
		panic(stop{at: s.pos, why: badHex})
	}
	if code >= 0xD800 && code <= 0xDFFF || code > 0x10FFFF {
		panic(stop{at: s.pos, why: badCodePoint})
	}
	text.WriteRune(rune(code))
	s.pos += size
}

// blockScalar reads a literal (|) or folded (>) scalar.
func (s *scanner) blockScalar() {
	start := s.pos
	style := Literal
	if s.src[s.pos] == '>' {
		style = Folded
	}
	s.pos++
	chomp, indent := s.blockHeader()
	end := s.pos
	s.skipHeaderRest()

	var text, breaks strings.Builder
	if indent > 0 {
		indent += max(s.indent, 0)
	}
	s.blockBreaks(&indent, &breaks)
	lineEnd, wasBlank := "", false
	for s.column() == indent && s.pos < len(s.src) {
		isBlank := s.blankAt(0)
		if style == Folded && lineEnd == "\n" && !wasBlank && !isBlank {
			if breaks.Len() == 0 {
				text.WriteByte(' ')
			}
		} else {
			text.WriteString(lineEnd)
		}
		text.WriteString(breaks.String())
		breaks.Reset()
		wasBlank = isBlank
		from := s.pos
		s.skipLine()
		text.WriteString(s.src[from:s.pos])
		end = s.pos
		lineEnd = ""
		if s.pos < len(s.src) {
			lineEnd = s.newLine()
		}
		s.blockBreaks(&indent, &breaks)
	}
	if chomp != '-' {
		text.WriteString(lineEnd)
	}
	if chomp == '+' {
		text.WriteString(breaks.String())
		if breaks.Len() > 0 {
			end = s.lastBreak(end)
		}
	}
	s.addScalar(start, end, style, text.String())
}

// blockHeader reads the indicators after | and >: the treatment of final line ends, and the
// indentation.
func (s *scanner) blockHeader() (chomp byte, indent int) {
	for s.pos < len(s.src) {
		switch c := s.src[s.pos]; {
		case (c == '+' || c == '-') && chomp == 0:
			chomp = c
		case c >= '1' && c <= '9' && indent == 0:
			indent = int(c - '0')
		default:
			return chomp, indent
		}
		s.pos++
	}
	return chomp, indent
}

// skipHeaderRest skips white space and a comment after the header.
func (s *scanner) skipHeaderRest() {
	for s.pos < len(s.src) && (s.src[s.pos] == ' ' || s.src[s.pos] == '\t') {
		s.pos++
	}
	if s.pos < len(s.src) && s.src[s.pos] == '#' {
		s.skipLine()
	}
	if s.pos == len(s.src) {
		return
	}
	if s.breakLen() == 0 {
		panic(stop{at: s.pos, why: noBlockLine})
	}
	s.newLine()
}

// blockBreaks skips blank lines and the indentation after them; if *indent is 0, the deepest of
// them sets it.
func (s *scanner) blockBreaks(indent *int, breaks *strings.Builder) {
	deepest := 0
	for {
		for (*indent == 0 || s.column() < *indent) && s.pos < len(s.src) && s.src[s.pos] == ' ' {
			s.pos++
		}
		deepest = max(deepest, s.column())
		if (*indent == 0 || s.column() < *indent) && s.pos < len(s.src) && s.src[s.pos] == '\t' {
			panic(stop{at: s.pos, why: tabInBlock})
		}
		if s.breakLen() == 0 {
			break
		}
		breaks.WriteString(s.newLine())
	}
	if *indent == 0 {
		*indent = max(deepest, s.indent+1, 1)
	}
}

// lastBreak returns the offset at which the last blank line before pos ends, so that a range
// contains the blank lines of a "+" scalar but, as all ranges, not the final line end.
func (s *scanner) lastBreak(from int) int {
	end := from
	for i := from; i < s.lineStart; {
		if size := breakLen(s.src[i:]); size > 0 {
			end = i
			i += size
			continue
		}
		i++
	}
	return end
}
