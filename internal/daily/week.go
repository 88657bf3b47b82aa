package daily

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"daylog/internal/frontmatter"
	"daylog/internal/post"
	"daylog/internal/strftime"
)

// A weekly post is compiled from the logs of its days: a link to each with the headings that are
// specific to it, finished tasks, and reflections. The daily logs are only read.

// WeekOptions are the input of Week.
type WeekOptions struct {
	Now      time.Time // date of the post: a time in the week
	Language string
	Days     []Known  // logs of the week
	Names    []string // file names of all logs
	Copied   []string // titles of sections copied as a whole; nil for the default ones
}

// weeklySlug is the prefix of weekly slugs.
const weeklySlug = "weekly-log-"

var (
	usualDone    = []string{"오늘 한 일", "한 일", "Done today", "Done", "What I did"}
	usualCopied  = []string{"회고", "돌아보기", "돌아보며", "느낀 점", "Looking back", "Reflection", "Reflections", "Retrospective", "Retro"}
	weekHeadings = map[string][4]string{
		"ko": {"🗓️ 하루하루", "✅ 한 일", "🐾 회고", "💭 한 주를 돌아보며"},
		"en": {"🗓️ The days", "✅ Done", "🐾 Looking back", "💭 The week"},
	}
)

// A weekDay is a parsed log of the week.
type weekDay struct {
	Known
	*outline
	post post.Post
	date time.Time
}

// Week creates the post of a week.
func Week(o WeekOptions) Log {
	if o.Language != "ko" {
		o.Language = "en"
	}
	days := o.read()
	headings := weekHeadings[o.Language]
	var lines []string
	section := func(title string, part []string) {
		if len(part) > 0 {
			lines = append(append(lines, "## **"+title+"**", ""), append(part, "")...)
		}
	}
	done := o.perDay(days, weekDay.done)
	copied := o.perDay(days, func(d weekDay) []string { return d.copied(o.copied()) })
	section(headings[0], o.links(days))
	section(headings[1], done)
	section(headings[2], copied)
	lines = append(lines, "## **"+headings[3]+"**", "", "")

	log := Log{Text: o.front(days, strings.Join(slices.Concat(done, copied), "\n")) + "\n" + strings.Join(lines, "\n")}
	log.Caret = len(log.Text)
	log.Text += "\n"
	if categories := shared(days, sharedCategories); len(categories) > 0 {
		log.set("categories", categories)
	}
	log.Title = post.Read("", frontmatter.Read(log.Text), o.Now.Location()).Title
	log.Tags = append(shared(days, sharedTags), "weekly-log")
	log.set("tags", log.Tags)
	year, week := o.Now.ISOWeek()
	log.Slug = fmt.Sprintf(weeklySlug+"%d-w%02d", year, week)
	log.name(Options{Now: o.Now, Names: o.Names})
	return log
}

func (o WeekOptions) read() (days []weekDay) {
	for _, k := range o.Days {
		matter := frontmatter.Read(k.Text)
		d := weekDay{Known: k, outline: read(k.Text), post: post.Read(k.Name, matter, o.Now.Location())}
		d.date, _ = time.Parse(time.DateOnly, k.Day)
		// a log without user text is not published either
		if slices.ContainsFunc(d.sections, d.hasRows) {
			days = append(days, d)
		}
	}
	slices.SortStableFunc(days, func(a, b weekDay) int { return strings.Compare(a.Day, b.Day) })
	return days
}

// says reports whether section i or its subsections contain text other than headings and parts of
// the template.
func (d weekDay) says(i int) bool {
	if i == 0 {
		return d.hasRows(d.sections[0])
	}
	return slices.ContainsFunc(d.below(i), d.hasRows)
}

func (d weekDay) hasRows(s section) bool { return len(trimmed(d.rows(s))) > 0 }

// rows returns the lines of a section below its heading.
func (o *outline) rows(s section) (lines []string) {
	for at := s.body; at < s.end; at++ {
		lines = append(lines, o.source(at))
	}
	return lines
}

func (o WeekOptions) copied() []string {
	if len(o.Copied) > 0 {
		return o.Copied
	}
	return usualCopied
}

// front returns the front matter of a post with the copied text; date and title belong to the same
// ISO week.
func (o WeekOptions) front(days []weekDay, copied string) string {
	monday := o.Now.AddDate(0, 0, -(int(o.Now.Weekday())+6)%7)
	sunday := monday.AddDate(0, 0, 6)
	format := func(f string, t time.Time) string { return strftime.Format(f, t, o.Language) }
	last := "%-m월 %-d일"
	if monday.Month() == sunday.Month() {
		last = "%-d일"
	}
	title := format("Week %-V of %G", o.Now) + ", " + format("%B %-d", monday) + " to " + format("%B %-d", sunday)
	category := "Weekly Log"
	if o.Language == "ko" {
		title = format("%G년 %-V주차 기록", o.Now) + " (" + format("%-m월 %-d일", monday) + "~" + format(last, sunday) + ")"
		category = "주간 기록"
	}
	front := "---\ntitle: \"" + title + "\"\ndate: " + format("%Y-%m-%d %H:%M:%S %z", o.Now) + "\ncategories: [" + category + "]\ntags: []\n"
	if strings.Contains(copied, "$$") || slices.ContainsFunc(days, func(d weekDay) bool { return d.post.Math }) && mathMarks.MatchString(copied) {
		front += "math: true\n"
	}
	if strings.Contains(copied, "```mermaid") && slices.ContainsFunc(days, func(d weekDay) bool { return d.post.Mermaid }) {
		front += "mermaid: true\n"
	}
	return front + "---\n"
}

