package edit

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestApply(t *testing.T) {
	for _, test := range []struct {
		name  string
		text  string
		edits []Edit
		want  string
	}{
		{"nothing", "a\r\n", nil, "a\r\n"},
		{"replace", "tags: [A, b]", []Edit{{7, 8, "a"}}, "tags: [a, b]"},
		{"insert at both ends", "b", []Edit{{0, 0, "a"}, {1, 1, "c"}}, "abc"},
		{"remove", "a, b", []Edit{{1, 4, ""}}, "a"},
		{"any order", "abc", []Edit{{2, 3, "C"}, {0, 1, "A"}}, "AbC"},
		{"insertions at one place keep their order", "x", []Edit{{1, 1, "1"}, {1, 1, "2"}, {1, 1, "3"}}, "x123"},
		{"insertion before a replacement", "x", []Edit{{0, 1, "y"}, {0, 0, "<"}}, "<y"},
		{"touching edits", "abcd", []Edit{{0, 2, "1"}, {2, 4, "2"}}, "12"},
		{"Korean", "회고", []Edit{{3, 6, "의"}}, "회의"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := Apply(test.text, test.edits)
			require.NoError(t, err)
			require.Equal(t, test.want, got)
		})
	}
}

func TestApplyLeavesTheListAlone(t *testing.T) {
	edits := []Edit{{2, 3, "C"}, {0, 1, "A"}}
	_, err := Apply("abc", edits)
	require.NoError(t, err)
	require.Equal(t, []Edit{{2, 3, "C"}, {0, 1, "A"}}, edits)
}

func TestApplyRefuses(t *testing.T) {
	for _, test := range []struct {
		edits []Edit
		want  string
	}{
		{[]Edit{{0, 2, ""}, {1, 3, ""}}, "edit 1–3 overlaps the one that ends at 2"},
		{[]Edit{{0, 2, ""}, {0, 2, ""}}, "edit 0–2 overlaps the one that ends at 2"},
		{[]Edit{{0, 3, ""}, {1, 1, "x"}}, "edit 1–1 overlaps the one that ends at 3"},
		{[]Edit{{-1, 0, ""}}, "edit -1–0 is outside of the text's 3 bytes"},
		{[]Edit{{2, 1, ""}}, "edit 2–1 is outside of the text's 3 bytes"},
		{[]Edit{{3, 4, ""}}, "edit 3–4 is outside of the text's 3 bytes"},
	} {
		t.Run(test.want, func(t *testing.T) {
			got, err := Apply("abc", test.edits)
			require.EqualError(t, err, test.want)
			require.Empty(t, got)
		})
	}
}

// The text between edits stays as it is, byte for byte.
func FuzzApply(f *testing.F) {
	f.Add("tags: [A, b]\r\n", 7, 8, "a", 10, 10, "c, ")
	f.Add("오늘", 0, 3, "", 3, 6, "x")
	f.Fuzz(func(t *testing.T, text string, start1, end1 int, new1 string, start2, end2 int, new2 string) {
		a, b := Edit{start1, end1, new1}, Edit{start2, end2, new2}
		got, err := Apply(text, []Edit{a, b})
		if b.Start < a.Start || b.Start == a.Start && b.End < a.End {
			a, b = b, a
		}
		valid := 0 <= a.Start && a.Start <= a.End && a.End <= b.Start && b.Start <= b.End && b.End <= len(text)
		require.Equal(t, valid, err == nil, "%v", err)
		if valid {
			require.Equal(t, text[:a.Start]+a.New+text[a.End:b.Start]+b.New+text[b.End:], got)
		}
	})
}
