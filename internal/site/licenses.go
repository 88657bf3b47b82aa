package site

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// licenses.txt holds the licence of every module in the built files. The list is derived: Go
// modules from the packages of the engine, npm packages from the sources that esbuild bundled.

const licensesName = "licenses.txt"

// A part is a module in the built files.
type part struct {
	name, version string
	declared      string   // SPDX identifier that the module declares, or ""
	folder        string   // location of its licence files
	texts         []string // contents of its licence files
}

// licenses adds licenses.txt. inputs are the bundled source files, relative to root/web.
func (f files) licenses(root string, inputs []string) error {
	goroot, err := goEnv("GOROOT")
	if err != nil {
		return err
	}
	version, err := goEnv("GOVERSION")
	if err != nil {
		return err
	}
	modules, err := goModules(root)
	if err != nil {
		return err
	}
	packages, err := npmPackages(filepath.Join(root, "web"), inputs)
	if err != nil {
		return err
	}
	parts := slices.Concat([]part{
		{name: "daylog", folder: root},
		{name: "Go's runtime and standard library", version: version, folder: goroot},
	}, foreignData(root), modules, packages)
	if err := readLicenses(parts); err != nil {
		return err
	}
	f[licensesName] = formatLicenses(parts)
	return nil
}

// foreignData lists the packages of the engine that hold data of others under their own licence.
func foreignData(root string) (parts []part) {
	files, _ := filepath.Glob(filepath.Join(root, "internal", "*", "LICENSE")) // the pattern is valid
	for _, file := range files {
		folder := filepath.Dir(file)
		parts = append(parts, part{name: "data of daylog's internal/" + filepath.Base(folder), folder: folder})
	}
	return parts
}

// goModules lists the modules linked into the engine, except this one.
func goModules(root string) ([]part, error) {
	cmd := exec.Command("go", "list", "-deps", "-json=Module", "./wasm")
	cmd.Dir = root
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("go list -deps ./wasm: %w", err)
	}
	found := map[string]part{}
	for d := json.NewDecoder(bytes.NewReader(out)); d.More(); {
		var p struct {
			Module *struct {
				Path, Version, Dir string
				Main               bool
			}
		}
		if err := d.Decode(&p); err != nil {
			return nil, fmt.Errorf("read go list's answer: %w", err)
		}
		if m := p.Module; m != nil && !m.Main {
			found[m.Path] = part{name: m.Path, version: m.Version, folder: m.Dir}
		}
	}
	return sorted(found), nil
}

// npmPackages lists the packages that contain the files.
func npmPackages(web string, inputs []string) ([]part, error) {
	found := map[string]part{}
	for _, input := range inputs {
		at := strings.LastIndex(input, "node_modules/")
		if at < 0 {
			continue
		}
		names := strings.Split(input[at+len("node_modules/"):], "/")
		name := names[0]
		if strings.HasPrefix(name, "@") {
			name = path.Join(names[0], names[1])
		}
		folder := filepath.Join(web, filepath.FromSlash(input[:at]), "node_modules", filepath.FromSlash(name))
		if _, ok := found[folder]; ok {
			continue
		}
		data, err := os.ReadFile(filepath.Join(folder, "package.json"))
		if err != nil {
			return nil, fmt.Errorf("find the licence of %s: %w", name, err)
		}
		var described struct{ Version, License string }
		if err := json.Unmarshal(data, &described); err != nil {
			return nil, fmt.Errorf("read package.json of %s: %w", name, err)
		}
		found[folder] = part{name: name, version: described.Version, declared: described.License, folder: folder}
	}
	return sorted(found), nil
}

func sorted(parts map[string]part) []part {
	return slices.SortedFunc(maps.Values(parts), func(a, b part) int {
		return strings.Compare(a.name+" "+a.version, b.name+" "+b.version)
	})
}

var licenseFile = regexp.MustCompile(`(?i)^(licen[cs]e|copying|notice)([.-].*)?$`)

// readLicenses reads the licence files of each part. A package that only declares a licence gets
// the text of another package with the same licence.
func readLicenses(parts []part) error {
	declared := map[string][]string{}
	for i, p := range parts {
		entries, err := os.ReadDir(p.folder)
		if err != nil {
			return fmt.Errorf("find the licence of %s: %w", p.name, err)
		}
		for _, entry := range entries {
			if entry.IsDir() || !licenseFile.MatchString(entry.Name()) {
				continue
			}
			text, err := os.ReadFile(filepath.Join(p.folder, entry.Name()))
			if err != nil {
				return fmt.Errorf("read the licence of %s: %w", p.name, err)
			}
			parts[i].texts = append(parts[i].texts, strings.TrimSpace(strings.ReplaceAll(string(text), "\r\n", "\n")))
		}
		if p.declared != "" && len(parts[i].texts) > 0 {
			declared[p.declared] = parts[i].texts
		}
	}
	var errs []error
	for i, p := range parts {
		if len(p.texts) == 0 {
			parts[i].texts = declared[p.declared]
		}
		if len(parts[i].texts) == 0 {
			errs = append(errs, fmt.Errorf("%s, which is in the built files, has no licence file and declares %q", p.name, p.declared))
		}
	}
	return errors.Join(errs...)
}

// formatLicenses formats each text once, below the names of all parts that it covers.
func formatLicenses(parts []part) []byte {
	const line = "\n\n================================================================\n\n"
	var texts []string
	named := map[string][]string{}
	for _, p := range parts {
		text := strings.Join(p.texts, "\n\n----------------\n\n")
		if named[text] == nil {
			texts = append(texts, text)
		}
		named[text] = append(named[text], strings.TrimSpace(p.name+" "+p.version))
	}
	var out bytes.Buffer
	out.WriteString("daylog consists of the following parts, each under its own licence. MathJax's fonts (fonts/mathjax) are a part of mathjax-full.")
	for _, text := range texts {
		out.WriteString(line + strings.Join(named[text], "\n") + "\n\n" + text)
	}
	out.WriteByte('\n')
	return out.Bytes()
}
