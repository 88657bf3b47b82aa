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

func TestThePageFollowsTheBlog(t *testing.T) {
	const text = "---\ntitle: t\ndate: 2026-01-01 23:30:00 +0900\nlast_modified_at: 2026-01-03 01:00:00 +0900\n---\n![a](/a.png)\n"
	berlin := post.Zone{Name: "Europe/Berlin", Changes: []post.OffsetChange{{At: 0, Offset: 3600}}}
	site := func(change func(b *blog.Blog)) *blog.Blog {
		b := *blog.Default("", post.Zone{})
		change(&b)
		return &b
	}
	words := map[string]any{"post": map[string]any{"posted": "썼다"}}
	for _, test := range []struct {
		name       string
		blog       *blog.Blog
		head, body string
	}{
		{"default", nil, `>Jan  1, 2026<`, `src="/a.png"`},
		{"lang", site(func(b *blog.Blog) { b.Lang = "ja-JP" }), `>2026/01/01<`, `src="/a.png"`},
		{"lang without a locale", site(func(b *blog.Blog) { b.Lang = "ko" }), `Posted <time`, `src="/a.png"`},
		{"own words", site(func(b *blog.Blog) {
			b.Lang = "ko"
			b.Locales = map[string]map[string]any{"ko": words}
		}), `썼다 <time`, `src="/a.png"`},
		{"baseurl", site(func(b *blog.Blog) { b.BaseURL = "/log" }), `Updated <time`, `src="/log/a.png"`},
		{"cdn", site(func(b *blog.Blog) { b.CDN = "https://cdn.example.com" }), `>Jan  3, 2026<`, `src="https://cdn.example.com/a.png"`},
		{"zone", site(func(b *blog.Blog) { b.Zone = berlin }), `>Jan  2, 2026<`, `src="/a.png"`}, // the last change
	} {
		t.Run(test.name, func(t *testing.T) {
			var s, other Session
			other.Update(text, Options{Blog: korean, Fresh: true, Now: now})
			for _, patch := range []Patch{
				s.Update(text, Options{Blog: test.blog, Fresh: true, Now: now}),
				other.Update(text, Options{Blog: test.blog, Now: now}), // another blog than before
			} {
				require.Contains(t, patch.Head, test.head)
				html := ""
				for _, b := range patch.Blocks {
					html += b.HTML
				}
				require.Contains(t, html, test.body)
			}
		})
	}
}

func TestVersionsAndOptionsFollowTheBlog(t *testing.T) {
	const text = "---\ntitle: a & b\ndate: 2026-01-01\n---\na[^1] \"b\"\n\n~~~ py\nlen(a)\n~~~\n\n[^1]: note\n"
	page := func(change func(b *blog.Blog)) string {
		b := *blog.Default("", post.Zone{})
		change(&b)
		var s Session
		patch := s.Update(text, Options{Blog: &b, Fresh: true, Now: now})
		html := patch.Head
		for _, block := range patch.Blocks {
			html += block.HTML
		}
		return html + patch.Tail
	}
	newest := page(func(*blog.Blog) {})
	require.Contains(t, newest, `<sup id="fnref:1"><a href="#fn:1" class="footnote" rel="footnote" role="doc-noteref">1</a></sup>`)
	require.Contains(t, newest, `<span class="nf">len</span>`)
	require.Contains(t, newest, `class="lineno"`)
	require.Contains(t, newest, "&#8617;&#xfe0e;")

	older := page(func(b *blog.Blog) { b.Versions.Kramdown, b.Versions.Rouge = "2.4", "3.30" })
	require.Contains(t, older, `<sup id="fnref:1" role="doc-noteref">`)
	require.Contains(t, older, `<span class="nb">len</span>`)

	plain := page(func(b *blog.Blog) {
		b.Versions.Theme, b.Kramdown = "minima", map[string]any{"smart_quotes": "apos,apos,quot,quot"}
	})
	require.Contains(t, plain, `<h1 class="post-title">a &amp; b</h1>`)
	require.Contains(t, plain, `Jan 1, 2026`)
	require.Contains(t, plain, `"b"`)
	require.NotContains(t, plain, "lineno")
	require.NotContains(t, plain, "code-header")
	require.NotContains(t, plain, "license-wrapper")
}

