package e2e

import (
	"net/http"
	"os"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"daylog/internal/site"
)

// dist is the built site, made once.
var dist struct {
	once   sync.Once
	folder string
	err    error
}

// open opens daylog as v says.
func open(t testing.TB, v visit) *page {
	t.Helper()
	return openHandler(t, builtSite(t), v)
}

func builtSite(t testing.TB) http.Handler {
	t.Helper()
	dist.once.Do(func() {
		if dist.folder, dist.err = os.MkdirTemp("", "daylog-e2e-"); dist.err == nil {
			_, dist.err = site.Build(site.Config{Root: "../..", Dist: dist.folder, Quick: true})
		}
	})
	require.NoError(t, dist.err)
	return site.Handler(dist.folder)
}
