package tools

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// A machine is a folder of stub programs, which is the whole PATH.
type machine struct {
	t      *testing.T
	folder string
}

// newMachine returns a machine with a supported version of every tool and no package manager.
func newMachine(t *testing.T) *machine {
	if runtime.GOOS == "js" {
		t.Skip("no processes here")
	}
	m := &machine{t, t.TempDir()}
	t.Setenv("PATH", m.folder)
	t.Setenv("CHROMIUM", "")
	t.Setenv("FIREFOX", "")
	t.Setenv("CI", "")
	mini := Named("WebKitGTK's MiniBrowser").Programs
	mini[0] = m.folder + "/MiniBrowser*"
	m.add("MiniBrowser4", "")
	for _, tool := range all {
		if len(tool.Programs) > 0 && !strings.Contains(tool.Programs[0], "/") {
			m.add(tool.Programs[0], fmt.Sprintf("echo %s %s.1", tool.Programs[0], tool.Least))
		}
	}
	m.add("ruby", `[ $# = 1 ] && echo "ruby 3.1.2p20" || case $3 in
		kramdown) echo 2.4.0;; kramdown-parser-gfm) echo 1.1.0;; rouge) echo 3.30.0;; liquid) echo 5.4.0;; esac`)
	m.add("fc-list", "echo $1")
	return m
}

func (m *machine) add(name, script string) {
	m.t.Helper()
	require.NoError(m.t, os.WriteFile(filepath.Join(m.folder, name), []byte("#!/bin/sh\n"+script+"\n"), 0o755))
}

func (m *machine) remove(names ...string) {
	m.t.Helper()
	for _, name := range names {
		require.NoError(m.t, os.Remove(filepath.Join(m.folder, name)))
	}
}

// debian adds Debian's package manager, which records its arguments and installs firefox-esr and
// xvfb.
func (m *machine) debian(user string) {
	m.add("id", "echo "+user)
	m.add("dpkg-query", "echo 2.50.6-1")
	m.add("env", `shift; exec "$@"`)
	m.add("apt-get", `echo "$@" >> `+m.folder+`/asked
case "$*" in *install*)
	for name in firefox-esr Xvfb; do
		printf '#!/bin/sh\necho 140.1\n' > `+m.folder+`/$name
		/bin/chmod +x `+m.folder+`/$name
	done
esac`)
}

func (m *machine) asked() string {
	data, _ := os.ReadFile(filepath.Join(m.folder, "asked"))
	return string(data)
}

func (m *machine) install() (said string, err error) {
	var out strings.Builder
	err = Install(&out)
	return out.String(), err
}

func TestInstallsNothingIfComplete(t *testing.T) {
	m := newMachine(t)
	m.debian("0")
	said, err := m.install()
	require.NoError(t, err)
	require.Empty(t, said)
	require.Empty(t, m.asked())
}

func TestRootInstallsAfterRefreshingTheLists(t *testing.T) {
	const options = "-qq -o DPkg::Lock::Timeout=300 "
	const want = options + "update\n" + options + "-y --no-install-recommends install firefox-esr xvfb\n"
	for name, arrange := range map[string]func(*machine){
		"root": func(m *machine) { m.debian("0") },
		"sudo": func(m *machine) {
			m.debian("1000")
			m.add("sudo", `shift; [ "$1" = true ] || exec "$@"`)
		},
	} {
		t.Run(name, func(t *testing.T) {
			m := newMachine(t)
			m.remove("firefox-esr", "Xvfb")
			arrange(m)
			said, err := m.install()
			require.NoError(t, err)
			require.Contains(t, said, "installing Debian packages for the tests: firefox-esr xvfb")
			require.Equal(t, want, m.asked())
		})
	}
}

func TestPrintsTheCommandWithoutRoot(t *testing.T) {
	for name, sudo := range map[string]string{"su -c": "", "sudo sh -c": "exit 1"} {
		m := newMachine(t)
		m.remove("firefox-esr", "Xvfb")
		m.debian("1000")
		if sudo != "" {
			m.add("sudo", sudo)
		}
		_, err := m.install()
		require.ErrorContains(t, err, name+" 'apt-get update && apt-get install -y --no-install-recommends firefox-esr xvfb'")
		require.Empty(t, m.asked())
	}
}

func TestAFailedInstallationIsAnError(t *testing.T) {
	m := newMachine(t)
	m.remove("firefox-esr", "Xvfb")
	m.debian("0")
	m.add("apt-get", "exit 100")
	_, err := m.install()
	require.ErrorContains(t, err, "update")
	m.add("apt-get", "") // installs nothing
	_, err = m.install()
	require.EqualError(t, err, "still missing after the installation: Firefox 140 or newer, Xvfb")
}

