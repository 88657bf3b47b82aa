package session

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"daylog/internal/edit"
)

// A fix may lie behind the range that its problem marks.
func TestClosesFrontMatter(t *testing.T) {
	text := "---\ntitle: 글 😀\n\n본문\n"
	o := Options{Name: "2026-11-23-a.md", Now: time.Date(2026, 11, 24, 0, 0, 0, 0, time.UTC)}
	problems := Check(text, o)
	require.Equal(t, "front-matter-unclosed", problems[0].Rule)
	fixed, err := edit.Apply(text, problems[0].Fix)
	require.NoError(t, err)
	require.Equal(t, "---\ntitle: 글 😀\n---\n\n본문\n", fixed)
	require.Empty(t, Check(fixed, o))
}
