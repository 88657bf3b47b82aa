package chirpy

import (
	"bufio"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
)

// A theme is the real theme in a process of its own, see testdata/README.md.
type theme struct {
	t  testing.TB
	in io.Writer
	// the answers
	out *bufio.Reader
	mu  sync.Mutex
}

type question struct {
	Markdown *string        `json:"markdown,omitempty"`
	HTML     *string        `json:"html,omitempty"`
	Site     map[string]any `json:"site,omitempty"`
	Page     map[string]any `json:"page,omitempty"`
	Whole    bool           `json:"whole,omitempty"`
}

type answer struct {
	Kramdown, Chirpy, Page, Error string
	Words                         int
}

// startTheme skips the test if the theme is not installed.
func startTheme(t testing.TB) *theme {
	t.Helper()
	command := os.Getenv("CHIRPY_ORACLE")
	if command == "" {
		require.False(t, *update, "set CHIRPY_ORACLE to record, see testdata/README.md")
		t.Skip("CHIRPY_ORACLE is not set")
	}
	cmd := exec.Command("sh", "-c", "exec "+command)
	cmd.Stderr = os.Stderr
	in, err := cmd.StdinPipe()
	require.NoError(t, err)
	out, err := cmd.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, cmd.Start())
	t.Cleanup(func() {
		in.Close()
		cmd.Wait()
	})
	return &theme{t: t, in: in, out: bufio.NewReader(out)}
}

func (th *theme) ask(q question) answer {
	th.t.Helper()
	th.mu.Lock()
	defer th.mu.Unlock()
	require.NoError(th.t, json.NewEncoder(th.in).Encode(q))
	line, err := th.out.ReadBytes('\n')
	require.NoError(th.t, err)
	var a answer
	require.NoError(th.t, json.Unmarshal(line, &a))
	require.Empty(th.t, a.Error)
	return a
}

// fold normalizes the white space that Liquid leaves between the theme's tags, which is the only
// difference.
func fold(html string) string {
	html = strings.Join(strings.Fields(html), " ")
	for _, edge := range [][2]string{{"> ", ">"}, {" <", "<"}, {" >", ">"}} {
		html = strings.ReplaceAll(html, edge[0], edge[1])
	}
	return strings.ReplaceAll(html, ">", ">\n") // a line per tag, for the diff
}
