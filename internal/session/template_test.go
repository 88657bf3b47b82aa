package session

import (
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/stretchr/testify/require"

	"daylog/internal/daily"
)

func units(text string) int { return len(utf16.Encode([]rune(text))) }

func updateTemplate(s *Session, text string) Patch {
	return s.Update(text, Options{Blog: korean, Template: true, Now: now})
}

// The page of a template equals the page of the log that it creates, with positions in the
// template.
func TestTemplateShowsItsLog(t *testing.T) {
	var s Session
	for _, language := range []string{"ko", "en"} {
		template := daily.BuiltIn(language)
		patch := updateTemplate(&s, template)
		require.True(t, patch.Fresh)
		require.Empty(t, s.Problems(Options{Now: now}))
		require.Equal(t, "2026-11-23 21:00 +0900", patch.Post.Shown)
		require.NotContains(t, patch.Head, "%")
		all := utf16.Encode([]rune(template))
		for _, b := range patch.Blocks {
			source := string(utf16.Decode(all[b.Start:b.End]))
			require.True(t, strings.HasPrefix(source, "##") || strings.HasPrefix(source, "- ") || strings.HasPrefix(source, "<% carried"), "%q", source)
			require.NotContains(t, b.HTML, "%")
		}
		for _, f := range patch.Post.Fields {
			require.True(t, strings.HasPrefix(string(utf16.Decode(all[f.Start:f.End])), f.Key), f.Key)
		}
	}
}

func TestProblemsOfATemplate(t *testing.T) {
	template := "---\ntitle: 📝 <% %Y %>: x\ndate: <% date %>\ntags: [\"<% %A %>\", Daily]\n---\n<% nothing %>\n{{ week }}\n"
	var s Session
	updateTemplate(&s, template)
	var got []string
	all := utf16.Encode([]rune(template))
	for _, p := range s.Problems(Options{Now: now}) {
		got = append(got, p.Rule+": "+string(utf16.Decode(all[p.Start:p.End])))
	}
	require.Equal(t, []string{"front-matter-indicator: title: 📝 <% %Y %>: x", "template-unknown: <% nothing %>", "template-braces: {{ week }}"}, got)

	template = strings.Replace(template, ": x", "", 1)
	patch := updateTemplate(&s, template)
	problems := s.Problems(Options{Now: now})
	require.Equal(t, "tag-case", problems[0].Rule)
	require.Empty(t, problems[0].Fix, "the capital is in what the placeholder stands for")
	require.Equal(t, "tag-case", problems[1].Rule)
	require.Equal(t, []Edit{{Start: units(template[:strings.Index(template, "Daily")]), End: units(template[:strings.Index(template, "Daily")+5]), New: "daily"}}, problems[1].Fix)
	require.Contains(t, patch.Blocks[0].HTML, "&lt;% nothing %&gt;")
}

// A log that replaces a template is rendered as a log.
func TestLogAfterATemplate(t *testing.T) {
	var s Session
	updateTemplate(&s, "<% %Y %>\n\na\n")
	patch := s.Update("<% %Y %>\n\nb\n", Options{Blog: korean, Fresh: true, Now: now})
	require.Len(t, patch.Blocks, 2)
	require.Contains(t, patch.Blocks[0].HTML, "&lt;% %Y %&gt;")
	require.Equal(t, 0, patch.Blocks[0].Start)
}
