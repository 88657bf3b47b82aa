package daily

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"daylog/internal/edit"
	"daylog/internal/frontmatter"
)

// In the expected text, | is the caret unless it is at the end, and ^ the carried list.
func TestFill(t *testing.T) {
	now := time.Date(2026, 1, 2, 3, 4, 5, 0, seoul)
	for _, test := range []struct{ template, want string }{
		{"", ""},
		{"a<% caret %>b", "a|b"},
		{"a<%caret%>b<%\tcaret  %>c", "ab|c"},
		{"<% %Y-%m-%d %H:%M:%S %z %>", "2026-01-02 03:04:05 +0900"},
		{"<% date %>", "2026-01-02 03:04:05 +0900"},
		{"<%%Y%> <% %Y%% %>", "2026 2026%"},
		{"<% %A %>, <% ko %A %>, <% en %A %>", "Friday, 금요일, Friday"},
		{"한글 <% %A %>, <% ko %A %>, <% en %A %>", "한글 금요일, 금요일, Friday"},
		{"[Week <% week 01 %> / Day <% counter 001 %>]", "[Week 02 / Day 008]"},
		{"<% week %>주차 <% counter %>일차", "02주차 008일차"},
		{"- a\n<% carried %>\n- <% caret %>\n", "- a\n^- x\n  - y\n- z\n- |\n"},
		{"- a\r\n  <% carried %>\r\n- b", "- a\r\n  ^- x\n    - y\n  - z\r\n- b"},
		{"* <% carried %>", "* ^- x\n  - y\n- z"},
		// unknown placeholders stay
		{"<% Y-%m-%d %> <% nothing %> <% week one %>", "<% Y-%m-%d %> <% nothing %> <% week one %>"},
		{"{{ site.url }} {% raw %} $<$ <% caret", "{{ site.url }} {% raw %} $<$ <% caret"},
		{"<% %Q %>", "%Q"},
		{"<% %Y\n%>", "<% %Y\n%>"},
	} {
		t.Run(test.template, func(t *testing.T) {
			f := Fill(test.template, Values{Now: now, Week: "02", Counter: "008", Carried: "- x\n  - y\n- z\n"})
			got := f.Text
			if f.Caret < len(got) {
				got = got[:f.Caret] + "|" + got[f.Caret:]
			} else if strings.HasSuffix(test.want, "|") {
				got += "|"
			}
			if f.Carried >= 0 {
				got = got[:f.Carried] + "^" + got[f.Carried:]
			}
			require.Equal(t, test.want, got)
		})
	}
}

func TestFillsWithNothing(t *testing.T) {
	now := time.Date(2026, 1, 2, 3, 4, 5, 0, seoul)
	for _, test := range []struct{ template, want string }{
		{"- a\n<% carried %>\n- b\n", "- a\n^- b\n"},
		{"- a\r\n  <% carried %> \t\r\n- b\r\n", "- a\r\n^- b\r\n"},
		{"- a\n    <% carried %>\n    - b", "- a\n^    - b"},
		{"- a\n<% carried %>", "- a\n^"},
		{"- a <% carried %>\n- b", "- a ^\n- b"},
		{"<% week 01 %>/<% counter 001 %>/<% counter %>", "01/001/1"},
	} {
		f := Fill(test.template, Values{Now: now})
		got := f.Text
		if f.Carried >= 0 {
			got = got[:f.Carried] + "^" + got[f.Carried:]
		}
		require.Equal(t, test.want, got)
		require.Equal(t, len(f.Text), f.Caret)
	}
}

// Each problem as "rule: marked text", and the template after its fix.
func TestProblems(t *testing.T) {
	for _, test := range []struct{ template, want, fixed string }{
		{korean, "", ""},
		{english, "", ""},
		{"<% nothing %>", "template-unknown: <% nothing %>", ""},
		{"a\n<% Y-%m-%d %>", "template-unknown: <% Y-%m-%d %>", ""},
		{"<%%>", "template-unknown: <%%>", ""},
		{"<% fr %A %>", "template-unknown: <% fr %A %>", ""},
		{"<% %Y-%Q %>", "template-letter: %Q", ""},
		{"<% %:Y %%Q %>", "template-letter: %:Y", ""},
		{"<% %%Q%Q %>", "template-letter: %Q", ""},
		{"<% %Q %Q %>", "template-letter: %Q; template-letter: %Q", ""},
		{"<% date\n<% %Y", "template-unclosed: <% date; template-unclosed: <% %Y", ""},
		{"a <% b", "", ""},
		{"{{%Y-%m-%d}}", "template-braces: {{%Y-%m-%d}}", "<% %Y-%m-%d %>"},
		{"{{ week 01 }}", "template-braces: {{ week 01 }}", "<% week 01 %>"},
		{"{{ site.url }} {{ page.date | date: '%Y' }} {% raw %}", "", ""},
	} {
		t.Run(test.template, func(t *testing.T) {
			var got []string
			fixed := ""
			for _, p := range Problems(test.template) {
				got = append(got, fmt.Sprintf("%s: %s", p.Rule, test.template[p.Start:p.End]))
				if len(p.Fix) > 0 {
					var err error
					fixed, err = edit.Apply(test.template, p.Fix)
					require.NoError(t, err)
					require.Empty(t, Problems(fixed))
				}
			}
			require.Equal(t, test.want, strings.Join(got, "; "))
			require.Equal(t, test.fixed, fixed)
			for i, p := range Problems(test.template)[:max(0, len(got)-1)] {
				require.Less(t, p.Start, Problems(test.template)[i+1].Start, "each in its place")
			}
		})
	}
}

// A template is a post: its front matter can be parsed and edited.
func TestTemplatesArePosts(t *testing.T) {
	for _, text := range []string{korean, english, "---\ntitle: <% %Y %>\ntags: [daily-log, week<% week 01 %>]\nx: <% %H:%M %>\n---\n"} {
		m := frontmatter.Read(text)
		require.True(t, m.Valid)
		require.Empty(t, m.Problems)
	}
}

func FuzzFill(f *testing.F) {
	f.Add("title: <% %Y %>\n<% caret %> <% x %> <%\n <% carried %> \n<% week 01 %>", "- a\n- b", int64(0))
	f.Add(korean, "", int64(1_800_000_000))
	f.Fuzz(func(t *testing.T, template, carried string, seconds int64) {
		got := Fill(template, Values{Now: time.Unix(seconds, 0).UTC(), Carried: carried})
		require.True(t, 0 <= got.Caret && got.Caret <= len(got.Text))
		require.True(t, -1 <= got.Carried && got.Carried <= len(got.Text))
		if !strings.Contains(template, "<%") {
			require.Equal(t, template, got.Text)
		}
		before := 0
		for at := range len(got.Text) + 1 {
			place := got.Source(at)
			require.True(t, before <= place && place <= len(template), "%d → %d", at, place)
			before = place
		}
		require.Equal(t, len(template), before)
		for _, p := range Problems(template) {
			require.True(t, 0 <= p.Start && p.Start < p.End && p.End <= len(template))
		}
	})
}
