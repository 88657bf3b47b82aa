//go:build js && wasm

package main

import (
	"strings"
	"syscall/js"

	"daylog/internal/daily"
	"daylog/internal/session"
)

// next(options) returns the next daily log.
func next(args []js.Value) any {
	v := args[0]
	o := daily.Options{
		Now: clock(v.Get("clock")), Language: v.Get("language").String(),
		Template: v.Get("template").String(), Logs: known(v.Get("logs")),
		Names:    strings.Split(v.Get("names").String(), "\n"),
		WeekLogs: v.Get("weekLogs").Int(), Plain: v.Get("plain").Bool(),
	}
	if c := v.Get("chosen"); !c.IsNull() {
		o.Chosen = &daily.Chosen{
			Title: c.Get("title").String(), Slug: c.Get("slug").String(), Tags: words(c.Get("tags")),
		}
	}
	log, url := session.NextLog(o, site.current)
	return map[string]any{
		"name": log.Name, "text": log.Text, "caret": session.Units(log.Text, log.Caret),
		"title": log.Title, "tags": texts(log.Tags), "slug": log.Slug, "url": url,
		"series": log.Series, "week": log.Week, "numbered": log.Numbered,
	}
}

func known(array js.Value) (logs []daily.Known) {
	for _, k := range items(array) {
		logs = append(logs, daily.Known{
			Name: k.Get("name").String(), Day: k.Get("day").String(),
			Title: k.Get("title").String(), Text: k.Get("text").String(),
		})
	}
	return logs
}

// template(language) returns the built-in template of daily logs.
func template(args []js.Value) any { return daily.BuiltIn(args[0].String()) }
