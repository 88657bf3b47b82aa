package session

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"daylog/internal/blog"
	"daylog/internal/edit"
	"daylog/internal/post"
)

func setField(t *testing.T, text, key string, value any) (after, reason string) {
	t.Helper()
	edits, reason := SetField(nil, "", text, key, value)
	return apply(t, text, edits), reason
}

// apply applies edits with offsets in UTF-16 units.
func apply(t *testing.T, text string, edits []edit.Edit) string {
	t.Helper()
	bytes := make([]edit.Edit, len(edits))
	units := edit.NewOffsets(text)
	for i, e := range edits {
		bytes[i] = edit.Edit{Start: units.Byte(e.Start), End: units.Byte(e.End), New: e.New}
	}
	after, err := edit.Apply(text, bytes)
	require.NoError(t, err)
	return after
}

func TestSetField(t *testing.T) {
	for _, test := range []struct {
		name, before, key string
		value             any
		after, reason     string
	}{
		{"title", "title: 하루 # c", "title", "이틀: 둘째", `title: "이틀: 둘째" # c`, ""},
		{"no title", "title: 'x'", "title", "", "title: ''", ""},
		{"what the card shows of a number", "title: 1.50", "title", "1.5", "title: 1.50", ""},
		{"what the card shows of a truth", "title: yes", "title", "true", "title: yes", ""},
		{"a description goes", "title: x\ndescription: y\npin: true", "description", "", "title: x\npin: true", ""},
		{"a cover goes, alt and all", "title: x\nimage:\n  path: /a\n  alt: b\n", "image.path", "", "title: x\n", ""},
		{"a slug of its own", "title: A 2 # x\npin: true", "slug", "a-2", "title: A 2 # x\npin: true\nslug: a-2", ""},
		{"another slug", "slug: 'a' # x", "slug", "2026", "slug: '2026' # x", ""},
		{"an alt goes", "image: {path: /a, alt: b}", "image.alt", "", "image: {path: /a}", ""},
		{"a cover comes", "title: x", "image.path", "/a", "title: x\nimage:\n  path: /a", ""},
		{"a switch that is so already", "title: x", "toc", true, "title: x", ""},
		{"a switch", "title: x", "toc", false, "title: x\ntoc: false", ""},
		{"pin of a word", "pin: yes", "pin", true, "pin: yes", ""},
		{"tags", "tags: [a]", "tags", []string{"a", "b", "b"}, "tags: [a, b]", ""},
		{"one tag", "tag: a", "tags", []string{"b"}, "tag: [b]", ""},
		{"one tag and more", "tag: a\ntags: [c]", "tags", []string{"a", "b"}, "tag: [a, b]\ntags: [c]", ""},
		{"one category", "category: a b", "categories", []string{"a b", "c"}, "category: [a b, c]", ""},
		{"two ways to say categories", "category: a\ncategories: [b]", "categories", []string{"c"}, "category: a\ncategories: [b]", singular},
		{"a number twice", "categories: [2022]", "categories", []string{"2022", "a"}, "categories: [2022, a]", ""},
		{"date", "date: 2022-01-26 23:50:00 +0900", "date", "2026-11-23 09:05:00 +09:00", "date: 2026-11-23 09:05:00 +0900", ""},
		{"date with a colon", "date: 2022-01-26T23:50:00.5-05:30", "date", "2026-11-23 09:05:00 +09:00", "date: 2026-11-23T09:05:00+09:00", ""},
		{"date with hours alone", "date: 2022-01-26 23:50 +09", "date", "2026-11-23 09:05:00 +09:00", "date: 2026-11-23 09:05 +09", ""},
		{"date of universal time", "date: 2022-01-26 23:50:00Z", "date", "2026-11-23 09:05:00 +00:00", "date: 2026-11-23 09:05:00Z", ""},
		{"same date with a colon", "date: 2026-11-23T09:05:00.5 +09:00", "date", "2026-11-23 09:05:00 +09:00", "date: 2026-11-23T09:05:00.5 +09:00", ""},
		{"date without seconds from the form", "date: 2022-01-26 23:50:00 +0900", "date", "2022-01-26 23:50 +09:00", "date: 2022-01-26 23:50:00 +0900", ""},
		{"a day alone", "date: 2022-01-26", "date", "2022-01-27", "date: 2022-01-27", ""},
		{"a day gets its time", "date: 2022-01-26", "date", "2022-01-27 10:00:00 +09:00", "date: 2022-01-27 10:00:00 +0900", ""},
		{"a date goes", "title: x\ndate: 2022-01-26", "date", "", "title: x", ""},
		{"no date", "title: x", "date", "2022-13-45", "title: x", badDate},
		{"alias", "a: &x [b]\ntags: *x", "tags", []string{"b", "c"}, "a: &x [b]\ntags: [b, c]", ""},
		{"anchor", "tags: &x [b]\na: *x", "tags", []string{"b", "c"}, "tags: &x [b]\na: *x", refused},
		{"invalid", "title: a: b", "title", "x", "title: a: b", invalid},
	} {
		t.Run(test.name, func(t *testing.T) {
			before, want := "---\n"+test.before+"\n---\n본문", "---\n"+test.after+"\n---\n본문"
			before, want = strings.ReplaceAll(before, "\n\n---", "\n---"), strings.ReplaceAll(want, "\n\n---", "\n---")
			after, reason := setField(t, before, test.key, test.value)
			require.Equal(t, test.reason, reason)
			require.Equal(t, want, after)
			again, _ := setField(t, after, test.key, test.value)
			require.Equal(t, after, again, "a second time")
		})
	}
}

