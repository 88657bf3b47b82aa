package kramdown_test

import (
	"testing"
	"unicode/utf8"

	"daylog/internal/oracle"
)

// FuzzConvert checks that the HTML of any bytes, under any options, is valid UTF-8 with well-formed
// tags, without a panic and in time. config is the number of a random _config.yml, 0 for that of
// Chirpy's starter.
func FuzzConvert(f *testing.F) {
	for i, document := range ownDocuments(f) {
		f.Add(document, uint16(0))
		f.Add(document, uint16(i))
	}
	f.Add("\xff\xfe\x00\r\n\uFEFF", uint16(0))
	f.Fuzz(func(t *testing.T, document string, config uint16) {
		if config == 0 {
			checkPage(t, document, convert(document))
			return
		}
		c := recorded{config: oracle.Generator{}.Config(int(config))}
		version := []string{"2.4", "2.5"}[config%2]
		page := convertWith(c.options(t, version), document)
		if !utf8.ValidString(page) {
			t.Errorf("not UTF-8: %.200q", page)
		}
		if !isUnescaped(c) {
			checkPage(t, document, page)
		}
	})
}
