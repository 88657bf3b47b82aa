package session

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"daylog/internal/blog"
	"daylog/internal/highlight"
	"daylog/internal/post"
)

// Code that only the published page colors is reported once per language, at the language's name.
func TestReportsCodeWithoutColors(t *testing.T) {
	langs := strings.Fields("cobol mojo p4 rml iecst cisco_ios bicep") // of Rouge 4 only
	i := slices.IndexFunc(langs, highlight.Rouge4.Missing)
	if i < 0 {
		t.Skip("every one of them has a definition")
	}
	lang := langs[i]
	const front = "---\ntitle: T\n---\n"
	body := "가\n\n```py\na\n```\n\n- ```" + lang + "\n  a\n  ```\n\n```" + lang + "\nb\n```\n\n```unknown\nc\n```\n"
	var s Session
	plain := func(text string, o Options) (found []Problem) {
		s.Update(text, o)
		for _, p := range s.Problems(o) {
			if p.Rule == plainRule {
				found = append(found, p)
			}
		}
		return found
	}
	found := plain(front+body, Options{Fresh: true, Now: now})
	require.Len(t, found, 1)
	require.Equal(t, lang, found[0].Detail)
	at := Units(front+body, strings.Index(front+body, lang))
	require.Equal(t, []int{at, at + len(lang)}, []int{found[0].Start, found[0].End})

	found = plain(front+"나"+body, Options{Now: now})
	require.Len(t, found, 1)
	require.Equal(t, at+1, found[0].Start)

	older := *blog.Default("", post.Zone{})
	older.Versions.Rouge = "3.30"
	require.Empty(t, plain(front+body, Options{Now: now, Blog: &older}), "Rouge 3 shows it plain, too")
}
