package strftime

import (
	"regexp"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// parts are the components of a date as Ruby's Date._parse finds them; absent has those that the
// text lacks.
type parts struct {
	year, month, day, hour, minute, second, dayOfYear int

	nanosecond  int
	hasFraction bool
	hasZone     bool
	zone        string

	hasCentury bool // the year is not an abbreviation: 0026, +26
	isBC       bool
}

const absent = -1 << 62

const (
	monthNames = `jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec`
	eraNames   = `c(?:e|\.e\.)|b(?:ce|\.c\.e\.)|a(?:d|\.d\.)|b(?:c|\.c\.)`
)

// Letters and digits beyond ASCII are "_" in the text that the patterns read: a word character for
// \b, and neither letter nor digit.
var (
	noise     = lazy(`[^-+',./:@0-9A-Za-z_\[\]]+`)
	dayName   = lazy(`(?i)\b(sun|mon|tue|wed|thu|fri|sat)[^-/\d\s]*`)
	clockForm = lazy(`(?i)((?:\d+\s*:\s*\d+(?:\s*:\s*\d+(?:[,.]\d*)?)?` +
		`|\d+\s*h(?:\s*\d+m?(?:\s*\d+s?)?)?)(?:\s*[ap](?:m\b|\.m\.))?|\d+\s*[ap](?:m\b|\.m\.))` +
		`(?:\s*((?:gmt|utc?)?[-+]\d+(?:[,.:]\d+(?::\d+)?)?` +
		`|(?-i:[A-Za-z_.\s]+)(?:standard|daylight)\stime\b|(?-i:[A-Za-z_]+)(?:\sdst)?\b))?`)
	clockParts = lazy(`(?i)\A(\d+)h?` +
		`(?:\s*:?\s*(\d+)m?(?:\s*:?\s*(\d+)(?:[,.](\d+))?s?)?)?(?:\s*([ap])(?:m\b|\.m\.))?`)
	bcForm     = lazy(`(?i)\b(bc\b|bce\b|b\.c\.|b\.c\.e\.)`)
	loneNumber = lazy(`\A\s*(\d{1,2})\s*\z`)
)

var (
	japaneseForm = lazy(`(?i)\b([mtshr])(\d+)\.(\d+)\.(\d+)`)
	monthForm    = lazy(`(?i)\b(` + monthNames + `)\S*`)
)

// A pattern compiles its regular expression at the first use, as most programs read no date.
type pattern func() *regexp.Regexp

func lazy(source string) pattern {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(source) })
}

// A form is one of the notations of a date, tried in order.
type form struct {
	pattern pattern
	unless  pattern // the form does not apply to a text with this
	set     func(p *parts, group func(int) string)
}

// numeric returns a form whose groups are year, month and day, in any order that setDate sorts out.
func numeric(source string) form {
	return form{pattern: lazy(source), set: func(p *parts, g func(int) string) {
		p.setDate(g(1), g(2), g(3))
	}}
}

// named returns a form with the name of a month in group month and the day in group day.
func named(source string, month, day, era, year int) form {
	set := func(p *parts, g func(int) string) {
		p.setDate(g(year), monthNumber(g(month)), g(day))
		p.isBC = era > 0 && strings.HasPrefix(strings.ToLower(g(era)), "b")
	}
	return form{pattern: lazy(`(?i)` + source), set: set}
}

func numbers(source string, set func(p *parts, n func(int) int)) form {
	withText := func(p *parts, g func(int) string) {
		set(p, func(i int) int { return component(g(i)) })
	}
	return form{pattern: lazy(`(?i)` + source), set: withText}
}

