package kramdown

import "strings"

// parseFlow parses the YAML of an option in {::options}: a map such as {a: 1, b: {c: "d"}}, or one
// pair a: b without braces. Its values are texts, true, false and null. It returns nil for all
// else.
func parseFlow(s string) any {
	p := flowParser{text: strings.TrimSpace(s)}
	if strings.HasPrefix(p.text, "{") {
		return p.whole()
	}
	key, _ := p.word()
	if !p.take(':') {
		return nil
	}
	p = flowParser{text: strings.TrimSpace(p.text[p.pos:])}
	if p.text != "" && strings.IndexByte("{'\"", p.text[0]) < 0 { // not a flow: commas are text
		return map[string]any{key: scalar(p.text)}
	}
	value := p.whole()
	if p.failed {
		return nil
	}
	return map[string]any{key: value}
}

// whole returns the value that is the whole text.
func (p *flowParser) whole() any {
	value := p.value(0)
	if p.skipBlanks(); p.pos < len(p.text) {
		p.failed = true
	}
	if p.failed {
		return nil
	}
	return value
}

// scalar returns the value of a text without quotes.
func scalar(word string) any {
	switch word {
	case "true", "false":
		return word == "true"
	case "", "null", "~":
		return nil
	}
	return word
}

// A flowParser parses YAML's flow style. failed is set for texts that it does not know.
type flowParser struct {
	text   string
	pos    int
	failed bool
}

func (p *flowParser) skipBlanks() {
	for p.pos < len(p.text) && isSpace(p.text[p.pos]) {
		p.pos++
	}
}

// take moves behind c and reports true if c is next.
func (p *flowParser) take(c byte) bool {
	p.skipBlanks()
	if p.pos < len(p.text) && p.text[p.pos] == c {
		p.pos++
		return true
	}
	return false
}

func (p *flowParser) value(depth int) any {
	const maxFlow = 8 // kramdown's options need 2
	if p.failed = p.failed || depth > maxFlow; p.failed {
		return nil
	}
	if !p.take('{') {
		word, quoted := p.word()
		if quoted {
			return word
		}
		return scalar(word)
	}
	m := map[string]any{}
	for !p.take('}') {
		key, _ := p.word()
		if !p.take(':') {
			p.failed = true
			return nil
		}
		m[key] = p.value(depth + 1)
		if p.failed {
			return nil
		}
		if !p.take(',') && !(p.pos < len(p.text) && p.text[p.pos] == '}') {
			p.failed = true
			return nil
		}
	}
	return m
}

// word returns the next plain or quoted text. A colon ends a plain one only before a blank.
func (p *flowParser) word() (word string, quoted bool) {
	for _, quote := range []byte{'"', '\''} {
		if !p.take(quote) {
			continue
		}
		end := strings.IndexByte(p.text[p.pos:], quote)
		if end < 0 {
			p.failed = true
			return "", true
		}
		word = p.text[p.pos : p.pos+end]
		p.pos += end + 1
		return word, true
	}
	start := p.pos
	for ; p.pos < len(p.text); p.pos++ {
		c := p.text[p.pos]
		if c == ',' || c == '{' || c == '}' {
			break
		}
		if c == ':' && p.pos > start && (p.pos+1 == len(p.text) || isSpace(p.text[p.pos+1])) {
			break
		}
	}
	return strings.TrimSpace(p.text[start:p.pos]), false
}
