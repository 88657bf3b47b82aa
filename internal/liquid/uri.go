package liquid

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A uri is an address in its parts, as the library Addressable 2.8 parses it for Jekyll.
type uri struct {
	scheme, user, password, host, path, query, fragment string
	port                                                int

	hasScheme, hasAuthority, hasUser, hasPassword bool
}

const (
	subDelims = "!$&'()*+,;="
	pathChars = unreserved + subDelims + ":@"

	reservedChars = unreserved + subDelims + ":/?#[]@"
)

// uriForm is the expression of RFC 3986. Its "." matches no line end, and each line of a text is a
// match of its own, of which Addressable takes the first.
var uriForm = regexp.MustCompile(`(?m)^(([^:/?#]+):)?(//([^/?#]*))?([^?#]*)(\?([^#]*))?(#(.*))?$`)

func invalidURI(format string, values ...any) *Error {
	return rubyError("Addressable::URI::InvalidURIError", format, values...)
}

func parseURI(text string) (u uri, err error) {
	at := uriForm.FindStringSubmatchIndex(text)
	if at == nil {
		return uri{path: text}, nil
	}
	part := func(n int) (string, bool) {
		if at[2*n] < 0 {
			return "", false
		}
		return text[at[2*n]:at[2*n+1]], true
	}
	u.scheme, u.hasScheme = part(2)
	u.path, _ = part(5)
	u.query, _ = part(7)
	u.fragment, _ = part(9)
	if u.hasScheme && !schemeForm.MatchString(u.scheme) {
		return u, invalidURI("Invalid scheme format: '%s'", u.scheme)
	}
	if authority, ok := part(4); ok {
		if err := u.setAuthority(authority); err != nil {
			return u, err
		}
	}
	return u, u.check(text)
}

var (
	schemeForm = regexp.MustCompile(`(?i)^[a-z][-a-z0-9+.]*$`)
	portForm   = regexp.MustCompile(`(?m):([^:@\[\]]*)$`)
	userForm   = regexp.MustCompile(`^([^\[\]]*)@`)
)

func (u *uri) setAuthority(authority string) error {
	u.hasAuthority = true
	if m := userForm.FindStringSubmatch(authority); m != nil {
		u.hasUser = true
		authority = authority[len(m[0]):]
		u.user, u.password, u.hasPassword = strings.Cut(strip(m[1]), ":")
	}
	if m := portForm.FindStringSubmatch(authority); m != nil {
		authority = strings.Replace(authority, m[0], "", 1)
		if port := percentDecode(m[1], 0); port != "" {
			if !isDigits(port) {
				quoted, _ := inspected(String(port), printing{})
				return invalidURI("Invalid port number: %s", quoted)
			}
			u.port, _ = strconv.Atoi(port)
		}
	}
	u.host = authority
	if u.path != "" && u.path[0] != '/' {
		u.path = "/" + u.path
	}
	return nil
}

// check applies the rules that Addressable checks.
func (u *uri) check(text string) error {
	switch {
	case u.hasScheme && defaultPorts[strings.ToLower(u.scheme)] > 0 && u.host+u.path == "":
		return invalidURI("Absolute URI missing hierarchical segment: '%s'", text)
	case !u.hasScheme && isAmbiguous(u.path):
		return invalidURI("Cannot assemble URI string with ambiguous path: '%s'", u.path)
	case strings.HasPrefix(u.path, "//") && !u.hasAuthority:
		return ambiguousSlashes(text)
	case strings.ContainsAny(u.host, "<>{}/\\?#@\"") || strings.ContainsFunc(u.host, unicode.IsSpace):
		return invalidURI("Invalid character in host: '%s'", u.host)
	}
	return nil
}

// isAmbiguous reports whether the first segment of a path, or of a line of it, has a colon.
func isAmbiguous(path string) bool {
	for {
		at := strings.IndexAny(path, "/:")
		if at < 0 || path[at] == ':' {
			return at >= 0
		}
		// The lines up to here begin a segment that ends at this slash.
		_, path, _ = strings.Cut(path[at:], "\n")
	}
}

