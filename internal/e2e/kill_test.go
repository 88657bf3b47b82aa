package e2e

import (
	"context"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"
)

// A writer types ten keys a second, and again and again the browser is killed, at any moment, and started again in the same
// profile. What was typed is there but for the last second of it, and no record is broken.
func TestKilledWhileTyping(t *testing.T) {
	// In characters, for that is what is lost; on a busy machine a second of the page's may be longer than one of the keys'.
	kills, most := 3, 20
	if *torture {
		kills, most = 100, 10
	}
	server := httptest.NewServer(http.StripPrefix(strings.TrimSuffix(mount, "/"), builtSite(t)))
	t.Cleanup(server.Close)
	random := rand.New(rand.NewPCG(2026, 11))
	m := &mortal{t: t, server: server, profile: t.TempDir()}
	var w killedWriter
	var lost []int
	for kill := range kills {
		p := m.start()
		after := time.Duration(random.IntN(4000)) * time.Millisecond
		if kill > 0 && random.IntN(10) == 0 { // while it starts
			m.killAfter(after/4, func() { chromedp.Do(p.ctx, chromedp.Navigate(p.url)) })
			continue
		}
		w.comeBack(p, &lost, most)
		m.killAfter(after, func() { w.typeOn(p) })
		w.killed = m.killed
	}
	p := m.start()
	w.comeBack(p, &lost, most)
	m.killAfter(0, func() {})
	worst, sum := 0, 0
	for _, n := range lost {
		worst, sum = max(worst, n), sum+n
	}
	t.Logf("killed %d times, %d characters typed; lost at a time: at worst %d, on average %.2f characters, the oldest %d ms old",
		kills, w.typed, worst, float64(sum)/float64(kills), w.oldest.Milliseconds())
}

// mortal starts the browser in a profile that stays, and kills it.
type mortal struct {
	t       *testing.T
	server  *httptest.Server
	profile string
	page    *page
	end     func() // waits for the killed process
	killed  time.Time
}

func (m *mortal) start() *page {
	m.t.Helper()
	chromium.once.Do(startChromium) // it knows what a visitor's browser is called
	require.NoError(m.t, chromium.err)
	options, err := chromiumOptions()
	require.NoError(m.t, err)
	allocator, stopAllocator := chromedp.NewExecAllocator(context.Background(), append(options, chromedp.UserDataDir(m.profile))...)
	p := &page{t: m.t, server: m.server, url: m.server.URL + mount, folder: m.t.TempDir()}
	ctx, stop := chromedp.NewContext(allocator, chromedp.WithListener(p.watch))
	p.ctx, m.page = ctx, p
	m.end = func() {
		stop()
		stopAllocator()
	}
	require.NoError(m.t, chromedp.Do(ctx))
	p.do(chromedp.Func(func(ctx context.Context, tab *chromedp.Target) error {
		return p.prepare(ctx, tab, visit{kept: true, zone: morning()}.orDefaults())
	}))
	return p
}

// morning is a zone where it is between eight and nine, so that today's log stays today's.
func morning() string {
	east := 8 - time.Now().UTC().Hour()
	if east < -12 {
		east += 24
	}
	return fmt.Sprintf("Etc/GMT%+d", -east)
}

// killAfter kills the browser in the middle of what meanwhile does.
func (m *mortal) killAfter(while time.Duration, meanwhile func()) {
	m.t.Helper()
	process := chromedp.FromContext(m.page.ctx).Browser.Process()
	done := make(chan struct{})
	time.AfterFunc(while, func() {
		require.Empty(m.t, m.page.complaints())
		m.killed = time.Now()
		process.Kill()
		close(done)
	})
	meanwhile()
	<-done
	m.end()
}

// killedWriter types numbers one after the other, so that the text that is there says what comes next.
type killedWriter struct {
	begin  string      // today's log as it was at first
	at     int         // how much of all() the browser had when it was started last
	taken  []time.Time // when it took each key since then
	killed time.Time
	typed  int
	oldest time.Duration // the longest that a lost key was taken before the kill
}

// all are the first n characters of everything that will be typed.
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

// comeBack opens the page and compares what it has with what was typed.
func (w *killedWriter) comeBack(p *page, lost *[]int, most int) {
	p.t.Helper()
	p.do(chromedp.Navigate(p.url))
	p.waitReady()
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
	if n := w.at + len(w.taken) - len(typed); n > 0 {
		*lost = append(*lost, n)
		require.LessOrEqual(p.t, n, len(w.taken), "what was there before is lost")
		require.LessOrEqual(p.t, n, most)
		w.oldest = max(w.oldest, w.killed.Sub(w.taken[len(w.taken)-n]))
	}
	w.at, w.taken = len(typed), nil
}

// typeOn types until the browser is gone.
func (w *killedWriter) typeOn(p *page) {
	pace := time.NewTicker(100 * time.Millisecond)
	defer pace.Stop()
	for {
		next := w.all(w.at + len(w.taken) + 1)
		if key(p, next[len(next)-1:]) != nil {
			return
		}
		w.taken = append(w.taken, time.Now())
		w.typed++
		<-pace.C
	}
}

// key presses a key, unless the browser is gone.
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
