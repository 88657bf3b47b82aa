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
	case string:
		c.checkWords(f, value)
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
	if !strings.Contains(value, ",") {
		return
	}
	var items []string
	for _, word := range strings.Split(value, ",") {
		if word = strings.TrimSpace(word); word != "" {
			items = append(items, item(word))
		}
	}
	c.add(f.Start, f.End, edit.Wrong, "list-commas", f.Key, replace(f, "["+strings.Join(items, ", ")+"]"))
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

// lower returns the edit that makes an item lower-case, if its bytes are its text with or without
// quotes.
func (c *checker) lower(at frontmatter.Item, text string) []edit.Edit {
	source := c.matter.Source(at.Start, at.End)
	if source != text && strings.Trim(source, `"'`) != text {
		return nil
	}
	return []edit.Edit{{Start: at.Start, End: at.End, New: strings.ToLower(source)}}
}
