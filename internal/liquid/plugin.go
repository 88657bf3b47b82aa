package liquid

import "strings"

// A plugin is a tag of a plugin. A box with its source stands for its output.
type plugin struct {
	body       *body // nil if it has none
	end        int   // of its end tag
	isPossible bool  // the plugin is not known
}

// pluginTag returns the parser of a tag that is not Jekyll's own, or nil if no plugin has it.
func (p *parser) pluginTag(name string) tagParser {
	if p.plugin == nil || isDelimiter(name) {
		return nil
	}
	switch kind := p.plugin(name); kind {
	case CachedTag:
		return parseInclude(name)
	case InlineTag, BlockTag, PossibleTag:
		return func(p *parser, n *node, _ string) (tag, *Error) { return p.parsePlugin(n, name, kind) }
	}
	return nil
}

// isDelimiter reports whether a tag is a part of a block of Jekyll.
func isDelimiter(name string) bool {
	return name == "else" || name == "elsif" || name == "when" || strings.HasPrefix(name, "end")
}

func (p *parser) parsePlugin(n *node, name string, kind PluginTag) (tag, *Error) {
	t := &plugin{end: n.end, isPossible: kind == PossibleTag}
	if kind == InlineTag || t.isPossible && !p.hasEnd(name) {
		return t, nil
	}
	var err *Error
	t.body, err = p.parseBlock(n, block{name: name})
	t.end, n.isBlank = p.at, false
	return t, err
}

// hasEnd reports whether the rest of the template has the end tag of a block.
func (p *parser) hasEnd(name string) bool {
	if p.ends == nil {
		p.ends = map[string]int{}
		for rest := 0; ; {
			i := strings.Index(p.source[rest:], "{%")
			if i < 0 {
				break
			}
			rest += i + 2
			start := rest
			if strings.HasPrefix(p.source[start:], "-") {
				start++
			}
			start = skipSpace(p.source, start)
			if end := skipWord(p.source, start); strings.HasPrefix(p.source[start:end], "end") {
				p.ends[p.source[start+len("end"):end]] = start
			}
		}
	}
	return p.ends[name] > p.at
}

func (t *plugin) render(c *context, n *node) *Error {
	source := c.source[n.start:t.end]
	if t.body != nil { // its variables and problems count
		if _, err := c.capture(t.body); err != nil {
			return err
		}
	}
	if t.isPossible {
		c.report(UnknownTag, c.source[n.start:n.end])
	}
	c.writeBox(n, source)
	return c.spend(0)
}

// mayExist reports whether the blog may have a file that daylog does not have.
func (c *context) mayExist(path string) bool {
	return c.options.MayExist != nil && c.options.MayExist(path)
}

// boxed makes the source of a tag the content of an element that kramdown leaves alone: on one
// line, without the marks of tables.
var boxed = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "|", "&#124;",
	"\r\n", "&#10;", "\n", "&#10;", "\r", "&#10;")

// writeBox prints the source of a tag as a label, in place of an output that daylog does not know.
func (c *context) writeBox(n *node, source string) {
	c.write(n, `<code class="liquid-tag">`+boxed.Replace(source)+`</code>`)
}
