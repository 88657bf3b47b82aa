package kramdown_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/tools/txtar"

	"daylog/internal/oracle"
)

var update = flag.Bool("update", false, "record what the real kramdown makes of testdata and of nothing else")

// unlike lists the recorded cases, "archive/case", in which the engine differs from kramdown, with
// the reason.
var unlike = map[string]string{}

func TestRecorded(t *testing.T) {
	if *update {
		record(t)
	}
	known := map[string]bool{}
	for _, path := range archives(t) {
		archive := strings.TrimSuffix(filepath.Base(path), ".txtar")
		for _, c := range readArchive(t, path) {
			name := archive + "/" + c.name
			require.False(t, known[name], "two cases %s", name)
			known[name] = true
			t.Run(name, func(t *testing.T) { checkRecorded(t, name, c) })
		}
	}
	for name := range unlike {
		require.True(t, known[name], "no case %s", name)
	}
}

func checkRecorded(t *testing.T, name string, c recorded) {
	got := convert(c.document)
	checkPage(t, c.document, got)
	diff := oracle.Diff(c.want, got, oracle.Strict)
	if reason, ok := unlike[name]; ok {
		require.NotEmpty(t, diff, "no longer differs: %s", reason)
		return
	}
	if diff != "" {
		t.Errorf("%q\nwant: %s\ngot:  %s\n%s", c.document, c.want, got, diff)
	}
}

// record records kramdown's HTML for every case.
func record(t *testing.T) {
	k := oracle.Start(t)
	for _, path := range archives(t) {
		old, err := txtar.ParseFile(path)
		require.NoError(t, err)
		archive := txtar.Archive{Comment: old.Comment}
		for _, f := range old.Files {
			name, isDocument := strings.CutSuffix(f.Name, ".md")
			if !isDocument {
				continue
			}
			html, err := k.HTML(visible.Replace(string(f.Data)))
			require.NoError(t, err, "%s: %s", path, f.Name)
			if strings.TrimSpace(html) == "" {
				html = "" // otherwise txtar would keep an empty line
			}
			require.NotContains(t, "\n"+html, "\n-- ", "%s: %s would end its own section", path, f.Name)
			archive.Files = append(archive.Files, f, txtar.File{Name: name + ".html", Data: []byte(html)})
		}
		require.NoError(t, os.WriteFile(path, txtar.Format(&archive), 0o644))
	}
}
