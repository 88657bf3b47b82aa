package session

import (
	"cmp"
	"html"
	"strings"
	"time"

	"daylog/internal/blog"
	"daylog/internal/chirpy"
	"daylog/internal/post"
)

// A theme turns kramdown's HTML into a page.
type theme interface {
	content(p chirpy.Page, html string) string
	head(p chirpy.Page, post chirpy.Post) string
	tail(p chirpy.Page, post chirpy.Post) string
	sheet() string // Page.Theme

	// hasTOC reports whether a page has a table of contents. toc is that of its front matter with
	// the defaults; nil if there is none.
	hasTOC(b *blog.Blog, toc any) bool

	// contents returns the heading of the table of contents. values are the front matter with the
	// defaults.
	contents(b *blog.Blog, values map[string]any, locale chirpy.Locale) string

	// lang returns Page.Lang. own is the lang of the front matter, "" if there is none.
	lang(b *blog.Blog, own string) string
}

// themeOf returns the theme with the name of a gem without "jekyll-theme-".
func themeOf(name string) theme {
	switch name {
	case "chirpy":
		return chirpyTheme{}
	case "minima", mistakes:
		return plainTheme{name}
	}
	return plainTheme{"plain"}
}

// mistakes is the theme Minimal Mistakes.
const mistakes = "minimal-mistakes"

type chirpyTheme struct{}

func (chirpyTheme) content(p chirpy.Page, html string) string   { return p.Content(html) }
func (chirpyTheme) head(p chirpy.Page, post chirpy.Post) string { return p.Head(post) }
func (chirpyTheme) tail(p chirpy.Page, post chirpy.Post) string { return p.Tail(post) }

func (chirpyTheme) sheet() string { return "chirpy" }

// Chirpy's tocbot needs the switch of the site and that of the page, which is on by default.
func (chirpyTheme) hasTOC(b *blog.Blog, toc any) bool { return b.TOC && toc != false }

func (chirpyTheme) contents(_ *blog.Blog, _ map[string]any, locale chirpy.Locale) string {
	return locale.Contents
}

// Chirpy writes the lang of the page, alt_lang or the lang of the site, without a dir.
func (chirpyTheme) lang(b *blog.Blog, own string) string {
	return cmp.Or(own, post.Text(b.Config["alt_lang"]), b.Lang)
}

// plainTheme stands for every other theme: kramdown's HTML below the title and the date as minima,
// Jekyll's default theme, shows them.
type plainTheme struct{ name string }

func (t plainTheme) sheet() string { return t.name }

// Minimal Mistakes has a table of contents where the front matter asks for it, minima has none.
func (t plainTheme) hasTOC(_ *blog.Blog, toc any) bool {
	return t.name == mistakes && toc != nil && toc != false
}

func (t plainTheme) contents(b *blog.Blog, values map[string]any, _ chirpy.Locale) string {
	if t.name != mistakes {
		return ""
	}
	words, _ := b.Data["ui-text"].(map[string]any)
	own, _ := words[post.Text(b.Config["locale"])].(map[string]any)
	return cmp.Or(post.Text(values["toc_label"]), post.Text(own["toc_label"]), "On this page")
}

func (t plainTheme) lang(b *blog.Blog, own string) string {
	if t.name == mistakes {
		return cmp.Or(strings.ReplaceAll(post.Text(b.Config["locale"]), "_", "-"), "en")
	}
	return cmp.Or(own, b.Lang, "en")
}

func (plainTheme) content(_ chirpy.Page, html string) string { return html }

func (plainTheme) head(_ chirpy.Page, post chirpy.Post) string {
	head := `<header class="post-header"><h1 class="post-title">` + html.EscapeString(post.Title) + `</h1>`
	if !post.Date.IsZero() {
		head += `<p class="post-meta"><time datetime="` + post.Date.Format(time.RFC3339) + `">` +
			post.Date.Format("Jan 2, 2006") + `</time></p>`
	}
	return head + `</header>`
}

func (plainTheme) tail(chirpy.Page, chirpy.Post) string { return "" }
