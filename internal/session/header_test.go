package session

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// An edit of the body keeps the header until the clock changes its problems.
func TestHeaderFollowsTheClock(t *testing.T) {
	text := "---\ntitle: 하루\ndate: 2026-11-23 22:00:00 +0900\n---\n\n본문"
	at := func(hour, minute, offset int) Options {
		return Options{Blog: korean, Now: time.Date(2026, 11, 23, hour, minute, 0, 0, time.FixedZone("", offset*3600))}
	}
	var s Session
	for _, step := range []struct {
		name  string
		clock Options
		fix   string // for a date in the future
	}{
		{"before it", at(21, 0, 9), "2026-11-23 21:00:00 +0900"},
		{"a minute later", at(21, 1, 9), "2026-11-23 21:01:00 +0900"},
		{"at its time", at(22, 0, 9), ""},
		{"behind it", at(23, 0, 9), ""},
		{"the clock was put back", at(21, 30, 9), "2026-11-23 21:30:00 +0900"},
		{"in another zone", at(13, 0, 0), ""},
	} {
		text += "."
		patch := s.Update(text, step.clock)
		var fresh Session
		same := fresh.Update(text, step.clock)
		require.Equal(t, fresh.Problems(step.clock), s.Problems(step.clock), step.name)
		require.Equal(t, same.Head, patch.Head, step.name)
		require.Equal(t, same.Post, patch.Post, step.name)
		if step.fix == "" {
			require.Empty(t, s.Problems(step.clock), step.name)
		} else {
			require.Equal(t, step.fix, s.Problems(step.clock)[0].Fix[0].New, step.name)
		}
	}
}
