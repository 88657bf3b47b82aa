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

// A document is a log to type into. Letters are typed after mark, which occurs once, in the middle.
type document struct {
	name string
	days int // number of copies of the sample
}

var documents = []document{{"6k", 1}, {"100k", 16}, {"1m", 160}}

// title returns the size of the document with its unit.
func (d document) title() string {
	return strings.NewReplacer("k", " kB", "m", " MB").Replace(d.name)
}

// goals returns the time in ms that daylog may add to a keystroke, until the DOM changes and until
// the frame is drawn.
func (d document) goals() (page, frame float64) {
	if d.days > 16 {
		return 16, 16
	}
	return 8, 5
}

// No other text in the document has emphasis, so that the position can be found in any page without
// reading all of it.
const (
	mark = "*여기* 에 적는다:"
	line = "지금 " + mark
	// shown is the end of mark in the rendered page.
	shown = "에 적는다:"
)

// frontMatter tells daylog that a log has math. The peers get the text without it, because most
// would display it.
const frontMatter = "---\ntitle: \"학습 기록\"\ndate: 2026-03-11 23:40:00 +0900\ncategories: [Study]\ntags: [daily-log]\nmath: true\n---\n"

// body returns the text without front matter.
func (d document) body() string {
	day := strings.Replace(sample, "{{here}}\n", "\n", 1)
	here := strings.Replace(sample, "{{here}}\n", "\n"+line+"\n\n", 1)
	before := d.days / 2
	return strings.Repeat(day+"\n", before) + here + strings.Repeat("\n"+day, d.days-1-before)
}

// letters are the typed characters. There is no space, because pages do not show one at the end of
// a line.
const letters = "thequickbrownfoxjumpsoverthelazydogs"

// chosen returns the elements that a comma-separated list names, in its order.
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

// pace is the time between keystrokes of a fast typist, unless the page needs longer.
const pace = 150 * time.Millisecond
