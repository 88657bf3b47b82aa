package daily

import (
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"daylog/internal/frontmatter"
	"daylog/internal/post"
)

// A series numbers its logs in title, tags and slug: "[Week 02 / Day 008]", week02; "2주차 / 8일차";
// "#12". The words around a number identify it as one of a series.

// A Known log is an existing log.
type Known struct {
	Name  string // file name
	Day   string // YYYY-MM-DD
	Title string
	Text  string // "" if not loaded: only the newest logs are read for their tags
}

// A numbering is the position of a log in its series; a missing number is -1.
type numbering struct {
	week, counter         int
	weekText, counterText string // as written, to keep the width
}

func (n numbering) found() bool { return n.week >= 0 || n.counter >= 0 }

// A numeral is a series number in a text.
type numeral struct {
	start, end int
	week       bool
	short      bool // its unit is one letter, which is ambiguous
}

func (n numeral) value(text string) int {
	value, _ := strconv.Atoi(text[n.start:n.end])
	return value
}

// unitsBefore are units before a number; the value says whether they count weeks. A unit of one
// letter must touch the number.
var unitsBefore = map[string]bool{"week": true, "wk": true, "w": true, "day": false, "d": false, "ep": false, "episode": false, "til": false, "#": false}

// unitsAfter are units after a number; those in ordinals need 제 before the number.
var (
	unitsAfter = []struct {
		unit string
		week bool
	}{{"주차", true}, {"주 차", true}, {"주째", true}, {"일차", false}, {"일 차", false}, {"일째", false}, {"회차", false}, {"번째", false}, {"회", false}, {"편", false}}
	ordinals = map[string]bool{"주": true, "일": false}
)

// dateForm matches the start of a date, which may follow a unit: daily-log-2026-11-03.
var dateForm = regexp.MustCompile(`^\d+[-./]\d`)

// numerals returns the series numbers in a text.
func numerals(text string) (all []numeral) {
	for at := 0; at < len(text); {
		start := at + strings.IndexAny(text[at:], "0123456789")
		if start < at {
			break
		}
		end := start + len(text[start:]) - len(strings.TrimLeft(text[start:], "0123456789"))
		if n, ok := numeralAt(text, start, end); ok {
			all = append(all, n)
		}
		at = end
	}
	return all
}

func numeralAt(text string, start, end int) (n numeral, ok bool) {
	n = numeral{start: start, end: end}
	if end-start > 6 || dateForm.MatchString(text[start:]) {
		return n, false
	}
	after := strings.TrimLeft(text[end:], " ")
	for _, u := range unitsAfter {
		if rest, found := strings.CutPrefix(after, u.unit); found && (len(u.unit) > len("회") || !startsWithLetter(rest)) {
			n.week = u.week
			return n, true
		}
	}
	before := strings.TrimRight(text[:start], " \t._-")
	if strings.HasSuffix(before, "제") {
		for unit, week := range ordinals {
			if rest, found := strings.CutPrefix(after, unit); found && !startsWithLetter(rest) {
				n.week = week
				return n, true
			}
		}
	}
	unit := strings.ToLower(lastWord(before))
	n.week, ok = unitsBefore[unit]
	n.short = len(unit) == 1 && unit != "#"
	return n, ok && !(n.short && len(before) < start)
}

func startsWithLetter(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLetter(r)
}

// lastWord returns the letters at the end of text, or #.
func lastWord(text string) string {
	if strings.HasSuffix(text, "#") {
		return "#"
	}
	return text[len(strings.TrimRightFunc(text, unicode.IsLetter)):]
}

// read sets the numbers that are still missing from a text.
func (n *numbering) read(text string, short bool) {
	for _, found := range numerals(text) {
		digits, value := text[found.start:found.end], found.value(text)
		switch {
		case found.short && !short:
		case found.week && n.week < 0:
			n.week, n.weekText = value, digits
		case !found.week && n.counter < 0:
			n.counter, n.counterText = value, digits
		}
	}
}

// A member is a log of a series.
type member struct {
	numbering
	day         time.Time
	title, slug string
	tags        []string
}

