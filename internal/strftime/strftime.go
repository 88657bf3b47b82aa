// Package strftime reads and formats dates as Ruby's Time.parse and Time#strftime do, which
// Liquid's date filter calls: the same notations, letters, flags and widths.
package strftime

import (
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// Format formats a time with the names of a language: "ko", or English for every other value.
// Directives with an unknown letter stay unchanged, and also %Z, because a browser knows the offset
// of its zone but no abbreviation.
func Format(format string, now time.Time, language string) string {
	return write(format, now, names{language: language})
}

// Liquid formats a time in English, with the zone's abbreviation for %Z. ok is false if Ruby
// rejects the format, because it ends within a directive.
func Liquid(format string, t time.Time, zone string) (text string, ok bool) {
	for at := strings.IndexByte(format, '%'); at >= 0 && at < len(format); {
		_, size := readDirective(format[at:])
		if size == 0 && format[at] == '%' && !endsWithColon(format[at:]) {
			return "", false
		}
		at += max(size, 1)
	}
	return write(format, t, names{zone: zone, hasZone: true}), true
}

// endsWithColon reports whether a directive that the end of the format cuts has colons, which stay
// unchanged.
func endsWithColon(cut string) bool { return strings.HasSuffix(cut, ":") }

// names has the words that a format cannot compute.
type names struct {
	language string
	zone     string // for %Z
	hasZone  bool
}

func write(format string, now time.Time, with names) string {
	var b strings.Builder
	for format != "" {
		d, size := readDirective(format)
		if text, ok := d.write(now, with); size > 0 && ok {
			b.WriteString(text)
		} else {
			size = max(size, 1)
			b.WriteString(format[:size])
		}
		format = format[size:]
	}
	return b.String()
}

// Unknown returns the byte ranges of the directives of a format with an unknown letter.
func Unknown(format string) (unknown [][2]int) {
	for at := 0; at < len(format); {
		d, size := readDirective(format[at:])
		if _, ok := d.write(time.Time{}, names{}); size > 0 && !ok {
			unknown = append(unknown, [2]int{at, at + size})
		}
		at += max(size, 1)
	}
	return unknown
}

// A directive is %, flags, a width and a letter.
type directive struct {
	letter rune
	bare   bool // -: no padding
	pad    byte // '_' for spaces, '0' for zeros; 0 for the default of the letter
	upper  bool
	swap   bool
	colons int
	width  int // 0 if missing
}

// maxWidth limits the memory that a mistyped width can take.
const maxWidth = 100

// readDirective parses the directive at the start of format and returns its size in bytes, or 0.
func readDirective(format string) (d directive, size int) {
	if format == "" || format[0] != '%' {
		return d, 0
	}
	for i := 1; i < len(format); i++ {
		switch c := format[i]; {
		case c == '-':
			d.bare, d.pad = true, 0
		case c == '_' || c == '0' && d.width == 0:
			d.pad = c
		case c == '^':
			d.upper = true
		case c == '#':
			d.swap = true
		case c == ':':
			d.colons++
		case '0' <= c && c <= '9':
			d.width = min(10*d.width+int(c-'0'), maxWidth)
		default:
			i += modifierLen(format[i:])
			letter, n := utf8.DecodeRuneInString(format[i:])
			d.letter = letter
			return d, i + n
		}
	}
	return d, 0
}

// modifierLen returns the size of E or O before a letter that it may modify; Ruby ignores both.
func modifierLen(format string) int {
	if len(format) > 1 && (format[0] == 'E' && strings.IndexByte("cCxXyY", format[1]) >= 0 ||
		format[0] == 'O' && strings.IndexByte("deHkIlmMSuUVwWy", format[1]) >= 0) {
		return 1
	}
	return 0
}

// composed maps letters to the format that they abbreviate.
var composed = map[rune]string{
	'c': "%a %b %e %H:%M:%S %Y", 'D': "%m/%d/%y", 'x': "%m/%d/%y", 'F': "%Y-%m-%d", 'v': "%e-%^b-%4Y", 'r': "%I:%M:%S %p", 'R': "%H:%M",
	'T': "%H:%M:%S", 'X': "%H:%M:%S",
}

func (d directive) write(now time.Time, with names) (text string, ok bool) {
	if d.colons > 0 && d.letter != 'z' {
		return "", false
	}
	if n, width, pad, ok := number(d.letter, now); ok {
		return d.number(n, width, pad), true
	}
	if format, ok := composed[d.letter]; ok {
		d.bare, d.swap = false, false
		return d.text(write(format, now, with), true), true
	}
	switch d.letter {
	case 'L':
		return d.fraction(now, 3), true
	case 'N':
		return d.fraction(now, 9), true
	case 'z':
		return d.offset(now), d.colons < 4
	case 'Z':
		if d.swap {
			return d.text(strings.ToLower(with.zone), false), with.hasZone
		}
		return d.text(with.zone, true), with.hasZone
	case 'n':
		return d.text("\n", false), true
	case 't':
		return d.text("\t", false), true
	case '%':
		return d.text("%", false), true
	}
	name, ok := nameOf(d.letter, now, with.language)
	if d.letter == 'p' && d.swap || d.letter == 'P' && !d.swap && !d.upper {
		name, d.upper, d.swap = strings.ToLower(name), false, false
	}
	return d.text(name, true), ok
}

// number returns the numeric value of a letter, its default width and its padding.
func number(letter rune, now time.Time) (n, width int, pad byte, ok bool) {
	switch letter {
	case 'Y':
		return now.Year(), 4, '0', true
	case 'C':
		return floorDiv(now.Year(), 100), 2, '0', true
	case 'y':
		return now.Year() - 100*floorDiv(now.Year(), 100), 2, '0', true
	case 'm':
		return int(now.Month()), 2, '0', true
	case 'd':
		return now.Day(), 2, '0', true
	case 'e':
		return now.Day(), 2, ' ', true
	case 'j':
		return now.YearDay(), 3, '0', true
	case 'H':
		return now.Hour(), 2, '0', true
	case 'k':
		return now.Hour(), 2, ' ', true
	case 'I':
		return (now.Hour()+11)%12 + 1, 2, '0', true
	case 'l':
		return (now.Hour()+11)%12 + 1, 2, ' ', true
	case 'M':
		return now.Minute(), 2, '0', true
	case 'S':
		return now.Second(), 2, '0', true
	case 's':
		return int(now.Unix()), 1, '0', true
	case 'u':
		return (int(now.Weekday())+6)%7 + 1, 1, '0', true
	case 'w':
		return int(now.Weekday()), 1, '0', true
	case 'U': // weeks begin on Sunday
		return (now.YearDay() + 6 - int(now.Weekday())) / 7, 2, '0', true
	case 'W': // weeks begin on Monday
		return (now.YearDay() + 6 - (int(now.Weekday())+6)%7) / 7, 2, '0', true
	}
	year, week := now.ISOWeek()
	switch letter {
	case 'V':
		return week, 2, '0', true
	case 'G':
		return year, 4, '0', true
	case 'g':
		return year - 100*floorDiv(year, 100), 2, '0', true
	}
	return 0, 0, 0, false
}

func floorDiv(a, b int) int {
	if a < 0 {
		return -((-a + b - 1) / b)
	}
	return a / b
}

func (d directive) number(n, width int, pad byte) string {
	switch d.pad {
	case '_':
		pad = ' '
	case '0':
		pad = '0'
	}
	if d.width > 0 {
		width = d.width
	}
	if d.bare {
		width = 1
	}
	if n < 0 && pad == '0' {
		return "-" + fill(strconv.Itoa(-n), max(width-1, 1), '0')
	}
	return fill(strconv.Itoa(n), width, pad)
}

// text applies the flags to a value that is not a number.
func (d directive) text(s string, cased bool) string {
	if cased && (d.upper || d.swap) {
		s = strings.ToUpper(s)
	}
	if d.bare {
		return s
	}
	if d.pad == '0' {
		return fill(s, d.width, '0')
	}
	return fill(s, d.width, ' ')
}

// fraction returns the first digits of the fraction of a second.
func (d directive) fraction(now time.Time, digits int) string {
	if d.width > 0 {
		digits = d.width
	}
	all := fill(strconv.Itoa(now.Nanosecond()), 9, '0')
	if digits <= len(all) {
		return all[:digits]
	}
	return all + strings.Repeat("0", digits-len(all))
}

// offset returns +0900, +09:00 or +09:00:00.
func (d directive) offset(now time.Time) string {
	_, seconds := now.Zone()
	sign := "+"
	if seconds < 0 {
		sign, seconds = "-", -seconds
	}
	two := func(n int) string { return fill(strconv.Itoa(n), 2, '0') }
	hours, rest := strconv.Itoa(seconds/3600), two(seconds/60%60)
	colons := d.colons
	if colons == 3 && seconds%60 > 0 {
		colons = 2
	} else if colons == 3 && seconds%3600 > 0 {
		colons = 1
	}
	switch colons {
	case 3:
		rest = ""
	case 1:
		rest = ":" + rest
	case 2:
		rest = ":" + rest + ":" + two(seconds%60)
	}
	if d.pad == '_' {
		return fill(sign+hours, max(d.width-len(rest), 3), ' ') + rest
	}
	return sign + fill(hours, max(d.width-len(rest)-1, 2), '0') + rest
}

// fill pads s on the left to width characters.
func fill(s string, width int, pad byte) string {
	if missing := width - utf8.RuneCountInString(s); missing > 0 {
		return strings.Repeat(string(pad), missing) + s
	}
	return s
}
