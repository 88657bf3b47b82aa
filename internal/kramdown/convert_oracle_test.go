package kramdown_test

import (
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
	"golang.org/x/tools/txtar"

	"daylog/internal/highlight"
	"daylog/internal/kramdown"
	"daylog/internal/oracle"
)

// convert returns the engine's HTML with the options of Chirpy's starter.
func convert(document string) string { return convertWith(kramdown.ChirpyOptions(), document) }

// convertWith returns the engine's HTML with the options o.
func convertWith(o kramdown.Options, document string) string {
	var h highlight.Highlighter
	r := kramdown.Renderer{Known: h.Known, Highlight: func(lang, code string) string {
		spans, _ := h.HTML(lang, code)
		return spans
	}}
	return string(r.HTML(o.Parse([]byte(document))))
}

// rawByKramdown matches text that kramdown does not escape: the content of {::nomarkdown}, comments
// with "-->" in them, nested style and script, and the "<" of math with attributes.
var rawByKramdown = regexp.MustCompile(`(?is)\{::(nomarkdown|comment)|<(style|script)|\$\$.*\{:`)

// checkPage checks properties that every page must have.
func checkPage(t *testing.T, document, page string) {
	t.Helper()
	if !utf8.ValidString(page) {
		t.Errorf("not UTF-8: %.200q", page)
	}
	if err := oracle.Balanced(page); err != nil && !rawByKramdown.MatchString(document) {
		t.Errorf("%v in %.200q", err, page)
	}
}

const suiteDir = "../../../shared/suite" // documents that are not in the repository, if there are any

// suiteDocuments returns the paths of the suite's documents that have a published page. There may
// be none.
func suiteDocuments() []string {
	var paths []string
	_ = filepath.WalkDir(suiteDir, func(path string, d fs.DirEntry, err error) error {
		if ext := filepath.Ext(path); err == nil && (ext == ".md" || ext == ".text") {
			if _, err := os.Stat(strings.TrimSuffix(path, ext) + ".html"); err == nil { // otherwise it is no post or another kind of page
				paths = append(paths, path)
			}
		}
		return nil
	})
	return paths
}

// versions are the versions of kramdown, by the names of the folders and sections of their records.
var versions = map[string]kramdown.Version{"2.4": kramdown.Kramdown24, "2.5": kramdown.Kramdown25}

// A recorded case is a document and kramdown's HTML for it, by version.
type recorded struct {
	name, document string
	config         map[string]any // kramdown: of _config.yml; nil for that of Chirpy's starter
	want           map[string]string
}

// options returns the options of a case for a version.
func (c recorded) options(t testing.TB, version string) kramdown.Options {
	t.Helper()
	if c.config == nil {
		o := kramdown.ChirpyOptions()
		o.Version = versions[version]
		return o
	}
	return optionsOf(t, version, c.config)
}

func optionsOf(t testing.TB, version string, config map[string]any) kramdown.Options {
	t.Helper()
	o, bad := kramdown.OptionsFor(version, config)
	require.Empty(t, bad, "%v", config)
	return o
}

func archives(t testing.TB) []string {
	t.Helper()
	paths, err := filepath.Glob("testdata/*.txtar")
	require.NoError(t, err)
	require.NotEmpty(t, paths)
	return paths
}

// readArchive returns the cases in an archive of testdata. The README there describes the format.
func readArchive(t testing.TB, path string) []recorded {
	t.Helper()
	archive, err := txtar.ParseFile(path)
	require.NoError(t, err)
	var cases []recorded
	for _, f := range archive.Files {
		name, kind, _ := strings.Cut(f.Name, ".")
		switch kind {
		case "md":
			cases = append(cases, recorded{name: name, document: visible.Replace(string(f.Data))})
			continue
		case "options", "html", "2.5.html":
		default:
			t.Fatalf("%s: what is %s?", path, f.Name)
		}
		require.NotEmpty(t, cases, "%s: %s has no .md", path, f.Name)
		c := &cases[len(cases)-1]
		require.Equal(t, c.name, name, path)
		switch kind {
		case "options":
			require.NoError(t, json.Unmarshal(f.Data, &c.config), "%s: %s", path, f.Name)
		case "html":
			c.want = map[string]string{"2.4": string(f.Data), "2.5": string(f.Data)}
		case "2.5.html":
			c.want["2.5"] = string(f.Data)
		}
	}
	return cases
}

// visible replaces signs for characters that an editor would hide or remove.
var visible = strings.NewReplacer("␠", " ", "␉", "\t", "␍", "\r", "␃\n", "", "⍽", "\u00a0")

// ownDocuments returns every document in testdata.
func ownDocuments(t testing.TB) []string {
	t.Helper()
	var documents []string
	for _, path := range archives(t) {
		for _, c := range readArchive(t, path) {
			documents = append(documents, c.document)
		}
	}
	return documents
}

func read(t testing.TB, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	require.NoError(t, err)
	return string(data)
}
