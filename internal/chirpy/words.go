package chirpy

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Words counts the words of kramdown's HTML as Jekyll's number_of_words "auto" does, which Chirpy's reading time
// rests on: every Chinese, Japanese or Korean character, and every run of other characters without white space.
//
// Jekyll splits at white space when a page has no such character at all. The runs are the same then, so that needs
// no case of its own, and a page's count is the sum of its blocks'.
func Words(html string) int {
	words, inWord := 0, false
	for tags := (tagSkipper{}); html != ""; {
		c := html[0]
		switch {
		case c == '<':
			if n := tags.skip(html); n > 0 {
				html = html[n:] // white space it is not: a<b>b</b> is one word
				continue
			}
		case c == ' ' || '\t' <= c && c <= '\r':
			inWord = false
			html = html[1:]
			continue
		case c >= utf8.RuneSelf:
			r, size := utf8.DecodeRuneInString(html)
			html = html[size:]
			if isCJK(r) {
				words++
				inWord = false
			} else if !inWord {
				words++
				inWord = true
			}
			continue
		}
		if !inWord {
			words++
			inWord = true
		}
		html = html[1:]
	}
	return words
}

// Minutes is Chirpy's reading time for a number of words.
func Minutes(words int) int { return max(1, words/180) }

func isCJK(r rune) bool {
	switch {
	case 0xAC00 <= r && r <= 0xD7A3, 0x4E00 <= r && r <= 0x9FFF:
		return true // nearly all that is met
	case r < 0x1100:
		return false // before Hangul's first letter there is none
	}
	return unicode.In(r, unicode.Hangul, unicode.Han, unicode.Hiragana, unicode.Katakana)
}

// tagSkipper finds the ends of tags as Liquid's strip_html does. It remembers which ends are not to come any more,
// since looking for them again at each '<' would take time quadratic in the text.
type tagSkipper struct {
	none [4]bool
}

// skip returns the length of what strip_html removes at html's '<', 0 for nothing.
func (t *tagSkipper) skip(html string) int {
	switch {
	case strings.HasPrefix(html, "<script"):
		if n := t.until(0, html, "</script>"); n > 0 {
			return n
		}
	case strings.HasPrefix(html, "<style"):
		if n := t.until(1, html, "</style>"); n > 0 {
			return n
		}
	case strings.HasPrefix(html, "<!--"):
		if n := t.until(2, html[4:], "-->"); n > 0 {
			return n + 4
		}
	}
	return t.until(3, html, ">")
}

func (t *tagSkipper) until(which int, html, end string) int {
	if t.none[which] {
		return 0
	}
	i := strings.Index(html, end)
	if i < 0 {
		t.none[which] = true
		return 0
	}
	return i + len(end)
}
