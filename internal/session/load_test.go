package session

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

var loading = Options{Blog: korean, Now: now}

// load calls Load until it has finished, and returns the number of calls.
func load(s *Session, text string, size int) (LoadState, int) {
	for steps := 1; ; steps++ {
		if state := s.Load(text, size, loading); state != LoadPartial {
			return state, steps
		}
	}
}

// requireHolds checks that s and a session that parsed text as a whole return the same patch for a
// change.
func requireHolds(t *testing.T, s *Session, text string) {
	t.Helper()
	next := text + "끝"
	at := Units(text, len(text))
	patch, ok := s.Change(Change{at, at, "끝", at + 1, hashOf(next).sum}, loading)
	require.True(t, ok, "%q", text)
	var fresh Session
	var shown, want page
	shown.patch(fresh.Update(text, Options{Blog: korean, Now: now, Fresh: true}))
	shown.patch(patch)
	want.patch((&Session{}).Update(next, Options{Blog: korean, Now: now, Fresh: true}))
	require.Equal(t, want, shown, "%q", text)
}

func TestLoadReadsATextInSteps(t *testing.T) {
	text := front + strings.Repeat("## 하나\n\n하나 *둘* 셋[^1]\n\n```\n{ 코드 }\n```\n\n", 200) + "[^1]: 넷\n"
	var s Session
	state, steps := load(&s, text, 500)
	require.Equal(t, LoadComplete, state)
	require.Greater(t, steps, 20)
	requireHolds(t, &s, text)

	// A short change of a loaded text needs one step at any offset.
	text = strings.Replace(text, "하나", "하나 더", 3) + "끝"
	s = Session{}
	load(&s, text, 500)
	for _, old := range []string{"기록 1", "하나 더\n", "넷"} {
		text = strings.Replace(text, old, "새 "+old, 1)
		state, steps = load(&s, text, 500)
		require.Equal(t, LoadComplete, state)
		require.Equal(t, 1, steps)
	}
	requireHolds(t, &s, text)

	// A setting that changes all blocks needs more steps.
	_, steps = load(&s, strings.Replace(text, "math", "media_subpath: /x\nmath", 1), 500)
	require.Greater(t, steps, 20)
}

// Changes of a partially loaded text keep the loaded part.
func TestLoadFollowsChanges(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 5))
	for range 60 {
		text := front + strings.Repeat("하나 둘 *셋*\n\n- 넷 😭\n\n", 60)
		var s Session
		for range 8 {
			s.Load(text, 100, loading)
			runes := []rune(text)
			start := len([]rune(front)) + 3 + r.IntN(len(runes)-len([]rune(front))-3)
			end := min(len(runes), start+r.IntN(12))
			insert := []string{"", "가", "\n\n", "> ", "긴 글 "}[r.IntN(5)]
			text = string(runes[:start]) + strings.Repeat(insert, 1+r.IntN(50)) + string(runes[end:])
		}
		state, _ := load(&s, text, 100)
		require.Equal(t, LoadComplete, state)
		requireHolds(t, &s, text)
	}

	text := front + strings.Repeat("하나 둘 *셋*\n\n", 1000)
	_, all := load(&Session{}, text, 100)
	var s Session
	steps := 0
	for range all - 10 {
		s.Load(text, 100, loading)
		text = strings.Replace(text, "하나", "하나하나", 1)
		steps++
	}
	_, rest := load(&s, text, 100)
	require.Less(t, steps+rest, all+20, "typing above the loaded part")
}

func TestLoadRefusesTextsThatChangeRefuses(t *testing.T) {
	for _, text := range []string{
		"하나", front + "{% include a.html %}\n", front + "하나\n\n* 목차\n{:toc}\n", strings.ReplaceAll(front, "\n", "\r\n") + "하나\r\n", front + "하나\r\n",
		strings.Replace(front, "b]", "b", 1) + "하나", "---\ntitle: " + strings.Repeat("word ", 4000) + "\n---\n하나",
	} {
		var s Session
		state, _ := load(&s, text, 500)
		require.Equal(t, LoadRefused, state, "%q", text)
		state, _ = load(&s, front+"하나", 500)
		require.Equal(t, LoadComplete, state)
		requireHolds(t, &s, front+"하나")
	}
}

func BenchmarkLoad(b *testing.B) {
	log, err := os.ReadFile("../cmd/benchlive/log.md")
	require.NoError(b, err)
	for _, times := range []int{16, 160} {
		text := front + strings.Repeat(string(log), times)
		b.Run(fmt.Sprintf("%dkB", len(text)/1000), func(b *testing.B) {
			steps := 0
			for range b.N {
				_, steps = load(&Session{}, text, 4096)
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/float64(steps), "µs/step")
		})
	}
}
