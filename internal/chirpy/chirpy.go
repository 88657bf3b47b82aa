// Package chirpy makes of kramdown's HTML what a site with the Chirpy theme (7.4) publishes: code headers, heading
// anchors, wrapped tables and images, check boxes, the page above and below the content, the reading time.
//
// The theme does this with string replacement on the finished HTML, so this package does too, literal for literal
// and harm included: a heading whose first attribute is not its id gets no anchor, "a / b" in an image's alt loses
// its slash. Every replacement looks at one top-level block only, so a block's page is a pure function of the
// block's HTML, and a page is its blocks' pages joined.
//
// Liquid runs before kramdown on a real site. Of Liquid, daylog knows little: the theme's embeds,
// {% include embed/youtube.html id='…' %}: call [Includes] on the text before kramdown reads it. It replaces no
// byte count, so every source position still holds, and kramdown sees a block-level tag where the published page
// has one; [Page.Content] then makes a labelled placeholder of that tag. Doing it after kramdown would be too late:
// types='ogg|mov' would have become a table, and the quotes curly. Links to other posts, {% post_url … %}, go the same
// way: see [PostURLs].
package chirpy

import "strings"

// Site is what the blog's _config.yml says that a page depends on.
type Site struct {
	BaseURL string // baseurl: "" or "/blog"
	CDN     string // cdn: prefix of images and other media
	Lang    string // lang: "ko…" gives Korean words, all else English
}

// Page is what a block's HTML depends on beside the block. Pages compare with ==: as long as a post's page is
// equal, what Content made of its blocks holds.
type Page struct {
	Site         Site
	MediaSubpath string // media_subpath of the front matter
	Mermaid      bool   // mermaid of the front matter: diagrams are drawn, here by a placeholder
}

// Content returns what the theme makes of one top-level block of kramdown's HTML.
func (p Page) Content(html string) string {
	found := scan(html)
	if found == 0 {
		return html // as most blocks
	}
	if found&(hasTable|hasHighlight|hasCheckbox) != 0 {
		html = replaceLiterals(html)
	}
	if found&hasImage != 0 {
		html = p.images(html)
	}
	if found&hasHighlight != 0 {
		html = codeHeaders(html, p.Site.words().copied)
	}
	for level := byte('2'); level <= '5'; level++ {
		if found&(hasHeading<<(level-'2')) != 0 {
			html = anchors(html, level)
		}
	}
	if found&hasEmbed != 0 {
		html = p.embeds(html)
	}
	if found&hasMermaid != 0 && p.Mermaid {
		html = p.diagrams(html)
	}
	return html
}

// features says which of the steps below have work in a block.
type features uint16

const (
	hasTable features = 1 << iota
	hasHighlight
	hasCheckbox
	hasImage
	hasEmbed
	hasMermaid
	hasHeading // level 2, followed by one bit each for 3, 4 and 5
)

// scan finds in one pass what is to be done, so that a block with nothing to do costs no more than looking for '<'.
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
			case strings.HasPrefix(html, embedTag):
				found |= hasEmbed
			}
		case 'h':
			if len(html) > 2 && '2' <= html[2] && html[2] <= '5' && strings.HasPrefix(html[3:], ` id="`) {
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

// A literal is a fixed string that the theme replaces by another.
type literal struct{ old, new string }

// literals stand in the order in which they are tried. The theme wraps every table, then takes the wrapper off again
// where the table is Rouge's, inside <code>; the longer strings, which come first, spare that detour.
var literals = []literal{
	{`<div class="highlight"><pre class="highlight"><code><table`, `<div class="highlight"><code><table`},
	{`</table></code></pre></div>`, `</table></code></div>`},
	{`<code><table`, `<code><table`},
	{`</table></code>`, `</table></code>`},

	{`<table`, `<div class="table-wrapper"><table`},
	{`</table>`, `</table></div>`},

	{`<div class="highlight"><pre class="highlight"><code`, `<div class="highlight"><code`},
	{`</code></pre></div>`, `</code></div>`},

	{
		`<input type="checkbox" class="task-list-item-checkbox" disabled="disabled" checked="checked" />`,
		`<i class="fas fa-check-circle fa-fw checked"></i>`,
	},
	{
		`<input type="checkbox" class="task-list-item-checkbox" disabled="disabled" />`,
		`<i class="far fa-circle fa-fw"></i>`,
	},
}

// replaceLiterals is what strings.Replacer would do, many times faster on code, where every token is a tag.
func replaceLiterals(html string) string {
	var out strings.Builder
	out.Grow(len(html) + 64)
	copied := 0 // so much of html is in out
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

// findLiteral returns the literal that html, a tag, starts with.
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