func ambiguousSlashes(text string) error {
	return invalidURI("Cannot have a path with two leading slashes without an authority set: '%s'",
		text)
}

var defaultPorts = map[string]int{
	"http": 80, "https": 443, "ftp": 21, "tftp": 69, "sftp": 22, "ssh": 22, "svn+ssh": 22,
	"telnet": 23, "nntp": 119, "gopher": 70, "wais": 210, "ldap": 389, "prospero": 1525,
}

// normalize returns the address in its simplest form.
func (u uri) normalize() (string, error) {
	var b strings.Builder
	scheme := ""
	if u.hasScheme {
		scheme = normalizeComponent(strings.ToLower(strip(u.scheme)), alphabet+"-+.")
		b.WriteString(scheme + ":")
	}
	if u.hasAuthority {
		b.WriteString("//" + u.normalAuthority(scheme))
	}
	path := u.normalPath(scheme)
	if strings.HasPrefix(path, "//") && !u.hasAuthority {
		return "", ambiguousSlashes(path)
	}
	b.WriteString(path)
	if query := u.normalQuery(); query != "" {
		b.WriteString("?" + query)
	}
	if fragment := normalizeComponent(u.fragment, pathChars+"/?"); fragment != "" {
		b.WriteString("#" + fragment)
	}
	return b.String(), nil
}

func (u uri) normalAuthority(scheme string) string {
	text := ""
	isBlank := strip(u.user) == "" && strip(u.password) == ""
	if u.hasUser && !(strings.Contains(scheme, "http") && isBlank) {
		text = normalizeComponent(strip(u.user), unreserved)
		if u.hasPassword {
			text += ":" + normalizeComponent(strip(u.password), unreserved)
		}
		text += "@"
	}
	host := strip(u.host)
	if host != "" {
		host = percentDecode(strings.ToLower(host), 0)
		if strings.HasSuffix(host, ".") && len(host) > 1 && !strings.HasSuffix(host, "..") {
			host = host[:len(host)-1]
		}
		host = normalizeComponent(host, unreserved+subDelims+"[:]")
	}
	text += host
	if u.port > 0 && u.port != defaultPorts[scheme] {
		text += ":" + strconv.Itoa(u.port)
	}
	return text
}

func (u uri) normalPath(scheme string) string {
	path := u.path
	if first, _, _ := strings.Cut(path, "/"); !u.hasScheme && strings.Contains(first, ":") {
		path = strings.Replace(path, ":", "%2F", 1)
	}
	segments := strings.Split(strip(path), "/")
	for i, segment := range segments {
		segments[i] = normalizeComponent(segment, pathChars)
	}
	path = removeDots(strings.Join(segments, "/"))
	if path == "" && (scheme == "http" || scheme == "https" || scheme == "ftp" || scheme == "tftp") {
		return "/"
	}
	return path
}

func (u uri) normalQuery() string {
	pairs := strings.Split(u.query, "&")
	for i, pair := range pairs {
		pairs[i] = normalizeQuery(pair)
	}
	return strings.Join(pairs, "&")
}

// normalizeQuery is normalizeComponent for a part of a query, which keeps %2B.
func normalizeQuery(pair string) string {
	const kept = alphabet + "-._~!$'()*+,=:@/?"
	text := percentDecode(pair, '+')
	if !utf8.ValidString(text) {
		return percentEncode(text, reservedChars)
	}
	text = composed(text)
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		if strings.HasPrefix(strings.ToUpper(text[i:min(i+3, len(text))]), "%2B") {
			b.WriteString("%2B")
			i += 2
			continue
		}
		b.WriteString(percentEncode(text[i:i+1], kept))
	}
	return b.String()
}

// normalizeComponent decodes a part of an address and encodes all bytes that are not in kept.
func normalizeComponent(text, kept string) string {
	text = percentDecode(text, 0)
	if utf8.ValidString(text) {
		text = composed(text)
	} else {
		kept = reservedChars // Addressable falls back to all characters of addresses
	}
	return percentEncode(text, kept)
}
