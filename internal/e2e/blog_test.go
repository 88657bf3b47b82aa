package e2e

import (
	"image"
	"io/fs"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"
	"golang.org/x/tools/txtar"

	"daylog/internal/tools"
)

// blogs are the built sites by base URL.
var blogs = map[string]string{}

// blog returns a copy of a Jekyll site that contains daylog as a folder, for a base URL ("" or
// "/blog").
func blog(t *testing.T, baseurl string) (site string) {
	t.Helper()
	if blogs[baseurl] == "" {
		blogs[baseurl] = buildBlog(t, baseurl)
	}
	site = t.TempDir()
	require.NoError(t, os.CopyFS(site, os.DirFS(blogs[baseurl])))
	return site
}

func buildBlog(t *testing.T, baseurl string) (site string) {
	t.Helper()
	jekyll := tools.Need(t, "Jekyll")
	builtSite(t)
	source := t.TempDir()
	archive, err := txtar.ParseFile("testdata/blog.txtar")
	require.NoError(t, err)
	for _, file := range archive.Files {
		write(t, filepath.Join(source, file.Name), file.Data)
	}
	write(t, filepath.Join(source, "assets/img/own.png"), pngOf(t, image.NewGray(image.Rect(0, 0, 40, 30))))
	require.NoError(t, os.CopyFS(filepath.Join(source, "daylog"), os.DirFS(dist.folder)))
	site = filepath.Join(dist.temp, "blog"+strings.ReplaceAll(baseurl, "/", "-"))
	out, err := exec.Command(jekyll, "build", "--quiet", "--disable-disk-cache", "--source", source, "--destination", site, "--baseurl", baseurl).CombinedOutput()
	require.NoError(t, err, string(out))
	return site
}

func write(t *testing.T, name string, data []byte) {
	t.Helper()
	require.NoError(t, os.MkdirAll(filepath.Dir(name), 0o755))
	require.NoError(t, os.WriteFile(name, data, 0o644))
}

// blogHost serves a built blog below a base URL, as GitHub Pages does, and records what was
// requested.
func blogHost(site, baseurl string, requested func(path string)) func(http.Handler) http.Handler {
	return func(http.Handler) http.Handler {
		pages := http.StripPrefix(baseurl, http.FileServer(http.Dir(site)))
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			requested(r.URL.Path)
			if baseurl != "" && r.URL.Path == "/" {
				w.Header().Set("Content-Type", "text/html")
				w.Write([]byte("<p>the host</p>"))
				return
			}
			pages.ServeHTTP(cached{w}, r)
		})
	}
}

func TestJekyllCopiesDaylogUnchanged(t *testing.T) {
	site := blog(t, "")
	copied := os.DirFS(filepath.Join(site, "daylog"))
	count := 0
	require.NoError(t, fs.WalkDir(os.DirFS(dist.folder), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		want, err := os.ReadFile(filepath.Join(dist.folder, name))
		require.NoError(t, err)
		got, err := fs.ReadFile(copied, name)
		require.NoError(t, err, "Jekyll leaves out files whose names begin with . _ # or ~")
		require.True(t, string(want) == string(got), "%s is changed", name)
		count++
		return nil
	}))
	require.Greater(t, count, 40)

	proofer := tools.Need(t, "html-proofer")
	cmd := exec.Command(proofer, site, "--disable-external", "--check-html")
	cmd.Env = append(os.Environ(), "LANG=C.UTF-8")
	out, err := cmd.CombinedOutput()
	require.NoError(t, err, string(out))
}

// daylog as a folder of the blog: it opens, shows the blog's images, and works offline on the
// second visit, although the blog's worker serves the first one and deletes all other caches
// whenever the blog changes.
func TestDaylogInsideABlog(t *testing.T) {
	for name, baseurl := range map[string]string{"at the root": "", "below a path": "/blog"} {
		t.Run(name, func(t *testing.T) {
			site := blog(t, baseurl)
			v := visit{kept: true, start: baseurl + "/", serve: blogHost(site, baseurl, func(string) {})}
			p := open(t, v)
			p.url = p.server.URL + baseurl + "/daylog/"
			// the blog's
			p.wait(`navigator.serviceWorker.ready.then(({ active }) => active.state === "activated" && navigator.serviceWorker.controller)`)
			p.do(chromedp.Navigate(p.url))
			p.waitReady()
			p.waitKept()
			p.replaceAll(post("![own](/assets/img/own.png)\n\n![not there](/assets/img/none.png)\n\n$$x$$"))
			p.allow("404")
			p.wait(content + `.querySelector("img[alt=own]")?.naturalWidth === 40`)
			p.wait(content + `.querySelector("img[alt='not there']").hasAttribute("data-missing")`)
			p.wait(content + `.querySelector("mjx-container mjx-math")`)
			p.shot("blog-" + name)
			p.waitSaved()
			p.wait(`navigator.serviceWorker.controller?.scriptURL === new URL("sw.js", location.href).href`)
			p.wait(`caches.open("blog-1").then(cache => cache.keys()).then(all => !all.some(({ url }) => url.includes("/daylog/")))`)

			// The blog changes: its new worker deletes the caches, and the host is stopped before
			// daylog is opened again.
			worker := filepath.Join(site, "sw.js")
			js, err := os.ReadFile(worker)
			require.NoError(t, err)
			write(t, worker, []byte(strings.ReplaceAll(string(js), "blog-1", "blog-2")))
			p.do(chromedp.Navigate(p.server.URL + baseurl + "/"))
			eval[any](p, `navigator.serviceWorker.ready.then(registration => registration.update())`)
			p.wait(`caches.keys().then(names => names.length > 0 && names.every(name => name === "blog-2"))`)
			p.unplug()
			p.do(chromedp.Navigate(p.url))
			p.waitReady()
			p.wait(content + `.querySelector("mjx-container mjx-math")`)
			p.allow("ERR_") // the image is on the web
		})
	}
}

// At the root of its own host daylog requests only its own files.
func TestWithoutABlogNothingIsRequested(t *testing.T) {
	var paths []string
	v := visit{start: "/", serve: func(http.Handler) http.Handler {
		built := builtSite(t)
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if strings.Contains(r.URL.Path, "assets") {
				paths = append(paths, r.URL.Path)
			}
			built.ServeHTTP(w, r)
		})
	}}
	p := open(t, v)
	p.waitReady()
	p.replaceAll(post("![own](/assets/img/own.png)"))
	p.wait(content + `.querySelector("img[alt=own]")?.hasAttribute("data-missing")`)
	p.waitSaved()
	require.Empty(t, paths)
}
