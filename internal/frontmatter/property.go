package frontmatter

import "strings"

// Anchors, aliases, tags and directives are rare in front matter.

// property reads an alias, an anchor or a tag.
func (s *scanner) property(c byte) {
	if c == '!' {
		s.tag()
		return
	}
	size := 1
	for s.pos+size < len(s.src) && isAlpha(s.src[s.pos+size]) {
		size++
	}
	if size == 1 || !s.blankAt(size) && strings.IndexByte("?:,]}%@`", s.src[s.pos+size]) < 0 {
		panic(stop{at: s.pos, why: badAnchor})
	}
	k := tokenAnchor
	if c == '*' {
		k = tokenAlias
	}
	s.addText(k, size, s.src[s.pos+1:s.pos+size])
}

// addText adds a token with its text.
func (s *scanner) addText(k kind, size int, text string) {
	s.add(k, size)
	s.tokens[len(s.tokens)-1].text = text
}

// isAlpha reports whether libyaml allows a byte in an anchor or a tag handle.
func isAlpha(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z' || c == '_' || c == '-'
}

// tag reads a tag: !<uri>, !name, !!name or "!" alone. The token's text is the resolved tag.
func (s *scanner) tag() {
	start := s.pos
	rest := s.src[start:]
	var text string
	var size int
	if strings.HasPrefix(rest, "!<") {
		size = 2 + s.uriLen(start+2, true)
		text = rest[2:size]
		if size == 2 {
			panic(stop{at: start, why: noTagURI})
		}
		if size == len(rest) || rest[size] != '>' {
			panic(stop{at: start, why: noTagBracket})
		}
		size++
	} else {
		text, size = s.shortTag(start)
	}
	if after := start + size; !(s.flow > 0 && after < len(s.src) && s.src[after] == ',') && !s.blankAt(size) {
		panic(stop{at: start, why: noTagBlank})
	}
	s.addText(tokenTag, size, text)
}

// shortTag reads a tag without brackets.
func (s *scanner) shortTag(start int) (text string, size int) {
	rest := s.src[start:]
	handle := 1
	for handle < len(rest) && isAlpha(rest[handle]) {
		handle++
	}
	if handle == len(rest) || rest[handle] != '!' {
		size = 1 + s.uriLen(start+1, false)
		return unescapeURI(rest[:size]), size
	}
	handle++
	suffix := s.uriLen(start+handle, false)
	if suffix == 0 {
		panic(stop{at: start, why: noTagURI})
	}
	size = handle + suffix
	if handle > 2 {
		return undefinedTag, size
	}
	return "tag:yaml.org,2002:" + unescapeURI(rest[handle:size]), size
}

// undefinedTag is the text of a tag whose handle no directive defines. It is an error only on a
// value.
const undefinedTag = "\x00"

// uriLen returns the length of the tag URI at a byte of the source.
func (s *scanner) uriLen(at int, isVerbatim bool) int {
	set := ";/?:@&=+$.!~*'()%"
	if isVerbatim {
		set += ",[]"
	}
	end := at
	for end < len(s.src) && (isAlpha(s.src[end]) || strings.IndexByte(set, s.src[end]) >= 0) {
		if s.src[end] == '%' {
			end += s.escapeLen(end)
			continue
		}
		end++
	}
	return end - at
}

// escapeLen returns the length of a character written as percent-encoded UTF-8.
func (s *scanner) escapeLen(at int) int {
	size := 1
	for n := 0; n < size; n++ {
		rest := s.src[min(at+3*n, len(s.src)):]
		if !(len(rest) > 2 && rest[0] == '%' && isHex(rest[1]) && isHex(rest[2])) {
			panic(stop{at: s.pos, why: badTagOctet})
		}
		octet := hexValue(rest[1])<<4 | hexValue(rest[2])
		switch {
		case n > 0 && octet&0xC0 != 0x80:
			panic(stop{at: s.pos, why: badTagTail})
		case n > 0, octet < 0x80:
		case octet&0xE0 == 0xC0:
			size = 2
		case octet&0xF0 == 0xE0:
			size = 3
		case octet&0xF8 == 0xF0:
			size = 4
		default:
			panic(stop{at: s.pos, why: badTagLead})
		}
	}
	return 3 * size
}

func isHex(c byte) bool { return strings.IndexByte("0123456789abcdefABCDEF", c) >= 0 }

// unescapeURI decodes percent-encoding.
func unescapeURI(uri string) string {
	var b strings.Builder
	for i := 0; i < len(uri); i++ {
		if uri[i] != '%' {
			b.WriteByte(uri[i])
			continue
		}
		b.WriteByte(hexValue(uri[i+1])<<4 | hexValue(uri[i+2]))
		i += 2
	}
	return b.String()
}

func hexValue(c byte) byte {
	if c <= '9' {
		return c - '0'
	}
	return c&7 + 9
}

// checkDirective stops at a directive that libyaml rejects. A valid one ends the document.
func (s *scanner) checkDirective() {
	start := s.pos
	line := s.src[start+1:]
	end := 0
	for end < len(line) && breakLen(line[end:]) == 0 {
		end++
	}
	line = line[:end]
	n := 0
	for n < len(line) && isAlpha(line[n]) {
		n++
	}
	name, rest := line[:n], line[n:]
	switch {
	case n == 0:
		panic(stop{at: start, why: noDirective})
	case rest != "" && rest[0] != ' ' && rest[0] != '\t':
		panic(stop{at: start, why: badDirective})
	case name != "YAML" && name != "TAG":
		panic(stop{at: start, why: unknownDirective})
	}
	words, _, _ := strings.Cut(rest, "#")
	if fields := strings.Fields(words); name == "YAML" && !isVersion(fields) || name == "TAG" && len(fields) != 2 {
		panic(stop{at: start, why: badDirectiveEnd})
	}
}

// isVersion reports whether words are a version such as 1.1.
func isVersion(words []string) bool {
	if len(words) != 1 {
		return false
	}
	major, minor, found := strings.Cut(words[0], ".")
	return found && isNumber(major) && isNumber(minor)
}

func isNumber(word string) bool {
	return word != "" && len(word) < 10 && strings.Trim(word, "0123456789") == ""
}
