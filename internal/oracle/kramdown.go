package oracle

import (
	"bufio"
	_ "embed"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"daylog/internal/tools"
)

// kramdown runs in Ruby processes that are reused, because starting one takes longer than rendering
// a hundred posts. If kramdown hangs on a document, the process is killed and the next document
// starts another.

//go:embed kramdown.rb
var script string

// errAbsent says that Ruby or one of the gems is not installed.
var errAbsent = errors.New("kramdown is not installed: apt-get install ruby-kramdown ruby-kramdown-parser-gfm ruby-rouge")

// A Failure is kramdown's error for a document: an exception, or a timeout.
type Failure string

func (f Failure) Error() string { return "kramdown: " + string(f) }

// Kramdown is the real kramdown in several Ruby processes. It is safe for concurrent use.
type Kramdown struct {
	idle   chan *process
	limit  time.Duration
	config string // JSON; "" for the settings of Chirpy's starter
}

// Open starts kramdown in a number of processes. limit is the timeout for a document, 20 seconds if
// 0.
func Open(processes int, limit time.Duration) (*Kramdown, error) {
	return OpenAt(nil, processes, limit)
}

// OpenAt is Open for the versions of kramdown and Rouge whose Ruby files are in the folders libs.
// The installed one is used of a gem that none of them has.
func OpenAt(libs []string, processes int, limit time.Duration) (*Kramdown, error) {
	if err := exec.Command("ruby", "-e", "%w[kramdown kramdown-parser-gfm rouge].each { |gem| require gem }").Run(); err != nil {
		return nil, fmt.Errorf("%w (%v)", errAbsent, err)
	}
	if limit == 0 {
		limit = 20 * time.Second
	}
	k := &Kramdown{idle: make(chan *process, processes), limit: limit}
	for range processes {
		k.idle <- &process{libs: libs}
	}
	return k, nil
}

// With returns kramdown with the map kramdown: of a _config.yml, as Jekyll calls it. It shares the
// processes of k.
func (k *Kramdown) With(config map[string]any) (*Kramdown, error) {
	text, err := json.Marshal(config)
	if err != nil {
		return nil, fmt.Errorf("kramdown's options: %w", err)
	}
	other := *k
	other.config = string(text)
	return &other, nil
}

// Newer and NewerRouge are the environment variables with the folders of the Ruby files (lib of the
// gem or of its repository) of kramdown 2.5 and Rouge 4.7, which Debian 12 does not have.
const (
	Newer      = "KRAMDOWN_2_5"
	NewerRouge = "ROUGE_4_7"
)

