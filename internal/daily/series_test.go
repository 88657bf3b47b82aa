package daily

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"daylog/internal/frontmatter"
	"daylog/internal/post"
)

// known returns a finished log.
func known(day, slug, title, tags string) Known {
	text := "---\ntitle: \"" + title + "\"\ntags: [" + tags + "]\n---\n"
	return Known{Name: day + "-" + slug + ".md", Day: day, Title: title, Text: text}
}

func at(day string) time.Time {
	when, err := time.ParseInLocation("2006-01-02 15:04", day+" 21:03", seoul)
	if err != nil {
		panic(err)
	}
	return when
}

// 2026-11-02 is a Monday.
func TestSeriesAdvances(t *testing.T) {
	for _, test := range []struct {
		name                string
		day, slug           string // of the newest log
		title, tags         string
		today               string
		weekLogs            int
		wantTitle, wantTags string
		wantSlug            string
	}{
		{"the first real log", "2022-01-26", "daily-log", "[Week 02 / Day 008] 학습 기록", "부스트캠프AITech, daily-log, week02, lv1-u-stage", "2022-01-27", 0,
			"[Week 02 / Day 009] 학습 기록", "daily-log, week02", "daily-log-2022-01-27"},
		{"over a weekend", "2026-11-06", "week02-day010", "[Week 02 / Day 010] log", "week02", "2026-11-09", 0, "[Week 03 / Day 011] log", "daily-log, week03", "week03-day011"},
		{"days off in the week", "2026-11-02", "x", "[Week 02 / Day 006]", "week02", "2026-11-06", 0, "[Week 02 / Day 007]", "daily-log, week02", ""},
		{"a week off", "2026-11-06", "x", "[Week 02 / Day 010]", "week02", "2026-11-17", 0, "[Week 03 / Day 011]", "daily-log, week03", ""},
		{"Sunday is of the week before", "2026-11-07", "x", "Week 2, Day 8", "", "2026-11-08", 0, "Week 2, Day 9", "daily-log", ""},
		{"over the year's end", "2026-12-31", "x", "Week 9 / Day 41", "", "2027-01-01", 0, "Week 9 / Day 42", "daily-log", ""},
		{"ISO week 53 to 1", "2027-01-03", "x", "Week 9 / Day 41", "", "2027-01-04", 0, "Week 10 / Day 42", "daily-log", ""},
		{"five logs a week", "2026-11-03", "x", "[Week 02 / Day 010]", "week02", "2026-11-04", 5, "[Week 03 / Day 011]", "daily-log, week03", ""},
		{"five logs a week, not yet", "2026-11-03", "x", "[Week 02 / Day 009]", "week02", "2026-11-14", 5, "[Week 02 / Day 010]", "daily-log, week02", ""},
		{"days of the week", "2026-11-06", "x", "9주차 5일차", "", "2026-11-09", 0, "10주차 1일차", "daily-log", ""},
		{"days of the week, by logs", "2026-11-06", "x", "9주차 5일차", "", "2026-11-07", 5, "10주차 1일차", "daily-log", ""},
		{"Korean", "2026-11-03", "2주차-8일차", "[2주차 / 8일차] 기록", "2주차", "2026-11-04", 0, "[2주차 / 9일차] 기록", "daily-log, 2주차", "2주차-9일차"},
		{"Korean with spaces", "2026-11-06", "x", "2주 차 · 제8일", "", "2026-11-09", 0, "3주 차 · 제9일", "daily-log", ""},
		{"Korean ordinals", "2026-11-03", "x", "제 8회 회고, 3회독", "", "2026-11-04", 0, "제 9회 회고, 3회독", "daily-log", ""},
		{"a day alone", "2026-11-03", "day-8", "Day 8", "day8", "2026-11-04", 0, "Day 9", "daily-log, day9", "day-9"},
		{"wider than before", "2026-11-03", "day-99", "Day 99: d3 and W3C", "d3, day99", "2026-11-04", 0, "Day 100: d3 and W3C", "daily-log, day100", "day-100"},
		{"a number alone", "2026-11-03", "study-012", "#12 study", "", "2026-11-04", 0, "#13 study", "daily-log", "study-013"},
		{"short", "2026-11-06", "w02d08", "W02 D08", "", "2026-11-09", 0, "W03 D09", "daily-log", "w03d09"},
		{"only the tag has the week", "2026-11-06", "x", "Day 8", "week02", "2026-11-09", 0, "Day 9", "daily-log, week03", ""},
		{"a date in the title", "2026-11-03", "til-2026-11-03", "2026년 11월 3일 (화) TIL #8", "", "2026-11-04", 0, "2026년 11월 4일 (수) TIL #9", "daily-log", "til-2026-11-04"},
		{"an English date", "2026-10-31", "x", "Day 8, October 31, 2026", "", "2026-11-01", 0, "Day 9, November 1, 2026", "daily-log", ""},
		{"other numbers stay", "2026-11-03", "x", "[Day 8] PyTorch 8강, C++20, 8시간", "lv8", "2026-11-04", 0, "[Day 9] PyTorch 8강, C++20, 8시간", "daily-log", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			o := Options{Now: at(test.today), Language: "en", WeekLogs: test.weekLogs, Logs: []Known{
				{Name: "2020-01-01-old.md", Day: "2020-01-01", Title: "Day 1"},
				known(test.day, test.slug, test.title, test.tags),
				{Name: "2030-01-01-future.md", Day: "2030-01-01", Title: "Day 77"},
			}}
			log := Next(o)
			require.Equal(t, test.wantTitle, log.Title)
			require.Equal(t, test.wantTags, strings.Join(log.Tags, ", "))
			if test.wantSlug == "" {
				test.wantSlug = "daily-log-" + test.today
			}
			require.Equal(t, test.wantSlug, log.Slug)
			require.Equal(t, test.today+"-"+test.wantSlug+".md", log.Name)
			p := post.Read("", frontmatter.Read(log.Text), seoul)
			require.Equal(t, log.Title, p.Title)
			require.Equal(t, log.Tags, p.Tags)
			require.True(t, strings.HasSuffix(log.Text[:log.Caret], "Done today**\n\n- "), log.Text[:log.Caret])
			require.Equal(t, skeleton(test.title), log.Series)

			o.Plain = true
			require.Equal(t, Next(Options{Now: o.Now, Language: "en"}), Next(o))
		})
	}
}

