// Package daily makes the next daily log.
package daily

import (
	_ "embed"
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

// BuiltIn returns the template of daylog's own in a language: "ko", or English for all others.
func BuiltIn(language string) string {
	if language == "ko" {
		return korean
	}
	return english
}

// Today returns the log of the calendar day at now, which is the writer's clock in the writer's zone, in a language.
//
// The day stands in the slug too: Chirpy's URL is made of the slug alone, so that it must be of one log only, and the day is
// what tells logs apart.
func Today(now time.Time, language string) Log {
	filled := Fill(BuiltIn(language), Values{Now: now})
	return Log{Name: post.FileName(now, "daily-log-"+now.Format(time.DateOnly)), Text: filled.Text, Caret: filled.Caret}
}