// StartNewer is Start for kramdown 2.5. It skips the test unless the environment variable
// KRAMDOWN_2_5 names its folder.
func StartNewer(t testing.TB) *Kramdown {
	t.Helper()
	lib := os.Getenv(Newer)
	if lib == "" {
		t.Skipf("%s names no folder of kramdown 2.5", Newer)
	}
	k, err := OpenAt([]string{lib}, 2, 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(k.Close)
	return k
}

// Start opens kramdown with two processes for a test.
func Start(t testing.TB) *Kramdown {
	t.Helper()
	for _, name := range []string{"kramdown", "kramdown's GFM parser", "Rouge"} {
		tools.Need(t, name)
	}
	k, err := Open(2, 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(k.Close)
	return k
}

// Close ends the processes after the running calls have returned.
func (k *Kramdown) Close() {
	for range cap(k.idle) {
		(<-k.idle).stop()
	}
}

// HTML returns kramdown's output for document. The error is a Failure if the document, or an
// invalid option, causes it.
func (k *Kramdown) HTML(document string) (string, error) {
	if k.config != "" {
		return k.ask('=', k.config+"\n"+document)
	}
	return k.ask('-', document)
}

// Post is HTML for a post, whose front matter it removes as Jekyll does.
func (k *Kramdown) Post(post string) (string, error) { return k.ask('+', post) }

func (k *Kramdown) ask(kind byte, document string) (string, error) {
	p := <-k.idle
	defer func() { k.idle <- p }()
	if err := p.start(); err != nil {
		return "", err
	}
	ruby := p.cmd.Process
	timer := time.AfterFunc(k.limit, func() { _ = ruby.Kill() })
	answer, err := p.ask(kind, document)
	if !timer.Stop() {
		p.broken, err = true, Failure(fmt.Sprintf("no answer in %v", k.limit))
	}
	if p.broken {
		p.stop()
	}
	return answer, err
}

// Each calls f with the result of ask (k.HTML or k.Post) for every document, in order, while
// kramdown renders the following ones.
func (k *Kramdown) Each(ask func(string) (string, error), documents []string, f func(i int, html string, err error)) {
	type answer struct {
		html string
		err  error
	}
	answers := make([]chan answer, len(documents))
	for i := range answers {
		answers[i] = make(chan answer, 1)
	}
	next := make(chan int)
	var workers sync.WaitGroup
	for range cap(k.idle) {
		workers.Go(func() {
			for i := range next {
				html, err := ask(documents[i])
				answers[i] <- answer{html, err}
			}
		})
	}
	go func() {
		for i := range documents {
			next <- i
		}
		close(next)
	}()
	for i := range documents {
		a := <-answers[i]
		f(i, a.html, a.err)
	}
	workers.Wait()
}

// A process is a Ruby process with kramdown. The zero value is not started.
type process struct {
	libs   []string // folders of Ruby files, before the installed ones
	cmd    *exec.Cmd
	in     io.WriteCloser
	out    *bufio.Reader
	broken bool // out of sync, or dead
}

func (p *process) include() []string {
	var arguments []string
	for _, lib := range p.libs {
		arguments = append(arguments, "-I", lib)
	}
	return arguments
}

func (p *process) start() error {
	if p.cmd != nil {
		return nil
	}
	cmd := exec.Command("ruby", append(p.include(), "-e", script)...)
	in, err := cmd.StdinPipe()
	if err != nil {
		return fmt.Errorf("start kramdown: %w", err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return fmt.Errorf("start kramdown: %w", err)
	}
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("start kramdown: %w", err)
	}
	*p = process{libs: p.libs, cmd: cmd, in: in, out: bufio.NewReader(out)}
	return nil
}

// ask sends a document and returns the answer. Ruby reads the whole document before it writes, so
// neither side blocks.
func (p *process) ask(kind byte, document string) (string, error) {
	p.broken = true // until the answer is complete
	head := binary.BigEndian.AppendUint32([]byte{kind}, uint32(len(document)))
	if _, err := p.in.Write(append(head, document...)); err != nil {
		return "", died(err)
	}
	if _, err := io.ReadFull(p.out, head); err != nil {
		return "", died(err)
	}
	answer := make([]byte, binary.BigEndian.Uint32(head[1:]))
	if _, err := io.ReadFull(p.out, answer); err != nil {
		return "", died(err)
	}
	p.broken = false
	if head[0] == '!' {
		return "", Failure(answer)
	}
	return validUTF8(string(answer)), nil
}

// validUTF8 replaces invalid code points by U+FFFD: kramdown outputs &#xD800; as half a surrogate
// pair and &#9999999; as five bytes. A browser shows U+FFFD for such a reference.
func validUTF8(s string) string {
	if utf8.ValidString(s) {
		return s
	}
	var b strings.Builder
	for len(s) > 0 {
		r, size := utf8.DecodeRuneInString(s)
		if r == utf8.RuneError && size == 1 {
			for size < len(s) && !utf8.RuneStart(s[size]) {
				size++
			}
		}
		b.WriteRune(r)
		s = s[size:]
	}
	return b.String()
}

func died(err error) Failure { return Failure("Ruby ended: " + err.Error()) }

// stop ends the process. The next document starts another.
func (p *process) stop() {
	if p.cmd == nil {
		return
	}
	p.in.Close()
	if p.broken {
		_ = p.cmd.Process.Kill()
	}
	_ = p.cmd.Wait() // ask has reported the error already
	*p = process{libs: p.libs}
}
