package kramdown_test

import (
	"bytes"
	"encoding/json"
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
			for version := range versions {
				t.Run(name+"/"+version, func(t *testing.T) { checkRecorded(t, name, version, c) })
			}
		}
	}
	for name := range unlike {
		require.True(t, known[name], "no case %s", name)
	}
}

func checkRecorded(t *testing.T, name, version string, c recorded) {
	got, want := convertWith(c.options(t, version), c.document), c.want[version]
	if !isUnescaped(c) {
		checkPage(t, c.document, got)
	}
	diff := oracle.Diff(want, got, oracle.Strict)
	if reason, ok := unlike[name]; ok {
		require.NotEmpty(t, diff, "no longer differs: %s", reason)
		return
	}
	if diff != "" {
		t.Errorf("%q\nwant: %s\ngot:  %s\n%s", c.document, want, got, diff)
	}
}

// isUnescaped reports whether the case's formulas are written without escaping.
func isUnescaped(c recorded) bool {
	engine, ok := c.config["math_engine"]
	return ok && engine != "mathjax"
}

// record records the HTML of both versions of kramdown for every case.
func record(t *testing.T) {
	k := oracle.Start(t)
	require.NotEmpty(t, os.Getenv("KRAMDOWN_2_5"), "needs the folder of kramdown 2.5")
	newer := oracle.StartNewer(t)
	for _, path := range archives(t) {
		old, err := txtar.ParseFile(path)
		require.NoError(t, err)
		archive := txtar.Archive{Comment: old.Comment}
		for i, f := range old.Files {
			name, isDocument := strings.CutSuffix(f.Name, ".md")
			if !isDocument {
				continue
			}
			archive.Files = append(archive.Files, f)
			older, newer := k, newer
			if i+1 < len(old.Files) && old.Files[i+1].Name == name+".options" {
				archive.Files = append(archive.Files, old.Files[i+1])
				var config map[string]any
				require.NoError(t, json.Unmarshal(old.Files[i+1].Data, &config), "%s: %s", path, name)
				older, newer = with(t, older, config), with(t, newer, config)
			}
			document := visible.Replace(string(f.Data))
			html := recordOne(t, older, document)
			archive.Files = append(archive.Files, txtar.File{Name: name + ".html", Data: html})
			if html25 := recordOne(t, newer, document); !bytes.Equal(html25, html) {
				archive.Files = append(archive.Files, txtar.File{Name: name + ".2.5.html", Data: html25})
			}
		}
		require.NoError(t, os.WriteFile(path, txtar.Format(&archive), 0o644))
	}
}

func with(t testing.TB, k *oracle.Kramdown, config map[string]any) *oracle.Kramdown {
	t.Helper()
	k, err := k.With(config)
	require.NoError(t, err)
	return k
}

func recordOne(t *testing.T, k *oracle.Kramdown, document string) []byte {
	t.Helper()
	html, err := k.HTML(document)
	require.NoError(t, err, "%s", document)
	if strings.TrimSpace(html) == "" {
		return nil // otherwise txtar would keep an empty line
	}
	require.NotContains(t, "\n"+html, "\n-- ", "%s would end its own section", document)
	return []byte(html)
}
