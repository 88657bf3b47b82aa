package liquid

import (
	"strings"
	"time"

	"daylog/internal/strftime"
)

// A link is {% link path %} of Jekyll: the address of a document, page or file of the site.
type link struct{ path string }

func parseLink(_ *parser, _ *node, markup string) (tag, *Error) {
	return &link{trimSpace(markup)}, nil
}

func (t *link) render(c *context, n *node) *Error {
	path := t.path
	if strings.Contains(path, "{{") || strings.Contains(path, "{%") {
		b, _, err := parseTemplate(path, &c.options)
		if err != nil {
			err.Line = 0
			return err
		}
		source := c.source
		c.source = path
		path, err = c.capture(b)
		c.source = source
		if err != nil {
			return err
		}
	}
	if c.options.Site.Link != nil {
		if url, ok := c.options.Site.Link(path); ok {
			c.write(n, url)
			return c.spend(0)
		}
	}
	if c.options.Site.IsPartial {
		c.report(MissingFile, path)
		c.write(n, c.options.Site.BaseURL+"/"+path)
		return c.spend(0)
	}
	return rubyError("ArgumentError", "Could not find document '%s' in tag 'link'.\n\n"+
		"Make sure the document exists and the path is correct.\n", path)
}

// A postURL is {% post_url name %} of Jekyll: the address of a post.
type postURL struct{ name, day string }

func parsePostURL(_ *parser, _ *node, markup string) (tag, *Error) {
	name := trimSpace(markup)
	day := postDay(strings.TrimPrefix(name, "/"))
	if day == "" {
		return nil, rubyError("Jekyll::Errors::PostURLError",
			"Could not parse name of post \"%s\" in tag 'post_url'.\n Make sure the post exists and "+
				"the name is correct.\n Jekyll::Errors::InvalidPostNameError: '%s' does not contain "+
				"valid date and/or title.\n", name, name)
	}
	return &postURL{name, day}, nil
}

// postDay returns the day in the name of a post, "folder/2026-01-05-slug": three numbers at the
// start of a line, or behind the last slash that has such numbers behind it. It is "" without one.
func postDay(name string) string {
	for line := range strings.SplitSeq(name, "\n") {
		for end := len(line); end >= 0; {
			end = strings.LastIndexByte(line[:end], '/')
			if end == 0 {
				continue // a folder has a name
			}
			if day := leadingDay(line[end+1:]); day != "" {
				return day
			}
		}
	}
	return ""
}

// leadingDay returns the three numbers with which a text starts, each before a "-"; "" if it has
// fewer.
func leadingDay(text string) string {
	at := 0
	for range 3 {
		start := at
		for at < len(text) && isDigit(text[at]) {
			at++
		}
		if at == start || at == len(text) || text[at] != '-' {
			return ""
		}
		at++
	}
	return text[:at-1]
}

func (t *postURL) render(c *context, n *node) *Error {
	if c.options.Site.PostURL != nil {
		if url, ok := c.options.Site.PostURL(t.name); ok {
			c.write(n, url)
			return c.spend(0)
		}
	}
	if _, ok := strftime.Parse(t.day, c.options.Site.Now, time.UTC); !ok {
		return rubyError("Jekyll::Errors::InvalidDateError", "Invalid date '%s': '%s' does not "+
			"contain valid date and/or title.", t.day, t.day)
	}
	return rubyError("Jekyll::Errors::PostURLError", "Could not find post \"%s\" in tag 'post_url'."+
		"\nMake sure the post exists and the name is correct.\n", t.name)
}
