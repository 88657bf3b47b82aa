package frontmatter

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// goldmark-meta and Ruby's Psych both read YAML 1.1, but do not agree on what a word without quotes is: y is true here and
// "y" there, 1e3 a number here and a string there, 2022-01-26 a string here and a Date there, 12:30 a string here and 45000
// there, :x a string here and an error there. What Jekyll gets decides. The rules are those of Psych::ScalarScanner.

// A Date is a calendar date without a time, as in "date: 2022-01-26": YYYY-MM-DD.
type Date string

var (
	psychString  = regexp.MustCompile(`^[^\d.:-]?[\pL\pM\p{Nl}_\s!@#$%^&*(){}<>|/\\~;=]+`)
	psychTime    = regexp.MustCompile(`^(\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt]|\s+)(\d{1,2}):(\d\d):(\d\d)(?:\.\d*)?\s*(Z|([-+]\d{1,2}):?(\d\d)?)?$`)
	psychDate    = regexp.MustCompile(`^\d{4}-(?:1[012]|0\d|\d)-(?:[12]\d|3[01]|0\d|\d)$`)
	psychBase60  = regexp.MustCompile(`^[-+]?[0-9][0-9_]*(:[0-5]?[0-9]){1,2}(\.[0-9_]*)?$`)
	psychFloat   = regexp.MustCompile(`^[-+]?([0-9][0-9_,]*)?\.[0-9]*([eE][-+][0-9]+)?$`)
	psychInteger = regexp.MustCompile(`^[-+]?(0b[01_,]+|0[0-7_,]+|0|[1-9]([0-9]|,[0-9]|_[0-9])*|0x[0-9a-fA-F_,]+)$`)
)

// resolve returns what Psych makes of a plain scalar: nil, a bool, int, float64, Date, time.Time or string. A symbol, which
// Jekyll does not permit, is reported by ok == false.
func resolve(text string) (value any, ok bool) {
	switch {
	case text == "":
		return nil, true
	case text[0] == ':' && len(text) > 1 && text[1] != '\n':
		return text, false
	case psychString.MatchString(text), strings.Contains(text, "\n"):
		return resolveWord(text), true
	case psychTime.MatchString(text):
		return resolveTime(text), true
	case psychDate.MatchString(text):
		return resolveDate(text), true
	}
	return resolveNumber(text), true
}

func resolveWord(text string) any {
	if utf8.RuneCountInString(text) > 5 {
		return text
	}
	switch strings.ToLower(text) {
	case "~", "null":
		return nil
	case "yes", "true", "on":
		return true
	case "no", "false", "off":
		return false
	}
	return text
}

// resolveTime reads a time with seconds: without a zone it is UTC. What the calendar does not have stays a string, but for the
// 29th to 31st of a shorter month, which roll over.
func resolveTime(text string) any {
	m := psychTime.FindStringSubmatch(text)
	year, month, day := atoi(m[1]), atoi(m[2]), atoi(m[3])
	hour, minute, second := atoi(m[4]), atoi(m[5]), atoi(m[6])
	if month < 1 || month > 12 || day < 1 || day > 31 || minute > 59 || second > 60 ||
		hour > 24 || hour == 24 && minute+second > 0 {
		return text
	}
	zone := time.UTC
	if m[8] != "" {
		hours, minutes := atoi(m[8]), atoi(m[9])
		offset := hours*3600 + minutes*60
		if hours < 0 {
			offset = hours*3600 - minutes*60
		}
		if offset <= -86400 || offset >= 86400 {
			return text
		}
		zone = time.FixedZone("", offset)
	}
	return time.Date(year, time.Month(month), day, hour, minute, second, 0, zone)
}

func resolveDate(text string) any {
	day, err := time.Parse("2006-1-2", text)
	if err != nil {
		return text
	}
	return Date(day.Format("2006-01-02"))
}

func resolveNumber(text string) any {
	switch lower := strings.ToLower(text); {
	case lower == ".inf", lower == "+.inf":
		return math.Inf(1)
	case lower == "-.inf":
		return math.Inf(-1)
	case lower == ".nan":
		return math.NaN()
	case psychBase60.MatchString(text):
		return base60(text)
	case psychFloat.MatchString(text):
		digits := strings.NewReplacer(",", "", "_", "").Replace(text)
		if f, err := strconv.ParseFloat(digits, 64); err == nil {
			return f
		}
	case psychInteger.MatchString(text):
		digits := strings.NewReplacer(",", "", "_", "").Replace(text)
		if i, err := strconv.ParseInt(digits, 0, 0); err == nil {
			return int(i)
		}
	}
	return text
}

// base60 reads hours, minutes and seconds as Psych does, for which 12:30 is 12 hours and 30 minutes.
func base60(text string) any {
	parts := strings.Split(strings.ReplaceAll(text, "_", ""), ":")
	unit, sum := 3600.0, 0.0
	for _, part := range parts {
		n, _ := strconv.ParseFloat(part, 64)
		sum += n * unit
		unit /= 60
	}
	if strings.Contains(text, ".") {
		return sum
	}
	return int(sum)
}

func atoi(digits string) int {
	n, _ := strconv.Atoi(digits)
	return n
}
