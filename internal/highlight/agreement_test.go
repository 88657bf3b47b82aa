package highlight

import (
	"flag"
	"fmt"
	"maps"
	"math/rand"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

var (
	update = flag.Bool("update", false, "record what the real Rouge makes of testdata/code")
	folder = flag.String("folder", "", "compare with the real Rouge on the files of this folder, named LANGUAGE.anything")
	diff   = flag.Bool("diff", false, "with -folder: list the differences")
)

// samples returns the files of a folder by name; a name begins with Rouge's tag of the language.
func samples(t testing.TB, dir string) map[string]string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*"))
	require.NoError(t, err)
	require.NotEmpty(t, files)
	byName := map[string]string{}
	for _, f := range files {
		code, err := os.ReadFile(f)
		require.NoError(t, err)
		byName[filepath.Base(f)] = string(code)
	}
	return byName
}

func languageOf(name string) string {
	lang, _, _ := strings.Cut(name, ".")
	return lang
}

// TestAgreesWithRouge requires the exact output of the real Rouge for the samples.
func TestAgreesWithRouge(t *testing.T) {
	var real *rouge
	if *update {
		real = startRouge(t)
		require.NotNil(t, real)
	}
	var h Highlighter
	for name, code := range samples(t, "testdata/code") {
		t.Run(name, func(t *testing.T) {
			lang := languageOf(name)
			recorded := "testdata/rouge/" + name + ".html"
			if *update {
				html, ok := real.html(t, lang, code)
				require.True(t, ok)
				require.NoError(t, os.WriteFile(recorded, []byte(html), 0o644))
			}
			want, err := os.ReadFile(recorded)
			require.NoError(t, err, "record it with -update")
			got, ok := h.HTML(lang, code)
			require.True(t, ok)
			agree, all := score(t, code, got, string(want), func(line int, text, got, want string) {
				t.Errorf("line %d: %q is %q, Rouge says %q", line, text, got, want)
			})
			require.Equal(t, all, agree)
			require.Equal(t, string(want), got)
		})
	}
}

// TestAgreesWithLiveRouge compares on unreviewed code: the samples with parts removed, moved or
// garbled, like code that is being edited.
func TestAgreesWithLiveRouge(t *testing.T) {
	real := startRouge(t)
	least := map[string]float64{
		"yaml": 0.99, // Rouge marks inconsistent indentation as an error; daylog does not
	}
	var h Highlighter
	all := samples(t, "testdata/code")
	for _, name := range slices.Sorted(maps.Keys(all)) {
		agree, total := 0, 0
		random := rand.New(rand.NewSource(1))
		for kind := range garblings {
			code := garble(all[name], kind, random)
			want, ok := real.html(t, languageOf(name), code)
			if !ok || want == "" {
				continue // the code is empty, or Rouge itself fails
			}
			got, _ := h.HTML(languageOf(name), code)
			a, n := score(t, code, got, want, func(line int, text, got, want string) {
				t.Logf("%s, garbled %d, line %d: %q is %q, Rouge says %q", name, kind, line, text, got, want)
			})
			agree, total = agree+a, total+n
		}
		want := 1.0
		if l, ok := least[languageOf(name)]; ok {
			want = l
		}
		require.GreaterOrEqual(t, float64(agree), want*float64(total), name)
	}
}

const garblings = 5

// garble damages code in one of several ways.
func garble(code string, kind int, random *rand.Rand) string {
	lines := strings.SplitAfter(code, "\n")
	letters := []rune(code)
	switch kind {
	case 0: // keep the beginning
		return string(letters[:random.Intn(len(letters))])
	case 1: // keep the end
		return strings.Join(lines[random.Intn(len(lines)):], "")
	case 2: // delete letters
		for range 8 {
			i := random.Intn(len(letters))
			letters = slices.Delete(letters, i, i+1)
		}
	case 3: // replace letters
		other := []rune("\"'`{}()[]<>/\\#$%@!;:,.=+-*&|^~? \n\t0aA_가")
		for range 8 {
			letters[random.Intn(len(letters))] = other[random.Intn(len(other))]
		}
	case 4: // move lines
		for range 6 {
			i, j := random.Intn(len(lines)), random.Intn(len(lines))
			lines[i], lines[j] = lines[j], lines[i]
		}
		return strings.Join(lines, "")
	}
	return string(letters)
}

// TestAgreementOnFolder measures the agreement on a folder of code.
func TestAgreementOnFolder(t *testing.T) {
	if *folder == "" {
		t.Skip("no -folder")
	}
	real := startRouge(t)
	var h Highlighter
	agree, total := map[string]int{}, map[string]int{}
	for name, code := range samples(t, *folder) {
		lang := languageOf(name)
		want, ok := real.html(t, lang, code)
		if !ok || want == "" {
			continue
		}
		got, _ := h.HTML(lang, code)
		a, n := score(t, code, got, want, func(line int, text, got, want string) {
			if *diff {
				t.Logf("%s:%d: %q is %q, Rouge says %q", name, line, text, got, want)
			}
		})
		agree[lang], total[lang] = agree[lang]+a, total[lang]+n
	}
	for _, lang := range slices.Sorted(maps.Keys(total)) {
		fmt.Printf("%-14s %7.2f %% of %d\n", lang, 100*float64(agree[lang])/float64(total[lang]), total[lang])
	}
}

func TestKnownAgreesWithRouge(t *testing.T) {
	real := startRouge(t)
	for name, tag := range names() {
		require.Equal(t, tag, real.tag(t, name), name)
	}
	require.Len(t, names(), real.count(t))
}
