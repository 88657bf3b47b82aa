package blog

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"daylog/internal/post"
)

func manyPosts(n int) (files []File) {
	files = append(files, File{"_config.yml",
		[]byte("lang: ko\ndefaults: [{scope: {path: ''}, values: {toc: false}}]\n")})
	for i := range n {
		files = append(files, File{fmt.Sprintf("_posts/2026-01-01-%04d.md", i),
			[]byte("---\ntitle: T\ntags: [a, b]\n---\n\ntext\n")})
		files = append(files, File{Path: fmt.Sprintf("assets/%d.png", i)})
	}
	return files
}

func TestAChangedFileIsReadAlone(t *testing.T) {
	files := manyPosts(500)
	r := NewReader(post.UTC)
	r.SetAll(files)
	require.Equal(t, 501, r.reads, "pictures count by their names")
	require.Len(t, r.Blog().Pages, 500)
	for _, file := range files {
		require.False(t, r.Set(file), file.Path)
	}
	require.Equal(t, 501, r.reads)

	require.True(t, r.Set(File{"_config.yml", []byte("lang: en\n")}))
	require.True(t, r.Set(File{"./_posts/2026-01-01-0007.md", []byte("---\ntitle: New\n---\n")}))
	require.Equal(t, 503, r.reads)
	b := r.Blog()
	require.Equal(t, "en", b.Lang)
	p, ok := b.PostAt("_posts/2026-01-01-0007.md")
	require.True(t, ok)
	require.Equal(t, "New", p.Title)

	require.True(t, r.Remove("_posts/2026-01-01-0007.md"))
	require.False(t, r.Remove("_posts/2026-01-01-0007.md"))
	require.Len(t, r.Blog().Pages, 499)
	require.Equal(t, 503, r.reads)
}

// Any order of steps gives the blog of a fresh reading.
func TestStepsGiveTheFreshBlog(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	texts := []string{"lang: ko\n", "lang: [\n", "title: a\nauthor: b\n", "---\ntitle: x\n---\n",
		"a,b\n1,2\n", "GEM\n  specs:\n    rouge (4.0.1)\n", ""}
	names := []string{"_config.yml", "_data/a.yml", "_data/b/c.csv", "_posts/2026-01-02-a.md",
		"x/_drafts/a.md", "Gemfile.lock", "about.md", "_posts/memo.md"}
	r, current := NewReader(post.UTC), map[string]string{}
	for range 300 {
		name, text := names[random.IntN(len(names))], texts[random.IntN(len(texts))]
		if random.IntN(4) == 0 {
			r.Remove(name)
			delete(current, name)
		} else {
			r.Set(File{name, []byte(text)})
			current[name] = text
		}
		var files []File
		for name, text := range current {
			files = append(files, File{name, []byte(text)})
		}
		require.Equal(t, describe(Read(files, post.UTC)), describe(r.Blog()))
	}
}

func TestWanted(t *testing.T) {
	for name, wanted := range map[string]bool{
		"_config.yml": true, "_config.prod.yaml": true, "Gemfile": true,
		"Gemfile.lock": true, "a.gemspec": true, "x/Gemfile": false,
		".github/workflows/a.yml": true, ".github/dependabot.yml": false,
		"_data/a.yml": true, "_data/b/c.json": true, "data/a.yml": false,
		"_posts/a.md": true, "a/_posts/b.MD": true, "_tabs/about.md": true, "index.html": true,
		"assets/a.png": false, "assets/b.js": false,
		"_includes/a.html": true, "_layouts/a.html": false, "_site/index.html": false,
		"node_modules/a/README.md": false, "_plugins/a.rb": false,
	} {
		require.Equal(t, wanted, Wanted(name), name)
	}
}

func TestRootOfADroppedFolder(t *testing.T) {
	for want, paths := range map[string][]string{
		"": {"_config.yml", "docs/_config.yml"},
		"blog-main": {"blog-main/_posts/2026-01-01-a.md", "blog-main/_config.yml",
			"blog-main/x/_config.yml"},
		"a/b": {"a/b/_posts/2026-01-01-a.md", "a/b/c/_posts/2026-01-01-a.md"},
		"g":   {"g/Gemfile", "g/a.md"},
		"w":   {"w/node_modules/x/_config.yml", "w/_config.yaml"},
	} {
		require.Equal(t, want, Root(paths), "%v", paths)
	}
	require.Empty(t, Root(nil))
	require.Empty(t, Root([]string{"_posts/2026-01-01-a.md"}))
	require.Empty(t, Root([]string{"a.md", "b/c.md"}))
}

