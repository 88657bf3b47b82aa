package site

import (
	"bytes"
	"io/fs"
	"os"
	"path"
	"path/filepath"
)

// copy adds the files of from that match a pattern, below the folder to.
func (f files) copy(from fs.FS, to string, patterns ...string) error {
	for _, pattern := range patterns {
		names, err := fs.Glob(from, pattern)
		if err != nil {
			return err
		}
		for _, name := range names {
			data, err := fs.ReadFile(from, name)
			if err != nil {
				return err
			}
			f[path.Join(to, name)] = data
		}
	}
	return nil
}

// write replaces the content of dist by these files. It keeps the modification time of unchanged
// files and replaces others atomically, because the folder is served during a rebuild.
func (f files) write(dist string) error {
	for name, data := range f {
		to := filepath.Join(dist, filepath.FromSlash(name))
		if old, err := os.ReadFile(to); err == nil && bytes.Equal(old, data) {
			continue
		}
		if err := replace(to, data); err != nil {
			return err
		}
	}
	return f.sweep(dist)
}

func replace(to string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	part := to + ".part"
	if err := os.WriteFile(part, data, 0o644); err != nil {
		return err
	}
	return os.Rename(part, to)
}

// sweep removes files of an earlier version from dist.
func (f files) sweep(dist string) error {
	return filepath.WalkDir(dist, func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name, err := filepath.Rel(dist, file)
		if _, ours := f[filepath.ToSlash(name)]; ours || err != nil {
			return err
		}
		return os.Remove(file)
	})
}