func TestOtherSystemsListMissingTools(t *testing.T) {
	m := newMachine(t)
	m.remove("firefox-esr", "ruby")
	said, err := m.install()
	require.NoError(t, err)
	for _, want := range []string{"Firefox 140 or newer", "Ruby 3.1 or newer", "kramdown 2.4", "Rouge 3.30"} {
		require.Contains(t, said, "  "+want+"\n")
	}
	require.NotContains(t, said, "Chromium")
	t.Setenv("CI", "true")
	_, err = m.install()
	require.ErrorContains(t, err, "missing: Firefox 140 or newer, Ruby")
}

func TestTooOldVersionIsAnErrorEverywhere(t *testing.T) {
	for _, debian := range []bool{true, false} {
		m := newMachine(t)
		m.remove("Xvfb")
		if debian {
			m.debian("0")
		}
		m.add("chromium", "echo Chromium 148.0.7000.1 built on Debian")
		m.add("node", "echo v18.19.0")
		_, err := m.install()
		require.ErrorContains(t, err, "Chromium: found version 148.0.7000.1, needed 150 or newer")
		require.ErrorContains(t, err, "Node: found version 18.19.0, needed 20 or newer")
		require.Empty(t, m.asked(), "nothing is installed before that")
	}
}

func TestNodeIsRequired(t *testing.T) {
	m := newMachine(t)
	m.remove("node")
	_, err := m.install()
	require.EqualError(t, err, "install first: Node 20 or newer")
}

func TestAVariableChoosesABrowser(t *testing.T) {
	m := newMachine(t)
	m.add("other", "echo Firefox 100.0")
	t.Setenv("FIREFOX", filepath.Join(m.folder, "other"))
	_, err := m.install()
	require.ErrorContains(t, err, "Firefox: found version 100.0")
	t.Setenv("FIREFOX", "/nowhere/firefox")
	_, err = m.install()
	require.ErrorContains(t, err, "FIREFOX=/nowhere/firefox")
}

func TestCompareVersions(t *testing.T) {
	tool := Tool{Name: "x", Least: "3.30"}
	require.NoError(t, tool.TooOld("3.30"))
	require.NoError(t, tool.TooOld("3.30.1"))
	require.NoError(t, tool.TooOld("3.100"))
	require.NoError(t, tool.TooOld("10"))
	require.NoError(t, tool.TooOld(""), "it cannot be told")
	require.Error(t, tool.TooOld("3.4.9"))
	require.Error(t, tool.TooOld("3"))
}

func TestTheREADMEStatesTheVersions(t *testing.T) {
	data, err := os.ReadFile("../../README.md")
	require.NoError(t, err)
	readme := strings.Join(strings.Fields(string(data)), " ")
	for _, tool := range all {
		stated := strings.TrimSpace(tool.Name + " " + tool.Least)
		require.True(t, strings.Contains(readme, stated), stated)
	}
	mod, err := os.ReadFile("../../go.mod")
	require.NoError(t, err)
	stated := "Go " + regexp.MustCompile(`(?m)^go (.*)`).FindStringSubmatch(string(mod))[1] + " "
	require.True(t, strings.Contains(readme, stated), stated)
}

// A probe is a test whose outcome is recorded.
type probe struct {
	testing.TB
	outcome string
}

func (p *probe) Helper()                   {}
func (p *probe) Skip(args ...any)          { p.end("skip: " + fmt.Sprint(args...)) }
func (p *probe) Skipf(f string, as ...any) { p.end("skip: " + fmt.Sprintf(f, as...)) }
func (p *probe) Fatalf(f string, as ...any) {
	p.end("fail: " + fmt.Sprintf(f, as...))
}

func (p *probe) end(outcome string) {
	p.outcome = outcome
	runtime.Goexit()
}

// outcomeOf calls Need in a test and returns its outcome.
func outcomeOf(name string) string {
	p := &probe{}
	done := make(chan bool)
	go func() {
		defer close(done)
		p.outcome = "found: " + filepath.Base(Need(p, name))
	}()
	<-done
	return p.outcome
}

func TestSkipsOnlyWhereToolsMayBeMissing(t *testing.T) {
	m := newMachine(t)
	require.Equal(t, "found: firefox-esr", outcomeOf("Firefox"))
	require.Equal(t, "found: ruby", outcomeOf("Rouge"))
	m.add("ruby", "echo 4.5.1")
	require.Equal(t, "skip: Rouge 3.30 is compared with, not 4.5.1", outcomeOf("Rouge"))
	m.remove("firefox-esr")
	require.Equal(t, "skip: Firefox 140 or newer is not installed", outcomeOf("Firefox"))
	t.Setenv("CI", "1")
	require.Contains(t, outcomeOf("Firefox"), "fail: Firefox 140 or newer is not installed")
	t.Setenv("CI", "")
	m.debian("1000")
	require.Contains(t, outcomeOf("Firefox"), "fail: Firefox 140 or newer is not installed")
}
