package check

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/stretchr/testify/require"

	"daylog/internal/edit"
	"daylog/internal/frontmatter"
	"daylog/internal/post"
)

var (
	seoul = time.FixedZone("KST", 9*3600)
	noon  = time.Date(2022, 1, 26, 12, 0, 0, 0, seoul)
)

func check(name, text string) []edit.Problem {
	m := frontmatter.Read(text)
	return Check(post.Read(name, m, seoul), m, noon)
}

// Each problem as "rule severity: marked text (detail)", and the text after its fix, if any.
func TestProblems(t *testing.T) {
	for _, test := range []struct {
		name, yaml, want, fixed string
	}{
		{"future", "date: 2022-01-26 13:00:00 +0900", "date-future wrong: 2022-01-26 13:00:00 +0900 (2022-01-26 13:00:00 +0900)", "date: 2022-01-26 12:00:00 +0900"},
		{"an hour ago elsewhere", "date: 2022-01-26 13:00:00 +1000", "", ""},
		{"no zone", "date: 2022-01-26 11:00:00 # now", "date-zone wrong: 2022-01-26 11:00:00 (2022-01-26 20:00:00 +0900)", "date: 2022-01-26 11:00:00 +0900 # now"},
		{"no zone and no seconds", "date: 2022-01-26 11:00", "", ""},
		{"UTC on purpose", "date: 2022-01-26 01:00:00Z", "", ""},
		{"unreadable", "date: not a date", "date-unreadable fatal: date: not a date (not a date)", "date: 2022-01-26 12:00:00 +0900 # not a date"},
		{"unreadable over lines", "date: >\n  not\n  a date\n", "date-unreadable fatal: date: >\n  not\n  a date ()", ""},
		{"a placeholder of Liquid", "date: {{date}} # c", "date-unreadable fatal: date: {{date}} ({{date}})", "date: 2022-01-26 12:00:00 +0900 # {{date}} # c"},
		{"offset with a colon", "date: 2022-01-26 11:00:00 +09:00", "", ""},
		{"T and an offset with a colon", "date: 2022-01-25T11:00:00-05:30", "", ""},
		{"fraction and an offset", "date: 2022-01-26 11:00:00.123 +09:00", "", ""},
		{"fraction and no offset", "date: 2022-01-26 11:00:00.123", "date-zone wrong: 2022-01-26 11:00:00.123 (2022-01-26 20:00:00 +0900)", "date: 2022-01-26 11:00:00.123 +0900"},
		{"a lone point", "date: 2022-01-26T11:00:00.", "date-zone wrong: 2022-01-26T11:00:00. (2022-01-26 20:00:00 +0900)", "date: 2022-01-26T11:00:00. +0900"},
		{"short offset", "date: 2022-01-26 11:00:00 +09", "", ""},
		{"shorter offset", "date: 2022-01-26 11:00:00 +9", "", ""},
		{"offset without a blank", "date: 2022-01-26T11:00:00+0900", "", ""},
		{"no seconds and an offset", "date: 2022-01-26 11:00 +09:00", "", ""},
		{"zulu", "date: 2022-01-26T02:00:00Z", "", ""},
		{"an alias of a time without an offset", "a: &a 2022-01-26 01:00:00\ndate: *a", "", ""},
		{"future with a colon", "date: 2022-01-26T13:00:00+09:00", "date-future wrong: 2022-01-26T13:00:00+09:00 (2022-01-26 13:00:00 +0900)", "date: 2022-01-26 12:00:00 +0900"},
		{"empty date", "date: ", "date-unreadable fatal: date: ()", "date: 2022-01-26 12:00:00 +0900 "},
		{"rolls over", "date: 2021-02-30 10:00:00 +0900", "date-rolls weak: 2021-02-30 10:00:00 +0900 (2021-03-02 10:00:00 +0900)", "date: 2021-03-02 10:00:00 +0900"},
		{"a 25th hour", "date: 2022-01-02 25:00:00 +0900", "date-rolls weak: 2022-01-02 25:00:00 +0900 (2022-01-03 01:00:00 +0900)", "date: 2022-01-03 01:00:00 +0900"},
		{"another day in the writer's zone", "date: 2022-01-25 21:00:00 -0500", "", ""},
		{"the day as written", "date: 2022-01-26 01:00:00 +1100", "", ""},
		{"another day", "date: 2022-01-25", "date-name weak: 2022-01-25 (2022-01-26)", ""},

		{"colon in the title", "title: Day 1: hello", "front-matter-indicator wrong: title: Day 1: hello (:)", `title: "Day 1: hello"`},
		{"comment in the title", "title: C# tips #1", "text-cut wrong: C# tips #1 (C# tips)", `title: "C# tips #1"`},
		{"a comment after the title", "title: x # TODO", "", ""},
		{"number as title", "title: 010", "text-misread wrong: 010 (8)", `title: "010"`},
		{"year as title", "title: 2022", "", ""},
		{"yes as description", "title: x\ndescription: yes", "text-misread wrong: yes (true)", "title: x\ndescription: \"yes\""},
		{"map as title", "title: {a}", `text-misread wrong: {a} ({"a"=>nil})`, `title: "{a}"`},
		{"tag as title", "title: !important", "text-property wrong: !important (!important)", `title: "!important"`},
		{"anchor in the title", "title: &self 의 뜻 # c", "text-property wrong: &self 의 뜻 (&self)", `title: "&self 의 뜻" # c`},
		{"tag before a title", "title: ! 주의", "text-property wrong: ! 주의 (!)", `title: "! 주의"`},
		{"tag before quotes", "title: ! '주의'", "", ""},
		{"tag of YAML", "title: !!str 10 things", "", ""},
		{"anchor with an alias", "title: &t 글\nx: *t", "", ""},
		{"comment as title", "title: #til 오늘", "text-cut wrong: #til 오늘 ()", `title: "#til 오늘"`},
		{"comment after an empty field", "title: x\ndescription: # later\nimage: #til", "", ""},
		{"comment as tags", "tags: #til #go", "text-cut wrong: #til #go ()", `tags: ["#til", "#go"]`},
		{"comment after a tag", "tags: til #go", "text-cut wrong: til #go (til)", `tags: [til, "#go"]`},
		{"comment as item", "tags:\n- #til\n- b #c\n- d # e",
			"text-cut wrong: #til (); text-cut wrong: b #c (b)", ""},
		{"disabled tags", "tags: #[a, b]", "", ""},
		{"anchor as item", "tags: [&a b]", "text-property wrong: &a b (&a)", `tags: ["&a b"]`},
		{"full-width commas", "tags: a，b、2022", "list-commas wrong: tags: a，b、2022 (tags)", `tags: [a, b, "2022"]`},
		{"full-width comma in brackets", "tags: [a，b, c]", "list-commas wrong: a，b (tags)", "tags: [a, b, c]"},
		{"full-width comma in an item", "categories:\n  - a\n  - '글，b' # c", "list-commas wrong: '글，b' (categories)", "categories:\n  - a\n  - 글\n  - b # c"},
		{"comma in an item", "categories:\n  - Seoul, Korea", "", ""},
		{"time as title", "title: 12:30", "text-misread wrong: 12:30 (750.0)", `title: "12:30"`},
		{"Liquid as title", "title: {{title}}", `text-misread wrong: {{title}} ({})`, `title: "{{title}}"`},
		{"Liquid as tag", "tags: [{{x}}, b]", "list-not-text wrong: {{x}} (tags)", ""},
		{"quotes around a part of the title", `title: "따옴표" 뒤 글`, `front-matter-key wrong: title: "따옴표" 뒤 글 ()`, `title: '"따옴표" 뒤 글'`},
		{"unknown alias as title", "title: *x", "front-matter-alias wrong: *x (x)", `title: "*x"`},
		{"anchor that is repeated", "a: &x 10\ntitle: *x", "text-misread wrong: *x (10)", `a: &x 10
title: "*x"`},
		{"number with an anchor that is repeated", "title: &x 10\na: *x", "text-misread wrong: &x 10 (10)", ""},
		{"merged title", "a: &a {title: y}\n<<: *a", "", ""},
		{"merged text", "a: &a 1\n<<: *a", "front-matter-merge wrong: <<: *a ()", ""},
		{"keys of all kinds", "1: a\ntrue: b\n2022-01-26: c\n1.5: d", "", ""},

		{"tag with capitals", "tags: [a, \"AITech\"] # lowercase", `tag-case weak: "AITech" (AITech)`, `tags: [a, "aitech"] # lowercase`},
		{"tag that is a number in lower case", "tags: [0B1]", "tag-case weak: 0B1 (0B1)", `tags: ["0b1"]`},
		{"tag that ends in a quote", "tags: [Rock'n']", "tag-case weak: Rock'n' (Rock'n')", "tags: [rock'n']"},
		{"tag with an escape", `tags: ["\x41"]`, `tag-case weak: "\x41" (A)`, ""},
		{"capitals in a category", "categories: [Experience, AI]", "", ""},
		{"tags with one page", "tags: [c++, 'c#']", "list-same-page wrong: 'c#' (c++)", ""},
		{"the same tag twice", "tags: [c, c]", "", ""},
		{"tag without a page", "tags:\n  - ★", "list-no-page wrong: ★ (★)", ""},
		{"tags with commas", "tags: daily, Day 1", "list-commas wrong: tags: daily, Day 1 (tags)", "tags: [daily, Day 1]"},
		{"tags with commas that need quotes", "tags: a, 2022", "list-commas wrong: tags: a, 2022 (tags)", `tags: [a, "2022"]`},
		{"list in quotes", "tags: '[a, b]'", "list-commas wrong: tags: '[a, b]' (tags)", "tags: [a, b]"},
		{"tags split at spaces", "tags: a b", "", ""},
		{"number as category", "categories: [a, 2022]", "list-not-text wrong: 2022 (2022)", `categories: [a, "2022"]`},
		{"date as tag", "tags: [2022-01-26]", "list-not-text wrong: 2022-01-26 (2022-01-26)", `tags: ["2022-01-26"]`},
		{"list as tag", "tags: [[a]]", "list-not-text wrong: [a] (tags)", ""},
		{"category that is no list", "categories: 3", "categories-unreadable wrong: categories: 3 (3)", `categories: ["3"]`},
		{"tag that is no list", "tags: true", "tags-unreadable wrong: tags: true (true)", `tags: ["true"]`},
		{"three categories", "categories: [a, b, c, d]", "categories-many weak: c, d] ()", ""},
		{"alias", "a: &x [A]\ntags: *x", "", ""},

		{"old key of the cover", "image:\n  src: /a.png", "key-old wrong: src: /a.png (path)", "image:\n  path: /a.png"},
		{"both keys of the cover", "image: {src: /a.png, path: /a.png}", "key-old weak: src: /a.png (path); cover-alt weak: path: /a.png (/a.png)", ""},
		{"old key of the folder", "img_path: /img", "key-old wrong: img_path: /img (media_subpath)", "media_subpath: /img"},
		{"date with two letters swapped", "daet: 2022-01-26", "key-misspelt wrong: daet (date)", "date: 2022-01-26"},
		{"data as date", "data: 2022-01-26 11:00:00 +0900", "key-misspelt wrong: data (date)", "date: 2022-01-26 11:00:00 +0900"},
		{"data that is no date", "data: [1, 2]", "", ""},
		{"capital", "Date : 2022-01-26", "key-misspelt wrong: Date (date)", "date : 2022-01-26"},
		{"quoted capital", `"Tags": [a]`, `key-misspelt wrong: Tags (tags)`, `"tags": [a]`},
		{"letters swapped", "description: x\ncaetgories: [a]", "key-misspelt wrong: caetgories (categories)", "description: x\ncategories: [a]"},
		{"hyphens", "last-modified-at: 2022-01-26", "key-misspelt wrong: last-modified-at (last_modified_at)", "last_modified_at: 2022-01-26"},
		{"two errors in a long key", "desciptoin: a", "key-misspelt wrong: desciptoin (description)", "description: a"},
		{"switch of another theme", "use_math: true", "key-misspelt weak: use_math (math)", "math: true"},
		{"misspelt switch", "commnets: false", "key-misspelt wrong: commnets (comments)", "comments: false"},
		{"misspelt default", "commnets: true", "key-misspelt weak: commnets (comments)", "comments: true"},
		{"beside the right key", "tags: [a]\ntagss: [b]", "", ""},
		{"singular keys of Jekyll", "tag: a\ncategory: b", "", ""},
		{"keys that blogs invent", "version: 1.0\nparent: a\ngrand_parent: b\nnav_order: 1\nin_menu: true\nsort_info: 1\nredirect_from: /a/\nfoo: bar", "", ""},
		{"other words that are close", "path: a\nrate: 5\ntabs: true\nmatch: true\nimages: [a]\nsubtitle: b\nname: c", "", ""},
		{"cover beside the post", "image: ../a.png", "cover-alt weak: image: ../a.png (../a.png); image-relative wrong: ../a.png (../a.png)", ""},
		{"number as slug", "slug: 2026", "address-not-text fatal: 2026 (2026)", `slug: "2026"`},
		{"list as slug", "slug:\n  - a", "address-not-text fatal: slug:\n  - a (slug)", ""},
		{"false as slug", "slug: no", "", ""},
		{"time as permalink", "permalink: 12:30", "address-not-text fatal: 12:30 (12:30)", `permalink: "12:30"`},
		{"empty permalink", "permalink: ''\npin: true", "permalink-empty wrong: permalink: '' ()", "pin: true"},
		{"permalink without a value", "permalink:\npin: true", "", ""},
		{"permalink", "permalink: /:nothing/", "permalink-unknown fatal: permalink: /:nothing/ (/:nothing/)", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			yaml := test.yaml
			if !strings.Contains(yaml, "title:") {
				yaml = "title: x\n" + yaml
				if test.fixed != "" {
					test.fixed = "title: x\n" + test.fixed
				}
			}
			for _, newline := range []string{"\n", "\r\n"} {
				text := strings.ReplaceAll("---\n"+yaml+"\n---\nbody\n", "\n", newline)
				problems := check("2022-01-26-x.md", text)
				var got []string
				for _, p := range problems {
					got = append(got, fmt.Sprintf("%s %s: %s (%s)", p.Rule, p.Severity, text[p.Start:p.End], p.Detail))
					fixed, err := edit.Apply(text, p.Fix)
					require.NoError(t, err)
					if test.fixed == "" && len(problems) > 1 {
						continue // checked by TestFixesHoldForGeneratedTexts
					}
					if test.fixed != "" {
						require.Equal(t, strings.ReplaceAll("---\n"+test.fixed+"\n---\nbody\n", "\n", newline), fixed)
						for _, remaining := range check("2022-01-26-x.md", fixed) {
							require.NotEqual(t, p.Rule, remaining.Rule)
						}
					} else {
						require.Empty(t, p.Fix)
					}
				}
				require.Equal(t, test.want, strings.ReplaceAll(strings.Join(got, "; "), "\r\n", "\n"))
			}
		})
	}
}

