package highlight

import (
	"strings"
	"testing"
)

// BenchmarkHTML highlights 50 copies of a sample in several languages, without the cache.
func BenchmarkHTML(b *testing.B) {
	for _, lang := range []string{"python", "java", "javascript", "go", "shell", "yaml", "ruby", "html"} {
		code := ""
		for name, sample := range samples(b, "testdata/code") {
			if languageOf(name) == lang {
				code = strings.Repeat(sample, 50)
			}
		}
		b.Run(lang, func(b *testing.B) {
			var h Highlighter
			b.SetBytes(int64(len(code)))
			b.ReportAllocs()
			for b.Loop() {
				h.colour(lang, code)
			}
		})
	}
}

// BenchmarkFirstUse parses a definition, which happens once per language.
func BenchmarkFirstUse(b *testing.B) {
	for _, lang := range []string{"python", "css", "php", "ruby"} {
		b.Run(lang, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := load(lang, Rouge4); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
