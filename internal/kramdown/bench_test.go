package kramdown_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"

	"daylog/internal/kramdown"
)

// sampleLog returns the body of our sample log, at least once and as often as it fits in n bytes.
func sampleLog(tb testing.TB, n int) []byte {
	_, body, _ := strings.Cut(read(tb, "../e2e/testdata/2026-03-11-study-log.md"), "\n---\n")
	body += "\n"
	return []byte(strings.Repeat(body, max(1, n/len(body))))
}

// BenchmarkConvert compares the engine with goldmark, whose output differs. Compare results of the
// same run, because the load of the machine affects both.
func BenchmarkConvert(b *testing.B) {
	for _, size := range []int{6_000, 100_000, 1_000_000} {
		src := sampleLog(b, size)
		name := fmt.Sprintf("%dkB", size/1000)
		b.Run(name+"/kramdown", func(b *testing.B) {
			r := &kramdown.Renderer{}
			b.SetBytes(int64(len(src)))
			b.ReportAllocs()
			for b.Loop() {
				r.Convert(src)
			}
		})
		b.Run(name+"/goldmark", func(b *testing.B) {
			md := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote, extension.DefinitionList, extension.Typographer))
			b.SetBytes(int64(len(src)))
			b.ReportAllocs()
			for b.Loop() {
				var out bytes.Buffer
				_ = md.Convert(src, &out)
			}
		})
	}
}

// BenchmarkKeystroke inserts a character into a long document and removes it again. Both times it
// renders the changed segments.
func BenchmarkKeystroke(b *testing.B) {
	src := sampleLog(b, 100_000)
	d := kramdown.Parse(src)
	r := &kramdown.Renderer{}
	var out bytes.Buffer
	render := func() {
		for _, seg := range d.Segments {
			if seg.Rendered == nil {
				out.Reset()
				for _, block := range d.BlocksOf(seg) {
					_ = r.Render(&out, d, block)
				}
				seg.Rendered = true
			}
		}
	}
	render()
	at := bytes.IndexByte(src[50_000:], '\n') + 50_000
	b.ReportAllocs()
	for b.Loop() {
		if !d.Splice(at, at, []byte("x")) {
			b.Fatal("no splice")
		}
		render()
		d.Splice(at, at+1, nil)
		render()
	}
}
