package kramdown

import (
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
)

// A spanParser parses the spans of one raw text after the other.
type spanParser struct {
	finder
	seg  *Segment
	defs *definitions
	v    *view // the view of text
	off  int   // offset of text in v.text
	pos  int   // in text

	depth    int
	unclosed map[scope]bitset  // offsets of emphasis and brackets that are not closed
	brackets map[bracketAt]int // ends of brackets that are no link
	noTicks  map[int]int       // by length of the run: offset after which there is none
	parens   []int             // see parenEnd
	// the last run of _ before a delimiter
	underscores run
	// the last image whose attribute list refers to standalone
	standalone ast.Node
}

// A context is the set of open constructs: emphasis does not nest in its own kind, nor a link in a
// link.
type context uint8

const (
	inEm context = 1 << iota
	inStrong
	inLink
)

// A scope is a context and a delimiter. Together with the offset of an opening delimiter it
// determines where that is closed.
type scope struct {
	ctx   context
	delim byte
	n     int
}

// A stopAt is the end of the current spans: a delimiter of emphasis, the bracket of a link, or an
// end tag.
type stopAt struct {
	delim   byte // * or _
	n       int  // number of delimiters
	bracket bool
	close   string // name of the element
	fold    bool   // ignore its case
}

// A spanMask selects the constructs that are parsed.
type spanMask uint8

const (
	maskCode spanMask = 1 << iota
	maskHTML
	maskRest
	maskAll = maskCode | maskHTML | maskRest
)

// read parses the spans of a raw text into parent.
func (s *spanParser) read(parent ast.Node, v *view, start, end int) {
	s.finder.reset(v.text[start:end:end])
	s.version = s.defs.options.Version
	s.v, s.off, s.pos = v, start, 0
	s.depth = 0
	clear(s.unclosed)
	clear(s.brackets)
	clear(s.noTicks)
	s.parens = s.parens[:0]
	s.underscores = run{}
	s.parse(parent, stopAt{}, maskAll, 0)
}

func (s *spanParser) source(p int) int { return s.v.source(s.off + p) }

// append appends a node at p.
func (s *spanParser) append(parent, n ast.Node, p int) {
	n.SetPos(s.source(p))
	parent.AppendChild(parent, n)
}

// parse parses spans into parent up to stop or the end of the text. It reports whether it found
// stop, which is the next text then (parse_spans).
func (s *spanParser) parse(parent ast.Node, stop stopAt, mask spanMask, ctx context) bool {
	s.depth++
	found := s.parseSpans(parent, stop, mask, ctx)
	s.depth--
	return found
}

func (s *spanParser) parseSpans(parent ast.Node, stop stopAt, mask spanMask, ctx context) bool {
	t := s.text
	var open []int  // brackets of this level that are open
	var pairs []int // offsets of brackets of this level that are closed
	var seen []int  // offsets after delimiters of this level that did not stop
	for s.pos < len(t) {
		q := s.findSpan(s.pos, stop, mask)
		if q < 0 {
			if stop == (stopAt{}) {
				s.addText(parent, s.pos, len(t))
				s.pos = len(t)
			}
			break
		}
		s.addText(parent, s.pos, q)
		s.pos = q
		bracket, delim := false, stop.n > 0 && t[q] == stop.delim
		switch {
		case delim:
			if s.closesEmphasis(q, stop) && parent.FirstChild() != nil {
				return true
			}
		case stop.bracket && t[q] == ']':
			if len(open) == 0 {
				s.recordBrackets(ctx, pairs)
				return true
			}
			pairs = append(pairs, open[len(open)-1], q)
			open = open[:len(open)-1]
		case stop.bracket && (t[q] == '[' || t[q] == '!' && hasByteAt(t, q+1, '[')):
			bracket = true
		case stop.close != "" && matchCloseOf(t, q, stop.close, stop.fold) >= 0:
			return true
		}
		last := parent.LastChild()
		if !s.parseSpan(parent, mask, ctx) {
			_, n := utf8.DecodeRune(t[s.pos:])
			s.addText(parent, s.pos, s.pos+n)
			s.pos += n
		}
		if delim {
			seen = append(seen, s.pos)
			in := scope{ctx, stop.delim, stop.n}
			if !hasByteAt(t, s.pos, stop.delim) && s.unclosed[in].has(s.pos) {
				break // the rest was parsed in this scope before, without success
			}
		} else if bracket && !endsInNewImage(parent, last) {
			open = append(open, q)
		}
	}
	if stop.n > 0 {
		s.mark(scope{ctx, stop.delim, stop.n}, seen)
	} else if stop.bracket {
		s.mark(scope{ctx, '[', 1}, open)
		s.recordBrackets(ctx, pairs)
	}
	return false
}

