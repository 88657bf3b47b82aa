package site

import (
	"context"
	"fmt"
	"hash/fnv"
	"io/fs"
	"path/filepath"
	"time"
)

// sources are the folders with the sources of the site.
var sources = []string{"internal", "wasm", "web"}

// Watch calls build at once and after each change of the sources below root, until ctx ends. It
// compares modification times, which needs no library and works on every file system. It waits for
// two equal states in a row, because a change of branch or a "save all" takes a while.
func Watch(ctx context.Context, root string, build func()) {
	tick := time.NewTicker(pollInterval)
	defer tick.Stop()
	built := state(root)
	build()
	for last := built; ; {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		now := state(root)
		if now != built && now == last {
			built = now
			build()
		}
		last = now
	}
}

// pollInterval is the time between two comparisons.
const pollInterval = 300 * time.Millisecond

// state returns a hash of names, sizes and times of the sources. It ignores unreadable files; the
// build reports them.
func state(root string) uint64 {
	h := fnv.New64a()
	for _, folder := range sources {
		filepath.WalkDir(filepath.Join(root, folder), func(name string, d fs.DirEntry, err error) error {
			if err != nil {
				return nil
			}
			if d.IsDir() && d.Name() == "node_modules" {
				return filepath.SkipDir
			}
			if info, err := d.Info(); err == nil && !d.IsDir() {
				fmt.Fprintln(h, name, info.Size(), info.ModTime().UnixNano())
			}
			return nil
		})
	}
	return h.Sum64()
}
