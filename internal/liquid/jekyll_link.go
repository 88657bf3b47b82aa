package liquid

import (
	"strings"
	"time"
)

// A link is {% link path %} of Jekyll: the address of a document, page or file of the site.
type link struct{ path string }

func parseLink(_ *parser, _ *node, markup string) (tag, *Error) {
	return &link{trimSpace(markup)}, nil
}

func (t *link) render(c *context, n *node) *Error {
	path := t.path
	if strings.Contains(path, "{{") {
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
type postURL struct{ name string }

func parsePostURL(_ *parser, _ *node, markup string) (tag, *Error) {
	name := trimSpace(markup)
	base := name[strings.LastIndexByte(name, '/')+1:]
	day, slug := postDay(base)
	if day == "" || slug == "" {
		return nil, rubyError("Jekyll::Errors::PostURLError",
			"Could not parse name of post \"%s\" in tag 'post_url'.\n Make sure the post exists and "+
				"the name is correct.\n Jekyll::Errors::InvalidPostNameError: '%s' does not contain "+
				"valid date and/or title.", name, name)
	}
	if _, err := time.Parse("2006-1-2", day); err != nil {
		return nil, rubyError("Jekyll::Errors::InvalidDateError", "Invalid date '%s': '%s' does not "+
			"contain valid date and/or title.", day, day)
	}
	return &postURL{name}, nil
}

// postDay splits the name of a post, "2026-01-05-slug", into its day and its slug; "" if it has
// none.
func postDay(name string) (day, slug string) {
	at := 0
	for part := range 3 {
		start := at
		for at < len(name) && '0' <= name[at] && name[at] <= '9' {
			at++
		}
		size := at - start
		if size == 0 || part > 0 && size > 2 || part == 0 && size != 4 && size != 2 ||
			at == len(name) || name[at] != '-' {
			return "", ""
		}
		at++
	}
	return name[:at-1], name[at:]
}

func (t *postURL) render(c *context, n *node) *Error {
	if c.options.Site.PostURL != nil {
		if url, ok := c.options.Site.PostURL(t.name); ok {
			c.write(n, url)
			return c.spend(0)
		}
	}
	return rubyError("Jekyll::Errors::PostURLError", "Could not find post \"%s\" in tag 'post_url'."+
		"\n\nMake sure the post exists and the name is correct.\n", t.name)
}
