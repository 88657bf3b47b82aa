package frontmatter

import (
	"regexp"
	"strings"
	"time"
)

// People write times in some forms that all mean the same. A time that is set keeps the form that the field has, and its quotes.

// timeForms are those that Chirpy's writers use, in Go's words.
var timeForms = func() (forms []string) {
	for _, clock := range []string{" 15:04:05", " 15:04", "T15:04:05", "T15:04"} {
		for _, zone := range []string{"", " -0700", " -07:00", "-0700", "-07:00", "Z07:00", "Z0700"} {
			forms = append(forms, "2006-01-02"+clock+zone)
		}
	}
	return forms
}()

var zoneAtEnd = regexp.MustCompile(`(?:[-+]\d\d:?\d\d|Z)$`)

// formOf returns how a time is written where there is none yet.
func formOf(t time.Time) string {
	if isBare(t) {
		return "2006-01-02 15:04:05"
	}
	return "2006-01-02 15:04:05 -0700"
}

// isBare reports whether a time names no zone.
func isBare(t time.Time) bool { return t.Location() == time.UTC }

// ParseTime reads a time that is written in one of the forms, to be handed to Set: without a zone it is in time.UTC.
func ParseTime(source string) (t time.Time, form string, ok bool) {
	for _, form := range timeForms {
		t, err := time.Parse(form, source)
		if err != nil {
			continue
		}
		if !zoneAtEnd.MatchString(source) {
			return t, form, true // in time.UTC
		}
		_, offset := t.Zone()
		return t.In(time.FixedZone("", offset)), form, true
	}
	return time.Time{}, "", false
}

// timeSource writes a time as the field's own is written.
func (m Matter) timeSource(f Field, t time.Time) string {
	_, form, ok := ParseTime(strings.Trim(m.Source(f.ValueStart, f.ValueEnd), `"'`))
	if !ok || isBare(t) == strings.Contains(form, "07") || t.Second() != 0 && !strings.Contains(form, ":05") {
		form = formOf(t)
	}
	return inQuotes(t.Format(form), f.Style)
}

// inQuotes puts what needs no quotes into those that a field has.
func inQuotes(source string, style Style) string {
	switch style {
	case SingleQuoted:
		return "'" + source + "'"
	case DoubleQuoted:
		return `"` + source + `"`
	}
	return source
}

// hasTime reports whether a value is a time, at the same offset, or a text that says so.
func (m Matter) hasTime(f Field, value any, want time.Time) bool {
	now, ok := value.(time.Time)
	if text, isText := value.(string); isText {
		now, _, ok = ParseTime(text)
	}
	source := strings.Trim(m.Source(f.ValueStart, f.ValueEnd), `"'`)
	_, offset := now.Zone()
	_, wanted := want.Zone()
	return ok && now.Equal(want) && offset == wanted && zoneAtEnd.MatchString(source) != isBare(want)
}
