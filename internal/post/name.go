package post

import (
	"regexp"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// A Name is the file name of a post, split as Jekyll splits it.
type Name struct {
	// the date at 00:00 UTC; zero if it does not exist, which aborts Jekyll's build
	Day       time.Time
	Slug, Ext string
}

// nameForm is Jekyll's DATE_FILENAME_MATCHER for the last element of the path.
var nameForm = regexp.MustCompile(`^(\d{2,4}-\d{1,2}-\d{1,2})-(.*)(\.[^.]+)$`)

// ParseName parses a file name. ok is false if Jekyll silently ignores a file with this name.
func ParseName(fileName string) (name Name, ok bool) {
	m := nameForm.FindStringSubmatch(fileName[strings.LastIndexByte(fileName, '/')+1:])
	if m == nil {
		return Name{}, false
	}
	day, _ := parseTime(m[1], time.UTC)
	return Name{Day: day, Slug: strings.TrimRight(m[2], "."), Ext: m[3]}, true
}

// FileName returns the file name of a post: YYYY-MM-DD-slug.md.
func FileName(day time.Time, slug string) string {
	return day.Format("2006-01-02") + "-" + slug + ".md"
}

// Title returns the default title of a post with this name.
func (n Name) Title() string { return titleFromSlug(n.Slug) }

// titleFromSlug returns the default title of a post: the words of the slug, capitalized.
func titleFromSlug(slug string) string {
	words := strings.Split(strings.TrimRight(slug, "-"), "-")
	for i, word := range words {
		words[i] = capitalize(word)
	}
	return strings.Join(words, " ")
}

// capitalize makes the first letter upper-case and the others lower-case.
func capitalize(word string) string {
	r, size := utf8.DecodeRuneInString(word)
	if r == utf8.RuneError {
		return word
	}
	return string(unicode.ToTitle(r)) + strings.ToLower(word[size:])
}
