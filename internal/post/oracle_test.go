package post

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"daylog/internal/frontmatter"
	"daylog/internal/tools"
)

// A question is a post whose data Jekyll returns as an answer.
type question struct {
	Name  string `json:"name,omitempty"`
	Text  string `json:"text,omitempty"`
	Slug  string `json:"slug,omitempty"`
	Mode  Mode   `json:"mode,omitempty"`
	Cased bool   `json:"cased,omitempty"`
	Date  string `json:"date,omitempty"`
}

type answer struct {
	Ignored              bool
	Fatal                string
	Title, Date          string
	Slug, URL            string
	Categories, Tags     []string
	Published, TOC, Math bool
}

// askJekyll runs testdata/oracle.rb with the site in zone.
func askJekyll(t *testing.T, zone string, questions []question) []answer {
	t.Helper()
	tools.Need(t, "Jekyll")
	environment := []string{"TZ=" + zone, "LANG=C.UTF-8"}
	return tools.AskRuby[answer](t, questions, environment, "testdata/oracle.rb")
}

func pick(random *rand.Rand, parts []string) string { return parts[random.IntN(len(parts))] }

func join(random *rand.Rand, parts []string, limit int) string {
	var b strings.Builder
	for range 1 + random.IntN(limit) {
		b.WriteString(pick(random, parts))
	}
	return b.String()
}

func TestSlugifyAgreesWithJekyll(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 1))
	parts := []string{"a", "B", "한글", " ", "\t", "-", "--", "_", ".", "~", "!$&'", "()+,;=@", "#", "/", "\\", "é", "e\u0301", "ß", "Ä", "ı", "İ", "ŉ", "Ŋ", "ẞ", "Å", "1", "²", "①", "٣", "★", "📝", "Σ", "C++", "[x]", "&", "\u3000"}
	var questions []question
	for range 1_000 {
		for _, mode := range []Mode{Raw, Default, Pretty, ASCII, Latin} {
			questions = append(questions, question{Slug: join(random, parts, 7), Mode: mode, Cased: random.IntN(2) == 0})
		}
	}
	for i, want := range askJekyll(t, "UTC", questions) {
		q := questions[i]
		require.Equal(t, want.Slug, Slugify(q.Slug, q.Mode, q.Cased), "%q %s %v", q.Slug, q.Mode, q.Cased)
	}
}

func TestDatesAgreeWithRuby(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 1))
	days := []string{
		"2022-01-26", "2022-1-5", "22-1-5", "2022/01/02", "2022/1/2", "2022.01.02", "2022. 1. 2.", "2022-02-30", "2022-12-31",
		"2022-04-31", "2022-13-45", "2022-00-10", "2022-01-32", "26/01/2022", "Jan 26, 2022", "26 January 2022", "1 Feb 2022", "2024-02-29", "March 3 2022",
	}
	clocks := []string{"", " 10:00", " 23:50:00", "T10:00:00", " 9:5", " 25:00", " 24:00", " 10:60", " 10:00:61", " 00:30", " 12:00 AM", " 10:00 pm", " 1pm", ", 10:00", " 오후 10:00", " 05:30:15.5"}
	zones := []string{"", "", " +0900", "+0900", " +09:00", " +9", " -0500", " -0530", "Z", " UTC", " KST", " EST", " Asia/Seoul", " GMT+9", " +0000"}
	var questions []question
	for _, text := range []string{"", "not a date", "2022", "2022-01", "today", "1643212200", "2022년 1월 2일", "20220102", "20220102 10:00", "20220102 23:50:00 +0900", "20220102T101112", "20220102101112", "202201021011", "2022-01-02 10", "2022/1/2 24"} {
		questions = append(questions, question{Date: text})
	}
	for range 2_000 {
		questions = append(questions, question{Date: pick(random, days) + pick(random, clocks) + pick(random, zones)})
	}
	for _, zone := range []string{"Asia/Seoul", "America/New_York"} {
		location, err := time.LoadLocation(zone)
		require.NoError(t, err)
		for i, want := range askJekyll(t, zone, questions) {
			text := questions[i].Date
			got, ok := parseTime(text, location)
			require.Equal(t, want.Fatal == "", ok, "%q in %s: %v %s", text, zone, want, got)
			if ok {
				require.Equal(t, want.Date, got.Format("2006-01-02 15:04:05 -0700"), "%q in %s", text, zone)
			}
		}
	}
}

// dateText is empty if the date is the time of the build.
func dateText(p Post) string {
	if p.Date.IsZero() {
		return ""
	}
	return p.Date.Format("2006-01-02 15:04:05 -0700")
}

