package chirpy

import (
	"strings"

	"daylog/internal/edit"
)

// The theme's embeds, {% include embed/youtube.html id='x' %}, become elements before kramdown
// parses the text: <iframe embed:youtube.html id='x' />. The theme's include begins with an
// <iframe> too, so the element ends a paragraph, stands in a list item and takes an attribute list
// as the published one does.

const (
	embedTag  = "<iframe embed:" // as in kramdown's output
	embedPath = "embed/"
)

// Includes replaces the theme's embeds in a text by elements that [Page.Content] turns into
// placeholders. It replaces only embeds that start a line, because the published page shows the
// HTML of others as text, and none in fenced code or between raw and endraw.
//
// A placeholder in a list stays in the list, while a video or an audio file ends it on the
// published page.
func Includes(text string) edit.Mapped {
	if !strings.Contains(text, embedPath) {
		return edit.Mapped{Text: text}
	}
	b := edit.NewBuilder(edit.Mapped{Text: text})
	copied := 0
	fence, raw := "", false
	for start := 0; start < len(text); {
		end := len(text)
		if i := strings.IndexByte(text[start:], '\n'); i >= 0 {
			end = start + i + 1
		}
		line := text[start:end]
		if fence = stepFence(fence, line); fence == "" && !raw {
			at := start + len(line) - len(strings.TrimLeft(line, markers))
			for n := includeSize(text[at:]); n > 0; n = includeSize(text[at:]) {
				b.Copy(copied, at)
				b.Output(embedElement(text[at:at+n]), at, at+n)
				at += n
				copied = at
				at += len(text[at:]) - len(strings.TrimLeft(text[at:], " \t"))
				end = max(end, at) // a tag may have several lines
			}
		}
		raw = stepRaw(raw, line)
		start = end
	}
	b.Copy(copied, len(text))
	return b.Mapped()
}

// embedElement returns the element for an embed.
func embedElement(include string) string {
	_, inside, _ := strings.Cut(include, embedPath)
	inside = strings.TrimSuffix(strings.TrimSuffix(inside, "%}"), "-")
	return embedTag + inside + "/>"
}

// markers may precede an embed on its line: white space and the markers of lists. The '>' of a
// quote may not: the include has several lines, of which only the first is in the quote, so the
// page shows broken HTML.
const markers = " \t-*+.0123456789"

// startFence returns the fence if a line starts a block of code, or "".
func startFence(line string) string {
	line = strings.TrimLeft(line, markers+">")
	if !strings.HasPrefix(line, "```") && !strings.HasPrefix(line, "~~~") {
		return ""
	}
	info := strings.TrimLeft(line, line[:1])
	if line[0] == '`' && strings.Contains(info, "`") {
		return "" // a code span
	}
	return line[:len(line)-len(info)]
}

// stepFence returns the fence that is open after a line, given the one before it.
func stepFence(open, line string) string {
	fence := startFence(line)
	if open == "" {
		return fence
	}
	isFenceOnly := strings.TrimSpace(strings.TrimLeft(line, " \t>"+open[:1])) == ""
	if fence != "" && strings.HasPrefix(fence, open) && isFenceOnly {
		return ""
	}
	return open
}

// stepRaw reports whether Liquid is off after a line, given the state before it.
func stepRaw(raw bool, line string) bool {
	for {
		name, after, ok := cutLiquidTag(line)
		if !ok {
			return raw
		}
		raw = name == "raw" || raw && name != "endraw"
		line = after
	}
}

// cutLiquidTag finds the first {% tag %} and returns its first word and the text after it.
func cutLiquidTag(s string) (name, after string, ok bool) {
	_, s, open := strings.Cut(s, "{%")
	inside, after, closed := strings.Cut(s, "%}")
	name, _, _ = strings.Cut(strings.Trim(inside, "- \t\n"), " ")
	return name, after, open && closed
}

