package post

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestNamesOfTheShell checks the shared cases of testdata/names.json. The shell reads file names
// before the engine has loaded; web/browser/postname.test.js compares it with the same cases.
func TestNamesOfTheShell(t *testing.T) {
	data, err := os.ReadFile("testdata/names.json")
	require.NoError(t, err)
	var cases []struct{ Name, Day, Slug string }
	require.NoError(t, json.Unmarshal(data, &cases))
	for _, c := range cases {
		t.Run(c.Name, func(t *testing.T) {
			day := ""
			if name, ok := ParseName(c.Name); ok {
				day = name.Day.Format("2006-01-02")
			}
			require.Equal(t, c.Day, day)
			slug := strings.TrimSuffix(strings.TrimPrefix(URLOf(c.Name), "/posts/"), "/")
			require.Equal(t, c.Slug, slug)
		})
	}
}
