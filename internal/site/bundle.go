package site

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// bundle adds the scripts and style sheets of root/web; to be fresh, with a service worker that keeps nothing.
func (f files) bundle(root string, fresh bool) error {
	goroot, err := goEnv("GOROOT")
	if err != nil {
		return err
	}
	// Entries of their own, so that they keep their names; start.js imports app.js, and that the others, when they are needed.
	page := options(root, "start", "app", "math", "compare")
	page.Splitting = true
	page.Metafile = true
	page.Alias = map[string]string{"wasm_exec.js": filepath.Join(goroot, "lib", "wasm", "wasm_exec.js")}
	page.ChunkNames = "chunk-[hash]"
	// The worker's bundle exports nothing, so that the same file serves as a classic and as a module worker.
	worker := options(root, "worker/engine")
	worker.EntryPointsAdvanced[0].OutputPath = "worker"
	worker.Alias = page.Alias
	unzip := options(root, "worker/unzip")
	unzip.EntryPointsAdvanced[0].OutputPath = "unzip"
	keeper := options(root, "worker/sw")
	if fresh {
		keeper = options(root, "worker/resign")
	}
	keeper.EntryPointsAdvanced[0].OutputPath = strings.TrimSuffix(workerName, ".js")
	rescue := options(root, "rescue")
	rescue.Format = api.FormatIIFE
	styles := options(root, "app.css", "preview.css")
	return errors.Join(f.run(page), f.run(worker), f.run(unzip), f.run(keeper), f.run(rescue), f.run(styles))
}

// options bundles the entries, given relative to root/web.
func options(root string, entries ...string) api.BuildOptions {
	web, _ := filepath.Abs(filepath.Join(root, "web"))
	o := api.BuildOptions{
		AbsWorkingDir:     web,
		Outdir:            web,
		Outbase:           web,
		Bundle:            true,
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
			OutputPath: strings.TrimSuffix(entry, filepath.Ext(entry)),
		})
	}
	return o
}

// run adds what one esbuild run puts out.
func (f files) run(o api.BuildOptions) error {
	r := api.Build(o)
	if len(r.Errors) > 0 {
		text := api.FormatMessages(append(r.Errors, r.Warnings...), api.FormatMessagesOptions{})
		return fmt.Errorf("bundle %s:\n%s", o.EntryPointsAdvanced[0].InputPath, strings.Join(text, ""))
	}
	for _, out := range r.OutputFiles {
		name, err := filepath.Rel(o.Outdir, out.Path)
		if err != nil {
			return fmt.Errorf("bundle %s: %w", out.Path, err)
		}
		f[filepath.ToSlash(name)] = out.Contents
	}
	if o.Metafile {
		return f.preload(r.Metafile, "start.js", "app.js")
	}
	return nil
}

// buildEngine compiles root/wasm for the browser. The version control's state stays out of it: it would make every
// commit a new engine.
func buildEngine(root string) ([]byte, error) {
	out, err := os.CreateTemp("", "engine-*.wasm")
	if err != nil {
		return nil, err
	}
	defer os.Remove(out.Name())
	out.Close()
	cmd := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-ldflags=-s -w", "-o", out.Name(), "./wasm")
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
