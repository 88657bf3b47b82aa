package frontmatter

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"os/exec"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"daylog/internal/tools"
)

// What Ruby says about a text.
type verdict struct {
	Found, Valid bool
	Odd          bool // a key is not a string
	YAML, Body   string
	Values       any
	Error        string
}

// askRuby runs testdata/oracle.rb over texts.
func askRuby(t *testing.T, texts []string) []verdict {
	t.Helper()
	ruby := tools.Need(t, "Ruby")
	input, err := json.Marshal(texts)
	require.NoError(t, err)
	cmd := exec.Command(ruby, "testdata/oracle.rb")
	cmd.Stdin = bytes.NewReader(input)
	var complaints bytes.Buffer
	cmd.Stderr = &complaints
	output, err := cmd.Output()
	require.NoError(t, err, complaints.String())
	var verdicts []verdict
	require.NoError(t, json.Unmarshal(output, &verdicts))
	require.Len(t, verdicts, len(texts))
	return verdicts
}

// plain writes values as testdata/oracle.rb does.
func plain(v any) any {
	switch v := v.(type) {
	case map[string]any:
		out := map[string]any{}
		for key, value := range v {
			out[key] = plain(value)
		}
		return map[string]any{"map": out}
	case []any:
		out := make([]any, len(v))
		for i, value := range v {
			out[i] = plain(value)
		}
		return map[string]any{"list": out}
	case time.Time:
		return map[string]any{"time": v.Format("2006-01-02T15:04:05-07:00")}
	case Date:
		return map[string]any{"date": string(v)}
	case int:
		return map[string]any{"int": strconv.Itoa(v)}
	case float64:
		return map[string]any{"float": rubyFloat(v)}
	}
	return v
}

func rubyFloat(f float64) string {
	switch {
	case math.IsNaN(f):
		return "NaN"
	case math.IsInf(f, 0):
		return strings.TrimPrefix(strconv.FormatFloat(f, 'f', -1, 64), "+") + "inity"
	case f == math.Trunc(f) && math.Abs(f) < 1e16:
		return strconv.FormatFloat(f, 'f', 1, 64)
	case math.Abs(f) >= 1e16 || f != 0 && math.Abs(f) < 1e-4:
		s := strconv.FormatFloat(f, 'e', -1, 64)
		if !strings.Contains(s, ".") {
			s = strings.Replace(s, "e", ".0e", 1)
		}
		return s
	}
	return strconv.FormatFloat(f, 'f', -1, 64)
}

// generate makes front matters of parts that hurt: n of them, or some in the browser's Go, which is slower.
func generate(n int, head string, parts []string, most int) []string {
	if runtime.GOOS == "js" {
		n /= 20
	}
	random := rand.New(rand.NewPCG(1, 2))
	texts := make([]string, n)
	for i := range texts {
		var b strings.Builder
		b.WriteString(head)
		for range 1 + random.IntN(most) {
			b.WriteString(parts[random.IntN(len(parts))])
		}
		texts[i] = b.String()
	}
	return texts
}

func TestFindsWhatJekyllFinds(t *testing.T) {
	parts := []string{"---", "...", "----", "-", ".", "\n", "\n", "\n---\n", "\r\n", "\r", " ", "\t", "\f", "\v", "a", "a: b", "---\n", "\ufeff", "\u0085", "한"}
	texts := append(generate(10_000, "", parts, 8), generate(10_000, "---", parts, 8)...)
	for i, want := range askRuby(t, texts) {
		m := Read(texts[i])
		require.Equal(t, want.Found, m.Found, "%q", texts[i])
		if want.Found {
			require.Equal(t, want.Body, texts[i][m.Body:], "%q", texts[i])
			start, end, _, _ := find(texts[i])
			require.Equal(t, want.YAML, texts[i][start:end], "%q", texts[i])
		}
	}
}

func TestReadsWhatPsychReads(t *testing.T) {
	texts := generate(15_000, "---\n", hurting, 10)
	for i := range texts {
		texts[i] += "\n---\n"
	}
	compared, unknown := 0, 0
	for i, want := range askRuby(t, texts) {
		if !want.Found || want.Odd || strings.Contains(fmt.Sprint(want.Values), "too deep") || unlike.MatchString(texts[i]) {
			continue
		}
		m := Read(texts[i])
		require.Equal(t, want.Valid, m.Valid, "%q: %s %v", texts[i], want.Error, m.Problems)
		if want.Valid {
			require.Equal(t, want.Values, plain(m.Values), "%q", texts[i])
			compared++
			if len(m.Values) > 0 && len(m.Fields) == 0 {
				unknown++
			}
		}
	}
	t.Logf("%d equal, of them %d without ranges", compared, unknown)
	require.Greater(t, compared, 1_500)
}

// unlike are texts that the two parsers are known to read differently; no post has them. A tag with a bracket, which libyaml
// refuses since 0.2.2 and goldmark-meta's older copy does not; a tag on the whole front matter, that Psych makes an object of; a
// map merged into itself; a TAB within a time, on which Psych breaks.
var unlike = regexp.MustCompile(`![^ \n]*[],[{}]|^---\s+(&a\s+)?!|&a\s+<<: \*a|\d\t+\d`)

// hurting are the parts of a front matter that YAML readers trip over.
var hurting = []string{
	"title: ", "date: ", "tags: ", "tags:\n  - ", "image:\n  path: ", "  alt: ", "\ncategories: [", "a", "b c", "한글", "[", "]", ", ", "{", "}",
	"\n", "\n", "\n  ", "\n- ", "- ", ": ", " # c", "#", "'", "\"", "it's", "''", "\\n", "\\\"", "|\n  ", ">-\n  ", "|+\n", "|2\n    ", "yes", "y", "no",
	"true", "~", "null", "1", "010", "0x1f", "1.5", "1e3", "1,000", "12:30", "1:30:15", "2022-01-26", "2022-01-26 23:50:00", " +0900", "2022-02-30",
	":sym", "&a ", "*a", "!t ", "!!str ", "? ", "@", "`", "%", "\t", "  ", "\r\n", "http://x", "-", "...", "<<: *a", "!", "=",
}
