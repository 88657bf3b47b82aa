package daily

import (
	"strings"
	"time"

	"daylog/internal/strftime"
)

// dateForms are the forms of a day in titles and slugs, longer ones first, as strftime formats with
// the language of their names.
var dateForms = []struct{ language, format string }{
	{"ko", "%Y년 %-m월 %-d일"}, {"ko", "%Y년 %m월 %d일"}, {"", "%Y-%m-%d"}, {"", "%Y.%m.%d"}, {"", "%Y. %-m. %-d"}, {"", "%Y/%m/%d"}, {"", "%Y_%m_%d"},
	{"", "%Y%m%d"}, {"en", "%B %-d, %Y"}, {"en", "%b %-d, %Y"}, {"en", "%-d %B %Y"}, {"en", "%-d %b %Y"}, {"ko", "%-m월 %-d일"}, {"ko", "%m월 %d일"},
	{"en", "%B %-d"}, {"en", "%b %-d"}, {"", "%y%m%d"}, {"", "%m/%d"}, {"", "%-m/%-d"}, {"", "%m-%d"}, {"", "%m.%d"},
}

// weekdayForms are forms of a weekday after a date.
var weekdayForms = []struct{ language, format string }{{"ko", "(%a)"}, {"ko", "%A"}, {"en", "(%a)"}, {"en", "%A"}}

// redate replaces one day by another in text, in the same form. A zero day deletes the date.
func redate(text string, from, to time.Time) string {
	for _, form := range dateForms {
		old, now := strftime.Format(form.format, from, form.language), ""
		if !to.IsZero() {
			now = strftime.Format(form.format, to, form.language)
		}
		changed := replaceWhole(text, old, now)
		if changed == text && !containsWhole(text, old) {
			continue
		}
		for _, weekday := range weekdayForms {
			if !to.IsZero() {
				changed = strings.Replace(changed, strftime.Format(weekday.format, from, weekday.language), strftime.Format(weekday.format, to, weekday.language), 1)
			}
		}
		return changed
	}
	return text
}

// replaceWhole replaces old by new unless it is part of a longer number.
func replaceWhole(text, old, new string) string {
	var b strings.Builder
	for {
		at := indexWhole(text, old)
		if at < 0 {
			return b.String() + text
		}
		b.WriteString(text[:at] + new)
		text = text[at+len(old):]
	}
}

func containsWhole(text, old string) bool { return indexWhole(text, old) >= 0 }

func indexWhole(text, old string) int {
	for from := 0; ; {
		at := strings.Index(text[from:], old)
		if at < 0 {
			return -1
		}
		at += from
		if end := at + len(old); !(at > 0 && isDigit(text[at-1]) || end < len(text) && isDigit(text[end])) {
			return at
		}
		from = at + 1
	}
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
