package frontmatter

import (
	"time"

	"daylog/internal/edit"
)

// Begin returns the edits that insert front matter with a title and a date into a text that has
// none.
func Begin(text, title string, now time.Time) []edit.Edit {
	m := Read(text)
	if m.Found {
		return nil
	}
	n := m.newline()
	front := "---" + n + block("title", title, n) + block("date", now, n) + block("categories", []string{}, n) + block("tags", []string{}, n) + "---" + n
	if m.Start < len(text) {
		front += n
	}
	return []edit.Edit{{Start: m.Start, End: m.Start, New: front}}
}