func TestNames(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"2022-13-01-a.md", "---\ntitle: x\n---\n", "name-day fatal"},
		{"2022-01-12-.md", "---\ntitle: x\n---\n", "slug-empty wrong"},
		{"2022-01-12-a.md", "---\n---\n", ""},
		{"2022-01-12-" + strings.Repeat("a", 241) + ".md", "---\n---\n", ""},
		{"2022-01-12-" + strings.Repeat("가", 81) + ".md", "---\n---\n", "name-long fatal"},
		{"", "---\ndate: 2022-01-12\ntitle: " + strings.Repeat("가", 81) + "\n---\n", "name-long fatal"},
		{"", "---\n---\n", "title-missing wrong"},
		{"2022-01-12-a.md", "body", "front-matter-missing weak"},
	} {
		t.Run(test.name+test.text, func(t *testing.T) {
			var got []string
			for _, p := range check(test.name, test.text) {
				got = append(got, p.Rule+" "+string(p.Severity))
			}
			require.Equal(t, test.want, strings.Join(got, "; "))
		})
	}
}

// The file's name gives the title that a fix adds.
func TestTitleFixes(t *testing.T) {
	for _, test := range []struct{ name, text, rule, fixed string }{
		{"2022-01-12-a.md", "---\ntilte: b\n---\n", "key-misspelt", "---\ntitle: b\n---\n"},
		{"2022-01-12-day-one.md", "body", "front-matter-missing", "---\ntitle: Day One\n---\nbody"},
		{"2022-01-12-글.md", "\ufeffbody\r\n", "front-matter-missing", "\ufeff---\r\ntitle: 글\r\n---\r\nbody\r\n"},
		{"2022-01-12-12.md", "a", "front-matter-missing", "---\ntitle: \"12\"\n---\na"},
		{"", "body", "front-matter-missing", "body"},
		{"2022-01-12-day-one.md", "---\ntitle: '' # c\n---\n", "title-missing", "---\ntitle: 'Day One' # c\n---\n"},
		{"", "---\ntags: [a]\n---\n", "title-missing", "---\ntags: [a]\n---\n"},
	} {
		t.Run(test.name+test.text, func(t *testing.T) {
			problems := check(test.name, test.text)
			require.Len(t, problems, 1)
			require.Equal(t, test.rule, problems[0].Rule)
			fixed, err := edit.Apply(test.text, problems[0].Fix)
			require.NoError(t, err)
			require.Equal(t, test.fixed, fixed)
			if fixed != test.text {
				require.Empty(t, check(test.name, fixed))
			}
		})
	}
}

