package frontmatter

import (
	"strings"
	"time"
)

// People write times in several forms that mean the same. A time that is set keeps the form and the
// quotes that the field has.

// formOf returns the form in which a time is written where there is none yet.
func formOf(t time.Time) string {
	if isBare(t) {
		return "2006-01-02 15:04:05"
	}
	return "2006-01-02 15:04:05 -0700"
}

// isBare reports whether a time names no zone.
func isBare(t time.Time) bool { return t.Location() == time.UTC }

// Written returns the date of a field, if its value is one in a form that people write.
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

// timeSource writes a time as the field's own is written.
func (m Matter) timeSource(f Field, t time.Time) string {
	w, ok := m.Written(f)
	if !ok || !w.HasClock || isBare(t) != (w.Zone == "") || t.Second() != 0 && !w.HasSeconds {
		return inQuotes(t.Format(formOf(t)), f.Style)
	}
	return inQuotes(w.of(t), f.Style)
}

// inQuotes puts text that needs no quotes into those that a field has.
func inQuotes(source string, style Style) string {
	switch style {
	case SingleQuoted:
		return "'" + source + "'"
	case DoubleQuoted:
		return `"` + source + `"`
	}
	return source
}

// hasTime reports whether a field is the wanted time already, at the same offset.
func (m Matter) hasTime(f Field, want time.Time) bool {
	w, ok := m.Written(f)
	now, exists := w.Time()
	_, offset := now.Zone()
	_, wanted := want.Zone()
	return ok && exists && w.HasClock && now.Equal(want) && offset == wanted && (w.Zone == "") == isBare(want)
}
