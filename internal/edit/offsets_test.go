package edit

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
)

var offsetTexts = []string{
	"",
	"plain ASCII\n",
	"한글 제목",
	"## **📝 오늘 한 일**\r\n- 데일리 스크럼\r\n",
	"\xff\xfe broken \xed\xa0\x80 bytes 한\xea",
	"\U0010FFFF\uFFFF\u0000",
	strings.Repeat("a", 63) + "📝" + strings.Repeat("b", 63) + "한",
	strings.Repeat("📝한a", 100),
	strings.Repeat("x", 300) + "é",
}

func TestOffsetsAgreeWithUTF16(t *testing.T) {
	for i, text := range offsetTexts {
		t.Run(fmt.Sprint(i), func(t *testing.T) { checkOffsets(t, text) })
	}
}

func FuzzOffsets(f *testing.F) {
	for _, text := range offsetTexts {
		f.Add(text)
	}
	f.Fuzz(checkOffsets)
}

// checkOffsets compares every offset with the length of the encoded text before it, and converts it
// back.
func checkOffsets(t *testing.T, text string) {
	o := NewOffsets(text)
	start, units := 0, 0
	for start < len(text) {
		r, size := utf8.DecodeRuneInString(text[start:])
		for inside := range size {
			require.Equal(t, units, o.UTF16(start+inside), "byte %d of %q", start+inside, text)
		}
		width := len(utf16.Encode([]rune{r}))
		for inside := range width {
			require.Equal(t, start, o.Byte(units+inside), "unit %d of %q", units+inside, text)
		}
		start += size
		units += width
	}
	require.Equal(t, len(utf16.Encode([]rune(text))), units)
	require.Equal(t, units, o.UTF16(len(text)))
	require.Equal(t, len(text), o.Byte(units))
}

func TestOffsetsOutsideAreTheNearestEnd(t *testing.T) {
	for _, text := range []string{"", "abc", "한글"} {
		o := NewOffsets(text)
		units := o.UTF16(len(text))
		require.Equal(t, []int{0, units}, []int{o.UTF16(-1), o.UTF16(len(text) + 1)})
		require.Equal(t, []int{0, len(text)}, []int{o.Byte(-1), o.Byte(units + 1)})
	}
	var zero Offsets
	require.Equal(t, 0, zero.UTF16(5))
}

func TestOffsetsKeepNoTableForASCII(t *testing.T) {
	require.Nil(t, NewOffsets(strings.Repeat("ascii ", 1000)).marks)
}

// All offsets of a megabyte, in rising order: the time must not grow with the square of the text.
func BenchmarkOffsets(b *testing.B) {
	for _, test := range []struct{ name, text string }{
		{"ASCII", strings.Repeat("- a line of a list\n", 1<<20/19)},
		{"Korean", strings.Repeat("- 강의 수강 및 퀴즈 📝\n", 1<<20/31)},
	} {
		b.Run(test.name, func(b *testing.B) {
			b.SetBytes(int64(len(test.text)))
			b.ReportAllocs()
			for b.Loop() {
				o := NewOffsets(test.text)
				for i := 0; i < len(test.text); i += 10 {
					o.UTF16(i)
				}
			}
		})
	}
}
