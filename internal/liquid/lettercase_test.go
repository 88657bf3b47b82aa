package liquid

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestLetterCase(t *testing.T) {
	for _, test := range []struct{ text, up, down, capital string }{
		{"", "", "", ""},
		{"hELLO wORLD", "HELLO WORLD", "hello world", "Hello world"},
		{"straße ŉ ﬁ", "STRASSE ʼN FI", "straße ŉ ﬁ", "Straße ŉ ﬁ"},
		{"ß", "SS", "ß", "Ss"},
		{"ﬃx", "FFIX", "ﬃx", "Ffix"},
		{"ŉ", "ʼN", "ŉ", "ʼN"},
		{"ᾳ ᾼ", "ΑΙ ΑΙ", "ᾳ ᾳ", "ᾼ ᾳ"},
		{"ᾲ", "ᾺΙ", "ᾲ", "Ὰͅ"},
		{"ǆ ΑΣ", "Ǆ ΑΣ", "ǆ ασ", "ǅ ασ"},
		{"İstanbul", "İSTANBUL", "i̇stanbul", "İstanbul"},
		{"ʼ 한글 Ａ", "ʼ 한글 Ａ", "ʼ 한글 ａ", "ʼ 한글 ａ"},
	} {
		require.Equal(t, test.up, upcase(test.text))
		require.Equal(t, test.capital, capitalize(test.text))
		require.Equal(t, test.down, downcase(test.text))
	}
}
