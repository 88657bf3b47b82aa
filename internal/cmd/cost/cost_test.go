package main

import (
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

// The cost of a construct is about proportional to its text.
var torture = flag.Bool("torture", false, "count for all constructs and languages, which takes more than a minute")

func TestCostIsLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("it builds a command of its own")
	}
	folder := t.TempDir()
	command := filepath.Join(folder, "cost")
	build := exec.Command("go", "build", "-overlay", countSearches(t, folder), "-cover", "-covermode=atomic",
		"-coverpkg=daylog/internal/...", "-tags=countsearches", "-o", command, ".")
	output, err := build.CombinedOutput()
	require.NoError(t, err, string(output))
	run := exec.Command(command, "front matter:", "daily:", "theme:", "markdown:")
	if *torture {
		run = exec.Command(command)
	}
	run.Env = append(os.Environ(), "GOCOVERDIR="+folder)
	output, err = run.CombinedOutput()
	require.NoError(t, err, "growth for twice the text:\n%s", output)
}

// Quadratic cost is detected.
func TestGrowth(t *testing.T) {
	require.InDelta(t, 2, growth([3]float64{110, 210, 410}, 10), 0.01)
	require.InDelta(t, 4, growth([3]float64{110, 410, 1610}, 10), 0.01)
	require.InDelta(t, 1, growth([3]float64{1000, 1001, 1003}, 10), 0.01)
}
