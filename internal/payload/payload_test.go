package payload

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"daylog/internal/blog"
	"daylog/internal/chirpy"
	"daylog/internal/frontmatter"
	"daylog/internal/kramdown"
	"daylog/internal/liquid"
	"daylog/internal/post"
)

// The recorded site of Liquid's tests: its files, and the values that Jekyll gave to Liquid.
const recorded = "../liquid/testdata"

var seoul = time.FixedZone("", 9*60*60)

// open returns the payload of the recorded post.
func open(t *testing.T) (options liquid.Options, want map[string]any) {
	t.Helper()
	data, err := os.ReadFile(recorded + "/site.json")
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(data, &want))
	var files []blog.File
	root := recorded + "/site"
	require.NoError(t, filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		file, err := os.ReadFile(name)
		relative, _ := filepath.Rel(root, name)
		files = append(files, blog.File{Path: filepath.ToSlash(relative), Data: file})
		return err
	}))
	files = append(files, blog.File{Path: "assets/img/a.png"}, blog.File{Path: "assets/img/그림 b.png"})
	b := blog.Read(files, post.Zone{})
	zone := post.Zone{Name: "Asia/Seoul", Changes: []post.OffsetChange{{Offset: 9 * 3600}}}
	path := want["page"].(string)
	text, err := os.ReadFile(root + "/" + path)
	require.NoError(t, err)
	m := frontmatter.Read(string(text))
	now := time.Date(2026, 3, 15, 12, 0, 0, 0, seoul)
	return Options(Text{
		Blog: b.InZone(zone, true), Path: path, Matter: m, Body: string(text[m.Body:]), Now: now,
		Markdown: markdown,
	}), want
}

// markdown is kramdown with the options of the site, which are Chirpy's.
func markdown(text string) string {
	return string(new(kramdown.Renderer).Convert([]byte(text)))
}

// plain returns a value in the notation of the records. A document is its path.
func plain(v liquid.Value) any {
	switch v := v.(type) {
	case liquid.Bool:
		return bool(v)
	case liquid.Int:
		return float64(v)
	case liquid.Float:
		return float64(v)
	case liquid.Big:
		var n float64
		_ = json.Unmarshal([]byte(v), &n)
		return n
	case liquid.String:
		return string(v)
	case liquid.Time:
		return map[string]any{"!time": v.Format("2006-01-02T15:04:05-07:00")}
	case liquid.Date:
		return map[string]any{"!date": v.Format(time.DateOnly)}
	case liquid.Array:
		list := []any{}
		for _, item := range v {
			list = append(list, plain(item))
		}
		return list
	case *liquid.Hash:
		values := map[string]any{}
		for _, e := range v.Entries() {
			values[string(e.Key.(liquid.String))] = plain(e.Value)
		}
		return values
	case liquid.Object:
		if path, ok := v.Get("path"); ok {
			return plain(path)
		}
		values := map[string]any{}
		for _, key := range v.Keys() {
			item, _ := v.Get(key)
			values[key] = plain(item)
		}
		return values
	}
	return nil
}

// otherConfig are the keys of the configuration whose recorded values differ: the site's own values
// (time, collections), kramdown's options with the keys that kramdown itself adds, the keys true
// and false (on and off in YAML), which no template can name, and an option of the recording.
var otherConfig = []string{"time", "collections", "kramdown", "true", "false", "disable_disk_cache"}

// notKept are values of pages: the blog does not give Liquid their contents, and the records
// have no permalink.
var notKept = []string{"content", "excerpt", "permalink"}

func TestPostsHaveTheValuesOfJekyll(t *testing.T) {
	o, want := open(t)
	site, _ := o.Global("site")
	for _, list := range []string{"posts", "tabs"} {
		docs, _ := site.(liquid.Object).Get(list)
		require.Len(t, docs, len(want[list].([]any)), list)
		for i, doc := range docs.(liquid.Array) {
			values := want[list].([]any)[i].(map[string]any)
			for key, value := range values {
				got, _ := doc.(liquid.Object).Get(key)
				if source, isText := value.(string); isText && key == "content" && i > 1 && list == "posts" {
					if strings.Contains(source, "{{") {
						continue
					}
					value = markdown(source) // the records were made before posts were rendered
				}
				if _, isMissing := got.(liquid.Missing); isMissing && values["content"] == "" {
					continue // the reader cannot tell an empty body from one that it was not given
				}
				require.Equal(t, value, plain(got), "%s of %s", key, values["path"])
			}
		}
	}
	page, _ := o.Global("page")
	content, _ := page.(liquid.Object).Get("content")
	require.NotEmpty(t, content)
}

