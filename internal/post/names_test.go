package post

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// readCases reads cases that the tests of the shell use as well.
func readCases(t *testing.T, name string, cases any) {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(data, cases))
}

// The shell reads file names before the engine has loaded. web/browser/postname.test.js compares
// it with the same cases.
func TestNamesOfTheShell(t *testing.T) {
	var cases []struct{ Name, Day, Slug, Stem, Extension string }
	readCases(t, "names.json", &cases)
	for _, c := range cases {
		t.Run(c.Name, func(t *testing.T) {
			day := ""
			name, ok := ParseName(c.Name)
			if ok {
				day = name.Day.Format("2006-01-02")
			}
			require.Equal(t, c.Day, day)
			require.Equal(t, strings.TrimRight(c.Stem, "."), name.Slug)
			require.Equal(t, c.Extension, name.Ext)
			slug := strings.TrimSuffix(strings.TrimPrefix(URLOf(c.Name), "/posts/"), "/")
			require.Equal(t, c.Slug, slug)
		})
	}
}

// The shell names copies before the engine has loaded. web/browser/postname.test.js compares it
// with the same cases.
func TestNextFree(t *testing.T) {
	var cases []struct {
		Words, Free string
		Taken       []string
	}
	readCases(t, "free.json", &cases)
	for _, c := range cases {
		free := NextFree(c.Words, func(words string) bool { return slices.Contains(c.Taken, words) })
		require.Equal(t, c.Free, free, "NextFree(%q) with %q", c.Words, c.Taken)
	}
}

func TestTypedName(t *testing.T) {
	var cases []struct{ Typed, Name, Problem string }
	readCases(t, "typed.json", &cases)
	for _, c := range cases {
		name, problem := TypedName(c.Typed, "2026-11-23")
		require.Equal(t, c.Name, name, "TypedName(%q)", c.Typed)
		require.Equal(t, c.Problem, problem, "TypedName(%q)", c.Typed)
		again, _ := TypedName(name, "2020-01-01")
		require.Equal(t, name, again, "a file name stays as it is")
	}
}
