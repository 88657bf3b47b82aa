package kramdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// A codeBlock is fenced or indented code.
type codeBlock struct {
	ast.BaseBlock
	code []byte
	lang string // the word after the fence, with its options (?a=b); "" for none
}

var kindCodeBlock = ast.NewNodeKind("CodeBlock")

func (n *codeBlock) Kind() ast.NodeKind            { return kindCodeBlock }
func (n *codeBlock) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// matchIndentedCode matches lines of code (CODEBLOCK_MATCH): indented ones, blank ones between
// them, and lazy ones directly after them. It returns p if nothing matches.
func (f *finder) matchIndentedCode(p int) int {
	t := f.text
	indented := func(q int) int {
		if q = matchIndent(t, q); q >= 0 {
			if q = skipBlank(t, q); q < len(t) && !isSpace(t[q]) {
				return lineEnd(t, q)
			}
		}
		return -1
	}
	for {
		q := p
		if end := matchBlank(t, q); end >= 0 {
			q = end
		}
		if q = indented(q); q < 0 {
			return p
		}
		for p = q; ; p = q {
			if q = indented(p); q >= 0 {
				continue
			}
			q = skipBlank(t, p)
			if q >= len(t) || isSpace(t[q]) || f.stopsLazyCode(p) {
				break
			}
			q = lineEnd(t, q)
		}
	}
}

// stopsLazyCode reports whether the line at p cannot be a lazy line of code.
func (f *finder) stopsLazyCode(p int) bool {
	return matchBlank(f.text, p) < 0 && f.matchLazyEnd(p)
}

// parseIndentedCode parses indented code. A lazy line continues the line before it
// (parse_codeblock).
func (p *blockParser) parseIndentedCode() {
	t := p.v.text
	start := p.pos
	end := p.v.matchIndentedCode(start)
	if end == start {
		return
	}
	code := make([]byte, 0, end-start)
	for q := start; q < end; q = lineEnd(t, q) {
		line := t[q:lineEnd(t, q)]
		if i := optSpace(t, q); q > start && !isSpace(t[i]) {
			code[len(code)-1] = ' '
			p.surprise(lazyCode, q, q+len(line))
		} else if i := matchIndent(line, 0); i >= 0 {
			line = line[i:]
		}
		code = append(code, line...)
	}
	p.appendBlock(&codeBlock{code: code}, start, end)
	p.construct(CodeConstruct, start, end, nil)
	p.pos = end
}

// matchFenceRun returns the end of the run of ` and ~ at p.
func matchFenceRun(t []byte, p int) int {
	for p < len(t) && (t[p] == '`' || t[p] == '~') {
		p++
	}
	return p
}

// matchFenceInfo matches the rest of an opening fence's line: one word or nothing. lang is the
// word, name the word without its options (?…), body the offset of the next line.
func matchFenceInfo(t []byte, p int) (lang, name []byte, body int) {
	if body = restOfLine(t, p); body >= 0 {
		return nil, nil, body
	}
	start := skipSpace(t, p)
	end := start
	for end < len(t) && !isSpace(t[end]) {
		end++
	}
	if body = restOfLine(t, end); body < 0 || start == end {
		return nil, nil, -1
	}
	lang, name = t[start:end], t[start:end]
	if i := bytes.IndexByte(lang[1:], '?'); i >= 0 {
		name = lang[:i+1]
	}
	return lang, name, body
}

// fenceKey splits a fence into the prefix that a closing fence needs and the number of times that
// the last character of the prefix is repeated, at least, in the closing fence.
func fenceKey(run []byte) (key string, n int) {
	last := len(run) - 1
	base := bytes.TrimRight(run, string(run[last:]))
	if len(base) >= maxMixedFence {
		return "", len(run) - len(base)
	}
	return string(run[:len(base)+1]), len(run) - len(base)
}

// maxMixedFence is the maximum length of a fence that mixes ` and ~.
const maxMixedFence = 100

