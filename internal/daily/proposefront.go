package daily

import (
	"slices"
	"strings"

	"daylog/internal/edit"
	"daylog/internal/frontmatter"
)

// mostFields limits the fields of a log that are compared, because setting each one parses the
// front matter again. Further fields stay unchanged.
const mostFields = 50

// frontOf formats the front matter that most logs have, as the newest one writes it.
func frontOf(logs []sample) string {
	base := logs[0]
	text := base.text[:base.matter.Body]
	// From last to first, so that a deleted field takes dependent ones with it before their turn.
	var keys []string
	fields := base.matter.Fields
	for _, f := range slices.Backward(fields[:min(len(fields), mostFields)]) {
		if !strings.Contains(f.Key, ".") && !slices.Contains(keys, f.Key) {
			keys = append(keys, f.Key)
		}
	}
	for _, key := range keys {
		text = base.generalise(text, key, logs)
	}
	return text
}

// generalise sets a field of text, the front matter of base, to the value that most logs have.
func (base sample) generalise(text, key string, logs []sample) string {
	m := frontmatter.Read(text)
	f, ok := m.Field(key)
	if !ok {
		return text
	}
	switch key {
	case "title":
		return applied(text, m, key, titleOf(logs))
	case "date":
		place := datePlace(m, f)
		if f.ValueStart == f.ValueEnd {
			place = " " + place
		}
		return text[:f.ValueStart] + place + text[f.ValueEnd:]
	case "tags", "categories":
		return applied(text, m, key, base.wordsOf(key, logs))
	}
	same := 0
	source := m.Source(f.ValueStart, f.ValueEnd)
	for _, s := range logs {
		if f, ok := s.matter.Field(key); ok && s.matter.Source(f.ValueStart, f.ValueEnd) == source {
			same++
		}
	}
	if isMost(same, len(logs)) {
		return text
	}
	return applied(text, m, key, nil)
}

// applied sets a field. A field that cannot be set stays.
func applied(text string, m frontmatter.Matter, key string, value any) string {
	edits, err := m.Set(key, value)
	if err != nil {
		return text
	}
	after, err := edit.Apply(text, edits)
	if err != nil {
		return text
	}
	return after
}

// datePlace returns the placeholder for a date in the form and quotes of a field.
func datePlace(m frontmatter.Matter, f frontmatter.Field) string {
	quote := ""
	switch f.Style {
	case frontmatter.SingleQuoted:
		quote = "'"
	case frontmatter.DoubleQuoted:
		quote = `"`
	}
	format := "%Y-%m-%d %H:%M:%S %z"
	if w, ok := m.Written(f); ok {
		format = w.Format()
	}
	return quote + "<% " + format + " %>" + quote
}

// titleOf returns the form of most titles, else their common start, else the date.
func titleOf(logs []sample) string {
	for _, s := range logs {
		form, same := placehold(s.post.Title, s.day), 0
		for _, other := range logs {
			if shape(placehold(other.post.Title, other.day)) == shape(form) {
				same++
			}
		}
		if isMost(same, len(logs)) {
			return form
		}
	}
	title := logs[0].post.Title
	title = title[:min(len(title), 200)]
	for end := len(title); end > 0; end-- {
		same := 0
		for _, s := range logs {
			if strings.HasPrefix(s.post.Title, title[:end]) {
				same++
			}
		}
		if start := title[:end]; isMost(same, len(logs)) && strings.ContainsAny(start[len(start)-1:], " :]-") && len(strings.TrimSpace(start)) > 2 {
			return strings.TrimRight(start, " ") + " <% %Y-%m-%d %>"
		}
	}
	if languageOf(title) == "ko" {
		return "<% %Y년 %-m월 %-d일 %>"
	}
	return "<% %Y-%m-%d %>"
}

// wordsOf returns the tags or categories that most logs have, with placeholders for series numbers.
func (base sample) wordsOf(key string, logs []sample) []string {
	words := func(s sample) []string {
		if key == "tags" {
			return s.post.Tags
		}
		return s.post.Categories
	}
	counts := map[string]int{} // number of logs by shape of the word
	for _, s := range logs {
		shapes := map[string]bool{}
		for _, word := range words(s) {
			shapes[shape(placehold(word, s.day))] = true
		}
		for shape := range shapes {
			counts[shape]++
		}
	}
	out := []string{}
	known := map[string]bool{}
	for _, word := range words(base) {
		form := placehold(word, base.day)
		if isMost(counts[shape(form)], len(logs)) && !known[form] {
			known[form] = true
			out = append(out, form)
		}
	}
	return out
}
