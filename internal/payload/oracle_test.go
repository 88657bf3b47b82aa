package payload

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"daylog/internal/blog"
	"daylog/internal/frontmatter"
	"daylog/internal/liquid"
	"daylog/internal/post"
	"daylog/internal/tools"
)

const oraclePost = "_posts/2026-03-02-a.md"

// askJekyll returns the text that Jekyll makes of oraclePost in each site.
func askJekyll(t *testing.T, sites []map[string]string) (answers []string) {
	t.Helper()
	tools.Need(t, "Jekyll")
	return tools.AskRuby[string](t, sites, []string{"TZ=UTC", "LANG=C.UTF-8"}, "testdata/render.rb")
}

// renderPost renders oraclePost of a site.
func renderPost(files map[string]string) liquid.Result {
	var list []blog.File
	for _, name := range slices.Sorted(maps.Keys(files)) {
		list = append(list, blog.File{Path: name, Data: []byte(files[name])})
	}
	text := files[oraclePost]
	m := frontmatter.Read(text)
	return liquid.Render(text[m.Body:], Options(Text{
		Blog: blog.Read(list, post.UTC), Path: oraclePost, Matter: m, Body: text[m.Body:],
		Now: time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC), Markdown: markdown,
	}))
}

// Maps of the configuration, of data and of front matter have the order of the YAML.
func TestMapsHaveTheOrderOfJekyll(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 15))
	var sites []map[string]string
	for range 150 {
		own := func(key string) string { return key + ":" + randomMap(random, 1) + "\n" }
		sites = append(sites, map[string]string{
			"_config.yml": own("m") + "defaults:\n  - scope: {path: ''}\n    values:\n      d:" +
				randomMap(random, 4) + "\n",
			"_data/y.yml": own("b") + own("a"), "_data/z/c.csv": "k,b,a\n1,2,3\n,,\n",
			"_data/a.json":           `{"z":1,"b":{"y":2,"c":3}}`,
			"_posts/2026-03-01-b.md": "---\n" + own("o") + "---\n",
			oraclePost: "---\n" + own("m") + own("d") + "---\n" +
				"{{ page.m | jsonify }}\n{{ page.d | jsonify }}\n" +
				"{{ site.m | jsonify }}\n{{ site.data | jsonify }}\n{{ page.previous.o | jsonify }}\n" +
				"{% for x in page.m %}{{ x[0] }} {% endfor %}{{ page.m.first }}",
		})
	}
	for i, want := range askJekyll(t, sites) {
		got := renderPost(sites[i])
		require.Nil(t, got.Err)
		require.Equal(t, want, got.Text, sites[i])
	}
}

// Other posts have the contents and excerpts that they have while Jekyll renders the post.
func TestPostsHaveTheContentsOfJekyll(t *testing.T) {
	random := rand.New(rand.NewPCG(2, 15))
	parts := []string{"a *b*", "\n\n", "\n\n", "[x] and [y]", "\n[x]: /x\n", "\n  [y]: </y> 'z'\n",
		"{{ page.title }}",
		"{% if true %}", "{% endif %}", "{% raw %}{{ a }}", "{% endraw %}", "<!--more-->", "{% for i in (1..2) %}{{ i }}",
		"{% endfor %}", "한글", "\n- c\n", "{%- assign z = 1 -%}{{ z }}", "{% include a.html %}"}
	body := func() (text string) {
		for range 1 + random.IntN(6) {
			text += parts[random.IntN(len(parts))]
		}
		return text + "."
	}
	front := func() string {
		choices := []string{"", "", "excerpt_separator: <!--more-->\n", "excerpt: own *e*\n",
			"excerpt_separator: ''\n",
			"render_with_liquid: false\n"}
		return "---\ntitle: T\n" + choices[random.IntN(len(choices))] + "---\n"
	}
	var sites []map[string]string
	for range 400 {
		sites = append(sites, map[string]string{
			"_config.yml": "title: a\n", "_includes/a.html": "<{{ page.title }}>",
			"_posts/2026-03-01-b.md": front() + body(),
			"_posts/2026-03-05-c.md": front() + body(),
			oraclePost: "---\n---\n{% for p in site.posts %}{% unless p.url == page.url %}" +
				"{{ p.content }}|{{ p.excerpt }}|" +
				"{{ p }}|{% endunless %}{% endfor %}{{ page.previous.excerpt | strip_html }}",
		})
	}
	same := 0
	for i, want := range askJekyll(t, sites) {
		got := renderPost(sites[i])
		if strings.HasPrefix(want, "!") {
			continue // the build stops at another post
		}
		same++
		require.Nil(t, got.Err, sites[i])
		require.Equal(t, lines.ReplaceAllString(want, ""), lines.ReplaceAllString(got.Text, ""), sites[i])
	}
	require.Greater(t, same, 100)
}

// lines are line breaks with the white space around them.
var lines = regexp.MustCompile(`\s*\n\s*`)

// A body that the blog does not have is a finding.
func TestAMissingBodyIsAFinding(t *testing.T) {
	files := map[string]string{
		"_config.yml": "title: a\n", "_posts/2026-03-01-b.md": "---\ntitle: T\n---\n",
		oraclePost: "---\n---\n{% for p in site.posts %}{{ p.title }}{{ p.excerpt }}{% endfor %}",
	}
	r := renderPost(files)
	require.Nil(t, r.Err)
	require.Len(t, r.Findings, 1)
	require.Equal(t, liquid.MissingFile, r.Findings[0].Kind)
	require.Equal(t, "_posts/2026-03-01-b.md", r.Findings[0].Name)
}

// randomMap returns a map in YAML: its lines have at least a depth, or it is in braces.
func randomMap(random *rand.Rand, depth int) string {
	keys := strings.Fields("z b a y 한글 c x d")
	random.Shuffle(len(keys), func(i, j int) { keys[i], keys[j] = keys[j], keys[i] })
	indent := "\n" + strings.Repeat("  ", depth)
	var b strings.Builder
	if random.IntN(3) == 0 {
		b.WriteString(indent + "base: &base {n: 1, m: 2, b: 3}" + indent + keys[4] + "2:" +
			indent + "  w: 1" +
			indent + "  <<: *base" + indent + "  m: 4")
	}
	for i, key := range keys[:1+random.IntN(4)] {
		switch random.IntN(6) {
		case 0:
			if depth < 6 {
				b.WriteString(indent + key + ":" + randomMap(random, depth+1))
				continue
			}
			fallthrough
		case 1:
			fmt.Fprintf(&b, "%s%s: {%s: 1, %s: 2}", indent, key, keys[5], keys[4])
		case 2:
			fmt.Fprintf(&b, "%s%s:%s  - {%s: 1, %s: [{q: 1, p: 2}]}%s  - e", indent, key, indent,
				keys[5], keys[4], indent)
		case 3: // twice: the first place and the last value
			fmt.Fprintf(&b, "%s%s: 0%s%s: {t: 1, s: 2}", indent, keys[0], indent, key)
		default:
			fmt.Fprintf(&b, "%s%s: %d", indent, key, i)
		}
	}
	return b.String()
}
