package post

import (
	"regexp"
	"strings"
	"unicode"
)

// A Mode names the characters of a title that Jekyll keeps in a slug.
type Mode string

const (
	Raw     Mode = "raw"     // everything except white space
	Default Mode = "default" // letters and digits of any script
	Pretty  Mode = "pretty"  // Default and ._~!$&'()+,;=@
	ASCII   Mode = "ascii"   // English letters and digits
	Latin   Mode = "latin"   // Default after removing accents
)

var replaced = map[Mode]*regexp.Regexp{
	Raw:     regexp.MustCompile(`[ \t\r\n\f\v]+`),
	Default: regexp.MustCompile(`[^\pM\pL\p{Nd}]+`),
	Pretty:  regexp.MustCompile(`[^\pM\pL\p{Nd}._~!$&'()+,;=@]+`),
	ASCII:   regexp.MustCompile(`[^A-Za-z0-9]+`),
	Latin:   regexp.MustCompile(`[^\pM\pL\p{Nd}]+`),
}

// Slugify returns title as Jekyll's Utils.slugify does: each run of characters that mode excludes
// becomes a "-", and both ends are trimmed. Letters become lower-case unless cased.
func Slugify(title string, mode Mode, cased bool) string {
	if drop, ok := replaced[mode]; ok {
		if mode == Latin {
			title = transliterate(title)
		}
		title = drop.ReplaceAllString(title, "-")
		title = strings.TrimSuffix(strings.TrimPrefix(title, "-"), "-")
	}
	if cased {
		return title
	}
	return strings.ToLower(strings.ReplaceAll(title, "İ", "i̇")) // its lower case is two characters
}

// transliterate replaces accented Latin letters of European languages by ASCII letters, and other
// characters beyond ASCII by "?", as the i18n library does for Jekyll.
func transliterate(text string) string {
	var b strings.Builder
	for _, r := range text {
		switch {
		case r < 0x80:
			b.WriteRune(r)
		case r == 'İ':
			b.WriteByte('I')
		case r > 'ž' || latin[unicode.ToLower(r)] == "":
			b.WriteByte('?')
		case unicode.IsUpper(r):
			plain := latin[unicode.ToLower(r)]
			if r == 'Þ' {
				b.WriteString("Th")
			} else {
				b.WriteString(strings.ToUpper(plain))
			}
		default:
			b.WriteString(latin[r])
		}
	}
	return b.String()
}

var latin = func() map[rune]string {
	table := map[rune]string{}
	for plain, accented := range map[string]string{
		"a": "àáâãäåāăą", "ae": "æ", "c": "çćĉċč", "d": "ðďđ", "e": "èéêëēĕėęě", "g": "ĝğġģ", "h": "ĥħ", "i": "ìíîïĩīĭįı", "ij": "ĳ", "j": "ĵ",
		"k": "ķĸ", "l": "ĺļľŀł", "n": "ñńņň", "'n": "ŉ", "ng": "ŋ", "o": "òóôõöøōŏő", "oe": "œ", "r": "ŕŗř", "s": "śŝşš", "ss": "ß", "t": "ţťŧ", "th": "þ",
		"u": "ùúûüũūŭůűų", "w": "ŵ", "x": "×", "y": "ýÿŷ", "z": "źżž",
	} {
		for _, r := range accented {
			table[r] = plain
		}
	}
	return table
}()
