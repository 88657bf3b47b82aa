package post

import (
	"testing"
	"time"
	_ "time/tzdata"

	"github.com/stretchr/testify/require"
)

func zoneOf(t *testing.T, name string) Zone {
	t.Helper()
	location, err := time.LoadLocation(name)
	require.NoError(t, err)
	return ZoneOf(name, location)
}

func TestLocationOfAZone(t *testing.T) {
	for _, name := range []string{"Asia/Seoul", "Europe/Paris", "America/St_Johns",
		"Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Apia"} {
		want, err := time.LoadLocation(name)
		require.NoError(t, err)
		got := zoneOf(t, name).Location()
		for at := time.Unix(0, 0); at.Year() < 2060; at = at.Add(311 * time.Hour) {
			require.Equal(t, at.In(want).Format(time.RFC3339), at.In(got).Format(time.RFC3339), name)
		}
		for day := time.Date(2026, 1, 1, 2, 30, 0, 0, time.UTC); day.Year() < 2027; day = day.AddDate(0,
			0, 1) {
			y, m, d := day.Date()
			require.Equal(t, time.Date(y, m, d, 2, 30, 0, 0, want).Unix(),
				time.Date(y, m, d, 2, 30, 0, 0, got).Unix(), "%s %v", name, day)
		}
	}
}

// Korea had summer time in two years.
func TestZoneOfAPlace(t *testing.T) {
	require.Equal(t, Zone{"Asia/Seoul", []OffsetChange{
		{0, 32400}, {547578000, 36000}, {560883600, 32400}, {579027600, 36000}, {592333200, 32400},
	}}, zoneOf(t, "Asia/Seoul"))
	require.Equal(t, Zone{"UTC", []OffsetChange{{0, 0}}}, zoneOf(t, "UTC"))
	require.Len(t, zoneOf(t, "Europe/Paris").Changes, 1+2*84) // 1976 to 2059
}

func TestOffsetBeforeTheFirstChange(t *testing.T) {
	zone := Zone{Name: "X", Changes: []OffsetChange{{0, 3600}, {1000, 7200}, {2000, 3600}}}
	for at, offset := range map[int64]int{-1 << 33: 3600, 0: 3600, 999: 3600, 1000: 7200, 2000: 3600,
		1 << 33: 3600} {
		_, got := time.Unix(at, 0).In(zone.Location()).Zone()
		require.Equal(t, offset, got, "at %d", at)
	}
}

func TestLocationOfNoZone(t *testing.T) {
	require.Equal(t, time.UTC, UTC.Location())
	require.Equal(t, time.UTC, Zone{}.Location())
	require.Equal(t, time.UTC, Zone{Changes: []OffsetChange{{5, 0}, {4, 60}}}.Location())
	require.Equal(t, time.UTC, Zone{Changes: []OffsetChange{{5, 1 << 40}}}.Location())
	var many Zone
	for i := range 600 {
		many.Changes = append(many.Changes, OffsetChange{int64(i), i})
	}
	require.Equal(t, time.UTC, many.Location())
}
