package daily

import (
	"regexp"
	"slices"
	"strings"

	"daylog/internal/post"
)

// links returns a link to each day with the headings specific to that day; headings that all logs
// share come from the template.
func (o WeekOptions) links(days []weekDay) (lines []string) {
	count := map[string]int{}
	for _, d := range days {
		for _, title := range d.titles() {
			count[words(title)]++
		}
	}
	for _, d := range days {
		title := d.post.Title
		if title == "" {
			title = d.Title
		}
		text := o.dayName(d)
		if title != "" {
			text += " · " + escaped(title)
		}
		if name := strings.TrimSuffix(d.post.Name, extension(d.post.Name)); name != "" {
			text = "[" + text + "]({% post_url " + name + " %})"
		}
		lines = append(lines, "- "+text)
		for i, s := range d.sections {
			topic := plain(s.title)
			if i > 0 && count[words(topic)] == 1 && d.says(i) && !slices.ContainsFunc(standardTitles, func(name string) bool { return isNamed(topic, name) }) {
				lines = append(lines, "    - "+strings.ReplaceAll(footnote.ReplaceAllString(topic, ""), "|", "\\|"))
			}
		}
	}
	return lines
}

// standardTitles are titles that a log has regardless of the day.
var standardTitles = slices.Concat(usualPlans, usualTargets, usualDone, usualCopied)

var footnote = regexp.MustCompile(`\[\^[^\]]+\]`)

func extension(name string) string {
	n, _ := post.ParseName(name)
	return n.Ext
}

// escaped escapes a title for the text of a link. Paired brackets need no escape.
func escaped(title string) string {
	title = markSigns.ReplaceAllString(title, `\$0`)
	title = strings.NewReplacer("{{", "&#123;{", "{%", "&#123;%").Replace(title)
	depth := 0
	for _, c := range title {
		if c == '[' {
			depth++
		} else if c == ']' {
			depth--
		}
		if depth < 0 {
			break
		}
	}
	if depth != 0 {
		title = strings.NewReplacer("[", `\[`, "]", `\]`).Replace(title)
	}
	return title
}

var markSigns = regexp.MustCompile("[\\\\*_`|<~$]")
