package post

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"daylog/internal/frontmatter"
)

var seoul = time.FixedZone("KST", 9*3600)

// The forms of dates in front matter; oracle_test.go compares many more with Ruby.
func TestDates(t *testing.T) {
	for _, test := range []struct{ date, want string }{
		{"2022-01-26 23:50:00 +0900", "2022-01-26 23:50:00 +0900"},
		{"2022-01-01 23:50:00", "2022-01-02 08:50:00 +0900"}, // a time without a zone is UTC
		{`"2022-01-01 23:50:00"`, "2022-01-01 23:50:00 +0900"},
		{"2022-01-02 10:00", "2022-01-02 10:00:00 +0900"},
		{"2022-02-03", "2022-02-03 00:00:00 +0900"},
		{"2022/01/02 10:00 +0900", "2022-01-02 10:00:00 +0900"},
		{"2022.01.02", "2022-01-02 00:00:00 +0900"},
		{"20220102", "2022-01-02 00:00:00 +0900"},
		{"2022-01-02T10:00:00+09:00", "2022-01-02 10:00:00 +0900"},
		{"2022-01-02 10:00 KST", "2022-01-02 10:00:00 +0900"},
		{"2022-01-02 10:00 +09:00", "2022-01-02 10:00:00 +0900"},
		{"2022-01-02 10:00 PM +0900", "2022-01-02 22:00:00 +0900"},
		{"2022-01-02 10:00:00 -0500", "2022-01-03 00:00:00 +0900"},
		{"2022-02-30 10:00", "2022-03-02 10:00:00 +0900"},
		{"2022-02-30 10:00:00 +0900", "2022-03-02 10:00:00 +0900"},
		{"2022-01-02 25:00:00 +0900", "2022-01-03 01:00:00 +0900"},
		{"22-1-5", "2022-01-05 00:00:00 +0900"},
		{"99-1-5", "1999-01-05 00:00:00 +0900"},
		{"Jan 26, 2022", "2022-01-26 00:00:00 +0900"},
		{"26 January 2022 10:00", "2022-01-26 10:00:00 +0900"},
		{"2022-13-45", ""},
		{"not a date", ""},
		{"", ""},
		{"2022-01-02 10:60", ""},
		{"2022-01-02 25:00", ""},
	} {
		t.Run(test.date, func(t *testing.T) {
			p := Read("2021-12-31-x.md", frontmatter.Read("---\ndate: "+test.date+"\n---\n"), seoul)
			require.Equal(t, test.want == "", p.Undated)
			if test.want != "" {
				require.Equal(t, test.want, p.Date.Format("2006-01-02 15:04:05 -0700"))
			}
		})
	}
}

func TestDateOfTheFileName(t *testing.T) {
	p := Read("2022-01-26-x.md", frontmatter.Read("---\ntitle: x\n---\n"), seoul)
	require.Equal(t, time.Date(2022, 1, 26, 0, 0, 0, 0, seoul), p.Date)
	require.Empty(t, p.DateText)
	p = Read("2022-01-26-x.md", frontmatter.Read("---\ndate: 2021-12-31\n---\n"), seoul)
	require.Equal(t, time.Date(2021, 12, 31, 0, 0, 0, 0, seoul), p.Date)
	require.Equal(t, "2021-12-31", p.DateText)
	require.True(t, Read("2022-13-01-x.md", frontmatter.Read(""), seoul).Undated)
	require.True(t, Read("x.md", frontmatter.Read(""), seoul).Date.IsZero())
}

func TestDateInAZoneWithSummerTime(t *testing.T) {
	zone, err := time.LoadLocation("America/New_York")
	if err != nil {
		t.Skip("no zones here")
	}
	p := Read("", frontmatter.Read("---\ndate: 2022-03-13 12:00\n---\n"), zone)
	require.Equal(t, "2022-03-13 12:00:00 -0400", p.Date.Format("2006-01-02 15:04:05 -0700"))
}

func FuzzParseTime(f *testing.F) {
	for _, text := range []string{"2022-01-26 23:50:00 +0900", "Jan 26, 2022 10pm", "0-0-0", "20220102T101112Z", "99999999999999-1-1 9:9:9 -9999"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		when, ok := parseTime(text, seoul)
		require.True(t, ok || when.IsZero())
		// the parsed date, formatted and parsed again, is the same
		if ok && when.Year() > 1000 && when.Year() < 9999 {
			again, ok := parseTime(when.Format("2006-01-02 15:04:05 -0700"), seoul)
			require.True(t, ok)
			require.Equal(t, when, again)
		}
	})
}