func endsInNewImage(parent, before ast.Node) bool {
	last := parent.LastChild()
	return last != before && last != nil && last.Kind() == ast.KindImage
}

// findSpan returns the next offset from p on at which a span or stop may be, or -1.
func (s *spanParser) findSpan(p int, stop stopAt, mask spanMask) int {
	t := s.text
	for i := p; i < len(t); i++ {
		c := t[i]
		if class[c]&classSpan == 0 {
			if c == ']' && stop.bracket {
				return i
			}
			continue
		}
		if mask != maskAll {
			if c == '`' && mask&maskCode != 0 || c == '<' && mask&maskHTML != 0 {
				return i
			}
			continue
		}
		next := byte(0)
		if i+1 < len(t) {
			next = t[i+1]
		}
		switch c {
		case '"', '\'':
			// the rules for quotes include the previous character, see smartquote.go
			if i > p && t[i-1] != '\\' {
				_, n := utf8.DecodeLastRune(t[p:i])
				return i - n
			}
			return i
		case '-', '>', '~':
			if next == c {
				return i
			}
		case '!':
			if next == '[' {
				return i
			}
		case '{':
			if next == ':' {
				return i
			}
		case '$':
			if next == '$' {
				return i
			}
		case '.':
			if next == '.' && hasByteAt(t, i+2, '.') {
				return i
			}
		case ' ':
			if next == ' ' && hasByteAt(t, i+2, '\n') || next == '>' && hasByteAt(t, i+2, '>') {
				return i
			}
		default:
			return i
		}
	}
	return -1
}

// parseSpan parses the span at s.pos. It reports false, and does not move, if there is none. It
// tries the span parsers in kramdown's order.
func (s *spanParser) parseSpan(parent ast.Node, mask spanMask, ctx context) bool {
	t := s.text
	c := t[s.pos]
	if s.defs.options.smartOnly {
		return s.parseSmart(parent, mask, ctx)
	}
	switch c {
	case '`':
		if mask&maskCode != 0 {
			s.parseCodeSpan(parent)
			return true
		}
	case '<':
		if mask&maskRest != 0 && s.parseAutolink(parent) {
			return true
		}
		if mask&maskHTML != 0 && s.parseHTMLSpan(parent, ctx) {
			return true
		}
	}
	if mask != maskAll {
		return false
	}
	switch c {
	case '*', '_':
		s.parseEmphasis(parent, ctx)
		return true
	case '[':
		if s.parseFootnoteMarker(parent) || s.parseLink(parent, ctx) {
			return true
		}
	case '!':
		if s.parseLink(parent, ctx) {
			return true
		}
	}
	if s.parseSmartQuote(parent) {
		return true
	}
	switch c {
	case '$':
		return s.parseMath(parent)
	case '{':
		return s.parseSpanExtension(parent)
	case '&':
		return s.parseEntity(parent)
	case '-', '.', '<', '>':
		return s.parseTypographic(parent)
	case ' ':
		return s.parseTypographic(parent) || s.parseLineBreak(parent)
	case '\\':
		return s.parseTypographic(parent) || s.parseLineBreak(parent) || s.parseEscape(parent)
	case '~':
		return s.parseStrikethrough(parent)
	}
	return false
}

// parseSmart is parseSpan with the few constructs of the filter smartify.
func (s *spanParser) parseSmart(parent ast.Node, mask spanMask, ctx context) bool {
	isAll := mask == maskAll
	return isAll && (s.parseSmartQuote(parent) ||
		s.text[s.pos] == '&' && s.parseEntity(parent) || s.parseTypographic(parent)) ||
		s.text[s.pos] == '<' && s.parseHTMLSpan(parent, ctx)
}

// A bitset is a set of offsets.
type bitset []uint64

func (b bitset) has(i int) bool { return i>>6 < len(b) && b[i>>6]&(1<<(i&63)) != 0 }

// mark records that delimiters at the offsets are not closed in a scope. Without it, the time for a
// text with many of them would be exponential.
func (s *spanParser) mark(in scope, offsets []int) {
	if len(offsets) == 0 {
		return
	}
	if s.unclosed == nil {
		s.unclosed = map[scope]bitset{}
	}
	b := s.unclosed[in]
	if b == nil {
		b = make(bitset, len(s.text)>>6+1)
		s.unclosed[in] = b
	}
	for _, i := range offsets {
		b[i>>6] |= 1 << (i & 63)
	}
}

// parseInner parses the spans of text[start:end] as an independent text (strikethrough).
func (s *spanParser) parseInner(parent ast.Node, start, end int) {
	inner := spanParser{seg: s.seg, defs: s.defs, v: s.v, off: s.off + start, depth: s.depth}
	inner.finder.reset(s.text[start:end:end])
	inner.version = s.version
	inner.parse(parent, stopAt{}, maskAll, 0)
}
