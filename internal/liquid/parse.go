package liquid

import "strings"

// maxDepth is the number of blocks within each other that Liquid allows.
const maxDepth = 100

// A parser makes the nodes of a template.
type parser struct {
	tokenizer
	mode   string // "warn", "strict", otherwise lax
	tags   map[string]tagParser
	plugin func(name string) PluginTag // nil: no plugin has a tag
	ends   map[string]int              // see hasEnd; nil before the first call

	// tokenLine is the line of the current token, which Liquid gives to the tag and to errors. A
	// raw block does not change it while it searches for its end.
	tokenLine  int
	tokenStart int // where the token starts; it ends at the offset of the tokenizer
	depth      int
	isTrimmed  bool // the last tag or output ended in "-": white space behind it is removed
	warnings   []*Error
}

// A body is the content of a block or of a whole template.
type body struct {
	nodes   []*node
	isBlank bool // it has only white space and tags that print nothing
}

// A node is a literal text, an output or a tag.
type node struct {
	start, end, line int
	tag              tag // nil for a text
	isBlock          bool
	isBlank          bool // a block with such a body: it prints nothing
}

// A tag renders an output or a tag.
type tag interface {
	render(c *context, n *node) *Error
}

// A tagParser makes a tag of its markup, and of the tokens behind it if it is a block.
type tagParser func(p *parser, n *node, markup string) (tag, *Error)

// tags are Jekyll's tags by name. A parser has the table, because blocks contain tags.
var tags = map[string]tagParser{
	"assign": parseAssign, "break": parseInterrupt(true), "capture": parseCapture, "case": parseCase,
	"comment": parseComment, "continue": parseInterrupt(false), "cycle": parseCycle,
	"decrement": parseCounter(-1), "for": parseFor, "if": parseIf("if"),
	"ifchanged": parseIfChanged, "increment": parseCounter(1), "raw": parseRaw,
	"tablerow": parseTableRow, "unless": parseIf("unless"),
	"include": parseInclude("include"), "include_relative": parseInclude("include_relative"),
	"link": parseLink, "post_url": parsePostURL, "highlight": parseHighlight,
}

// parseTemplate parses a whole template.
func parseTemplate(source string, o *Options) (*body, *parser, *Error) {
	p := &parser{tokenizer: tokenizer{source: source, line: 1}, mode: o.Mode, tags: tags,
		plugin: o.PluginTag, tokenLine: 1}
	b := &body{isBlank: true}
	name, _, err := p.parseBody(b)
	if err == nil && name != "" {
		if name == "else" || name == "end" {
			err = syntaxError("Unexpected outer '%s' tag", name)
		} else {
			err = syntaxError("Unknown tag '%s'", name)
		}
		err.Start, err.End = p.tokenStart, p.at // the tag is the last token
	}
	if err != nil && err.Class == classSyntaxError && err.Line == 0 {
		err.Line = p.tokenLine
	}
	return b, p, err
}

// parseBody parses nodes up to the first tag that is not in the table, whose name and markup it
// returns. The name is "" at the end of the template.
func (p *parser) parseBody(b *body) (name, markup string, err *Error) {
	p.tokenLine = p.line
	for {
		t, ok := p.next()
		if !ok {
			return "", "", nil
		}
		p.tokenStart = t.start
		n := &node{start: t.start, end: t.start + len(t.text), line: p.tokenLine}
		switch {
		case t.isTag():
			p.trim(t.text, b)
			name, markup, ok := splitTag(t.text)
			if !ok {
				return "", "", unterminated("Tag", t.text, `/\%\}/`, n)
			}
			parse := p.tags[name]
			if parse == nil {
				parse = p.pluginTag(name)
			}
			if parse == nil {
				return name, markup, nil
			}
			n.tag, err = parse(p, n, markup)
			b.isBlank = b.isBlank && n.isBlank
		case t.isOutput():
			p.trim(t.text, b)
			if len(t.text) < 4 || !strings.HasSuffix(t.text, "}}") {
				return "", "", unterminated("Variable", t.text, `/\}\}/`, n)
			}
			n.tag, err = p.variable(outputMarkup(t.text))
			b.isBlank = false
		default:
			if p.isTrimmed {
				n.start = n.end - len(trimLeft(t.text))
			}
			p.isTrimmed = false
			b.isBlank = b.isBlank && skipSpace(p.source[:n.end], n.start) == n.end
		}
		if err != nil {
			return "", "", err.at(n)
		}
		b.nodes = append(b.nodes, n)
		p.tokenLine = p.line
	}
}

