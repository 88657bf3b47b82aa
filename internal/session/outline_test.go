package session

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// The page lists 1,000 headings. An edit above, among or below them keeps the list of a fresh page.
func TestAnOutlineHasTheFirstHeadings(t *testing.T) {
	text := front + strings.Repeat("## a heading\n\nwords\n\n", 1500)
	var s Session
	var p page
	p.patch(s.Update(text, Options{}))
	require.Equal(t, 1000, len(p.outline))
	for _, at := range []int{0, 700, 1300} {
		lines := strings.Split(text, "## ")
		lines[at] += "## another\n\n"
		text = strings.Join(lines, "## ")
		p.patch(s.Update(text, Options{}))
		var fresh Session
		require.Equal(t, fresh.Update(text, Options{}).Outline, p.outline)
	}
}
