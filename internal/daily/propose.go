package daily

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"daylog/internal/frontmatter"
	"daylog/internal/post"
	"daylog/internal/strftime"
)

// A template is proposed from the newest logs: the front matter and sections that most of them
// share, as the newest one writes them, with placeholders for the parts that change from day to
// day.

const (
	newest   = 30 // number of posts searched for logs
	examples = 10 // number of logs that a template is made from
	fewest   = 3

	mostPortions = 100 // limit for one log; later portions are ignored
)

// A sample is a post that may be a log.
type sample struct {
	day      time.Time
	text     string
	matter   frontmatter.Matter
	post     post.Post
	sections []portion
}

// A portion is a heading and the start of its text.
type portion struct {
	line, form string // the heading's line with placeholders, and its form for comparison
	begins     string // "- ", "- [ ] ", "1. " or ""
	blank      bool   // a blank line follows the heading
	ends       string // line before the next heading: "<br>", "---" or ""
}

// Propose returns a template with the common parts of the newest logs among posts, or "" if there
// are too few logs.
func Propose(posts []File) string {
	logs := logsAmong(samples(posts))
	if len(logs) < fewest {
		return ""
	}
	return strings.TrimRight(frontOf(logs), "\n") + "\n" + sectionsOf(logs)
}

const byteOrderMark = "\ufeff"

// samples parses the newest posts, newest first.
func samples(posts []File) (all []sample) {
	type dated struct {
		File
		day time.Time
	}
	var sorted []dated
	for _, file := range posts {
		if name, ok := post.ParseName(file.Name); ok && !name.Day.IsZero() {
			sorted = append(sorted, dated{file, name.Day})
		}
	}
	slices.SortStableFunc(sorted, func(a, b dated) int { return b.day.Compare(a.day) })
	for _, file := range sorted {
		s := sample{day: file.day, text: strings.TrimPrefix(strings.ReplaceAll(file.Text, "\r\n", "\n"), byteOrderMark)}
		s.matter = frontmatter.Read(s.text)
		if !s.matter.Found || !s.matter.Valid {
			continue
		}
		s.post = post.Read(file.Name, s.matter, time.UTC)
		s.sections = readPortions(s.text[s.matter.Body:], s.day)
		if all = append(all, s); len(all) == newest {
			break
		}
	}
	return all
}

// logsAmong returns the newest posts that have the most common heading; if no heading repeats, it
// returns all.
func logsAmong(all []sample) (logs []sample) {
	counts := map[string]int{}
	best := ""
	for _, s := range all {
		for _, form := range s.forms() {
			if counts[form]++; counts[form] > counts[best] {
				best = form
			}
		}
	}
	for _, s := range all {
		if counts[best] < fewest || slices.Contains(s.forms(), best) {
			logs = append(logs, s)
		}
	}
	return logs[:min(len(logs), examples)]
}

// forms returns the distinct headings with placeholders.
func (s sample) forms() (forms []string) {
	for _, section := range s.sections {
		if !slices.Contains(forms, section.form) {
			forms = append(forms, section.form)
		}
	}
	return forms
}

var (
	headingLine = regexp.MustCompile(`^#{1,6}[ \t]+\S`)
	fenceLine   = regexp.MustCompile("^ {0,3}(```+|~~~+)")
	listBegin   = regexp.MustCompile(`^([-*+] \[[ xX]\]|[-*+]|\d+\.)[ \t]+`)
	ruleLine    = regexp.MustCompile(`^(<br ?/?>|-{3,}|\*{3,})$`)
)

// readPortions parses the headings of a body.
func readPortions(body string, day time.Time) (all []portion) {
	fence, last, first := "", "", false
	for _, line := range strings.Split(body, "\n") {
		trimmed := strings.TrimRight(line, " \t")
		if m := fenceLine.FindStringSubmatch(line); m != nil && (fence == "" || strings.HasPrefix(m[1], fence)) {
			if fence == "" {
				fence = m[1][:3]
			} else {
				fence = ""
			}
		}
		n := len(all)
		switch {
		case fence == "" && headingLine.MatchString(line) && n == mostPortions:
			return all
		case fence == "" && headingLine.MatchString(line):
			if n > 0 && ruleLine.MatchString(last) {
				all[n-1].ends = last
			}
			all, first = append(all, portion{line: placehold(trimmed, day), form: shape(placehold(trimmed, day))}), true
		case trimmed == "" && first && all[n-1].begins == "":
			all[n-1].blank = true
		case trimmed != "" && first && !strings.HasPrefix(trimmed, "{:"):
			if m := listBegin.FindStringSubmatch(line + " "); m != nil {
				all[n-1].begins = strings.NewReplacer("[x]", "[ ]", "[X]", "[ ]").Replace(m[1]) + " "
			}
			first = false
		}
		if trimmed != "" {
			last = trimmed
		}
	}
	return all
}

