package oracle

import (
	"bufio"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"

	"daylog/internal/tools"
)

//go:embed liquid.rb
var liquidScript string

// Liquid4 is the environment variable with the folders of the Ruby files (lib of the gem or of its
// repository) of Liquid 4.0.4, Jekyll 4.4.1 and SafeYAML, separated by colons. Debian 12 has Liquid
// 5.4 and Jekyll 4.3.
const Liquid4 = "LIQUID_4"

// Liquid is the real Liquid with Jekyll's tags and filters, in a Ruby process.
type Liquid struct {
	Version string // of Liquid: "5.4.0"
	in      io.Writer
	out     *bufio.Reader
}

// A Rendering is Liquid's answer for a template.
type Rendering struct {
	Text     string
	Error    string // "" if the build goes on
	Class    string // Ruby class of the error
	Line     int    // of Liquid's own errors; 0 without one
	Warnings []string
	Skip     string // the reason if Liquid gave no answer in 10 seconds
}

// StartLiquid starts Debian's Liquid for a test, or the versions that the environment variable
// LIQUID_4 names. The folder has the site of the templates.
func StartLiquid(t testing.TB, folder string) *Liquid {
	t.Helper()
	tools.Need(t, "Jekyll")
	arguments := []string{"--disable=error_highlight,did_you_mean"}
	if libs := os.Getenv(Liquid4); libs != "" {
		for lib := range strings.SplitSeq(libs, ":") {
			arguments = append(arguments, "-I", lib)
		}
	}
	cmd := exec.Command(tools.Need(t, "Ruby"), append(arguments, "-e", liquidScript, folder)...)
	cmd.Env = append(os.Environ(), "TZ=Asia/Seoul", "LANG=C.UTF-8")
	in, inErr := cmd.StdinPipe()
	out, outErr := cmd.StdoutPipe()
	if err := errors.Join(inErr, outErr, cmd.Start()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		in.Close()
		_ = cmd.Wait()
	})
	l := &Liquid{in: in, out: bufio.NewReader(out)}
	var versions struct{ Liquid string }
	if err := l.read(&versions); err != nil {
		t.Fatal(err)
	}
	l.Version = versions.Liquid
	return l
}

// IsOld reports whether this is the Liquid 4 of Jekyll, which daylog follows.
func (l *Liquid) IsOld() bool { return strings.HasPrefix(l.Version, "4.") }

// Each renders templates in an error mode and calls f for each answer in order.
func (l *Liquid) Each(mode string, templates []string, f func(i int, r Rendering)) error {
	failed := make(chan error, 1)
	go func() {
		questions := json.NewEncoder(l.in)
		for _, template := range templates {
			question := map[string]string{"template": template, "mode": mode}
			if err := questions.Encode(question); err != nil {
				failed <- fmt.Errorf("ask Liquid: %w", err)
				return
			}
		}
		failed <- nil
	}()
	for i := range templates {
		var r Rendering
		if err := l.read(&r); err != nil {
			return err
		}
		f(i, r)
	}
	return <-failed
}

// Render renders one template.
func (l *Liquid) Render(mode, template string) (answer Rendering, err error) {
	err = l.Each(mode, []string{template}, func(_ int, r Rendering) { answer = r })
	return answer, err
}

func (l *Liquid) read(v any) error {
	line, err := l.out.ReadBytes('\n')
	if err != nil {
		return fmt.Errorf("read Liquid's answer: %w", err)
	}
	return json.Unmarshal(line, v)
}

// Shrink returns a small template for which fails is still true.
func Shrink(template string, fails func(string) bool) string { return shrink(template, fails) }
