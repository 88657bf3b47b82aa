package kramdown

import (
	"bytes"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
)

// parseAutolink parses <scheme:…> and <a@b> (AUTOLINK_START).
func (s *spanParser) parseAutolink(parent ast.Node) bool {
	t, start := s.text, s.pos+1
	end := s.matchURL(start)
	mail := false
	if end < 0 {
		end = matchMail(t, start)
		mail = true
	}
	if end < 0 {
		return false
	}
	url := t[start:end:end]
	n := ast.NewLink()
	n.Destination = url
	if mail {
		n.Destination = append([]byte("mailto:"), url...)
	}
	s.append(parent, n, s.pos)
	shown := bytes.TrimPrefix(url, []byte("mailto:"))
	if len(shown) > 0 {
		n.AppendChild(n, &textNode{value: shown, start: -1})
	}
	s.construct(AutolinkConstruct, s.pos, end+1, n.Destination)
	s.pos = end + 1
	return true
}

// matchURL matches a URL with one of the schemes and returns the offset of the > after it, on the
// same line.
func (s *spanParser) matchURL(p int) int {
	for _, scheme := range [...]string{"mailto:", "https:", "http:", "ftps:", "ftp:"} {
		if hasPrefixAt(s.text, p, scheme) {
			start := p + len(scheme)
			end := s.next(needleAngle, start+1)
			if end < 0 || bytes.IndexByte(s.text[start:end], '\n') >= 0 {
				return -1
			}
			return end
		}
	}
	return -1
}

// matchMail matches a mail address and returns the offset of the > after it.
func matchMail(t []byte, p int) int {
	at := matchMailPart(t, p)
	if at == p || at >= len(t) || t[at] != '@' {
		return -1
	}
	end := matchMailPart(t, at+1)
	if end == at+1 || end >= len(t) || t[end] != '>' {
		return -1
	}
	return end
}

func matchMailPart(t []byte, p int) int {
	for p < len(t) {
		r, n := utf8.DecodeRune(t[p:])
		if !isAlnum(r) && r != '-' && r != '_' && r != '.' {
			break
		}
		p += n
	}
	return p
}

// parseEscape parses a backslash and the character that it escapes (ESCAPED_CHARS_GFM).
func (s *spanParser) parseEscape(parent ast.Node) bool {
	p := s.pos + 1
	if p >= len(s.text) || !isEscapable(s.text[p]) {
		return false
	}
	if s.text[p] == '~' && s.defs.options.plainInput {
		return false
	}
	s.addText(parent, p, p+1)
	s.pos = p + 1
	return true
}

func isEscapable(c byte) bool {
	return bytes.IndexByte([]byte("\\.*_+`<>()[]{}#!:|\"'$=-~"), c) >= 0
}

// unescape removes the backslashes before escapable characters other than ~.
func unescape(t []byte) []byte {
	if bytes.IndexByte(t, '\\') < 0 {
		return t
	}
	out := make([]byte, 0, len(t))
	for i := 0; i < len(t); i++ {
		if t[i] == '\\' && i+1 < len(t) && t[i+1] != '~' && isEscapable(t[i+1]) {
			i++
		}
		out = append(out, t[i])
	}
	return out
}
