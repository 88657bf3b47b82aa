package session

import (
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"daylog/internal/blog"
	"daylog/internal/frontmatter"
	"daylog/internal/highlight"
	"daylog/internal/kramdown"
	"daylog/internal/oracle"
	"daylog/internal/post"
	"daylog/internal/tools"
)

var (
	sites    = flag.Int("sites", 20, "how many random sites TestSitesAgreeWithJekyll builds")
	siteSeed = flag.Uint64("siteseed", 1, "which sites TestSitesAgreeWithJekyll builds")
)

// A built post is Jekyll's answer for a post: its HTML, or the message that stops the build.
type builtPost struct{ HTML, Error string }

// TestSitesAgreeWithJekyll builds random sites with the real Jekyll, if it is installed, and
// compares every post after Liquid and kramdown. LIQUID_4 names other versions (package oracle).
func TestSitesAgreeWithJekyll(t *testing.T) {
	compared, stopped := 0, 0
	const batch = 100
	for start := 0; start < *sites; start += batch {
		var questions []map[string]string
		for i := range min(batch, *sites-start) {
			w := &siteWriter{rand.New(rand.NewPCG(*siteSeed, uint64(start+i)))}
			questions = append(questions, w.site())
		}
		for i, answers := range buildWithJekyll(t, questions) {
			require.NotEmpty(t, answers)
			for _, name := range slices.Sorted(maps.Keys(answers)) {
				compared++
				if answers[name].Error != "" {
					stopped++
				}
				if d := postDifference(questions[i], name, answers[name]); d != "" {
					t.Errorf("site %d, %s\n%s\n%s", start+i, name, questions[i][name], d)
				}
			}
		}
	}
	t.Logf("seed %d: %d posts compared, %d of them stop the build", *siteSeed, compared, stopped)
	require.Less(t, stopped, compared/2)
}

func buildWithJekyll(t *testing.T, questions []map[string]string) (answers []map[string]builtPost) {
	t.Helper()
	tools.Need(t, "Jekyll")
	arguments := []string{"--disable=error_highlight,did_you_mean"}
	if libs := os.Getenv(oracle.Liquid4); libs != "" {
		for lib := range strings.SplitSeq(libs, ":") {
			arguments = append(arguments, "-I", lib)
		}
	}
	environment := []string{"TZ=Asia/Seoul", "LANG=C.UTF-8", "JEKYLL_ENV=production"}
	arguments = append(arguments, "testdata/build.rb")
	return tools.AskRuby[map[string]builtPost](t, questions, environment, arguments...)
}

// postDifference renders a post of a site and describes how the result differs from Jekyll's.
func postDifference(site map[string]string, name string, want builtPost) string {
	var files []blog.File
	for _, path := range slices.Sorted(maps.Keys(site)) {
		files = append(files, blog.File{Path: path, Data: []byte(site[path])})
	}
	zone := post.Zone{Name: "Asia/Seoul", Changes: []post.OffsetChange{{Offset: 9 * 3600}}}
	// Debian's versions, which the comparison with another Jekyll uses as well.
	versions := blog.Overrides{Kramdown: "2.4", Rouge: "3.30"}
	b := blog.Read(files, zone).Override(versions).InZone(zone, true)
	m := frontmatter.Read(site[name])
	h := &highlight.Highlighter{Version: highlight.Rouge3}
	now := time.Date(2026, 3, 15, 12, 0, 0, 0, b.Location())
	result := RunLiquid(b, name, m, site[name][m.Body:], now, h)
	if result.Err != nil || want.Error != "" {
		got := ""
		if result.Err != nil {
			got = result.Err.Error()
		}
		if got == want.Error {
			return ""
		}
		return fmt.Sprintf("got error:  %s\nwant error: %s", got, want.Error)
	}
	options, _ := kramdown.OptionsFor(b.Versions.Kramdown, b.Kramdown)
	r := &kramdown.Renderer{Known: h.Known, Highlight: func(lang, code string) string {
		spans, _ := h.HTML(lang, code)
		return spans
	}}
	html := string(r.HTML(options.Parse([]byte(result.Text))))
	if d := oracle.Diff(want.HTML, html, oracle.Strict); d != "" {
		return fmt.Sprintf("%s\ngot:  %s\nwant: %s", d, html, want.HTML)
	}
	return ""
}
