package check

import (
	"strings"

	"daylog/internal/edit"
	"daylog/internal/frontmatter"
	"daylog/internal/post"
)

// checkList checks tags or categories. Each word has a page, named by its slug: two words with the
// same slug share a page, and a word without a slug has none.
func (c *checker) checkList(key string) {
	f, ok := c.matter.Field(key)
	if !ok {
		return
	}
	switch value := c.matter.Values[key].(type) {
	case nil:
		c.checkWordsCut(f, "")
	case string:
		if !c.checkWordsCut(f, value) {
			c.checkWords(f, value)
		}
	case []any:
		if len(f.Items) == len(value) { // false for an alias, which has no items
			c.checkItems(f, value)
		}
	default:
		severity, rule := edit.Wrong, "tags-unreadable" // Jekyll ignores all tags
		if key == "categories" {
			rule = "categories-unreadable" // Jekyll ignores all front matter
		}
		if f.Style == frontmatter.Plain {
			c.add(f.Start, f.End, severity, rule, c.source(f), replace(f, "["+frontmatter.Quote(c.source(f))+"]"))
			return
		}
		c.add(f.Start, f.End, severity, rule, "")
	}
}

// checkWords checks a list written as one string, which Jekyll splits at white space but not at
// commas.
func (c *checker) checkWords(f frontmatter.Field, value string) {
	if strings.ContainsAny(value, commas) {
		c.add(f.Start, f.End, edit.Wrong, "list-commas", f.Key, replace(f, inBrackets(value)))
	}
}

// commas separate words for most writers: also the full-width comma and the ideographic one.
const (
	commas     = ",，、"
	wideCommas = "，、"
)

// checkWordsCut reports a list written as one string that a comment cuts off.
func (c *checker) checkWordsCut(f frontmatter.Field, value string) (found bool) {
	start, end, found := c.cutOff(frontmatter.Item{Start: f.ValueStart, End: f.ValueEnd, Style: f.Style})
	if found {
		c.add(start, end, edit.Wrong, "text-cut", value,
			edit.Edit{Start: start, End: end, New: inBrackets(c.matter.Source(start, end))})
	}
	return found
}

// inBrackets formats words between commas, or between spaces if there are no commas, as a list.
func inBrackets(text string) string {
	if strings.HasPrefix(text, "[") && strings.HasSuffix(text, "]") {
		text = text[1 : len(text)-1] // a list in quotes
	}
	words := frontmatter.Words(text)
	if strings.ContainsAny(text, commas) {
		words = splitAny(text, commas)
	}
	items := make([]string, len(words))
	for i, word := range words {
		items[i] = item(word)
	}
	return "[" + strings.Join(items, ", ") + "]"
}

// splitAny returns the words between the separators without the spaces around them.
func splitAny(text, separators string) (words []string) {
	isSeparator := func(r rune) bool { return strings.ContainsRune(separators, r) }
	for _, word := range strings.FieldsFunc(text, isSeparator) {
		if word = strings.TrimSpace(word); word != "" {
			words = append(words, word)
		}
	}
	return words
}

// item formats a word for a list in brackets, quoted if YAML would read it as another type.
func item(word string) string {
	m := frontmatter.Read("---\nkey: [" + word + "]\n---\n")
	if items, ok := m.Values["key"].([]any); ok && len(items) == 1 && items[0] == word && len(m.Fields) == 1 {
		return word
	}
	return frontmatter.Quote(word)
}

func (c *checker) checkItems(f frontmatter.Field, values []any) {
	slugs := map[string]string{}
	for i, value := range values {
		at := f.Items[i]
		text, isText := value.(string)
		isCut := f.Style == frontmatter.Block && c.checkCut(at, value)
		if isCut || c.checkProperty(at) || c.checkWide(f, at, text) {
			continue
		}
		if value != nil && !isText {
			c.checkNoText(f.Key, at, value)
			continue
		}
		slug := post.Slugify(text, post.Default, false)
		before, met := slugs[slug]
		switch {
		case value == nil:
		case slug == "":
			c.add(at.Start, at.End, edit.Wrong, "list-no-page", text)
		case met && before != text:
			c.add(at.Start, at.End, edit.Wrong, "list-same-page", before)
		case f.Key == "tags" && strings.ToLower(text) != text:
			c.add(at.Start, at.End, edit.Weak, "tag-case", text, c.lower(at, text)...)
		}
		slugs[slug] = text
	}
	if f.Key == "categories" && len(values) > 2 {
		c.add(f.Items[2].Start, f.ValueEnd, edit.Weak, "categories-many", "")
	}
}

// checkNoText checks an item that is a number, a date or a boolean: as a category it is listed
// twice, as a tag it has no page.
func (c *checker) checkNoText(key string, at frontmatter.Item, value any) {
	switch value.(type) {
	case []any, map[string]any:
		c.add(at.Start, at.End, edit.Wrong, "list-not-text", key)
		return
	}
	source := c.matter.Source(at.Start, at.End)
	c.add(at.Start, at.End, edit.Wrong, "list-not-text", source, edit.Edit{Start: at.Start, End: at.End, New: frontmatter.Quote(source)})
}

// checkWide reports an item with full-width commas, which do not separate items.
func (c *checker) checkWide(f frontmatter.Field, at frontmatter.Item, text string) (found bool) {
	words := splitAny(text, wideCommas)
	if len(words) < 2 {
		return false
	}
	between := ", "
	if f.Style == frontmatter.Block {
		before := c.matter.Source(c.matter.Start, at.Start)
		line := strings.LastIndexByte(before, '\n') + 1
		between = c.lineBreak() + before[line:]
	}
	var fix []edit.Edit
	if c.isWritten(at, text) {
		for i, word := range words {
			words[i] = item(word)
		}
		fix = []edit.Edit{{Start: at.Start, End: at.End, New: strings.Join(words, between)}}
	}
	c.add(at.Start, at.End, edit.Wrong, "list-commas", f.Key, fix...)
	return true
}

// lineBreak returns the line end of the front matter.
func (c *checker) lineBreak() string {
	if strings.Contains(c.matter.Source(c.matter.Start, c.matter.End), "\r\n") {
		return "\r\n"
	}
	return "\n"
}

// isWritten reports whether the bytes of an item are its text with or without quotes.
func (c *checker) isWritten(at frontmatter.Item, text string) bool {
	source := c.matter.Source(at.Start, at.End)
	return source == text || strings.Trim(source, `"'`) == text
}

// lower returns the edit that makes an item lower-case, if its bytes are its text with or without
// quotes.
func (c *checker) lower(at frontmatter.Item, text string) []edit.Edit {
	if !c.isWritten(at, text) {
		return nil
	}
	lower := strings.ToLower(c.matter.Source(at.Start, at.End))
	if at.Style == frontmatter.Plain {
		lower = item(lower) // 0B1 is text, 0b1 is a number
	}
	return []edit.Edit{{Start: at.Start, End: at.End, New: lower}}
}
