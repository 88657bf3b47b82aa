package session

import (
	"html"
	"time"

	"daylog/internal/chirpy"
)

// A theme turns kramdown's HTML into a page.
type theme interface {
	content(p chirpy.Page, html string) string
	head(p chirpy.Page, post chirpy.Post) string
	tail(p chirpy.Page, post chirpy.Post) string
}

// themeOf returns the theme with the name of a gem without "jekyll-theme-".
func themeOf(name string) theme {
	if name == "chirpy" {
		return chirpyTheme{}
	}
	return plainTheme{}
}

type chirpyTheme struct{}

func (chirpyTheme) content(p chirpy.Page, html string) string   { return p.Content(html) }
func (chirpyTheme) head(p chirpy.Page, post chirpy.Post) string { return p.Head(post) }
func (chirpyTheme) tail(p chirpy.Page, post chirpy.Post) string { return p.Tail(post) }

// plainTheme stands for every other theme: kramdown's HTML below the title and the date as minima,
// Jekyll's default theme, shows them.
type plainTheme struct{}

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
