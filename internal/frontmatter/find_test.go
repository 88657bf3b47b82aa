package frontmatter

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"daylog/internal/edit"
)

// The editor finds front matter before the engine has loaded. web/browser/frontmatter.test.js
// compares it with the same cases. Jekyll adds the blank lines below to the front matter.
func TestFrontMatterOfTheShell(t *testing.T) {
	data, err := os.ReadFile("testdata/shell.json")
	require.NoError(t, err)
	var cases []struct {
		Text string
		End  int // in UTF-16 units
	}
	require.NoError(t, json.Unmarshal(data, &cases))
	for _, c := range cases {
		t.Run(c.Text, func(t *testing.T) {
			end := edit.NewOffsets(c.Text).Byte(c.End)
			require.Equal(t, c.End > 0, Read(c.Text).Found)
			if c.End > 0 {
				body := BodyStart(c.Text)
				require.LessOrEqual(t, end, body)
				require.Empty(t, strings.TrimSpace(c.Text[end:body]))
				require.True(t, end == len(c.Text) || c.Text[end-1] == '\n')
			}
		})
	}
}
