package site

import (
	"bytes"
	"fmt"
	"path"
	"slices"
)

// preload adds preload links to index.html for the static imports of the script entry, and for the
// script later, which entry imports later, and its static imports. The browser fetches all of them
// in parallel with entry.
func (f files) preload(built metafile, entry, later string) {
	// needs returns the static imports of a script, direct and indirect, that are not in known.
	needs := func(script string, known ...string) (names []string) {
		for todo := []string{script}; len(todo) > 0; todo = todo[1:] {
			for _, imported := range built.Outputs[todo[0]].Imports {
				name := path.Base(imported.Path)
				if imported.Kind == "import-statement" && !slices.Contains(known, name) {
					names, known, todo = append(names, name), append(known, name), append(todo, name)
				}
			}
		}
		slices.Sort(names)
		return names
	}
	var links bytes.Buffer
	first := needs(entry, entry)
	for _, name := range append([]string{checkName}, first...) {
		fmt.Fprintf(&links, "<link rel=\"modulepreload\" href=\"%s\">\n", name)
	}
	for _, name := range append([]string{later}, needs(later, append(first, entry)...)...) {
		fmt.Fprintf(&links, "<link rel=\"modulepreload\" href=\"%s\" fetchpriority=\"low\">\n", name)
	}
	f["index.html"] = bytes.Replace(f["index.html"], []byte("</head>"), append(links.Bytes(), "</head>"...), 1)
}
