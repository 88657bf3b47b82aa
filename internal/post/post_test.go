package post

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"daylog/internal/frontmatter"
)

func read(name, yaml string) Post {
	return Read(name, frontmatter.Read("---\n"+yaml+"\n---\nbody\n"), seoul)
}

func TestRead(t *testing.T) {
	p := read("_posts/2022-01-26-daily-log.md", `title: "[Week 02 / Day 008] 학습 기록"
date: 2022-01-26 23:50:00 +0900
categories: [Experience, 2022 / AI Tech 3기]
tags: [AITech, daily-log, week02]     # TAG names should always be lowercase
image:
  path: /assets/img/title.png
  alt: a cover
math: true
toc: false
description: >-
  two
  lines`)
	require.Equal(t, Post{
		Title: "[Week 02 / Day 008] 학습 기록", Date: time.Date(2022, 1, 26, 23, 50, 0, 0, seoul), DateText: "2022-01-26 23:50:00 +0900",
		Categories: []string{"Experience", "2022 / AI Tech 3기"}, Tags: []string{"AITech", "daily-log", "week02"},
		Image: &Image{Path: "/assets/img/title.png", Alt: "a cover"}, Description: "two lines",
		Math: true, Comments: true, Published: true, Liquid: true, Slug: "daily-log", Name: "2022-01-26-daily-log.md",
	}, p)
}

func TestDefaults(t *testing.T) {
	require.Equal(t, Post{TOC: true, Comments: true, Published: true, Liquid: true}, Read("", frontmatter.Read("body"), seoul))
	require.Equal(t, "Daily Log 3", Read("2022-01-26-daily-LOG-3.md", frontmatter.Read("body"), seoul).Title)
	require.Equal(t, "한글 Log", read("2022-01-26-한글-log.md", "title: !tag").Title)
}

func TestSwitches(t *testing.T) {
	for _, test := range []struct {
		yaml string
		got  func(Post) bool
		want bool
	}{
		{"math: true", func(p Post) bool { return p.Math }, true},
		{"math: yes", func(p Post) bool { return p.Math }, true},
		{"math: false", func(p Post) bool { return p.Math }, false},
		// in Liquid every string is true
		{"math: \"false\"", func(p Post) bool { return p.Math }, true},
		{"math:", func(p Post) bool { return p.Math }, false},
		{"mermaid: on", func(p Post) bool { return p.Mermaid }, true},
		{"toc:", func(p Post) bool { return p.TOC }, true},
		{"toc: no", func(p Post) bool { return p.TOC }, false},
		{"comments: off", func(p Post) bool { return p.Comments }, false},
		{"pin: true", func(p Post) bool { return p.Pin }, true},
		{"pin: \"true\"", func(p Post) bool { return p.Pin }, true},
		{"pin: 1", func(p Post) bool { return p.Pin }, false},
		{"hidden: true", func(p Post) bool { return p.Hidden }, true},
		{"hidden: \"true\"", func(p Post) bool { return p.Hidden }, false},
		{"published: false", func(p Post) bool { return p.Published }, false},
		{"published:", func(p Post) bool { return p.Published }, false},
		{"render_with_liquid: false", func(p Post) bool { return p.Liquid }, false},
	} {
		t.Run(test.yaml, func(t *testing.T) { require.Equal(t, test.want, test.got(read("", test.yaml))) })
	}
}

func TestTagsAndCategories(t *testing.T) {
	for _, test := range []struct{ yaml, want string }{
		{"tags: [a, B c]", "a|B c"},
		{"tags: daily, log", "daily,|log"},
		{"tags: daily log", "daily|log"},
		{"tags: \"일일\u3000기록 a\u00a0b\\t c\"", "일일\u3000기록|a\u00a0b|c"},
		{"tag: One Two", "One Two"},
		{"tag: x\ntags: [a]", "x"},
		{"tag:\ntags: [a]", "a"},
		{"tags: [2022, true, ~, 1.0, \"no\"]", "2022|true|1.0|no"},
		{"tags: 3", ""},
		{"categories: [A, A, b]", "A|b"},
		{"categories: One Two", "One|Two"},
		{"categories: One\u3000Two", "One\u3000Two"},
		{"category: One Two", "One Two"},
		{"category: x\ncategories: [a]", "a|x"},
		{"categories: [2022, true]", "2022|true|2022|true"},
	} {
		t.Run(test.yaml, func(t *testing.T) {
			p := read("", test.yaml)
			require.Equal(t, test.want, strings.Join(append(p.Categories, p.Tags...), "|"))
		})
	}
}

// Jekyll publishes a post with invalid front matter as if it had none, without a title.
func TestDropped(t *testing.T) {
	for _, yaml := range []string{"title: Day 1: hello", "title: x\ncategories: 3", "title: x\ncategories: {a: b}"} {
		p := read("2022-01-04-colon.md", yaml)
		require.True(t, p.Dropped)
		require.Empty(t, p.Title)
		require.Equal(t, "2022-01-04-colon.md", p.Name)
		url, _ := URL(p)
		require.Equal(t, "/posts/2022-01-04-colon/", url)
	}
}

func TestImages(t *testing.T) {
	require.Equal(t, &Image{Path: "/a.png"}, read("", "image: /a.png").Image)
	require.Equal(t, &Image{Src: "/a.png", Alt: "x"}, read("", "image: {src: /a.png, alt: x}").Image)
	require.Nil(t, read("", "image:").Image)
	require.Equal(t, "/img", read("", "img_path: /img").MediaSubpath)
	require.Equal(t, "/media", read("", "img_path: /img\nmedia_subpath: /media").MediaSubpath)
}

