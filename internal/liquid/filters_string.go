package liquid

import (
	"strings"
	"unicode/utf8"
)

var stringFilters = map[string]filter{
	"upcase":         {0, 0, ofText(upcase)},
	"downcase":       {0, 0, ofText(downcase)},
	"capitalize":     {0, 0, ofText(capitalize)},
	"strip":          {0, 0, ofText(strip)},
	"lstrip":         {0, 0, ofText(trimLeft)},
	"rstrip":         {0, 0, ofText(trimRight)},
	"strip_html":     {0, 0, ofText(stripHTML)},
	"strip_newlines": {0, 0, ofText(stripNewlines)},
	"newline_to_br":  {0, 0, ofText(newlineToBr)},
	"escape":         {0, 0, unlessNil(escapeHTML)},
	"h":              {0, 0, unlessNil(escapeHTML)},
	"escape_once":    {0, 0, ofText(escapeOnce)},
	"append":         {1, 1, filterAppend},
	"prepend":        {1, 1, filterPrepend},
	"slice":          {1, 2, filterSlice},
	"truncate":       {0, 2, filterTruncate},
	"truncatewords":  {0, 2, filterTruncateWords},
	"split":          {1, 1, filterSplit},
	"replace":        {1, 2, replacement(-1)},
	"replace_first":  {1, 2, replacement(1)},
	"remove":         {1, 1, replacement(-1)},
	"remove_first":   {1, 1, replacement(1)},
	"default":        {0, 1, filterDefault},
}

// str returns Ruby's to_s of a value. A list is written as Ruby code, in contrast to
// [context.text].
func (c *context) str(v Value) string {
	if _, ok := v.(Array); ok {
		return c.inspect(v)
	}
	return c.text(v)
}

// argument returns an argument as text, or absent if it is not given.
func (c *context) argument(args []Value, i int, absent string) string {
	if i >= len(args) {
		return absent
	}
	return c.str(args[i])
}

// textResult returns a filter's text. One beyond the limit of a text ends the rendering.
func (c *context) textResult(parts ...string) Value {
	size := 0
	for _, part := range parts {
		size += len(part)
	}
	if size > maxPrinted {
		c.isExhausted = true
		return String("")
	}
	return String(strings.Join(parts, ""))
}

// ofText makes a filter of a function of the input's text.
func ofText(f func(string) string) filterFunc {
	return func(c *context, in Value, _ []Value) (Value, error) {
		return c.textResult(f(c.str(in))), nil
	}
}

// unlessNil is ofText for filters that keep nil.
func unlessNil(f func(string) string) filterFunc {
	return func(c *context, in Value, _ []Value) (Value, error) {
		if in == nil {
			return nil, nil
		}
		return c.textResult(f(c.str(in))), nil
	}
}

// strip removes the characters at both ends that Ruby's strip removes: ASCII's white space and NUL.
func strip(text string) string { return trimLeft(trimRight(text)) }

func trimLeft(text string) string {
	for text != "" && (isSpace(text[0]) || text[0] == 0) {
		text = text[1:]
	}
	return text
}

func trimRight(text string) string {
	for text != "" && (isSpace(text[len(text)-1]) || text[len(text)-1] == 0) {
		text = text[:len(text)-1]
	}
	return text
}

// stripHTML removes scripts, comments and styles with their content, then all tags.
func stripHTML(text string) string {
	blocks := []struct {
		open, close string
		isGone      bool // no further close
	}{{"<script", "</script>", false}, {"<!--", "-->", false}, {"<style", "</style>", false}}
	var b strings.Builder
scan:
	for text != "" {
		at := strings.IndexByte(text, '<')
		if at < 0 {
			break
		}
		b.WriteString(text[:at])
		text = text[at:]
		for i := range blocks {
			block := &blocks[i]
			if block.isGone || !strings.HasPrefix(text, block.open) {
				continue
			}
			if end := strings.Index(text[len(block.open):], block.close); end >= 0 {
				text = text[len(block.open)+end+len(block.close):]
				continue scan
			}
			block.isGone = true
		}
		b.WriteByte('<')
		text = text[1:]
	}
	return stripTags(b.String() + text)
}

func stripTags(text string) string {
	var b strings.Builder
	for {
		start := strings.IndexByte(text, '<')
		if start < 0 {
			break
		}
		end := strings.IndexByte(text[start:], '>')
		if end < 0 {
			break
		}
		b.WriteString(text[:start])
		text = text[start+end+1:]
	}
	return b.String() + text
}

func stripNewlines(text string) string {
	return strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", ""), "\n", "")
}

func newlineToBr(text string) string { return strings.ReplaceAll(text, "\n", "<br />\n") }

var htmlEscapes = []string{`&`, "&amp;", `<`, "&lt;", `>`, "&gt;", `"`, "&quot;", `'`, "&#39;"}

func escapeHTML(text string) string { return strings.NewReplacer(htmlEscapes...).Replace(text) }

// escapeOnce is escapeHTML except for the & of a reference by name or by decimal number.
func escapeOnce(text string) string {
	var b strings.Builder
	for {
		at := strings.IndexByte(text, '&')
		if at < 0 {
			b.WriteString(escapeHTML(text))
			return b.String()
		}
		b.WriteString(escapeHTML(text[:at]))
		text = text[at+1:]
		if startsReference(text) {
			b.WriteString("&")
		} else {
			b.WriteString("&amp;")
		}
	}
}

