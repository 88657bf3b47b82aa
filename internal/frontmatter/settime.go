package frontmatter

import (
	"strings"
	"time"
)

// Users write times in several equivalent forms. Set keeps the form and the quotes of the field.

// formOf returns the form for a time where the text has none.
func formOf(t time.Time) string {
	if isBare(t) {
		return "2006-01-02 15:04:05"
	}
	return "2006-01-02 15:04:05 -0700"
}

// isBare reports whether a time names no zone.
func isBare(t time.Time) bool { return t.Location() == time.UTC }

// Written returns the date of a field. ok is false if its value is not in a known form.
func (m Matter) Written(f Field) (w Written, ok bool) {
	source := m.Source(f.ValueStart, f.ValueEnd)
	switch {
	case f.Style == SingleQuoted && strings.HasPrefix(source, "'"), f.Style == DoubleQuoted && strings.HasPrefix(source, `"`):
		return ParseWritten(source[1 : len(source)-1])
	case f.Style == Plain:
		return ParseWritten(source)
	}
	return Written{}, false
}

// timeSource writes a time in the form of the field.
func (m Matter) timeSource(f Field, t time.Time) string {
	w, ok := m.Written(f)
	if !ok || !w.HasClock || isBare(t) != (w.Zone == "") || t.Second() != 0 && !w.HasSeconds {
		return inQuotes(t.Format(formOf(t)), f.Style)
	}
	return inQuotes(w.of(t), f.Style)
}

// inQuotes adds the field's quotes to text that needs none.
func inQuotes(source string, style Style) string {
	switch style {
	case SingleQuoted:
		return "'" + source + "'"
	case DoubleQuoted:
		return `"` + source + `"`
	}
	return source
}

// hasTime reports whether a field already has the wanted time, with the same offset.
func (m Matter) hasTime(f Field, want time.Time) bool {
	w, ok := m.Written(f)
	now, exists := w.Time()
	_, offset := now.Zone()
	_, wanted := want.Zone()
	return ok && exists && w.HasClock && now.Equal(want) && offset == wanted && (w.Zone == "") == isBare(want)
}
