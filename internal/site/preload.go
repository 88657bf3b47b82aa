package site

import (
	"bytes"
	"fmt"
	"path"
	"slices"
)

// preload names, in index.html, what the script entry imports, and what then, which it imports later, needs: the browser fetches
// all of it along with the script and not when it has read that.
func (f files) preload(built metafile, entry, then string) {
	// needs lists what a script needs that is not there yet.
	needs := func(script string, there ...string) (names []string) {
		for todo := []string{script}; len(todo) > 0; todo = todo[1:] {
			for _, imported := range built.Outputs[todo[0]].Imports {
				name := path.Base(imported.Path)
				if imported.Kind == "import-statement" && !slices.Contains(there, name) {
					names, there, todo = append(names, name), append(there, name), append(todo, name)
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
	for _, name := range append([]string{then}, needs(then, append(first, entry)...)...) {
		fmt.Fprintf(&links, "<link rel=\"modulepreload\" href=\"%s\" fetchpriority=\"low\">\n", name)
	}
	f["index.html"] = bytes.Replace(f["index.html"], []byte("</head>"), append(links.Bytes(), "</head>"...), 1)
}
