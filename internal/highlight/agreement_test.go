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
	rounds = flag.Int("rounds", 1, "how often each sample is garbled in each way for the real Rouge")
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

// samplesFor returns the samples in languages that v knows.
func samplesFor(t testing.TB, v Version) map[string]string {
	t.Helper()
	all := samples(t, "testdata/code")
	maps.DeleteFunc(all, func(name, _ string) bool { return !v.Known(languageOf(name)) })
	return all
}

func languageOf(name string) string {
	lang, _, _ := strings.Cut(name, ".")
	return lang
}

var versions = []Version{Rouge4, Rouge3}

// each runs a test for both versions.
func each(t *testing.T, test func(t *testing.T, v Version)) {
	for _, v := range versions {
		t.Run(v.String(), func(t *testing.T) { test(t, v) })
	}
}

// TestAgreesWithRouge requires the exact output of the real Rouge for the samples.
func TestAgreesWithRouge(t *testing.T) {
	each(t, func(t *testing.T, v Version) {
		if *update {
			record(t, v)
		}
		h := Highlighter{Version: v}
		for name, code := range samplesFor(t, v) {
			t.Run(name, func(t *testing.T) {
				want, err := os.ReadFile(recordOf(name, v))
				require.NoError(t, err, "record it with -update")
				got, ok := h.HTML(languageOf(name), code)
				require.True(t, ok)
				agree, all := score(t, code, got, string(want), func(line int, text, got, want string) {
					t.Errorf("line %d: %q is %q, Rouge says %q", line, text, got, want)
				})
				require.Equal(t, all, agree)
				require.Equal(t, string(want), got)
			})
		}
	})
}

func recordOf(name string, v Version) string {
	return fmt.Sprintf("testdata/rouge-%s/%s.html", v, name)
}

// record writes the answers of the real Rouge to the samples.
func record(t *testing.T, v Version) {
	real := startRouge(t, v)
	for name, code := range samplesFor(t, v) {
		html, ok := real.html(t, languageOf(name), code)
		require.True(t, ok)
		require.NoError(t, os.WriteFile(recordOf(name, v), []byte(html), 0o644))
	}
}

// TestAgreesWithLiveRouge compares on unreviewed code: the samples with parts removed, moved or
// garbled, like code that is being edited.
func TestAgreesWithLiveRouge(t *testing.T) {
	least := map[string]float64{
		// A [Template] that a garbling moved out of the test cases.
		"robot_framework": 0.96,
	}
	each(t, func(t *testing.T, v Version) {
		real := startRouge(t, v)
		h := Highlighter{Version: v}
		all := samplesFor(t, v)
		for _, name := range slices.Sorted(maps.Keys(all)) {
			lang := languageOf(name)
			agree, total := 0, 0
			random := rand.New(rand.NewSource(1))
			for n := range *rounds * garblings {
				kind := n % garblings
				code := garble(all[name], kind, random)
				want, ok := real.html(t, lang, code)
				if text, _ := perByte(t, want); !ok || text != code || code == "" {
					continue // the code is empty, or Rouge itself fails or loses the last name (Coq)
				}
				got, _ := h.HTML(lang, code)
				a, n := score(t, code, got, want, func(line int, text, got, want string) {
					t.Logf("%s, garbled %d, line %d: %q is %q, Rouge says %q", name, kind, line, text, got, want)
				})
				agree, total = agree+a, total+n
			}
			want := 1.0
			if l, ok := least[lang]; ok {
				want = l
			}
			require.GreaterOrEqual(t, float64(agree), want*float64(total), name)
		}
	})
}

const garblings = 8

// sequences are characters that consist of several.
var sequences = []string{"⭕️", "👨‍👩‍👧", "🇰🇷", "1️⃣", "❤️‍🔥", "👍🏽", "e\u0301", "한\u0300", "\u200d", "\ufeff", "Ⓐ", "²", "नमस्ते", "\u00a0", "İ"}

func pick(random *rand.Rand, from []string) string { return from[random.Intn(len(from))] }

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
	case 5: // insert emoji and other sequences of several characters
		for range 12 {
			letters = slices.Insert(letters, random.Intn(len(letters)), []rune(pick(random, sequences))...)
		}
	case 6: // begin lines with TABs, or insert them
		for range 8 {
			i := random.Intn(len(lines))
			lines[i] = pick(random, []string{"\t", "\t\t", " \t", "  \t"}) + strings.TrimLeft(lines[i], pick(random, []string{" ", ""}))
		}
		letters = []rune(strings.Join(lines, ""))
		for range 4 {
			letters = slices.Insert(letters, random.Intn(len(letters)), '\t')
		}
	case 7: // insert markers of documents
		for range 8 {
			i := random.Intn(len(lines))
			line := pick(random, []string{"", " ", "  ", "    "}) + pick(random, []string{"---", "...", "--- ", "...x", "- ---", "a: ...", "%YAML 1.2", "|", "- >-"})
			lines = slices.Insert(lines, i, line+"\n")
		}
		return strings.Join(lines, "")
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
	each(t, func(t *testing.T, v Version) {
		real := startRouge(t, v)
		h := Highlighter{Version: v}
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
			fmt.Printf("%-5s %-14s %7.2f %% of %d\n", v, lang, 100*float64(agree[lang])/float64(total[lang]), total[lang])
		}
	})
}

func TestNamesAgreeWithRouge(t *testing.T) {
	each(t, func(t *testing.T, v Version) {
		real := startRouge(t, v)
		all := names[v]()
		for name, tag := range all {
			require.Equal(t, tag, real.tag(t, name), name)
		}
		require.Len(t, all, real.count(t))
	})
}
