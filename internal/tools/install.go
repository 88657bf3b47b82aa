package tools

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
)

// Install makes every tool available. On Debian it installs missing ones, as root or with a sudo
// that needs no password; otherwise the error contains the command to run. On other systems it
// lists missing tools. A tool that is too old is an error.
func Install(out io.Writer) error {
	missing, err := check()
	if err != nil || len(missing) == 0 {
		return err
	}
	packages, others := split(missing)
	if len(others) > 0 {
		return fmt.Errorf("install first: %s", strings.Join(others, ", "))
	}
	if !onDebian() {
		return list(out, missing)
	}
	become, ok := becomeRoot()
	if !ok {
		return fmt.Errorf("the tests need Debian packages that are not installed; install them with\n\n    %s", byHand(packages))
	}
	fmt.Fprintln(out, "installing Debian packages for the tests:", strings.Join(packages, " "))
	// Old package lists may name browser versions or files that the mirror no longer has.
	for _, args := range [][]string{{"update"}, append([]string{"-y", "--no-install-recommends", "install"}, packages...)} {
		command := append(append(become, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-o", "DPkg::Lock::Timeout=300"), args...)
		run := exec.Command(command[0], command[1:]...)
		run.Stdout, run.Stderr = out, out
		if err := run.Run(); err != nil {
			return fmt.Errorf("%s: %w", strings.Join(command, " "), err)
		}
	}
	missing, err = check()
	if err == nil && len(missing) > 0 {
		err = fmt.Errorf("still missing after the installation: %s", strings.Join(names(missing), ", "))
	}
	return err
}

// check returns the missing tools, and an error that lists those that are too old.
func check() (missing []Tool, err error) {
	var errs []error
	for _, tool := range all {
		if _, err := tool.Find(); errors.Is(err, exec.ErrNotFound) || errors.Is(err, os.ErrNotExist) {
			errs = append(errs, err) // the program that the tool's variable names
		} else if err != nil {
			missing = append(missing, tool)
		} else {
			errs = append(errs, tool.TooOld(tool.found()))
		}
	}
	return missing, errors.Join(errs...)
}

// split returns the Debian packages of tools, and the tools without a package.
func split(tools []Tool) (packages, others []string) {
	for _, tool := range tools {
		if tool.Package == "" {
			others = append(others, tool.String())
		} else {
			packages = append(packages, tool.Package)
		}
	}
	return slices.Compact(packages), others
}

func names(tools []Tool) (all []string) {
	for _, tool := range tools {
		all = append(all, tool.String())
	}
	return all
}

// list prints the tests that are skipped, or returns an error if tests must not be skipped.
func list(out io.Writer, missing []Tool) error {
	if !mayLack() {
		return fmt.Errorf("missing: %s", strings.Join(names(missing), ", "))
	}
	fmt.Fprintln(out, "not a Debian system, so nothing is installed. Tests that need one of these are skipped:")
	for _, name := range names(missing) {
		fmt.Fprintln(out, "  "+name)
	}
	return nil
}

// becomeRoot returns the prefix of a command that root must run.
func becomeRoot() (words []string, ok bool) {
	if id, err := exec.Command("id", "-u").Output(); err == nil && strings.TrimSpace(string(id)) == "0" {
		return nil, true
	}
	return []string{"sudo", "-n"}, exec.Command("sudo", "-n", "true").Run() == nil
}

// byHand returns the command that installs packages.
func byHand(packages []string) string {
	command := "apt-get update && apt-get install -y --no-install-recommends " + strings.Join(packages, " ")
	if _, err := exec.LookPath("sudo"); err != nil {
		return "su -c '" + command + "'"
	}
	return "sudo sh -c '" + command + "'"
}
