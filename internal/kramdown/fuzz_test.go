package kramdown_test

import "testing"

// FuzzConvert checks that the HTML of any bytes is valid UTF-8 with well-formed tags, without a
// panic and in time.
func FuzzConvert(f *testing.F) {
	for _, document := range ownDocuments(f) {
		f.Add(document)
	}
	f.Add("\xff\xfe\x00\r\n\uFEFF")
	f.Fuzz(func(t *testing.T, document string) {
		checkPage(t, document, convert(document))
	})
}
