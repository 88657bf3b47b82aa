package strftime

import (
	"strconv"
	"strings"
	"time"
)

// Parse parses a date as Ruby's Time.parse(text, now) does, which Liquid's date filter calls. It
// searches for a time and then for a date anywhere in the text, in many notations. Components that
// are larger than the largest one of the text are those of now, smaller ones are 0 or 1. The result
// is in the zone that the text names as an offset, or in zone. ok is false if the text has no date,
// or one that is out of range.
func Parse(text string, now time.Time, zone *time.Location) (t time.Time, ok bool) {
	if len(text) > maxLength {
		return time.Time{}, false
	}
	p := find(text)
	if p.isEmpty() {
		return time.Time{}, false
	}
	if p.dayOfYear == absent {
		return p.time(now, zone)
	}
	return p.yearDay(now, zone)
}

const secondsOfDay = 86400

// maxLength is the number of bytes that Ruby accepts, because its patterns are not linear.
const maxLength = 128

func (p *parts) isEmpty() bool {
	for _, n := range []int{p.year, p.dayOfYear, p.month, p.day, p.hour, p.minute, p.second} {
		if n != absent {
			return false
		}
	}
	return !p.hasFraction
}

// yearDay returns the instant for a day that is given by its number in the year.
func (p *parts) yearDay(now time.Time, zone *time.Location) (t time.Time, ok bool) {
	if p.dayOfYear < 1 || p.dayOfYear > 366 {
		return time.Time{}, false
	}
	p.month, p.day = (p.dayOfYear-1)/31+1, (p.dayOfYear-1)%31+1
	t, ok = p.time(now, zone)
	diff := p.dayOfYear - t.YearDay()
	if !ok || diff == 0 {
		return t, ok
	}
	p.day += diff
	year := p.year
	if year == absent {
		year = now.Year()
	}
	if last := monthDays(year, p.month); p.day > 28 && p.day > last {
		if p.month++; p.month > 12 {
			return time.Time{}, false
		}
		p.day -= last
	}
	return p.time(now, zone)
}

// time returns the instant. Ruby applies an offset to the components before it checks the calendar.
func (p *parts) time(now time.Time, zone *time.Location) (time.Time, bool) {
	year := p.year
	if year == absent {
		year = now.Year()
	}
	offset, hasOffset := zoneOffset(p.zone, year, zone)
	if offset <= -secondsOfDay || offset >= secondsOfDay {
		return time.Time{}, false
	}
	if hasOffset {
		now = now.In(time.FixedZone("", offset))
	} else {
		now = now.In(zone)
	}
	filled := [...]int{p.year, p.month, p.day, p.hour, p.minute, p.second}
	current := [...]int{
		now.Year(), int(now.Month()), now.Day(), now.Hour(), now.Minute(), now.Second(),
	}
	nanosecond := p.nanosecond
	isLarger := true
	for i, n := range filled {
		if isLarger = isLarger && n == absent; isLarger {
			filled[i] = current[i]
		} else if n == absent && i < 3 {
			filled[i] = 1
		} else if n == absent {
			filled[i] = 0
		}
	}
	if !hasOffset {
		return instant(filled, nanosecond, zone)
	}
	t, ok := instant(applyOffset(filled, offset), nanosecond, time.UTC)
	_, local := t.In(zone).Zone()
	switch {
	case isUTC().MatchString(p.zone):
		return t, ok
	case local == offset:
		return t.In(zone), ok
	}
	return t.In(time.FixedZone("", offset)), ok
}

// instant checks the components as Time.local does. A day that the month lacks counts on in the
// next one.
func instant(c [6]int, nanosecond int, zone *time.Location) (time.Time, bool) {
	year, month, day, hour, minute, second := c[0], c[1], c[2], c[3], c[4], c[5]
	const maxYear = 1e9
	if year < -maxYear || year > maxYear || month < 1 || month > 12 || day < 1 || day > 31 ||
		minute < 0 || minute > 59 || second < 0 || second > 60 ||
		hour < 0 || hour > 24 || hour == 24 && minute+second > 0 {
		return time.Time{}, false
	}
	return time.Date(year, time.Month(month), day, hour, minute, second, nanosecond, zone), true
}

// applyOffset converts local components to UTC. A unit carries only if the offset has it, and a day
// that does not exist becomes the first of the next month, as in Ruby.
func applyOffset(c [6]int, offset int) [6]int {
	sign := 1
	if offset < 0 {
		sign, offset = -1, -offset
	}
	c[5], offset = carry(c[5], sign, offset, 60)
	c[4], offset = carry(c[4], sign, offset, 60)
	c[3], offset = carry(c[3], sign, offset, 24)
	switch {
	case offset == 0:
	case sign < 0:
		if c[2] += offset; 1 <= c[1] && c[1] <= 12 && monthDays(c[0], c[1]) < c[2] {
			c[1], c[2] = c[1]+1, 1
			if c[1] > 12 {
				c[0], c[1] = c[0]+1, 1
			}
		}
	default:
		if c[2] -= offset; c[2] < 1 {
			if c[1]--; c[1] < 1 {
				c[0], c[1] = c[0]-1, 12
			}
			c[2] = monthDays(c[0], c[1])
		}
	}
	return c
}

// carry subtracts sign times the last unit of offset, in a number system with that base, and
// returns the offset in the next unit.
func carry(n, sign, offset, base int) (int, int) {
	offset, unit := offset/base, offset%base
	if unit == 0 {
		return n, offset
	}
	n -= sign * unit
	over := floorDiv(n, base)
	return n - over*base, offset - sign*over
}

func monthDays(year, month int) int {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

var (
	isUTC    = lazy(`(?i)^(?:-00:00|-0000|-00|UTC|Z|UT)$`)
	zoneForm = lazy(`^([-+])(\d\d)(?:(?::(\d\d)(?::(\d\d))?)|(\d\d)(\d\d)?)?$`)
)

var zoneHours = map[string]int{
	"UTC": 0, "Z": 0, "UT": 0, "GMT": 0, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7,
	"MDT": -6, "PST": -8, "PDT": -7, "A": 1, "B": 2, "C": 3, "D": 4, "E": 5, "F": 6, "G": 7, "H": 8,
	"I": 9, "K": 10, "L": 11, "M": 12, "N": -1, "O": -2, "P": -3, "Q": -4, "R": -5, "S": -6, "T": -7,
	"U": -8, "V": -9, "W": -10, "X": -11, "Y": -12,
}

// zoneOffset returns the offset of a zone name that Ruby knows, in seconds east of UTC: also an
// abbreviation that the local zone has in the year. Other names stand for the local zone.
func zoneOffset(name string, year int, zone *time.Location) (offset int, ok bool) {
	name = strings.ToUpper(name)
	m := zoneForm().FindStringSubmatch(name)
	if hours, ok := zoneHours[name]; ok {
		return hours * 3600, true
	}
	if m == nil {
		for _, month := range []time.Month{time.January, time.July} {
			local, offset := time.Date(year, month, 1, 0, 0, 0, 0, zone).Zone()
			if name != "" && local == name {
				return offset, true
			}
		}
		return 0, false
	}
	for i, unit := range []int{0, 0, 3600, 60, 1, 60, 1} {
		n, _ := strconv.Atoi(m[min(i, 6)])
		offset += n * unit
	}
	if m[1] == "-" {
		offset = -offset
	}
	return offset, true
}