func TestNoSeries(t *testing.T) {
	for _, title := range []string{"", "A log", "PyTorch 6강", "2026년 11월 3일 기록", "Daily log, November 3, 2026", "C++20", "D-8", "v1.2", "day 2026-11-03", "3회독"} {
		log := Next(Options{Now: at("2026-11-04"), Language: "ko", Logs: []Known{known("2026-11-03", "daily-log-2026-11-03", title, "d3, lv1, python3")}})
		require.Equal(t, Next(Options{Now: at("2026-11-04"), Language: "ko"}), log, title)
		require.Empty(t, log.Series)
	}
}

// A series continues across a few logs that do not belong to it, but not across many.
func TestOtherLogsBetween(t *testing.T) {
	logs := []Known{known("2026-11-02", "x", "Day 8", "")}
	for i, want := range []string{"Day 9", "Day 9", "Day 9", "Day 9", "Day 9", "Daily log, November 20, 2026"} {
		log := Next(Options{Now: at("2026-11-20"), Language: "en", Logs: logs})
		require.Equal(t, want, log.Title)
		day := at("2026-11-03").AddDate(0, 0, i).Format(time.DateOnly)
		logs = append(logs, known(day, "post", "About Docker", ""))
	}
}

func TestCounterRestartsEveryWeek(t *testing.T) {
	logs := []Known{known("2026-11-06", "a", "Week 1 Day 5", ""), known("2026-11-09", "b", "Week 2 Day 1", ""), known("2026-11-12", "c", "Week 2 Day 4", "")}
	require.Equal(t, "Week 2 Day 5", Next(Options{Now: at("2026-11-13"), Logs: logs}).Title)
	require.Equal(t, "Week 3 Day 1", Next(Options{Now: at("2026-11-16"), Logs: logs}).Title)
	require.Equal(t, "Week 3 Day 1", Next(Options{Now: at("2026-11-13"), Logs: logs, WeekLogs: 4}).Title)
}

func TestWeeksByTheirLogs(t *testing.T) {
	logs := []Known{known("2026-11-02", "a", "2주차 월", ""), known("2026-11-03", "b", "2주차 월", "")}
	require.Equal(t, "2주차 월", Next(Options{Now: at("2026-11-17"), Logs: logs, WeekLogs: 3}).Title)
	require.Equal(t, "3주차 월", Next(Options{Now: at("2026-11-04"), Logs: logs, WeekLogs: 2}).Title)
}

func TestWeeklyPostIsNoLogOfTheSeries(t *testing.T) {
	for _, title := range []string{"2026년 48주차 기록 (11월 23일~29일)", "Week 48 of 2026, November 23 to November 29"} {
		weekly := "---\ntitle: \"" + title + "\"\ntags: [week02, weekly-log]\n---\n"
		logs := []Known{known("2026-11-27", "a", "[Week 02 / Day 008] 기록", ""), {Name: "2026-11-29-weekly-log-2026-w48.md", Day: "2026-11-29", Text: weekly}}
		require.Equal(t, "[Week 03 / Day 009] 기록", Next(Options{Now: at("2026-11-30"), Logs: logs}).Title)
	}
}

