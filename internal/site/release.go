package site

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// released is the modification time of every file in a release, so that the same sources give the
// same bytes. Zip files cannot store times before 1980.
var released = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// Release packs a built dist into folder as daylog-VERSION.zip, with dist as daylog/, the licences
// and the checksum of every file, and writes the checksum of the zip next to it. It returns the
// path of the zip.
func Release(root, dist, folder string) (string, error) {
	m, err := readManifest(dist)
	if err != nil {
		return "", fmt.Errorf("daylog is not built: %w", err)
	}
	packed, err := packRelease(root, dist)
	if err != nil {
		return "", fmt.Errorf("pack %s: %w", dist, err)
	}
	name := "daylog-" + m.Version + ".zip"
	file := filepath.Join(folder, name)
	if err := replace(file, packed); err != nil {
		return "", err
	}
	return file, replace(file+".sha256", fmt.Appendf(nil, "%x  %s\n", sha256.Sum256(packed), name))
}

func packRelease(root, dist string) ([]byte, error) {
	var out, sums bytes.Buffer
	w := zip.NewWriter(&out)
	add := func(name string, data []byte) error {
		fmt.Fprintf(&sums, "%x  %s\n", sha256.Sum256(data), name)
		entry, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: released})
		if err == nil {
			_, err = entry.Write(data)
		}
		return err
	}
	for _, file := range []struct{ name, from string }{{"LICENSE", root}, {licensesName, dist}} {
		data, err := os.ReadFile(filepath.Join(file.from, file.name))
		if err != nil {
			return nil, err
		}
		if err := add(file.name, data); err != nil {
			return nil, err
		}
	}
	files := os.DirFS(dist)
	err := fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		return add("daylog/"+name, data)
	})
	if err != nil {
		return nil, err
	}
	if err := add("SHA256SUMS", bytes.Clone(sums.Bytes())); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
