package daily

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// Each unclosed fence must not be searched to the end of the text.
func TestUnclosedFencesAreSearchedOnce(t *testing.T) {
	const n = 1000
	looked := 0
	c := closer{make([]line, n), map[byte]int{}}
	for _, sign := range []byte("`~<$") {
		// a line that does not close a longer fence may close a shorter one
		for _, size := range []int{4, 3} {
			for i := range n {
				require.Equal(t, i+1, c.close(i, opening{sign, size, func(string) bool { looked++; return false }}))
			}
		}
	}
	require.Equal(t, 4*2*(n-1), looked)
}

func TestClosingLine(t *testing.T) {
	for _, c := range []struct {
		lines string
		found int // number of headings
	}{
		{"``` a\n# in\n```\n# out\n", 1},
		{"``` a`\n# out\n```\n# in\n```\n", 1},
		{"```` a\n# out\n``` b\n# in\n```\n", 1},
		{"``` a\n# out\n~~~ b\n# in\n~~~\n", 1},
		{"``` a\n``` b\n# out\n", 1},
		{"<!-- a\n# in\n-->\n# out\n<!-- b\n# out\n", 2},
		{"$$ a\n# in\n$$\n\n# out\n", 1},
		{"$$ a\n# out\n$$\n# out\n", 2},
	} {
		require.Len(t, read(c.lines).sections[1:], c.found, c.lines)
	}
}
