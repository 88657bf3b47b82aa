package recorded

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"daylog/internal/liquid"
)

func TestRead(t *testing.T) {
	s, err := Read("../liquid/testdata/site.json", time.FixedZone("", 9*60*60))
	require.NoError(t, err)
	get := func(v liquid.Value, key string) liquid.Value {
		v, _ = v.(liquid.Object).Get(key)
		return v
	}
	page, _ := s.Global("page")
	require.Equal(t, liquid.String(`데일리 로그 & "QA" <3`), get(page, "title"))
	require.Equal(t, liquid.String("_posts/2026-03-10-after.md"), get(get(page, "next"), "path"))
	site, _ := s.Global("site")
	require.Len(t, get(site, "posts"), 7)
	require.Nil(t, get(site, "config"))
	require.Equal(t, "2026-03-15T12:00:00+09:00", s.Now().Format(time.RFC3339))
}

func TestReadRejectsOtherFiles(t *testing.T) {
	for _, text := range []string{
		"", "[1]", "{}", `{"config": 1}`, `{"posts": [1], "config": {}}`, "{} x",
	} {
		file := filepath.Join(t.TempDir(), "site.json")
		require.NoError(t, os.WriteFile(file, []byte(text), 0o644))
		_, err := Read(file, time.UTC)
		require.ErrorContains(t, err, file, text)
	}
}
