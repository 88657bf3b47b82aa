package chirpy

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Words returns the number of words in kramdown's HTML, as counted by Jekyll's number_of_words
// "auto" for Chirpy's reading time: every Chinese, Japanese or Korean character is one, and so is
// every run of other characters without white space.
//
// Without any such character, Jekyll splits at white space, with the same result. So the number of
// a page is the sum of its blocks'.
func Words(html string) int {
	words, inWord := 0, false
	for tags := (tagSkipper{}); html != ""; {
		c := html[0]
		switch {
		case c == '<':
			if n := tags.skip(html); n > 0 {
				html = html[n:] // a tag is no white space: a<b>b</b> is one word
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

// Minutes returns Chirpy's reading time for a number of words.
func Minutes(words int) int { return max(1, words/180) }

func isCJK(r rune) bool {
	switch {
	case 0xAC00 <= r && r <= 0xD7A3, 0x4E00 <= r && r <= 0x9FFF:
		return true // nearly all characters in practice
	case r < 0x1100:
		return false // the first letter of Hangul
	}
	return unicode.In(r, unicode.Hangul, unicode.Han, unicode.Hiragana, unicode.Katakana)
}

// A tagSkipper finds the ends of tags as Liquid's strip_html does. It records the ends that do not
// occur any more, so that the time for many '<' is linear.
type tagSkipper struct {
	none [4]bool
}

// skip returns the number of bytes that strip_html removes at the '<' at the start of html.
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