func TestTheCardShowsADateAsItIsWritten(t *testing.T) {
	now := time.Date(2026, 11, 25, 12, 0, 0, 0, time.FixedZone("", -5*3600))
	for source, want := range map[string]Written{
		"2022-01-26 23:50:00 +0900":   {"2022-01-26", "23:50:00", "+09:00"},
		"2022-01-26 23:50:01":         {"2022-01-26", "23:50:01", ""},
		"'2022-01-26 23:50 +0900'":    {"2022-01-26", "23:50:00", "+09:00"},
		"2022-01-26T14:50:00Z":        {"2022-01-26", "14:50:00", "+00:00"},
		"2022-01-26":                  {"2022-01-26", "", ""},
		`"2022-01-26"`:                {"2022-01-26", "", ""},
		"Jan 26 2022 23:50 +0900":     {"2022-01-26", "09:50:00", "-05:00"}, // as Jekyll parses it
		"":                            {},
		"soon":                        {},
		"2022-01-26 23:50:00.5 +0900": {"2022-01-26", "23:50:00", "+09:00"},
		"2026-11-04 22:40:00 +09:00":  {"2026-11-04", "22:40:00", "+09:00"},
		"2026-11-04T22:40:00-05:30":   {"2026-11-04", "22:40:00", "-05:30"},
		"2026-11-04 22:40:00.123 +09": {"2026-11-04", "22:40:00", "+09:00"},
		"2026-11-04 22:40 +9:30":      {"2026-11-04", "22:40:00", "+09:30"},
		"2026-11-04t9:05:06+0900":     {"2026-11-04", "09:05:06", "+09:00"},
		"2026-3-2 09:05:06":           {"2026-03-02", "09:05:06", ""},
	} {
		var s Session
		patch := s.Update("---\ntitle: x\ndate: "+source+"\n---\n", Options{Now: now})
		require.Equal(t, want, patch.Post.Written, source)
	}
}

func TestAddFrontMatter(t *testing.T) {
	now := time.Date(2026, 11, 25, 21, 0, 7, 0, time.FixedZone("", 9*3600))
	for before, after := range map[string]string{
		"":                        "---\ntitle: \"\"\ndate: 2026-11-25 21:00:07 +0900\ncategories: []\ntags: []\n---\n",
		"text":                    "---\ntitle: \"\"\ndate: 2026-11-25 21:00:07 +0900\ncategories: []\ntags: []\n---\n\ntext",
		"\ufeff# 둘: 셋 #\r\nx\r\n": "\ufeff---\r\ntitle: \"둘: 셋\"\r\ndate: 2026-11-25 21:00:07 +0900\r\ncategories: []\r\ntags: []\r\n---\r\n\r\n# 둘: 셋 #\r\nx\r\n",
		"---\ntitle: x\n---\n":    "---\ntitle: x\n---\n",
	} {
		require.Equal(t, after, apply(t, before, AddFrontMatter(before, now)))
	}
}

// The card shows the blog's defaults, and an edit stores only other values.
func TestTheCardFollowsTheBlog(t *testing.T) {
	r := blog.NewReader(post.Zone{})
	r.Begin()
	r.Set(blog.File{Path: "_config.yml", Data: []byte(`defaults:
- {scope: {path: ""}, values: {toc: false, math: true, pin: true, tags: [a], description: d, image: {path: /a, alt: b}}}
- {scope: {path: _posts/ko}, values: {categories: [ko], comments: false}}
`)})
	b := r.Blog()
	for _, test := range []struct {
		name, file, before, key string
		value                   any
		after, reason           string
	}{
		{"a switch of the defaults", "", "title: x", "toc", false, "title: x", ""},
		{"another switch", "", "title: x", "toc", true, "title: x\ntoc: true", ""},
		{"a switch turned off", "", "title: x", "math", false, "title: x\nmath: false", ""},
		{"a switch of a folder", "_posts/ko/2026-01-01-a.md", "title: x", "comments", false, "title: x", ""},
		{"the same switch elsewhere", "_posts/2026-01-01-a.md", "title: x", "comments", false, "title: x\ncomments: false", ""},
		{"the tags of the defaults", "", "title: x", "tags", []string{"a"}, "title: x", ""},
		{"no tags", "", "title: x", "tags", []string{}, "title: x\ntags: []", ""},
		{"more tags", "", "title: x", "tags", []string{"a", "b"}, "title: x\ntags: [a, b]", ""},
		{"the description of the defaults", "", "description: x", "description", "d", "description: d", ""},
		{"no description", "", "title: x", "description", "", "title: x\ndescription: false", ""},
		{"no description after another", "", "title: x\ndescription: e", "description", "", "title: x\ndescription: false", ""},
		{"no cover", "", "title: x", "image.path", "", "title: x\nimage: false", ""},
		{"another cover", "", "title: x", "image.path", "/c", "title: x\nimage:\n  path: /c", ""},
		{"no alt", "", "title: x", "image.alt", "", "title: x\nimage:\n  alt: false", ""},
		{"another category", "_posts/ko/2026-01-01-a.md", "title: x", "categories", []string{"ko", "b"}, "title: x\ncategories: [ko, b]", ""},
		{"without the category of the defaults", "_posts/ko/2026-01-01-a.md", "title: x", "categories", []string{"b"}, "title: x", given},
		{"without that of the folders", "b/_posts/2026-01-01-a.md", "title: x", "categories", []string{}, "title: x", given},
		{"the title of the file name", "_posts/2026-01-01-my-note.md", "pin: true", "title", "My Note", "pin: true", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			before := "---\n" + test.before + "\n---\nb"
			edits, reason := SetField(b, test.file, before, test.key, test.value)
			require.Equal(t, test.reason, reason)
			require.Equal(t, "---\n"+test.after+"\n---\nb", apply(t, before, edits))
		})
	}
}
