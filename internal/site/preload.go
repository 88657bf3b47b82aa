package site

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path"
	"slices"
)

// preload names, in index.html, the chunks that its script imports, so that the browser fetches them along with the script and
// not when it has read that. metafile is esbuild's.
func (f files) preload(metafile, entry string) error {
	var built struct {
		Outputs map[string]struct {
			Imports []struct{ Path, Kind string }
		}
	}
	if err := json.Unmarshal([]byte(metafile), &built); err != nil {
		return fmt.Errorf("read esbuild's metafile: %w", err)
	}
	var names []string
	for todo := []string{entry}; len(todo) > 0; todo = todo[1:] {
		for _, imported := range built.Outputs[todo[0]].Imports {
			if name := path.Base(imported.Path); imported.Kind == "import-statement" && !slices.Contains(names, name) {
				names, todo = append(names, name), append(todo, name)
			}
		}
	}
	slices.Sort(names)
	var links bytes.Buffer
	for _, name := range names {
		fmt.Fprintf(&links, "<link rel=\"modulepreload\" href=\"%s\">\n", name)
	}
	f["index.html"] = bytes.Replace(f["index.html"], []byte("</head>"), append(links.Bytes(), "</head>"...), 1)
	return nil
}