// readMember parses a log as a member of a series; ok is false if it has no number.
func readMember(k Known) (m member, ok bool) {
	m = member{numbering: numbering{week: -1, counter: -1}, title: k.Title}
	day, err := time.Parse(time.DateOnly, k.Day)
	if err != nil {
		return m, false
	}
	m.day = day
	if name, ok := post.ParseName(k.Name); ok {
		m.slug = name.Slug
	}
	if k.Text != "" {
		p := post.Read(k.Name, frontmatter.Read(k.Text), time.UTC)
		m.title, m.tags, m.slug = p.Title, p.Tags, p.Slug
	}
	if strings.HasPrefix(m.slug, weeklySlug) {
		return m, false // the number is that of the calendar week
	}
	m.numbering.read(m.title, true)
	for _, tag := range m.tags {
		m.numbering.read(tag, false)
	}
	m.numbering.read(redate(m.slug, m.day, time.Time{}), false)
	return m, m.found()
}

// skeleton returns a title without its numbers, which is equal for all logs of a series.
func skeleton(title string) string {
	var b strings.Builder
	done := 0
	for _, n := range numerals(title) {
		b.WriteString(title[done:n.start] + "0")
		done = n.end
	}
	return b.String() + title[done:]
}

// next returns the numbers of the log after m on a day. Only days and weeks with a log count, so
// days off and weeks off are skipped. weekLogs is the number of logs in a week, 0 for calendar
// weeks, which begin on Monday.
func (m member) next(day time.Time, weekLogs int, all []member) numbering {
	n := m.numbering
	if n.counter >= 0 {
		n.counter++
	}
	restarts := m.week >= 0 && m.counter >= 0 && m.restarts(all)
	if m.week >= 0 && m.weekEnds(day, weekLogs, restarts, all) {
		n.week++
		if restarts {
			n.counter = 1
		}
	}
	n.weekText, n.counterText = widened(n.week, m.weekText), widened(n.counter, m.counterText)
	return n
}

// weekEnds reports whether the log after m is in another week.
func (m member) weekEnds(day time.Time, weekLogs int, restarts bool, all []member) bool {
	switch {
	case weekLogs <= 0:
		return monday(day).After(monday(m.day))
	case m.counter < 0:
		same := 0
		for _, other := range all {
			if other.week == m.week && other.skeleton() == m.skeleton() {
				same++
			}
		}
		return same >= weekLogs
	case restarts:
		return m.counter >= weekLogs
	}
	return m.counter%weekLogs == 0
}

func (m member) skeleton() string { return skeleton(m.title) }

// restarts reports whether the counter restarts every week: it is lower than the number of weeks,
// each of which has a log, or was not higher in a later week.
func (m member) restarts(all []member) bool {
	for _, other := range all {
		if other.skeleton() == m.skeleton() && other.week >= 0 && other.week < m.week && other.counter >= m.counter {
			return true
		}
	}
	return m.counter < m.week
}

// monday returns the Monday of the week of a day.
func monday(day time.Time) time.Time {
	y, m, d := day.Date()
	return time.Date(y, m, d-(int(day.Weekday())+6)%7, 0, 0, 0, 0, time.UTC)
}

// widened formats a number with at least the width of another.
func widened(n int, like string) string {
	if n < 0 {
		return ""
	}
	digits := strconv.Itoa(n)
	return strings.Repeat("0", max(len(like)-len(digits), 0)) + digits
}

// advanced replaces the numbers of m in text by those of the next log.
func (m member) advanced(text string, to numbering) string {
	var b strings.Builder
	done := 0
	for _, n := range numerals(text) {
		from, number := m.counter, to.counter
		if n.week {
			from, number = m.week, to.week
		}
		if from >= 0 && n.value(text) == from {
			b.WriteString(text[done:n.start] + widened(number, text[n.start:n.end]))
			done = n.end
		}
	}
	return b.String() + text[done:]
}

var digits = regexp.MustCompile(`\d+`)

// nextSlug returns the slug of the next log, or "" if nothing distinguishes it from the slug of m.
func (m member) nextSlug(day time.Time, to numbering) string {
	slug := m.advanced(redate(m.slug, m.day, day), to)
	if slug == m.slug && m.counter >= 0 { // the number may have no unit: study-008
		slug = digits.ReplaceAllStringFunc(slug, func(number string) string {
			if value, err := strconv.Atoi(number); err != nil || value != m.counter {
				return number
			}
			return widened(to.counter, number)
		})
	}
	if slug == m.slug {
		return ""
	}
	return slug
}
