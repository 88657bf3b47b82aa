// Package tools lists the programs that the tests need, the oldest supported version of each, and
// its Debian package.
package tools

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// A Tool is a program, a Ruby gem or a font.
type Tool struct {
	Name     string   // for messages
	Package  string   // Debian package; "" if it is too old or does not exist
	Programs []string // alternatives: names in PATH, or patterns of paths
	Variable string   // environment variable that names a program to use instead
	Gem      string
	Font     string   // font family
	Version  []string // command that prints the version; nil: the program with --version
	Least    string   // oldest supported version; "" for any
	Exactly  bool     // test results hold for this version only
}

// all lists the tools in the order in which Install checks them.
var all = []Tool{
	{Name: "Node", Programs: []string{"node"}, Least: "20"},
	{Name: "npm", Programs: []string{"npm"}, Least: "9"},
	{Name: "Chromium", Package: "chromium", Programs: []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"}, Variable: "CHROMIUM", Least: "150"},
	{Name: "Firefox", Package: "firefox-esr", Programs: []string{"firefox-esr", "firefox"}, Variable: "FIREFOX", Least: "140"},
	{Name: "WebKitGTK's driver", Package: "webkit2gtk-driver", Programs: []string{"WebKitWebDriver"}, Version: []string{"dpkg-query", "-W", "-f", "${Version}", "webkit2gtk-driver"}, Least: "2.50"},
	{Name: "WebKitGTK's MiniBrowser", Package: "webkit2gtk-driver", Programs: []string{"/usr/lib/*/webkit2gtk-4*/MiniBrowser", "/usr/lib*/webkit2gtk-4*/MiniBrowser", "/usr/libexec/webkit2gtk-4*/MiniBrowser"}},
	{Name: "Xvfb", Package: "xvfb", Programs: []string{"Xvfb"}},
	{Name: "Ruby", Package: "ruby", Programs: []string{"ruby"}, Least: "3.1"},
	{Name: "kramdown", Package: "ruby-kramdown", Gem: "kramdown", Least: "2.4", Exactly: true},
	{Name: "kramdown's GFM parser", Package: "ruby-kramdown-parser-gfm", Gem: "kramdown-parser-gfm", Least: "1.1"},
	{Name: "Rouge", Package: "ruby-rouge", Gem: "rouge", Least: "3.30", Exactly: true},
	{Name: "Liquid", Package: "ruby-liquid", Gem: "liquid", Least: "4.0"},
	{Name: "Jekyll", Package: "jekyll", Programs: []string{"jekyll"}, Least: "4.3"},
	{Name: "html-proofer", Package: "ruby-html-proofer", Programs: []string{"htmlproofer"}},
	{Name: "Noto Sans CJK", Package: "fonts-noto-cjk", Font: "Noto Sans CJK KR"},
	{Name: "Noto Color Emoji", Package: "fonts-noto-color-emoji", Font: "Noto Color Emoji"},
}

// Named returns the tool with a name.
func Named(name string) Tool {
	return all[slices.IndexFunc(all, func(t Tool) bool { return t.Name == name })]
}

// String returns the tool's name with the required version.
func (t Tool) String() string {
	switch {
	case t.Least == "":
		return t.Name
	case t.Exactly:
		return t.Name + " " + t.Least
	}
	return t.Name + " " + t.Least + " or newer"
}

// Find returns the path of the tool's program: Ruby's for a gem, fc-list's for a font.
func (t Tool) Find() (string, error) {
	missing := fmt.Errorf("%s is not installed", t)
	switch {
	case t.Gem != "":
		ruby, err := exec.LookPath("ruby")
		if err != nil || t.found() == "" {
			return "", missing
		}
		return ruby, nil
	case t.Font != "":
		list, err := exec.LookPath("fc-list")
		if out, _ := exec.Command("fc-list", t.Font).Output(); err != nil || len(out) == 0 {
			return "", missing
		}
		return list, nil
	}
	if chosen := os.Getenv(t.Variable); t.Variable != "" && chosen != "" {
		file, err := exec.LookPath(chosen)
		if err != nil {
			return "", fmt.Errorf("%s=%s: %w", t.Variable, chosen, err)
		}
		return file, nil
	}
	for _, name := range t.Programs {
		files := []string{name}
		if strings.Contains(name, "/") {
			files, _ = filepath.Glob(name)
		}
		for _, file := range files {
			if file, err := exec.LookPath(file); err == nil {
				return file, nil
			}
		}
	}
	return "", missing
}

const gemVersion = `begin
  print Gem::Specification.find_by_name(ARGV[0]).version
rescue LoadError
end`

// found returns the installed version, or "" if it cannot be determined.
func (t Tool) found() string {
	command := t.Version
	if t.Gem != "" {
		command = []string{"ruby", "-e", gemVersion, t.Gem}
	} else if command == nil {
		file, err := t.Find()
		if err != nil || t.Least == "" {
			return ""
		}
		command = []string{file, "--version"}
	}
	out, _ := exec.Command(command[0], command[1:]...).Output()
	return number.FindString(string(out))
}

var number = regexp.MustCompile(`\d+(\.\d+)+|\d+`)

// TooOld returns an error if a version is older than the tool's Least.
func (t Tool) TooOld(version string) error {
	if version == "" || t.Least == "" || compare(version, t.Least) >= 0 {
		return nil
	}
	return fmt.Errorf("%s: found version %s, needed %s or newer", t.Name, version, t.Least)
}

// compare compares as many components of two versions as the second has.
func compare(version, with string) int {
	parts := strings.Split(version, ".")
	for i, part := range strings.Split(with, ".") {
		a, b := 0, 0
		if i < len(parts) {
			a, _ = strconv.Atoi(parts[i])
		}
		b, _ = strconv.Atoi(part)
		if a != b {
			return a - b
		}
	}
	return 0
}

// onDebian reports whether apt-get can install missing tools.
func onDebian() bool {
	for _, name := range []string{"dpkg-query", "apt-get"} {
		if _, err := exec.LookPath(name); err != nil {
			return false
		}
	}
	return true
}

// mayLack reports whether tests of a missing tool may be skipped: it cannot be installed, and this
// is not a CI run.
func mayLack() bool { return !onDebian() && os.Getenv("CI") == "" }

// Need returns the path of a tool's program. If the tool is missing, the test fails; where mayLack
// holds, it is skipped.
func Need(t testing.TB, name string) string {
	t.Helper()
	if runtime.GOOS == "js" {
		t.Skip("no processes here")
	}
	tool := Named(name)
	file, err := tool.Find()
	if err != nil && mayLack() {
		t.Skip(err)
	} else if err != nil {
		t.Fatalf("%v (make deps installs it)", err)
	}
	if found := ""; tool.Exactly {
		if found = tool.found(); compare(found, tool.Least) != 0 {
			t.Skipf("%s is compared with, not %s", tool, found)
		}
	}
	return file
}
