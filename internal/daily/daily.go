// Package daily creates daily logs from a template, with the next numbers of their series, and
// weekly posts from daily logs.
package daily

import (
	_ "embed"
	"slices"
	"strings"
	"time"

	"daylog/internal/edit"
	"daylog/internal/frontmatter"
	"daylog/internal/post"
)

var (
	//go:embed templates/ko.md
	korean string
	//go:embed templates/en.md
	english string
)

// BuiltIn returns the built-in template in a language: "ko", or English for every other value.
func BuiltIn(language string) string {
	if language == "ko" {
		return korean
	}
	return english
}

// Options are the input of Next.
type Options struct {
	Now      time.Time // current time in the user's time zone; the log is for this calendar day
	Language string
	Template string   // "" for the built-in one
	Logs     []Known  // the newest logs, in any order
	Names    []string // file names of all logs
	WeekLogs int      // number of logs in a week of a series; 0 for calendar weeks
	Plain    bool     // do not continue a series
	Chosen   *Chosen  // the user's changes to the proposal
}

// Chosen are the parts of a log that the user sets before it is created.
type Chosen struct {
	Title string
	Tags  []string
	Slug  string
}

// A Log is a new log: file name, text, and the byte offset of the caret.
type Log struct {
	Name, Text string
	Caret      int
	Chosen
	Series string // identifies the series that the log continues; "" for none
	Week   string // number of the week, "" if the series has none

	Numbered bool // the template has its own places for the numbers
}

// lookBack is the number of newest logs among which the last one of a series is searched; other
// logs may lie between.
const lookBack = 5

// readBack is the number of logs from which the rules of a series are inferred.
const readBack = 60

// Next creates the log for the calendar day of o.Now.
func Next(o Options) Log {
	if o.Template == "" {
		o.Template = BuiltIn(o.Language)
	}
	values := Values{Now: o.Now}
	last, to, series := o.series()
	if series {
		values.Week, values.Counter = to.weekText, to.counterText
	}
	filled := Fill(o.Template, values)
	log := Log{Text: filled.Text, Caret: filled.Caret}
	matter := frontmatter.Read(log.Text)
	p := post.Read("", matter, o.Now.Location())
	log.Chosen = Chosen{Title: p.Title, Tags: p.Tags}
	if matter.Valid {
		if slug, ok := matter.Values["slug"].(string); ok {
			log.Slug = slug
		}
	}
	log.Numbered = isNumbered(o.Template)
	if log.Numbered {
		log.Series = skeleton(p.Title)
	}
	if series {
		log.follow(last, to, o.Now)
	}
	if o.Chosen != nil {
		log.Chosen = *o.Chosen
	}
	log.name(o)
	log.write(p)
	return log
}

// series returns the newest log with numbers and the numbers of the next log.
func (o Options) series() (last member, to numbering, ok bool) {
	if o.Plain {
		return last, to, false
	}
	day := o.Now.Format(time.DateOnly)
	earlier := slices.DeleteFunc(slices.Clone(o.Logs), func(k Known) bool { return k.Day >= day })
	slices.SortStableFunc(earlier, func(a, b Known) int { return strings.Compare(b.Day, a.Day) })
	var all []member
	for i, k := range earlier[:min(len(earlier), readBack)] {
		m, found := readMember(k)
		if !found {
			continue
		}
		all = append(all, m)
		if !ok && i < lookBack {
			last, ok = m, true
		}
	}
	if !ok {
		return last, to, false
	}
	return last, last.next(o.Now, o.WeekLogs, all), true
}

// isNumbered reports whether a template has a placeholder for a series number.
func isNumbered(template string) bool {
	return slices.ContainsFunc(placeholders(template), func(p placeholder) bool { return p.name == "counter" || p.name == "week" })
}

// follow makes the log the successor of last. A template with its own placeholders for the numbers
// keeps its title.
func (l *Log) follow(last member, to numbering, now time.Time) {
	l.Series, l.Week = last.skeleton(), to.weekText
	if !l.Numbered {
		l.Title = last.advanced(redate(last.title, last.day, now), to)
	}
	l.Tags = slices.Clone(l.Tags)
	for _, tag := range last.tags {
		if next := last.advanced(tag, to); len(numerals(tag)) > 0 && last.numbers(tag) && !slices.Contains(l.Tags, next) {
			l.Tags = append(l.Tags, next)
		}
	}
	if l.Slug == "" {
		l.Slug = last.nextSlug(now, to)
	}
}

// numbers reports whether a text contains a number of m.
func (m member) numbers(text string) bool {
	return slices.ContainsFunc(numerals(text), func(n numeral) bool {
		return n.week && n.value(text) == m.week || !n.week && n.value(text) == m.counter
	})
}

// name gives the log a slug that no other log has, and so a unique file name and URL: Chirpy's URL
// consists of the slug alone. If nothing else distinguishes the logs, the date does.
func (l *Log) name(o Options) {
	slug := post.Slugify(l.Slug, post.Pretty, true)
	if slug == "" {
		slug = "daily-log-" + o.Now.Format(time.DateOnly)
	}
	taken := map[string]bool{}
	for _, fileName := range o.Names {
		if name, ok := post.ParseName(fileName); ok {
			taken[urlOf(name.Slug)] = true
		}
	}
	isTaken := func(slug string) bool { return taken[urlOf(slug)] }
	if isTaken(slug) {
		slug = post.NextFree(slug, isTaken)
	}
	l.Slug = slug
	l.Name = post.FileName(o.Now, l.Slug)
}

// urlOf returns the lower-case form, because many hosts ignore case.
func urlOf(slug string) string { return strings.ToLower(post.Slugify(slug, post.Pretty, true)) }

// write sets title, tags and slug in the text if they differ from the template's. It changes only
// the bytes of their values. A field that cannot be set stays.
func (l *Log) write(p post.Post) {
	if l.Title != p.Title {
		l.set("title", l.Title)
	}
	if !slices.Equal(l.Tags, p.Tags) {
		l.set("tags", l.Tags)
	}
	if _, ok := frontmatter.Read(l.Text).Field("slug"); ok && l.Slug != p.Slug {
		l.set("slug", l.Slug)
	}
}

func (l *Log) set(key string, value any) {
	edits, err := frontmatter.Read(l.Text).Set(key, value)
	if err != nil {
		return
	}
	if m, err := edit.ApplyMapped(l.Text, edits); err == nil {
		l.Text, l.Caret = m.Text, m.Offset(l.Caret)
	}
}
