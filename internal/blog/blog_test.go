package blog

import (
	"testing"

	"github.com/stretchr/testify/require"

	"daylog/internal/post"
)

func TestDefaultIsChirpysStarter(t *testing.T) {
	seoul := post.Zone{Name: "Asia/Seoul", Changes: []post.OffsetChange{{At: 0, Offset: 9 * 3600}}}
	b := Default("", seoul)
	require.Equal(t, "en", b.Lang)
	require.Equal(t, seoul, b.Zone)
	require.Equal(t, "/posts/:title/", b.Permalink)
	require.Equal(t, "&#8617;&#xfe0e;", b.Kramdown["footnote_backlink"])
	require.Equal(t, []string{"2.5", "4.7"}, []string{b.Versions.Kramdown, b.Versions.Rouge})
	require.Empty(t, b.Problems)
	require.Equal(t, "ko-KR", Default("ko-KR", post.UTC).Lang)
}
