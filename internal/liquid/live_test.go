package liquid_test

import (
	"flag"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"daylog/internal/highlight"
	"daylog/internal/liquid"
	"daylog/internal/oracle"
	"daylog/internal/recorded"
)

var (
	docs = flag.Int("docs", 400, "how many templates TestLive compares with the real Liquid")
	seed = flag.Uint64("seed", 1, "which templates TestLive generates")
)

// liveVariables are the variables of oracle/liquid.rb.
const liveVariables = `{
	"l": [3, 1, 2], "w": ["banana", "Apple", "cherry", "apple"], "e": [], "n": [[1, 2], [3, [4]]],
	"m": [1, "2", null, true, 2.5, ["x", "y"], {"k": "v"}],
	"h": {"a": {"b": 1}, "c": 2}, "eh": {},
	"t": {"!time": "2026-03-02T23:50:00+09:00"}, "d": {"!date": "2026-02-28"},
	"p": [{"n": "Kim", "a": 31, "c": "Seoul"}, {"n": "lee", "a": "25"},
		{"n": "Park", "a": 4.5, "c": ""},
		{"n": "한", "a": null, "c": ["x", "Seoul"], "z": {"y": 1}}],
	"s": "Hello 한글", "k": "a", "i": 2, "j": -1, "f": 1.5, "yes": true, "no": false,
	"empty_text": "", "blank_text": "  "}`

// TestLive compares generated templates with the real Liquid and Jekyll's tags, if they are
// installed, in both error modes:
//
//	go test ./internal/liquid -run TestLive -docs 100000 -seed 7 -timeout 1h
//
// With the environment variable LIQUID_4 it compares with Liquid 4.0.4, without exceptions;
// otherwise the templates leave out the changes of Debian's versions (isNewer).
func TestLive(t *testing.T) {
	l := oracle.StartLiquid(t, "testdata/site")
	s := readSite(t, "testdata")
	g := oracle.TemplateGenerator{Seed: *seed}
	const batch = 1000
	for _, mode := range []string{"warn", "strict"} {
		o := liveOptions(t, s, l, mode)
		compared, differing, left := 0, 0, 0
		for start := 0; start < *docs; start += batch {
			templates := make([]string, min(batch, *docs-start))
			for i := range templates {
				templates[i] = g.Template(start + i)
			}
			var failed []string
			err := l.Each(mode, templates, func(i int, want oracle.Rendering) {
				compared++
				d := liveDifference(templates[i], o, want)
				switch {
				case d == "":
				case isLeftOut(l, templates[i], d):
					left++
				default:
					differing++
					failed = append(failed, templates[i])
				}
			})
			require.NoError(t, err)
			for _, template := range failed {
				reportDifference(t, l, mode, o, template)
			}
		}
		t.Logf("%s, seed %d, mode %s: %d templates, %d differ, %d left out", l.Version, *seed, mode,
			compared, differing, left)
	}
}

func reportDifference(t *testing.T, l *oracle.Liquid, mode string, o liquid.Options, template string) {
	t.Helper()
	ask := func(template string) string {
		want, err := l.Render(mode, template)
		require.NoError(t, err)
		d := liveDifference(template, o, want)
		if d == "" || isLeftOut(l, template, d) {
			return ""
		}
		return d
	}
	small := oracle.Shrink(template, func(template string) bool { return ask(template) != "" })
	t.Errorf("%s: %q\n%s", mode, small, ask(small))
}

// liveDifference renders a template and describes how the result differs; "" if it does not.
func liveDifference(template string, o liquid.Options, want oracle.Rendering) string {
	if want.Skip != "" {
		return ""
	}
	r := liquid.Render(template, o)
	got := oracle.Rendering{Text: strings.ToValidUTF8(r.Text, "\ufffd"), Warnings: r.Warnings}
	if r.Err != nil {
		got.Text, got.Error, got.Class, got.Line = "", r.Err.Error(), r.Err.Class, r.Err.Line
	}
	if len(got.Warnings) == 0 && len(want.Warnings) == 0 {
		got.Warnings = want.Warnings
	}
	if reflect.DeepEqual(got, want) {
		return ""
	}
	return fmt.Sprintf(" got: %#v\nwant: %#v", got, want)
}

