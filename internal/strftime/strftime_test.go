package strftime

import (
	"encoding/json"
	"math/rand/v2"
	"os"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"daylog/internal/tools"
)

// A question to Ruby: a time, its offset in seconds east of UTC, and a format.
type question struct {
	Unix   int64  `json:"unix"`
	Offset int    `json:"offset"`
	Format string `json:"format"`
}

const askScript = `require "json"
puts JSON.generate(JSON.parse(STDIN.read).map { |q| Time.at(q["unix"]).getlocal(q["offset"]).strftime(q["format"]) })`

// askRuby returns the output of Ruby.
func askRuby(t *testing.T, questions []question) (answers []string) {
	t.Helper()
	return tools.AskRuby[string](t, questions, nil, "-e", askScript)
}

func TestDatesAreWrittenAsRubyDoes(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 1))
	pick := func(parts ...string) string { return parts[random.IntN(len(parts))] }
	var questions []question
	for range 30_000 {
		letter := pick("Y", "C", "y", "m", "B", "b", "h", "d", "e", "j", "H", "k", "I", "l", "M", "S", "L", "N", "z", "A", "a", "u", "w", "p", "P",
			"G", "g", "V", "U", "W", "s", "c", "D", "F", "v", "x", "X", "r", "R", "T", "n", "t", "%")
		colons := ""
		if letter == "z" {
			colons = pick("", "", ":", "::", ":::")
		}
		questions = append(questions, question{
			Unix:   random.Int64N(8_000_000_000) - 3_000_000_000, // 1874 to 2128
			Offset: 60 * (random.IntN(26*60) - 12*60),
			Format: "%" + pick("", "", "-", "_", "0", "^", "#") + pick("", "", "-", "_", "^", "#") + pick("", "", "", "1", "2", "5", "12") + colons + letter + pick("", "년", " %d", "%%"),
		})
	}
	// both ends of a year
	for _, year := range []int{1, 99, 1600, 1999, 2000, 2004, 2009, 2015, 2020, 2024, 2026} {
		for day := -8; day < 8; day++ {
			when := time.Date(year, 1, 1+day, 12, 0, 0, 0, time.UTC)
			questions = append(questions, question{when.Unix(), 0, "%Y-%m-%d %G-W%V-%u %g %U %W %w %j %C %y %s"})
		}
	}
	for i, want := range askRuby(t, questions) {
		q := questions[i]
		now := time.Unix(q.Unix, 0).In(time.FixedZone("", q.Offset))
		require.Equal(t, want, Format(q.Format, now, "en"), "%q %s", q.Format, now)
	}
}

func TestStrftime(t *testing.T) {
	now := time.Date(2026, 1, 2, 15, 4, 5, 0, seoul)
	for _, test := range []struct{ format, language, want string }{
		{"", "en", ""},
		{"%Y-%m-%d %H:%M:%S %z", "en", "2026-01-02 15:04:05 +0900"},
		{"%-d.%-m.%y %j %A %a %B %b", "en", "2.1.26 002 Friday Fri January Jan"},
		{"%Y년 Monday 15", "en", "2026년 Monday 15"},
		{"%-m월 %-d일 %A (%a) %p %-I시, %B", "ko", "1월 2일 금요일 (금) 오후 3시, 1월"},
		{"100% %", "en", "100% %"},
		{"%Q %Z %5한 %999Y", "en", "%Q %Z %5한 " + fill("2026", maxWidth, '0')},
		{"%:::z %::::z %:Y", "en", "+09 %::::z %:Y"},
		{"%Ey %Od %EH %E", "en", "26 02 %EH %E"},
	} {
		require.Equal(t, test.want, Format(test.format, now, test.language), test.format)
	}
	require.Equal(t, [][2]int{{3, 5}, {6, 8}, {11, 16}}, Unknown("%Y %Q %Z%% %5한 100%"))
}

func TestLiquid(t *testing.T) {
	now := time.Date(2026, 1, 2, 15, 4, 5, 0, seoul)
	for _, test := range []struct{ format, want string }{
		{"%Y %Z|%#Z|%5Z", "2026 KST|kst|  KST"},
		{"%E|%Ez|%:", "%E|%Ez|%:"},
		{"100% %%", "100% %"},
	} {
		got, ok := Liquid(test.format, now, "KST")
		require.True(t, ok, test.format)
		require.Equal(t, test.want, got, test.format)
	}
	for _, format := range []string{"%", "%Y%", "%-", "x %12", "%^"} {
		_, ok := Liquid(format, now, "")
		require.False(t, ok, format)
	}
}

var seoul = time.FixedZone("", 9*3600)

func TestKoreanNamesOfTheWeek(t *testing.T) {
	names := ""
	for day := range 7 {
		names += Format("%a", time.Date(2026, 11, 1+day, 11, 59, 0, 0, seoul), "ko")
	}
	require.Equal(t, "일월화수목금토", names)
	require.Equal(t, "오전 11", Format("%p %I", time.Date(2026, 11, 1, 11, 59, 0, 0, seoul), "ko"))
}

// The shell formats dates before the engine has loaded. web/browser/strftime.test.js compares it
// with the same cases.
func TestFormatsOfTheShell(t *testing.T) {
	data, err := os.ReadFile("testdata/shell.json")
	require.NoError(t, err)
	var cases []struct{ Clock, Format, Text string }
	require.NoError(t, json.Unmarshal(data, &cases))
	for _, c := range cases {
		now, err := time.Parse(time.RFC3339, c.Clock)
		require.NoError(t, err)
		require.Equal(t, c.Text, Format(c.Format, now, "en"), "%s at %s", c.Format, c.Clock)
	}
}
