package post

import (
	"encoding/binary"
	"sort"
	"time"
)

// A Zone is a time zone as a value, so that the engine needs no database of zones: the shell reads
// the changes from the browser's Intl, commands from Go's database.
type Zone struct {
	Name string // of the IANA database: "Asia/Seoul"

	// Changes are the offsets from 1970 to 2060, sorted by At. The first one also applies before
	// its instant, the last one also after 2060. A zone without changes is UTC.
	Changes []OffsetChange
}

// An OffsetChange is an instant from which on a zone has another offset.
type OffsetChange struct {
	At     int64 // seconds since 1970-01-01 00:00 UTC
	Offset int   // seconds east of UTC
}

// UTC is the zone without offsets.
var UTC = Zone{Name: "UTC"}

// ZoneOf reads a zone from a location of package time, which must be loaded from a database.
func ZoneOf(name string, location *time.Location) Zone {
	offsetAt := func(second int64) int {
		_, offset := time.Unix(second, 0).In(location).Zone()
		return offset
	}
	const day = 86400
	end := time.Date(2060, 1, 1, 0, 0, 0, 0, time.UTC).Unix()
	zone := Zone{Name: name, Changes: []OffsetChange{{At: 0, Offset: offsetAt(0)}}}
	last := zone.Changes[0].Offset
	// Time.ZoneBounds returns its argument again in the last second of some years (Go 1.26).
	for from := int64(0); from < end; from += day {
		if offset := offsetAt(from + day); offset != last {
			seconds := sort.Search(day, func(n int) bool { return offsetAt(from+int64(n)) == offset })
			zone.Changes = append(zone.Changes, OffsetChange{from + int64(seconds), offset})
			last = offset
		}
	}
	return zone
}

// Location returns the zone for package time. Its abbreviations are empty. It costs time linear in
// the changes, so callers keep the result. Changes that are not sorted, and more than 250 different
// offsets, are no zone: the location is then time.UTC.
func (z Zone) Location() *time.Location {
	if len(z.Changes) == 0 {
		return time.UTC
	}
	location, err := time.LoadLocationFromTZData(z.Name, z.tzData())
	if err != nil || !z.isValid() {
		return time.UTC
	}
	return location
}

// isValid reports whether the changes are sorted and the offsets are possible.
func (z Zone) isValid() bool {
	offsets := map[int]bool{}
	for i, change := range z.Changes {
		if i > 0 && change.At <= z.Changes[i-1].At || change.Offset <= -86400 || change.Offset >= 86400 {
			return false
		}
		offsets[change.Offset] = true
	}
	return len(offsets) <= 250
}

// tzData encodes the zone in the format of RFC 9636, which is the only form from which package time
// makes a location with more than one offset. The first type is used by no transition: it applies
// before the first one.
func (z Zone) tzData() []byte {
	first := z.Changes[0].Offset
	offsets := []int{first}
	types := map[int]byte{}
	var times, indexes []byte
	for _, change := range z.Changes[1:] {
		if _, known := types[change.Offset]; !known {
			types[change.Offset] = byte(len(offsets))
			offsets = append(offsets, change.Offset)
		}
		times = binary.BigEndian.AppendUint64(times, uint64(change.At))
		indexes = append(indexes, types[change.Offset])
	}
	data := append(tzHeader(0, 1, 1), 0, 0, 0, 0, 0, 0, 0) // the part with 32 bits is not read
	data = append(data, tzHeader(len(indexes), len(offsets), 1)...)
	data = append(append(data, times...), indexes...)
	for _, offset := range offsets {
		data = binary.BigEndian.AppendUint32(data, uint32(int32(offset)))
		data = append(data, 0, 0) // not summer time; the abbreviation at 0
	}
	return append(data, 0, '\n', '\n') // an empty abbreviation and no rule for later years
}

// tzHeader returns the header of a part with counts of transitions, types and characters.
func tzHeader(transitions, types, chars int) []byte {
	header := append([]byte("TZif2"), make([]byte, 15)...)
	for _, count := range []int{0, 0, 0, transitions, types, chars} {
		header = binary.BigEndian.AppendUint32(header, uint32(count))
	}
	return header
}