func TestFindPost(t *testing.T) {
	b := Read([]File{{"_posts/x/2026-01-02-a.md", []byte("")}, {"s/_posts/2026-01-03-b.md",
		[]byte("")}, {"_posts/memo.md", []byte("")}}, post.UTC)
	for name, want := range map[string]string{
		"2026-01-02-a": "_posts/x/2026-01-02-a.md", "x/2026-01-02-a": "_posts/x/2026-01-02-a.md",
		"/2026-01-03-b": "s/_posts/2026-01-03-b.md",
		"01-02-a":       "", "memo": "", "": "",
	} {
		require.Equal(t, want, b.FindPost(name), name)
	}
}

func TestPostURL(t *testing.T) {
	files := []File{
		{"_config.yml", []byte("baseurl: /b\npermalink: /:year/:title\n")},
		{"_posts/2026-01-02-a.md", []byte("")}, {"_posts/2026-01-03-b.md",
			[]byte("---\npermalink: /:x\n---\n")},
	}
	b := Read(files, post.UTC)
	require.Equal(t, "/b/2026/a", b.PostURL("2026-01-02-a"))
	require.Empty(t, b.PostURL("2026-01-03-b"), "its address has an unknown placeholder")
	require.Empty(t, b.PostURL("2026-01-04-c"))
	old := Read(append(files, File{"Gemfile", []byte("gem 'github-pages'\n")}), post.UTC)
	require.Equal(t, "/2026/a", old.PostURL("2026-01-02-a"))
	require.Equal(t, "/posts/c/", Default("", post.UTC).PostURL("2026-01-04-c"))
}

func TestZoneOfTheBlog(t *testing.T) {
	files := []File{{"_config.yml", []byte("title: a\ntimezone: Asia/Nowhere\n")},
		{"_posts/2026-01-02-a.md", []byte("---\ndate: 2026-01-02 10:00\n---\n")}}
	b := Read(files, seoul(t))
	at := func(b *Blog) string {
		p, ok := b.PostAt("_posts/2026-01-02-a.md")
		require.True(t, ok)
		return p.Date.Format("15:04 -0700")
	}
	require.Equal(t, "10:00 +0900", at(b))
	paris := post.Zone{Name: "Europe/Paris", Changes: []post.OffsetChange{{At: 0, Offset: 3600}}}
	require.Equal(t, "10:00 +0100", at(b.InZone(paris, true)))
	require.Empty(t, b.InZone(paris, true).Problems)

	unknown := b.InZone(post.Zone{}, false)
	require.Equal(t, "10:00 +0000", at(unknown))
	require.Len(t, unknown.Problems, 1)
	p := unknown.Problems[0]
	require.Equal(t, []any{"_config.yml", 2, "blog-zone-unknown", "Asia/Nowhere"},
		[]any{p.Path, p.Line, p.Rule, p.Detail})
	require.Empty(t, b.Problems, "the first blog did not change")
}

func TestOverride(t *testing.T) {
	b := Read([]File{{"_config.yml", []byte("lang: ko\ntheme: minima\n")}}, post.UTC)
	o := b.Override(Overrides{Lang: "ja-JP", Kramdown: "2.4", Theme: "chirpy"})
	require.Equal(t, []string{"ja-JP", "2.4", "4.7", "chirpy"}, []string{o.Lang, o.Versions.Kramdown,
		o.Versions.Rouge, o.Versions.Theme})
	require.Equal(t, Source{Chosen: true}, o.Sources["lang"])
	require.Equal(t, []string{"ko", "2.5", "minima"}, []string{b.Lang, b.Versions.Kramdown,
		b.Versions.Theme})
	require.Equal(t, Source{Path: "_config.yml", Line: 1}, b.Sources["lang"])

	d := Default("", post.UTC)
	require.Equal(t, "7.4.1", d.Override(Overrides{Theme: "chirpy"}).Versions.ThemeVersion)
	require.Empty(t, d.Override(Overrides{Theme: "minima"}).Versions.ThemeVersion,
		"the version of the other theme is not known")
}

