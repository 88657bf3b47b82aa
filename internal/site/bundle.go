package site

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// styleSheets are those of the app and of the page, one for each theme that has its own.
var styleSheets = []string{
	"app.css", "preview.css", "sheets/plain.css", "sheets/minima.css", "sheets/minimal-mistakes.css",
}

// bundle adds the scripts and style sheets of root/web; if fresh, with a service worker that stores
// nothing. It returns the source files, relative to root/web.
func (f files) bundle(root string, fresh bool) (inputs []string, err error) {
	goroot, err := goEnv("GOROOT")
	if err != nil {
		return nil, err
	}
	// Separate entries keep their names. start.js imports app.js, which imports the others on
	// demand.
	page := options(root, "start", "app", "strings/en", "strings/ko", "page/math", "browser/compare")
	page.Splitting = true
	page.Alias = map[string]string{"wasm_exec.js": filepath.Join(goroot, "lib", "wasm", "wasm_exec.js")}
	page.ChunkNames = "chunk-[hash]"
	page.Banner = map[string]string{"js": "import\"./" + withVersion(checkName) + "\";"}
	check := options(root, "browser/same-version")
	// The worker's bundle exports nothing, so it works as a classic and as a module worker.
	worker := options(root, "engine/worker/engine")
	worker.EntryPointsAdvanced[0].OutputPath = "worker"
	worker.Alias = page.Alias
	unzip := options(root, "engine/worker/unzip")
	worker.Banner = map[string]string{"js": workerCheck}
	unzip.Banner = worker.Banner
	keeper := options(root, "engine/worker/sw")
	if fresh {
		keeper = options(root, "engine/worker/resign")
	}
	keeper.EntryPointsAdvanced[0].OutputPath = strings.TrimSuffix(workerName, ".js")
	rescue := options(root, "rescue")
	rescue.Format = api.FormatIIFE
	styles := options(root, styleSheets...)
	var errs []error
	for _, o := range []api.BuildOptions{page, check, worker, unzip, keeper, rescue, styles} {
		m, err := f.run(o)
		inputs, errs = append(inputs, m.inputs()...), append(errs, err)
		if o.Splitting && err == nil {
			f.preload(m, "start.js", "app.js")
			f.versionImports(m)
		}
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	for _, sheet := range styleSheets {
		name := path.Base(sheet)
		f[name] = slices.Concat([]byte("daylog-version{--version:"+strconv.Quote(versionMark)+"}"), f[name])
	}
	return inputs, nil
}

// options returns the options to bundle entries, which are relative to root/web. An output is named
// after the last part of its entry's path.
func options(root string, entries ...string) api.BuildOptions {
	web, _ := filepath.Abs(filepath.Join(root, "web"))
	o := api.BuildOptions{
		AbsWorkingDir:     web,
		Outdir:            web,
		Outbase:           web,
		Bundle:            true,
		Metafile:          true,
		Format:            api.FormatESModule,
		Platform:          api.PlatformBrowser,
		Target:            api.ES2022,
		Charset:           api.CharsetUTF8,
		LegalComments:     api.LegalCommentsEndOfFile,
		MinifyWhitespace:  true,
		MinifyIdentifiers: true,
		MinifySyntax:      true,
	}
	for _, entry := range entries {
		o.EntryPointsAdvanced = append(o.EntryPointsAdvanced, api.EntryPoint{
			InputPath:  "./" + entry,
			OutputPath: strings.TrimSuffix(path.Base(entry), path.Ext(entry)),
		})
	}
	return o
}

// run adds the outputs of one esbuild run.
func (f files) run(o api.BuildOptions) (m metafile, err error) {
	r := api.Build(o)
	if len(r.Errors) > 0 {
		text := api.FormatMessages(append(r.Errors, r.Warnings...), api.FormatMessagesOptions{})
		return m, fmt.Errorf("bundle %s:\n%s", o.EntryPointsAdvanced[0].InputPath, strings.Join(text, ""))
	}
	for _, out := range r.OutputFiles {
		name, err := filepath.Rel(o.Outdir, out.Path)
		if err != nil {
			return m, fmt.Errorf("bundle %s: %w", out.Path, err)
		}
		f[filepath.ToSlash(name)] = out.Contents
	}
	if err := json.Unmarshal([]byte(r.Metafile), &m); err != nil {
		return m, fmt.Errorf("read esbuild's metafile: %w", err)
	}
	return m, nil
}

// uninlined are packages of the engine in which the compiler inlines no call. A keystroke spends
// little of its time in them, and they become smaller.
var uninlined = []string{
	"fmt", "reflect", "time", "regexp", "regexp/syntax", "os", "io/fs", "net/url", "net/netip",
	"internal/poll", "internal/fmtsort", "internal/strconv", "syscall", "syscall/js", "strconv",
	"unicode", "embed", "encoding/base64", "encoding/hex", "daylog/internal/blog",
	"daylog/internal/check", "daylog/internal/chirpy", "daylog/internal/daily",
	"daylog/internal/frontmatter", "daylog/internal/liquid", "daylog/internal/payload",
	"daylog/internal/post", "daylog/internal/session", "daylog/internal/strftime", "daylog/wasm",
}

// buildEngine compiles root/wasm for the browser. It excludes version control information, because
// otherwise every commit would change the engine.
func buildEngine(root string) ([]byte, error) {
	out, err := os.CreateTemp("", "engine-*.wasm")
	if err != nil {
		return nil, err
	}
	defer os.Remove(out.Name())
	out.Close()
	args := []string{"build", "-trimpath", "-buildvcs=false", "-ldflags=-s -w"}
	for _, name := range uninlined {
		args = append(args, "-gcflags="+name+"=-l")
	}
	cmd := exec.Command("go", append(args, "-o", out.Name(), "./wasm")...)
	cmd.Dir = root
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	if text, err := cmd.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("go build ./wasm: %w\n%s", err, text)
	}
	return os.ReadFile(out.Name())
}

func goEnv(name string) (string, error) {
	out, err := exec.Command("go", "env", name).Output()
	if err != nil {
		return "", fmt.Errorf("go env %s: %w", name, err)
	}
	return strings.TrimSpace(string(out)), nil
}