func TestNames(t *testing.T) {
	for _, test := range []struct{ fileName, yaml, want string }{
		{"2022-01-26-daily-log.md", "title: Other\ndate: 2023-01-01", "2022-01-26-daily-log.md"},
		{"_posts/2022-1-9-x.markdown", "title: y", "2022-1-9-x.markdown"},
		{"", "title: \"[Week 02 / Day 008] 학습 기록\"\ndate: 2022-01-26 23:50:00 +0900", "2022-01-26-week-02-day-008-학습-기록.md"},
		{"draft.md", "title: Hello\ndate: 2022-01-26 00:30 -0500", "2022-01-26-hello.md"},
		{"", "title: Hello\nslug: My-Slug\ndate: 2022-01-26", "2022-01-26-My-Slug.md"},
		{"", "title: ★\ndate: 2022-01-26", ""},
		{"", "title: Hello", ""},
		{"2022-01-12.md", "title: Hello\ndate: 2022-01-26", "2022-01-26-hello.md"},
	} {
		t.Run(test.fileName+" "+test.yaml, func(t *testing.T) { require.Equal(t, test.want, read(test.fileName, test.yaml).Name) })
	}
}

func TestParseName(t *testing.T) {
	for _, test := range []struct{ name, day, slug, ext string }{
		{"2022-01-26-daily-log.md", "2022-01-26", "daily-log", ".md"},
		{"a/_posts/22-1-1-x.MD", "2022-01-01", "x", ".MD"},
		{"2022-1-9-a.b.markdown", "2022-01-09", "a.b", ".markdown"},
		{"2022-01-12-.md", "2022-01-12", "", ".md"},
		{"2022-01-12-x..md", "2022-01-12", "x", ".md"},
		{"2022-13-01-a.md", "", "a", ".md"},
		{"2022-02-30-a.md", "2022-03-02", "a", ".md"},
	} {
		t.Run(test.name, func(t *testing.T) {
			name, ok := ParseName(test.name)
			require.True(t, ok)
			require.Equal(t, test.slug, name.Slug)
			require.Equal(t, test.ext, name.Ext)
			require.Equal(t, test.day == "", name.Day.IsZero())
			if test.day != "" {
				require.Equal(t, test.day, name.Day.Format(time.DateOnly))
			}
		})
	}
	for _, name := range []string{"", "x.md", "2022_01_11-x.md", "2022-01-12.md", "2022-01-12-x", "2022-01-12-x/y.md", "a2022-01-12-x.md"} {
		t.Run("not "+name, func(t *testing.T) {
			_, ok := ParseName(name)
			require.False(t, ok)
		})
	}
}

func TestSlugify(t *testing.T) {
	for _, test := range []struct {
		title string
		mode  Mode
		cased bool
		want  string
	}{
		{"2022 / 네이버 부스트캠프 AI Tech 3기", Default, false, "2022-네이버-부스트캠프-ai-tech-3기"},
		{"한글 제목 [x] & 100%", Pretty, true, "한글-제목-x-&-100"},
		{"C++", Default, false, "c"},
		{"★", Default, false, ""},
		{"a  b\tc!", Raw, false, "a-b-c!"},
		{"--a--", Raw, false, "-a-"},
		{"Été à 100%", ASCII, false, "t-100"},
		{"Été à 100%", Latin, false, "ete-a-100"},
		{"Straße Þor", Latin, true, "Strasse-Thor"},
		{"Foo Bar", Default, true, "Foo-Bar"},
		{"Foo Bar", "none", false, "foo bar"},
	} {
		t.Run(test.title, func(t *testing.T) {
			require.Equal(t, test.want, Slugify(test.title, test.mode, test.cased))
		})
	}
}

func FuzzSlugify(f *testing.F) {
	f.Add("[Week 02 / Day 008] 학습 기록")
	f.Fuzz(func(t *testing.T, title string) {
		slug := Slugify(title, Default, true)
		require.Equal(t, slug, Slugify(slug, Default, true), "of a slug the slug is the same")
		require.False(t, strings.HasPrefix(slug, "-") || strings.HasSuffix(slug, "-"))
	})
}

func TestURL(t *testing.T) {
	for _, test := range []struct{ fileName, yaml, want string }{
		{"2022-01-26-daily-log.md", "", "/posts/daily-log/"},
		{"2022-01-26-Daily-Log.md", "", "/posts/Daily-Log/"},
		{"2022-01-10-한글 제목 [x] & 100%.md", "", "/posts/한글-제목-x-&-100/"},
		{"2022-01-12-.md", "", "/posts/"},
		{"2022-01-12-x.md", "slug: y z", "/posts/y-z/"},
		{"2022-01-12-x.md", "permalink: /:year/:month/:i_day/:title.html", "/2022/01/12/x.html"},
		{"2022-01-12-x.md", "permalink: about", "/about"},
		{"2022-01-12-a..b.md", "", "/posts/a/b/"},
		{"2022-01-12-x.md", "categories: [A B, a b]\npermalink: /:slugified_categories/:slug_:day/", "/a-b/x_12/"},
	} {
		t.Run(test.fileName+" "+test.yaml, func(t *testing.T) {
			url, ok := URL(read(test.fileName, test.yaml))
			require.True(t, ok)
			require.Equal(t, test.want, url)
		})
	}
	_, ok := URL(read("2022-01-12-x.md", "permalink: /:nothing/"))
	require.False(t, ok)
}

func FuzzRead(f *testing.F) {
	f.Add("2022-01-26-x.md", "title: x\ndate: 2022-01-26 23:50:00 +0900\ntags: [a, 2022]\nimage: {path: a}\npermalink: /:title/")
	f.Fuzz(func(t *testing.T, fileName, yaml string) {
		p := read(fileName, yaml)
		URL(p)
		if p.Name != "" {
			_, ok := ParseName(p.Name)
			require.True(t, ok, p.Name)
		}
	})
}
