// Package disk reads a blog from a folder, for commands.
package disk

import (
	"io/fs"
	"os"
	"slices"
	"time"
	_ "time/tzdata" // the database of zones, for machines without one

	"daylog/internal/blog"
	"daylog/internal/post"
)

// skipped are folders that Jekyll does not read.
var skipped = []string{".git", "node_modules", "_site"}

// ReadBlog returns the blog in a folder, the default blog for "". A configuration without a time
// zone has the one of the machine that builds the site; that of a build service is UTC.
func ReadBlog(folder string) (*blog.Blog, error) {
	if folder == "" {
		return blog.Default("", post.UTC), nil
	}
	r := blog.NewReader(post.UTC)
	root := os.DirFS(folder)
	err := fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && slices.Contains(skipped, entry.Name()):
			return fs.SkipDir
		case !entry.Type().IsRegular():
			return nil
		}
		file := blog.File{Path: name}
		if blog.Wanted(name) {
			file.Data, err = fs.ReadFile(root, name)
		}
		r.Set(file)
		return err
	})
	if err != nil {
		return nil, err
	}
	b := r.Blog()
	if b.Timezone != "" {
		location, err := time.LoadLocation(b.Timezone)
		if err != nil {
			return b.InZone(post.UTC, false), nil
		}
		b = b.InZone(post.ZoneOf(b.Timezone, location), true)
	}
	return b, nil
}
