//go:build js && wasm

package main

import (
	"strings"
	"syscall/js"

	"daylog/internal/daily"
	"daylog/internal/session"
)

// carry(text, earlier, options) returns the unfinished items of earlier logs that a log can take
// over.
func carry(args []js.Value) any {
	v := args[2]
	o := daily.CarryOptions{
		Language: v.Get("language").String(), Template: v.Get("template").String(),
		Plan: v.Get("plan").String(), Into: v.Get("into").String(),
	}
	for _, number := range items(v.Get("leaveOut")) {
		o.LeaveOut = append(o.LeaveOut, number.Int())
	}
	offer := session.Carry(args[0].String(), words(args[1]), o)
	return map[string]any{
		"from": offer.From, "into": offer.Into, "fresh": offer.Fresh,
		"plans": texts(offer.Plans), "sections": texts(offer.Sections),
		"items": list(offer.Items, func(i daily.Offered) map[string]any {
			return map[string]any{"text": i.Text, "depth": i.Depth, "there": i.There}
		}),
		"edits": list(offer.Edits, edit),
	}
}

// week(options) returns the post of a week.
func week(args []js.Value) any {
	v := args[0]
	o := daily.WeekOptions{
		Now: clock(v.Get("clock")), Language: v.Get("language").String(),
		Days: known(v.Get("days")), Names: strings.Split(v.Get("names").String(), "\n"), Copied: words(v.Get("copied")),
	}
	log := daily.Week(o)
	caret := session.Units(log.Text, log.Caret)
	return map[string]any{"name": log.Name, "text": log.Text, "caret": caret}
}
