package session

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"daylog/internal/blog"
	"daylog/internal/post"
)

func TestLiquidRunsBeforeKramdown(t *testing.T) {
	b := blog.Read([]blog.File{
		{Path: "_config.yml", Data: []byte("theme: jekyll-theme-chirpy\ntitle: 하루\n")},
		{Path: "_includes/own.html", Data: []byte("**{{ include.a | upcase }}**")},
	}, post.UTC)
	for _, test := range []struct{ front, body, want string }{
		{"", "{{ site.title }} {{ page.title }}\n", "<p>하루 제목</p>\n"},
		{"", "a{% include own.html a='b' %}\n", "<p>a<strong>B</strong></p>\n"},
		{"", "{% assign x = 'a|b' %}{{ x }}\n\n{% for i in (1..2) %}- {{ i }}\n{% endfor %}\n",
			"<table>"},
		{"", "`{{ github.actor }}`\n", "<p>``</p>\n"},
		{"", "{% raw %}`{{ a }}`{% endraw %}\n", "<code class=\"language-plaintext highlighter-rouge\">{{ a }}</code>"},
		{"render_with_liquid: false\n", "{{ a }}\n", "<p>{{ a }}</p>\n"},
		{"", "{% if %}\n", "<p>{% if %}</p>\n"}, // the build stops
		{"", "{% include embed/youtube.html id='x' %}\n", `src="https://www.youtube.com/embed/x"`},
	} {
		var s Session
		patch := s.Update("---\ntitle: 제목\n"+test.front+"---\n"+test.body,
			Options{Blog: b, Fresh: true, Now: now})
		require.Contains(t, patch.Blocks[0].HTML, test.want, test.body)
	}
}

// The output of a tag stands for the tag, so a block that follows it has its own range.
func TestBlocksBehindLiquidKeepTheirRanges(t *testing.T) {
	text := front + "{% for i in (1..3) %}{{ i }} {% endfor %}\n\n끝\n"
	var s Session
	patch := s.Update(text, Options{Fresh: true, Now: now})
	require.Len(t, patch.Blocks, 2)
	last := patch.Blocks[1]
	require.Equal(t, Units(text, len(text))-2, last.Start)
	require.Equal(t, Units(text, len(text)), last.End)
}

func TestProblemsOfLiquidHaveTheirPlaces(t *testing.T) {
	text := front + "한글 `{{ x }}`\n"
	var s Session
	s.Update(text, Options{Fresh: true, Now: now})
	problems := s.Problems(Options{Now: now})
	require.Len(t, problems, 2)
	require.Equal(t, "math-unused", problems[0].Rule)
	p := problems[1]
	require.Equal(t, "liquid-blank", p.Rule)
	at := Units(front, len(front)) + 4
	require.Equal(t, []int{at, at + 7}, []int{p.Start, p.End})
	require.Equal(t, at, p.Fix[0].Start)
	s.Update(front+"한글\n", Options{Now: now})
	require.Len(t, s.Problems(Options{Now: now}), 1)
}

// A box with the tag stands for the output of a plugin and for a missing file, in place.
func TestABoxStandsForAnUnknownOutput(t *testing.T) {
	config := "theme: jekyll-theme-chirpy\nplugins: [jekyll-gist, jekyll-own, jekyll-katex]\n"
	b := blog.Read([]blog.File{
		{Path: "_config.yml", Data: []byte(config)},
		{Path: "_includes/a.html", Data: []byte("[{% own %}]")},
		{Path: "a.png"},
	}, post.UTC)
	box := func(tag string) string { return `<code class="liquid-tag">` + tag + `</code>` }
	for _, test := range []struct{ body, want string }{
		{"{% gist a/b %}\n\n끝\n", "<p>" + box("{% gist a/b %}") + "</p>\n"},
		{"a *b* {%- gist 1|2 \"<c>\" -%} d\n",
			"<p>a <em>b</em>" + box(`{%- gist 1&#124;2 "&lt;c&gt;" -%}`) + "d</p>\n"},
		{"- {% own `a` **b** %}\n", "<li data-at=\"0\">" + box("{% own `a` **b** %}") + "</li>"},
		{"# {% own %}\n", box("{% own %}")},
		{"| a | b |\n|--|--|\n| {% own c | d %} | e |\n", "<td>" + box("{% own c &#124; d %}") + "</td>"},
		{"{% katex %}\na_1\n\n<b>\n{% endkatex %}\n",
			"<p>" + box("{% katex %}&#10;a_1&#10;&#10;&lt;b&gt;&#10;{% endkatex %}") + "</p>\n"},
		{"{% include a.html %}\n", "<p>[" + box("{% own %}") + "]</p>\n"},
		{"{% include toc.html %} {{ page.title }}\n", "<p>" + box("{% include toc.html %}") + " 제목</p>\n"},
		{"{% include_cached a.html %}\n", "<p>[" + box("{% own %}") + "]</p>\n"},
		{"{% include_relative b.md %}\n", "<p>{% include_relative b.md %}</p>\n"}, // does not exist
	} {
		var s Session
		patch := s.Update("---\ntitle: 제목\n---\n"+test.body, Options{Blog: b, Fresh: true, Now: now})
		require.Contains(t, patch.Blocks[0].HTML, test.want, test.body)
	}
}

// The block of a box has the range of the tag.
func TestABoxIsMappedToItsTag(t *testing.T) {
	text := front + "앞 {% own %}\nb\n\n{% endown %}\n\n끝\n"
	var s Session
	patch := s.Update(text, Options{Fresh: true, Now: now})
	require.Len(t, patch.Blocks, 2)
	at := strings.Index(text, "끝")
	require.Equal(t, Units(text, at), patch.Blocks[1].Start)
	problems := s.Problems(Options{Now: now})
	require.Equal(t, "liquid-plugin", problems[len(problems)-1].Rule)
}
