package post

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

// Jekyll parses a date twice. YAML turns "2022-01-26 23:50:00" into a time (in UTC if it names no
// zone), "2022-01-26" into a date and everything else into a string; Ruby's Time.parse then parses
// that value as text, in the site's zone. Time.parse is lenient: it searches for a time, then for a
// date, anywhere in the text and in any order. This file implements the forms that people write; it
// reports the others (week dates, Japanese eras) as unreadable.

var (
	clockForm = regexp.MustCompile(`(?i)(?:(\d+)\s*:\s*(\d+)(?:\s*:\s*(\d+)(?:[,.]\d*)?)?(?:\s*([ap])(?:m\b|\.m\.))?|(\d+)\s*([ap])(?:m\b|\.m\.))` +
		`(?:\s*((?:gmt|utc?)?[-+]\d+(?:[,.:]\d+(?::\d+)?)?|[a-z]+(?:\sdst)?\b))?`)
	dayMonthForm = regexp.MustCompile(`(?i)(\d+)[^-\d\s']*\s*\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[^-\d\s']*(?:\s*,?\s*'?(-?\d+))?`)
	monthDayForm = regexp.MustCompile(`(?i)\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[^-\d\s']*\s*(\d+)[^-\d\s']*(?:\s*,?\s*'?(-?\d+))?`)
	numberForms  = []*regexp.Regexp{
		regexp.MustCompile(`([-+]?\d+)-(\d+)-(\d+)`),
		regexp.MustCompile(`(\d+)/\s*(\d+)/\s*(\d+)`),
		regexp.MustCompile(`(\d+)\.\s*(\d+)\.\s*(\d+)`),
	}
	ordinalForm = regexp.MustCompile(`\b(\d{2}|\d{4})-(\d{3})\b`)
	digitsForm  = regexp.MustCompile(`(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?)?(?:(Z)\b|([-+]\d{1,4}))?`)
	loneNumber  = regexp.MustCompile(`^\s*(\d{1,2})\s*$`)
	noise       = regexp.MustCompile(`[^-+',./:@0-9A-Za-z\[\]]+`)
	hasDigit    = regexp.MustCompile(`^\d`)
)

// parts are the components of a date as written; -1 if missing.
type parts struct {
	year, month, day, hour, minute, second int
	zone                                   string
}

// parseTime parses text as Ruby's Time.parse(text).localtime does, in zone. ok is false if that
// fails, which aborts Jekyll's build.
func parseTime(text string, zone *time.Location) (t time.Time, ok bool) {
	p := parts{-1, -1, -1, -1, -1, -1, ""}
	rest := noise.ReplaceAllString(text, " ")
	rest = p.takeClock(rest)
	if !p.takeDate(rest) {
		return time.Time{}, false
	}
	return p.time(zone)
}

// takeClock parses the time of day and returns the text without it.
func (p *parts) takeClock(text string) string {
	at := clockForm.FindStringSubmatchIndex(text)
	if at == nil {
		return text
	}
	m := group(text, at)
	p.hour, p.minute, p.second = number(m(1)), number(m(2)), number(m(3))
	half := m(4)
	if m(5) != "" {
		p.hour, half = number(m(5)), m(6)
	}
	if half != "" {
		p.hour %= 12
		if strings.EqualFold(half, "p") {
			p.hour += 12
		}
	}
	p.zone = m(7)
	return text[:at[0]] + " " + text[at[1]:]
}

// takeDate parses the day.
func (p *parts) takeDate(text string) bool {
	if m := dayMonthForm.FindStringSubmatch(text); m != nil {
		p.setDate(m[3], monthNumber(m[2]), m[1])
		return true
	}
	if m := monthDayForm.FindStringSubmatch(text); m != nil {
		p.setDate(m[3], monthNumber(m[1]), m[2])
		return true
	}
	for _, form := range numberForms {
		if at := form.FindStringSubmatchIndex(text); at != nil {
			m := group(text, at)
			p.setDate(m(1), m(2), m(3))
			// The remaining number may be an hour: "2022-01-02 10".
			if left := loneNumber.FindStringSubmatch(text[:at[0]] + " " + text[at[1]:]); left != nil && p.hour < 0 && number(left[1]) <= 24 {
				p.hour = number(left[1])
			}
			return true
		}
	}
	if m := ordinalForm.FindStringSubmatch(text); m != nil && p.setDayOfYear(m[1], number(m[2])) {
		return true
	}
	if m := digitsForm.FindStringSubmatch(text); m != nil {
		p.year, p.month, p.day = number(m[1]), number(m[2]), number(m[3])
		if m[4] != "" {
			p.hour, p.minute, p.second = number(m[4]), number(m[5]), number(m[6])
		}
		return true
	}
	return false
}

// setDayOfYear sets the day from its number in the year, as in 2026-061.
func (p *parts) setDayOfYear(year string, day int) bool {
	p.setDate(year, "1", "1")
	at := time.Date(p.year, time.January, day, 0, 0, 0, 0, time.UTC)
	p.month, p.day = int(at.Month()), at.Day()
	return day > 0 && at.Year() == p.year
}

