package strftime

import (
	"strconv"
	"strings"
)

// component parses digits with an optional sign. Missing digits are absent.
func component(digits string) int {
	if digits == "" {
		return absent
	}
	n, _ := strconv.Atoi(digits) // clamped, which is beyond every limit
	return max(n, 1-1<<62)
}

func (p *parts) setClock(clock, zone string) {
	p.zone, p.hasZone = zone, zone != ""
	group, _ := cut(clockParts, clock)
	if group == nil {
		return
	}
	p.hour, p.minute, p.second = component(group(1)), component(group(2)), component(group(3))
	if fraction := group(4); fraction != "" {
		p.setFraction(fraction)
	}
	if half := group(5); half != "" {
		p.hour %= 12
		if strings.EqualFold(half, "p") {
			p.hour += 12
		}
	}
}

func (p *parts) setFraction(digits string) {
	p.hasFraction = true
	p.nanosecond, _ = strconv.Atoi((digits + "000000000")[:9])
}

var (
	signedNumber = lazy(`[-+]?\d+`)
	plainNumber  = lazy(`\d+`)
)

// setDate sets year, month and day from three texts, of which the caller assumes the order: a text
// with an apostrophe or more than two digits is the year.
func (p *parts) setDate(year, month, day string) {
	if year != "" && day == "" {
		year, month, day = "", year, month
	}
	isYear := func(text string) bool { return strings.HasPrefix(text, "'") || len(text) > 2 }
	if year == "" && isYear(day) {
		year, day = day, ""
	}
	if at := signedNumber().FindStringIndex(year); at != nil && at[1] < len(year) {
		year, day = day, year[at[0]:at[1]]
	}
	if isYear(month) {
		year, month, day = month, day, year
	}
	if isYear(day) {
		year, day = day, year
	}
	if digits := signedNumber().FindString(year); digits != "" {
		p.year = component(digits)
		p.hasCentury = len(digits) > 2 || digits[0] == '-' || digits[0] == '+'
	}
	if digits := plainNumber().FindString(month); digits != "" {
		p.month = component(digits)
	}
	if digits := plainNumber().FindString(day); digits != "" {
		p.day = component(digits)
	}
}

// setJapanese sets a date with the first letter of an era: h30.04.30.
func (p *parts) setJapanese(group func(int) string) {
	start := map[string]int{"m": 1867, "t": 1911, "s": 1925, "h": 1988, "r": 2018}
	p.year = component(group(2)) + start[strings.ToLower(group(1))]
	p.month, p.day = component(group(3)), component(group(4))
}

// digitsForm matches a date or a time without separators: 20260301T1020. If a fraction follows the
// first digits they are the time.
var digitsForm = lazy(`(?i)([-+]?)(\d{2,14})(?:\s*t?\s*(\d{2,6})?(?:([,.])(\d*))?)?` +
	`(?:\s*(z\b|[-+]\d{1,4}\b|\[[-+]?\d[^\]]*\]))?`)

func (p *parts) setDigits(group func(int) string) {
	digits, clock, hasFraction := group(2), group(3), group(4) != ""
	if clock == "" && hasFraction {
		p.setFromEnd(digits, &p.second, &p.minute, &p.hour, &p.day, &p.month, &p.year)
	} else {
		p.setDateDigits(digits)
	}
	if group(1) == "-" && p.year != absent {
		p.year = -p.year
	}
	if len(clock)%2 == 0 && clock != "" {
		if hasFraction {
			p.setFromEnd(clock, &p.second, &p.minute, &p.hour)
		} else {
			p.setFromStart(clock, &p.hour, &p.minute, &p.second)
		}
	}
	if hasFraction {
		p.setFraction(group(5))
	}
	if zone := group(6); zone != "" {
		p.zone, p.hasZone = zone, true
		if zone[0] == '[' {
			p.setNamedZone(zone[1 : len(zone)-1])
		}
	}
}

// setNamedZone sets the zone of [9:KST] or [9].
func (p *parts) setNamedZone(zone string) {
	if _, name, ok := strings.Cut(zone, ":"); ok {
		zone = name
	}
	p.zone = zone
}

// setDateDigits sets a date whose notation depends on the number of digits.
func (p *parts) setDateDigits(digits string) {
	switch len(digits) {
	case 2:
		p.setFromStart(digits, &p.day)
	case 4:
		p.setFromStart(digits, &p.month, &p.day)
	case 6:
		p.setFromStart(digits, &p.year, &p.month, &p.day)
	case 3:
		p.dayOfYear = component(digits)
	case 5:
		p.year, p.dayOfYear = component(digits[:2]), component(digits[2:])
	case 7:
		p.year, p.dayOfYear = component(digits[:4]), component(digits[4:])
	case 8, 10, 12, 14:
		p.year, p.hasCentury = component(digits[:4]), true
		p.setFromStart(digits[4:], &p.month, &p.day, &p.hour, &p.minute, &p.second)
	}
}

// setFromStart sets pairs of digits.
func (p *parts) setFromStart(digits string, to ...*int) {
	for len(digits) >= 2 && len(to) > 0 {
		*to[0] = component(digits[:2])
		digits, to = digits[2:], to[1:]
	}
}

// setFromEnd sets pairs of digits from the end; the last one may have one digit, the year four.
func (p *parts) setFromEnd(digits string, to ...*int) {
	if len(digits) > 7 && len(digits)%2 > 0 {
		return // Ruby knows no such notation
	}
	for digits != "" && len(to) > 0 {
		size := min(2, len(digits))
		if to[0] == &p.year && len(digits) == 4 {
			size, p.hasCentury = 4, true
		}
		*to[0] = component(digits[len(digits)-size:])
		digits, to = digits[:len(digits)-size], to[1:]
	}
}

// setLoneNumber sets a number that is left over: the day of a time, or the hour of a date.
func (p *parts) setLoneNumber(n int) {
	if p.hour != absent && p.day == absent && 1 <= n && n <= 31 {
		p.day = n
	}
	if p.day != absent && p.hour == absent && n <= 24 {
		p.hour = n
	}
}

// finishYear applies the era and the century.
func (p *parts) finishYear() {
	if p.year == absent {
		return
	}
	if p.isBC {
		p.year = 1 - p.year
	}
	if !p.hasCentury && 0 <= p.year && p.year <= 99 {
		p.year += 1900
		if p.year < 1969 {
			p.year += 100
		}
	}
}
