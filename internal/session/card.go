package session

import (
	"fmt"
	"regexp"
	"slices"
	"time"

	"daylog/internal/edit"
	"daylog/internal/frontmatter"
	"daylog/internal/post"
)

// The card shows what Jekyll and the theme make of the front matter, and sets fields to what they should make of it. So a change
// that the front matter took is read again as a post, and is handed out only if the card would show what was asked for.

// Why a field is not set.
const (
	invalid  = "invalid"  // the front matter cannot be read
	refused  = "refused"  // the field is written in a way that a splice cannot change
	singular = "singular" // "tag" or "category" stands there, too, and has a say
	badDate  = "date"     // that is no date
)

// A Written is a date as its front matter has it, for a form with three fields. Offset is "" where no zone is named, and Time where
// there is none.
type Written struct {
	Day, Time, Offset string // YYYY-MM-DD, HH:MM:SS, ±HH:MM
}

// SetField returns the edits, in UTF-16 units, that make a field of the card say value: a string, bool or []string. Where there is
// nothing to do it returns none; where it cannot be done, reason says why.
func SetField(text, key string, value any) (edits []edit.Edit, reason string) {
	m := frontmatter.Read(text)
	if m.Found && !m.Valid {
		return nil, invalid
	}
	words, isList := value.([]string)
	if isList {
		value = unique(words)
	}
	if date, isText := value.(string); isText && key == "date" && date != "" {
		w, ok := frontmatter.ParseWritten(date)
		if _, exists := w.Time(); !ok || !exists {
			return nil, badDate
		}
		value = inParts(w).text()
	}
	if same(shown(m, key), value) {
		return nil, ""
	}
	edits, err := m.Set(stored(m, key, value))
	if err != nil {
		return nil, refused
	}
	after, _ := edit.Apply(text, edits) // Set has tried them
	if !same(shown(frontmatter.Read(after), key), value) {
		if isList {
			return nil, singular
		}
		return nil, refused
	}
	return unitsOf(text, edits), ""
}

// shown returns what the card shows of a field.
func shown(m frontmatter.Matter, key string) any {
	p := post.Read("", m, time.UTC)
	image := post.Image{}
	if p.Image != nil {
		image = *p.Image
	}
	switch key {
	case "title":
		return p.Title
	case "description":
		return p.Description
	case "date":
		return written(p, m).text()
	case "categories":
		return unique(p.Categories)
	case "tags":
		return unique(p.Tags)
	case "image.path":
		return image.Path
	case "image.alt":
		return image.Alt
	case "slug": // its own: what the title makes is not in the text
		slug, _ := m.Values[key].(string)
		return slug
	}
	return map[string]bool{"math": p.Math, "mermaid": p.Mermaid, "pin": p.Pin, "toc": p.TOC, "comments": p.Comments}[key]
}

func same(a, b any) bool {
	one, isList := a.([]string)
	other, _ := b.([]string)
	if isList {
		return slices.Equal(one, other)
	}
	return a == b
}

// unique returns words without those that stand before: a number as a category comes twice.
func unique(words []string) []string {
	out := []string{}
	for _, word := range words {
		if !slices.Contains(out, word) {
			out = append(out, word)
		}
	}
	return out
}

// stored returns the key and the value under which the front matter keeps what the card shows. What is empty goes, as the theme
// would show an empty description and Jekyll stop at an empty date; a title stays, to be missed.
func stored(m frontmatter.Matter, key string, value any) (string, any) {
	if value == "" && key != "title" {
		if key == "image.path" {
			key = "image" // without a path there is no cover to describe
		}
		return key, nil
	}
	switch singular := map[string]string{"tags": "tag", "categories": "category"}[key]; {
	case key == "date":
		w, _ := frontmatter.ParseWritten(value.(string))
		if !w.HasClock {
			return key, frontmatter.Date(w.DayText())
		}
		t, _ := w.Time()
		return key, t
	case singular != "" && m.Values[singular] != nil && (key == "tags" || m.Values[key] == nil):
		return singular, value
	}
	return key, value
}

// written takes apart the date of a post: as it is written where that form is known, else as Jekyll
// reads it.
func written(p post.Post, m frontmatter.Matter) Written {
	f, _ := m.Field("date")
	if w, ok := m.Written(f); ok {
		if _, exists := w.Time(); exists {
			return inParts(w)
		}
	}
	if p.DateText == "" || p.Undated || p.Date.IsZero() {
		return Written{}
	}
	return Written{p.Date.Format(time.DateOnly), p.Date.Format(time.TimeOnly), p.Date.Format("-07:00")}
}

// inParts returns a date as the form has it.
func inParts(w frontmatter.Written) Written {
	parts := Written{Day: w.DayText(), Offset: w.Offset()}
	if w.HasClock {
		parts.Time = fmt.Sprintf("%02d:%02d:%02d", w.Hour, w.Minute, w.Second)
	}
	return parts
}

// text is how the card hands a date back.
func (w Written) text() string {
	text := w.Day
	for _, part := range []string{w.Time, w.Offset} {
		if part != "" {
			text += " " + part
		}
	}
	return text
}

// heading is a text's first line, as the title of a text that has no front matter.
var heading = regexp.MustCompile(`\A\s*#[ \t]+(.*?)[ \t]*#*[ \t]*\r?(?:\n|\z)`)

// BeginFront returns the edits, in UTF-16 units, that put a front matter before a text that has none.
func BeginFront(text string, now time.Time) []edit.Edit {
	title := ""
	if m := heading.FindStringSubmatch(text[frontmatter.Read(text).Start:]); m != nil {
		title = m[1]
	}
	return unitsOf(text, frontmatter.Begin(text, title, now))
}

func unitsOf(text string, edits []edit.Edit) []edit.Edit {
	units := edit.NewOffsets(text)
	out := make([]edit.Edit, len(edits))
	for i, e := range edits {
		out[i] = edit.Edit{Start: units.UTF16(e.Start), End: units.UTF16(e.End), New: e.New}
	}
	return out
}
