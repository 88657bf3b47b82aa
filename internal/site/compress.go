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

// compressible files get a .br and a .gz beside them, for hosts that serve them; woff and png are compressed already.
var compressible = []string{".css", ".html", ".js", ".json", ".svg", ".wasm", ".webmanifest"}

// encodings are the compressed forms of a file, the better one first.
var encodings = []struct {
	name, suffix string
	writer       func(io.Writer) io.WriteCloser
}{
	{"br", ".br", func(w io.Writer) io.WriteCloser { return brotli.NewWriterLevel(w, brotli.BestCompression) }},
	{"gzip", ".gz", func(w io.Writer) io.WriteCloser {
		z, _ := gzip.NewWriterLevel(w, gzip.BestCompression) // errs only on an unknown level
		return z
	}},
}

// compress adds the compressed forms of all files, as many at once as there are processors.
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
				w.Write(f[name]) // a bytes.Buffer takes everything
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

// bySize lists the names, the largest file first: the engine takes longest, so nothing may wait behind it.
func (f files) bySize() []string {
	names := make([]string, 0, len(f))
	for name := range f {
		names = append(names, name)
	}
	slices.SortFunc(names, func(a, b string) int { return len(f[b]) - len(f[a]) })
	return names
}
