package site

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestPreloadNamesWhatTheScriptsImport(t *testing.T) {
	f := files{"index.html": []byte("<head>\n</head>")}
	var m metafile
	require.NoError(t, json.Unmarshal([]byte(`{"outputs": {
		"start.js": {"imports": [{"path": "chunk-a.js", "kind": "import-statement"}, {"path": "app.js", "kind": "dynamic-import"}]},
		"app.js": {"imports": [{"path": "start.js", "kind": "import-statement"}, {"path": "chunk-b.js", "kind": "import-statement"}, {"path": "math.js", "kind": "dynamic-import"}, {"path": "chunk-b.js", "kind": "import-statement"}]},
		"chunk-b.js": {"imports": [{"path": "chunk-a.js", "kind": "import-statement"}]}
	}}`), &m))
	f.preload(m, "start.js", "app.js")
	require.Equal(t, "<head>\n<link rel=\"modulepreload\" href=\"same-version.js\">\n<link rel=\"modulepreload\" href=\"chunk-a.js\">\n"+
		"<link rel=\"modulepreload\" href=\"app.js\" fetchpriority=\"low\">\n<link rel=\"modulepreload\" href=\"chunk-b.js\" fetchpriority=\"low\">\n</head>", string(f["index.html"]))
}