// The published logs that daylog was made for have only the expected problems.
func TestRealPosts(t *testing.T) {
	files, _ := filepath.Glob("../../../shared/suite/posts/*/*.md")
	if len(files) == 0 {
		t.Skip("the suite is not here")
	}
	rules := map[string]int{}
	for _, file := range files {
		text, err := os.ReadFile(file)
		require.NoError(t, err)
		m := frontmatter.Read(string(text))
		if m.Found {
			require.True(t, m.Valid, "%s: %v", file, m.Problems)
		}
		p := post.Read(filepath.Base(file), m, seoul)
		for _, problem := range Check(p, m, time.Date(2030, 1, 1, 0, 0, 0, 0, seoul)) {
			rules[problem.Rule]++
			require.NotEqual(t, edit.Fatal, problem.Severity, file)
		}
	}
	t.Log(len(files), "posts:", rules)
}

// checkFixes asserts that a fix solves its problem, keeps every letter that it replaces and does
// not change the value of another field.
func checkFixes(t *testing.T, name, text string) {
	before := frontmatter.Read(text)
	for _, p := range Check(post.Read(name, before, seoul), before, noon) {
		require.True(t, 0 <= p.Start && p.Start <= p.End && p.End <= len(text), "%q: %v", text, p)
		require.NotRegexp(t, goWords, p.Detail, "%q", text)
		if len(p.Fix) == 0 {
			continue
		}
		fixed, err := edit.Apply(text, p.Fix)
		require.NoError(t, err)
		after := frontmatter.Read(fixed)
		for _, q := range Check(post.Read(name, after, seoul), after, noon) {
			require.False(t, q.Rule == p.Rule && q.Start == p.Start && q.Detail == p.Detail, "%q: %v is still in %q", text, p, fixed)
		}
		requireLetters(t, text, fixed, p, after)
		if before.Valid && len(before.Fields) > 0 && p.Rule != "front-matter-rest" { // else the changed key is unknown
			requireOthersAlike(t, before, after, p, text, fixed)
		}
	}
}

