package site

import (
	"io"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/stretchr/testify/require"
)

// built returns a handler of the built fixture.
func built(t *testing.T) (http.Handler, Config) {
	t.Helper()
	c := sourceTree(t, nil)
	_, err := Build(c)
	require.NoError(t, err)
	return Handler(c.Dist), c
}

func get(h http.Handler, path string, headers ...string) *http.Response {
	r := httptest.NewRequest(http.MethodGet, "/", nil)
	r.URL.Path = path // unnormalized, unlike the path of a client's request
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Result()
}

func body(t *testing.T, r *http.Response) string {
	t.Helper()
	data, err := io.ReadAll(r.Body)
	require.NoError(t, err)
	return string(data)
}

func TestServesTheRightTypes(t *testing.T) {
	h, _ := built(t)
	for path, want := range map[string]string{
		"/":                                "text/html; charset=utf-8",
		"/index.html":                      "text/html; charset=utf-8",
		"/app.js":                          "text/javascript; charset=utf-8",
		"/app.css":                         "text/css; charset=utf-8",
		"/engine.wasm":                     "application/wasm",
		"/version.json":                    "application/json",
		"/icon.svg":                        "image/svg+xml",
		"/fonts/mathjax/MathJax_Zero.woff": "font/woff",
	} {
		r := get(h, path)
		require.Equal(t, http.StatusOK, r.StatusCode, path)
		require.Equal(t, want, r.Header.Get("Content-Type"), path)
		require.Equal(t, "nosniff", r.Header.Get("X-Content-Type-Options"), path)
	}
}

func TestServesOnlyTheSite(t *testing.T) {
	h := Handler(compressed(t))
	for _, path := range []string{"/../go.mod", "/..", "//etc/passwd", "/fonts", "/fonts/", "/fonts/../app.js", "/./app.js",
		"/app.js/", "/app.js\x00", "/web/app.js", "/..\\go.mod", "/nothing.js", "/app.js.br"} {
		require.Equal(t, http.StatusNotFound, get(h, path).StatusCode, path)
	}
}

func TestRefusesToBeWrittenTo(t *testing.T) {
	h, _ := built(t)
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(http.MethodPut, "/app.js", nil))
	require.Equal(t, http.StatusMethodNotAllowed, w.Code)
}

func TestServesCompressed(t *testing.T) {
	h := Handler(compressed(t))
	want := readFile(t, compressed(t), "app.js")
	for accept, encoding := range map[string]string{
		"gzip, deflate, br, zstd": "br",
		"gzip":                    "gzip",
		"br;q=0, gzip;q=0.5":      "gzip",
		"BR":                      "br",
		"*":                       "br",
		"*;q=0, gzip":             "gzip",
		"br;q=0.000, *;q=0":       "",
		"identity":                "",
		"brotli, xgzip":           "",
		"":                        "",
	} {
		r := get(h, "/app.js", "Accept-Encoding", accept)
		require.Equal(t, encoding, r.Header.Get("Content-Encoding"), accept)
		require.Equal(t, "Accept-Encoding", r.Header.Get("Vary"))
		require.Equal(t, "text/javascript; charset=utf-8", r.Header.Get("Content-Type"))
	}
	r := get(h, "/app.js", "Accept-Encoding", "br")
	plain, err := io.ReadAll(brotli.NewReader(r.Body))
	require.NoError(t, err)
	require.Equal(t, want, string(plain))
	require.Equal(t, want, body(t, get(h, "/app.js")))
}

func TestAsksAgainEachTimeAndSendsNothingWhenItIsTheSame(t *testing.T) {
	h := Handler(compressed(t))
	for _, accept := range []string{"", "gzip", "br"} {
		first := get(h, "/app.js", "Accept-Encoding", accept)
		require.Equal(t, "no-cache", first.Header.Get("Cache-Control"))
		again := get(h, "/app.js", "Accept-Encoding", accept, "If-None-Match", first.Header.Get("ETag"))
		require.Equal(t, http.StatusNotModified, again.StatusCode, accept)
	}
	br, plain := get(h, "/app.js", "Accept-Encoding", "br"), get(h, "/app.js")
	require.NotEqual(t, br.Header.Get("ETag"), plain.Header.Get("ETag"), "two encodings are two bodies")
}

func TestServesARebuiltFileFromTheNextRequestOn(t *testing.T) {
	h, c := built(t)
	tag := get(h, "/app.js").Header.Get("ETag")
	writeFile(t, c.Root+"/web/app.js", "console.log('new')")
	_, err := Build(c)
	require.NoError(t, err)
	r := get(h, "/app.js", "If-None-Match", tag)
	require.Equal(t, http.StatusOK, r.StatusCode)
	require.Contains(t, body(t, r), "new")
}

func TestWorksUnderAPrefix(t *testing.T) {
	h, c := built(t)
	mux := http.NewServeMux()
	mux.Handle("/some/where/", http.StripPrefix("/some/where", h))
	require.Equal(t, readFile(t, c.Dist, "app.js"), body(t, get(mux, "/some/where/app.js")))
	require.Equal(t, readFile(t, c.Dist, "index.html"), body(t, get(mux, "/some/where/")))
	require.Equal(t, http.StatusNotFound, get(mux, "/app.js").StatusCode)
}

func TestSaysSoBeforeTheFirstBuild(t *testing.T) {
	r := get(Handler(t.TempDir()), "/")
	require.Equal(t, http.StatusServiceUnavailable, r.StatusCode)
	require.Contains(t, body(t, r), "not built")
}
