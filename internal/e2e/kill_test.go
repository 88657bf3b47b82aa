package e2e

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"

	"daylog/internal/tools"
)

// A user types ten keys a second, and the browser is killed repeatedly at any moment and restarted
// in the same profile. All typed text exists except the last second, and no record is broken.
//
// The second is measured in the browser: a machine that stalls for six seconds, as a shared one
// may, delays both storing and typing. So the page reports each key as it handles it, and a pulse:
// a tenth of a second of waiting and a stored record, repeated, which is the work that daylog needs
// to store a text. The age of a lost key is measured in beats of that pulse. A write that is late,
// or waits for others, exceeds ten beats on any machine.
func TestKilledWhileTyping(t *testing.T) {
	kills := 3
	if *torture {
		kills = 100
	}
	server := httptest.NewServer(http.StripPrefix(strings.TrimSuffix(mount, "/"), builtSite(t)))
	t.Cleanup(server.Close)
	random := rand.New(rand.NewPCG(2026, 11))
	m := &mortal{t: t, server: server, profile: t.TempDir()}
	var w killedWriter
	for kill := range kills {
		p := m.start()
		after := time.Duration(random.IntN(4000)) * time.Millisecond
		if kill > 0 && random.IntN(10) == 0 { // during the start
			m.killAfter(after/4, func() { chromedp.Do(p.ctx, chromedp.Navigate(p.url)) })
			continue
		}
		w.comeBack(p)
		m.killAfter(after, func() { w.typeOn(p) })
		w.told, w.killed = m.told, m.killed
	}
	w.comeBack(m.start())
	m.killAfter(0, func() {})
	t.Logf("killed %d times, %d characters typed; lost at a time: at worst %d, on average %.2f characters, the oldest %d beats or %d ms old",
		kills, w.typed, w.worst, float64(w.sum)/float64(kills), w.oldest, w.longest.Milliseconds())
}

// tellAll reports each key, each stored text, and the pulse.
const tellAll = `if (self === top) {
addEventListener("keydown", () => tell("key"), true)
const put = IDBObjectStore.prototype.put
IDBObjectStore.prototype.put = function (value, ...key) {
  if (this.name === "texts") this.transaction.addEventListener("complete", () => tell(String(value.length)))
  return put.call(this, value, ...key)
}
const opening = indexedDB.open("pulse")
opening.onupgradeneeded = () => opening.result.createObjectStore("pulse")
const beat = () => setTimeout(() => {
  const write = opening.result.transaction("pulse", "readwrite", { durability: "strict" })
  write.objectStore("pulse").put(0, 0)
  write.oncomplete = () => (tell("beat"), beat())
}, 100)
opening.onsuccess = beat
}
`

// A word is a message of the page: "key", "beat", or the length of a stored text; and its time of
// arrival.
type word struct {
	text string
	at   time.Time
}

func (w word) String() string { return w.text }

// A mortal starts the browser in a persistent profile and kills it.
type mortal struct {
	t       *testing.T
	server  *httptest.Server
	profile string
	page    *page
	end     func() // waits for the killed process
	killed  time.Time

	mu   sync.Mutex
	told []word // messages since the last start
}

// hear records the messages of the page.
func (m *mortal) hear(ev any) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if ev, ok := ev.(*runtime.EventBindingCalled); ok && ev.Name == "tell" {
		m.told = append(m.told, word{ev.Payload, time.Now()})
	}
}

func (m *mortal) start() *page {
	m.t.Helper()
	tools.Need(m.t, "Chromium")
	chromium.once.Do(startChromium) // it reads the browser's User-Agent
	require.NoError(m.t, chromium.err)
	options, err := chromiumOptions()
	require.NoError(m.t, err)
	allocator, stopAllocator := chromedp.NewExecAllocator(context.Background(), append(options, chromedp.UserDataDir(m.profile))...)
	p := &page{t: m.t, server: m.server, url: m.server.URL + mount, folder: m.t.TempDir(), language: "en"}
	ctx, stop := chromedp.NewContext(allocator, chromedp.WithListener(func(ev any) {
		p.watch(ev)
		m.hear(ev)
	}))
	p.ctx, m.page, m.told = ctx, p, nil
	m.end = func() {
		stop()
		stopAllocator()
	}
	require.NoError(m.t, chromedp.Do(ctx))
	p.do(chromedp.Func(func(ctx context.Context, tab *chromedp.Target) error {
		_, err := cdp.Call(ctx, tab, runtime.AddBinding, runtime.AddBindingParams{Name: "tell"})
		return errors.Join(err, p.prepare(ctx, tab, visit{kept: true, zone: morning(), before: tellAll}.orDefaults()))
	}))
	return p
}

// morning returns a zone where it is between eight and nine, so that today's log does not change.
func morning() string {
	east := 8 - time.Now().UTC().Hour()
	if east < -12 {
		east += 24
	}
	return fmt.Sprintf("Etc/GMT%+d", -east)
}

