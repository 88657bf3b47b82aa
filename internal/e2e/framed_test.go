package e2e

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
)

// frames serves pages that contain daylog in a frame: /holder.html on daylog's host, and every path
// of another host.
type frames struct {
	mu    sync.Mutex
	asked []string // requested files of daylog
	outer *httptest.Server
}

const holder = `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><title>holder</title><iframe width="800" height="600" %s src="%s"></iframe>`

func (f *frames) serve(t *testing.T) func(http.Handler) http.Handler {
	f.outer = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprintf(w, holder, "", r.URL.Query().Get("of"))
	}))
	t.Cleanup(f.outer.Close)
	return func(site http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/holder.html" {
				w.Header().Set("Content-Type", "text/html")
				fmt.Fprintf(w, holder, r.URL.Query().Get("sandbox"), r.URL.Query().Get("of"))
				return
			}
			f.mu.Lock()
			f.asked = append(f.asked, strings.TrimPrefix(r.URL.Path, mount))
			f.mu.Unlock()
			site.ServeHTTP(w, r)
		})
	}
}

// show opens daylog in a frame of the page at outer and returns the files that it requested.
func (f *frames) show(p *page, outer string) []string {
	f.mu.Lock()
	f.asked = nil
	f.mu.Unlock()
	eval[any](p, `new Promise(done => {
		document.body.replaceChildren()
		const frame = document.createElement("iframe")
		frame.width = 900
		frame.height = 700
		frame.src = %s
		frame.onload = () => setTimeout(done, 250)
		document.body.append(frame)
	})`, outer)
	f.mu.Lock()
	defer f.mu.Unlock()
	return slices.Clone(f.asked)
}

// A page of another site that frames daylog shows no text of the user, with any nesting.
func TestDaylogDoesNotRunInsideAnotherSite(t *testing.T) {
	eachBrowser(t, func(t *testing.T, v visit) {
		f := &frames{}
		v.serve = f.serve(t)
		v.start = "/holder.html"
		p := open(t, v)
		for _, text := range []string{"daylog does not run inside another site", "sandboxed", "X-Frame-Options", "Loading failed", "CORS", "404", "request to another host", "operation is insecure"} {
			p.allow(text)
		}
		own := p.server.URL
		query := func(base, of string) string { return base + "?of=" + strings.ReplaceAll(of, "?", "%3F") }
		// Another site frames a page of daylog's host that frames daylog; the page in the middle
		// shares daylog's origin.
		for name, outer := range map[string]string{
			"directly":                     query(f.outer.URL+"/", p.url),
			"with a shared text":           query(f.outer.URL+"/", p.url+"?today=1"),
			"by a page of daylog's host":   query(f.outer.URL+"/", query(own+"/holder.html", p.url)),
			"in a sandbox":                 own + "/holder.html?sandbox=sandbox%3Dallow-scripts&of=" + p.url,
			"in a sandbox of another site": query(f.outer.URL+"/", own+"/holder.html?sandbox=sandbox%3Dallow-scripts%26of="+p.url),
		} {
			asked := f.show(p, outer)
			require.NotContains(t, asked, "worker.js", name)
			require.NotContains(t, asked, "engine.wasm", name)
			if strings.Contains(name, "sandbox of") {
				continue // the page in the middle may be blocked
			}
			require.Contains(t, asked, "start.js", name)
			// The content of a frame on another origin cannot be read, but the number of its frames
			// can: the page is absent.
			inner := "frames[0].frames[0]"
			if strings.HasPrefix(name, "by a page") {
				inner += ".frames[0]"
			}
			require.Zero(t, eval[int](p, inner+".length"), name)
		}

		// In a frame of its own host daylog runs and its page is readable, as in a blog that
		// contains daylog.
		asked := f.show(p, p.url)
		require.Contains(t, asked, "start.js")
		p.wait(`frames[0].document.documentElement.dataset.state === "ready"`)
	})
}
