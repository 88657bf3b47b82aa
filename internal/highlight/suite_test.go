package highlight

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// suiteDirs contain the results of each version for Rouge's samples. They are not in the
// repository.
var suiteDirs = map[Version]string{
	Rouge4: "../../../shared/suite/rouge-4.7/spans",
	Rouge3: "../../../shared/suite/rouge-4.7/spans-3.30",
}

// A suiteRecord is the answer of Rouge to a sample.
type suiteRecord struct {
	Lexer, From, Code string
	Spans             [][2]string // class and text
}

func (r suiteRecord) html() string {
	var b strings.Builder
	for _, s := range r.Spans {
		if s[0] == "" {
			escapeTo(&b, s[1])
			continue
		}
		fmt.Fprintf(&b, `<span class="%s">`, s[0])
		escapeTo(&b, s[1])
		b.WriteString("</span>")
	}
	return b.String()
}

func readSuite(t *testing.T, path string) (all []suiteRecord) {
	file, err := os.Open(path)
	require.NoError(t, err)
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 16<<20)
	for lines.Scan() {
		var r suiteRecord
		require.NoError(t, json.Unmarshal(lines.Bytes(), &r))
		all = append(all, r)
	}
	require.NoError(t, lines.Err())
	return all
}

// TestAgreesWithSuite requires Rouge's spans for Rouge's own samples.
func TestAgreesWithSuite(t *testing.T) {
	each(t, func(t *testing.T, v Version) {
		files, _ := filepath.Glob(filepath.Join(suiteDirs[v], "*.jsonl"))
		if len(files) == 0 {
			t.Skip("no suite")
		}
		h := Highlighter{Version: v}
		compared := 0
		for _, path := range files {
			lang := strings.TrimSuffix(filepath.Base(path), ".jsonl")
			if v.Missing(lang) {
				continue
			}
			for _, r := range readSuite(t, path) {
				compared++
				if got, _ := h.HTML(lang, r.Code); got != r.html() {
					reportDifference(t, r, got)
				}
			}
		}
		t.Logf("%d samples", compared)
	})
}

// reportDifference fails for the first characters that differ.
func reportDifference(t *testing.T, r suiteRecord, got string) {
	shown := 0
	agree, all := score(t, r.Code, got, r.html(), func(line int, text, got, want string) {
		if shown++; shown <= 8 {
			t.Errorf("%s, %s, line %d: %q is %q, Rouge says %q", r.Lexer, r.From, line, text, got, want)
		}
	})
	t.Errorf("%s, %s: %d of %d characters agree", r.Lexer, r.From, agree, all)
}
