package strftime

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"daylog/internal/tools"
)

// layout is how the tests write a time: the offset, or Z in UTC, and the clock.
const layout = " 2006-01-02 15:04:05.000000000"

var now = time.Date(2026, 3, 15, 12, 30, 40, 5, kst)

var kst = time.FixedZone("KST", 9*3600)

// written parses a text and formats the result; "" if the text is no date.
func written(text string) string {
	t, ok := Parse(text, now, kst)
	switch {
	case !ok:
		return ""
	case t.Location() == time.UTC:
		return "Z" + t.Format(layout)
	}
	return t.Format("-0700" + layout)
}

func TestParse(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"2026-03-01", "+0900 2026-03-01 00:00:00.000000000"},
		{"2026-02-30 23:59:60", "+0900 2026-03-03 00:00:00.000000000"},
		{"March 14, 2016 3pm", "+0900 2016-03-14 15:00:00.000000000"},
		{"1st mar '26", "+0900 2026-03-01 00:00:00.000000000"},
		{"03/01/2026", "+0900 2026-01-03 00:00:00.000000000"},
		{"10:20:30.25", "+0900 2026-03-15 10:20:30.250000000"},
		{"2026-03-01t10:20:30z", "Z 2026-03-01 10:20:30.000000000"},
		{"2026-03-01 10:00 est", "-0500 2026-03-01 10:00:00.000000000"},
		{"2026-03-01 10:00 kst", "+0900 2026-03-01 10:00:00.000000000"},
		{"2026-061", "+0900 2026-03-02 00:00:00.000000000"},
		{"20260301102030+0300", "+0300 2026-03-01 10:20:30.000000000"},
		{"h30.4.30", "+0900 2018-04-30 00:00:00.000000000"},
		{"5 mar 44 bc", "+0900 -0043-03-05 00:00:00.000000000"},
		{"2026년 3월 1일", ""},
		{"2026-13-01", ""},
		{"2026-w10-1", ""},
		{"10:60", ""},
		{"2026-03-01 10:00 +99:00", ""},
		{"2026-366", ""},
		{strings.Repeat("9", 30) + "-01-01", ""},
		{"monday", ""},
		{"", ""},
	} {
		require.Equal(t, test.want, written(test.text), test.text)
	}
}

const parseScript = `require "json"; require "time"
now = Time.new(2026, 3, 15, 12, 30, 40 + 5r / 1000000000, "+09:00")
puts JSON.generate(JSON.parse(STDIN.read).map { |text|
  t = begin Time.parse(text, now); rescue ArgumentError; next ""; rescue RangeError; next nil; end
  t.year.abs < 10**9 ? (t.utc? ? "Z" : t.strftime("%z")) + t.strftime(" %Y-%m-%d %H:%M:%S.%N") : "" })`

func TestDatesAreReadAsRubyDoes(t *testing.T) {
	words := strings.Fields(`2026 26 3 03 1 01 12 31 30 366 061 0 99 1999 '26 -3 20260301 2026030110 202603011020
		20260301102030 1020 102030 123 12345 1234567 w10 h3 R8.3.1 2026-W10-1 -- - / . , : T Z GMT UTC KST EST A
		+09:00 +0900 -5 +9 -0000 GMT-3:30 +09:00:30 [9] [-5:EST] mon Tue, March mar. sept december dec-1
		1-Mar-2026 mar-1-26 1st 2nd 21th bc b.c. ad BCE am p.m. 3pm 10:20 10:20:30 10:20:30,25 23:59:60 24:00
		25:00 10:60 3h 3h20m10s ' 한 월 2026/03/01 3/5/26 03/01/2026 2026.03.01 2026-03-01 26-3-1 31-12-2026
		2026-13-01 2026-02-30 2026-061 -061 --03-01 --0301 dst standard time daylight _ @ at`)
	random := rand.New(rand.NewPCG(1, 1))
	var texts []string
	for range 20_000 {
		var b strings.Builder
		for range 1 + random.IntN(5) {
			b.WriteString(words[random.IntN(len(words))] + []string{"", "", " ", " ", "-", "T", ","}[random.IntN(7)])
		}
		texts = append(texts, b.String())
	}
	environment := []string{"TZ=Asia/Seoul", "LANG=C.UTF-8"}
	answers := tools.AskRuby[*string](t, texts, environment, "-e", parseScript)
	for i, want := range answers {
		// Ruby fails with numbers beyond 32 bits, and its Seoul has other offsets before 1988.
		if want != nil && (!strings.HasPrefix(*want, "+") || strings.HasPrefix(*want, "+0900")) {
			require.Equal(t, *want, written(texts[i]), texts[i])
		}
	}
}
