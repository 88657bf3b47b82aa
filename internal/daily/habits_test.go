package daily

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"daylog/internal/edit"
	"daylog/internal/frontmatter"
	"daylog/internal/oracle"
	"daylog/internal/post"
)

// blog returns n old posts.
func blog(n int) (files []File) {
	for _, p := range oracle.Blog(n) {
		files = append(files, File{"_posts/" + p.Name, p.Text})
	}
	return append(files, File{"README.md", "# A blog\n"}, File{"_posts/notes.txt", "---\ntitle: x\n---\n"})
}

// first returns the key with the highest count.
func first(counts map[string]int) string {
	keys := slices.Sorted(maps.Keys(counts))
	return slices.MaxFunc(keys, func(a, b string) int { return counts[a] - counts[b] })
}

func TestLearnsABlog(t *testing.T) {
	h := Learn(blog(300))
	require.Equal(t, 300, h.Posts)
	require.Equal(t, "+09:00", first(h.Zones))
	require.Equal(t, "%Y-%m-%d-study-log-#.md", first(h.Names))
	require.Equal(t, "/assets/img/covers/study.png", first(h.Covers))
	require.Equal(t, "/assets/img/posts/{slug}/", first(h.Folders))
	require.Equal(t, "daily-log", first(h.Tags))
	require.Equal(t, h.Tags["daily-log"], h.Categories["Study\nAI 스터디"])
	require.Contains(t, h.Pairs, "daily-log\npytorch")
	require.NotContains(t, h.Pairs, "pytorch\ndaily-log")
	require.Greater(t, h.Categories["생각"], 10, "category, in the singular, counts as well")
	require.Greater(t, h.Tags["에세이"], 10, "tags in one text")
}

func TestLearnsFromOnePost(t *testing.T) {
	for _, test := range []struct {
		name, text   string
		form, folder string
	}{
		{"2026-01-02-my-post.md", "title: My post", "%Y-%m-%d-:title.md", ""},
		{"2026-01-02-a-walk.md", "title: 산책", "%Y-%m-%d-:slug.md", ""},
		{"2026-01-02-daily-log-2026-01-02.md", "title: x", "%Y-%m-%d-daily-log-%Y-%m-%d.md", ""},
		{"2026-01-02-til-20260102.markdown", "title: x", "%Y-%m-%d-til-%Y%m%d.markdown", ""},
		{"blog/_posts/2026/01/2026-01-02-x-12.md", "title: y", "%Y/%m/%Y-%m-%d-x-#.md", ""},
		{"2026-01-02-x.md", "title: x\n---\n![](/assets/img/2026/01/a.png) ![](/assets/img/2026/01/b.png)", "%Y-%m-%d-:title.md", "/assets/img/%Y/%m/"},
		{"2026-01-02-x.md", "title: x\nmedia_subpath: /img/x\n---\n![](a.png)", "%Y-%m-%d-:title.md", "/img/{slug}/"},
		{"2026-01-02-x.md", "title: x\n---\n<img src=\"/p/2026-01-02-x/a.png\">", "%Y-%m-%d-:title.md", "/p/%Y-%m-%d-{slug}/"},
		{"2026-01-02-x.md", "title: x\n---\n![](https://a.b/c.png) ![]({{ x }}) ![](a.png)", "%Y-%m-%d-:title.md", ""},
	} {
		text := test.text
		if !strings.Contains(text, "\n---") {
			text += "\n---\n"
		}
		h := Learn([]File{{test.name, "---\n" + strings.Replace(text, "\n---", "\ndate: 2026-01-02 10:00:00 +0900\n---", 1)}})
		require.Equal(t, map[string]int{test.form: 1}, h.Names, test.name)
		require.Equal(t, test.folder, strings.Join(slices.Collect(maps.Keys(h.Folders)), " "), test.text)
	}
}

// A proposed template writes dates as the posts do, and the check finds no problem in them.
func TestLearnsTheFormOfDates(t *testing.T) {
	now := time.Date(2026, 11, 25, 21, 0, 7, 0, time.FixedZone("", 9*3600))
	for source, want := range map[string]string{
		"2026-01-0%d 22:40:00 +0900":      "2026-11-25 21:00:07 +0900",
		"2026-01-0%d 22:40:00 +09:00":     "2026-11-25 21:00:07 +09:00",
		"2026-01-0%dT22:40:00+09:00":      "2026-11-25T21:00:07+09:00",
		"2026-01-0%d 22:40:00.123 +09:00": "2026-11-25 21:00:07 +09:00",
		"2026-01-0%d 22:40 +09":           "2026-11-25 21:00 +09:00",
		"'2026-01-0%d 22:40:00 +09:00'":   "'2026-11-25 21:00:07 +09:00'",
		"2026-01-0%d 22:40:00Z":           "2026-11-25 21:00:07+09:00",
		"2026-01-0%d":                     "2026-11-25",
	} {
		var files []File
		for day := range 4 {
			date := strings.Replace(source, "%d", strconv.Itoa(day+1), 1)
			files = append(files, File{"2026-01-0" + strconv.Itoa(day+1) + "-a.md", "---\ntitle: a\ndate: " + date + "\n---\n## 오늘\n- a\n"})
		}
		filled := Fill(Propose(files), Values{Now: now})
		require.Contains(t, filled.Text, "date: "+want+"\n", source)
		m := frontmatter.Read(filled.Text)
		require.False(t, post.Read("", m, now.Location()).Undated, source)
		zones := Learn(files[:1]).Zones
		if strings.Contains(source, "+") {
			require.Equal(t, map[string]int{"+09:00": 1}, zones, source)
		} else {
			require.Empty(t, zones, source)
		}
	}
}