// goWords matches text that no message may contain: Go types and errors of Go packages.
var goWords = regexp.MustCompile(`interface ?\{|map\[|yaml\.|\[\]any|strconv|unmarshal|goroutine|runtime`)

// requireLetters asserts that the letters that a fix replaces occur in the new value in the same
// order, or in a comment next to a date.
func requireLetters(t *testing.T, text, fixed string, p edit.Problem, after frontmatter.Matter) {
	t.Helper()
	for _, e := range p.Fix {
		read := e.New
		for _, f := range after.Fields {
			last, _ := after.Field(f.Key)
			isTop := !strings.Contains(f.Key, ".") && last.Start == f.Start
			if isTop && p.Rule != "date-unreadable" && f.ValueStart <= e.Start && e.Start < f.ValueEnd {
				read = fmt.Sprint(after.Values[f.Key])
			}
		}
		old := text[e.Start:e.End]
		if p.Rule == "key-old" || p.Rule == "key-misspelt" || p.Rule == "date-future" || p.Rule == "date-rolls" {
			continue // a name or a time that was replaced
		}
		require.True(t, hasLetters(read, old), "%q: %v made %q, read as %q", text, p, fixed, read)
	}
}

// hasLetters reports whether text contains the letters and digits of old in their order, in any
// case.
func hasLetters(text, old string) bool {
	rest := []rune(strings.ToLower(text))
	for _, r := range strings.ToLower(old) {
		if !unicode.IsLetter(r) {
			continue
		}
		i := slices.Index(rest, r)
		if i < 0 {
			return false
		}
		rest = rest[i+1:]
	}
	return true
}

