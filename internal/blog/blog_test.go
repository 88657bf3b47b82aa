package blog

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	_ "time/tzdata"

	"github.com/stretchr/testify/require"
	"golang.org/x/tools/txtar"

	"daylog/internal/frontmatter"
	"daylog/internal/post"
)

func seoul(t *testing.T) post.Zone {
	t.Helper()
	location, err := time.LoadLocation("Asia/Seoul")
	require.NoError(t, err)
	return post.ZoneOf("Asia/Seoul", location)
}

func TestDefaultIsChirpysStarter(t *testing.T) {
	b := Default("", seoul(t))
	require.Equal(t, "en", b.Lang)
	require.Equal(t, seoul(t), b.Zone)
	require.Equal(t, "/posts/:title/", b.PostPermalink())
	require.Equal(t, "&#8617;&#xfe0e;", b.Kramdown["footnote_backlink"])
	require.Equal(t, "GFM", b.Kramdown["input"])
	v := b.Versions
	require.Equal(t, []string{"2.5", "4.7", "4.4.1", "chirpy", "7.4.1"},
		[]string{v.Kramdown, v.Rouge, v.Jekyll, v.Theme, v.ThemeVersion})
	require.Empty(t, b.Problems)
	require.Equal(t, "ko-KR", Default("ko-KR", post.UTC).Lang)
	for _, s := range b.Settings() {
		require.Zero(t, s.Source, s.Key)
	}
}

// describe lists the facts of a blog that the tests compare, one per line.
func describe(b *Blog) (lines []string) {
	add := func(format string, args ...any) { lines = append(lines, fmt.Sprintf(format, args...)) }
	for _, s := range b.Settings() {
		line := s.Key + " = " + s.Value
		if s.Source.Path != "" {
			line += fmt.Sprintf(" (%s:%d)", s.Source.Path, s.Source.Line)
		}
		add("%s", line)
	}
	for _, page := range b.Pages {
		add("page %s: %s", page.Path, page.Type)
		if page.Type != "posts" {
			continue
		}
		p, _ := b.PostAt(page.Path)
		url, _ := post.URL(p)
		add("post %s: %q %s %s %v toc=%v comments=%v layout=%s", page.Path, p.Title,
			p.Date.Format("2006-01-02 15:04 -0700"), url,
			p.Categories, p.TOC, p.Comments, p.Layout)
		var names []string
		for _, author := range b.ByLine(page.Path, frontmatter.Matter{Values: page.Values}) {
			names = append(names, author.Name+" "+author.URL)
		}
		add("by-line %s: %s", page.Path, strings.Join(names, ", "))
	}
	add("data %v", b.Data)
	add("locales %v", b.Locales)
	add("assets %v", b.Assets)
	add("includes %q", b.Includes)
	add("plugins %v", b.Plugins)
	add("kramdown %v", b.Kramdown)
	for _, p := range b.Problems {
		add("problem %s:%d %s %s", p.Path, p.Line, p.Rule, p.Detail)
	}
	return lines
}

// Every archive in testdata has blogs, each a list of files after a file named "# …". Its file
// "want" has lines of describe that must occur, and all lines of problems.
func TestBlogs(t *testing.T) {
	archives, err := filepath.Glob("testdata/*.txtar")
	require.NoError(t, err)
	require.NotEmpty(t, archives)
	for _, name := range archives {
		archive, err := txtar.ParseFile(name)
		require.NoError(t, err)
		var files []File
		title := ""
		for _, file := range archive.Files {
			switch {
			case strings.HasPrefix(file.Name, "# "):
				files, title = nil, file.Name[2:]
			case file.Name == "want":
				given := files
				t.Run(filepath.Base(name)+"/"+title, func(t *testing.T) {
					checkBlog(t, given,
						string(file.Data))
				})
			default:
				files = append(files, File{Path: file.Name, Data: file.Data})
			}
		}
	}
}

func checkBlog(t *testing.T, files []File, want string) {
	b := Read(files, seoul(t))
	lines := describe(b)
	var problems []string
	for line := range strings.Lines(want) {
		line = strings.TrimSuffix(line, "\n")
		if line == "" {
			continue
		}
		if !slices.Contains(lines, line) {
			t.Errorf("missing: %s\nnearest:\n%s", line, strings.Join(sameKey(lines, line), "\n"))
		}
		if strings.HasPrefix(line, "problem ") {
			problems = append(problems, line)
		}
	}
	for _, line := range lines {
		if strings.HasPrefix(line, "problem ") && !slices.Contains(problems, line) {
			t.Errorf("unexpected: %s", line)
		}
	}
}

// sameKey returns the lines with the first word of a line.
func sameKey(lines []string, line string) (same []string) {
	key, _, _ := strings.Cut(line, " ")
	for _, other := range lines {
		if strings.HasPrefix(other, key+" ") {
			same = append(same, other)
		}
	}
	return same
}