func TestPostsAgreeWithJekyll(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 1))
	names := []string{
		"2022-01-26-daily-log.md", "2022-01-26-Daily-Log.MD", "22-1-1-x.md", "2022-1-9-a.b.c.md", "2022_01_11-x.md", "2022-01-12.md", "2022-01-12-.md",
		"2022-13-01-a.md", "2022-01-10-한글 제목 [x] & 100%.md", "2022-02-30-roll.markdown", "draft.md", "2022-01-01-dots....md", "2022-01-01-a--b-.md",
	}
	scalars := []string{
		"", "~", "2022", "true", "false", "1.5", "1e3", "a b", "daily, log", "\"q: 1\"", "'x'", "[a, b]", "[A, 2022, true, ~, a, 2022]", "[]", "{a: b}",
		"2022-01-26", "2022-01-26 23:50:00", "2022-01-26 23:50:00 +0900", "2022-01-26 10:00", "\"2022-01-26 23:50:00\"", "not a date", "\n  - one\n  - Two three", "한글", "C#",
		":x", "[:x, y]", "12:30", "-1:30", "1:30.5", "010", "08", "0x1f", "0b101", "1_000", "1,000", "12,", "1e20", "1.0e+15", "1.0e+14", ".inf", "-.inf", ".nan", "1.5e+3", "1.0e-5", "-0.0",
		"123456789012345678901234567890", "2026-061", "2026-3-2", "yEs", "off", "y", "*nope", "{{ x }}", "!!str 1", "!!set {a}", "{a: [b, 1.5, 2022-01-26]}", "{a: \"#{x} \\e \\u0007 한 \\\" \\\\ 🎉 #$x #a\"}",
		"[1.0, 1, \"1\", 1.0]", "[2022-01-26, 2022-01-26 10:00:00 +0900, 2022-01-26 10:00:00]", "2022-01-26T23:50:00Z", "2022-01-26 23:50:00 +2500", "2022-01-26 23:50:00 -00:30", "{}", "|\n  a\n  b\n", "[1e20, 1.0e+20]", "[true, yes, true]",
	}
	incomplete := []string{"08", "1.0e+15", "1.0e+14", "1.0e-5", "-0.0", "-1:30", "1.5e+3", "1,000", "12,", "1_000", "1e20", "0x1f", "0b101", "010"}
	keys := []string{"title", "date", "tags", "tag", "categories", "category", "slug", "published", "toc", "math", "permalink"}
	var questions []question
	for range 1_000 {
		var b strings.Builder
		for range random.IntN(4) {
			value := pick(random, scalars)
			key := pick(random, keys)
			// Ruby finds dates in arbitrary text, and completes a number with the current month
			if key == "date" && (strings.ContainsAny(value, "[{\n!") || slices.Contains(incomplete, value)) {
				continue
			}
			if key == "date" && random.IntN(2) == 0 {
				value = "2022-03-04 05:06:07 +0900"
			}
			fmt.Fprintf(&b, "%s: %s\n", key, value)
		}
		questions = append(questions, question{Name: pick(random, names), Text: "---\n" + b.String() + "---\nbody\n"})
	}
	zone, err := time.LoadLocation("Asia/Seoul")
	require.NoError(t, err)
	for i, want := range askJekyll(t, "Asia/Seoul", questions) {
		q := questions[i]
		p := Read(q.Name, frontmatter.Read(q.Text), zone)
		if _, ok := ParseName(q.Name); !ok {
			require.True(t, want.Ignored, q.Name)
			continue
		}
		require.False(t, want.Ignored, q.Name)
		require.Equal(t, want.Fatal != "", p.Undated, "%v %s", q, want.Fatal)
		if p.Undated {
			continue
		}
		url, ok := URL(p)
		if !ok {
			url = ""
		}
		got := answer{
			Title: p.Title, Date: dateText(p), Slug: p.Slug, URL: url, Categories: p.Categories, Tags: p.Tags,
			Published: p.Published, TOC: p.TOC, Math: p.Math,
		}
		if got.Categories == nil {
			got.Categories = []string{}
		}
		if got.Tags == nil {
			got.Tags = []string{}
		}
		if p.NotText != "" {
			want.Slug = got.Slug
		}
		if p.Dropped {
			want.Slug = got.Slug // Jekyll has no slug then, and uses the file name in the URL
		}
		assert.Equal(t, want, got, "%q %q", q.Name, q.Text)
	}
}
