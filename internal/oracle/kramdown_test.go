package oracle

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"daylog/internal/tools"
)

func TestKramdownPublishes(t *testing.T) {
	k := Start(t)
	html, err := k.HTML("# 안녕 *세계*\n")
	require.NoError(t, err)
	require.Equal(t, "<h1 id=\"안녕-세계\">안녕 <em>세계</em></h1>\n", html)

	html, err = k.HTML("---\ntitle: a\n---\n")
	require.NoError(t, err)
	require.Contains(t, html, "title")
	html, err = k.Post("\uFEFF---\ntitle: a\n---\ntext\n")
	require.NoError(t, err)
	require.Equal(t, "<p>text</p>\n", html)

	html, err = k.HTML("&#xD800;&#xDAAA;") // kramdown's output for this is not valid UTF-8
	require.NoError(t, err)
	require.Equal(t, "<p>\uFFFD\uFFFD</p>\n", html)

	html, err = k.HTML("")
	require.NoError(t, err)
	require.Equal(t, "\n", html)
}

func TestEachKeepsTheOrder(t *testing.T) {
	k := Start(t)
	var documents []string
	for i := range 50 {
		documents = append(documents, strings.Repeat("- a\n", 50-i)+fmt.Sprint(i))
	}
	seen := 0
	k.Each(k.HTML, documents, func(i int, html string, err error) {
		require.NoError(t, err)
		require.Equal(t, seen, i)
		require.Contains(t, html, fmt.Sprint(i))
		seen++
	})
	require.Equal(t, len(documents), seen)
}

func TestKramdownOutlivesBadDocuments(t *testing.T) {
	tools.Need(t, "kramdown")
	k, err := Open(1, 300*time.Millisecond)
	require.NoError(t, err)
	defer k.Close()
	works := func() {
		t.Helper()
		k.limit = 20 * time.Second // time for a new process
		html, err := k.HTML("a")
		require.NoError(t, err)
		require.Equal(t, "<p>a</p>\n", html)
		k.limit = 300 * time.Millisecond
	}
	works()

	_, err = k.HTML("\xff")
	// kramdown raises an exception, because the text is not UTF-8
	require.ErrorAs(t, err, new(Failure))
	works()

	_, err = k.HTML(strings.Repeat("[a](", 200_000))
	require.ErrorAs(t, err, new(Failure))
	require.Contains(t, err.Error(), "no answer in 300ms")
	works()
}

// The suite was recorded with the settings of the script, so agreement shows that the oracle uses
// them.
func TestKramdownAgreesWithTheSuite(t *testing.T) {
	files, _ := filepath.Glob("../../../shared/suite/kramdown/span/*/*.text")
	if len(files) == 0 {
		t.Skip("no ../shared/suite")
	}
	k := Start(t)
	var documents []string
	for _, f := range files {
		text, err := os.ReadFile(f)
		require.NoError(t, err)
		documents = append(documents, string(text))
	}
	k.Each(k.HTML, documents, func(i int, html string, err error) {
		require.NoError(t, err, files[i])
		want, err := os.ReadFile(strings.TrimSuffix(files[i], ".text") + ".html")
		require.NoError(t, err)
		require.Equal(t, string(want), html, files[i])
	})
}
