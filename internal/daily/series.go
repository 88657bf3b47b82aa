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

// A series numbers its logs in title, tags and slug: "[Week 02 / Day 008]", week02; "2주차 / 8일차"; "#12". What is read is the
// words around a number, so that no other number is taken for one of the series.

// A Known log is one that there is already.
type Known struct {
	Name  string // of its file
	Day   string // YYYY-MM-DD
	Title string
	Text  string // "" where it is not at hand: only the newest are read for their tags
}

// A numbering is where a series stands in one log; a number is -1 where it has none.
type numbering struct {
	week, counter         int
	weekText, counterText string // as written: the width stays
}

func (n numbering) found() bool { return n.week >= 0 || n.counter >= 0 }

// A numeral is a number of a series in a text.
type numeral struct {
	start, end int
	week       bool
	short      bool // its unit is one letter, which is often something else
}

func (n numeral) value(text string) int {
	value, _ := strconv.Atoi(text[n.start:n.end])
	return value
}

// unitsBefore stand before a number, and say whether it counts weeks. Of one letter, they touch it.
var unitsBefore = map[string]bool{"week": true, "wk": true, "w": true, "day": false, "d": false, "ep": false, "episode": false, "til": false, "#": false}

// unitsAfter stand behind a number; those in ordinals need 제 before it.
var (
	unitsAfter = []struct {
		unit string
		week bool
	}{{"주차", true}, {"주 차", true}, {"주째", true}, {"일차", false}, {"일 차", false}, {"일째", false}, {"회차", false}, {"번째", false}, {"회", false}, {"편", false}}
	ordinals = map[string]bool{"주": true, "일": false}
)

// dateForm is the beginning of a date, which a unit may stand before: daily-log-2026-11-03.
var dateForm = regexp.MustCompile(`^\d+[-./]\d`)

// numerals finds the numbers of a series.
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

// lastWord returns the letters that text ends with, or #.
func lastWord(text string) string {
	if strings.HasSuffix(text, "#") {
		return "#"
	}
	return text[len(strings.TrimRightFunc(text, unicode.IsLetter)):]
}

// read takes over the numbers of a text that are not known yet.
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

// readMember reads a log as one of a series; ok is false if it has no number.
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
		return m, false // its number is that of the calendar week
	}
	m.numbering.read(m.title, true)
	for _, tag := range m.tags {
		m.numbering.read(tag, false)
	}
	m.numbering.read(redate(m.slug, m.day, time.Time{}), false)
	return m, m.found()
}

// skeleton is a title without its numbers: logs of one series have the same.
func skeleton(title string) string {
	var b strings.Builder
	done := 0
	for _, n := range numerals(title) {
		b.WriteString(title[done:n.start] + "0")
		done = n.end
	}
	return b.String() + title[done:]
}

// next returns the numbers of the log that follows m on a day. Only days with a log count, and only weeks with one, so
// that days off and weeks off are passed over. weekLogs is how many logs make a week, 0 for the calendar's weeks, which begin on a Monday.
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

// restarts reports whether the counter begins anew with every week: it is lower than the weeks, each of which has a log, or
// was not higher in a later week.
func (m member) restarts(all []member) bool {
	for _, other := range all {
		if other.skeleton() == m.skeleton() && other.week >= 0 && other.week < m.week && other.counter >= m.counter {
			return true
		}
	}
	return m.counter < m.week
}

// monday returns the Monday of a day's week.
func monday(day time.Time) time.Time {
	y, m, d := day.Date()
	return time.Date(y, m, d-(int(day.Weekday())+6)%7, 0, 0, 0, 0, time.UTC)
}

// widened writes a number as wide as another was written.
func widened(n int, like string) string {
	if n < 0 {
		return ""
	}
	return fill(strconv.Itoa(n), len(like), '0')
}

// advanced puts the numbers of the next log in the place of those of m; all around them stays.
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

// nextSlug returns the slug of the next log, or "" if nothing in m's would tell it from m.
func (m member) nextSlug(day time.Time, to numbering) string {
	slug := m.advanced(redate(m.slug, m.day, day), to)
	if slug == m.slug && m.counter >= 0 { // its number may stand without a word: study-008
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
