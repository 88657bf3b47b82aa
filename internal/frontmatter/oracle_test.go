package frontmatter

import (
	"math"
	"math/rand/v2"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"daylog/internal/tools"
)

// A verdict is Ruby's result for a text.
type verdict struct {
	Found, Valid bool
	YAML, Body   string
	Values       any
	Error        string
}

// askRuby runs testdata/oracle.rb over texts.
func askRuby(t *testing.T, texts []string) []verdict {
	t.Helper()
	return tools.AskRuby[verdict](t, texts, nil, "testdata/oracle.rb")
}

// plain converts values to the form that testdata/oracle.rb writes.
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
	case BigInteger:
		return map[string]any{"int": string(v)}
	case float64:
		return map[string]any{"float": floatText(v)}
	}
	return v
}

func floatText(f float64) string {
	switch {
	case math.IsNaN(f):
		return "NaN"
	case math.IsInf(f, 0):
		return strings.TrimPrefix(strconv.FormatFloat(f, 'f', -1, 64), "+") + "inity"
	case f == math.Trunc(f) && math.Abs(f) < 1e15:
		return strconv.FormatFloat(f, 'f', 1, 64)
	case f == math.Trunc(f) || f != 0 && math.Abs(f) < 1e-4:
		s := strconv.FormatFloat(f, 'e', -1, 64)
		if !strings.Contains(s, ".") {
			s = strings.Replace(s, "e", ".0e", 1)
		}
		return s
	}
	return strconv.FormatFloat(f, 'f', -1, 64)
}

// generate makes up to n texts of front matter from parts; fewer under wasm, which is slower.
func generate(n int, head string, parts []string, limit int) []string {
	if runtime.GOOS == "js" {
		n /= 20
	}
	random := rand.New(rand.NewPCG(1, 2))
	texts := make([]string, n)
	for i := range texts {
		var b strings.Builder
		b.WriteString(head)
		for range 1 + random.IntN(limit) {
			b.WriteString(parts[random.IntN(len(parts))])
		}
		texts[i] = b.String()
	}
	return texts
}

func TestFindAgreesWithJekyll(t *testing.T) {
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

func TestReadAgreesWithJekyll(t *testing.T) {
	texts := generate(30_000, "---\n", difficult, 10)
	for i := range texts {
		texts[i] += "\n---\n"
	}
	for _, word := range generate(10_000, "", numbers, 7) {
		texts = append(texts, "---\na: &x "+word+"\nb: '"+word+"'\nc: *x\n---\n")
	}
	compareWithRuby(t, texts)
}

// compareWithRuby asserts that daylog parses texts as SafeYAML does.
func compareWithRuby(t *testing.T, texts []string) {
	t.Helper()
	compared, unknown, differ := 0, 0, 0
	for i, want := range askRuby(t, texts) {
		if !want.Found || unlike.MatchString(texts[i]) {
			continue
		}
		m := Read(texts[i])
		compared++
		if !assert.Equal(t, want.Valid, m.Valid, "%q: %s %v", texts[i], want.Error, m.Problems) {
			if differ++; differ == 20 {
				break
			}
			continue
		}
		switch {
		case want.Valid:
			if !assert.Equal(t, want.Values, plain(m.Values), "%q", texts[i]) {
				differ++
			}
			if len(m.Values) > 0 && len(m.Fields) == 0 {
				unknown++
			}
		// otherwise the first error counts
		case m.Problems[0].Rule != "front-matter-no-fields" && !fromValues.MatchString(want.Error):
			if !assert.Equal(t, want.Error, causes[causeOf(texts[i])].message, "%q", texts[i]) {
				differ++
			}
		}
		if differ > 20 {
			break
		}
	}
	t.Logf("%d equal, of them %d without ranges", compared, unknown)
	require.Greater(t, compared, len(texts)/2)
}

var fromValues = regexp.MustCompile(`^(no implicit|invalid value)`)

// unlike matches texts with an intended difference: years before Ruby's calendar reform.
var unlike = regexp.MustCompile(`\b(0\d\d\d|1[0-5]\d\d)-\d`)

// difficult holds parts of front matter that YAML parsers often get wrong.
var difficult = []string{
	"title: ", "date: ", "tags: ", "tags:\n  - ", "image:\n  path: ", "  alt: ", "\ncategories: [", "a", "b c", "한글", "[", "]", ", ", "{", "}",
	"\n", "\n", "\n  ", "\n- ", "- ", ": ", " # c", "#", "'", "\"", "it's", "''", "\\n", "\\\"", "|\n  ", ">-\n  ", "|+\n", "|2\n    ", "yes", "y", "no",
	"true", "~", "null", "1", "010", "0x1f", "1.5", "1e3", "1,000", "12:30", "1:30:15", "2022-01-26", "2022-01-26 23:50:00", " +0900", "2022-02-30",
	":sym", "&a ", "*a", "!t ", "!!str ", "? ", "@", "`", "%", "\t", "  ", "\r\n", "http://x", "-", "...", "<<: *a", "!", "=", "{{", "}}", "\n? ", "\n: ",
	"!!binary YWI", "!<x> ", "!a!b ", "%YAML 1.1\n", "\n%TAG ! x\n", "<<: ", "~: ", "\x07", "\u0085", "\u2028", "\ufeff", "&한 ", "&a-_9 ", "*b ", "\\x4", "\\u00e9", "\\\n",
}

// numbers holds parts of words that may be a number, a time or a date.
var numbers = []string{
	"0", "1", "9", "59", "60", "2022", "-", "-", "+", ".", ":", ":30", "_", ",", "e", "E+", "0x", "0X", "0b", "o", "a", "T", "t", " ", "  ", "Z", "inf", ".nan",
	"2026-11-04", "2026-3-2", "2026-02-30", " 22:40:00", "T09:05:06", " 24:00:00", " 23:59:60", ".123", " +09:00", "+0900", "-05:30", " +9", "-930", "+2500", "+24:00", "-00:30", "\t",
}

// causeOf returns the cause of the syntax error of a text's front matter.
func causeOf(text string) cause {
	start, end, _, _ := find(text)
	_, _, failure := parse(text[:end], start+len("---"))
	return failure.why
}
