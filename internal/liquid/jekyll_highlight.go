package liquid

import (
	"strconv"
	"strings"
)

// A figure is {% highlight lang options %} … {% endhighlight %} of Jekyll: a figure with code in
// colors.
type figure struct {
	lang      string
	hasLines  bool // linenos: a table with the numbers of lines
	hasMarks  bool // mark_lines
	isList    bool // mark_lines is a quoted list
	markLines map[int]bool
	body      *body
}

func parseHighlight(p *parser, n *node, markup string) (tag, *Error) {
	lang, options, ok := highlightMarkup(trimSpace(markup))
	if !ok {
		return nil, rubyError("SyntaxError", "Syntax Error in tag 'highlight' while parsing the "+
			"following markup:\n\n%s\n\nValid syntax: highlight <lang> [linenos] "+
			"[mark_lines=\"3 4 5\"]\n\nSee https://jekyllrb.com/docs/liquid/tags/"+
			"#code-snippet-highlighting for more details.\n", markup)
	}
	t := &figure{lang: strings.ToLower(lang)}
	for options = trimSpace(options); options != ""; options = trimSpace(options) {
		end := optionEnd(options)
		key, value, _ := strings.Cut(options[:end], "=")
		switch key {
		case "linenos":
			t.hasLines = true
		case "mark_lines":
			t.setMarks(value)
		}
		options = options[end:]
	}
	var err *Error
	t.body, err = p.parseBlock(n, block{name: "highlight"})
	return t, err
}

// setMarks sets the lines to mark. Another value than a quoted list is an error of rendering.
func (t *figure) setMarks(value string) {
	t.hasMarks, t.isList = true, strings.HasPrefix(value, `"`)
	t.markLines = map[int]bool{}
	for _, text := range strings.Fields(strings.Trim(value, `"`)) {
		if line, err := strconv.Atoi(text); err == nil {
			t.markLines[line] = true
		}
	}
}

// highlightMarkup splits the markup into the language and the options. One of its lines must have
// this form, up to the end of a line (Jekyll's SYNTAX).
func highlightMarkup(markup string) (lang, options string, ok bool) {
	for start := 0; start <= len(markup); {
		end := start
		for end < len(markup) && (isWordByte(markup[end]) || strings.IndexByte(".+#-", markup[end]) >= 0) {
			end++
		}
		if end > start {
			if last := optionsEnd(markup, end); last >= 0 {
				return markup[start:end], markup[end:last], true
			}
		}
		i := strings.IndexByte(markup[start:], '\n')
		if i < 0 {
			break
		}
		start += i + 1
	}
	return "", "", false
}

// optionsEnd returns the largest end of a line up to which the text from an offset on has only
// options, or -1.
func optionsEnd(markup string, at int) int {
	last := -1
	for {
		if at == len(markup) || markup[at] == '\n' {
			last = at
		}
		start := skipSpace(markup, at)
		if start == at || start == len(markup) {
			return last
		}
		end := optionEnd(markup[start:])
		if end == 0 {
			return last
		}
		at = start + end
	}
}

// optionEnd returns the length of an option: a word, with a word or a quoted list of numbers behind
// "=". It is 0 if there is none.
func optionEnd(s string) int {
	end := skipWord(s, 0)
	if end == 0 || end == len(s) || s[end] != '=' {
		return end
	}
	if value := skipWord(s, end+1); value > end+1 {
		return value
	}
	if list := quotedEnd(s, end+1); list > 0 && isNumberList(s[end+2:list-1]) && s[end+1] == '"' {
		return list
	}
	return end
}

// isNumberList reports whether a text is numbers with one blank or line break between them.
func isNumberList(s string) bool {
	isNumber := false
	for i := 0; i < len(s); i++ {
		if !isDigit(s[i]) && (!isNumber || !isSpace(s[i])) {
			return false
		}
		isNumber = isDigit(s[i])
	}
	return isNumber
}

func (t *figure) render(c *context, n *node) *Error {
	code, err := c.capture(t.body)
	if err != nil {
		return err
	}
	if t.hasMarks && !t.isList {
		return rubyError("SyntaxError", "Syntax Error for mark_lines declaration. Expected a "+
			"double-quoted list of integers.")
	}
	prefix, _ := c.payload("highlighter_prefix")
	suffix, _ := c.payload("highlighter_suffix")
	lang := strings.ReplaceAll(t.lang, "+", "-")
	c.write(n, c.str(prefix)+`<figure class="highlight"><pre><code class="language-`+lang+
		`" data-lang="`+t.lang+`">`+
		strings.TrimSuffix(t.format(c, strings.Trim(code, "\r\n")), "\n")+
		`</code></pre></figure>`+c.str(suffix))
	return c.spend(0)
}

// format returns the HTML of code: that of Rouge's formatters HTML, HTMLLineHighlighter and
// HTMLTable, each around the one before.
func (t *figure) format(c *context, code string) string {
	if c.options.Site.Highlight == nil {
		return escapeHTML(trimSpace(code))
	}
	html := c.options.Site.Highlight(t.lang, code)
	if t.hasMarks {
		html = t.mark(html)
	}
	if !t.hasLines {
		return html
	}
	var b strings.Builder
	b.WriteString(`<table class="rouge-table"><tbody><tr><td class="gutter gl"><pre class="lineno">`)
	for line := range strings.Count(code, "\n") + 1 {
		b.WriteString(strconv.Itoa(line+1) + "\n")
	}
	b.WriteString(`</pre></td><td class="code"><pre>` + html + "\n</pre></td></tr></tbody></table>")
	return b.String()
}

// mark puts a span around each line to mark. A span of Rouge that goes on over the end of a line is
// one span in each line.
func (t *figure) mark(html string) string {
	var b, line strings.Builder
	number, open := 1, "" // open is the start tag of the current span
	for html != "" {
		end := strings.IndexAny(html, "<\n")
		switch {
		case end < 0:
			end = len(html)
		case end == 0 && html[0] == '<':
			end = strings.IndexByte(html, '>') + 1
			if open = html[:end]; open == "</span>" {
				open = ""
			}
			html = html[end:]
			continue
		case end == 0:
			t.writeLine(&b, line.String(), number)
			line.Reset()
			number++
			html = html[1:]
			continue
		}
		line.WriteString(open + html[:end])
		if open != "" {
			line.WriteString("</span>")
		}
		html = html[end:]
	}
	if line.Len() > 0 {
		t.writeLine(&b, line.String(), number)
	}
	return b.String()
}

func (t *figure) writeLine(b *strings.Builder, line string, number int) {
	if t.markLines[number] {
		b.WriteString(`<span class="hll">` + line + "\n</span>")
		return
	}
	b.WriteString(line + "\n")
}
