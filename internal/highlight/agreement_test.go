package highlight

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

var (
	update = flag.Bool("update", false, "record what the real Rouge says")
	diff   = flag.Bool("diff", false, "list the differences from the real Rouge")
	also   = flag.String("also", "", "a further folder of code to compare, as LANGUAGE/anything or anything.LANGUAGE")
)

// samples returns the files of testdata/code; the part of the name before the first dot is the language.
func samples(t testing.TB, dir string) map[string][]string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*"))
	require.NoError(t, err)
	byLang := map[string][]string{}
	for _, f := range files {
		lang, _, _ := strings.Cut(filepath.Base(f), ".")
		code, err := os.ReadFile(f)
		require.NoError(t, err)
		byLang[lang] = append(byLang[lang], string(code))
	}
	return byLang
}

func TestAgreesWithLiveRouge(t *testing.T) {
	r := startRouge(t)
	var h Highlighter
	dir := "testdata/code"
	if *also != "" {
		dir = *also
	}
	byLang := samples(t, dir)
	langs := make([]string, 0, len(byLang))
	for lang := range byLang {
		langs = append(langs, lang)
	}
	sort.Strings(langs)
	var report []string
	for _, lang := range langs {
		agree, all := 0, 0
		for _, code := range byLang[lang] {
			want, ok := r.html(t, lang, code)
			require.True(t, ok, lang)
			got, ok := h.HTML(lang, code)
			require.True(t, ok, lang)
			show := func(line int, text, got, want string) {
				if *diff {
					t.Logf("%s:%d: %q is %q, Rouge says %q", lang, line, text, got, want)
				}
			}
			a, n := score(t, code, got, want, show)
			agree, all = agree+a, all+n
		}
		report = append(report, fmt.Sprintf("%-12s %6.2f %% of %d", lang, 100*float64(agree)/float64(all), all))
	}
	slices.Sort(report)
	t.Log("\n" + strings.Join(report, "\n"))
}

func TestEveryDefinitionCompiles(t *testing.T) {
	files, err := definitions.ReadDir("languages")
	require.NoError(t, err)
	for _, f := range files {
		name := strings.TrimSuffix(f.Name(), ".lexer")
		_, err := load(name)
		require.NoError(t, err)
		require.Equal(t, name, tag(name), "the file is named by Rouge's tag")
	}
}
