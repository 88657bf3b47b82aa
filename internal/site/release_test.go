package site

import (
	"archive/zip"
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestAReleaseHasChecksumsAndLicences(t *testing.T) {
	c := sourceTree(t, nil)
	m, err := Build(c)
	require.NoError(t, err)
	folder := t.TempDir()
	file, err := Release(c.Root, c.Dist, folder)
	require.NoError(t, err)
	require.Equal(t, "daylog-"+m.Version+".zip", filepath.Base(file))
	packed, err := os.ReadFile(file)
	require.NoError(t, err)
	require.Equal(t, fmt.Sprintf("%x  daylog-%s.zip\n", sha256.Sum256(packed), m.Version), readFile(t, folder, filepath.Base(file)+".sha256"))

	r, err := zip.OpenReader(file)
	require.NoError(t, err)
	defer r.Close()
	contents := map[string]string{}
	for _, entry := range r.File {
		in, err := entry.Open()
		require.NoError(t, err)
		data, err := io.ReadAll(in)
		require.NoError(t, err)
		contents[entry.Name] = string(data)
	}
	require.Contains(t, contents["licenses.txt"], "mathjax-full 3.2.2")
	require.Equal(t, fixture["LICENSE"], contents["LICENSE"])
	for _, name := range names(t, c.Dist) {
		require.Equal(t, readFile(t, c.Dist, name), contents["daylog/"+name], name)
	}
	sums := contents["SHA256SUMS"]
	delete(contents, "SHA256SUMS")
	require.Len(t, strings.Split(strings.TrimSpace(sums), "\n"), len(contents))
	for name, content := range contents {
		require.Contains(t, sums, fmt.Sprintf("%x  %s\n", sha256.Sum256([]byte(content)), name))
	}

	again, err := Release(c.Root, c.Dist, t.TempDir())
	require.NoError(t, err)
	second, err := os.ReadFile(again)
	require.NoError(t, err)
	require.True(t, string(packed) == string(second), "the same sources give the same bytes")
	_, err = Release(c.Root, t.TempDir(), folder)
	require.ErrorContains(t, err, "daylog is not built")
}
