package check

import (
	"strings"

	"daylog/internal/edit"
	"daylog/internal/frontmatter"
	"daylog/internal/post"
)

// checkText checks a value that should be text but that YAML reads otherwise: "C# tips #1" ends
// before " #1", {a} is a mapping, yes is true and !important is empty.
func (c *checker) checkText(key string) {
	f, ok := c.matter.Field(key)
	if !ok || strings.Contains(c.source(f), "\n") {
		return
	}
	value, source := c.matter.Values[key], c.source(f)
	if cut := c.cutOff(f); cut > f.ValueEnd {
		whole := c.matter.Source(f.ValueStart, cut)
		c.add(f.ValueStart, cut, edit.Wrong, "text-cut", post.Text(value),
			edit.Edit{Start: f.ValueStart, End: cut, New: frontmatter.Quote(whole)})
		return
	}
	if _, isText := value.(string); isText || source == "" || f.Style == frontmatter.Alias && value == nil || source == "~" || source == "null" || post.Text(value) == source {
		return
	}
	c.add(f.ValueStart, f.ValueEnd, edit.Wrong, "text-misread", post.Text(value), replace(f, frontmatter.Quote(source)))
}

// cutOff returns the end of the line of a plain value if a comment without a space after # follows,
// which is probably meant as text.
func (c *checker) cutOff(f frontmatter.Field) int {
	if f.Style != frontmatter.Plain {
		return f.ValueEnd
	}
	rest := c.matter.Source(f.ValueEnd, c.matter.End)
	if i := strings.IndexAny(rest, "\r\n"); i >= 0 {
		rest = rest[:i]
	}
	comment := strings.TrimLeft(rest, " \t")
	if len(comment) < 2 || comment == rest || comment[0] != '#' || strings.ContainsRune(" \t#", rune(comment[1])) {
		return f.ValueEnd
	}
	return f.ValueEnd + len(strings.TrimRight(rest, " \t"))
}
