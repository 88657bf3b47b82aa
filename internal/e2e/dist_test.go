package e2e

import (
	"net/http"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"daylog/internal/site"
)

// dist is the built site, built once.
var dist struct {
	once   sync.Once
	temp   string // contains it, and other files that are built once
	folder string
	err    error
}

// open opens daylog for a visit.
func open(t testing.TB, v visit) *page {
	t.Helper()
	return openHandler(t, builtSite(t), v)
}

func builtSite(t testing.TB) http.Handler {
	t.Helper()
	dist.once.Do(func() {
		if dist.temp, dist.err = os.MkdirTemp("", "daylog-e2e-"); dist.err == nil {
			dist.folder = filepath.Join(dist.temp, "site")
			_, dist.err = site.Build(site.Config{Root: "../..", Dist: dist.folder, Quick: true})
		}
	})
	require.NoError(t, dist.err)
	return site.Handler(dist.folder)
}