// isLeftOut reports whether a difference depends on the run of Ruby, is documented, or is a change
// from Liquid 4 to 5.
func isLeftOut(l *oracle.Liquid, template, difference string) bool {
	patterns := leftOut
	if !l.IsOld() {
		patterns = slices.Concat(leftOut, newer)
	}
	return slices.ContainsFunc(patterns, func(p *regexp.Regexp) bool {
		return p.MatchString(template) || p.MatchString(difference)
	})
}

// leftOut matches templates and descriptions of differences that do not count.
var leftOut = []*regexp.Regexp{
	// The order of Ruby's methods: variables that are methods of Jekyll's payload.
	regexp.MustCompile(`((^|[^|\s.\w]|\{\{\W*\|)\s*\.?|\b[a-z]+\s+)` +
		`(first|sort|count|min|max|keys|merge|fetch|include\?)`),
	// The address of a Ruby object.
	regexp.MustCompile(`want: .*0x0000|(blank|empty)\s*\|\s*inspect`),
	// The names of a drop, whose order the records do not have.
	regexp.MustCompile(`want: .*(relative_path|disable_disk_cache|Error accessing object \(\[\\")`),
	// Lists of drops instead of documents, and the name of the zone, which the records lack, too.
	regexp.MustCompile(`want: .*(\[\{\\n|KST)`),
	regexp.MustCompile(`\bin site\b|(site|page)[^%}]*first|(push|unshift):\s*(empty|blank)`),
	// An unknown post with an impossible day: the message depends on the other posts.
	regexp.MustCompile(`got: .*Invalid date.*\n.*want: .*Could not find post`),
	// A range of literals fails while it is parsed.
	regexp.MustCompile("want: .*undefined method `to_i' for "),
	// Years have at most 9 digits.
	regexp.MustCompile(`\d{15,}.*date`),
	regexp.MustCompile(`site[.\w]*\s*\|.*jsonify`), // the records do not have all values
	// Ruby's hash of categories has a default.
	regexp.MustCompile(`site\.(categories|tags).*(array_to_sentence_string|map)`),
}

// liveOptions returns the options of a template in the recorded site.
func liveOptions(t *testing.T, s testSite, l *oracle.Liquid, mode string) liquid.Options {
	o := s.options()
	o.Mode = mode
	variables, err := recorded.Decode(liveVariables, s.Zone)
	require.NoError(t, err)
	global := o.Global
	o.Global = func(name string) (liquid.Value, bool) {
		if v, ok := variables.(*liquid.Hash).Get(liquid.String(name)); ok {
			return v, true
		}
		return global(name)
	}
	if !l.IsOld() {
		h := &highlight.Highlighter{Version: highlight.Rouge3}
		o.Site.Highlight = func(lang, code string) string {
			spans, _ := h.HTML(lang, code)
			return spans
		}
	}
	return o
}

// newer matches the constructs that Liquid 5 and Jekyll 4.3 treat differently (docs/liquid.md).
var newer = []*regexp.Regexp{
	regexp.MustCompile(`end_of_string\] is not a valid expression`), // an empty output
	regexp.MustCompile(`\{%[^%]*\n`),                                // lines within a tag count
	regexp.MustCompile(`\{%-?\s*#`),                                 // a comment
	regexp.MustCompile(`Valid syntax: highlight|mark_lines`),        // mark_lines
	regexp.MustCompile(`got: .*open_square.*is not a valid expression`),
	regexp.MustCompile(`got: .*given \d, expected 1\.\.2`), // options of default
	regexp.MustCompile(`got: .*Error accessing object`),
	regexp.MustCompile(`want: .*invalid integer`), // a limit or an offset that is no number
	// A figure and a table with white space alone are printed.
	regexp.MustCompile(`want: .*(<figure class=.*</figure>|<tr class=)`),
	regexp.MustCompile(`ifchanged`),
	regexp.MustCompile(`case(?s:.)*else(?s:.)*(when|else)`), // branches behind an else
	regexp.MustCompile(`raw(?s:.)*\{(?s:.)*\{%`),            // text before a tag within a token
	regexp.MustCompile(`truncatewords`),
	regexp.MustCompile(`case\s*(empty|blank)`),
	regexp.MustCompile(`\(\S*\.\.\.`), // three dots in the lax parser
}
