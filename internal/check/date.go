package check

import (
	"fmt"
	"regexp"
	"strconv"
	"time"

	"daylog/internal/edit"
	"daylog/internal/frontmatter"
	"daylog/internal/post"
)

// dateLayout is how Chirpy writes a date, with the offset that it must not lack.
const dateLayout = "2006-01-02 15:04:05 -0700"

// checkDate looks at the date: Jekyll leaves a post out if its date is later than the build, which is what most often keeps a log
// off the site, and mostly because its time was taken for UTC.
func (c *checker) checkDate() {
	f, ok := c.matter.Field("date")
	if !ok {
		return
	}
	switch date := c.post.Date; {
	case c.post.Undated:
		c.checkUnreadable(f)
	case c.lacksZone(f):
		value := c.matter.Values["date"].(time.Time)
		y, m, d := value.Date()
		meant := time.Date(y, m, d, value.Hour(), value.Minute(), value.Second(), 0, c.now.Location())
		c.add(f.ValueStart, f.ValueEnd, edit.Wrong, "date-zone", date.Format(dateLayout),
			edit.Edit{Start: f.ValueEnd, End: f.ValueEnd, New: meant.Format(" -0700")})
	case date.After(c.now):
		c.add(f.ValueStart, f.ValueEnd, edit.Wrong, "date-future", date.Format(dateLayout), replace(f, c.now.Format(dateLayout)))
	case c.rolls(f):
		c.add(f.ValueStart, f.ValueEnd, edit.Weak, "date-rolls", date.Format(dateLayout), replace(f, date.Format(dateLayout)))
	default:
		c.checkDay(f)
	}
}

// checkUnreadable offers the writer's clock for a date that stops the build.
func (c *checker) checkUnreadable(f frontmatter.Field) {
	if f.Style == frontmatter.Block {
		c.add(f.Start, f.End, edit.Fatal, "date-unreadable", "")
		return
	}
	c.add(f.Start, f.End, edit.Fatal, "date-unreadable", c.source(f), replace(f, c.now.Format(dateLayout)))
}

var zoneless = regexp.MustCompile(`:\d\d(\.\d*)?$`)

// lacksZone reports whether the date is a time with seconds and no offset, which YAML takes for UTC.
func (c *checker) lacksZone(f frontmatter.Field) bool {
	value, ok := c.matter.Values["date"].(time.Time)
	if !ok || !zoneless.MatchString(c.source(f)) {
		return false
	}
	_, offset := value.In(c.now.Location()).Zone()
	return offset != 0
}

var written = regexp.MustCompile(`^["']?(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]+(\d{1,2}):)?`)

// rolls reports whether the date is on a day, or in an hour, that does not exist, so that Jekyll takes a later one.
func (c *checker) rolls(f frontmatter.Field) bool {
	m := written.FindStringSubmatch(c.source(f))
	if m == nil {
		return false
	}
	year, month, day, hour := atoi(m[1]), time.Month(atoi(m[2])), atoi(m[3]), atoi(m[4])
	return day > time.Date(year, month+1, 0, 0, 0, 0, 0, time.UTC).Day() || hour > 23
}

// checkDay compares the day with the one in the file's name, which Jekyll does not mind but a reader of the folder does. The day may be
// that of the date as written, with an offset from afar, or that of the site.
func (c *checker) checkDay(f frontmatter.Field) {
	name, ok := post.ParseName(c.post.Name)
	if !ok || name.Day.IsZero() {
		return
	}
	day := name.Day.Format(time.DateOnly)
	if m := written.FindStringSubmatch(c.source(f)); m != nil && fmt.Sprintf("%s-%02d-%02d", m[1], atoi(m[2]), atoi(m[3])) == day {
		return
	}
	if c.post.Date.Format(time.DateOnly) != day {
		c.add(f.ValueStart, f.ValueEnd, edit.Weak, "date-name", day)
	}
}

func atoi(digits string) int {
	n, _ := strconv.Atoi(digits)
	return n
}
