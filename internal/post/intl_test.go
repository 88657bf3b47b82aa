//go:build !js

package post

import (
	"archive/zip"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"sort"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"daylog/internal/tools"
)

// corrections are the zones whose past a release of the database corrected, with that release: an
// older one has other changes, or no such zone.
var corrections = map[string]string{
	"America/Tijuana": "2025c", // summer time of 1970 to 1975
}

// The zones that the shell reads from Intl are those of Go's database. Of two releases, only the
// years before the older one are compared.
func TestIntlHasTheZonesOfGo(t *testing.T) {
	here, zones := intlZones(t)
	root, err := exec.Command("go", "env", "GOROOT").Output()
	require.NoError(t, err)
	folder := filepath.Join(strings.TrimSpace(string(root)), "lib", "time")
	script, err := os.ReadFile(filepath.Join(folder, "update.bash"))
	require.NoError(t, err)
	release := string(regexp.MustCompile(`(?m)^DATA=(\w+)$`).FindSubmatch(script)[1])
	database, err := zip.OpenReader(filepath.Join(folder, "zoneinfo.zip"))
	require.NoError(t, err)
	defer database.Close()

	until := time.Date(2060, 1, 1, 0, 0, 0, 0, time.UTC)
	if release != here {
		older, err := time.Parse("2006", min(release, here)[:4])
		require.NoError(t, err)
		until = older
	}
	require.Greater(t, len(zones), 400)
	for _, got := range zones {
		want, ok := zoneFrom(t, database, got.Name)
		isSame := ok && equalUntil(want, got, until.Unix())
		corrected := corrections[got.Name]
		if differs := (release < corrected) != (here < corrected); differs {
			require.False(t, isSame, "%s no longer differs", got.Name)
		} else if ok || release == here {
			require.True(t, isSame, "%s: Go's database, %s, has\n%v; Intl, %s, has\n%v", got.Name, release,
				want.Changes, here, got.Changes)
		}
	}
}

// intlZones returns every zone of Node's Intl as the shell reads it, and the release of Node's
// database.
func intlZones(t *testing.T) (release string, zones []Zone) {
	t.Helper()
	const script = `
import { zoneChanges } from "../../web/engine/worker/zone.js"
const zones = Intl.supportedValuesOf("timeZone").map(zoneChanges)
console.log(JSON.stringify({ release: process.versions.tz, zones }))`
	out, err := exec.Command(tools.Need(t, "Node"), "--input-type=module", "--eval", script).Output()
	require.NoError(t, err)
	var intl struct {
		Release string
		Zones   []struct {
			Name    string
			Changes []int64
		}
	}
	require.NoError(t, json.Unmarshal(out, &intl))
	for _, z := range intl.Zones {
		zone := Zone{Name: z.Name}
		for i := 0; i < len(z.Changes); i += 2 {
			zone.Changes = append(zone.Changes, OffsetChange{z.Changes[i], int(z.Changes[i+1])})
		}
		zones = append(zones, zone)
	}
	return intl.Release, zones
}

// zoneFrom reads a zone of Go's database. LoadLocation would prefer that of the system, whose
// release is another one.
func zoneFrom(t *testing.T, database *zip.ReadCloser, name string) (zone Zone, ok bool) {
	t.Helper()
	file, err := database.Open(name)
	if err != nil {
		return Zone{}, false
	}
	defer file.Close()
	data, err := io.ReadAll(file)
	require.NoError(t, err)
	location, err := time.LoadLocationFromTZData(name, data)
	require.NoError(t, err)
	return ZoneOf(name, location), true
}

// equalUntil reports whether two zones have the same changes before an instant.
func equalUntil(a, b Zone, end int64) bool {
	before := func(changes []OffsetChange) []OffsetChange {
		n := sort.Search(len(changes), func(i int) bool { return changes[i].At >= end })
		return changes[:n]
	}
	return slices.Equal(before(a.Changes), before(b.Changes))
}
