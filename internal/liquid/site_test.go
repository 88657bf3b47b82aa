package liquid_test

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"daylog/internal/blog"
	"daylog/internal/chirpy"
	"daylog/internal/highlight"
	"daylog/internal/kramdown"
	"daylog/internal/liquid"
	"daylog/internal/payload"
	"daylog/internal/post"
	"daylog/internal/recorded"
)

// A testSite is the site of the suite, with the values that Jekyll gave to Liquid.
type testSite struct {
	*recorded.Site
	folder string // its files
	blog   liquid.SiteFuncs
}

// readSite reads the site of the suite from a folder with site.json and site/.
func readSite(t testing.TB, folder string) testSite {
	s, err := recorded.Read(filepath.Join(folder, "site.json"), time.FixedZone("", 9*60*60))
	require.NoError(t, err)
	folder = filepath.Join(folder, "site")
	return testSite{s, folder, addresses(t, folder)}
}

// addresses returns the functions of the tags link and post_url.
func addresses(t testing.TB, folder string) liquid.SiteFuncs {
	r := blog.NewReader(post.UTC)
	add := func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(filepath.Join(folder, name))
		r.Set(blog.File{Path: name, Data: data})
		return err
	}
	require.NoError(t, fs.WalkDir(os.DirFS(folder), ".", add))
	for _, name := range []string{"a.png", "그림 b.png"} {
		r.Set(blog.File{Path: "assets/img/" + name})
	}
	return payload.Options(payload.Text{Blog: r.Blog(), Path: "_posts/2026-03-02-case.md"}).Site
}

// options returns the options of the body of the post that all cases are.
func (s testSite) options() liquid.Options {
	return liquid.Options{
		Mode: "warn", Global: s.Global,
		Include:         s.include,
		IncludeRelative: func(name string) (string, bool) { return s.read("_posts", name) },
		Folder:          "/site", PageFolder: "_posts",
		Site: liquid.SiteFuncs{
			URL: s.Setting("url"), BaseURL: s.Setting("baseurl"),
			Link: s.blog.Link, PostURL: s.blog.PostURL,
			Now: s.Now(), Zone: s.Zone,
			Markdown: markdown, Smartify: smartify, Highlight: colors,
			Slugify: func(text, mode string) string {
				return post.Slugify(text, post.Mode(mode), false)
			},
		},
	}
}

var rouge highlight.Highlighter

// colors highlights code.
func colors(lang, code string) string {
	spans, _ := rouge.HTML(lang, code)
	return spans
}

// markdown converts text with the options of the site, which are Chirpy's.
func markdown(text string) string {
	r := &kramdown.Renderer{Known: rouge.Known, Highlight: colors}
	return string(r.Convert([]byte(text)))
}

func smartify(text string) string {
	return new(kramdown.Renderer).Smartify(kramdown.ChirpyOptions(), text)
}

// include returns a file of _includes, otherwise the theme's.
func (s testSite) include(name string) (text string, ok bool) {
	if text, ok = s.read("_includes", name); ok {
		return text, true
	}
	return chirpy.Include(name)
}

// read reads a file of the site.
func (s testSite) read(folder, name string) (text string, ok bool) {
	data, err := os.ReadFile(filepath.Join(s.folder, folder, path.Clean("/"+name)))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", false
	}
	return string(data), err == nil
}