// A fenceMemo records a search for a closing fence that failed at the end of its view. longest has,
// by key, the length of the longest closing fence on the lines from offset from on.
type fenceMemo struct {
	v       *view
	from    int
	longest map[string]int
}

// closable returns the length of the longest prefix of run that has a closing fence, or 0.
func (m *fenceMemo) closable(run []byte) int {
	for len(run) >= 3 {
		key, n := fenceKey(run)
		if longest := m.longest[key]; longest > 0 {
			return len(run) - n + min(n, longest)
		}
		run = run[:len(run)-n]
	}
	return 0
}

// findFenceEnd returns the first line from q on that closes a fence: it consists of run, and
// perhaps more of its last character. It returns -1, -1 if there is none.
func (p *blockParser) findFenceEnd(q int, run []byte) (start, end int) {
	t := p.v.text
	key, n := fenceKey(run)
	if m := &p.noFence; m.v == p.v && q >= m.from && m.longest[key] < n {
		p.v.reach = len(t) + 1
		return -1, -1
	}
	var longest map[string]int
	for from := q; from < len(t); from = lineEnd(t, from) {
		i := from
		if !p.options.plainInput {
			i = optSpace(t, from)
		}
		runEnd := matchFenceRun(t, i)
		if runEnd < i+3 {
			continue
		}
		end := restOfLine(t, runEnd)
		if end < 0 {
			continue
		}
		k, m := fenceKey(t[i:runEnd])
		if k == key && m >= n {
			p.v.reach = max(p.v.reach, end)
			return from, end
		}
		put(&longest, k, max(longest[k], m))
	}
	p.v.reach = len(t) + 1
	p.noFence = fenceMemo{p.v, q, longest}
	return -1, -1
}

// parseFence parses fenced code (FENCED_CODEBLOCK_MATCH), which needs a closing fence. Like
// kramdown's regular expression, it tries a shorter opening fence if there is none; the remaining
// characters are the language then.
func (p *blockParser) parseFence(q int) bool {
	t := p.v.text
	run := t[q:matchFenceRun(t, q)]
	if p.options.plainInput && (q > p.pos || bytes.IndexByte(run, '`') >= 0) {
		return false
	}
	for n := len(run); n >= 3; n = p.noFence.closable(run[:n-1]) {
		lang, name, body := matchFenceInfo(t, q+n)
		if body < 0 {
			break // a shorter fence does not match either
		}
		stop, end := p.findFenceEnd(body, run[:n])
		if end < 0 {
			continue
		}
		n := &codeBlock{code: bytes.Clone(t[body:stop]), lang: string(lang)}
		if len(name) > 0 {
			n.SetAttributeString("class", append([]byte("language-"), name...))
		}
		if indent := t[p.pos:q]; len(indent) > 0 && bytes.HasPrefix(t[body:stop], indent) {
			p.surprise(fenceIndent, p.pos, body)
		}
		p.appendBlock(n, p.pos, end)
		p.construct(FenceConstruct, q, end, lang)
		p.pos = end
		return true
	}
	line := t[q:lineEnd(t, q)]
	isSpan := bytes.IndexByte(line[len(run):], '`') >= 0
	if len(run) >= 3 && !isSpan {
		p.surprise(fenceIsText, p.pos, lineEnd(t, p.pos))
	}
	return false
}

func (r *Renderer) renderCodeBlock(w writer, n *codeBlock) {
	class := attributeOf(n, "class")
	classLang := codeLanguage(class)
	lang := n.lang
	if lang == "" {
		lang = classLang
	}
	o := &r.options.block
	lexer, ok := r.lexer(o, lang)
	if !ok {
		r.renderPlainCode(w, n, class, classLang)
		return
	}
	name := classLang
	if name == "" {
		name = o.defaultLang
	}
	_, _ = w.WriteString("<div")
	r.writeCodeAttributes(w, n, withoutLanguage(class), name)
	r.writePlace(w, n)
	_ = w.WriteByte('>')
	if !o.noWrap {
		_, _ = w.WriteString(`<div class="highlight"><pre class="`)
		_, _ = w.WriteString(o.cssClass)
		_, _ = w.WriteString(`"><code>`)
	}
	r.writeHighlighted(w, o, lexer, n.code)
	if !o.noWrap {
		_, _ = w.WriteString("</code></pre></div>")
	}
	_, _ = w.WriteString("</div>\n")
}

