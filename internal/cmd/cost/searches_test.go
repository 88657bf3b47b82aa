package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// The packages strings and bytes search in assembly, which has no coverage counters: a search from
// every opener to the end of the text would look linear. The command is therefore built with the
// tag countsearches and with packages that count the characters of their searches.

// countedSearches is appended to both packages, with T for the type of a text. The original
// functions are renamed.
const countedSearches = `
var CharactersSearched int

func Index(s, part T) int { return countForward(s, uncountedIndex(s, part)) }

func IndexByte(s T, c byte) int { return countForward(s, uncountedIndexByte(s, c)) }

func LastIndex(s, part T) int { return countBackward(s, uncountedLastIndex(s, part)) }

func LastIndexByte(s T, c byte) int { return countBackward(s, uncountedLastIndexByte(s, c)) }

func Count(s, part T) int {
	CharactersSearched += len(s)
	return uncountedCount(s, part)
}

func Cut(s, separator T) (before, after T, found bool) {
	if i := Index(s, separator); i >= 0 {
		return s[:i], s[i+len(separator):], true
	}
	return s, after, false
}

func countForward(s T, found int) int {
	if found < 0 {
		CharactersSearched += len(s)
	} else {
		CharactersSearched += found
	}
	return found
}

func countBackward(s T, found int) int {
	CharactersSearched += len(s) - max(found, 0)
	return found
}
`

// countSearches writes an overlay for go build that replaces the searches of both packages, and
// returns its name.
func countSearches(t *testing.T, folder string) string {
	t.Helper()
	root, err := exec.Command("go", "env", "GOROOT").Output()
	require.NoError(t, err)
	replaced := map[string]string{}
	for name, text := range map[string]string{"strings": "string", "bytes": "[]byte"} {
		original := filepath.Join(strings.TrimSpace(string(root)), "src", name, name+".go")
		source, err := os.ReadFile(original)
		require.NoError(t, err)
		counted := string(source)
		for _, function := range []string{"Index", "IndexByte", "LastIndex", "LastIndexByte", "Count", "Cut"} {
			require.Contains(t, counted, "\nfunc "+function+"(")
			counted = strings.Replace(counted, "\nfunc "+function+"(", "\nfunc uncounted"+function+"(", 1)
		}
		counted += strings.NewReplacer(" T)", " "+text+")", " T,", " "+text+",").Replace(countedSearches)
		replaced[original] = filepath.Join(folder, name+".go")
		require.NoError(t, os.WriteFile(replaced[original], []byte(counted), 0o644))
	}
	overlay, err := json.Marshal(map[string]any{"Replace": replaced})
	require.NoError(t, err)
	name := filepath.Join(folder, "overlay.json")
	require.NoError(t, os.WriteFile(name, overlay, 0o644))
	return name
}