// includeSize returns the length of the embed at the start of text, or 0.
func includeSize(text string) int {
	s := scanner{text: text}
	if !s.literal("{%") {
		return 0
	}
	s.literal("-")
	s.space()
	if !s.literal("include") || !s.space() {
		return 0
	}
	if !s.literal(embedPath) || !s.word() || !s.literal(".html") {
		return 0
	}
	for s.space() && s.word() {
		s.space()
		if !s.literal("=") {
			return 0
		}
		s.space()
		if !s.quoted() && !s.word() {
			return 0
		}
	}
	s.literal("-")
	if !s.literal("%}") {
		return 0
	}
	return s.at
}

// A scanner reads the parts of a Liquid tag. Each method reports whether it read anything.
type scanner struct {
	text string
	at   int
}

func (s *scanner) literal(want string) bool {
	if !strings.HasPrefix(s.text[s.at:], want) {
		return false
	}
	s.at += len(want)
	return true
}

func (s *scanner) space() bool {
	return s.while(func(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' })
}

func (s *scanner) word() bool {
	return s.while(func(c byte) bool {
		return c == '_' || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
	})
}

func (s *scanner) while(in func(byte) bool) bool {
	start := s.at
	for s.at < len(s.text) && in(s.text[s.at]) {
		s.at++
	}
	return s.at > start
}

func (s *scanner) quoted() bool {
	if s.at == len(s.text) || s.text[s.at] != '"' && s.text[s.at] != '\'' {
		return false
	}
	i := strings.IndexByte(s.text[s.at+1:], s.text[s.at])
	if i < 0 {
		return false
	}
	s.at += i + 2
	return true
}

// embeds replaces the elements of Includes by placeholders.
func (p Page) embeds(html string) string {
	parts := strings.Split(html, embedTag)
	var out strings.Builder
	out.WriteString(parts[0])
	for _, part := range parts[1:] {
		tag, after, _ := strings.Cut(part, ">")
		name, _, _ := strings.Cut(tag, ".html")
		source := attribute(tag, "id")
		if source == "" {
			source = attribute(tag, "src")
		}
		p.placeholder(&out, name, source)
		if title := attribute(tag, "title"); title != "" {
			out.WriteString(`<em>` + title + `</em>`)
		}
		out.WriteString(`</div>`)
		out.WriteString(strings.TrimPrefix(after, "</iframe>"))
	}
	return out.String()
}

// placeholder opens a box with a label for content that the preview does not show. The caller
// closes it.
func (p Page) placeholder(out *strings.Builder, kind, source string) {
	out.WriteString(`<div class="embed-placeholder" data-kind="` + kind + `">` +
		`<span class="embed-label">` + p.Site.Locale.embedName(kind) + `</span>`)
	if source != "" {
		out.WriteString(` <span class="embed-source">` + source + `</span>`)
	}
}

// attribute returns an attribute of a tag in kramdown's output, where values are escaped and in
// double quotes.
func attribute(tag, name string) string {
	_, value, _ := strings.Cut(tag, " "+name+`="`)
	value, _, _ = strings.Cut(value, `"`)
	return value
}

const mermaidCode = `<code class="language-mermaid">`

// diagrams puts the source of every mermaid diagram into a placeholder. The published page draws it
// in the browser.
func (p Page) diagrams(html string) string {
	const end = "</code></pre>"
	var out strings.Builder
	for {
		at := strings.Index(html, mermaidCode)
		if at < 0 {
			break
		}
		pre := strings.LastIndex(html[:at], "<pre")
		size := strings.Index(html[at:], end)
		if pre < 0 || size < 0 {
			break
		}
		size += at + len(end)
		out.WriteString(html[:pre])
		p.placeholder(&out, "mermaid", "")
		out.WriteString(html[pre:size])
		out.WriteString(`</div>`)
		html = html[size:]
	}
	out.WriteString(html)
	return out.String()
}
