package main

import (
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"

	"daylog/internal/blog"
	"daylog/internal/chirpy"
	"daylog/internal/cmd/disk"
	"daylog/internal/edit"
	"daylog/internal/frontmatter"
	"daylog/internal/highlight"
	"daylog/internal/kramdown"
	"daylog/internal/liquid"
	"daylog/internal/post"
	"daylog/internal/recorded"
	"daylog/internal/session"
)

// A stage renders the body of the post in the file of a page into the page.
type stage func(p *page, m frontmatter.Matter, body string)

// A shown has the values of a post that its page shows around the content.
type shown struct {
	Title    string   `json:"title"`
	Date     string   `json:"date"`
	Updated  string   `json:"updated"` // "" if not shown
	Authors  []string `json:"authors"`
	Minutes  int      `json:"minutes"` // the reading time
	Words    int      `json:"words"`
	Language string   `json:"language"` // of the theme's words
	URL      string   `json:"url"`
}

// A site renders the posts of a blog.
type site struct {
	blog     *blog.Blog
	folder   string // "" without a folder
	options  kramdown.Options
	renderer *kramdown.Renderer

	highlighter *highlight.Highlighter
	values      *recorded.Site // nil: those of the blog
}

// openSite returns the site of a folder, or the default one. It prints the blog's problems to log.
func openSite(folder string, versions blog.Overrides, log io.Writer) (*site, error) {
	b, err := disk.ReadBlog(folder)
	if err != nil {
		return nil, fmt.Errorf("read the blog %s: %w", folder, err)
	}
	b = b.Override(versions)
	for _, p := range session.ProblemsOf(b) {
		fmt.Fprintf(log, "%s:%d: %s %s\n", p.Path, p.Line, p.Rule, p.Detail)
	}
	options, _ := kramdown.OptionsFor(b.Versions.Kramdown, b.Kramdown) // ProblemsOf has the rejected ones
	h := &highlight.Highlighter{Version: highlight.VersionOf(b.Versions.Rouge)}
	r := &kramdown.Renderer{Known: h.Known, Highlight: func(lang, code string) string {
		spans, _ := h.HTML(lang, code)
		return spans
	}}
	return &site{blog: b, folder: folder, options: options, renderer: r, highlighter: h}, nil
}

// check returns the problems of a text, with offsets in bytes.
func (s *site) check(file, text string) []edit.Problem {
	return session.Check(text, session.Options{Blog: s.blog, Name: s.place(file), Now: time.Now()})
}

// liquid is the stage of Liquid.
func (s *site) liquid(p *page, m frontmatter.Matter, body string) {
	result := s.runLiquid(p.File, m, body)
	if result.Err != nil {
		p.Error = result.Err.Error()
		return
	}
	p.Text = &result.Text
}

func (s *site) runLiquid(file string, m frontmatter.Matter, body string) liquid.Result {
	if !s.blog.Post(s.place(file), m).Liquid {
		return liquid.Result{Mapped: edit.Mapped{Text: body}}
	}
	place, now := s.place(file), time.Now()
	if s.values != nil {
		place, now = s.values.Page(), s.values.Now()
	}
	o := session.LiquidOptions(s.blog, place, m, body, now, s.highlighter)
	if s.values != nil {
		o.Global = s.values.Global
	}
	if folder, err := filepath.Abs(s.folder); err == nil && s.folder != "" {
		o.Folder = folder
		o.IncludeRelative = func(name string) (string, bool) {
			file := path.Join("/", o.PageFolder, path.Clean("/"+name))
			text, err := os.ReadFile(filepath.Join(folder, filepath.FromSlash(file)))
			return string(text), err == nil
		}
	}
	return liquid.Render(body, o)
}

// convert is the stage of kramdown alone.
func (s *site) convert(p *page, _ frontmatter.Matter, body string) {
	p.HTML = string(s.renderer.HTML(s.options.Parse([]byte(body))))
}

// theme is the stage of the theme. A theme other than Chirpy changes nothing.
func (s *site) theme(line *page, m frontmatter.Matter, body string) {
	file := line.File
	p := s.blog.Post(s.place(file), m)
	b := s.blog
	page := session.PageOf(b, p)
	document := s.options.NewDocument()
	document.Update(s.runLiquid(file, m, body).Mapped)
	var out, block strings.Builder
	words := 0
	for _, part := range document.Blocks() {
		block.Reset()
		_ = s.renderer.Render(&block, document, part) // a Builder returns no error
		words += chirpy.Words(block.String())
		if b.Versions.Theme == "chirpy" {
			out.WriteString(page.Content(block.String()))
		} else {
			out.WriteString(block.String())
		}
	}
	line.HTML, line.Page = out.String(), s.shown(file, m, p, page.Site.Locale, words)
}

// shown returns the values around the content.
func (s *site) shown(
	file string, m frontmatter.Matter, p post.Post, locale chirpy.Locale, words int,
) *shown {
	url, _ := post.URL(p)
	page := &shown{
		Title: p.Title, Authors: []string{}, Minutes: chirpy.Minutes(words), Words: words,
		Language: locale.Tag, URL: url,
	}
	if !p.Date.IsZero() {
		page.Date = locale.FormatDate(p.Date)
	}
	if !p.Updated.IsZero() && !p.Updated.Equal(p.Date) {
		page.Updated = locale.FormatDate(p.Updated)
	}
	for _, author := range s.blog.ByLine(s.place(file), m) {
		page.Authors = append(page.Authors, author.Name)
	}
	return page
}

// place returns the path of a file in the blog. A file elsewhere counts as one in _posts.
func (s *site) place(file string) string {
	folder, err1 := filepath.Abs(s.folder)
	whole, err2 := filepath.Abs(file)
	if s.folder != "" && err1 == nil && err2 == nil {
		if name, err := filepath.Rel(folder, whole); err == nil && filepath.IsLocal(name) {
			return filepath.ToSlash(name)
		}
	}
	return "_posts/" + filepath.Base(file)
}
