package blog

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"daylog/internal/frontmatter"
	"daylog/internal/post"
	"daylog/internal/tools"
)

// A site is a question for Jekyll.
type site struct {
	Files   map[string]string `json:"files"`
	Configs []string          `json:"configs"`
}

// A built is Jekyll's answer.
type built struct {
	Config map[string]any
	Data   map[string]any
	Posts  map[string]struct {
		Values map[string]any
		URL    string
	}
}

func askJekyll(t *testing.T, sites []site) (answers []built) {
	t.Helper()
	tools.Need(t, "Jekyll")
	environment := []string{"TZ=Asia/Seoul", "LANG=C.UTF-8"}
	return tools.AskRuby[built](t, sites, environment, "testdata/oracle.rb")
}

// Random configurations and posts give the front matter, the addresses, the data and the merged
// configuration of Jekyll.
func TestReadsAsJekyll(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 14))
	var sites []site
	for range 60 {
		sites = append(sites, randomSite(random))
	}
	for i, want := range askJekyll(t, sites) {
		compareSite(t, sites[i], want)
	}
}

func compareSite(t *testing.T, s site, want built) {
	t.Helper()
	var files []File
	for _, name := range slices.Sorted(maps.Keys(s.Files)) {
		files = append(files, File{Path: name, Data: []byte(s.Files[name])})
	}
	b := Read(files, seoul(t))
	about := fmt.Sprintf("%v", s.Files)
	for key, value := range want.Config {
		if key != "collections" && key != "defaults" { // the posts show these
			require.Equal(t, value, asJSON(t, b.Config[key]), "%s of %s", key, about)
		}
	}
	require.Equal(t, want.Data, asJSON(t, b.Data), about)
	for name, answer := range want.Posts {
		m := frontmatter.Read(s.Files[name])
		p := b.Post(name, m)
		url, _ := post.URL(p)
		require.Equal(t, answer.URL, url, "%s of %s", name, about)
		require.Equal(t, answer.Values["title"], p.Title, "%s of %s", name, about)
		values := b.FrontMatter(name, m.Values)
		values["categories"] = append([]string{}, p.Categories...)
		for key, value := range answer.Values {
			if key != "title" && key != "slug" && key != "tags" {
				require.Equal(t, value, asJSON(t, values[key]), "%s: %s of %s", name, key, about)
			}
		}
	}
}

// asJSON returns a value as it is after JSON.
func asJSON(t *testing.T, value any) (out any) {
	t.Helper()
	text, err := json.Marshal(value)
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(text, &out))
	return out
}

func randomSite(random *rand.Rand) site {
	pick := func(words ...string) string { return words[random.IntN(len(words))] }
	s := site{Files: map[string]string{}, Configs: []string{"_config.yml"}}
	dir := pick("", "", "", "content")
	config := "title: " + pick("A", "'B: c'", "~") + "\nlang: " + pick("ko-KR", "en", "") + "\n"
	if dir != "" {
		config += "collections_dir: " + dir + "\n"
	}
	config += pick("", "permalink: "+pick("date", "pretty", "none", "ordinal", "weekdate",
		"/:year/:title/", "/b/:categories/:slug.html",
		"/:i_month-:i_day-:short_year/:name/", "/:long_month/:short_month/:w_year/:week/:w_day/:title:output_ext",
		"/:slugified_categories/:hour:minute/:title")+"\n")
	config += pick("", "", "collections:\n  posts:\n    permalink: /c/:title/\n")
	config += pick("", "kramdown:\n  hard_wrap: true\n  auto_ids:\n",
		"kramdown: {input: kramdown, syntax_highlighter_opts: {block: {line_numbers: true}}}\n")
	config += randomScopes(random, dir)
	s.Files["_config.yml"] = config
	if random.IntN(3) == 0 {
		s.Configs = append(s.Configs, "prod.yml")
		s.Files["prod.yml"] = "title: P\n" + pick("", "lang:\n", "kramdown: {hard_wrap: false}\n",
			"permalink: /p/:title\n")
		s.Files[".github/workflows/pages.yml"] = "run: " +
			"bundle exec jekyll build --config _config.yml,prod.yml\n"
	}
	s.Files["_data/authors.yml"] = "kim: {name: 김}\n"
	rows, ext := "k,v\n1,\"a \"\"b\"\"\"\n\n2,\n", ".csv"
	if random.IntN(2) == 0 {
		rows, ext = strings.ReplaceAll(rows, ",", "\t"), ".tsv"
	}
	s.Files["_data/"+pick("a b", "점수", "x.y")+ext] = rows
	if dir != "" {
		dir += "/"
	}
	for range 6 {
		folder := dir + pick("_posts/", "_posts/", "_posts/x/", "_posts/x/y/", "study/_posts/",
			"a b/C/_posts/z/")
		name := fmt.Sprintf("2026-%02d-%02d-%s.md", 1+random.IntN(12), 1+random.IntN(28),
			pick("my-first-note", "한글 제목", "a.b", "Mixed-CASE", "x"))
		text := "text\n"
		if random.IntN(4) > 0 {
			text = "---\n" + pick("", "title: T\n", "title:\n") + pick("", "categories: [A, b c]\n",
				"categories: one Two\n", "category: Single One\n") +
				pick("", "layout: own\n", "layout:\n") + pick("", "toc: false\n") + pick("",
				"image: {alt: b}\n") + pick("", "", "permalink: /own/\n") + "x: 1\n---\ntext\n"
		}
		s.Files[folder+name] = text
	}
	return s
}

// randomScopes returns front matter defaults.
func randomScopes(random *rand.Rand, dir string) string {
	if random.IntN(5) == 0 {
		return ""
	}
	pick := func(words ...string) string { return words[random.IntN(len(words))] }
	var out strings.Builder
	out.WriteString("defaults:\n")
	for range 1 + random.IntN(4) {
		at := pick("", "", "_posts", "_posts/x", "_posts/x/", "_posts/x/y", "study", "/_posts",
			"_posts/2026-1", "_posts/*", "_posts/**/y", "*/_posts", "_posts/[xz]*")
		if dir != "" && at != "" && random.IntN(2) == 0 {
			at = dir + "/" + at
		}
		fmt.Fprintf(&out, "  - scope:\n      path: %q\n", at)
		out.WriteString(pick("", "      type: posts\n", "      type: post\n", "      type: pages\n",
			"      type: drafts\n"))
		out.WriteString("    values:\n      n: " + pick("1", "2", "3") + "\n")
		out.WriteString(pick("", "      layout: post\n", "      layout: "+pick("a", "b")+"\n") + pick("",
			"      categories: [d]\n", "      categories: e f\n") +
			pick("", "      toc: true\n") + pick("", "      image: {path: /p.png, alt: a}\n") + pick("", "",
			"      permalink: /posts/:title/\n"))
	}
	return out.String()
}
