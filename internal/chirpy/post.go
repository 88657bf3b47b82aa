package chirpy

import (
	"strconv"
	"strings"
	"time"
)

// A Post has the values that the page shows around the content. The theme does not escape them, so
// a < or & in a title is HTML.
type Post struct {
	Title       string
	Description string    // of the front matter, not the excerpt
	Date        time.Time // in the site's time zone; not shown if zero
	Updated     time.Time // last_modified_at
	Authors     []Author  // the by-line, omitted if empty
	Cover       Cover
	Categories  []Label
	Tags        []Label
	Words       int // sum of the Words of the blocks
}

// An Author is a person of _data/authors.yml, or social.name and the first of social.links.
type Author struct {
	Name, URL string
}

// A Cover is the image above the content, omitted without a path.
type Cover struct {
	Path, Alt, LQIP string
	NoBackground    bool // no_bg
}

// A Label is a category or a tag, and the slug in the address of its page.
type Label struct {
	Name, Slug string
}

// Head returns the page above the content. The theme applies its replacements for the content to it
// too.
func (p Page) Head(post Post) string {
	words := &p.Site.Locale
	var out strings.Builder
	out.WriteString(`<header><h1 data-toc-skip>` + post.Title + `</h1>`)
	if post.Description != "" {
		out.WriteString(`<p class="post-desc fw-light mb-4">` + post.Description + `</p>`)
	}
	out.WriteString(`<div class="post-meta text-muted">`)
	if !post.Date.IsZero() {
		writeDate(&out, words, words.Posted, post.Date)
	}
	if !post.Updated.IsZero() && !post.Updated.Equal(post.Date) {
		writeDate(&out, words, words.Updated, post.Updated)
	}
	if post.Cover.Path != "" {
		writeCover(&out, post.Cover)
	}
	out.WriteString(`<div class="d-flex justify-content-between"><span>`)
	if len(post.Authors) > 0 {
		writeAuthors(&out, words.By, post.Authors)
	}
	out.WriteString(`</span><div><span class="readtime" data-bs-toggle="tooltip" ` +
		`data-bs-placement="bottom" title="` + strconv.Itoa(post.Words) + ` ` + words.Words +
		`"><em>` + strconv.Itoa(Minutes(post.Words)) + ` ` + words.Minutes + `</em>` +
		words.readTime() + `</span></div></div>`)
	out.WriteString(`</div></header>`)
	return p.Content(out.String())
}

func writeDate(out *strings.Builder, words *Locale, label string, date time.Time) {
	out.WriteString(`<span>` + label + ` <time data-ts="` + strconv.FormatInt(date.Unix(), 10) +
		`" data-df="` + words.dayJS() + `" data-bs-toggle="tooltip" data-bs-placement="bottom">` +
		words.FormatDate(date) + `</time></span> `)
}

// writeAuthors writes the by-line. An author without an address has no link.
func writeAuthors(out *strings.Builder, by string, authors []Author) {
	out.WriteString(by + ` <em>`)
	for i, author := range authors {
		if i > 0 {
			out.WriteString(`</em>, <em>`)
		}
		if author.URL == "" {
			out.WriteString(author.Name)
		} else {
			out.WriteString(`<a href="` + author.URL + `">` + author.Name + `</a>`)
		}
	}
	out.WriteString(`</em>`)
}

// escapeAlt is Jekyll's xml_escape.
var escapeAlt = strings.NewReplacer(
	`&`, "&amp;", `<`, "&lt;", `>`, "&gt;", `"`, "&quot;", `'`, "&apos;")

// writeCover writes the image as in the theme's layout, which Content completes.
func writeCover(out *strings.Builder, cover Cover) {
	class, alt := "preview-img", cover.Alt
	if cover.NoBackground {
		class += " no-bg"
	}
	if alt == "" {
		alt = "Preview Image"
	}
	img := `<img src="` + cover.Path + `" class="` + class + `" alt="` + escapeAlt.Replace(alt) +
		`" w="1200" h="630"`
	if cover.LQIP != "" {
		img += ` lqip="` + cover.LQIP + `"`
	}
	out.WriteString(`<div class="mt-3 mb-3">` + img + `>`)
	if cover.Alt != "" {
		out.WriteString(`<figcaption class="text-center pt-2 pb-2">` + cover.Alt + `</figcaption>`)
	}
	out.WriteString(`</div>`)
}

// Tail returns the page below the content.
func (p Page) Tail(post Post) string {
	var out strings.Builder
	out.WriteString(`<div class="post-tail-wrapper text-muted">`)
	if len(post.Categories) > 0 {
		out.WriteString(`<div class="post-meta mb-3">` +
			`<i class="far fa-folder-open fa-fw me-1"></i> `)
		for i, category := range post.Categories {
			if i > 0 {
				out.WriteString(`, `)
			}
			url := p.Site.labelURL("categories", category)
			out.WriteString(`<a href="` + url + `">` + category.Name + `</a>`)
		}
		out.WriteString(`</div>`)
	}
	if len(post.Tags) > 0 {
		out.WriteString(`<div class="post-tags"><i class="fa fa-tags fa-fw me-1"></i>`)
		for _, tag := range post.Tags {
			url := p.Site.labelURL("tags", tag)
			out.WriteString(` <a href="` + url + `" class="post-tag no-text-decoration">` +
				tag.Name + `</a>`)
		}
		out.WriteString(`</div>`)
	}
	out.WriteString(`<div class="post-tail-bottom d-flex justify-content-between ` +
		`align-items-center mt-5 pb-2"><div class="license-wrapper">` +
		p.Site.Locale.license() + `</div></div>`)
	out.WriteString(`</div>`)
	return out.String()
}

func (s Site) labelURL(kind string, label Label) string {
	const hex = "0123456789ABCDEF"
	address := []byte(s.BaseURL + "/" + kind + "/")
	for i := range len(label.Slug) {
		switch c := label.Slug[i]; {
		case '0' <= c && c <= '9', 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', c == '-':
			address = append(address, c)
		default:
			address = append(address, '%', hex[c>>4], hex[c&15])
		}
	}
	return string(address) + "/"
}
