package frontmatter

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// Jekyll parses front matter with SafeYAML 1.0.5, which takes libyaml's events and has its own
// rules for unquoted words: y is a string, yes is true, 010 is 8, 1e3 is a string, 12:30 is the
// number 750. This file implements those rules.

// A Date is a calendar date without a time, as in "date: 2022-01-26": YYYY-MM-DD.
type Date string

// A BigInteger is an integer that does not fit an int, in decimal digits.
type BigInteger string

var (
	decimalForm = regexp.MustCompile(`^[-+]?(?:0|[1-9][0-9]*)$`)
	octalForm   = regexp.MustCompile(`^0[0-7]+$`)
	hexForm     = regexp.MustCompile(`^(?:0[xX]|[-+]0x)[0-9a-fA-F]+$`)
	binaryForm  = regexp.MustCompile(`^0b[01]+$`)
	floatForm   = regexp.MustCompile(`^[-+]?(?:[0-9][0-9_]*)?\.[0-9_]+(?:[eE][-+][0-9]+)?$`)
	base60Form  = regexp.MustCompile(`^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(\.[0-9_]*)?$`)
	dateForm    = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}$`)
	timeForm    = regexp.MustCompile(`^\d{4}-\d{1,2}-\d{1,2}(?:[Tt]|\s+)\d{1,2}:\d{2}:\d{2}(?:\.\d*)?\s*(?:Z|[-+]\d{1,2}(?::?\d{2})?)?$`)
	rubyFloat   = regexp.MustCompile(`^[-+]?(?:\d+(?:_\d+)*)?(?:\.\d+(?:_\d+)*)?(?:[eE][-+]?\d+)?$`)
)

// resolve returns the value of an unquoted word: nil, a bool, int, BigInteger, float64, Date,
// time.Time or string. ok is false if Ruby rejects the number, which invalidates all front matter.
func resolve(text string) (value any, ok bool) {
	word := strings.TrimSuffix(text, "\n") // Ruby's \Z allows a line end
	if value, ok := resolveWord(text); ok {
		return value, true
	}
	if word == "" || strings.IndexByte("+-.,_0123456789", word[0]) < 0 {
		return text, true
	}
	if value, ok := resolveInteger(strings.NewReplacer("_", "", ",", "").Replace(word)); ok {
		return value, true
	}
	switch {
	case floatForm.MatchString(word):
		return parseFloat(word)
	case base60Form.MatchString(word):
		return base60(word)
	case dateForm.MatchString(word):
		return resolveDate(text, word), true
	case timeForm.MatchString(word) && len(text) <= 128: // the limit of Ruby's parser
		return resolveTime(text, word), true
	}
	return text, true
}

// resolveWord returns the value of a word such as yes, null or ~.
func resolveWord(text string) (value any, ok bool) {
	if len(text) > 5 {
		return nil, false
	}
	switch text {
	case ".inf", ".Inf", ".INF":
		return math.Inf(1), true
	case "-.inf", "-.Inf", "-.INF":
		return math.Inf(-1), true
	case ".nan", ".NaN", ".NAN":
		return math.NaN(), true
	}
	switch strings.ToLower(text) {
	case "", "~", "null":
		return nil, true
	case "yes", "true", "on":
		return true, true
	case "no", "false", "off":
		return false, true
	}
	return nil, false
}

// resolveInteger parses an integer without its separators "_" and ",".
func resolveInteger(digits string) (value any, ok bool) {
	switch {
	case decimalForm.MatchString(digits), octalForm.MatchString(digits), hexForm.MatchString(digits), binaryForm.MatchString(digits):
		n, err := strconv.ParseInt(digits, 0, strconv.IntSize)
		if err != nil {
			return BigInteger(strings.TrimPrefix(digits, "+")), true
		}
		return int(n), true
	case base60Form.MatchString(digits) && !strings.Contains(digits, "."):
		return base60Whole(digits)
	}
	return nil, false
}

// parseFloat parses a number like Ruby's Float, which rejects a "_" that is not between digits.
func parseFloat(text string) (value any, ok bool) {
	if !rubyFloat.MatchString(text) {
		return nil, false
	}
	f, _ := strconv.ParseFloat(strings.ReplaceAll(text, "_", ""), 64) // infinite if too large
	return f, true
}

// base60 parses hours, minutes and seconds with a fraction.
func base60(text string) (value any, ok bool) {
	whole, fraction, _ := strings.Cut(text, ".")
	value, ok = base60Whole(whole)
	if !ok || fraction == "" {
		return value, ok
	}
	part, ok := parseFloat("." + fraction)
	if !ok {
		return nil, false
	}
	sum := math.Abs(value.(float64))
	if text[0] == '-' {
		sum = -value.(float64)
	}
	if sum += part.(float64); text[0] == '-' {
		sum = -sum
	}
	return sum, true
}

// base60Whole parses 1:30 as 90. Ruby applies the sign to the first part and again to the sum, so
// -1:30 is 30.
func base60Whole(text string) (value any, ok bool) {
	sum := 0.0
	for part := range strings.SplitSeq(text, ":") {
		n, ok := parseFloat(part)
		if !ok {
			return nil, false
		}
		sum = sum*60 + n.(float64)
	}
	if text[0] == '-' {
		sum = -sum
	}
	return sum, true
}

func resolveDate(text, word string) any {
	if _, err := time.Parse(time.DateOnly, word); err != nil {
		return text // the day does not exist
	}
	return Date(word)
}

// resolveTime parses a time with seconds. Without a zone it is in UTC. A time that does not exist
// stays a string.
func resolveTime(text, word string) any {
	w, ok := ParseWritten(word)
	if !ok || !w.exists() {
		return text
	}
	zone := time.UTC
	if w.Zone != "" && w.Zone != "Z" {
		offset := w.offset()
		if offset == 86400 || offset == -86400 {
			return text
		}
		if offset > 86400 || offset < -86400 {
			offset = 0 // Ruby ignores it
		}
		zone = time.FixedZone("", offset)
	}
	second := min(w.Second, 59) // Ruby does not count a leap second
	return time.Date(w.Year, time.Month(w.Month), w.Day, w.Hour, w.Minute, second, 0, zone)
}
