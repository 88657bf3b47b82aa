package oracle

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"
)

// A Post is a file of a blog.
type Post struct{ Name, Text string }

// Blog returns n posts of a blog that grew over years: daily logs of a series, notes and essays,
// some in English, with front matter in several styles, and some with mistakes. The newest are
// logs. The result depends on n alone.
func Blog(n int) []Post {
	b := &blog{random: rand.New(rand.NewPCG(7, 300)), day: time.Date(2025, 1, 6, 22, 0, 0, 0, time.FixedZone("", 9*3600))}
	posts := make([]Post, n)
	for i := range posts {
		switch kind := b.random.IntN(10); {
		case kind < 6 || i > n-8:
			posts[i] = b.log()
		case kind < 8:
			posts[i] = b.learnt()
		case kind < 9:
			posts[i] = b.essay()
		default:
			posts[i] = b.english()
		}
		if i%23 == 5 {
			posts[i].Text = strings.ReplaceAll(posts[i].Text, "\n", "\r\n")
		}
		if i%97 == 40 {
			posts[i].Text = "\ufeff" + posts[i].Text
		}
		if i%101 == 50 {
			// Jekyll ignores this front matter
			posts[i].Text = strings.Replace(posts[i].Text, "title: ", "title: [", 1)
		}
	}
	return posts
}

type blog struct {
	random  *rand.Rand
	day     time.Time
	counter int
}

func (b *blog) pick(words ...string) string { return words[b.random.IntN(len(words))] }

// some picks n distinct words.
func (b *blog) some(n int, words ...string) []string {
	var out []string
	for _, i := range b.random.Perm(len(words))[:n] {
		out = append(out, words[i])
	}
	return out
}

// next returns the next day, skipping weekends.
func (b *blog) next() time.Time {
	b.day = b.day.AddDate(0, 0, 1)
	for b.day.Weekday() == time.Saturday || b.day.Weekday() == time.Sunday {
		b.day = b.day.AddDate(0, 0, 1)
	}
	return b.day.Add(time.Duration(b.random.IntN(110)) * time.Minute)
}

// date formats a time, usually with its zone.
func (b *blog) date(t time.Time) string {
	switch b.random.IntN(20) {
	case 0:
		return t.Format("2006-01-02 15:04:05")
	case 1:
		return t.Format("2006-01-02T15:04:05-07:00")
	case 2:
		return "'" + t.Format("2006-01-02 15:04 -0700") + "'"
	}
	return t.Format("2006-01-02 15:04:05 -0700")
}

// list formats a list in one of YAML's styles.
func (b *blog) list(key string, words []string) string {
	if b.random.IntN(4) == 0 {
		return key + ":\n  - " + strings.Join(words, "\n  - ") + "\n"
	}
	return key + ": [" + strings.Join(words, ", ") + "]" + b.pick("", "", " # 소문자로") + "\n"
}

func (b *blog) log() Post {
	t := b.next()
	b.counter++
	week := (b.counter + 4) / 5
	slug := fmt.Sprintf("study-log-%03d", b.counter)
	tags := append([]string{"daily-log", fmt.Sprintf("week%02d", week)}, b.some(1+b.random.IntN(3), "pytorch", "nlp", "머신러닝", "선형대수", "python")...)
	text := "---\ntitle: " + b.pick(`"%s"`, `'%s'`, `"%s"`)
	text = fmt.Sprintf(text, fmt.Sprintf("[Week %02d / Day %03d] 학습 기록", week, b.counter))
	text += "\ndate: " + b.date(t) + "\n" + b.list("categories", []string{"Study", "AI 스터디"}) + b.list("tags", tags) +
		"image:\n  path: /assets/img/covers/study.png\nmath: true\n---\n\n"
	text += "## **📝 오늘 한 일**\n\n- 데일리 스크럼\n- " + b.pick("강의 수강", "과제 제출", "논문 읽기") + "\n\n<br>\n\n" +
		"## **📚 배운 것**\n\n" + b.pick("경사 하강법을 다시 봤다.", "행렬의 랭크란 무엇인가.") + "\n\n"
	if b.random.IntN(3) == 0 {
		text += "![그림](/assets/img/posts/" + slug + "/1.png)\n\n"
	}
	if b.random.IntN(5) == 0 {
		text += "```python\n# 주석이지 제목이 아니다\nprint(1)\n```\n\n"
	}
	text += "<br>\n\n## **🐾 회고**\n\n" + b.pick("뿌듯한 하루였다.", "조금 지쳤지만 괜찮다.") + "\n\n<br>\n\n" +
		"## **🚀 내일 할 일**\n\n- [ ] " + b.pick("복습하기", "과제 마무리") + "\n"
	return Post{t.Format("2006-01-02") + "-" + slug + ".md", text}
}

func (b *blog) learnt() Post {
	t := b.next()
	subject := b.pick("파이썬 데코레이터", "git rebase", "SQL 윈도 함수", "도커 네트워크", "정규 표현식")
	text := "---\ntitle: 'TIL: " + subject + "'\ndate: " + b.date(t) + "\ncategories: [TIL, " + b.pick("Python", "Git", "DB") + "]\n" +
		b.list("tags", b.some(2, "til", "python", "git", "sql", "docker")) + "---\n\n오늘 배운 것.\n"
	return Post{t.Format("2006-01-02") + fmt.Sprintf("-til-%d.md", b.random.IntN(1000)), text}
}

func (b *blog) essay() Post {
	t := b.next()
	title := b.pick("회고", "이직 이야기", "책을 읽고") + fmt.Sprintf(" %d", b.random.IntN(1000))
	slug := strings.ReplaceAll(title, " ", "-")
	text := "---\nlayout: post\ntitle: " + title + "   # 제목\ndate: " + b.date(t) + "\ncategory: 생각\ntags: 에세이 회고\n" +
		"description: >-\n  한 줄로\n  쓴 설명\n---\n\n글.\n\n![사진](/assets/img/posts/" + slug + "/a.jpg){: w=\"700\" }\n"
	return Post{t.Format("2006-01-02") + "-" + slug + ".md", text}
}

func (b *blog) english() Post {
	t := b.next()
	title := b.pick("Notes on", "A week with", "Why I like") + " " + b.pick("Go", "kramdown", "SQLite") + fmt.Sprintf(" %d", b.random.IntN(1000))
	slug := strings.ToLower(strings.ReplaceAll(title, " ", "-"))
	text := "---\ntitle: " + title + "\ndate: " + b.date(t) + "\ncategories: [Notes]\ntags: [english, " + b.pick("go", "sqlite") + "]\npin: false\n---\n\n## What\n\nText.\n"
	return Post{t.Format("2006-01-02") + "-" + slug + ".md", text}
}
