//go:build !js

package session

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"daylog/internal/daily"
)

var update = flag.Bool("update", false, "write web/page/first/made.js anew")

const madeFile = "../../web/page/first/made.js"

// A firstLog is the first log of a new user and its page, prepared in advance. Placeholders of
// package daily stand for the date. Offsets are UTF-16 units of the body.
type firstLog struct {
	Name    string       `json:"name"`
	Title   string       `json:"title"`
	Slug    string       `json:"slug"`
	URL     string       `json:"url"`
	Tags    []string     `json:"tags"`
	Front   string       `json:"front"`
	Body    string       `json:"body"`
	Caret   int          `json:"caret"`
	Head    string       `json:"head"`
	Tail    string       `json:"tail"`
	Blocks  []firstBlock `json:"blocks"`
	Outline []firstTitle `json:"outline"`
	Page    firstPage    `json:"page"`
}

type firstBlock struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	HTML  string `json:"html"`
}

// A firstPage is a Page.
type firstPage struct {
	Theme    string `json:"theme"`
	TOC      bool   `json:"toc"`
	Contents string `json:"contents"`
	Lang     string `json:"lang"`
}

type firstTitle struct {
	Level int    `json:"level"`
	ID    string `json:"id"`
	Text  string `json:"text"`
}

// makeFirst renders the first log in a language for a time, as the default blog publishes it; hole
// is applied to each text that contains the date.
func makeFirst(t *testing.T, language string, now time.Time, hole func(string) string) firstLog {
	t.Helper()
	log, url := NextLog(daily.Options{Now: now, Language: language}, nil)
	require.Empty(t, log.Series)
	var s Session
	patch := s.Update(log.Text, Options{Fresh: true, Now: now})
	require.Empty(t, s.Problems(Options{Now: now}))
	require.True(t, patch.Post.Math, "index.js says so of every first page")
	front := Units(log.Text, len(s.front))
	first := firstLog{
		Name: hole(log.Name), Title: hole(log.Title), Slug: hole(log.Slug), URL: hole(url), Tags: log.Tags,
		Front: hole(s.front), Body: log.Text[len(s.front):], Caret: Units(log.Text, log.Caret) - front,
		Head: hole(patch.Head), Tail: hole(patch.Tail), Page: firstPage(*patch.Page),
	}
	for _, b := range patch.Blocks {
		first.Blocks = append(first.Blocks, firstBlock{b.Start - front, b.End - front, hole(b.HTML)})
	}
	for _, h := range patch.Outline {
		first.Outline = append(first.Outline, firstTitle(h))
	}
	return first
}

var dayFormat = regexp.MustCompile(`<% (%.*?) %>`)

// holes returns a function that replaces the date, in the forms of the template and the theme, by
// placeholders, which fill.js fills with English names.
func holes(language string, now time.Time) func(string) string {
	var pairs []string
	add := func(format string) {
		placeholder := "<% " + format + " %>"
		pairs = append(pairs, daily.Fill("<% en "+format+" %>", daily.Values{Now: now}).Text, placeholder)
	}
	for _, match := range dayFormat.FindAllStringSubmatch(daily.BuiltIn(language), -1) {
		add(match[1])
	}
	add("%s")
	add("%b %e, %Y")
	add("%Y-%m-%d")
	return strings.NewReplacer(pairs...).Replace
}

// The page prepared in advance equals the page that the engine renders, on every day.
func TestFirstLogIsMadeAhead(t *testing.T) {
	zone := time.FixedZone("", 9*3600)
	reference := time.Date(2026, 11, 25, 21, 43, 56, 0, zone)
	made := map[string]firstLog{}
	for _, language := range []string{"ko", "en"} {
		made[language] = makeFirst(t, language, reference, holes(language, reference))
	}
	if *update {
		writeMade(t, made)
	}
	require.Equal(t, made, readMade(t), "go test ./internal/session -run FirstLog -update writes it anew")

	for language, first := range made {
		data, err := json.Marshal(first)
		require.NoError(t, err)
		// fill.js knows English names only, Fill would take Korean ones for a Korean text.
		template := dayFormat.ReplaceAllString(unescaped(string(data)), "<% en $1 %>")
		for days := range 800 {
			now := time.Date(2026, 1, 1+days, days%24, days%60, 59-days%60, 0, zone)
			var filled firstLog
			require.NoError(t, json.Unmarshal([]byte(daily.Fill(template, daily.Values{Now: now}).Text), &filled))
			require.Equal(t, makeFirst(t, language, now, func(s string) string { return s }), filled)
		}
	}
}

// unescaped undoes the HTML escapes of encoding/json.
func unescaped(data string) string {
	return strings.NewReplacer(`\u003c`, "<", `\u003e`, ">", `\u0026`, "&").Replace(data)
}

const madeHead = `// Written by go test ./internal/session -run FirstLog -update; not by hand.

/** The log of a first day and its page, by language. Offsets count from the body. */
export const made = `

func writeMade(t *testing.T, made map[string]firstLog) {
	data, err := json.MarshalIndent(made, "", "  ")
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(madeFile, fmt.Appendf(nil, "%s%s\n", madeHead, unescaped(string(data))), 0o644))
}

func readMade(t *testing.T) (made map[string]firstLog) {
	data, err := os.ReadFile(madeFile)
	require.NoError(t, err)
	rest, ok := strings.CutPrefix(string(data), madeHead)
	require.True(t, ok)
	require.NoError(t, json.Unmarshal([]byte(rest), &made))
	return made
}
