package payload

import (
	"slices"
	"strings"

	"daylog/internal/liquid"
	"daylog/internal/post"
)

// maxRendered is the size of the texts of other documents that are rendered for one text, in bytes.
const maxRendered = 1 << 20

// content returns the body: of the posts before the open one the HTML, because Jekyll renders posts
// by their dates, otherwise the source.
func (d *document) content() liquid.Value {
	s := d.site
	if d == s.open {
		return liquid.String(d.body)
	}
	if !d.hasBody {
		return liquid.Missing(d.path)
	}
	at, open := slices.Index(s.documents, d), slices.Index(s.documents, s.open)
	if d.kind == s.open.kind && at < open {
		return d.rendered(d.body, false)
	}
	return liquid.String(d.body)
}

// rendered returns a part of the document after Liquid and Markdown. A text that is rendered for
// another one, or beyond the limit, does not render others.
func (d *document) rendered(part string, isExcerpt bool) liquid.Value {
	s := d.site
	if s.text.isInner || len(part) > s.budget {
		return liquid.Missing(d.path)
	}
	s.budget -= len(part)
	if d.post.Liquid {
		t := s.text
		t.Path, t.Matter, t.Body, t.isInner, t.isExcerpt = d.path, d.matter, d.body, true, isExcerpt
		result := liquid.Render(part, Options(t))
		if result.Err != nil {
			return liquid.Missing(d.path)
		}
		part = result.Text
	}
	if s.text.Markdown != nil {
		part = s.text.Markdown(part)
	}
	return liquid.String(part)
}

// excerpt returns the excerpt of the front matter, otherwise the HTML of the text before the first
// separator.
func (d *document) excerpt() liquid.Value {
	if own, ok := d.values["excerpt"]; ok && own != nil && own != false {
		return liquid.String(post.Text(own))
	}
	if d.site.text.isExcerpt && d == d.site.open {
		return nil
	}
	separator := d.site.text.Blog.ExcerptSeparator
	if own := d.values["excerpt_separator"]; own != nil && own != false {
		separator = post.Text(own)
	}
	switch {
	case separator == "":
		return liquid.String("")
	case !d.hasBody:
		return liquid.Missing(d.path)
	}
	return d.rendered(excerptOf(d.body, separator), true)
}

// excerptOf returns the text before a separator, with the end tags of open blocks and the
// definitions of its links (Excerpt#extract_excerpt).
func excerptOf(body, separator string) string {
	head, tail, _ := strings.Cut(body, separator)
	if tail == "" {
		return head
	}
	head = closeBlocks(head)
	var definitions []string
	for line := range strings.SplitSeq(tail, "\n") {
		text := strings.TrimLeft(line, " ")
		end := strings.IndexByte(text, ']')
		if len(line)-len(text) <= 3 && end > 1 && text[0] == '[' && strings.HasPrefix(text[end:], "]:") &&
			len(text) > end+2 && strings.Contains(head, text[:end+1]) {
			definitions = append(definitions, text)
		}
	}
	if definitions == nil {
		return head
	}
	return head + "\n\n" + strings.Join(definitions, "\n")
}

// blocks are the tags with an end tag.
var blocks = []string{"capture", "case", "comment", "for", "highlight", "if", "ifchanged", "raw",
	"tablerow", "unless"}

// closeBlocks appends the end tags of the blocks whose end a text does not have.
func closeBlocks(head string) string {
	parts := strings.Split(head, "{%")
	for _, part := range slices.Backward(parts[1:]) {
		name := tagName(part)
		hasEnd := slices.ContainsFunc(parts[1:], func(other string) bool {
			return strings.HasPrefix(strings.TrimLeft(strings.TrimPrefix(other, "-"), " \t\n"), "end"+name)
		})
		if slices.Contains(blocks, name) && strings.Contains(part, "%}") && !hasEnd {
			head += "\n{% end" + name + " %}"
		}
	}
	return head
}

// tagName returns the name of a tag, whose "{%" is removed.
func tagName(tag string) string {
	tag = strings.TrimLeft(strings.TrimPrefix(tag, "-"), " \t\n")
	end := strings.IndexFunc(tag, func(r rune) bool { return r < 'a' || r > 'z' })
	return tag[:max(end, 0)]
}
