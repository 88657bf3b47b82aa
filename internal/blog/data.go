package blog

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"daylog/internal/frontmatter"
	"daylog/internal/post"
)

// readData sets _data, where each folder is a map and each file a value.
func (b *Blog) readData(r *Reader) {
	b.Data = map[string]any{}
	b.DataOrder = &frontmatter.Order{}
	// Jekyll reads the files of a folder by extension, then its folders, so the last one wins.
	var names []string
	for _, name := range r.paths {
		if strings.HasPrefix(name, "_data/") && r.entries[name].kind > kindBuilt {
			names = append(names, name)
		}
	}
	slices.SortStableFunc(names, func(a, b string) int { return rank(a) - rank(b) })
	for _, name := range names {
		e := r.entries[name]
		if !e.isSet {
			continue
		}
		b.report(e, name)
		parts := strings.Split(strings.TrimPrefix(name, "_data/"), "/")
		folder, order := b.Data, b.DataOrder
		for _, part := range parts[:len(parts)-1] {
			key := dataKey(part)
			below, ok := folder[key].(map[string]any)
			if !ok {
				below = map[string]any{}
				folder[key] = below
			}
			folder = below
			inner := order.Value(key)
			if inner == nil || inner.Keys == nil {
				inner = &frontmatter.Order{}
			}
			order.Set(key, inner)
			order = inner
		}
		base := parts[len(parts)-1]
		key := dataKey(strings.TrimSuffix(base, path.Ext(base)))
		folder[key] = e.value()
		order.Set(key, e.order())
	}
	b.Locales = map[string]map[string]any{}
	locales, _ := b.Data["locales"].(map[string]any)
	for name, words := range locales {
		if words, ok := words.(map[string]any); ok {
			b.Locales[name] = words
		}
	}
	b.readAuthors()
}

func (e *entry) value() any {
	switch {
	case e.rows != nil:
		return e.rows
	case e.doc != nil:
		return e.doc.Value
	}
	return nil
}

// order returns the order of the value.
func (e *entry) order() *frontmatter.Order {
	switch {
	case e.rows != nil:
		row := &frontmatter.Order{}
		for _, key := range e.header {
			row.Set(key, nil)
		}
		return &frontmatter.Order{Items: slices.Repeat([]*frontmatter.Order{row}, len(e.rows))}
	case e.doc != nil:
		return e.doc.Order
	}
	return nil
}

// rank orders data files as Jekyll reads them, deeper folders last.
func rank(name string) int {
	extensions := []string{".yaml", ".yml", ".json", ".csv", ".tsv"}
	return 10*strings.Count(name, "/") + slices.Index(extensions, path.Ext(name))
}

// dataKey returns the key of a data file or folder (sanitize_filename): its English letters,
// digits, "_" and "-", with "_" for white space.
func dataKey(name string) string {
	kept := strings.Map(func(r rune) rune {
		isLetter := 'a' <= r|0x20 && r|0x20 <= 'z'
		if isLetter || '0' <= r && r <= '9' || strings.ContainsRune("_- \t\r\n\f\v", r) {
			return r
		}
		return -1
	}, name)
	return strings.Join(strings.Fields(kept), "_")
}

// readAuthors reads _data/authors.yml.
func (b *Blog) readAuthors() {
	b.Authors = map[string]Author{}
	authors, _ := b.Data["authors"].(map[string]any)
	for key, author := range authors {
		if author, ok := author.(map[string]any); ok {
			b.Authors[key] = Author{Name: post.Text(author["name"]), URL: post.Text(author["url"])}
		}
	}
}

// ByLine returns the authors that Chirpy 7.4 names above the post with a path and a front matter:
// those of author, otherwise of authors, looked up in _data/authors.yml, where an unknown one has
// no name; otherwise the site's. Another theme shows the words of author as they are.
func (b *Blog) ByLine(name string, m frontmatter.Matter) []Author {
	values := b.valuesOf(name, m)
	value := values["author"]
	if !isTrue(value) {
		value = values["authors"]
	}
	if !isTrue(value) {
		if b.Versions.Theme == "chirpy" && b.Social.Name != "" {
			return []Author{b.Social}
		}
		return nil
	}
	keys, isList := value.([]any)
	if !isList {
		keys = []any{value}
	}
	var authors []Author
	for _, key := range keys {
		if b.Versions.Theme != "chirpy" {
			authors = append(authors, Author{Name: post.Text(key)})
			continue
		}
		name, _ := key.(string)
		authors = append(authors, b.Authors[name])
	}
	return authors
}

var rowEnd = regexp.MustCompile(`\r\n|\n|\r`)

// readRows reads a CSV or TSV file with a header: a list of maps. Empty fields without quotes are
// nil, as in Ruby. A quote that is not closed, or text after a closing quote, ends Jekyll's build:
// fault is the offset of its row, otherwise -1. header has the keys in their order.
func readRows(text string, isTSV bool) (rows []any, header []string, fault int) {
	separator := byte(',')
	if isTSV {
		separator = '\t'
	}
	rows, fault = []any{}, -1
	for all := text; text != ""; {
		if len(text) == len(all) {
			text = strings.TrimPrefix(text, "\ufeff")
		}
		start := len(all) - len(text)
		var fields []any
		var ok bool
		fields, text, ok = readRow(text, separator)
		if !ok && fault < 0 {
			fault = start
		}
		if header == nil {
			for _, field := range fields {
				header = append(header, post.Text(field))
			}
			continue
		}
		row := map[string]any{}
		for i, key := range header {
			row[key] = nil
			if i < len(fields) {
				row[key] = fields[i]
			}
		}
		rows = append(rows, row)
	}
	return rows, header, fault
}

// readRow reads a row and returns the text after it.
func readRow(text string, separator byte) (fields []any, rest string, ok bool) {
	ok = true
	for {
		var field any
		if strings.HasPrefix(text, `"`) {
			var isClosed bool
			field, text, isClosed = readQuoted(text[1:])
			ok = ok && isClosed
		} else {
			end := strings.IndexAny(text, string(separator)+"\r\n")
			if end < 0 {
				end = len(text)
			}
			if end > 0 {
				field = text[:end]
			}
			text = text[end:]
		}
		fields = append(fields, field)
		switch {
		case text == "":
			return fields, "", ok
		case text[0] == separator:
			text = text[1:]
			continue
		}
		at := rowEnd.FindStringIndex(text)
		if at == nil {
			return fields, "", false
		}
		return fields, text[at[1]:], ok && at[0] == 0
	}
}

// readQuoted reads a quoted field after its quote.
func readQuoted(text string) (field, rest string, isClosed bool) {
	var out strings.Builder
	for {
		end := strings.IndexByte(text, '"')
		if end < 0 {
			return out.String() + text, "", false
		}
		out.WriteString(text[:end])
		if text = text[end+1:]; !strings.HasPrefix(text, `"`) {
			return out.String(), text, true
		}
		out.WriteByte('"')
		text = text[1:]
	}
}
