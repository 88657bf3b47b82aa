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

// frames serves pages that hold daylog in a frame: /holder.html on daylog's own host, and every path of another host.
type frames struct {
	mu    sync.Mutex
	asked []string // files of daylog
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

// show opens daylog in a frame of the page at outer and returns the files that it asked for.
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

// A page of another site shows nothing of a writer's text in its frame, however it is nested.
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
		// Another site around daylog's own host around daylog; the page in the middle shares daylog's origin.
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
				continue // the page in the middle may not be loaded at all
			}
			require.Contains(t, asked, "start.js", name)
			// Nobody may read what is in the frame, but everybody may count its frames: the page is not there.
			inner := "frames[0].frames[0]"
			if strings.HasPrefix(name, "by a page") {
				inner += ".frames[0]"
			}
			require.Zero(t, eval[int](p, inner+".length"), name)
		}

		// In a frame of its own host it runs, and the page can be read, as the blog that daylog is a part of may.
		asked := f.show(p, p.url)
		require.Contains(t, asked, "start.js")
		p.wait(`frames[0].document.documentElement.dataset.state === "ready"`)
	})
}
