package post

import (
	"regexp"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// A Name is a post's file name, taken apart as Jekyll does.
type Name struct {
	Day       time.Time // of the name, at 00:00 UTC; zero if the calendar has no such day, which ends Jekyll's build
	Slug, Ext string
}

// nameForm is Jekyll's own, on the last element of the path.
var nameForm = regexp.MustCompile(`^(\d{2,4}-\d{1,2}-\d{1,2})-(.*)(\.[^.]+)$`)

// ParseName takes a file name apart. ok is false for the name of a file that Jekyll does not take for a post, without a word.
func ParseName(fileName string) (name Name, ok bool) {
	m := nameForm.FindStringSubmatch(fileName[strings.LastIndexByte(fileName, '/')+1:])
	if m == nil {
		return Name{}, false
	}
	day, _ := parseTime(m[1], time.UTC)
	return Name{Day: day, Slug: strings.TrimRight(m[2], "."), Ext: m[3]}, true
}

// FileName returns the name of a post's file: YYYY-MM-DD-slug.md.
func FileName(day time.Time, slug string) string {
	return day.Format("2006-01-02") + "-" + slug + ".md"
}

// titleFromSlug returns the title of a post that has none: each word of the slug with a capital.
func titleFromSlug(slug string) string {
	words := strings.Split(strings.TrimRight(slug, "-"), "-")
	for i, word := range words {
		words[i] = capitalize(word)
	}
	return strings.Join(words, " ")
}

// capitalize makes the first letter large and all others small.
func capitalize(word string) string {
	r, size := utf8.DecodeRuneInString(word)
	if r == utf8.RuneError {
		return word
	}
	return string(unicode.ToTitle(r)) + strings.ToLower(word[size:])
}