func TestDefaultsAndAuthorsFollowTheBlog(t *testing.T) {
	b := blog.Read([]blog.File{
		{Path: "_config.yml", Data: []byte("theme: jekyll-theme-chirpy\nlang: ko-KR\npermalink: /:year/:title/\n" +
			"social:\n  name: 김\n  links: [https://example.com/kim]\n" +
			"defaults:\n- scope: {path: \"\", type: posts}\n  values: {mermaid: true, toc: false}\n" +
			"- scope: {path: _posts/work}\n  values: {author: lee, media_subpath: /work, toc: true}\n")},
		{Path: "_data/authors.yml", Data: []byte("lee:\n  name: 이\n  url: https://example.com/lee\n")},
	}, post.UTC)
	const text = "---\ntitle: t\ndate: 2026-01-01\n---\n![a](b.png)\n\n~~~ mermaid\ngraph\n~~~\n"
	for _, test := range []struct {
		name, author, image, url string
		toc                      bool
	}{
		{"", `<a href="https://example.com/kim">김</a>`, `src="/b.png"`, "/2026/t/", false},
		{"2026-01-02-note.md", `<a href="https://example.com/kim">김</a>`, `src="/b.png"`, "/2026/note/", false},
		{"_posts/work/2026-01-02-note.md", `<a href="https://example.com/lee">이</a>`, `src="/work/b.png"`, "/2026/note/", true},
	} {
		var s Session
		patch := s.Update(text, Options{Blog: b, Name: test.name, Fresh: true, Now: now})
		require.Contains(t, patch.Head, test.author)
		require.Contains(t, patch.Blocks[0].HTML, test.image)
		require.Contains(t, patch.Blocks[1].HTML, "embed-placeholder")
		require.Equal(t, test.toc, patch.Post.TOC)
		require.Equal(t, test.url, patch.Post.URL, test.name)
	}
}

func TestPostURLsFollowTheBlog(t *testing.T) {
	b := blog.Read([]blog.File{
		{Path: "_config.yml", Data: []byte("baseurl: /log\npermalink: /:categories/:title/\n")},
		{Path: "study/_posts/2026-01-02-a.md", Data: []byte("---\nslug: other\n---\n")},
	}, post.UTC)
	var s Session
	html := func(body string) string {
		return s.Update("---\n---\n"+body, Options{Blog: b, Fresh: true, Now: now}).Blocks[0].HTML
	}
	require.Contains(t, html("[a]({% post_url 2026-01-02-a %})\n"), `href="/log/study/other/"`)
	// A missing post stops the build: the page shows the source.
	both := "[a]({% post_url 2026-01-02-a %}) [b]({% post_url 2026-01-03-b %})\n"
	require.Contains(t, html(both), "{% post_url 2026-01-02-a %}")
}

func TestTheThemeDecidesOnSheetAndTOC(t *testing.T) {
	for _, test := range []struct {
		theme, config, front string
		sheet                string
		toc                  bool
	}{
		{"jekyll-theme-chirpy", "toc: true", "", "chirpy", true},
		{"jekyll-theme-chirpy", "toc: true", "toc: false", "chirpy", false},
		{"jekyll-theme-chirpy", "a: b", "toc: true", "chirpy", false},
		{"minima", "toc: true", "toc: true", "minima", false},
		{"minimal-mistakes-jekyll", "toc: true", "", "minimal-mistakes", false},
		{"minimal-mistakes-jekyll", "a: b", "toc: true", "minimal-mistakes", true},
		{"minimal-mistakes-jekyll", "defaults: [{scope: {path: ''}, values: {toc: true}}]", "a: b",
			"minimal-mistakes", true},
		{"jekyll-theme-hacker", "toc: true", "toc: true", "plain", false},
	} {
		b := blog.Read([]blog.File{{Path: "_config.yml",
			Data: []byte("theme: " + test.theme + "\n" + test.config + "\n")}}, post.UTC)
		text := "---\ntitle: t\ndate: 2026-01-01\n" + test.front + "\n---\na\n"
		var s Session
		page := s.Update(text, Options{Blog: b, Fresh: true, Now: now}).Page
		require.Equal(t, test.sheet, page.Theme, test)
		require.Equal(t, test.toc, page.TOC, test)
		patch, ok := s.Change(Change{len(text) - 1, len(text) - 1, "b", -1, 0}, Options{Blog: b, Now: now})
		require.True(t, ok)
		require.Nil(t, patch.Page, "the body does not change it")
	}
}

