package check

import (
	"strings"
	"unicode/utf8"

	"daylog/internal/edit"
	"daylog/internal/frontmatter"
	"daylog/internal/post"
)

// checkText checks a value that should be text but that YAML reads otherwise: "C# tips #1" ends
// before " #1", #til is a comment, the anchor &self disappears, {a} is a mapping and yes is true.
func (c *checker) checkText(key string) {
	f, ok := c.matter.Field(key)
	if !ok || strings.Contains(c.source(f), "\n") {
		return
	}
	value, source := c.matter.Values[key], c.source(f)
	at := frontmatter.Item{Start: f.ValueStart, End: f.ValueEnd, Style: f.Style}
	if c.checkCut(at, value) || c.checkProperty(at) {
		return
	}
	if _, isText := value.(string); isText || source == "" || f.Style == frontmatter.Alias && value == nil || source == "~" || source == "null" || post.Text(value) == source {
		return
	}
	c.add(f.ValueStart, f.ValueEnd, edit.Wrong, "text-misread", post.Text(value), replace(f, frontmatter.Quote(source)))
}

// checkCut reports a value with a comment after it, or in its place, that is probably meant as
// text.
func (c *checker) checkCut(at frontmatter.Item, value any) (found bool) {
	start, end, found := c.cutOff(at)
	if found {
		c.add(start, end, edit.Wrong, "text-cut", post.Text(value),
			edit.Edit{Start: start, End: end, New: frontmatter.Quote(c.matter.Source(start, end))})
	}
	return found
}

// cutOff returns the range of a value and the comment that follows it without a space after #.
func (c *checker) cutOff(at frontmatter.Item) (start, end int, ok bool) {
	isEmpty := at.Start == at.End
	if at.Style != frontmatter.Plain && !isEmpty {
		return 0, 0, false
	}
	rest := c.matter.Source(at.End, c.matter.End)
	if i := strings.IndexAny(rest, "\r\n"); i >= 0 {
		rest = rest[:i]
	}
	comment := strings.TrimLeft(rest, " \t")
	if len(comment) < 2 || comment == rest || comment[0] != '#' || strings.ContainsRune(" \t#", rune(comment[1])) {
		return 0, 0, false
	}
	start = at.Start
	if isEmpty {
		if !startsWord(comment[1:]) {
			return 0, 0, false // a disabled value: #[a, b]
		}
		start = at.End + len(rest) - len(comment)
	}
	return start, at.End + len(strings.TrimRight(rest, " \t")), true
}

func startsWord(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return isLetter(r)
}

// checkProperty reports a word at the start of a value that YAML takes as an anchor or a tag.
func (c *checker) checkProperty(at frontmatter.Item) (found bool) {
	source := c.matter.Source(at.Start, at.End)
	word := c.property(source)
	if word == "" {
		return false
	}
	c.add(at.Start, at.End, edit.Wrong, "text-property", word,
		edit.Edit{Start: at.Start, End: at.End, New: frontmatter.Quote(source)})
	return true
}

// property returns the anchor or tag before a plain value on one line, unless it is meant as one:
// an anchor with an alias, or a tag of YAML itself such as !!str.
func (c *checker) property(source string) string {
	if source == "" || source[0] != '&' && source[0] != '!' || strings.ContainsAny(source, "\r\n") {
		return ""
	}
	word, text := source, ""
	if i := strings.IndexAny(source, " \t"); i >= 0 {
		word, text = source[:i], strings.TrimLeft(source[i:], " \t")
	}
	isMeant := strings.HasPrefix(word, "!!") || strings.HasPrefix(word, "!<") || word[0] == '&' && c.aliases
	if isMeant || text == "" && word == "!" || text != "" && strings.IndexByte("'\"[{*|>", text[0]) >= 0 {
		return ""
	}
	return word
}
