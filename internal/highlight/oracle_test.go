package highlight

import (
	"bufio"
	"encoding/json"
	"flag"
	"html"
	"io"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"daylog/internal/tools"
)

// A rouge is the real Rouge in its own Ruby process.
type rouge struct {
	in  *json.Encoder
	out *bufio.Reader
}

var rouge4 = flag.String("rouge4", "", "the folder of Rouge 4.7's sources, to compare with")

// startRouge starts the installed Rouge 3.30, or the Rouge 4.7 of -rouge4. It skips the test if
// there is none.
func startRouge(t testing.TB, v Version) *rouge {
	t.Helper()
	arguments := []string{"testdata/rouge.rb"}
	program := "ruby"
	if v == Rouge3 {
		program = tools.Need(t, "Rouge")
	} else if *rouge4 == "" {
		t.Skip("no -rouge4")
	} else {
		arguments = append(arguments, *rouge4)
	}
	cmd := exec.Command(program, arguments...)
	in, err := cmd.StdinPipe()
	require.NoError(t, err)
	out, err := cmd.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, cmd.Start())
	t.Cleanup(func() {
		in.Close()
		_, _ = io.Copy(io.Discard, out)
		_ = cmd.Wait()
	})
	r := &rouge{json.NewEncoder(in), bufio.NewReaderSize(out, 1<<20)}
	require.True(t, strings.HasPrefix(r.ask(t, nil).Version, v.String()+"."), "another version of Rouge")
	return r
}

type answer struct {
	HTML, Error *string
	Tag         string
	Version     string
	Count       int
}

func (r *rouge) ask(t testing.TB, question map[string]string) (a answer) {
	t.Helper()
	if question == nil {
		question = map[string]string{}
	}
	require.NoError(t, r.in.Encode(question))
	line, err := r.out.ReadString('\n')
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal([]byte(line), &a))
	return a
}

// html returns Rouge's output for code; ok reports whether Rouge knows the language. A lexer that
// fails returns "".
func (r *rouge) html(t testing.TB, lang, code string) (spans string, ok bool) {
	t.Helper()
	a := r.ask(t, map[string]string{"lang": lang, "code": code})
	if a.Error != nil {
		return "", true
	}
	if a.HTML == nil {
		return "", false
	}
	return *a.HTML, true
}

// tag returns Rouge's tag for a name.
func (r *rouge) tag(t testing.TB, name string) string {
	t.Helper()
	return r.ask(t, map[string]string{"lang": name, "code": ""}).Tag
}

// count returns the number of tags and aliases that Rouge knows.
func (r *rouge) count(t testing.TB) int {
	t.Helper()
	return r.ask(t, nil).Count
}

var span = regexp.MustCompile(`<span class="(\w+)">|</span>`)

// perByte returns the text of spans and the class of each of its bytes.
func perByte(t testing.TB, spans string) (text string, classes []string) {
	t.Helper()
	class := ""
	var b strings.Builder
	put := func(s string) {
		require.NotContains(t, s, "<")
		s = html.UnescapeString(s)
		b.WriteString(s)
		for range len(s) {
			classes = append(classes, class)
		}
	}
	at := 0
	for _, m := range span.FindAllStringSubmatchIndex(spans, -1) {
		put(spans[at:m[0]])
		at = m[1]
		if m[2] >= 0 {
			require.Empty(t, class, "a span in a span")
			class = spans[m[2]:m[3]]
		} else {
			require.NotEmpty(t, class, "a span that closes nothing")
			class = ""
		}
	}
	put(spans[at:])
	require.Empty(t, class, "a span is left open")
	return b.String(), classes
}

// score returns the number of characters of code, and of those on which two highlightings agree.
// show receives the differences.
func score(t testing.TB, code, got, want string, show func(line int, text, got, want string)) (agree, all int) {
	t.Helper()
	gotText, gotClasses := perByte(t, got)
	wantText, wantClasses := perByte(t, want)
	require.Equal(t, code, wantText, "Rouge changed the text")
	require.Equal(t, code, gotText, "we changed the text")
	line, from := 1, -1
	flush := func(at int) {
		if from >= 0 && show != nil {
			show(line, code[from:at], gotClasses[from], wantClasses[from])
		}
		from = -1
	}
	for at, r := range code {
		all++
		if gotClasses[at] == wantClasses[at] {
			agree++
			flush(at)
		} else {
			if from >= 0 && (gotClasses[at] != gotClasses[from] || wantClasses[at] != wantClasses[from]) {
				flush(at)
			}
			if from < 0 {
				from = at
			}
		}
		if r == '\n' {
			flush(at + 1)
			line++
		}
	}
	flush(len(code))
	return agree, all
}
