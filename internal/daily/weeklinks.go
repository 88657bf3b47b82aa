package daily

import (
	"regexp"
	"slices"
	"strings"

	"daylog/internal/post"
)

// links are a link to each day and the headings that it has for itself: what all logs have is the template's.
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
			if i > 0 && count[words(topic)] == 1 && d.says(i) && !slices.ContainsFunc(furniture, func(name string) bool { return isNamed(topic, name) }) {
				lines = append(lines, "    - "+strings.ReplaceAll(footnote.ReplaceAllString(topic, ""), "|", "\\|"))
			}
		}
	}
	return lines
}

// furniture are headings that a log has whatever the day.
var furniture = slices.Concat(usualPlans, usualTargets, usualDone, usualCopied)

var footnote = regexp.MustCompile(`\[\^[^\]]+\]`)

func extension(name string) string {
	n, _ := post.ParseName(name)
	return n.Ext
}

// escaped is a title as the text of a link: what would be a mark in it is none. Brackets may stand if they are in pairs.
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
