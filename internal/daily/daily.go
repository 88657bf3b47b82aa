// Package daily makes the next daily log.
package daily

import (
	_ "embed"
	"strings"
	"time"

	"daylog/internal/post"
)

// A Log is a new log: its file's name, its text, and the byte at which writing starts.
type Log struct {
	Name, Text string
	Caret      int
}

var (
	//go:embed templates/ko.md
	korean string
	//go:embed templates/en.md
	english string
)

// Today returns the log of the calendar day at now, which is the writer's clock in the writer's zone, in a language: "ko", or
// English for all others.
//
// The day stands in the slug too: Chirpy's URL is made of the slug alone, so that it must be of one log only, and the day is
// what tells logs apart.
func Today(now time.Time, language string) Log {
	template := english
	if language == "ko" {
		template = korean
	}
	text, caret := fill(template, now)
	return Log{Name: post.FileName(now, "daily-log-"+now.Format(time.DateOnly)), Text: text, Caret: caret}
}

// fill replaces the placeholders of a template, {{%Y-%m-%d}} by the time in strftime's letters and {{caret}} by nothing, and returns
// where the caret was: at the end, if it is nowhere. What is no placeholder stays.
func fill(template string, now time.Time) (text string, caret int) {
	var b strings.Builder
	caret = -1
	for {
		before, rest, found := strings.Cut(template, "{{")
		b.WriteString(before)
		if !found {
			break
		}
		name, after, closed := strings.Cut(rest, "}}")
		switch {
		case closed && name == "caret":
			caret = b.Len()
		case closed && strings.HasPrefix(name, "%"):
			b.WriteString(strftime(name, now))
		default:
			b.WriteString("{{")
			after = rest
		}
		template = after
	}
	if caret < 0 {
		caret = b.Len()
	}
	return b.String(), caret
}

// letters are strftime's for the parts of a date, in Go's words.
var letters = strings.NewReplacer(
	"%Y", "2006", "%y", "06", "%m", "01", "%-m", "1", "%d", "02", "%-d", "2", "%B", "January", "%b", "Jan", "%A", "Monday", "%a", "Mon",
	"%H", "15", "%M", "04", "%S", "05", "%z", "-0700", "%j", "002",
)

// strftime writes the time in a format of strftime's letters. Other text in it is kept from being taken for Go's words.
func strftime(format string, now time.Time) string {
	var b strings.Builder
	for format != "" {
		size := 1
		if format[0] == '%' && len(format) > 1 {
			size = 2
			if format[1] == '-' && len(format) > 2 {
				size = 3
			}
		}
		part := format[:size]
		if layout := letters.Replace(part); layout != part {
			part = now.Format(layout)
		}
		b.WriteString(part)
		format = format[size:]
	}
	return b.String()
}
