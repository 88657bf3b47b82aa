package check

import (
	"bufio"
	"encoding/json"
	"os"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"daylog/internal/edit"
	"daylog/internal/frontmatter"
	"daylog/internal/post"
)

// A verdict is a file of a post and the result of Jekyll 4.4.1.
type verdict struct {
	Name, Text string
	Jekyll     struct {
		Fatal    string // the exception that stops the build
		URLError string `json:"url_error"` // stops it as well
	}
	DependsOnTheClock bool `json:"depends_on_the_clock"`
}

// testdata/verdicts.jsonl holds one case per kind of verdict. With the full recording, all 490
// cases are compared.
func TestFatalProblemsAreThoseOfJekyll(t *testing.T) {
	for _, file := range []string{"testdata/verdicts.jsonl", "../../../shared/suite/front-matter/cases.jsonl"} {
		t.Run(file, func(t *testing.T) { compareVerdicts(t, file) })
	}
}

func compareVerdicts(t *testing.T, file string) {
	f, err := os.Open(file)
	if os.IsNotExist(err) {
		t.Skip("the suite is not here")
	}
	require.NoError(t, err)
	defer f.Close()
	rules := map[string]int{}
	lines := bufio.NewScanner(f)
	for lines.Buffer(nil, 1<<20); lines.Scan(); {
		var v verdict
		require.NoError(t, json.Unmarshal(lines.Bytes(), &v))
		if v.DependsOnTheClock {
			continue
		}
		problems := v.problems(v.Text)
		stops := v.Jekyll.Fatal != "" || v.Jekyll.URLError != ""
		isFatal := slices.ContainsFunc(problems, func(p edit.Problem) bool { return p.Severity == edit.Fatal })
		require.Equal(t, stops, isFatal, "%s %q: %v", v.Name, v.Text, problems)
		for _, p := range problems {
			rules[p.Rule]++
			v.requireSolved(t, p)
		}
	}
	require.NoError(t, lines.Err())
	t.Log(rules)
}

// problems returns the problems of a text with the name and the time of the recording.
func (v *verdict) problems(text string) []edit.Problem {
	m := frontmatter.Read(text)
	p := post.Read("2026-03-02-case.md", m, seoul)
	return Check(p, m, time.Date(2026, 3, 15, 12, 0, 0, 0, seoul))
}

// requireSolved asserts that the fix of a problem solves it.
func (v *verdict) requireSolved(t *testing.T, p edit.Problem) {
	if len(p.Fix) == 0 {
		return
	}
	fixed, err := edit.Apply(v.Text, p.Fix)
	require.NoError(t, err, v.Name)
	for _, q := range v.problems(fixed) {
		isSame := q.Rule == p.Rule && q.Start == p.Start && q.Detail == p.Detail
		require.False(t, isSame, "%s: %v is still in %q", v.Name, p, fixed)
	}
}