func TestProposesATemplateFromTheNewestLogs(t *testing.T) {
	template := Propose(blog(300))
	require.Empty(t, Problems(template), template)
	filled := Fill(template, Values{Now: time.Date(2026, 11, 25, 21, 0, 7, 0, time.FixedZone("", 9*3600)), Week: "40", Counter: "199"})
	m := frontmatter.Read(filled.Text)
	p := post.Read("", m, time.UTC)
	require.True(t, m.Valid, filled.Text)
	require.Equal(t, "[Week 40 / Day 199] 학습 기록", p.Title)
	require.Equal(t, []string{"Study", "AI 스터디"}, p.Categories)
	require.Equal(t, []string{"daily-log", "week40"}, p.Tags[:2])
	require.Equal(t, "/assets/img/covers/study.png", p.Image.Path)
	require.True(t, p.Math)
	require.Equal(t, "2026-11-25 21:00:07 +0900", p.DateText)
	require.Equal(t, `## **📝 오늘 한 일**

<% carried %>
- <% caret %>

<br>

## **📚 배운 것**



<br>

## **🐾 회고**



<br>

## **🚀 내일 할 일**

- [ ] 
`, template[frontmatter.Read(template).Body:])
}

func TestProposes(t *testing.T) {
	log := func(day, rest string) File { return File{day + "-x.md", rest} }
	for name, test := range map[string]struct {
		files []File
		want  string
	}{
		"too few": {[]File{log("2026-01-02", "---\ntitle: a\n---\n# x\n"), log("2026-01-03", "---\ntitle: a\n---\n# x\n")}, ""},
		"what all have, as the newest writes it": {[]File{
			log("2026-01-02", "---\ntitle: 'Log 2026-01-02'\ndate: 2026-01-02\nfoo: 1\ntags: [a, b]\n---\n## Done\n- x\n\n## Odd\n"),
			log("2026-01-03", "---\ntitle: Log 2026-01-03\ndate: 2026-01-03\nfoo: 2\ntags: [a]\n---\n## Done\n- x\n## Tomorrow\n- y\n"),
			log("2026-01-04", "---\ntitle: \"Log 2026-01-04\"  # mine\ndate: '2026-01-04 10:00 +09:00'\nfoo: 3\ntags:\n  - a # always\n  - c\n---\n## Done\n- z\n## Tomorrow\n- y\n"),
		}, "---\ntitle: \"Log <% %Y-%m-%d %>\"  # mine\ndate: '<% %Y-%m-%d %H:%M %:z %>'\ntags:\n  - a # always\n---\n\n## Done\n<% carried %>\n- <% caret %>\n\n## Tomorrow\n- \n"},
		"an empty date": {[]File{
			log("2026-01-02", "---\ntitle: x\ndate:\n---\n"), log("2026-01-03", "---\ntitle: x\ndate:\n---\n"), log("2026-01-04", "\ufeff---\ntitle: x\ndate: # later\n---\n"),
		}, "---\ntitle: x\ndate: <% %Y-%m-%d %H:%M:%S %z %> # later\n---\n\n<% caret %>\n"},
		"no sections": {[]File{
			log("2026-01-02", "---\ntitle: TIL - one\n---\n"), log("2026-01-03", "---\ntitle: TIL - two\n---\n"), log("2026-01-04", "---\ntitle: TIL - three\n---\n"),
		}, "---\ntitle: TIL - <% %Y-%m-%d %>\n---\n\n<% caret %>\n"},
	} {
		t.Run(name, func(t *testing.T) { require.Equal(t, test.want, Propose(test.files)) })
	}
}

func TestDayInTheZoneOfTheDate(t *testing.T) {
	h := Learn([]File{{"2026-01-02-x.md", "---\ntitle: x\ndate: 2026-01-02 00:30:00 +0900\n---\n![](/p/2026/01/02/a.png)\n"}})
	require.Equal(t, map[string]int{"/p/%Y/%m/%d/": 1}, h.Folders)
}

// For all posts, a proposal is a template without problems and with valid front matter.
func FuzzPropose(f *testing.F) {
	f.Add("---\ntitle: Day 1\ntags: [a]\n---\n## 2026-01-02 x\n- y", "---\ntitle: Day 2\ntags: b c\n---\n## 2026-01-03 x\n1. y\n<br>\n# z")
	f.Fuzz(func(t *testing.T, one, two string) {
		if strings.Contains(one+two, "<%") || strings.Contains(one+two, "{{") {
			return
		}
		files := []File{{"2026-01-02-a.md", one}, {"2026-01-03-b.md", two}, {"2026-01-04-c.md", two}, {"2026-01-05-d.md", one}}
		Learn(files)
		template := Propose(files)
		require.Empty(t, Problems(template), "%q", template)
		m := frontmatter.Read(Fill(template, Values{Now: time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)}).Text)
		require.True(t, template == "" || m.Found, "%q", template)
		_, err := edit.Apply(template, nil)
		require.NoError(t, err)
	})
}

func BenchmarkLearn(b *testing.B) {
	files := blog(300)
	for b.Loop() {
		Learn(files)
		Propose(files)
	}
}
