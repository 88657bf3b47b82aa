package daily

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"daylog/internal/check"
	"daylog/internal/frontmatter"
	"daylog/internal/post"
	"daylog/internal/strftime"
)

var seoul = time.FixedZone("", 9*3600)

func TestToday(t *testing.T) {
	now := time.Date(2026, 11, 3, 9, 5, 7, 0, seoul)
	log := Next(Options{Now: now, Language: "ko"})
	require.Equal(t, "2026-11-03-daily-log-2026-11-03.md", log.Name)
	require.True(t, strings.HasPrefix(log.Text, `---
title: "2026년 11월 3일 기록"
date: 2026-11-03 09:05:07 +0900
categories: [하루 기록]
tags: [daily-log] # 태그는 소문자로 씁니다
math: true
---

## **📝 오늘 한 일**

- `), log.Text)
	require.True(t, strings.HasSuffix(log.Text[:log.Caret], "## **📝 오늘 한 일**\n\n- "))
	require.True(t, strings.HasPrefix(log.Text[log.Caret:], "\n"))
	require.Contains(t, log.Text, "회고")
	require.Contains(t, log.Text, "내일 할 일")

	log = Next(Options{Now: now, Language: "en"})
	require.Contains(t, log.Text, `title: "Daily log, November 3, 2026"`)
	require.True(t, strings.HasSuffix(log.Text[:log.Caret], "## **📝 Done today**\n\n- "))
	require.Equal(t, log, Next(Options{Now: now, Language: "fr"}))
}

// A new log has no problems, at any minute in any zone.
func TestTodayHasNoProblems(t *testing.T) {
	for _, language := range []string{"ko", "en"} {
		for _, hours := range []float64{-12, -9.5, -5, 0, 5.75, 9, 14} {
			zone := time.FixedZone("", int(hours*3600))
			for _, now := range []time.Time{
				time.Date(2026, 11, 23, 23, 59, 59, 999, zone), time.Date(2026, 1, 1, 0, 0, 0, 0, zone), time.Date(2024, 2, 29, 12, 0, 0, 0, zone),
			} {
				log := Next(Options{Now: now, Language: language})
				m := frontmatter.Read(log.Text)
				p := post.Read(log.Name, m, zone)
				require.Empty(t, check.Check(p, m, now), log.Text)
				require.True(t, now.Truncate(time.Second).Equal(p.Date), "%s is not %s", p.Date, now)
				require.True(t, p.Math)
				require.Equal(t, log.Name, p.Name)
				url, _ := post.URL(p)
				require.Equal(t, "/posts/daily-log-"+now.Format("2006-01-02")+"/", url)
				require.NotContains(t, log.Text, "<%")
			}
		}
	}
}

// In zones with daylight saving time, date, file name and offset belong to the same day.
func TestTodayAroundMidnightAndSummerTime(t *testing.T) {
	for _, test := range []struct{ zone, clock, date, name string }{
		// start of daylight saving time: 23:59 and 00:30 have the same offset, the end of the night
		// another
		{"America/Los_Angeles", "2026-03-07 23:59", "2026-03-07 23:59:00 -0800", "2026-03-07"},
		{"America/Los_Angeles", "2026-03-08 00:00", "2026-03-08 00:00:00 -0800", "2026-03-08"},
		{"America/Los_Angeles", "2026-03-08 00:30", "2026-03-08 00:30:00 -0800", "2026-03-08"},
		{"America/Los_Angeles", "2026-03-08 03:30", "2026-03-08 03:30:00 -0700", "2026-03-08"},
		{"America/Los_Angeles", "2026-11-01 00:30", "2026-11-01 00:30:00 -0700", "2026-11-01"},
		{"America/Los_Angeles", "2026-11-01 23:59", "2026-11-01 23:59:00 -0800", "2026-11-01"},
		{"Pacific/Auckland", "2026-04-05 00:30", "2026-04-05 00:30:00 +1300", "2026-04-05"},
		{"Pacific/Auckland", "2026-04-05 23:59", "2026-04-05 23:59:00 +1200", "2026-04-05"},
		{"Pacific/Auckland", "2026-09-27 03:30", "2026-09-27 03:30:00 +1300", "2026-09-27"},
		{"Europe/Berlin", "2026-03-29 00:00", "2026-03-29 00:00:00 +0100", "2026-03-29"},
		{"Europe/Berlin", "2026-03-29 03:30", "2026-03-29 03:30:00 +0200", "2026-03-29"},
		{"Europe/Berlin", "2026-10-25 23:59", "2026-10-25 23:59:00 +0100", "2026-10-25"},
		// another date in UTC, a leap day, ISO week 53
		{"Asia/Seoul", "2026-11-04 00:30", "2026-11-04 00:30:00 +0900", "2026-11-04"},
		{"Asia/Seoul", "2024-02-29 23:59", "2024-02-29 23:59:00 +0900", "2024-02-29"},
		{"Europe/Berlin", "2027-01-01 00:30", "2027-01-01 00:30:00 +0100", "2027-01-01"},
	} {
		zone, err := time.LoadLocation(test.zone)
		if err != nil {
			t.Skip("no zones here")
		}
		now, err := time.ParseInLocation("2006-01-02 15:04", test.clock, zone)
		require.NoError(t, err)
		log := Next(Options{Now: now, Language: "ko"})
		require.Contains(t, log.Text, "\ndate: "+test.date+"\n")
		require.Equal(t, test.name+"-daily-log-"+test.name+".md", log.Name)
		require.Equal(t, "2026-W53", strftime.Format("%G-W%V", time.Date(2027, 1, 3, 0, 0, 0, 0, zone), "en"))
	}
}
