// Package daily makes the next daily log: from a template, with the numbers of the series that it goes on with.
package daily

import (
	_ "embed"
	"slices"
	"strconv"
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

// BuiltIn returns the template of daylog's own in a language: "ko", or English for all others.
func BuiltIn(language string) string {
	if language == "ko" {
		return korean
	}
	return english
}

// Options say what the next log is made of.
type Options struct {
	Now      time.Time // the writer's clock in the writer's zone: its calendar day is the log's
	Language string
	Template string   // "" for the built-in one
	Logs     []Known  // the newest, in any order
	Names    []string // of the files of all logs
	WeekLogs int      // how many logs make a week of a series; 0 for the calendar's weeks
	Plain    bool     // go on with no series
	Chosen   *Chosen  // what the writer made of the proposal
}

// Chosen are the parts of a log that its writer chooses before it is made.
type Chosen struct {
	Title string
	Tags  []string
	Slug  string
}

// A Log is a new log: its file's name, its text, and the byte at which writing starts.
type Log struct {
	Name, Text string
	Caret      int
	Chosen
	URL    string
	Series string // tells the series that it goes on with from others; "" for none
	Week   string // its number, "" if the series counts none

	Numbered bool // the template has places for the numbers, which are there in any case
}

// lookBack is how many of the newest logs may be the last one of a series: between two of its logs there may be others.
const lookBack = 5

// readBack is how many logs tell how a series goes.
const readBack = 60

// Next makes the log of the calendar day at o.Now.
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

// series finds the newest log with numbers, and those of the next log.
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

// isNumbered reports whether a template has a place for the number of a series.
func isNumbered(template string) bool {
	return slices.ContainsFunc(placeholders(template), func(p placeholder) bool { return p.name == "counter" || p.name == "week" })
}

// follow makes the log the next one after last. A template that has its own places for the numbers keeps its title.
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

// numbers reports whether a text has a number of m's.
func (m member) numbers(text string) bool {
	return slices.ContainsFunc(numerals(text), func(n numeral) bool {
		return n.week && n.value(text) == m.week || !n.week && n.value(text) == m.counter
	})
}

// name finds the log a slug that no other log has, and with it its file's name and its URL: Chirpy's URL is made of the slug
// alone. Where nothing else tells logs apart, the day does.
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
	l.Slug = slug
	for n := 2; taken[urlOf(l.Slug)]; n++ {
		l.Slug = slug + "-" + strconv.Itoa(n)
	}
	l.Name = post.FileName(o.Now, l.Slug)
	l.URL, _ = post.URL(post.Post{Slug: l.Slug})
}

// urlOf is in small letters, as many a host does not tell them from capitals.
func urlOf(slug string) string { return strings.ToLower(post.Slugify(slug, post.Pretty, true)) }

// write puts title, tags and slug into the text where they differ from what the template gave: only the bytes of their
// values. What cannot be set stays as the template has it.
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