func TestTheSiteHasTheValuesOfJekyll(t *testing.T) {
	o, want := open(t)
	v, _ := o.Global("site")
	site := v.(liquid.Object)
	for _, key := range []string{"time", "data", "documents", "related_posts", "collections"} {
		got, ok := site.Get(key)
		require.True(t, ok)
		require.Equal(t, want[key], plain(got), key)
	}
	for _, key := range []string{"tags", "categories"} {
		got, _ := site.Get(key)
		var pairs []any
		for _, e := range got.(*liquid.Hash).Entries() {
			pairs = append(pairs, []any{plain(e.Key), plain(e.Value)})
		}
		require.Equal(t, want[key], pairs, key)
	}
	for key, value := range want["config"].(map[string]any) {
		if slices.Contains(otherConfig, key) {
			continue
		}
		got, ok := site.Get(key)
		require.True(t, ok, key)
		require.Equal(t, value, plain(got), key)
	}
	pages, _ := site.Get("pages")
	for i, page := range pages.(liquid.Array) {
		values := want["pages"].([]any)[i].(map[string]any)
		for _, key := range values["keys"].([]any) {
			if got := plain(page).(map[string]any)[key.(string)]; !slices.Contains(notKept, key.(string)) {
				require.Equal(t, values[key.(string)], got, "%s of %s", key, values["path"])
			}
		}
	}
}

func TestLinksAreAddressesOfTheSite(t *testing.T) {
	o, _ := open(t)
	for path, want := range map[string]string{
		"about.md": "/blog/about-me/", "docs/guide.md": "/blog/docs/guide/",
		"_posts/2026-01-05-first.md": "/blog/posts/first/", "assets/img/a.png": "/blog/assets/img/a.png",
		"_tabs/tags.md": "/blog/tags/", "nowhere.md": "", "/about.md": "",
	} {
		url, ok := o.Site.Link(path)
		require.Equal(t, want, url, path)
		require.Equal(t, want != "", ok, path)
	}
	url, ok := o.Site.PostURL("2026-01-05-first")
	require.True(t, ok)
	require.Equal(t, "/blog/posts/first/", url)
}

func TestTheThemesIncludesHaveItsOutput(t *testing.T) {
	o, _ := open(t)
	o.Include = chirpy.Include
	file, err := os.ReadFile("testdata/embeds.jsonl")
	require.NoError(t, err)
	for line := range bytes.Lines(file) {
		var c struct{ Name, Template, Want string }
		require.NoError(t, json.Unmarshal(line, &c))
		result := liquid.Render(c.Template, o)
		require.Nil(t, result.Err, c.Template)
		require.Equal(t, c.Want, result.Text, c.Template)
	}
}

// The recorded cases of link and post_url.
func TestLinkTagsAgreeWithJekyll(t *testing.T) {
	o, _ := open(t)
	file, err := os.ReadFile(recorded + "/cases.jsonl")
	require.NoError(t, err)
	tried := 0
	for line := range bytes.Lines(file) {
		var c struct{ Name, Template, Want, Error string }
		require.NoError(t, json.Unmarshal(line, &c))
		if !strings.HasPrefix(c.Name, "tag/link/") {
			continue
		}
		tried++
		result := liquid.Render(c.Template, o)
		if c.Error == "" {
			require.Nil(t, result.Err, c.Template)
			require.Equal(t, c.Want, result.Text, c.Template)
			continue
		}
		require.NotNil(t, result.Err, c.Template)
		message := strings.Join(strings.Fields(result.Err.Error()), " ")
		require.Equal(t, strings.TrimSuffix(c.Error, " in /site/_posts/2026-03-02-case.md"), message, c.Template)
	}
	require.Greater(t, tried, 30)
}
