package main

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"time"
)

// sample is a Korean log of a day, with math and code.
//
//go:embed log.md
var sample string

// A document is a log to type into. It is typed in behind mark, which is there once, in the middle.
type document struct {
	name string
	days int // how many times it holds the sample
}

var documents = []document{{"6k", 1}, {"100k", 16}, {"1m", 160}}

// title is the document's size as people write it.
func (d document) title() string {
	return strings.NewReplacer("k", " kB", "m", " MB").Replace(d.name)
}

// goals are how many milliseconds daylog may add to a key: until the page shows it, and until it is drawn.
func (d document) goals() (page, frame float64) {
	if d.days > 16 {
		return 16, 16
	}
	return 8, 5
}

// The emphasis is the only one in the document, so that the place is found in any page without reading all of it.
const (
	mark = "*여기* 에 적는다:"
	line = "지금 " + mark
	// shown is the end of mark as a page shows it.
	shown = "에 적는다:"
)

// frontMatter is what daylog needs to know that a log has math. The peers get the text without it: most would show it.
const frontMatter = "---\ntitle: \"학습 기록\"\ndate: 2026-03-11 23:40:00 +0900\ncategories: [Study]\ntags: [daily-log]\nmath: true\n---\n"

// body is the text without front matter.
func (d document) body() string {
	day := strings.Replace(sample, "{{here}}\n", "\n", 1)
	here := strings.Replace(sample, "{{here}}\n", "\n"+line+"\n\n", 1)
	before := d.days / 2
	return strings.Repeat(day+"\n", before) + here + strings.Repeat("\n"+day, d.days-1-before)
}

// letters are what is typed: no spaces, because a page does not show those at the end of a line.
const letters = "thequickbrownfoxjumpsoverthelazydogs"

// chosen looks up what a comma-separated list names, in its order.
func chosen[T any](list string, all []T, name func(T) string) ([]T, error) {
	var some []T
	for wanted := range strings.SplitSeq(list, ",") {
		i := slices.IndexFunc(all, func(t T) bool { return name(t) == wanted })
		if i < 0 {
			return nil, fmt.Errorf("there is no %q", wanted)
		}
		some = append(some, all[i])
	}
	return some, nil
}

// pace is the time from one key to the next, if its page is there by then: that of a fast typist.
const pace = 150 * time.Millisecond