// at gives the error the place of the innermost node that is known.
func (e *Error) at(n *node) *Error {
	if e.End == 0 {
		e.Start, e.End = n.start, n.end
	}
	return e
}

func unterminated(kind, text, end string, n *node) *Error {
	return syntaxError("%s '%s' was not properly terminated with regexp: %s", kind, text, end).at(n)
}

// trim removes white space before a tag or an output that starts with "-", and notes the "-" at its
// end.
func (p *parser) trim(text string, b *body) {
	if len(text) > 2 && text[2] == '-' && len(b.nodes) > 0 {
		if n := b.nodes[len(b.nodes)-1]; n.tag == nil {
			n.end = n.start + len(trimRight(p.source[n.start:n.end]))
		}
	}
	p.isTrimmed = len(text) > 2 && text[len(text)-3] == '-'
}

// splitTag splits the text of a tag. ok is false if it has no end or no name.
func splitTag(text string) (name, markup string, ok bool) {
	if len(text) < 4 || !strings.HasSuffix(text, "%}") {
		return "", "", false
	}
	text = strings.TrimPrefix(text[2:len(text)-2], "-")
	start := skipSpace(text, 0)
	end := skipWord(text, start)
	if start == end {
		return "", "", false
	}
	return text[start:end], strings.TrimSuffix(text[skipSpace(text, end):], "-"), true
}

func outputMarkup(text string) string {
	return strings.TrimSuffix(strings.TrimPrefix(text[2:len(text)-2], "-"), "-")
}

// A block is the name of a tag that ends with "end" and the name.
type block struct {
	name string
	// other handles a tag that is not in the table, such as else. isKnown is false to report it.
	other func(name, markup string) (isKnown bool, err *Error)
}

// parseBlockBody parses one body of a block, up to its end or to a tag that is not in the table.
// isEnd reports the end.
func (p *parser) parseBlockBody(n *node, block block, b *body) (isEnd bool, err *Error) {
	if p.depth >= maxDepth {
		return false, &Error{Class: "Liquid::StackLevelError", Text: "Nesting too deep"}
	}
	p.depth++
	defer func() { p.depth-- }()
	name, markup, err := p.parseBody(b)
	if err != nil {
		return false, err
	}
	n.isBlank = n.isBlank && b.isBlank
	switch name {
	case "end" + block.name:
		return true, nil
	case "":
		return false, syntaxError("'%s' tag was never closed", block.name).at(n)
	}
	if block.other != nil {
		if isKnown, err := block.other(name, markup); isKnown || err != nil {
			return false, err
		}
	}
	switch {
	case name == "else":
		return false, syntaxError("%s tag does not expect 'else' tag", block.name)
	case strings.HasPrefix(name, "end"):
		return false, syntaxError("'%s' is not a valid delimiter for %s tags. use end%s", name,
			block.name, block.name)
	}
	return false, syntaxError("Unknown tag '%s'", name)
}

// parseBlock parses the only body of a block.
func (p *parser) parseBlock(n *node, block block) (*body, *Error) {
	n.isBlock, n.isBlank = true, true
	b := &body{isBlank: true}
	for {
		isEnd, err := p.parseBlockBody(n, block, b)
		if isEnd || err != nil {
			return b, err
		}
	}
}

// switched calls the parser of the mode: in the mode "warn" the strict one, and after a warning the
// lax one if that fails.
// line is that of the tag, which for an elsif is the line of its if.
func switched[T any](p *parser, line int, markup string, strict, lax func() (T, *Error)) (T, *Error) {
	if p.mode != "warn" && p.mode != "strict" {
		return lax()
	}
	result, err := strict()
	if err == nil || err.Class != classSyntaxError {
		return result, err
	}
	err.Line, err.Markup = line, markup
	err.Start, err.End = p.tokenStart, p.at
	if p.mode == "strict" {
		return result, err
	}
	p.warnings = append(p.warnings, err)
	return lax()
}

// quotedMarkup is the part of a message that quotes the markup of a tag.
func quotedMarkup(markup string) string { return `in "` + trimSpace(markup) + `"` }
