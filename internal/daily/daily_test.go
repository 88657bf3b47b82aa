package daily

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"daylog/internal/check"
	"daylog/internal/frontmatter"
	"daylog/internal/post"
)

func TestToday(t *testing.T) {
	now := time.Date(2026, 11, 3, 9, 5, 7, 0, seoul)
	log := Today(now, "ko")
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

	log = Today(now, "en")
	require.Contains(t, log.Text, `title: "Daily log, November 3, 2026"`)
	require.True(t, strings.HasSuffix(log.Text[:log.Caret], "## **📝 Done today**\n\n- "))
	require.Equal(t, log, Today(now, "fr"))
}

// A new log is ready to publish as it is, at any minute of any zone.
func TestTodayHasNoProblems(t *testing.T) {
	for _, language := range []string{"ko", "en"} {
		for _, hours := range []float64{-12, -9.5, -5, 0, 5.75, 9, 14} {
			zone := time.FixedZone("", int(hours*3600))
			for _, now := range []time.Time{
				time.Date(2026, 11, 23, 23, 59, 59, 999, zone), time.Date(2026, 1, 1, 0, 0, 0, 0, zone), time.Date(2024, 2, 29, 12, 0, 0, 0, zone),
			} {
				log := Today(now, language)
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