// repeated returns blogs of one file, a text n times.
func repeated(name, text string) func(n int) []File {
	return func(n int) []File { return []File{{name, []byte(strings.Repeat(text, n))}} }
}

// The number of allocations grows with the files.
func TestCostIsLinear(t *testing.T) {
	for name, files := range map[string]func(n int) []File{
		"posts": manyPosts,
		"settings": func(n int) []File {
			return []File{{"_config.yml", []byte("a:\n" + strings.Repeat("  - {b: [c, d]}\n", n))}}
		},
		"gems":   repeated("Gemfile.lock", "    a (1.0)\n"),
		"rows":   repeated("_data/a.csv", "a,\"b\"\n"),
		"quotes": repeated("_data/a.csv", "\"a\"b\""),
		"scopes": func(n int) []File {
			return []File{{"_config.yml", []byte("defaults:\n" +
				strings.Repeat("  - {scope: {path: '**/**/*a*/**'}, values: {a: b}}\n", n))}}
		},
		"workflow": func(n int) []File {
			return []File{{".github/workflows/a.yml", []byte(strings.Repeat("jekyll build ", n))}}
		},
	} {
		cost := func(n int) float64 {
			all := files(n)
			return testing.AllocsPerRun(1, func() { Read(all, post.UTC) })
		}
		n1, n4 := cost(200), cost(800)
		require.Less(t, n4, 5*n1+2000, name)
	}
}

// FuzzRead reads any bytes as every kind of file. It returns, and each problem is in its file.
func FuzzRead(f *testing.F) {
	for _, text := range []string{"lang: ko\ndefaults: [{scope: {path: '*'}, values: {a: b}}]\n",
		"a: [", "---\ntitle: x\n---\n", "a,\"b\n", "    rouge (4.0)\n",
		"gem 'jekyll', '~> 4.'", "run: jekyll b --config _config.yml,",
		"kramdown: {toc_levels: x}\ncollections: [a]\nauthor: {name: [x]}\n", "\xff\xfe"} {
		f.Add([]byte(text))
	}
	names := []string{"_config.yml", "Gemfile", "Gemfile.lock", "a.gemspec", ".github/workflows/a.yml",
		"_data/authors.yml", "_data/a.csv", "_data/locales/ko.yml",
		"_posts/2026-01-01-a.md", "x/_posts/memo.md", "_drafts/a.md", "_tabs/a.md", "about.md"}
	f.Fuzz(func(t *testing.T, data []byte) {
		var files []File
		for _, name := range names {
			files = append(files, File{name, data})
		}
		b := Read(files, post.UTC)
		for _, p := range b.Problems {
			require.True(t, 0 <= p.Start && p.Start <= p.End && p.End <= len(data), "%v", p)
			require.True(t, 0 <= p.Line && p.Line <= 1+strings.Count(string(data), "\n"), "%v", p)
		}
		describe(b)
		describe(Read([]File{{"_config.yml", data}, {"x/_posts/2026-01-01-a.md",
			[]byte("---\ncategories: a\n---\n")}}, post.UTC))
	})
}

// BenchmarkRead reads a blog of 500 posts, and again after one file changed. The longest step of
// the first reading is that of the largest file.
func BenchmarkRead(b *testing.B) {
	files := manyPosts(500)
	for i := range 2500 {
		files = append(files, File{Path: fmt.Sprintf("assets/more/%d.png", i)})
	}
	b.Run("all", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			Read(files, post.UTC)
		}
	})
	b.Run("changed", func(b *testing.B) {
		r := NewReader(post.UTC)
		r.SetAll(files)
		texts := []string{"lang: ko\n", "lang: en\n"}
		b.ReportAllocs()
		for i := 0; b.Loop(); i++ {
			r.Set(File{"_config.yml", []byte(texts[i%2])})
			r.Blog()
		}
	})
}
