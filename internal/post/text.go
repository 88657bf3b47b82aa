package post

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"daylog/internal/frontmatter"
)

// Text returns a value of the front matter as the page shows it: Ruby's to_s, and the items of a
// list one after the other.
func Text(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case float64:
		return floatText(v)
	case time.Time:
		return v.Format("2006-01-02 15:04:05 -0700")
	case []any:
		return strings.Join(texts(v), "")
	case map[string]any:
		return inspect(v)
	}
	return fmt.Sprint(v)
}

// inspect formats a value as Ruby's p does. A page shows a mapping in this form, for example
// "title: {a}".
func inspect(v any) string {
	switch v := v.(type) {
	case nil:
		return "nil"
	case string:
		return inspectText(v)
	case frontmatter.Date:
		return inspectDate(v)
	case []any:
		items := make([]string, len(v))
		for i, item := range v {
			items[i] = inspect(item)
		}
		return "[" + strings.Join(items, ", ") + "]"
	case map[string]any:
		pairs := make([]string, 0, len(v))
		for _, key := range slices.Sorted(maps.Keys(v)) {
			pairs = append(pairs, inspectText(key)+"=>"+inspect(v[key]))
		}
		return "{" + strings.Join(pairs, ", ") + "}"
	}
	return Text(v)
}

var inspected = map[rune]string{
	'"': `\"`, '\\': `\\`, '\a': `\a`, '\b': `\b`, '\t': `\t`, '\n': `\n`, '\v': `\v`, '\f': `\f`, '\r': `\r`, 0x1b: `\e`,
}

// inspectText quotes a string. Ruby escapes "#" where it would begin an interpolation.
func inspectText(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	for i, r := range text {
		rest := text[i+1:] // only used after an ASCII character
		escape, ok := inspected[r]
		switch {
		case ok:
			b.WriteString(escape)
		case r == '#' && rest != "" && strings.IndexByte("{$@", rest[0]) >= 0:
			b.WriteString(`\#`)
		case unicode.IsControl(r) && r != '\u0085', r == '\u2028', r == '\u2029':
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// inspectDate formats a date with its Julian day, as Ruby does.
func inspectDate(day frontmatter.Date) string {
	t, err := time.Parse(time.DateOnly, string(day))
	if err != nil {
		return string(day)
	}
	const epoch = 2440588 // the Julian day of 1970-01-01
	return fmt.Sprintf("#<Date: %s ((%dj,0s,0n),+0s,2299161j)>", day, epoch+t.Unix()/86400)
}

// floatText formats a number as Ruby's Float#to_s: with an exponent below 0.0001 and for whole
// numbers from 1e15.
func floatText(f float64) string {
	size := math.Abs(f)
	switch {
	case math.IsNaN(f):
		return "NaN"
	case math.IsInf(f, 0):
		return strings.TrimPrefix(strconv.FormatFloat(f, 'g', -1, 64), "+") + "inity"
	case size != 0 && size < 1e-4, size >= 1e15 && f == math.Trunc(f):
		digits, exponent, _ := strings.Cut(strconv.FormatFloat(f, 'e', -1, 64), "e")
		if !strings.Contains(digits, ".") {
			digits += ".0"
		}
		return digits + "e" + exponent
	}
	text := strconv.FormatFloat(f, 'f', -1, 64)
	if !strings.Contains(text, ".") {
		text += ".0"
	}
	return text
}
