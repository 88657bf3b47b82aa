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

// convert is the engine under test.
func convert(document string) string {
	var h highlight.Highlighter
	r := kramdown.Renderer{Known: highlight.Known, Highlight: func(lang, code string) string {
		spans, _ := h.HTML(lang, code)
		return spans
	}}
	return string(r.Convert([]byte(document)))
}

// convertInTime ends the whole run on a document that takes far longer than any may, and says
// which.
func convertInTime(document string) string {
	guard := time.AfterFunc(30*time.Second, func() {
		panic(fmt.Sprintf("no end of %d bytes: %.200q", len(document), document))
	})
	defer guard.Stop()
	return convert(document)
}

// rawByKramdown finds what kramdown itself prints unescaped: what {::nomarkdown} holds, comments
// with "-->" in them, style and script inside one another, and the "<" of math that has attributes.
// A browser sorts it out on the published page too.
var rawByKramdown = regexp.MustCompile(`(?is)\{::(nomarkdown|comment)|<(style|script)|\$\$.*\{:`)

// checkPage holds what any page must be, whatever the document.
func checkPage(t *testing.T, document, page string) {
	t.Helper()
	if !utf8.ValidString(page) {
		t.Errorf("not UTF-8: %.200q", page)
	}
	if err := oracle.Balanced(page); err != nil && !rawByKramdown.MatchString(document) {
		t.Errorf("%v in %.200q", err, page)
	}
}

const suiteDir = "../../../shared/suite" // documents beside the project, where there are any

// suiteDocuments returns the paths of the suite's documents that have a published page beside them.
// There may be none.
func suiteDocuments() []string {
	var paths []string
	_ = filepath.WalkDir(suiteDir, func(path string, d fs.DirEntry, err error) error {
		if ext := filepath.Ext(path); err == nil && (ext == ".md" || ext == ".text") {
			if _, err := os.Stat(strings.TrimSuffix(path, ext) + ".html"); err == nil { // else not a post, or a page of another kind
				paths = append(paths, path)
			}
		}
		return nil
	})
	return paths
}

// A recorded case is a document of ours and what kramdown makes of it.
type recorded struct{ name, document, want string }

func archives(t testing.TB) []string {
	t.Helper()
	paths, err := filepath.Glob("testdata/*.txtar")
	require.NoError(t, err)
	require.NotEmpty(t, paths)
	return paths
}

// readArchive returns the cases in an archive of testdata. Its README has the format.
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

// visible spells what an editor would hide or strip.
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
