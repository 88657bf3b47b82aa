package check

import (
	"strings"

	"daylog/internal/edit"
	"daylog/internal/frontmatter"
	"daylog/internal/post"
)

// checkText looks at a value that is meant as text, and that YAML reads otherwise: "C# tips #1" ends before " #1", {a} is a map,
// yes is true and !important is nothing.
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

// cutOff returns where the line of a plain value ends if a comment without a space after its # follows: it was hardly meant as one.
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
