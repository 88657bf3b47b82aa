package site

import (
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// covering returns the text of licenses.txt below the name of a part.
func covering(t *testing.T, licenses, name string) string {
	t.Helper()
	for _, entry := range strings.Split(licenses, "\n================================================================\n")[1:] {
		names, text, _ := strings.Cut(strings.TrimSpace(entry), "\n\n")
		for _, line := range strings.Split(names, "\n") {
			if line == name || strings.HasPrefix(line, name+" ") {
				return text
			}
		}
	}
	require.Fail(t, "licenses.txt does not list "+name)
	return ""
}

// Every module linked into the engine or bundled into a script is listed with its text. The test
// derives the lists differently than the build: from the binary, and from the bundles.
func TestEveryBundledModuleIsListedWithItsLicence(t *testing.T) {
	dist, m := daylog(t)
	require.Contains(t, m.Files, licensesName, "it is served, and stored for use without a network")
	licenses := readFile(t, dist, licensesName)

	out, err := exec.Command("go", "version", "-m", dist+"/engine.wasm").CombinedOutput()
	modules := regexp.MustCompile(`(?m)^\s+dep\s+(\S+)\s+(\S+)`).FindAllStringSubmatch(string(out), -1)
	// if the tool cannot read wasm, the linker's module table is in the data
	if err != nil || len(modules) == 0 {
		engine := readFile(t, dist, "engine.wasm")
		modules = regexp.MustCompile(`dep\t(\S+)\t(\S+)\t`).FindAllStringSubmatch(engine, -1)
	}
	require.NotEmpty(t, modules, "the engine names the modules that it is linked from")
	for _, module := range modules {
		require.NotEmpty(t, covering(t, licenses, module[1]+" "+module[2]))
	}

	f := files{}
	require.NoError(t, f.copy(os.DirFS("../../web"), ".", asIs...))
	inputs, err := f.bundle("../..", false)
	require.NoError(t, err)
	packages := 0
	for _, input := range inputs {
		if match := regexp.MustCompile(`^node_modules/((?:@[^/]+/)?[^/]+)/`).FindStringSubmatch(input); match != nil {
			require.NotEmpty(t, covering(t, licenses, match[1]))
			packages++
		}
	}
	require.Greater(t, packages, 100)

	for name, words := range map[string]string{
		"daylog":                           "MIT License",
		"data of daylog's internal/chirpy": "Copyright (c) 2019 Cotes Chung",
		"Go's runtime":                     "Redistribution and use in source and binary forms",
		"github.com/yuin/goldmark":         "Permission is hereby granted",
		"@codemirror/view":                 "Permission is hereby granted",
		"fflate":                           "Permission is hereby granted",
		"idb":                              "Permission to use, copy, modify, and/or distribute",
		"mathjax-full":                     "Apache License",
	} {
		require.Contains(t, covering(t, licenses, name), words, name)
	}
	require.NotContains(t, licenses, "\ntypescript ", "a tool is not a part of the files")
}

func TestAPartWithoutALicenceFailsTheBuild(t *testing.T) {
	c := sourceTree(t, map[string]string{
		"web/node_modules/free/package.json": `{"version": "1.0.0", "license": "WTFPL"}`,
		"web/node_modules/free/index.js":     "export const free = { of: \"charge\" }\n",
		"web/app.js":                         "import { free } from \"free\"\nconsole.log(free)\n",
	})
	_, err := Build(c)
	require.ErrorContains(t, err, `free, which is in the built files, has no licence file and declares "WTFPL"`)
	writeFile(t, c.Root+"/web/node_modules/free/LICENSE.md", "Do what you like.")
	_, err = Build(c)
	require.NoError(t, err)
	require.Contains(t, readFile(t, c.Dist, licensesName), "free 1.0.0\n\nDo what you like.")
}