// mathMarks matches the delimiters that MathJax recognizes.
var mathMarks = regexp.MustCompile(`\$|\\\\?[(\[]|\\begin\{`)

// shared returns the words that all days have.
func shared(days []weekDay, of func(post.Post) []string) (words []string) {
	for i, d := range days {
		if i == 0 {
			words = slices.Clone(of(d.post))
		}
		words = slices.DeleteFunc(words, func(word string) bool { return !slices.Contains(of(d.post), word) })
	}
	return words
}

// sharedCategories returns a post's categories except those of the built-in daily template.
func sharedCategories(p post.Post) []string {
	return slices.DeleteFunc(slices.Clone(p.Categories), func(name string) bool { return name == "하루 기록" || name == "Daily Log" })
}

// sharedTags returns a post's tags except those that mark a daily log.
func sharedTags(p post.Post) []string {
	return slices.DeleteFunc(slices.Clone(p.Tags), func(tag string) bool { return tag == "daily-log" || tag == "weekly-log" })
}

// dayName returns the heading of a day.
func (o WeekOptions) dayName(d weekDay) string {
	if o.Language == "ko" {
		return strftime.Format("%-m월 %-d일 %A", d.date, "ko")
	}
	return strftime.Format("%A, %B %-d", d.date, "en")
}

// perDay adds the name of each day as a heading to its lines.
func (o WeekOptions) perDay(days []weekDay, of func(weekDay) []string) (lines []string) {
	day := ""
	for _, d := range days {
		part := of(d)
		if len(part) == 0 {
			continue
		}
		if len(lines) > 0 {
			lines = append(lines, "")
		}
		if d.Day != day { // the second log of a day continues the first
			lines = append(lines, "### "+o.dayName(d), "")
		}
		lines, day = append(lines, part...), d.Day
	}
	return lines
}

// done returns the ticked tasks of a day and the items that it lists as done, except open tasks.
func (d weekDay) done() []string {
	var nodes []*node
	listed := map[int]bool{} // sections by first line
	for _, n := range d.named(usualDone, isNamed) {
		for _, s := range d.below(n) {
			listed[s.first] = true
		}
	}
	for i, s := range d.sections {
		nodes = append(nodes, finished(d.outline, slices.Concat(s.lists...), i > 0 && listed[s.first])...)
	}
	nodes = merge(nodes, (*item).label)
	if len(nodes) == 0 {
		return nil
	}
	return d.moved(listLines(nodes, nil, 0, tickedBox))
}

// finished returns the finished items; listed says that the section lists finished items.
func finished(from *outline, items []*item, listed bool) (nodes []*node) {
	for _, it := range items {
		below := finished(from, it.items, it.box == 'x' || listed && it.box == 0)
		switch {
		case it.own == "" || it.box == ' ':
			nodes = append(nodes, below...)
		case listed || it.box == 'x' || len(below) > 0:
			nodes = append(nodes, &node{from: from, item: it, below: below})
		}
	}
	return nodes
}

// copied returns the lines of the sections with these titles; headings in them move to one level
// below the day's.
func (d weekDay) copied(names []string) (lines []string) {
	copied := map[int]bool{}
	for _, i := range d.named(names, mentions) {
		var part []string
		for n, s := range d.below(i) {
			if copied[s.first] {
				continue
			}
			copied[s.first] = true
			if n > 0 {
				part = append(part, strings.Repeat("#", min(6, 3+s.level-d.sections[i].level))+" "+s.title)
			}
			part = append(part, d.rows(s)...)
		}
		if part = trimmed(part); len(part) > 0 && len(lines) > 0 {
			lines = append(lines, "")
		}
		lines = append(lines, part...)
	}
	return d.moved(lines)
}

// trimmed removes blank lines, dividers and empty items from both ends.
func trimmed(lines []string) []string {
	isNothing := func(text string) bool {
		_, rest, _, ok := cutMarker(text)
		_, rest = cutBox(strings.TrimSpace(rest))
		return isBlank(text) || isDivider(text) || ok && rest == ""
	}
	for len(lines) > 0 && isNothing(lines[0]) {
		lines = lines[1:]
	}
	for len(lines) > 0 && isNothing(lines[len(lines)-1]) {
		lines = lines[:len(lines)-1]
	}
	return lines
}
