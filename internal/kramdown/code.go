package kramdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
)

// A CodeBlock is fenced or indented code.
type CodeBlock struct {
	ast.BaseBlock
	Code []byte
	Lang string // what stands behind the fence, options (?a=b) included; "" for none
}

var KindCodeBlock = ast.NewNodeKind("CodeBlock")

// Kind implements ast.Node.
func (n *CodeBlock) Kind() ast.NodeKind { return KindCodeBlock }

// Dump implements ast.Node.
func (n *CodeBlock) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// matchIndentedCode matches lines of code (CODEBLOCK_MATCH): indented ones, blank ones between them, and lazy ones
// directly below. It may match nothing.
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

// parseIndentedCode reads indented code; a lazy line joins the line before it (parse_codeblock).
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
			p.surprise(LazyCode, q, q+len(line))
		} else if i := matchIndent(line, 0); i >= 0 {
			line = line[i:]
		}
		code = append(code, line...)
	}
	p.appendBlock(&CodeBlock{Code: code}, start, end)
	p.pos = end
}

// matchFenceRun returns the offset behind the run of ` and ~ at p.
func matchFenceRun(t []byte, p int) int {
	for p < len(t) && (t[p] == '`' || t[p] == '~') {
		p++
	}
	return p
}

// matchFenceInfo matches what may stand behind an opening fence: one word or nothing. lang is the word, name the
// word without its options (?…).
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

// fenceKey returns what a line must start with to close a fence of run, and how often the last character of that must stand
// there at least.
func fenceKey(run []byte) (key string, n int) {
	last := len(run) - 1
	base := bytes.TrimRight(run, string(run[last:]))
	if len(base) >= maxMixedFence {
		return "", len(run) - len(base)
	}
	return string(run[:len(base)+1]), len(run) - len(base)
}

// maxMixedFence bounds how long a fence of both ` and ~ may be.
const maxMixedFence = 100

// A fenceMemo remembers what was seen where a search for the end of a fence came to the end of its view without finding it:
// by key, the longest run that closes a fence on the lines from offset from on.
type fenceMemo struct {
	v       *view
	from    int
	longest map[string]int
}

// closable returns how much of run is closed, the memo says, or 0.
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

// findFenceEnd returns the line that closes a fence whose run is run, from the line at p on: the same run, more of its last
// character, and nothing else.
func (p *blockParser) findFenceEnd(q int, run []byte) (start, end int) {
	t := p.v.text
	key, n := fenceKey(run)
	if m := &p.noFence; m.v == p.v && q >= m.from && m.longest[key] < n {
		p.v.reach = len(t) + 1
		return -1, -1
	}
	var longest map[string]int
	for from := q; from < len(t); from = lineEnd(t, from) {
		i := optSpace(t, from)
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

// parseFence reads fenced code (FENCED_CODEBLOCK_MATCH): up to a closing fence, which must be there. As in kramdown's
// regexp, an opening run that finds no end is tried again with less of it; the rest is the language then.
func (p *blockParser) parseFence(q int) bool {
	t := p.v.text
	run := t[q:matchFenceRun(t, q)]
	for n := len(run); n >= 3; n = p.noFence.closable(run[:n-1]) {
		lang, name, body := matchFenceInfo(t, q+n)
		if body < 0 {
			break // nor with less of the run
		}
		stop, end := p.findFenceEnd(body, run[:n])
		if end < 0 {
			continue
		}
		n := &CodeBlock{Code: bytes.Clone(t[body:stop]), Lang: string(lang)}
		if len(name) > 0 {
			n.SetAttributeString("class", append([]byte("language-"), name...))
		}
		if q > p.pos {
			p.surprise(FenceIndent, p.pos, body)
		}
		p.appendBlock(n, p.pos, end)
		p.pos = end
		return true
	}
	if len(run) >= 3 {
		p.surprise(FenceIsText, p.pos, lineEnd(t, p.pos))
	}
	return false
}
