package post

import (
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
)

// extensions are those that Jekyll renders as Markdown.
var extensions = []string{".md", ".markdown", ".mkd", ".mkdn", ".mkdown"}

// datedForm is the form of a typed name with a date, without extension.
var datedForm = regexp.MustCompile(`^(\d{4})-(\d{1,2})-(\d{1,2})-(.*)$`)

// TypedName returns the file name of a post for the name that the writer typed. Characters that a
// file name may not have become "-". The date is day, YYYY-MM-DD, unless one is typed; the
// extension is ".md", unless another extension of Markdown is typed. problem is "day" for a date
// that does not exist, which aborts Jekyll's build, "slug" for a name without letters and digits
// after the date, which has no address, and "" for a valid name.
func TypedName(typed, day string) (name, problem string) {
	stem := hyphenated(strings.TrimFunc(typed, unicode.IsSpace))
	ext := path.Ext(stem)
	if slices.Contains(extensions, strings.ToLower(ext)) {
		stem = strings.TrimSuffix(stem, ext)
	} else {
		ext = ".md"
	}
	if m := datedForm.FindStringSubmatch(stem); m != nil {
		day, stem = m[1]+"-"+twoDigits(m[2])+"-"+twoDigits(m[3]), m[4]
	}
	for strings.Contains(stem, "--") {
		stem = strings.ReplaceAll(stem, "--", "-")
	}
	slug := strings.TrimSuffix(strings.TrimPrefix(stem, "-"), "-")
	if _, err := time.Parse(time.DateOnly, day); err != nil {
		problem = "day"
	} else if strings.IndexFunc(slug, isVisibleWord) < 0 {
		problem = "slug"
	}
	return day + "-" + slug + ext, problem
}

// hyphenated replaces each run of spaces and of characters that file systems forbid by "-".
func hyphenated(text string) string {
	var b strings.Builder
	isInRun := false
	for _, r := range text {
		isBad := unicode.IsSpace(r) || unicode.IsControl(r) || strings.ContainsRune(`/\:*?"<>|`, r)
		if !isBad {
			b.WriteRune(r)
		} else if !isInRun {
			b.WriteByte('-')
		}
		isInRun = isBad
	}
	return b.String()
}

func twoDigits(number string) string { return strings.Repeat("0", 2-len(number)) + number }

// isVisibleWord reports whether r is a letter or digit. The Hangul fillers are letters but
// invisible, and removed from file names.
func isVisibleWord(r rune) bool {
	isWord := unicode.IsLetter(r) || unicode.IsNumber(r)
	return isWord && !unicode.Is(unicode.Other_Default_Ignorable_Code_Point, r)
}

// numberedForm is the form of words with the number of a repeated name.
var numberedForm = regexp.MustCompile(`^(.+)-(?:[2-9]|[1-9]\d)$`)

// NextFree returns taken words with the first number from 2 on that makes them free. If the words
// end in a number and are taken without it, the number is replaced.
func NextFree(words string, isTaken func(words string) bool) string {
	if m := numberedForm.FindStringSubmatch(words); m != nil && isTaken(m[1]) {
		words = m[1]
	}
	for n := 2; ; n++ {
		if free := words + "-" + strconv.Itoa(n); !isTaken(free) {
			return free
		}
	}
}
