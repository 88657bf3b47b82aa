package kramdown_test

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
	"golang.org/x/tools/txtar"

	"daylog/internal/highlight"
	"daylog/internal/kramdown"
	"daylog/internal/oracle"
)

// convert returns the engine's HTML.
func convert(document string) string {
	var h highlight.Highlighter
	r := kramdown.Renderer{Known: highlight.Known, Highlight: func(lang, code string) string {
		spans, _ := h.HTML(lang, code)
		return spans
	}}
	return string(r.Convert([]byte(document)))
}

// convertInTime ends the whole run and prints the document if a conversion takes far too long.
func convertInTime(document string) string {
	guard := time.AfterFunc(30*time.Second, func() {
		panic(fmt.Sprintf("no end of %d bytes: %.200q", len(document), document))
	})
	defer guard.Stop()
	return convert(document)
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

// A recorded case is a document and kramdown's HTML for it.
type recorded struct{ name, document, want string }

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
		case "html":
			require.NotEmpty(t, cases, "%s: %s has no .md", path, f.Name)
			require.Equal(t, cases[len(cases)-1].name, name, path)
			cases[len(cases)-1].want = string(f.Data)
		default:
			t.Fatalf("%s: what is %s?", path, f.Name)
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
