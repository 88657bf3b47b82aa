package liquid_test

import (
	"bufio"
	"encoding/json"
	"os"
	"path"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"daylog/internal/liquid"
)

// A suiteCase is a template and the result that Liquid gave for it.
type suiteCase struct {
	Name, Template string
	Want           string
	Error, Class   string
	Stops          bool
	Line           int
	Warnings       []string
	WantRuby34     *string `json:"want_ruby34"`
	ErrorRuby34    string  `json:"error_ruby34"`
	Context, Log   any
	NoLiquid       bool `json:"no_liquid"`
}

const caseFile = " in /site/_posts/2026-03-02-case.md"

// exceptions are the groups and cases in which this package differs. One that agrees entirely
// fails the test, so that the list stays true.
var exceptions = map[string]string{
	"filter/markdownify/03": "our kramdown has no white space between blocks",
	"filter/markdownify/06": "our kramdown does not indent",
	"filter/markdownify/10": "our kramdown does not indent",
	"filter/markdownify/15": "our kramdown has no white space between blocks",
}

func TestSuite(t *testing.T) { testSuite(t, "testdata") }

// TestWholeSuite runs all records where they are present; the other test has half of them.
func TestWholeSuite(t *testing.T) {
	const folder = "../../../shared/suite/liquid"
	if _, err := os.Stat(folder); err != nil {
		t.Skip("the whole suite is not here")
	}
	testSuite(t, folder)
}

func testSuite(t *testing.T, folder string) {
	s := readSite(t, folder)
	differs := map[string]bool{}
	agreed, all := map[string]int{}, map[string]int{}
	for _, c := range readCases(t, folder+"/cases.jsonl") {
		group := path.Dir(c.Name)
		all[group]++
		difference := c.difference(s.options())
		if difference == "" {
			agreed[group]++
			continue
		}
		key := c.Name
		if _, ok := exceptions[group]; ok {
			key = group
		}
		differs[key] = true
		if exceptions[key] == "" {
			t.Errorf("%s: %q\n%s", c.Name, c.Template, difference)
		}
	}
	for key := range exceptions {
		if !differs[key] && all[key]+all[path.Dir(key)] > 0 && folder != "testdata" {
			t.Errorf("%s agrees: remove the exception", key)
		}
	}
	if testing.Verbose() {
		for group, n := range all {
			t.Logf("%s %d of %d", group, agreed[group], n)
		}
	}
}

func readCases(t testing.TB, name string) []suiteCase {
	file, err := os.Open(name)
	require.NoError(t, err)
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	var cases []suiteCase
	for lines.Scan() {
		var c suiteCase
		require.NoError(t, json.Unmarshal(lines.Bytes(), &c))
		cases = append(cases, c)
	}
	require.NoError(t, lines.Err())
	return cases
}

// difference renders the case and describes how the result differs; "" if it does not.
func (c suiteCase) difference(o liquid.Options) string {
	result := liquid.Render(c.Template, o)
	if d := differing(result, c.Want, c.Error, c); d != "" {
		return d
	}
	if c.WantRuby34 == nil && c.ErrorRuby34 == "" {
		return ""
	}
	o.IsRuby34 = true
	want := c.Want
	if c.WantRuby34 != nil {
		want = *c.WantRuby34
	}
	failure := c.ErrorRuby34
	if failure == "" {
		failure = c.Error
	}
	if d := differing(liquid.Render(c.Template, o), want, failure, c); d != "" {
		return "with Ruby 3.4: " + d
	}
	return ""
}

func differing(r liquid.Result, want, failure string, c suiteCase) string {
	if r.Err == nil && failure != "" {
		return "got:  " + r.Text + "\nwant error: " + failure
	}
	if r.Err != nil {
		if got := squeeze(r.Err.Error() + caseFile); got != failure {
			return "got error:  " + got + "\nwant:  " + want + failure
		}
		if r.Err.Class != c.Class || r.Err.Line != c.Line {
			return "got class " + r.Err.Class + ", want " + c.Class
		}
	} else if r.Text != want {
		return "got:  " + r.Text + "\nwant: " + want
	}
	got := ""
	for _, w := range r.Warnings {
		got += squeeze(w+caseFile) + "\n"
	}
	if wanted := strings.Join(append(c.Warnings, ""), "\n"); got != wanted {
		return "got warnings:  " + got + "\nwant warnings: " + wanted
	}
	return ""
}

// squeeze makes each run of white space one blank, as Jekyll's logger does.
func squeeze(text string) string { return white.ReplaceAllString(text, " ") }

var white = regexp.MustCompile(`[ \t\r\n\f\v]+`)
