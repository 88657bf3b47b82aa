package daily

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"daylog/internal/check"
	"daylog/internal/frontmatter"
	"daylog/internal/post"
)

// day returns a log for a day in the week of Monday, 23 November 2026.
func day(day, title, front, body string) Known {
	return Known{Name: day + "-" + strings.ReplaceAll(title, " ", "-") + ".md", Day: day,
		Text: "---\ntitle: \"" + title + "\"\ndate: " + day + " 21:00:00 +0900\n" + front + "---\n" + body}
}

var weekDays = []Known{
	day("2026-11-24", "둘째 날", "categories: [공부, AI]\ntags: [daily-log, week48, pytorch]\n", "## 오늘 한 일\n- 산책\n- [x] 강의\n  - [x] 7강\n  - [ ] 8강\n- [ ] 퀴즈\n\n## 메모\n- [x] 메일\n- 그냥\n\n## 일일 회고\n둘째 날은 $a$ 였다.\n\n<br>\n\n## 내일 할 일\n- x\n"),
	day("2026-11-23", "첫 | [날]", "categories: [공부, AI]\ntags: [daily-log, week48]\nmath: true\nmedia_subpath: /assets/img/\n",
		"## 오늘 한 일\n\n- 데일리 스크럼\n- 멘토링[^1]\n    - **질문** [표](#표)\n- \n\n## 멘토링 **요약**\n### Gather\n글\n\n## 일일 회고\n\n첫 날.\n![그림](a.png) ![b](/b.png)\n\n### 다음에는\n\n더 [잘][link].\n\n## 내일 할 일\n- y\n\n[^1]: 각주\n[link]: https://example.com\n"),
	day("2026-11-25", "셋째 날", "categories: [공부, 운동]\ntags: [week48]\n", "## 배운 것\n\n## 내일 할 일\n- 자기\n"),
	day("2026-11-26", "빈 날", "", "## 오늘 한 일\n- \n- [ ] \n\n## 회고\n\n<br>\n\n## 딴 것\n\n---\n"),
}

var sunday = time.Date(2026, 11, 29, 22, 0, 0, 0, seoul)

func TestWeek(t *testing.T) {
	log := Week(WeekOptions{Now: sunday, Language: "ko", Days: weekDays})
	require.Equal(t, "2026-11-29-weekly-log-2026-w48.md", log.Name)
	require.Equal(t, `---
title: "2026년 48주차 기록 (11월 23일~29일)"
date: 2026-11-29 22:00:00 +0900
categories: [공부]
tags: [week48, weekly-log]
math: true
---

## **🗓️ 하루하루**

- [11월 23일 월요일 · 첫 \| [날]]({% post_url 2026-11-23-첫-|-[날] %})
    - 멘토링 요약
    - Gather
    - 다음에는
- [11월 24일 화요일 · 둘째 날]({% post_url 2026-11-24-둘째-날 %})
    - 메모
- [11월 25일 수요일 · 셋째 날]({% post_url 2026-11-25-셋째-날 %})

## **✅ 한 일**

### 11월 23일 월요일

- 데일리 스크럼
- 멘토링[^1123-1]
    - **질문** [표]({% post_url 2026-11-23-첫-|-[날] %}#표)

[^1123-1]: 각주

### 11월 24일 화요일

- [x] 산책
- [x] 강의
  - [x] 7강
- [x] 메일

## **🐾 회고**

### 11월 23일 월요일

첫 날.
![그림](/assets/img/a.png) ![b](/b.png)

#### 다음에는

더 [잘][link].

[link]: https://example.com

### 11월 24일 화요일

둘째 날은 $a$ 였다.

## **💭 한 주를 돌아보며**


`, log.Text)
	require.True(t, strings.HasSuffix(log.Text[:log.Caret], "돌아보며**\n\n"))
}

func TestWeekOfOtherLanguagesAndNothing(t *testing.T) {
	log := Week(WeekOptions{Now: time.Date(2027, 1, 1, 9, 0, 0, 0, seoul), Language: "en", Days: []Known{{Name: "notes.txt", Day: "2026-12-31", Text: "## Done today\n- a\n\n## Looking back\nIt was $5.\n"}},
		Names: []string{"2027-01-01-weekly-log-2026-w53.md"}})
	require.Equal(t, "2027-01-01-weekly-log-2026-w53-2.md", log.Name)
	require.Equal(t, `---
title: "Week 53 of 2026, December 28 to January 3"
date: 2027-01-01 09:00:00 +0900
categories: [Weekly Log]
tags: [weekly-log]
---

## **🗓️ The days**

- Thursday, December 31

## **✅ Done**

### Thursday, December 31

- a

## **🐾 Looking back**

### Thursday, December 31

It was $5.

## **💭 The week**


`, log.Text)

	log = Week(WeekOptions{Now: sunday, Language: "ko"})
	require.Contains(t, log.Text, "---\n\n## **💭 한 주를 돌아보며**\n\n")
}

// Two logs of one day share a heading; the copied sections can be chosen.
func TestWeekOfChosenHeadings(t *testing.T) {
	log := Week(WeekOptions{Now: sunday, Language: "en", Copied: []string{"Notes"}, Days: []Known{
		day("2026-11-23", "One", "", "## Notes\n\na\n\n---\n\n## Looking back\n\nb\n"), day("2026-11-23", "Two", "", "Notes\n---\n\nc\n"),
	}})
	require.Contains(t, log.Text, "### Monday, November 23\n\na\n\nc\n\n## **💭")
	require.NotContains(t, log.Text, "b\n")
}

// A weekly post has no problems for any days, and the daily logs do not change.
func TestWeekHasNoProblems(t *testing.T) {
	for i, days := range [][]Known{nil, weekDays, {day("2026-11-23", "a: #b \"c\"", "categories: [\"x: y\", 1]\n", "## 회고\n\n- [ ] a\n\n```\n## no\n```\n")}} {
		before := slices.Clone(days)
		log := Week(WeekOptions{Now: sunday, Language: "ko", Days: days})
		m := frontmatter.Read(log.Text)
		require.Empty(t, check.Check(post.Read(log.Name, m, seoul), m, sunday), "%d: %s", i, log.Text)
		require.Equal(t, before, days)
	}
}

func FuzzWeek(f *testing.F) {
	for _, k := range weekDays {
		f.Add(k.Name, k.Text, "ko")
	}
	f.Fuzz(func(t *testing.T, name, text, language string) {
		days := []Known{{Name: name, Day: "2026-11-23", Text: text}, {Name: name, Day: "2026-11-24", Title: text, Text: name}}
		log := Week(WeekOptions{Now: sunday, Language: language, Days: days})
		m := frontmatter.Read(log.Text)
		require.True(t, m.Valid, log.Text)
		require.True(t, 0 <= log.Caret && log.Caret <= len(log.Text))
	})
}

// The shell recognizes weekly posts of earlier versions by their names.
// web/ui/dialogs/week.test.js compares it with the same cases.
func TestNamesOfWeeks(t *testing.T) {
	data, err := os.ReadFile("testdata/weeknames.json")
	require.NoError(t, err)
	var cases []struct {
		Clock       time.Time
		Names, Name string
	}
	require.NoError(t, json.Unmarshal(data, &cases))
	for _, c := range cases {
		log := Week(WeekOptions{Now: c.Clock, Language: "en", Names: strings.Split(c.Names, "\n")})
		require.Equal(t, c.Name, log.Name)
	}
}
