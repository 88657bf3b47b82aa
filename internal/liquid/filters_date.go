package liquid

import (
	"strconv"
	"time"

	"daylog/internal/strftime"
)

var dateFilters = map[string]filter{
	"date":                {1, 1, filterDate},
	"date_to_string":      {0, 2, dateWithMonth("%b")},
	"date_to_long_string": {0, 2, dateWithMonth("%B")},
	"date_to_xmlschema":   {0, 0, dateAs("%Y-%m-%dT%H:%M:%S%:z")},
	"date_to_rfc822":      {0, 0, dateAs("%a, %d %b %Y %H:%M:%S %z")},
}

// zone returns the zone of the site. A UTC zone of a site prints +0000, in contrast to a time that
// names UTC.
func (c *context) zone() *time.Location {
	if zone := c.options.Site.Zone; zone != nil && zone != time.UTC {
		return zone
	}
	return time.FixedZone("UTC", 0)
}

// date converts a value as Liquid's Utils.to_date does. ok is false if it is no date.
func (c *context) date(v Value) (t time.Time, isDate, ok bool) {
	switch v := v.(type) {
	case Time:
		return v.Time, false, true
	case Date:
		return v.Time, true, true
	case Int:
		return c.atSecond(int64(v))
	case String:
		text := downcase(string(v))
		switch {
		case text == "now" || text == "today":
			return c.options.Site.Now.In(c.zone()), false, true
		case isDigits(text):
			n, err := strconv.ParseInt(text, 10, 64)
			if err != nil {
				return time.Time{}, false, false
			}
			return c.atSecond(n)
		}
		t, ok = strftime.Parse(text, c.options.Site.Now, c.zone())
	}
	return t, false, ok
}

// atSecond returns an instant by its second since 1970. Ruby has no limit; ours is the years that
// package time can format.
func (c *context) atSecond(n int64) (t time.Time, isDate, ok bool) {
	const limit = 1 << 55
	return time.Unix(n, 0).In(c.zone()), false, -limit < n && n < limit
}

func filterDate(c *context, in Value, args []Value) (Value, error) {
	format := c.str(args[0])
	if format == "" {
		return in, nil
	}
	t, isDate, ok := c.date(in)
	if !ok {
		return in, nil
	}
	zone, _ := t.Zone()
	if isDate {
		zone = "+00:00"
	}
	text, ok := strftime.Liquid(format, t, zone)
	if !ok && !isDate {
		return nil, argumentError("invalid format: %s", format)
	}
	return String(text), nil
}

// localTime converts a value as the date filters of Jekyll do, to the zone of the site; a day is
// its midnight. An empty value has no time, and one that is no date is an error.
func (c *context) localTime(v Value) (t time.Time, ok bool, err error) {
	if c.str(v) == "" {
		return time.Time{}, false, nil
	}
	t, isDate, ok := c.date(v)
	if !ok {
		return time.Time{}, false, rubyError("Jekyll::Errors::InvalidDateError",
			"Invalid Date: '%s' is not a valid datetime.", c.inspect(v))
	}
	if isDate {
		return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, c.zone()), true, nil
	}
	return t.In(c.zone()), true, nil
}

func dateAs(format string) filterFunc {
	return func(c *context, in Value, _ []Value) (Value, error) {
		t, ok, err := c.localTime(in)
		if !ok {
			return in, err
		}
		return String(strftime.Format(format, t, "en")), nil
	}
}

// dateWithMonth returns a filter that formats day, month and year. The arguments "ordinal" and "US"
// select 2nd Mar 2026 and Mar 2nd, 2026.
func dateWithMonth(month string) filterFunc {
	return func(c *context, in Value, args []Value) (Value, error) {
		t, ok, err := c.localTime(in)
		if !ok {
			return in, err
		}
		hasWord := func(i int, word string) bool {
			return i < len(args) && args[i] == Value(String(word))
		}
		format := "%d " + month + " %Y"
		if day := ordinal(t.Day()); hasWord(0, "ordinal") && hasWord(1, "US") {
			format = month + " " + day + ", %Y"
		} else if hasWord(0, "ordinal") {
			format = day + " " + month + " %Y"
		}
		return String(strftime.Format(format, t, "en")), nil
	}
}

// ordinal returns a day of the month as 1st, 2nd, 3rd, 4th.
func ordinal(day int) string {
	ending := "th"
	if day < 11 || day > 13 {
		switch day % 10 {
		case 1:
			ending = "st"
		case 2:
			ending = "nd"
		case 3:
			ending = "rd"
		}
	}
	return strconv.Itoa(day) + ending
}
