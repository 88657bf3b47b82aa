package oracle

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// tagSyntax matches a tag as the engine may write it: every value quoted, attributes separated by
// white space only.
var tagSyntax = regexp.MustCompile(`^<(/?)([^\s<>/"'=]+)((?:\s+[^\s<>/"'=]+="[^"<]*")*)\s*(/?)>`)

// Balanced returns an error unless every tag of page is well formed and closed in order. Browsers
// repair such errors in different ways, and text could end up inside an attribute.
func Balanced(page string) error {
	var open []string
	for at := 0; at < len(page); {
		i := strings.IndexByte(page[at:], '<')
		if i < 0 {
			break
		}
		at += i
		if end := skipDeclaration(page[at:]); end > 0 {
			at += end
			continue
		}
		tag := tagSyntax.FindStringSubmatch(page[at:])
		if tag == nil {
			return fmt.Errorf("not a tag at byte %d: %.40q", at, page[at:])
		}
		at += len(tag[0])
		name := tag[2]
		switch {
		case tag[1] == "/":
			if len(open) == 0 || open[len(open)-1] != name {
				return fmt.Errorf("%s at byte %d inside %v", tag[0], at-len(tag[0]), open)
			}
			open = open[:len(open)-1]
		case tag[4] == "/":
		case slices.Contains(rawTags, strings.ToLower(name)):
			end := strings.Index(page[at:], "</"+name)
			if end < 0 {
				return fmt.Errorf("no end of %s", tag[0])
			}
			at += end
			open = append(open, name)
		default:
			open = append(open, name)
		}
	}
	if len(open) > 0 {
		return fmt.Errorf("not closed: %v", open)
	}
	return nil
}

// rawTags are elements whose text is not escaped.
var rawTags = []string{"script", "style"}

// skipDeclaration returns the length of the comment, CDATA section, processing instruction or
// declaration at the start of s, or 0.
func skipDeclaration(s string) int {
	for _, d := range []struct{ start, end string }{{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"}, {"<!", ">"}} {
		if strings.HasPrefix(s, d.start) {
			if i := strings.Index(s[len(d.start):], d.end); i >= 0 {
				return len(d.start) + i + len(d.end)
			}
		}
	}
	return 0
}
