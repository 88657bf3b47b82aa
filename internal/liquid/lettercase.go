package liquid

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// upperExpansions has the letters whose upper case is more than one character: each word is a
// letter and its upper case, from Unicode's SpecialCasing.txt.
const upperExpansions = " ßSS ŉʼN ǰJ̌ ΐΪ́ ΰΫ́ ևԵՒ ẖH̱ ẗT̈ ẘW̊ ẙY̊ ẚAʾ ὐΥ̓ ὒΥ̓̀ ὔΥ̓́ ὖΥ̓͂ " +
	"ᾀἈΙ ᾁἉΙ ᾂἊΙ ᾃἋΙ ᾄἌΙ ᾅἍΙ ᾆἎΙ ᾇἏΙ ᾈἈΙ ᾉἉΙ ᾊἊΙ ᾋἋΙ ᾌἌΙ ᾍἍΙ ᾎἎΙ ᾏἏΙ " +
	"ᾐἨΙ ᾑἩΙ ᾒἪΙ ᾓἫΙ ᾔἬΙ ᾕἭΙ ᾖἮΙ ᾗἯΙ ᾘἨΙ ᾙἩΙ ᾚἪΙ ᾛἫΙ ᾜἬΙ ᾝἭΙ ᾞἮΙ ᾟἯΙ " +
	"ᾠὨΙ ᾡὩΙ ᾢὪΙ ᾣὫΙ ᾤὬΙ ᾥὭΙ ᾦὮΙ ᾧὯΙ ᾨὨΙ ᾩὩΙ ᾪὪΙ ᾫὫΙ ᾬὬΙ ᾭὭΙ ᾮὮΙ ᾯὯΙ " +
	"ᾲᾺΙ ᾳΑΙ ᾴΆΙ ᾶΑ͂ ᾷΑ͂Ι ᾼΑΙ ῂῊΙ ῃΗΙ ῄΉΙ ῆΗ͂ ῇΗ͂Ι ῌΗΙ ῒΪ̀ ΐΪ́ ῖΙ͂ ῗΪ͂ ῢΫ̀ ΰΫ́ ῤΡ̓ ῦΥ͂ ῧΫ͂ " +
	"ῲῺΙ ῳΩΙ ῴΏΙ ῶΩ͂ ῷΩ͂Ι ῼΩΙ ﬀFF ﬁFI ﬂFL ﬃFFI ﬄFFL ﬅST ﬆST ﬓՄՆ ﬔՄԵ ﬕՄԻ ﬖՎՆ ﬗՄԽ"

// upperExpansion returns the upper case of a letter in upperExpansions, or "".
func upperExpansion(r rune) string {
	if r < 'ß' {
		return ""
	}
	_, after, _ := strings.Cut(upperExpansions, " "+string(r))
	after, _, _ = strings.Cut(after, " ")
	return after
}

// upcase returns Ruby's upcase.
func upcase(text string) string {
	var b strings.Builder
	for _, r := range text {
		if more := upperExpansion(r); more != "" {
			b.WriteString(more)
		} else {
			b.WriteRune(unicode.ToUpper(r))
		}
	}
	return b.String()
}

// downcase returns Ruby's downcase: İ is the only letter whose lower case is two characters.
func downcase(text string) string {
	return strings.ToLower(strings.ReplaceAll(text, "İ", "i̇"))
}

// capitalize returns Ruby's capitalize: the first character in title case, the others in lower
// case.
func capitalize(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	if size == 0 {
		return ""
	}
	return titleCase(first) + downcase(text[size:])
}

func titleCase(r rune) string {
	more := upperExpansion(r)
	if title := unicode.ToTitle(r); title != r || more == "" {
		return string(title)
	}
	first, size := utf8.DecodeRuneInString(more)
	if r == 'ŉ' {
		return more
	}
	// A Greek iota behind a letter becomes the one below it.
	return string(first) + strings.ReplaceAll(strings.ToLower(more[size:]), "ι", "\u0345")
}
