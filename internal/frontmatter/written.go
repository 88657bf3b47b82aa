package frontmatter

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// A Written is a date in one of the forms that users write in front matter. The check, the form,
// the templates and the learned habits all use ParseWritten, so that they accept the same forms.
type Written struct {
	Year, Month, Day     int
	Hour, Minute, Second int    // 0 if not written
	HasClock, HasSeconds bool   // the clock is written, and its seconds
	Fraction             string // of the second, including its point
	Zone                 string // Z, +0900, +09:00, +09 …; "" if there is none

	between, gap string // text before the clock and before the zone
	short        bool   // month or day has one digit
}

var writtenForm = regexp.MustCompile(
	`^(\d{4})-(\d{1,2})-(\d{1,2})(?:([Tt]|\s+)(\d{1,2}):(\d{2})(?::(\d{2})(\.\d*)?)?(?:(\s*)(Z|[-+]\d{1,2}(?::?\d{2})?))?)?$`)

// ParseWritten parses an unquoted date. ok is false if its form is not known.
func ParseWritten(text string) (w Written, ok bool) {
	m := writtenForm.FindStringSubmatch(text)
	if m == nil {
		return Written{}, false
	}
	return Written{
		Year: atoi(m[1]), Month: atoi(m[2]), Day: atoi(m[3]), Hour: atoi(m[5]), Minute: atoi(m[6]), Second: atoi(m[7]),
		HasClock: m[5] != "", HasSeconds: m[7] != "", Fraction: m[8], Zone: m[10],
		between: m[4], gap: m[9], short: len(m[2]) == 1 || len(m[3]) == 1,
	}, true
}

// offset returns the zone in seconds east of UTC. Ruby accepts 9, 09, 930, 0930 and 9:30.
func (w Written) offset() int {
	if w.Zone == "" || w.Zone == "Z" {
		return 0
	}
	digits := w.Zone[1:]
	hours, minutes, found := strings.Cut(digits, ":")
	if !found && len(digits) > 2 {
		hours, minutes = digits[:len(digits)-2], digits[len(digits)-2:]
	}
	offset := atoi(hours)*3600 + atoi(minutes)*60
	if w.Zone[0] == '-' {
		return -offset
	}
	return offset
}

// exists reports whether Ruby's DateTime accepts the day and the time: 24:00:00 and a leap second
// exist.
func (w Written) exists() bool {
	return w.hasDay() && w.Minute < 60 && w.Second <= 60 && (w.Hour < 24 || w.Hour == 24 && w.Minute+w.Second == 0)
}

func (w Written) hasDay() bool {
	return w.Month >= 1 && w.Month <= 12 && w.Day >= 1 && w.Day <= time.Date(w.Year, time.Month(w.Month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// Rolls reports whether the day or the hour does not exist, so that Ruby moves the date to a later
// one.
func (w Written) Rolls() bool { return !w.hasDay() || w.Hour > 23 }

// DayText returns the day as YYYY-MM-DD.
func (w Written) DayText() string { return fmt.Sprintf("%04d-%02d-%02d", w.Year, w.Month, w.Day) }

// Offset returns the zone as ±HH:MM, or "" if there is none.
func (w Written) Offset() string {
	if w.Zone == "" {
		return ""
	}
	sign, offset := '+', w.offset()
	if offset < 0 || w.Zone[0] == '-' {
		sign, offset = '-', -offset
	}
	return fmt.Sprintf("%c%02d:%02d", sign, offset/3600, offset/60%60)
}

// Time returns the date as a time for Set. A date without a zone is in time.UTC. ok is false if the
// date does not exist.
func (w Written) Time() (t time.Time, ok bool) {
	if !w.exists() || w.Hour == 24 || w.Second == 60 {
		return time.Time{}, false
	}
	zone := time.UTC
	if w.Zone != "" {
		zone = time.FixedZone("", w.offset())
	}
	return time.Date(w.Year, time.Month(w.Month), w.Day, w.Hour, w.Minute, w.Second, 0, zone), true
}

// format returns the form as a strftime format without the fraction.
func (w Written) format(zone string) string {
	format := "%Y-%m-%d"
	if w.short {
		format = "%Y-%-m-%-d"
	}
	if !w.HasClock {
		return format
	}
	format += w.between + "%H:%M"
	if w.HasSeconds {
		format += ":%S"
	}
	return format + w.gap + zone
}

// Format returns the form as a strftime format, for a template.
func (w Written) Format() string {
	switch {
	case w.Zone == "":
		return w.format("")
	case len(w.Zone) == 5 && !strings.Contains(w.Zone, ":"):
		return w.format("%z")
	}
	return w.format("%:z")
}

// of writes another time in this form, with the zone in this form if possible.
func (w Written) of(t time.Time) string {
	zone := ""
	if w.Zone != "" {
		zone = t.Format("-07:00")
		_, offset := t.Zone()
		switch {
		case w.Zone == "Z" && offset == 0:
			zone = "Z"
		case w.Zone == "Z":
		case len(w.Zone) <= 3 && offset%3600 == 0:
			zone = t.Format("-07")
		case len(w.Zone) == 5 && w.Zone[3] != ':':
			zone = t.Format("-0700")
		}
	}
	replace := strings.NewReplacer("%Y", t.Format("2006"), "%m", t.Format("01"), "%d", t.Format("02"), "%-m", t.Format("1"),
		"%-d", t.Format("2"), "%H", t.Format("15"), "%M", t.Format("04"), "%S", t.Format("05"))
	return replace.Replace(w.format(zone))
}

func atoi(digits string) int {
	n, _ := strconv.Atoi(digits)
	return n
}
