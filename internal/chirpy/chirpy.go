// Package chirpy turns kramdown's HTML into the page that a site with the Chirpy theme (7.4)
// publishes: code headers, heading anchors, wrapped tables and images, check boxes, the page above
// and below the content, and the reading time.
//
// The theme replaces strings in the finished HTML. This package makes the same replacements,
// including surprising ones: a heading whose first attribute is not its id gets no anchor, and "a /
// b" in the alt of an image loses its slash. Every replacement is limited to one top-level block.
// So the HTML of a block depends only on that block, and the page is the concatenation of its
// blocks.
//
// [Include] has the theme's includes, which Liquid runs before kramdown.
package chirpy

import "strings"

// Site has the settings of the blog's _config.yml that a page depends on.
type Site struct {
	BaseURL string // baseurl: "" or "/blog"
	CDN     string // cdn: prefix of images and other media
	Locale  Locale // words of the page, see FindLocale
}

// A Page has everything that the HTML of a block depends on besides the block. The results of
// Content for equal (==) pages and blocks are equal.
type Page struct {
	Site         Site
	MediaSubpath string // media_subpath of the front matter
	Mermaid      bool   // mermaid of the front matter: diagrams become placeholders
}

// Content returns the theme's HTML for a top-level block of kramdown's HTML.
func (p Page) Content(html string) string {
	found := scan(html)
	if found == 0 {
		return html // most blocks
	}
	if found&(hasTable|hasHighlight|hasCheckbox) != 0 {
		html = replaceLiterals(html)
	}
	if found&hasImage != 0 {
		html = p.images(html)
	}
	if found&hasHighlight != 0 {
		html = codeHeaders(html, p.Site.Locale.Copied)
	}
	for level := byte('2'); level <= '5'; level++ {
		if found&(hasHeading<<(level-'2')) != 0 {
			html = anchors(html, level)
		}
	}
	if found&hasMermaid != 0 && p.Mermaid {
		html = p.diagrams(html)
	}
	return html
}

// features is the set of the replacements that a block needs.
type features uint16

const (
	hasTable features = 1 << iota
	hasHighlight
	hasCheckbox
	hasImage
	hasMermaid
	hasHeading // level 2; the next bits are levels 3, 4 and 5
)

// scan returns the features of a block. A block without any costs no more than a search for '<'.
func scan(html string) features {
	var found features
	for {
		i := strings.IndexByte(html, '<')
		if i < 0 || i+1 == len(html) {
			return found
		}
		html = html[i:]
		switch html[1] {
		case 't':
			if strings.HasPrefix(html, "<table") {
				found |= hasTable
			}
		case 'p':
			if strings.HasPrefix(html, `<pre class="highlight">`) {
				found |= hasHighlight
			}
		case 'i':
			switch {
			case strings.HasPrefix(html, imgTag):
				found |= hasImage
			case strings.HasPrefix(html, `<input type="checkbox"`):
				found |= hasCheckbox
			}
		case 'h':
			isLevel := len(html) > 2 && '2' <= html[2] && html[2] <= '5'
			if isLevel && strings.HasPrefix(html[3:], ` id="`) {
				found |= hasHeading << (html[2] - '2')
			}
		case 'c':
			if strings.HasPrefix(html, mermaidCode) {
				found |= hasMermaid
			}
		}
		html = html[1:]
	}
}

// A literal is a string that the theme replaces by another.
type literal struct{ old, new string }

// literals are tried in this order. The theme wraps every table and unwraps Rouge's tables, in
// <code>, later. The longer strings, which come first, have the same effect.
var literals = []literal{
	{
		`<div class="highlight"><pre class="highlight"><code><table`,
		`<div class="highlight"><code><table`,
	},
	{`</table></code></pre></div>`, `</table></code></div>`},
	{`<code><table`, `<code><table`},
	{`</table></code>`, `</table></code>`},

	{`<table`, `<div class="table-wrapper"><table`},
	{`</table>`, `</table></div>`},

	{`<div class="highlight"><pre class="highlight"><code`, `<div class="highlight"><code`},
	{`</code></pre></div>`, `</code></div>`},

	{
		`<input type="checkbox" class="task-list-item-checkbox" disabled="disabled"` +
			` checked="checked" />`,
		`<i class="fas fa-check-circle fa-fw checked"></i>`,
	},
	{
		`<input type="checkbox" class="task-list-item-checkbox" disabled="disabled" />`,
		`<i class="far fa-circle fa-fw"></i>`,
	},
}

// replaceLiterals has the effect of a strings.Replacer, but is many times faster on code, which
// consists of tags mostly.
func replaceLiterals(html string) string {
	var out strings.Builder
	out.Grow(len(html) + 64)
	copied := 0 // html[:copied] is in out
	for at := 0; ; {
		i := strings.IndexByte(html[at:], '<')
		if i < 0 {
			break
		}
		at += i
		if l := findLiteral(html[at:]); l != nil {
			out.WriteString(html[copied:at])
			out.WriteString(l.new)
			at += len(l.old)
			copied = at
		} else {
			at++
		}
	}
	out.WriteString(html[copied:])
	return out.String()
}

// findLiteral returns the literal at the start of html, which is a tag.
func findLiteral(html string) *literal {
	name := strings.TrimPrefix(html[1:], "/")
	if name == "" || strings.IndexByte("tdci", name[0]) < 0 {
		return nil
	}
	for i := range literals {
		if strings.HasPrefix(html, literals[i].old) {
			return &literals[i]
		}
	}
	return nil
}