// startsReference reports whether letters, or # and digits, and a semicolon come first.
func startsReference(text string) bool {
	first, last := byte('a'), byte('z')
	if strings.HasPrefix(text, "#") {
		text, first, last = text[1:], '0', '9'
	}
	size := 0
	for size < len(text) {
		c := text[size]
		if first == 'a' {
			c |= 0x20
		}
		if c < first || c > last {
			break
		}
		size++
	}
	return size > 0 && size < len(text) && text[size] == ';'
}

func filterAppend(c *context, in Value, args []Value) (Value, error) {
	return c.textResult(c.str(in), c.str(args[0])), nil
}

func filterPrepend(c *context, in Value, args []Value) (Value, error) {
	return c.textResult(c.str(args[0]), c.str(in)), nil
}

// filterSlice returns a part of a list or of the characters of a text.
func filterSlice(c *context, in Value, args []Value) (Value, error) {
	offset, err := toInteger(args[0])
	if err != nil {
		return nil, err
	}
	length := int64(1)
	if len(args) > 1 && isTrue(args[1]) {
		if length, err = toInteger(args[1]); err != nil {
			return nil, err
		}
	}
	if err := tooBig(args...); err != nil {
		return nil, err
	}
	if list, ok := in.(Array); ok {
		start, end, _ := sliceRange(len(list), offset, length)
		return list[start:end], nil
	}
	text := c.str(in)
	start, end, _ := sliceRange(utf8.RuneCountInString(text), offset, length)
	text = text[charOffset(text, start):]
	return String(text[:charOffset(text, end-start)]), nil
}

// tooBig is Ruby's error for an integer beyond 64 bits where it needs one of C.
func tooBig(args ...Value) error {
	for _, arg := range args {
		if _, ok := arg.(Big); ok {
			return rubyError("RangeError", "bignum too big to convert into `long'")
		}
	}
	return nil
}

// sliceRange returns the range of Ruby's slice(offset, length) in size items; ok is false where
// Ruby returns nil.
func sliceRange(size int, offset, length int64) (start, end int, ok bool) {
	if offset < 0 {
		offset += int64(size)
	}
	if offset < 0 || offset > int64(size) || length < 0 {
		return 0, 0, false
	}
	return int(offset), int(offset + min(length, int64(size)-offset)), true
}

// charOffset returns the byte offset of a character by number. A byte that is not UTF-8 is one.
func charOffset(text string, n int) int {
	at := 0
	for ; n > 0 && at < len(text); n-- {
		_, size := utf8.DecodeRuneInString(text[at:])
		at += size
	}
	return at
}

// characters splits text into at most limit characters.
func characters(text string, limit int) []string {
	var chars []string
	for text != "" && len(chars) < limit {
		_, size := utf8.DecodeRuneInString(text)
		chars = append(chars, text[:size])
		text = text[size:]
	}
	return chars
}

func filterTruncate(c *context, in Value, args []Value) (Value, error) {
	if in == nil {
		return nil, nil
	}
	text := c.str(in)
	limit := int64(50)
	if len(args) > 0 {
		var err error
		if limit, err = toInteger(args[0]); err != nil {
			return nil, err
		}
	}
	if int64(utf8.RuneCountInString(text)) <= limit {
		return String(text), nil
	}
	ellipsis := c.argument(args, 1, "...")
	kept := max(limit-int64(utf8.RuneCountInString(ellipsis)), 0)
	return c.textResult(text[:charOffset(text, int(kept))], ellipsis), nil
}

func filterTruncateWords(c *context, in Value, args []Value) (Value, error) {
	if in == nil {
		return nil, nil
	}
	limit := int64(15)
	if len(args) > 0 {
		var err error
		if limit, err = toInteger(args[0]); err != nil {
			return nil, err
		}
	}
	words := splitWords(c.str(in))
	last := max(limit-1, 0)
	if int64(len(words)) <= last {
		return in, nil
	}
	ellipsis := c.argument(args, 1, "...")
	return c.textResult(strings.Join(words[:last+1], " "), ellipsis), nil
}

// splitWords splits text as Ruby's split without a separator does.
func splitWords(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return r < utf8.RuneSelf && isSpace(byte(r)) })
}

// rubySplit splits text at a separator: at white space for " ", and into characters for "". Empty
// parts at the end are left out.
func rubySplit(text, separator string) []string {
	var parts []string
	switch separator {
	case " ":
		parts = splitWords(text)
	case "":
		parts = characters(text, maxItems+1)
	default:
		parts = strings.SplitN(text, separator, maxItems+1)
	}
	for len(parts) > 0 && parts[len(parts)-1] == "" {
		parts = parts[:len(parts)-1]
	}
	return parts
}

func filterSplit(c *context, in Value, args []Value) (Value, error) {
	parts := rubySplit(c.str(in), c.str(args[0]))
	list := make(Array, len(parts))
	for i, part := range parts {
		list[i] = String(part)
	}
	return c.listResult(list), nil
}

// filterDefault replaces nil, false and empty values.
func filterDefault(_ *context, in Value, args []Value) (Value, error) {
	isEmpty := false
	switch v := in.(type) {
	case String:
		isEmpty = v == ""
	case Symbol:
		isEmpty = v == ""
	case Array:
		isEmpty = len(v) == 0
	case *Hash:
		isEmpty = v.Len() == 0
	}
	switch {
	case isTrue(in) && !isEmpty:
		return in, nil
	case len(args) == 0:
		return String(""), nil
	}
	return args[0], nil
}
