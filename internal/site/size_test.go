package site

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/stretchr/testify/require"

	"daylog/internal/message"
)

// Limits of the download size on a slow connection. A change that exceeds one must give its reason
// here.
const (
	// 1,694 kB when this was set, with the check of the whole post, and 15 kB for the appearance.
	// Liquid and the check are larger than planned: the exact places of problems, Jekyll's verdicts
	// on front matter and the order of YAML's keys have no smaller form.
	engineLimit = 1710 * 1000
	pageLimit   = 250 * 1000 // scripts and styles that a log without math loads, in one language
	firstLimit  = 34 * 1000  // scripts that the first page waits for
)

// daylog builds the site itself, once.
func daylog(t *testing.T) (dist string, m Manifest) {
	t.Helper()
	onceDaylog.Do(func() {
		distDaylog, errDaylog = os.MkdirTemp("", "daylog-dist-")
		if errDaylog == nil {
			manifestDaylog, errDaylog = Build(Config{Root: "../..", Dist: distDaylog, Quick: true})
		}
	})
	require.NoError(t, errDaylog, "make fetches what the build needs")
	return distDaylog, manifestDaylog
}

var (
	onceDaylog     sync.Once
	distDaylog     string
	manifestDaylog Manifest
	errDaylog      error
)

func TestEngineIsSmall(t *testing.T) {
	size := brotliSize(t, "engine.wasm")
	t.Logf("engine.wasm: %d bytes brotli", size)
	require.LessOrEqual(t, size, engineLimit)
}

func TestUninlinedPackagesAreInTheEngine(t *testing.T) {
	cmd := exec.Command("go", "list", "-deps", "../../wasm")
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	out, err := cmd.Output()
	require.NoError(t, err)
	require.Subset(t, strings.Fields(string(out)), uninlined)
}

func TestPageIsSmall(t *testing.T) {
	dist, _ := daylog(t)
	// texts of the app and of the problems; the page loads those of one language
	texts := map[string][]string{}
	for language, problems := range message.All() {
		texts[language] = []string{language + ".js", scriptWith(t, problems["title-missing"])}
	}
	other := map[string]string{"en": "ko", "ko": "en"}
	for language, own := range texts {
		names := loads(t, dist, append(own, "start.js", "app.js", "rescue.js", "worker.js")...)
		for _, name := range texts[other[language]] {
			require.NotContains(t, names, name)
		}
		total := 0
		for _, name := range append(names, "app.css", "preview.css") {
			size := brotliSize(t, name)
			t.Logf("%s: %d bytes brotli", name, size)
			total += size
		}
		t.Logf("together in %s: %d bytes brotli", language, total)
		require.LessOrEqual(t, total, pageLimit)
	}
}

func TestFirstScreenIsSmall(t *testing.T) {
	dist, _ := daylog(t)
	total := 0
	for _, name := range loads(t, dist, "start.js") {
		size := brotliSize(t, name)
		t.Logf("%s: %d bytes brotli", name, size)
		total += size
	}
	t.Logf("together: %d bytes brotli", total)
	require.LessOrEqual(t, total, firstLimit)
}

func TestMathLoadsOnlyWhenALogHasMath(t *testing.T) {
	dist, _ := daylog(t)
	require.Contains(t, readFile(t, dist, "math.js"), "MathJax")
	for _, name := range loads(t, dist, "app.js") {
		require.NotContains(t, readFile(t, dist, name), "MathJax", name)
	}
}

// hosts are the hosts that the built code may name, with the reason; it fetches from none.
var hosts = map[string]string{
	"creativecommons.org": "the licence that the theme names below a post, in the first page",
	"site.invalid":        "stands for the site when links are read; no such host can be (RFC 2606)",
	"www.w3.org":          "names of XML namespaces",
}

func TestBuiltCodeNamesNoHost(t *testing.T) {
	dist, m := daylog(t)
	notice := regexp.MustCompile(`(?s)/\*.*?\*/`) // licences keep their links
	host := regexp.MustCompile(`(?:https?|wss?):\\?/\\?/([a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)+)`)
	for name := range m.Files {
		switch filepath.Ext(name) {
		case ".js", ".css", ".html", ".webmanifest":
			code := notice.ReplaceAllString(readFile(t, dist, name), "")
			for _, match := range host.FindAllStringSubmatch(code, -1) {
				if _, ok := hosts[match[1]]; !ok {
					t.Errorf("%s names %s", name, match[0])
				}
			}
		}
	}
}

// scriptWith returns the name of the script that contains a text.
func scriptWith(t *testing.T, text string) string {
	t.Helper()
	dist, m := daylog(t)
	for name := range m.Files {
		if filepath.Ext(name) == ".js" && strings.Contains(readFile(t, dist, name), text) {
			return name
		}
	}
	t.Fatalf("no script has the text %q", text)
	return ""
}

// loads lists scripts and their static imports.
func loads(t *testing.T, dist string, scripts ...string) []string {
	t.Helper()
	// a dynamic import has a parenthesis
	static := regexp.MustCompile(`(?:from|import)\s*"\./([^"?]+)[^"]*"`)
	names := slices.Clone(scripts)
	for i := 0; i < len(names); i++ {
		for _, match := range static.FindAllStringSubmatch(readFile(t, dist, names[i]), -1) {
			if !slices.Contains(names, match[1]) {
				names = append(names, match[1])
			}
		}
	}
	return names
}

// brotliSize returns the transfer size of a file in most browsers. It reads the compressed file
// from a dist of the same version, if there is one, to save time.
func brotliSize(t *testing.T, name string) int {
	t.Helper()
	dist, m := daylog(t)
	if there, err := readManifest("../../dist"); err == nil && there.Version == m.Version {
		if info, err := os.Stat(filepath.Join("../../dist", name+".br")); err == nil {
			return int(info.Size())
		}
	}
	var out bytes.Buffer
	w := brotli.NewWriterLevel(&out, brotli.BestCompression)
	_, err := io.Copy(w, strings.NewReader(readFile(t, dist, name)))
	require.NoError(t, err)
	require.NoError(t, w.Close())
	return out.Len()
}