var forms = func() []form {
	days := numbers(`\b(\d{2}|\d{4})-(\d{3})\b`, func(p *parts, n func(int) int) {
		p.year, p.dayOfYear = n(1), n(2)
	})
	days.unless = lazy(`[,.](\d{2}|\d{4})-\d{3}\b`)
	dayOnly := numbers(`\b-(\d{3})\b`, func(p *parts, n func(int) int) { p.dayOfYear = n(1) })
	dayOnly.unless = lazy(`\d-\d{3}\b`)
	return []form{
		named(`('?\d+)[^-\d\s]*\s*(`+monthNames+`)[^-\d\s']*`+
			`(?:\s*(`+eraNames+`)?\s*('?-?\d+(?:(?:st|nd|rd|th)\b)?))?`, 2, 1, 3, 4),
		named(`\b(`+monthNames+`)[^-\d\s']*\s*('?\d+)[^-\d\s']*`+
			`(?:\s*,?\s*(`+eraNames+`)?\s*('?-?\d+))?`, 1, 2, 3, 4),
		numeric(`('?[-+]?\d+)-(\d+)-('?-?\d+)`),
		{pattern: japaneseForm, set: (*parts).setJapanese},
		named(`('?-?\d+)-(`+monthNames+`)[^-/.]*-('?-?\d+)`, 2, 1, 0, 3),
		named(`\b(`+monthNames+`)[^-/.]*-('?-?\d+)(?:-('?-?\d+))?`, 1, 2, 0, 3),
		numeric(`('?-?\d+)/\s*('?\d+)(?:\D\s*('?-?\d+))?`),
		numeric(`('?-?\d+)\.\s*('?\d+)\.\s*('?-?\d+)`),
		numbers(`\b(\d{2}|\d{4})?-?w(\d{2})(?:-?(\d))?\b`, func(*parts, func(int) int) {}),
		numbers(`-w-(\d)\b`, func(*parts, func(int) int) {}),
		numbers(`--(\d{2})?-(\d{2})\b`, func(p *parts, n func(int) int) { p.month, p.day = n(1), n(2) }),
		numbers(`--(\d{2})(\d{2})?\b`, func(p *parts, n func(int) int) { p.month, p.day = n(1), n(2) }),
		days,
		dayOnly,
		numbers(`'(\d+)\b`, func(p *parts, n func(int) int) { p.year = n(1) }),
		{pattern: monthForm, set: func(p *parts, g func(int) string) {
			p.month = component(monthNumber(g(1)))
		}},
		numbers(`(\d+)(st|nd|rd|th)\b`, func(p *parts, n func(int) int) { p.day = n(1) }),
		{pattern: digitsForm, set: (*parts).setDigits},
	}
}()

// find reads the components of a text.
func find(text string) parts {
	p := parts{
		year: absent, month: absent, day: absent, dayOfYear: absent,
		hour: absent, minute: absent, second: absent,
	}
	text = noise().ReplaceAllString(strings.Map(toASCII, text), " ")
	_, text = cut(dayName, text)
	clock, text := cut(clockForm, text)
	if clock != nil {
		p.setClock(clock(1), clock(2))
	}
	for _, form := range forms {
		if form.unless != nil && form.unless().MatchString(text) {
			continue
		}
		group, after := cut(form.pattern, text)
		if group == nil {
			continue
		}
		text = after
		form.set(&p, group)
		break
	}
	bc, text := cut(bcForm, text)
	p.isBC = p.isBC || bc != nil
	if group, _ := cut(loneNumber, text); group != nil {
		p.setLoneNumber(component(group(1)))
	}
	p.finishYear()
	return p
}

func toASCII(r rune) rune {
	switch {
	case r < utf8.RuneSelf && r != '_':
		return r
	case r != '_' && (unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r)):
		return '_'
	}
	return ' '
}

// cut returns the groups of the first match and the text with a space in its place; nil if nothing
// matches. An absent group is "".
func cut(of pattern, text string) (group func(int) string, after string) {
	at := of().FindStringSubmatchIndex(text)
	if at == nil {
		return nil, text
	}
	return func(n int) string {
		if n == 0 || at[2*n] < 0 {
			return ""
		}
		return text[at[2*n]:at[2*n+1]]
	}, text[:at[0]] + " " + text[at[1]:]
}

func monthNumber(name string) string {
	return strconv.Itoa(strings.Index(monthNames, strings.ToLower(name[:3]))/4 + 1)
}
