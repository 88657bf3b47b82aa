package session

import (
	"cmp"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"time"

	"daylog/internal/blog"
	"daylog/internal/edit"
	"daylog/internal/frontmatter"
	"daylog/internal/post"
)

// The card shows front matter fields as Jekyll and the theme interpret them, with the defaults of
// the blog. SetField therefore parses the edited text again and returns the edits only if the card
// then shows the requested value.

// Reasons why SetField makes no edit.
const (
	invalid  = "invalid"  // the front matter cannot be read
	refused  = "refused"  // the field is written in a form that an edit cannot change
	singular = "singular" // a "tag" or "category" field also contributes values
	badDate  = "date"     // not a date
	given    = "blog"     // the blog's defaults or the folders of the file contribute values
)

// Written is the date of the front matter, for a form with three fields. Offset is "" if the date
// names no zone; Time is "" if it has no time.
type Written struct {
	Day, Time, Offset string // YYYY-MM-DD, HH:MM:SS, ±HH:MM
}

// A form is the card of a text of a blog.
type form struct {
	blog *blog.Blog
	path string // in the blog
}

// SetField returns the edits, in UTF-16 units, that set a field of the card to value: a string,
// bool or []string. It returns none if the field has that value already. If it cannot set the
// field, reason is one of the constants above. name is that of Options.
func SetField(b *blog.Blog, name, text, key string, value any) (edits []edit.Edit, reason string) {
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
	at := site{name: name}
	f := form{cmp.Or(b, defaultBlog()), at.path()}
	if same(f.shown(m, key), value) {
		return nil, ""
	}
	edits, err := f.set(text, m, key, value)
	switch {
	case err == nil:
		return unitsOf(text, edits), ""
	case !isList || !errors.Is(err, errOther):
		return nil, refused
	case m.Values["tag"] != nil || m.Values["category"] != nil:
		return nil, singular
	}
	return nil, given
}

// errOther says that the card shows another value after an edit.
var errOther = errors.New("the field keeps another value")

// set returns the edits, in bytes, after which the card shows a value.
func (f form) set(text string, m frontmatter.Matter, key string, value any) ([]edit.Edit, error) {
	name, content := stored(m, key, value)
	contents := []any{content}
	if content == nil && key != "date" {
		// The blog may have a default for the removed field. Liquid treats false as missing.
		contents = append(contents, false)
	}
	for _, content := range contents {
		edits, err := m.Set(name, content)
		if err != nil {
			return nil, err
		}
		after, _ := edit.Apply(text, edits) // Set has applied them already, so there is no error
		if same(f.shown(frontmatter.Read(after), key), value) {
			return edits, nil
		}
	}
	return nil, errOther
}

// shown returns the value that the card shows for a field.
func (f form) shown(m frontmatter.Matter, key string) any {
	p := f.blog.Post(f.path, m)
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
	case "slug": // only an explicit slug, not the one derived from the title
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

// unique returns words without repetitions: Jekyll lists a number among the categories twice.
func unique(words []string) []string {
	out := []string{}
	for _, word := range words {
		if !slices.Contains(out, word) {
			out = append(out, word)
		}
	}
	return out
}

// stored returns the key and the value under which the front matter stores a field of the card. It
// removes an empty field, because the theme would show an empty description and Jekyll fails on an
// empty date. It keeps an empty title, so that the check reports it.
func stored(m frontmatter.Matter, key string, value any) (string, any) {
	if value == "" && key != "title" {
		if key == "image.path" {
			key = "image" // without a path, alt has no meaning
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

// written splits the date of a post into its parts: as written if frontmatter knows the form,
// otherwise as Jekyll parses it.
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

// inParts converts a date to the fields of the form.
func inParts(w frontmatter.Written) Written {
	parts := Written{Day: w.DayText(), Offset: w.Offset()}
	if w.HasClock {
		parts.Time = fmt.Sprintf("%02d:%02d:%02d", w.Hour, w.Minute, w.Second)
	}
	return parts
}

// text returns the date in the form that SetField accepts.
func (w Written) text() string {
	text := w.Day
	for _, part := range []string{w.Time, w.Offset} {
		if part != "" {
			text += " " + part
		}
	}
	return text
}

// heading matches a first line that is a heading, the title of a text without front matter.
var heading = regexp.MustCompile(`\A\s*#[ \t]+(.*?)[ \t]*#*[ \t]*\r?(?:\n|\z)`)

// AddFrontMatter returns the edits, in UTF-16 units, that insert front matter into a text without
// it.
func AddFrontMatter(text string, now time.Time) []edit.Edit {
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
