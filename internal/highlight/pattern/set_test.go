package pattern

import (
	"encoding/json"
	"os/exec"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"daylog/internal/tools"
)

// An emoji may be followed by U+FE0F, which is no letter, and a name by marks, which are.
func TestLetters(t *testing.T) {
	const selector, vowelSign = "\uFE0F", "\u093E"
	require.Equal(t, "a", match(t, "[[:alpha:]]+", "a"+selector, Options{}))
	require.Equal(t, "a"+vowelSign, match(t, "[[:alpha:]]+", "a"+vowelSign, Options{}))
	require.Equal(t, "a"+selector, match(t, `\p{Word}+`, "a"+selector, Options{}))
	require.Equal(t, "-", match(t, "[[:word:]]", "²", Options{}))
	require.Equal(t, "Ⓐ", match(t, "[[:upper:]][[:alnum:]]*", "Ⓐ²", Options{}))
}

// TestSetsAgreeWithRuby compares the sets with Ruby's, for the characters of Ruby's Unicode.
func TestSetsAgreeWithRuby(t *testing.T) {
	ruby := tools.Need(t, "Ruby")
	// Characters that later versions of Unicode have classified differently.
	changed := map[rune]bool{0xC04: true, 0xF82: true, 0xF83: true, 0x11080: true, 0x11081: true, 0x10FC: true, 0xAB69: true}
	names := []string{"alpha", "alnum", "word", "upper", "lower", "digit", "punct", "space", "blank", "cntrl", "xdigit"}
	sets := rubySets(t, ruby, names)
	has := map[string]func(r rune) bool{"boundary": isWord}
	for _, name := range names {
		s, err := property(name)
		require.NoError(t, err)
		has[name] = s.has
	}
	for name, has := range has {
		for _, r := range sets["assigned"] {
			if _, want := slices.BinarySearch(sets[name], r); want != has(r) && !changed[r] {
				t.Errorf("%s: %U is %v, in Ruby %v", name, r, has(r), want)
			}
		}
	}
}

// rubySets returns the characters of the first two planes in each class, in order; "boundary" has
// those that \b takes for a part of a word.
func rubySets(t *testing.T, ruby string, names []string) (sets map[string][]rune) {
	out, err := exec.Command(ruby, append([]string{"-Ku", "-rjson", "-e", `
		classes = ARGV.to_h { |name| [name, /a[[:#{name}:]]/] }
		classes["boundary"] = /a\B/
		classes["assigned"] = /a\p{Assigned}/
		all = (0..0x1ffff).reject { |c| (0xd800..0xdfff) === c }.map { |c| [c, "a" + [c].pack("U")] }
		puts JSON.generate(classes.transform_values { |re| all.filter_map { |c, s| c if s.match?(re) } })`,
	}, names...)...).Output()
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(out, &sets))
	require.Greater(t, len(sets["assigned"]), 80_000)
	return sets
}
