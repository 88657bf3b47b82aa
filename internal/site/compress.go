package site

import (
	"bytes"
	"compress/gzip"
	"io"
	"path"
	"runtime"
	"slices"
	"sync"

	"github.com/andybalholm/brotli"
)

// compressible lists the types that get a .br and a .gz copy, for hosts that serve them; woff and
// png are compressed already.
var compressible = []string{".css", ".html", ".js", ".json", ".svg", ".wasm", ".webmanifest"}

// encodings are the compressed forms of a file, in order of preference.
var encodings = []struct {
	name, suffix string
	writer       func(io.Writer) io.WriteCloser
}{
	{"br", ".br", func(w io.Writer) io.WriteCloser { return brotli.NewWriterLevel(w, brotli.BestCompression) }},
	{"gzip", ".gz", func(w io.Writer) io.WriteCloser {
		// the only possible error is an invalid level
		z, _ := gzip.NewWriterLevel(w, gzip.BestCompression)
		return z
	}},
}

// compress adds the compressed forms of all files. It uses all processors.
func (f files) compress() {
	var (
		wg   sync.WaitGroup
		mu   sync.Mutex
		free = make(chan struct{}, runtime.NumCPU())
		made = files{}
	)
	for _, name := range f.bySize() {
		for _, e := range encodings {
			if !slices.Contains(compressible, path.Ext(name)) {
				continue
			}
			free <- struct{}{}
			wg.Go(func() {
				defer func() { <-free }()
				var out bytes.Buffer
				w := e.writer(&out)
				w.Write(f[name]) // a bytes.Buffer returns no error
				w.Close()
				mu.Lock()
				defer mu.Unlock()
				made[name+e.suffix] = out.Bytes()
			})
		}
	}
	wg.Wait()
	for name, data := range made {
		f[name] = data
	}
}

// bySize returns the names, largest file first, because the engine takes longest.
func (f files) bySize() []string {
	names := make([]string, 0, len(f))
	for name := range f {
		names = append(names, name)
	}
	slices.SortFunc(names, func(a, b string) int { return len(f[b]) - len(f[a]) })
	return names
}
