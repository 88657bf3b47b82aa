package site

import (
	"bytes"
	"encoding/json"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// types maps extensions to media types. Unlike mime.TypeByExtension it does not depend on the
// system.
var types = map[string]string{
	".css":         "text/css; charset=utf-8",
	".html":        "text/html; charset=utf-8",
	".ico":         "image/x-icon",
	".js":          "text/javascript; charset=utf-8",
	".json":        "application/json",
	".png":         "image/png",
	".svg":         "image/svg+xml",
	".txt":         "text/plain; charset=utf-8",
	".wasm":        "application/wasm",
	".webmanifest": "application/manifest+json",
	".woff":        "font/woff",
}

// Handler serves a built dist. It serves only files that version.json lists, so no path leads out
// of dist. It reads version.json for each request, so a rebuild takes effect with the next request.
// Under a prefix it works behind [http.StripPrefix].
func Handler(dist string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			w.Header().Set("Allow", "GET, HEAD")
			http.Error(w, "method not allowed", http.StatusMethodNotAllowed)
			return
		}
		name := strings.TrimPrefix(r.URL.Path, "/")
		if name == "" {
			name = "index.html"
		}
		m, err := readManifest(dist)
		if err != nil {
			http.Error(w, "daylog is not built: "+err.Error(), http.StatusServiceUnavailable)
			return
		}
		tag, ok := m.Files[name]
		if name == manifestName {
			tag, ok = m.Version, true
		}
		if !ok {
			http.NotFound(w, r)
			return
		}
		serve(w, r, filepath.Join(dist, filepath.FromSlash(name)), tag)
	})
}

func readManifest(dist string) (m Manifest, err error) {
	data, err := os.ReadFile(filepath.Join(dist, manifestName))
	if err != nil {
		return m, err
	}
	return m, json.Unmarshal(data, &m)
}

// serve sends a file in the best encoding that the browser accepts. As names are stable, the
// browser must revalidate each time (no-cache), and gets a 304 while the hash is unchanged.
func serve(w http.ResponseWriter, r *http.Request, file, tag string) {
	h := w.Header()
	h.Set("Content-Type", "application/octet-stream")
	if t, ok := types[path.Ext(file)]; ok {
		h.Set("Content-Type", t)
	}
	h.Set("Cache-Control", "no-cache")
	h.Set("Vary", "Accept-Encoding")
	h.Set("X-Content-Type-Options", "nosniff")
	accepted := r.Header.Get("Accept-Encoding")
	for _, e := range encodings {
		if data, err := os.ReadFile(file + e.suffix); err == nil && accepts(accepted, e.name) {
			h.Set("Content-Encoding", e.name)
			h.Set("ETag", strconv.Quote(tag+"-"+e.name))
			send(w, r, data)
			return
		}
	}
	data, err := os.ReadFile(file)
	if err != nil {
		http.NotFound(w, r)
		return
	}
	h.Set("ETag", strconv.Quote(tag))
	send(w, r, data)
}

// send leaves ranges, HEAD and If-None-Match to net/http.
func send(w http.ResponseWriter, r *http.Request, data []byte) {
	if w.Header().Get("Content-Encoding") != "" {
		// ServeContent omits it for an encoded body
		w.Header().Set("Content-Length", strconv.Itoa(len(data)))
	}
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(data))
}

// accepts reports whether an Accept-Encoding header accepts an encoding (RFC 9110, 12.5.3).
func accepts(header, encoding string) bool {
	all := false
	for entry := range strings.SplitSeq(header, ",") {
		name, weight, _ := strings.Cut(entry, ";")
		name = strings.TrimSpace(name)
		if name != "*" && !strings.EqualFold(name, encoding) {
			continue
		}
		_, q, given := strings.Cut(weight, "=")
		value, err := strconv.ParseFloat(strings.TrimSpace(q), 64)
		takes := !given || err == nil && value > 0
		if name != "*" {
			return takes
		}
		all = takes
	}
	return all
}
