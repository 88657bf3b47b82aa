package liquid

import (
	"strings"
	"unicode/utf8"
)

// replacement returns the filter that replaces a text at most limit times, or everywhere if it is
// negative. As in Ruby's gsub, the new text may have references: \0 for the text that is replaced.
func replacement(limit int) filterFunc {
	return func(c *context, in Value, args []Value) (Value, error) {
		text, old := c.str(in), c.str(args[0])
		with := template(c.argument(args, 1, ""))
		return c.replace(text, old, with, limit)
	}
}

func (c *context) replace(text, old string, with template, limit int) (Value, error) {
	var b strings.Builder
	copied := 0
	for at := 0; at <= len(text) && limit != 0; limit-- {
		found := strings.Index(text[at:], old)
		if found < 0 {
			break
		}
		at += found
		added, err := with.expand(text[:at], old, text[at+len(old):], maxPrinted-b.Len())
		if err != nil {
			return nil, err
		}
		b.WriteString(text[copied:at])
		b.WriteString(added)
		if b.Len() > maxPrinted {
			c.isExhausted = true
			return String(""), nil
		}
		copied = at + len(old)
		if at = copied; old == "" {
			_, step := utf8.DecodeRuneInString(text[at:])
			at += max(step, 1)
		}
	}
	return c.textResult(b.String(), text[copied:]), nil
}

// A template is the second argument of Ruby's gsub.
type template string

// expand returns the text for a match between before and after, cut at a limit of bytes.
func (t template) expand(before, match, after string, limit int) (string, error) {
	if !strings.Contains(string(t), `\`) {
		return string(t), nil
	}
	var b strings.Builder
	for rest := string(t); rest != "" && b.Len() < limit; {
		at := strings.IndexByte(rest, '\\')
		if at < 0 || at+1 == len(rest) {
			b.WriteString(rest)
			break
		}
		b.WriteString(rest[:at])
		c := rest[at+1]
		rest = rest[at+2:]
		switch {
		case c == '0' || c == '&':
			b.WriteString(match)
		case '1' <= c && c <= '9': // a group, of which a text has none
		case c == '`':
			b.WriteString(before)
		case c == '\'':
			b.WriteString(after)
		case c == '\\':
			b.WriteByte('\\')
		case c == 'k' && strings.HasPrefix(rest, "<"):
			name, _, ok := strings.Cut(rest[1:], ">")
			if !ok {
				return "", rubyError("RuntimeError", "invalid group name reference format")
			}
			return "", rubyError("IndexError", "undefined group name reference: %s", name)
		default:
			b.WriteByte('\\')
			b.WriteByte(c)
		}
	}
	return b.String(), nil
}
