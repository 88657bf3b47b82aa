package daily

// languageOf returns the language of names in a text's dates: Korean if the text has a Hangul
// syllable.
func languageOf(text string) string {
	for _, r := range text {
		if '가' <= r && r <= '힣' {
			return "ko"
		}
	}
	return "en"
}
