package kramdown

import (
	"bytes"
	"strconv"
	"strings"
)

// codeOptions are the options of Rouge for code blocks or for code spans
// (syntax_highlighter_opts). Its formatter is always HTMLLegacy.
type codeOptions struct {
	disable     bool
	guess       bool   // guess_lang: without it plaintext is not highlighted
	defaultLang string // of code without a language
	cssClass    string // of the <pre>
	noWrap      bool   // without <div> and <pre>
	lineNumbers bool
	startLine   int
}

// setHighlighter sets the options of blocks and spans from syntax_highlighter_opts.
func (o *Options) setHighlighter(opts map[string]any) {
	all := codeOptions{cssClass: "highlight", startLine: 1}
	all.set(opts)
	o.block, o.span = all, all
	if block, ok := opts["block"].(map[string]any); ok {
		o.block.set(block)
	}
	if span, ok := opts["span"].(map[string]any); ok {
		o.span.set(span)
	}
}

func (c *codeOptions) set(opts map[string]any) {
	for key, value := range opts {
		switch strings.TrimPrefix(key, ":") {
		case "disable":
			c.disable = isTruthy(value)
		case "guess_lang":
			c.guess = isTruthy(value)
		case "default_lang":
			c.defaultLang = toString(value)
		case "css_class":
			if isTruthy(value) {
				c.cssClass = toString(value)
			}
		case "wrap":
			c.noWrap = !isTruthy(value)
		case "line_numbers":
			c.lineNumbers = isTruthy(value)
		case "start_line":
			toInt(value, &c.startLine)
		}
	}
}

// lexer returns the language by which code is highlighted, of which lang is the one that the text
// names, and reports whether it is highlighted at all (SyntaxHighlighter::Rouge.call).
func (r *Renderer) lexer(c *codeOptions, lang string) (name string, ok bool) {
	if r.options.noHighlighter || c.disable {
		return "", false
	}
	if lang == "" {
		lang = c.defaultLang
	}
	if lang == "" {
		return "plaintext", c.guess
	}
	name, _, _ = strings.Cut(lang, "?") // Rouge's options
	if name == "plaintext" || name == "text" {
		return name, c.guess
	}
	return name, r.Known != nil && r.Known(name)
}

// writeHighlighted writes code as Rouge's formatter HTMLLegacy does inside of its <pre>.
func (r *Renderer) writeHighlighted(w writer, c *codeOptions, lang string, code []byte) {
	if !c.lineNumbers {
		r.writeTokens(w, lang, code)
		return
	}
	_, _ = w.WriteString(`<table class="rouge-table"><tbody><tr>`)
	_, _ = w.WriteString(`<td class="rouge-gutter gl"><pre class="lineno">`)
	lines := bytes.Count(code, []byte("\n"))
	unfinished := len(code) == 0 || code[len(code)-1] != '\n'
	if unfinished {
		lines++
	}
	var num [20]byte
	for i := range lines {
		_, _ = w.Write(strconv.AppendInt(num[:0], int64(c.startLine+i), 10))
		_ = w.WriteByte('\n')
	}
	_, _ = w.WriteString(`</pre></td><td class="rouge-code"><pre>`)
	r.writeTokens(w, lang, code)
	if unfinished {
		_ = w.WriteByte('\n')
	}
	_, _ = w.WriteString("</pre></td></tr></tbody></table>")
}

func (r *Renderer) writeTokens(w writer, lang string, code []byte) {
	if r.Highlight == nil {
		escapeAll(w, code)
		return
	}
	_, _ = w.WriteString(r.Highlight(lang, string(code)))
}
