package edit

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// compose returns the text that the steps make of a source. Each step is a copy of source[a:b],
// "a-b", or output, "a-b=text".
func compose(source Mapped, steps string) Mapped {
	b := NewBuilder(source)
	for _, step := range strings.Fields(steps) {
		place, output, isOutput := strings.Cut(step, "=")
		var start, end int
		if _, err := fmt.Sscanf(place, "%d-%d", &start, &end); err != nil {
			panic(err)
		}
		if isOutput {
			b.Output(output, start, end)
		} else {
			b.Copy(start, end)
		}
	}
	return b.Mapped()
}

// sources returns where in the source each byte and the end of a text come from.
func sources(m Mapped) (list []int) {
	for i := range len(m.Text) + 1 {
		list = append(list, m.Source(i))
	}
	return list
}

// offsets returns where in the text each byte and the end of a source of n bytes are.
func offsets(m Mapped, n int) (list []int) {
	for i := range n + 1 {
		list = append(list, m.Offset(i))
	}
	return list
}

func TestMapped(t *testing.T) {
	for _, test := range []struct {
		name, steps, text string
		sources           string // of the text's offsets
		offsets           string // of the source's offsets, 0 to 6
	}{
		{"copy", "0-6", "abcdef", "0 1 2 3 4 5 6", "0 1 2 3 4 5 6"},
		{"copy in parts", "0-2 2-6", "abcdef", "0 1 2 3 4 5 6", "0 1 2 3 4 5 6"},
		{"nothing", "", "", "6", "0 0 0 0 0 0 0"},
		{"output", "0-1 1-5=XY 5-6", "aXYf", "0 1 1 5 6", "0 1 1 1 1 3 4"},
		{"output at the ends", "0-2=X 2-4 4-6=YZ", "XcdYZ", "0 2 3 4 4 6", "0 0 1 2 3 3 5"},
		{"empty output", "0-2 2-4= 4-6", "abef", "0 1 4 5 6", "0 1 2 2 2 3 4"},
		{"insertion", "0-2 2-2=X 2-6", "abXcdef", "0 1 2 2 3 4 5 6", "0 1 3 4 5 6 7"},
		{"deletion", "0-2 4-6", "abef", "0 1 4 5 6", "0 1 2 2 2 3 4"},
		{"deletion at the ends", "2-4", "cd", "2 3 6", "0 0 0 1 2 2 2"},
		{"repetition", "0-2 2-4 2-4 4-6", "abcdcdef", "0 1 2 3 2 3 4 5 6", "0 1 2 3 6 7 8"},
		{"other order", "4-6 0-2", "efab", "4 5 0 1 6", "2 3 0 0 0 1 4"},
	} {
		t.Run(test.name, func(t *testing.T) {
			m := compose(Mapped{Text: "abcdef"}, test.steps)
			require.Equal(t, test.text, m.Text)
			require.Equal(t, "["+test.sources+"]", fmt.Sprint(sources(m)))
			require.Equal(t, "["+test.offsets+"]", fmt.Sprint(offsets(m, 6)))
		})
	}
}

func TestRangeOfSource(t *testing.T) {
	m := compose(Mapped{Text: "abcdef"}, "0-1 1-4=XY 4-5") // aXYe
	for _, test := range [][4]int{
		{0, 1, 0, 1}, {0, 2, 0, 4}, {1, 2, 1, 4}, {2, 4, 1, 5}, {3, 4, 4, 5}, {1, 1, 1, 1}, {4, 4, 6, 6},
	} {
		from, to := m.Range(test[0], test[1])
		require.Equal(t, test, [4]int{test[0], test[1], from, to})
	}
	from, to := Map(nil).Range(2, 5)
	require.Equal(t, [2]int{2, 5}, [2]int{from, to})
}

func TestEqualTextsNeedNoMap(t *testing.T) {
	require.Nil(t, compose(Mapped{Text: "abcdef"}, "0-3 3-6").Map)
	require.Nil(t, compose(Mapped{}, "").Map)
	require.NotNil(t, compose(Mapped{Text: "abcdef"}, "0-5").Map)
}

// A text that is made of a mapped text leads to the source of that one.
func TestMappedTextsCompose(t *testing.T) {
	first := compose(Mapped{Text: "abcdef"}, "0-1 1-4=XYZ 5-6") // aXYZf
	second := compose(first, "0-2 2-4=! 4-5")                   // aX!f
	require.Equal(t, "aX!f", second.Text)
	require.Equal(t, []int{0, 1, 1, 5, 6}, sources(second))
	require.Equal(t, []int{0, 1, 1, 1, 3, 3, 4}, offsets(second, 6))
}

