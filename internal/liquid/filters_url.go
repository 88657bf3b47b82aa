package liquid

import (
	"strings"
	"unicode/utf8"
)

var urlFilters = map[string]filter{
	"url_encode":   {0, 0, unlessNil(queryEscape)},
	"url_decode":   {0, 0, filterURLDecode},
	"cgi_escape":   {0, 0, filterCGIEscape},
	"uri_escape":   {0, 0, filterURIEscape},
	"relative_url": {0, 0, filterRelativeURL},
	"absolute_url": {0, 0, filterAbsoluteURL},
	"strip_index":  {0, 0, filterStripIndex},
}

const (
	hexDigits  = "0123456789ABCDEF"
	alphabet   = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
	unreserved = alphabet + "-._~"
)

// percentEncode encodes all bytes that are not in kept.
func percentEncode(text, kept string) string {
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		if c := text[i]; strings.IndexByte(kept, c) >= 0 {
			b.WriteByte(c)
		} else {
			b.Write([]byte{'%', hexDigits[c>>4], hexDigits[c&15]})
		}
	}
	return b.String()
}

// percentDecode decodes %XX, except for the byte keep, of which the digits become upper case.
func percentDecode(text string, keep byte) string {
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		c := text[i]
		if c == '%' && i+2 < len(text) && isHex(text[i+1]) && isHex(text[i+2]) {
			decoded := hexValue(text[i+1])<<4 | hexValue(text[i+2])
			if decoded == keep && keep != 0 {
				b.WriteString(strings.ToUpper(text[i : i+3]))
			} else {
				b.WriteByte(decoded)
			}
			i += 2
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}

func isHex(c byte) bool {
	return isDigit(c) || 'a' <= c|0x20 && c|0x20 <= 'f'
}

func hexValue(c byte) byte {
	if isDigit(c) {
		return c - '0'
	}
	return c | 0x20 - 'a' + 10
}

// queryEscape is Ruby's CGI.escape.
func queryEscape(text string) string {
	return strings.ReplaceAll(percentEncode(text, unreserved+" "), " ", "+")
}

func filterURLDecode(c *context, in Value, _ []Value) (Value, error) {
	if in == nil {
		return nil, nil
	}
	text := percentDecode(strings.ReplaceAll(c.str(in), "+", " "), 0)
	if !utf8.ValidString(text) {
		return nil, argumentError("invalid byte sequence in UTF-8")
	}
	return String(text), nil
}

func filterCGIEscape(c *context, in Value, _ []Value) (Value, error) {
	text, ok := in.(String)
	if !ok {
		return nil, conversionError(in, "String")
	}
	return c.textResult(queryEscape(string(text))), nil
}

// conversionError is Ruby's error for an argument of a wrong class.
func conversionError(v Value, to string) *Error {
	name := class(v)
	switch v := v.(type) {
	case nil:
		name = "nil"
	case Bool:
		name = map[bool]string{true: "true", false: "false"}[bool(v)]
	}
	return rubyError("TypeError", "no implicit conversion of %s into %s", name, to)
}

// filterURIEscape encodes a whole address as Addressable's normalize_component does.
func filterURIEscape(c *context, in Value, _ []Value) (Value, error) {
	switch in := in.(type) {
	case nil:
		return nil, nil
	case String:
		return c.textResult(normalizeComponent(string(in), reservedChars)), nil
	}
	return nil, rubyError("TypeError", "Can't convert %s into String.", class(in))
}

// address returns the text of an address filter: the URL of a document, or the value as text.
func (c *context) address(v Value) Value {
	if object, ok := v.(Object); ok {
		if url, ok := object.Get("url"); ok {
			return url
		}
	}
	return v
}

func filterRelativeURL(c *context, in Value, _ []Value) (Value, error) {
	if in == nil {
		return nil, nil
	}
	return c.relativeURL(in)
}

// relativeURL puts baseurl before a path. An address with a scheme stays as it is.
func (c *context) relativeURL(in Value) (Value, error) {
	in = c.address(in)
	path := c.str(in)
	url, err := parseURI(path)
	switch {
	case err != nil:
		return nil, err
	case url.hasScheme:
		return in, nil
	}
	base := strings.TrimSuffix(c.options.Site.BaseURL, "/")
	url, err = parseURI(withSlash(base) + withSlash(path))
	if err != nil {
		return nil, err
	}
	return c.normalizedURI(url)
}

func (c *context) normalizedURI(u uri) (Value, error) {
	text, err := u.normalize()
	if err != nil {
		return nil, err
	}
	return c.textResult(text), nil
}

func withSlash(path string) string {
	if path == "" || path[0] == '/' {
		return path
	}
	return "/" + path
}

func filterAbsoluteURL(c *context, in Value, _ []Value) (Value, error) {
	if in == nil {
		return nil, nil
	}
	in = c.address(in)
	url, err := parseURI(c.str(in))
	switch {
	case err != nil:
		return nil, err
	case url.hasScheme:
		return in, nil
	}
	relative, err := filterRelativeURL(c, in, nil)
	if site := c.options.Site.URL; err == nil && site != "" {
		if url, err = parseURI(site + c.str(relative)); err == nil {
			return c.normalizedURI(url)
		}
	}
	return relative, err
}

// filterStripIndex replaces /index.html at the end of a line by "/".
func filterStripIndex(c *context, in Value, _ []Value) (Value, error) {
	if c.str(in) == "" {
		return nil, nil
	}
	text, ok := in.(String)
	if !ok {
		return nil, c.noMethod("sub", in)
	}
	const index = "/index.htm"
	for at := 0; ; {
		found := strings.Index(string(text)[at:], index)
		if found < 0 {
			return in, nil
		}
		at += found + len(index)
		after := strings.TrimPrefix(string(text)[at:], "l")
		if after == "" || after[0] == '\n' {
			return text[:at-len(index)+1] + String(after), nil
		}
	}
}
