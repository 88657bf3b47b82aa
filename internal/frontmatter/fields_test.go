package frontmatter

import (
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// A case lists each field as key=value, with the source bytes of the value.
func TestFields(t *testing.T) {
	for _, test := range []struct {
		name, yaml string
		want       []string
	}{
		{"a log", `title: "[Week 02] 학습 기록"
date: 2022-01-26 23:50:00 +0900
categories: [Experience, 2022 / AI Tech 3기]
tags: [daily-log, week02]     # TAG names should always be lowercase
image: 
  path: /assets/img/a.png  # the cover
  alt: 'it''s'
math: true
`, []string{
			`title="[Week 02] 학습 기록"`, `date=2022-01-26 23:50:00 +0900`, `categories=[Experience, 2022 / AI Tech 3기]`,
			`tags=[daily-log, week02]`, "image=path: /assets/img/a.png  # the cover\n  alt: 'it''s'", `image.path=/assets/img/a.png`,
			`image.alt='it''s'`, `math=true`,
		}},
		{"no value", "a:\nb: # comment\nc: ~\n", []string{"a=", "b=", "c=~"}},
		{"block lists", "tags:\n- a # one\n- b\ncategories:\n  - c\n", []string{"tags=- a # one\n- b", "categories=- c"}},
		{"long words", "a: one\n  two\n\n  three\n# comment\nb: x\n", []string{"a=one\n  two\n\n  three", "b=x"}},
		{"literal", "a: |\n  one\n   two\n\nb: >+ # kept\n  x\n\n\nc: |-\n  y", []string{"a=|\n  one\n   two", "b=>+ # kept\n  x\n\n", "c=|-\n  y"}},
		{"flow over lines", "tags: [a, # one\n  'b',\n  c,\n]\nimage: {path: x, alt: \"y\"}\n",
			[]string{"tags=[a, # one\n  'b',\n  c,\n]", `image={path: x, alt: "y"}`, "image.path=x", `image.alt="y"`}},
		{"CRLF", "a: b\r\nc: |\r\n  d\r\ne: [f]\r\n", []string{"a=b", "c=|\r\n  d", "e=[f]"}},
		{"quoted and complex keys", "\"a b\": c\n? d\n: e\n", []string{"a b=c", "d=e"}},
		{"anchors, tags and aliases", "a: &x !!str 3\nb: *x\n", []string{"a=&x !!str 3", "b=*x"}},
		{"a lone dash", "a:\n  -\n    b\n", []string{"a=-\n    b"}},
		{"all in one line", "{a: b, c: [d]}\n", []string{"a=b", "c=[d]"}},
		{"URL and times", "a: http://x.y/#z\nb: 12:30\n", []string{"a=http://x.y/#z", "b=12:30"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			text := "\ufeff---\n" + test.yaml
			if !strings.HasSuffix(text, "\n") {
				text += "\n"
			}
			text += "---\nbody"
			m := Read(text)
			require.True(t, m.Valid, "%v", m.Problems)
			var got []string
			for _, f := range m.Fields {
				got = append(got, f.Key+"="+text[f.ValueStart:f.ValueEnd])
				require.Equal(t, f.ValueEnd, max(f.End, f.ValueEnd))
			}
			require.Equal(t, test.want, got)
		})
	}
}

func TestFieldIsTheLastOfItsKey(t *testing.T) {
	m := Read("---\na: 1\nb: 2\na: 3\n---\n")
	f, ok := m.Field("a")
	require.True(t, ok)
	require.Equal(t, "a: 3", m.Source(f.Start, f.End))
	require.Equal(t, 3, m.Values["a"])
	_, ok = m.Field("c")
	require.False(t, ok)
}

func TestItems(t *testing.T) {
	text := "---\ntags: [a, \"b\", [c], *x, ]\n---\n"
	text = strings.Replace(text, "*x", "&x d", 1)
	f, _ := Read(text).Field("tags")
	var got []string
	for _, item := range f.Items {
		got = append(got, text[item.Start:item.End])
	}
	require.Equal(t, []string{"a", `"b"`, "[c]", "&x d"}, got)
}

// checkRanges asserts properties that hold for every text: ranges are in the YAML and in order, and
// the bytes of a scalar, parsed alone, give the same value.
func checkRanges(t *testing.T, text string) {
	m := Read(text)
	if !m.Found {
		require.Empty(t, m.Fields)
		return
	}
	require.True(t, 0 <= m.Start && m.Start <= m.End && m.End <= m.Body && m.Body <= len(text))
	for _, p := range m.Problems {
		require.True(t, 0 <= p.Start && p.Start <= p.End && p.End <= len(text), "%q: %v", text, p)
	}
	last, lastIn := m.Start, 0
	for _, f := range m.Fields {
		if strings.HasPrefix(f.Key, "image.") && f.Start < last {
			require.LessOrEqual(t, lastIn, f.Start, "%q", text)
			lastIn = f.End
		} else {
			require.LessOrEqual(t, last, f.Start, "%q", text)
			last, lastIn = f.End, f.Start
		}
		require.True(t, f.Start <= f.ValueStart && f.ValueStart <= f.ValueEnd && f.ValueEnd <= f.End && f.End <= m.End, "%q: %v", text, f)
		for i, item := range f.Items {
			require.True(t, f.ValueStart <= item.Start && item.End <= f.ValueEnd, "%q", text)
			require.True(t, i == 0 || f.Items[i-1].End <= item.Start, "%q", text)
		}
		if same, ok := m.Field(f.Key); ok && same.Start == f.Start && !strings.Contains(f.Key, ".") {
			checkAlone(t, m, f)
		}
	}
}

var explicitIndent = regexp.MustCompile(`^([^ ]+ +)*[|>][+-]?[1-9]`)

// checkAlone parses a scalar's bytes as the value in other front matter.
func checkAlone(t *testing.T, m Matter, f Field) {
	source := m.Source(f.ValueStart, f.ValueEnd)
	// an explicit indentation depends on the column of the key
	if explicitIndent.MatchString(source) {
		return
	}
	if f.Style == Flow || f.Style == Block || f.Style == Alias || strings.ContainsAny(source, "&*") {
		return
	}
	alone := Read("---\nkey: " + source + "\n---\n")
	require.True(t, alone.Valid, "%q: %v", source, alone.Problems)
	require.Equal(t, plain(m.Values[f.Key]), plain(alone.Values["key"]), "%q", source)
}

func TestRangesHoldForGeneratedTexts(t *testing.T) {
	for _, text := range generate(5_000, "---\n", difficult, 10) {
		checkRanges(t, text+"\n---\n")
	}
}

func FuzzRead(f *testing.F) {
	for _, text := range generate(200, "---\n", difficult, 12) {
		f.Add(text + "\n---\n")
	}
	f.Add("---\ntitle: \"a\"\nimage: {path: x}\n...\n")
	f.Fuzz(checkRanges)
}