// renderPlainCode writes code in a language that Rouge does not know.
func (r *Renderer) renderPlainCode(w writer, n *codeBlock, class, lang string) {
	_, _ = w.WriteString("<pre")
	class = withoutLanguage(class)
	for _, a := range n.Attributes() {
		if string(a.Name) != "class" {
			writeAttribute(w, string(a.Name), a.Value.([]byte))
		} else if class != "" {
			writeAttribute(w, "class", []byte(class))
		}
	}
	r.writePlace(w, n)
	_, _ = w.WriteString("><code")
	if lang != "" {
		writeAttribute(w, "class", []byte("language-"+lang))
	}
	_ = w.WriteByte('>')
	code := bytes.TrimSuffix(n.code, []byte("\n"))
	if hasWord(class, "show-whitespaces") {
		writeWhitespace(w, code)
	} else {
		escapeAll(w, code)
	}
	_, _ = w.WriteString("\n</code></pre>\n")
}

// writeWhitespace writes code with visible blanks (class show-whitespaces).
func writeWhitespace(w writer, code []byte) {
	for i := 0; i < len(code); {
		if !isBlank(code[i]) {
			escapeAll(w, code[i:i+1])
			i++
			continue
		}
		end := skipBlank(code, i)
		suffix := ""
		if i == 0 || code[i-1] == '\n' {
			suffix = "-l"
		} else if end == len(code) || code[end] == '\n' {
			suffix = "-r"
		}
		for ; i < end; i++ {
			if code[i] == '\t' {
				_, _ = w.WriteString(`<span class="ws-tab` + suffix + `">` + "\t</span>")
			} else {
				_, _ = w.WriteString(`<span class="ws-space` + suffix + `">&#8901;</span>`)
			}
		}
	}
}

// writeCodeAttributes writes the attributes of highlighted code. The language and the highlighter's
// name are added to its class.
func (r *Renderer) writeCodeAttributes(w writer, n ast.Node, class, lang string) {
	full := strings.TrimLeft(class+" highlighter-rouge", " ")
	if start, _ := findLanguage(full); lang == "" {
		// no language, not even a default one
	} else if start == 0 {
		_, classes, _ := strings.Cut(full, " ")
		full = "language-" + lang + " " + classes
	} else {
		full = "language-" + lang + " " + full
	}
	written := false
	for _, a := range n.Attributes() {
		if string(a.Name) == "class" {
			writeAttribute(w, "class", []byte(full))
			written = true
			continue
		}
		value := a.Value.([]byte)
		if string(a.Name) != "id" || len(bytes.TrimSpace(value)) > 0 {
			writeAttribute(w, string(a.Name), value)
		}
	}
	if !written {
		writeAttribute(w, "class", []byte(full))
	}
}

// codeLanguage returns the language that a class names (language-x), or "".
func codeLanguage(class string) string {
	start, end := findLanguage(class)
	if start < 0 {
		return ""
	}
	return class[start+len("language-") : end]
}

func findLanguage(class string) (start, end int) {
	for p := 0; ; {
		i := strings.Index(class[p:], "language-")
		if i < 0 {
			return -1, -1
		}
		start = p + i
		end = start + len("language-")
		for end < len(class) && !isSpace(class[end]) {
			end++
		}
		if end > start+len("language-") && wordBoundary([]byte(class), start) {
			return start, end
		}
		p = start + 1
	}
}

// withoutLanguage returns class without the language.
func withoutLanguage(class string) string {
	start, end := findLanguage(class)
	if start < 0 {
		return class
	}
	return strings.TrimSpace(class[:start] + class[end:])
}
