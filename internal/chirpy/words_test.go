package chirpy

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestWords(t *testing.T) {
	for _, c := range []struct {
		html string
		want int
	}{
		{"", 0},
		{"<p>two words</p>", 2},
		{"<p>한글 세 자</p>", 4},
		{"<p>mixed글text</p>", 3},
		{"<p>가a나</p>", 3},
		{"<p>ひらがなカタカナ漢字</p>", 10},
		{"<p>ㄱㅏ ｶﾀ</p>", 4},
		{"<p>“곡선” — 따옴표</p>", 8},
		{"a<b>b</b>c", 1},
		{"<p>a</p>\n<p>b</p>", 2},
		{"<li>a</li><li>b</li>", 1}, // Liquid inserts nothing for a tag
		{"a&nbsp;b\u00a0c", 1},
		{"a &lt; b", 3},
		{"<!-- no > words -->x", 1},
		{"<!-- no end", 3},
		{"<script>var a = '<b>'</script> x <style>p > a { }</style>", 1},
		{"a < b", 3},
		{"a < b > c", 2},
	} {
		require.Equal(t, c.want, Words(c.html), "%q", c.html)
	}
}

func TestMinutes(t *testing.T) {
	for words, want := range map[int]int{0: 1, 179: 1, 359: 1, 360: 2, 1437: 7} {
		require.Equal(t, want, Minutes(words), "%d words", words)
	}
}
