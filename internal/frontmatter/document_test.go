package frontmatter

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestReadDocument(t *testing.T) {
	for _, test := range []struct {
		name, text string
		value      any
	}{
		{"empty", "", nil},
		{"comments", "# a\n\n  # b\n", nil},
		{"mapping", "# a\nlang: ko-KR\nn: 010\n", map[string]any{"lang": "ko-KR", "n": 8}},
		{"list", "- a\n- b\n", []any{"a", "b"}},
		{"word", "yes\n", true},
		{"start", "---\na: 1\n", map[string]any{"a": 1}},
		{"start after comments", "# a\n---\n# b\na: 1\n", map[string]any{"a": 1}},
		{"start with a value", "--- {a: 1}\n", map[string]any{"a": 1}},
		{"directive", "%YAML 1.1\n---\na: 1\n", map[string]any{"a": 1}},
		{"second document", "a: 1\n---\nb: 2\n", map[string]any{"a": 1}},
		{"end", "a: 1\n...\n: [", map[string]any{"a": 1}},
		{"byte order mark", "\ufeffa: 1\r\nb: x\r\n", map[string]any{"a": 1, "b": "x"}},
		{"dashes in a word", "---a: 1\n", map[string]any{"---a": 1}},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := ReadDocument(test.text)
			require.True(t, d.Valid, "%v", d.Problems)
			require.Equal(t, test.value, d.Value)
			require.Empty(t, d.Problems)
		})
	}
}

func TestBrokenDocumentNamesItsLine(t *testing.T) {
	for text, line := range map[string]string{
		"a: 1\nb: c: d\n":    "b: c: d",
		"a: 1\n\tb: 2\n":     "b: 2",
		"a: 1\nb: ._\n":      "b: ._",
		"%FOO\n---\na: 1\n":  "%FOO",
		"a: [1\nb: 2\n":      "a: [1",
		"a: \x01\n":          "a: \x01",
		"a: 1\nb: \"unended": "b: \"unended",
	} {
		d := ReadDocument(text)
		require.False(t, d.Valid, "%q", text)
		require.Nil(t, d.Value)
		require.Len(t, d.Problems, 1, "%q", text)
		p := d.Problems[0]
		require.NotEmpty(t, p.Rule)
		require.Equal(t, line, text[p.Start:p.End], "%q", text)
	}
}

func TestRangeOfAKey(t *testing.T) {
	text := "a: 1\nkramdown:\n  hard_wrap: true # x\n  block: {start: 2}\na: 3\n"
	d := ReadDocument(text)
	for _, test := range []struct {
		want string
		keys []string
	}{
		{"a: 3", []string{"a"}},
		{"hard_wrap: true", []string{"kramdown", "hard_wrap"}},
		{"start: 2", []string{"kramdown", "block", "start"}},
	} {
		start, end, ok := d.Range(test.keys...)
		require.True(t, ok)
		require.Equal(t, test.want, text[start:end])
	}
	for _, keys := range [][]string{nil, {"b"}, {"a", "b"}, {"kramdown", "a"}} {
		_, _, ok := d.Range(keys...)
		require.False(t, ok, "%v", keys)
	}
	_, _, ok := ReadDocument("a: [").Range("a")
	require.False(t, ok)
}