func TestTemplateWithTheNumbers(t *testing.T) {
	template := "---\ntitle: \"[Week <% week 01 %> / Day <% counter 001 %>] log\"\ntags: [a, week<% week 01 %>]\n---\n<% caret %>\n"
	log := Next(Options{Now: at("2026-11-03"), Template: template})
	require.Equal(t, "[Week 01 / Day 001] log", log.Title)
	require.Equal(t, []string{"a", "week01"}, log.Tags)
	require.Equal(t, "[Week 0 / Day 0] log", log.Series)

	require.True(t, log.Numbered)
	log = Next(Options{Now: at("2026-11-09"), Template: template, Logs: []Known{known("2026-11-06", "x", "[Week 02 / Day 010] old words", "week02, b")}})
	require.Equal(t, "[Week 03 / Day 011] log", log.Title)
	require.Equal(t, []string{"a", "week03"}, log.Tags)
	require.Equal(t, "---\ntitle: \"[Week 03 / Day 011] log\"\ntags: [a, week03]\n---\n\n", log.Text)
}

func TestSlugIsUnique(t *testing.T) {
	names := []string{"2026-11-03-daily-log-2026-11-04.md", "2026-11-03-Daily-Log-2026-11-04-2.md", "no post.md", ""}
	require.Equal(t, "daily-log-2026-11-04-3", Next(Options{Now: at("2026-11-04"), Names: names}).Slug)
	chosen := &Chosen{Title: "x", Slug: "daily-log-2026-11-04"}
	require.Equal(t, "2026-11-04-daily-log-2026-11-04-3.md", Next(Options{Now: at("2026-11-04"), Names: names, Chosen: chosen}).Name)
	template := "---\ntitle: x\nslug: my-log # c\n---\n"
	log := Next(Options{Now: at("2026-11-04"), Template: template, Names: []string{"2020-01-01-my-log.md"}})
	require.Equal(t, "my-log-2", log.Slug)
	require.Equal(t, "---\ntitle: x\nslug: my-log-2 # c\n---\n", log.Text)
}

func TestChosenParts(t *testing.T) {
	now := at("2026-11-04")
	log := Next(Options{Now: now, Language: "en", Chosen: &Chosen{Title: `He said: "day" #1`, Tags: []string{"a b", "c, d"}, Slug: "a b/c"}})
	p := post.Read(log.Name, frontmatter.Read(log.Text), seoul)
	require.Equal(t, `He said: "day" #1`, p.Title)
	require.Equal(t, []string{"a b", "c, d"}, p.Tags)
	require.Equal(t, "2026-11-04-a-b-c.md", log.Name)
	require.Contains(t, log.Text, "# lower case, as Chirpy wants tags")

	log = Next(Options{Now: now, Template: "just <% caret %>text", Chosen: &Chosen{Title: "T", Tags: []string{"x"}}})
	require.Equal(t, "---\ntitle: T\ntags: [x]\n---\njust text", log.Text)
	require.Equal(t, "text", log.Text[log.Caret:])
}

func TestRedate(t *testing.T) {
	from, to := at("2026-01-02"), at("2026-01-13")
	for _, test := range []struct{ text, want string }{
		{"2026-01-02", "2026-01-13"},
		{"2026년 1월 2일 금요일", "2026년 1월 13일 화요일"},
		{"log 20260102", "log 20260113"},
		{"120260102", "120260102"},
		{"01/02 (Fri)", "01/13 (Tue)"},
		{"Friday, January 2", "Tuesday, January 13"},
		{"1/21", "1/21"},
		{"Friday", "Friday"},
	} {
		require.Equal(t, test.want, redate(test.text, from, to))
	}
}

func FuzzNext(f *testing.F) {
	f.Add("[Week 02 / Day 008] 학습 기록", "week02, d3", "daily-log", korean, 0)
	f.Add("2주 차 제8일 #12", "", "2026-11-03", "<% week %><% counter 01 %>", 5)
	f.Fuzz(func(t *testing.T, title, tags, slug, template string, weekLogs int) {
		newest := known("2026-11-03", slug, title, tags)
		log := Next(Options{Now: at("2026-11-09"), Template: template, Logs: []Known{newest}, Names: []string{newest.Name}, WeekLogs: weekLogs})
		require.True(t, 0 <= log.Caret && log.Caret <= len(log.Text))
		if name, ok := post.ParseName(newest.Name); ok {
			require.NotEqual(t, urlOf(name.Slug), urlOf(log.Slug))
		}
	})
}