func TestSameEnds(t *testing.T) {
	source := Mapped{Text: "abcdefgh"}
	a := compose(source, "0-2 2-4=X 4-8")  // abXefgh
	b := compose(source, "0-2 2-4=X 5-8")  // abXfgh
	c := compose(source, "0-2 3-4=X 4-8")  // abXefgh
	d := compose(source, "0-3 4-6=XX 6-8") // abcXXgh
	require.True(t, a.SamePrefix(b.Map, 3))
	require.False(t, a.SamePrefix(b.Map, 4))
	require.True(t, a.SamePrefix(c.Map, 2))
	require.False(t, a.SamePrefix(c.Map, 3))
	require.True(t, a.SamePrefix(nil, 2))
	require.False(t, a.SamePrefix(nil, 3))
	require.True(t, a.SameSuffix(b.Map, 4, 3))
	require.False(t, a.SameSuffix(b.Map, 2, 2))
	require.True(t, a.SameSuffix(d.Map, 5, 5))
	require.True(t, a.SameSuffix(nil, 3, 4))
	require.False(t, a.SameSuffix(nil, 2, 2))
	// ef comes after output in one text, and after output that stands for less in the other.
	e := compose(source, "0-2 2-3=X 3-8")
	require.True(t, a.SameSuffix(e.Map, 4, 5))
	require.False(t, a.SameSuffix(e.Map, 2, 2))
}

func TestApplyMapped(t *testing.T) {
	edits := []Edit{{7, 8, "long"}, {9, 9, "tags: b\n"}, {0, 0, "---\n"}}
	m, err := ApplyMapped("title: a\n", edits)
	require.NoError(t, err)
	require.Equal(t, "---\ntitle: long\ntags: b\n", m.Text)
	require.Equal(t, 4, m.Offset(0), "after the insertion")
	require.Equal(t, 15, m.Offset(8))
	require.Equal(t, len(m.Text), m.Offset(9))
	require.Equal(t, 7, m.Source(strings.Index(m.Text, "ng")), "within the new text")
}

// A byte of a random composition and the range of the source that it comes from.
type origin struct{ from, to int }

// FuzzMapped compares the map of a composition of a composition with an origin kept for every byte.
func FuzzMapped(f *testing.F) {
	f.Add("한글 {% tag %}\r\n> a", []byte{0, 3, 1, 3, 1, 6, 0, 0, 9, 9, 1, 7}, []byte{1, 2, 4, 0, 2, 6})
	f.Add("", []byte{1, 1}, []byte{})
	f.Fuzz(func(t *testing.T, text string, steps1, steps2 []byte) {
		origins := make([]origin, len(text)+1)
		for i := range origins {
			origins[i] = origin{i, i + 1}
		}
		m := Mapped{Text: text}
		for _, steps := range [][]byte{steps1, steps2} {
			m, origins = composeRandomly(m, origins, steps)
		}
		require.Len(t, origins, len(m.Text)+1)
		for i := range len(m.Text) + 1 {
			require.Equal(t, origins[i].from, m.Source(i), "byte %d of %q", i, m.Text)
			if i < len(m.Text) {
				from, to := m.Range(i, i+1)
				require.Equal(t, origins[i], origin{from, to}, "byte %d of %q", i, m.Text)
				if to == from+1 {
					require.Equal(t, text[from], m.Text[i])
				}
			}
		}
		for s := range len(text) + 1 {
			require.Equal(t, offsetOf(s, origins), m.Offset(s), "source %d", s)
		}
	})
}

// composeRandomly makes a text of pieces of m, in order. Output is upper case letters for ranges of
// other lengths than 1, so that a range of 1 means a copy.
func composeRandomly(m Mapped, origins []origin, steps []byte) (Mapped, []origin) {
	b := NewBuilder(m)
	var list []origin
	at := 0
	for ; len(steps) >= 3; steps = steps[3:] {
		start := min(at+int(steps[1]%4), len(m.Text))
		end := min(start+int(steps[2]%8), len(m.Text))
		from, to := origins[start].from, origins[start].from
		if start < end {
			to = origins[end-1].to
		}
		if steps[0]%2 == 1 && to-from != 1 {
			output := "OUTPUT"[:steps[0]/2%7]
			b.Output(output, start, end)
			for range output {
				list = append(list, origin{from, to})
			}
		} else {
			b.Copy(start, end)
			list = append(list, origins[start:end]...)
		}
		at = end
	}
	return b.Mapped(), append(list, origins[len(m.Text)])
}

// offsetOf returns the first byte that comes from s, or else from the nearest byte behind s.
func offsetOf(s int, origins []origin) int {
	for i, o := range origins {
		if o.from <= s && s < o.to || o.from > s {
			return i
		}
	}
	return len(origins) - 1
}

// BenchmarkMapped composes a text of a megabyte with a piece for every line, as a quote's, and
// looks up each line.
func BenchmarkMapped(b *testing.B) {
	line := "> 강의 수강 및 퀴즈 📝\n"
	source := Mapped{Text: strings.Repeat(line, 1<<20/len(line))}
	quote := func() Mapped {
		b := NewBuilder(source)
		for i := 0; i < len(source.Text); i += len(line) {
			b.Copy(i+2, i+len(line))
		}
		return b.Mapped()
	}
	b.Run("compose", func(b *testing.B) {
		b.SetBytes(int64(len(source.Text)))
		b.ReportAllocs()
		for b.Loop() {
			quote()
		}
	})
	b.Run("source", func(b *testing.B) {
		m := quote()
		b.SetBytes(int64(len(m.Text)))
		b.ReportAllocs()
		for b.Loop() {
			for i := 0; i < len(m.Text); i += len(line) {
				m.Source(i)
			}
		}
	})
}
