package check

import (
	"strings"
	"time"
	"unicode"

	"daylog/internal/edit"
	"daylog/internal/frontmatter"
	"daylog/internal/post"
)

// dateLayout is the format that Chirpy documents, with the offset.
const dateLayout = "2006-01-02 15:04:05 -0700"

// checkDate checks the date. Jekyll leaves out a post that is dated later than the build. This is
// the most frequent reason why a log does not appear, usually because Jekyll reads a time without
// an offset as UTC.
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

// checkUnreadable offers the current time for a date that aborts the build. The old text stays
// after it as a comment.
func (c *checker) checkUnreadable(f frontmatter.Field) {
	if f.Style == frontmatter.Block {
		c.add(f.Start, f.End, edit.Fatal, "date-unreadable", "")
		return
	}
	source, now := c.source(f), c.now.Format(dateLayout)
	if strings.ContainsFunc(source, unicode.IsLetter) {
		if strings.ContainsAny(source, "\r\n") || !c.endsLine(f) {
			c.add(f.Start, f.End, edit.Fatal, "date-unreadable", "")
			return
		}
		now += " # " + source
	}
	c.add(f.Start, f.End, edit.Fatal, "date-unreadable", source, replace(f, now))
}

// endsLine reports whether only a comment follows a field on its line.
func (c *checker) endsLine(f frontmatter.Field) bool {
	rest := strings.TrimLeft(c.matter.Source(f.ValueEnd, c.matter.End), " \t")
	return rest == "" || strings.IndexByte("\r\n#", rest[0]) >= 0
}

// lacksZone reports whether the date is a time with seconds but without an offset, which YAML reads
// as UTC.
func (c *checker) lacksZone(f frontmatter.Field) bool {
	value, ok := c.matter.Values["date"].(time.Time)
	w, isKnown := c.matter.Written(f)
	if !ok || !isKnown || w.Zone != "" {
		return false
	}
	_, offset := value.In(c.now.Location()).Zone()
	return offset != 0
}

// rolls reports whether the day or hour does not exist, so that Jekyll uses a later one.
func (c *checker) rolls(f frontmatter.Field) bool {
	w, ok := c.matter.Written(f)
	return ok && w.Rolls()
}

// checkDay compares the day with the one in the file name. Jekyll ignores a difference, but it
// confuses people who read the folder. The day may be that of the date as written, possibly with
// another zone's offset, or that of the date in the site's zone.
func (c *checker) checkDay(f frontmatter.Field) {
	name, ok := post.ParseName(c.post.Name)
	if !ok || name.Day.IsZero() {
		return
	}
	day := name.Day.Format(time.DateOnly)
	if w, ok := c.matter.Written(f); ok && w.DayText() == day {
		return
	}
	if c.post.Date.Format(time.DateOnly) != day {
		c.add(f.ValueStart, f.ValueEnd, edit.Weak, "date-name", day)
	}
}
