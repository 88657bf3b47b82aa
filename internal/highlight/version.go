package highlight

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

// A Version is a version of Rouge. The zero value is the one that a new blog gets.
type Version uint8

const (
	// Rouge4 is Rouge 4.7. Rouge 4.1 to 4.6 differ from it in few blocks.
	Rouge4 Version = iota
	// Rouge3 is Rouge 3.30, the version of the github-pages gem. Rouge 4.0 is nearly the same.
	Rouge3
)

// VersionOf returns the version that follows a release of Rouge ("4.5.1"): Rouge3 below 4.1. A text
// that is no release number stands for the newest.
func VersionOf(release string) Version {
	first, rest, _ := strings.Cut(release, ".")
	second, _, _ := strings.Cut(rest, ".")
	major, err := strconv.Atoi(first)
	minor, _ := strconv.Atoi(second)
	if err != nil || major > 4 || major == 4 && minor >= 1 {
		return Rouge4
	}
	return Rouge3
}

// String returns the release that v follows.
func (v Version) String() string {
	if v == Rouge3 {
		return "3.30"
	}
	return "4.7"
}

// mark begins the lines and names of v only.
func (v Version) mark() string {
	if v == Rouge3 {
		return "3:"
	}
	return "4:"
}

// line returns s without the mark of a version, and reports whether s belongs to v.
func (v Version) line(s string) (unmarked string, applies bool) {
	for _, other := range []Version{Rouge4, Rouge3} {
		if unmarked, ok := strings.CutPrefix(s, other.mark()); ok {
			return unmarked, other == v
		}
	}
	return s, true
}

//go:embed rouge.txt
var rougeTable string

// names maps each tag and alias that a version of Rouge knows to its tag.
var names = [...]func() map[string]string{
	Rouge4: sync.OnceValue(func() map[string]string { return namesOf(Rouge4) }),
	Rouge3: sync.OnceValue(func() map[string]string { return namesOf(Rouge3) }),
}

// namesOf reads rouge.txt: a lexer on each line, its tag and its aliases. The mark of a version at
// the beginning of the line applies to the lexer, before an alias to this alias.
func namesOf(v Version) map[string]string {
	m := map[string]string{}
	for line := range strings.Lines(rougeTable) {
		line, applies := v.line(line)
		if !applies {
			continue
		}
		fields := strings.Fields(line)
		for _, name := range fields {
			if name, applies := v.line(name); applies {
				m[name] = fields[0]
			}
		}
	}
	return m
}

// Known reports whether Rouge has a lexer for code marked with lang: a tag or an alias,
// case-sensitive, with or without options after a question mark. Jekyll does not highlight other
// code.
func (v Version) Known(lang string) bool { return v.tag(lang) != "" }

// Missing reports whether Rouge has a lexer for lang but this package has no definition, so that
// the preview shows code without the colours that the published page has.
func (v Version) Missing(lang string) bool {
	name := v.tag(lang)
	if name == "" || name == "plaintext" {
		return false
	}
	_, err := definitions.Open("languages/" + name + ".lexer")
	return err != nil
}

func (v Version) tag(lang string) string {
	name, _, _ := strings.Cut(lang, "?")
	return names[v]()[name]
}