// killAfter kills the browser while meanwhile runs.
func (m *mortal) killAfter(while time.Duration, meanwhile func()) {
	m.t.Helper()
	process := chromedp.FromContext(m.page.ctx).Browser.Process()
	done := make(chan []string)
	time.AfterFunc(while, func() {
		complaints := m.page.complaints() // before the complaints of a killed page
		m.killed = time.Now()
		process.Kill()
		done <- complaints
	})
	meanwhile()
	require.Empty(m.t, <-done)
	m.end()
}

// A killedWriter types consecutive numbers, so that the stored text determines the next character.
type killedWriter struct {
	begin  string // initial text of today's log
	at     int    // number of characters of all() that the browser had at the last start
	sent   int    // number of keys sent since then
	told   []word // messages of the page
	killed time.Time

	// number of characters: typed, lost at most in one kill, and lost in total
	typed, worst, sum int
	// maximum number of beats between the handling of a lost key and the kill
	oldest  int
	longest time.Duration // the same by the clock of the test
}

// all returns the first n characters of the text to type.
func (w *killedWriter) all(n int) string {
	var text strings.Builder
	for i := 0; text.Len() < n; i++ {
		end := " "
		if i%12 == 11 {
			end = "\n"
		}
		fmt.Fprint(&text, i, end)
	}
	return text.String()[:n]
}

// comeBack opens the page and compares its text with the typed one.
func (w *killedWriter) comeBack(p *page) {
	p.t.Helper()
	p.do(chromedp.Navigate(p.url))
	p.waitReady()
	// it was killed while it rendered the log
	if eval[bool](p, `"paused" in document.documentElement.dataset`) {
		p.click(`.Page-paused [data-action="preview"]`)
	}
	p.waitPreview("Done today")
	p.toEnd()
	if w.begin == "" {
		p.waitSaved()
		w.begin = stored[[]string](p, `get("texts")`)[0]
		return
	}
	records := stored[struct {
		Logs          []struct{ ID, Name, Day string }
		Texts         []string
		Revisions     []struct{ ID int }
		RevisionTexts []string
	}](p, `({ logs: await get("logs"), texts: await get("texts"), revisions: await get("revisions"), revisionTexts: await get("revisionTexts") })`)
	require.Len(p.t, records.Logs, 1)
	require.Len(p.t, records.Texts, 1)
	require.Len(p.t, records.RevisionTexts, len(records.Revisions))
	text := records.Texts[0]
	require.True(p.t, strings.HasSuffix(text, p.lines()), "the editor shows what is stored: %q", p.lines())
	typed, ok := strings.CutPrefix(text, w.begin)
	require.True(p.t, ok, "%q", text)
	require.Equal(p.t, w.all(len(typed)), typed)
	w.judge(p.t, len(typed), len(utf16.Encode([]rune(text))))
	w.at, w.sent = len(typed), 0
}

// judge checks that the stored text after a kill is complete enough: typed is the number of
// characters found, length that of the text.
func (w *killedWriter) judge(t testing.TB, typed, length int) {
	t.Helper()
	var keys []int // their indexes in told
	for i, word := range w.told {
		if word.text == "key" {
			keys = append(keys, i)
		} else if stored, err := strconv.Atoi(word.text); err == nil {
			require.GreaterOrEqual(t, length, stored, "what the browser said was stored is lost")
		}
	}
	w.typed += len(keys)
	n := w.at + len(keys) - typed
	if n <= 0 {
		return
	}
	require.LessOrEqual(t, n, len(keys), "what was there before is lost")
	first := keys[len(keys)-n]
	beats := 0
	for _, word := range w.told[first:] {
		if word.text == "beat" {
			beats++
		}
	}
	age := w.killed.Sub(w.told[first].at)
	w.worst, w.sum, w.oldest, w.longest = max(w.worst, n), w.sum+n, max(w.oldest, beats), max(w.longest, age)
	require.LessOrEqual(t, beats, 10, "%d characters are lost, of which the oldest is %v old: %v", n, age, w.told)
}

// typeOn types until the browser has been killed.
func (w *killedWriter) typeOn(p *page) {
	pace := time.NewTicker(100 * time.Millisecond)
	defer pace.Stop()
	for {
		next := w.all(w.at + w.sent + 1)
		if key(p, next[len(next)-1:]) != nil {
			return
		}
		w.sent++
		<-pace.C
	}
}

// key presses a key. It fails if the browser has been killed.
func key(p *page, char string) error {
	down := input.DispatchKeyEventParams{Type: "keyDown", Key: char, Text: char}
	if char == "\n" {
		down.Key, down.Code, down.WindowsVirtualKeyCode, down.Text = "Enter", "Enter", 13, "\r"
	}
	up := down
	up.Type, up.Text = "keyUp", ""
	return chromedp.Do(p.ctx, chromedp.Func(func(ctx context.Context, tab *chromedp.Target) error {
		if err := tab.Call(ctx, input.DispatchKeyEvent.Method, down, nil); err != nil {
			return err
		}
		return tab.Call(ctx, input.DispatchKeyEvent.Method, up, nil)
	}))
}
