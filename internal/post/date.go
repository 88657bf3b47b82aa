package post

import (
	"time"

	"daylog/internal/strftime"
)

// Jekyll parses a date twice. YAML turns "2022-01-26 23:50:00" into a time (in UTC if it names no
// zone), "2022-01-26" into a date and everything else into a string; Ruby's Time.parse then parses
// that value as text, in the site's zone.

// parseTime parses text as Ruby's Time.parse(text).localtime does, in zone. ok is false if that
// fails, which aborts Jekyll's build, and for a text without a year, for which Ruby takes the
// current one: a post needs an explicit one.
func parseTime(text string, zone *time.Location) (t time.Time, ok bool) {
	t, ok = strftime.Parse(text, time.Date(2000, 1, 1, 0, 0, 0, 0, zone), zone)
	other, _ := strftime.Parse(text, time.Date(2004, 1, 1, 0, 0, 0, 0, zone), zone)
	if !ok || !t.Equal(other) {
		return time.Time{}, false
	}
	return t.In(zone), true
}