// setDate sets year, month and day. It swaps them if only the last can be the year: 26/01/2022. A
// two-digit year lies in 1969 to 2068.
func (p *parts) setDate(year, month, day string) {
	if len(day) > 2 && hasDigit.MatchString(year) && len(year) <= 2 {
		year, day = day, year
	}
	p.year, p.month, p.day = number(year), number(month), number(day)
	if year != "" && p.year >= 0 && len(strings.TrimLeft(year, "-+")) <= 2 {
		p.year += 1900
		if p.year < 1969 {
			p.year += 100
		}
	}
}

// time returns the instant as Time.parse computes it: Ruby applies an offset to the day before the
// calendar checks it, which matters only for days that do not exist.
func (p *parts) time(zone *time.Location) (time.Time, bool) {
	year, month, day := p.year, max(p.month, 0), p.day
	if p.month < 0 {
		month = 1
	}
	if day < 0 {
		day = 1
	}
	hour, minute, second := max(p.hour, 0), max(p.minute, 0), max(p.second, 0)
	if year < 0 {
		return time.Time{}, false // Ruby uses the current year; a post needs an explicit one
	}
	at := zone
	if offset, ok := zoneOffset(p.zone, year, zone); ok {
		at = time.UTC
		// Ruby carries each unit only if the offset has it, so it rejects 10:60 +0900 and reads
		// 25:00 +0900 as 1:00.
		days := 0
		if hours, minutes, seconds := offset/3600, offset/60%60, offset%60; offset != 0 {
			second, minute = carry(second, seconds, 60, minute)
			minute, hour = carry(minute, minutes, 60, hour)
			hour, days = carry(hour, hours, 24, 0)
		}
		year, month, day = moveDay(year, month, day, days)
	}
	if month < 1 || month > 12 || day < 1 || day > 31 || minute > 59 || second > 60 || hour > 24 || hour == 24 && minute+second > 0 {
		return time.Time{}, false
	}
	return time.Date(year, time.Month(month), day, hour, minute, second, 0, at).In(zone), true
}

// carry subtracts off from n, a number in base size, and adds the carry to the next unit; off 0
// changes nothing.
func carry(n, off, size, next int) (int, int) {
	if n -= off; off == 0 || n >= 0 && n < size {
		return n, next
	}
	over := n / size
	if n < 0 {
		over = (n+1)/size - 1
	}
	return n - over*size, next + over
}

// moveDay moves a day by a number of days in the calendar. A day that does not exist moves to the
// first of the next month.
func moveDay(year, month, day, days int) (int, int, int) {
	day += days
	switch {
	case days > 0 && day > monthDays(year, month):
		day, month = 1, month+1
		if month > 12 {
			month, year = 1, year+1
		}
	case days < 0 && day < 1:
		if month--; month < 1 {
			month, year = 12, year-1
		}
		day = monthDays(year, month)
	}
	return year, month, day
}

func monthDays(year, month int) int {
	if month < 1 || month > 12 {
		return 99 // out of range, so that the month is rejected later
	}
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

var zoneForm = regexp.MustCompile(`^([-+])(\d\d)(?::?(\d\d)(?::?(\d\d))?)?$`)

var zoneHours = map[string]int{
	"UTC": 0, "Z": 0, "UT": 0, "GMT": 0, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
	"A": 1, "B": 2, "C": 3, "D": 4, "E": 5, "F": 6, "G": 7, "H": 8, "I": 9, "K": 10, "L": 11, "M": 12,
	"N": -1, "O": -2, "P": -3, "Q": -4, "R": -5, "S": -6, "T": -7, "U": -8, "V": -9, "W": -10, "X": -11, "Y": -12,
}

// zoneOffset returns the offset of a zone name that Ruby knows, in seconds east of UTC. For other
// names (KST in Korea, Asia/Seoul) Ruby uses the site's zone.
func zoneOffset(name string, year int, zone *time.Location) (int, bool) {
	name = strings.ToUpper(name)
	if m := zoneForm.FindStringSubmatch(name); m != nil {
		offset := (number(m[2])*60+max(number(m[3]), 0))*60 + max(number(m[4]), 0)
		if m[1] == "-" {
			offset = -offset
		}
		return offset, true
	}
	if hours, ok := zoneHours[name]; ok {
		return hours * 3600, true
	}
	for _, month := range []time.Month{time.January, time.July} {
		if local, offset := time.Date(year, month, 1, 0, 0, 0, 0, zone).Zone(); name != "" && local == name {
			return offset, true
		}
	}
	return 0, false
}

// group returns a function that returns a group of a match by number, or "" if the group did not
// match.
func group(text string, at []int) func(int) string {
	return func(n int) string {
		if at[2*n] < 0 {
			return ""
		}
		return text[at[2*n]:at[2*n+1]]
	}
}

// number parses digits. It returns -1 if there are none.
func number(digits string) int {
	n, err := strconv.Atoi(digits)
	if err != nil {
		return -1
	}
	return n
}

func monthNumber(name string) string {
	return strconv.Itoa(strings.Index("janfebmaraprmayjunjulaugsepoctnovdec", strings.ToLower(name))/3 + 1)
}