// Chirpy has no locale "ko", so such a page is in Korean and has English words. It writes no dir.
func TestTheThemeDecidesOnLanguageAndHeading(t *testing.T) {
	for _, test := range []struct{ theme, config, front, lang, contents string }{
		{"jekyll-theme-chirpy", "lang: en", "", "en", "Contents"},
		{"jekyll-theme-chirpy", "lang: ko-KR", "", "ko-KR", "바로가기"},
		{"jekyll-theme-chirpy", "lang: ko", "", "ko", "Contents"},
		{"jekyll-theme-chirpy", "lang: ko-KR", "lang: ja-JP", "ja-JP", "コンテンツ"},
		{"jekyll-theme-chirpy", "lang: en\nalt_lang: ko", "", "ko", "Contents"},
		{"jekyll-theme-chirpy", "lang: en\nalt_lang: ko", "lang: ar", "ar", "محتويات"},
		{"jekyll-theme-chirpy", "title: a", "", "", "Contents"},
		{"minima", "lang: ko-KR", "", "ko-KR", ""},
		{"minima", "title: a", "", "en", ""},
		{"minima", "lang: ko", "lang: fr", "fr", ""},
		{"minimal-mistakes-jekyll", "lang: ko", "lang: ko", "en", "On this page"},
		{"minimal-mistakes-jekyll", "locale: ko_KR", "", "ko-KR", "목차"},
		{"minimal-mistakes-jekyll", "locale: ko_KR", "toc_label: 차례", "ko-KR", "차례"},
		{"jekyll-theme-hacker", "lang: ko", "", "ko", ""},
	} {
		b := blog.Read([]blog.File{
			{Path: "_config.yml", Data: []byte("theme: " + test.theme + "\n" + test.config + "\n")},
			{Path: "_data/ui-text.yml", Data: []byte("ko_KR: {toc_label: 목차}\n")},
		}, post.UTC)
		text := "---\ntitle: t\ndate: 2026-01-01\n" + test.front + "\n---\na\n"
		var s Session
		page := s.Update(text, Options{Blog: b, Fresh: true, Now: now}).Page
		require.Equal(t, test.lang, page.Lang, test)
		require.Equal(t, test.contents, page.Contents, test)
	}
}

func TestTheLanguageOfAPostComesFirst(t *testing.T) {
	var s Session
	patch := s.Update("---\ntitle: t\ndate: 2026-01-01\nlang: ko-KR\n---\n", Options{Fresh: true, Now: now})
	require.Contains(t, patch.Head, "게시 <time")
}

func TestAFileNameCounts(t *testing.T) {
	const text = "---\ntags: [a]\n---\nb\n"
	var s Session
	s.Update(text, Options{Fresh: true, Now: now})
	patch := s.Update(text, Options{Name: "2026-11-04-my-first-note.md", Now: now})
	require.Equal(t, "My First Note", patch.Post.Title)
	require.Equal(t, time.Date(2026, 11, 4, 0, 0, 0, 0, now.Location()).Unix(), patch.Post.Date.Unix())
	require.Contains(t, patch.Head, "Nov  4, 2026")
	at := strings.Index(text, "b\n") + 1
	_, ok := s.Change(Change{at, at, "a", -1, 0}, Options{Name: "2026-11-04-my-first-note.md", Now: now})
	require.True(t, ok)
	_, ok = s.Change(Change{at, at, "a", -1, 0}, Options{Name: "2026-11-05-other.md", Now: now})
	require.False(t, ok, "the session holds the text of another file")
}

func TestANameWithoutADayIsAProblem(t *testing.T) {
	const text = "---\ntitle: t\ndate: 2026-11-04\n---\nb\n"
	for name, want := range map[string]bool{
		"": false, "memo.md": true, "_posts/memo.md": true, "study/_posts/2026-11-04.md": true,
		"_drafts/memo.md": false, "2026-11-04-memo.md": false, "_tabs/about.md": false,
	} {
		var s Session
		s.Update(text, Options{Name: name, Fresh: true, Now: now})
		found := s.Problems(Options{Now: now})
		if !want {
			require.Empty(t, found, name)
			continue
		}
		require.Equal(t, []Problem{{Rule: "blog-post-name", Detail: name, Severity: edit.Wrong, Fix: []Edit{}}}, found)
		s.Update(text, Options{Name: "2026-11-04-memo.md", Now: now})
		require.Empty(t, s.Problems(Options{Now: now}))
	}
}

func TestFoldersAboveAFileAreCategories(t *testing.T) {
	const text = "---\ncategories: [go]\n---\nb\n"
	var s Session
	patch := s.Update(text, Options{Name: "study/web/_posts/2026-11-04-a.md", Fresh: true, Now: now})
	require.Equal(t, []string{"study", "web", "go"}, patch.Post.Categories)
	require.Contains(t, patch.Tail, ">study</a>")
	require.Contains(t, patch.Tail, ">go</a>")
}

func TestOptionsThatKramdownRejectsAreProblems(t *testing.T) {
	b := blog.Read([]blog.File{{Path: "_config.yml", Data: []byte(
		"title: a\nkramdown:\n  hard_wrap: true\n  toc_levels: 1..9\n  footnote_nr: x\n")}}, post.UTC)
	require.Empty(t, b.Problems)
	var got [][]any
	for _, p := range ProblemsOf(b) {
		got = append(got, []any{p.Path, p.Line, p.Rule, p.Detail, p.Severity})
	}
	require.Equal(t, [][]any{
		{"_config.yml", 5, "blog-kramdown-option", "footnote_nr", edit.Fatal},
		{"_config.yml", 4, "blog-kramdown-option", "toc_levels", edit.Fatal},
	}, got)
	require.Empty(t, ProblemsOf(blog.Default("", post.UTC)))
}
