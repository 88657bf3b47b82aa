package kramdown_test

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"daylog/internal/oracle"
)

var (
	docs   = flag.Int("docs", 2500, "how many generated documents TestLive compares with the real kramdown")
	seed   = flag.Uint64("seed", 1, "which documents TestLive generates")
	shrink = flag.Int("shrink", 40, "how many differing documents TestLive makes small")
	report = flag.String("report", "", "write what differs to this `file`, grouped by construct")
)

// TestLive compares generated documents with the real kramdown, if it is installed:
//
//	go test ./internal/kramdown -run TestLive -docs 200000 -seed 7 -timeout 1h
func TestLive(t *testing.T) { hunt(t, oracle.Start(t), "2.4") }

// TestLiveNewer is TestLive for kramdown 2.5, if the environment variable KRAMDOWN_2_5 has the
// folder of its Ruby files.
func TestLiveNewer(t *testing.T) { hunt(t, oracle.StartNewer(t), "2.5") }

func hunt(t *testing.T, k *oracle.Kramdown, version string) {
	o := recorded{}.options(t, version)
	found := oracle.Hunt(k, generator(t), *docs, *shrink, func(document string) string {
		return convertWith(o, document)
	})
	summary := fmt.Sprintf("seed %d: %d documents compared, %d differ; kramdown failed on %d and printed open tags for %d",
		*seed, found.Compared, found.Differing, found.Failed, found.Malformed)
	t.Log(summary)
	if *report != "" {
		require.NoError(t, os.WriteFile(*report, []byte(summary+"\n\n"+grouped(found.Differences)), 0o644))
	}
	for _, d := range found.Differences {
		t.Errorf("%s", d)
	}
	require.Zero(t, found.Differing)
	require.Greater(t, found.Compared, *docs*95/100, "kramdown should publish nearly all")
}

// TestLiveOptions compares generated documents under random options with both versions of the real
// kramdown, as far as they are there. Each hundred documents have options of their own.
func TestLiveOptions(t *testing.T) {
	for version := range versions {
		t.Run(version, func(t *testing.T) {
			start := oracle.Start
			if version == "2.5" {
				start = oracle.StartNewer
			}
			huntOptions(t, start(t), version)
		})
	}
}

func huntOptions(t *testing.T, k *oracle.Kramdown, version string) {
	const each = 100
	g := generator(t)
	compared := 0
	for i := range max(1, *docs/each) {
		config := g.Config(i)
		o := optionsOf(t, version, config)
		g := g
		g.Seed += uint64(i) << 32
		engine := func(document string) string { return convertWith(o, document) }
		found := oracle.Hunt(with(t, k, config), g, each, 3, engine)
		for _, d := range found.Differences {
			t.Errorf("%s under %v: %s", version, config, d)
		}
		compared += found.Compared
	}
	t.Logf("seed %d: %d documents compared", *seed, compared)
	require.Greater(t, compared, *docs*9/10, "kramdown should publish nearly all")
}

func generator(t *testing.T) oracle.Generator {
	g := oracle.Generator{Seed: *seed, Corpus: ownDocuments(t)}
	for _, path := range suiteDocuments() {
		g.Corpus = append(g.Corpus, read(t, path))
	}
	return g
}

// grouped lists the differences by construct, the most frequent construct first.
func grouped(differences []oracle.Difference) string {
	count := map[string]int{}
	for _, d := range differences {
		count[d.Construct()] += d.Count
	}
	differences = slices.Clone(differences)
	slices.SortStableFunc(differences, func(a, b oracle.Difference) int {
		x, y := a.Construct(), b.Construct()
		if x == y {
			return 0
		}
		if count[x] != count[y] {
			return count[y] - count[x]
		}
		return strings.Compare(x, y)
	})
	var b strings.Builder
	last := ""
	for _, d := range differences {
		if c := d.Construct(); c != last {
			fmt.Fprintf(&b, "## %s: %d\n\n", c, count[c])
			last = c
		}
		fmt.Fprintln(&b, d)
	}
	return b.String()
}