func requireOthersAlike(t *testing.T, before, after frontmatter.Matter, p edit.Problem, text, fixed string) {
	t.Helper()
	require.True(t, after.Valid, "%q: %v made %q", text, p, fixed)
	changed := ""
	for _, f := range before.Fields {
		if f.Start <= p.Start && !strings.Contains(f.Key, ".") {
			changed = f.Key
		}
	}
	if p.Rule == "title-missing" {
		changed = "title"
	}
	one, other := maps.Clone(before.Values), maps.Clone(after.Values)
	for _, values := range []map[string]any{one, other} {
		delete(values, changed)
		delete(values, "media_subpath")
		if p.Rule == "key-misspelt" {
			delete(values, p.Detail)
		}
	}
	require.Equal(t, fmt.Sprint(one), fmt.Sprint(other), "%q: %v made %q", text, p, fixed)
}

func TestFixesHoldForGeneratedTexts(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 1))
	keys := []string{"title: ", "date: ", "tags: ", "categories: ", "image: ", "image:\n  src: ", "image:\n  path: ", "img_path: ", "description: ", "permalink: ", "x: ", "Date: ", "tilte: ", "tgas: "}
	values := []string{
		"", "a", "a: b", "C# #1", "#", "@x", "`x`", "%", "*a", "&a b", "'it's'", "\"a", "- x", "> x", "|\n  x", "[a, B]", "[2022, yes, ~]", "[:a]", "\n- A\n- C#\n- c", "{a}", "{src: x}",
		"#t", "#T #u", "a #b", "a，b", "[a，B、3, c]", "\n  - a，b\n  - #c\n  - d #e", "!a b", "[&c d, !e]", "a, b", "a, B: c, 3", "2022-01-26 11:00:00", "2022-01-26 23:00:00 +0900", "2022-02-30", "no", "!x", "!x y", "010", "../a.png", "/:x/", ":sym", "12:30", "'x' # y", "★", "\"A\" b", "'A' b c: d", "\"A\" #1 b", "{{x}}", "[{{x}}, b]", "*z", "&z 1", "&z yes", "{? [a]: b}", "~: x", "<<: 1", "._", "a\x01", "2022-01-26T11:00:00.5", "2022-01-26 09:00:00 +09:00", "not a day", ">\n  a\n  B", "[★, '★ ', a  ]", "\t", "한글: 글",
	}
	times := 5_000
	if runtime.GOOS == "js" {
		times /= 20
	}
	for range times {
		var b strings.Builder
		for range 1 + random.IntN(4) {
			b.WriteString(keys[random.IntN(len(keys))] + values[random.IntN(len(values))] + []string{"\n", "\r\n", " # c\n"}[random.IntN(3)])
		}
		checkFixes(t, []string{"", "2022-01-26-x.md"}[random.IntN(2)], "---\n"+b.String()+"---\nbody")
	}
}

func FuzzCheck(f *testing.F) {
	f.Add("2022-01-26-x.md", "---\ntitle: Day 1: hello\ntags: [A, 2022]\nimage: {src: x}\ndate: 2022-01-26 11:00:00\n---\n")
	f.Add("", "---\nA:0: \xa0\n---")
	f.Add("2022-01-26-x.md", "---\ntitle: \"따옴표\" 뒤 글\nimage: {alt: 'A' b}\ndate: {{date}}\ntags: [{{x}}, *b, &c D]\ncategories: *c\n---\n")
	f.Add("2022-01-26-x.md", "---\n'title': ! \"10\"\n~: a\n? [b]\n: c\n<<: *d\n\"date\": 2022-01-26T11:00:00.5\n---\n")
	f.Fuzz(checkFixes)
}
