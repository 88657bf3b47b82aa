package session

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// web/editor/snapshot.test.js has the same numbers.
func TestHashMatchesThePage(t *testing.T) {
	for text, want := range map[string]uint32{"": 0, "a": 0x61, "가\n나": 0xb43f4c56, "😭\r\n": 0x85d6a7d5} {
		require.Equal(t, want, hashOf(text).sum, "%q", text)
		for i := range text {
			require.Equal(t, want, hashOf(text[:i]).then(hashOf(text[i:])).sum, "%q at %d", text, i)
		}
	}
}