// placehold replaces the day and the series numbers in a text by placeholders.
func placehold(text string, day time.Time) string {
	var b strings.Builder
	done := 0
	for _, n := range numerals(text) {
		unit := "counter"
		if n.week {
			unit = "week"
		}
		b.WriteString(text[done:n.start] + "<% " + unit + " " + text[n.start:n.end] + " %>")
		done = n.end
	}
	text = b.String() + text[done:]
	for _, form := range dateForms {
		old := strftime.Format(form.format, day, form.language)
		if !containsWhole(text, old) {
			continue
		}
		text = replaceWhole(text, old, formatPlace(form.language, form.format))
		for _, weekday := range weekdayForms {
			bare := strings.Trim(weekday.format, "()")
			place := strings.Replace(weekday.format, bare, formatPlace(weekday.language, bare), 1)
			text = strings.Replace(text, strftime.Format(weekday.format, day, weekday.language), place, 1)
		}
		break
	}
	return text
}

var seriesNumber = regexp.MustCompile(`<% (counter|week) \d+ %>`)

// shape returns a text with placeholders without its numbers, for comparison.
func shape(text string) string { return seriesNumber.ReplaceAllString(text, "<% $1 %>") }

// formatPlace returns the placeholder for a date format; it names the language if the format
// depends on it.
func formatPlace(language, format string) string {
	if language == "" || !strings.ContainsAny(format, "ABab") {
		return "<% " + format + " %>"
	}
	return "<% " + language + " " + format + " %>"
}

// isMost reports whether n of all logs are a sufficient majority.
func isMost(n, all int) bool { return 5*n >= 3*all }

// sectionsOf formats the sections that most logs have, in the order of the newest log that has
// them.
func sectionsOf(logs []sample) string {
	var order []string
	shown := map[string][]portion{}
	for _, s := range logs {
		at := 0 // a section of older logs goes after the one that it follows there
		for _, form := range s.forms() {
			if i := slices.Index(order, form); i >= 0 {
				at = i + 1
				continue
			}
			order = slices.Insert(order, at, form)
			at++
		}
		for _, section := range s.sections {
			shown[section.form] = append(shown[section.form], section)
		}
	}
	order = slices.DeleteFunc(order, func(form string) bool { return !isMost(len(shown[form]), len(logs)) })
	var b strings.Builder
	started := false
	for i, form := range order {
		all := shown[form]
		begins := commonest(all, func(s portion) string { return s.begins })
		today := !started && (begins != "" && !isPlan(form) || !slices.ContainsFunc(order[i+1:], func(next string) bool {
			return !isPlan(next) && commonest(shown[next], func(s portion) string { return s.begins }) != ""
		}))
		b.WriteString("\n" + all[0].line + "\n")
		if all[0].blank || begins == "" {
			b.WriteString("\n")
		}
		if today {
			started = true
			b.WriteString("<% carried %>\n" + begins + "<% caret %>\n")
		} else {
			b.WriteString(begins + "\n")
		}
		if ends := commonest(all, func(s portion) string { return s.ends }); ends != "" && i < len(order)-1 {
			b.WriteString("\n" + ends + "\n")
		}
	}
	if !started {
		b.WriteString("\n<% caret %>\n")
	}
	return b.String()
}

// commonest returns the most common value of a property of sections, if most have it.
func commonest(all []portion, of func(portion) string) string {
	counts := map[string]int{}
	best := ""
	for _, s := range all {
		value := of(s)
		if counts[value]++; counts[value] > counts[best] || counts[value] == counts[best] && value != "" {
			best = value
		}
	}
	return best
}

var planWords = regexp.MustCompile(`(?i)내일|다음|계획|tomorrow|next|plan`)

// isPlan reports whether a heading names a plan for another day.
func isPlan(heading string) bool { return planWords.MatchString(heading) }
