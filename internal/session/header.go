package session

import (
	"strings"
	"time"

	"daylog/internal/blog"
	"daylog/internal/check"
	"daylog/internal/chirpy"
	"daylog/internal/edit"
	"daylog/internal/frontmatter"
	"daylog/internal/post"
)

// A header is derived from the front matter and the clock alone. An edit of the body leaves it
// unchanged.
type header struct {
	now      time.Time // the time for which post and problems hold
	post     post.Post
	problems []Problem // in UTF-16 units
	lasting  bool      // later times have the same problems

	shown      Page
	page       chirpy.Page
	authors    []chirpy.Author
	words      int    // head and tail hold for this word count
	head, tail string // HTML above and below the content
}

// readFront parses the front matter unless it is unchanged, and returns the text before the body:
// the front matter, or a byte order mark.
func (s *Session) readFront(text string) string {
	// Parse again if a problem reaches into the body, or if the text changes the line that closes
	// the front matter.
	ends := strings.HasSuffix(s.front, "\n") || text == s.front
	if s.matter.Found && ends && len(s.matter.Problems) == 0 && strings.HasPrefix(text, s.front) {
		return text[:len(s.front)]
	}
	s.matter = frontmatter.Read(text)
	s.front = text[:s.matter.Body]
	s.header = header{}
	end := len(s.front)
	for _, p := range s.matter.Problems {
		end = max(end, p.End)
		for _, e := range p.Fix {
			end = max(end, e.End)
		}
	}
	s.units = edit.NewOffsets(text[:end])
	return s.front
}

// headerAt returns the header at a time, and computes it if the time may change it.
func (s *Session) headerAt(now time.Time) *header {
	h := &s.header
	_, offset := h.now.Zone()
	_, newOffset := now.Zone()
	if h.now.IsZero() || offset != newOffset || now.Before(h.now) || now.After(h.now) && !h.lasting {
		site := s.site.inZone(now)
		p := site.Post(s.site.path(), s.matter)
		found := append(s.site.nameProblem(), check.Check(p, s.matter, now)...)
		page := PageOf(site, p)
		*h = header{
			now: now, post: p, problems: inUnits(found, s.units), lasting: check.Lasting(found),
			shown: s.pageFor(site, p, page.Site.Locale), page: page,
			authors: authorsOf(site, s.site.path(), s.matter),
		}
	}
	return h
}

// pageFor returns the values of the page of a post.
func (s *Session) pageFor(b *blog.Blog, p post.Post, locale chirpy.Locale) Page {
	values := s.matter.Values
	if p.Dropped {
		values = nil
	}
	values = b.FrontMatter(s.site.path(), values)
	t := s.site.theme
	return Page{
		Theme: t.sheet(), TOC: t.hasTOC(b, values["toc"]), Lang: t.lang(b, p.Lang),
		Contents: t.contents(b, values, locale),
	}
}

// around returns the HTML above and below the content.
func (h *header) around(t theme, words int) (head, tail string) {
	if h.head == "" || words != h.words {
		shown := chirpy.Post{Title: h.post.Title, Description: h.post.Description, Date: h.post.Date,
			Updated: h.post.Updated, Authors: h.authors, Words: words, Categories: labels(h.post.Categories), Tags: labels(h.post.Tags)}
		if h.post.Image != nil {
			shown.Cover = chirpy.Cover{Path: h.post.Image.Path, Alt: h.post.Image.Alt}
		}
		h.words, h.head, h.tail = words, t.head(h.page, shown), t.tail(h.page, shown)
	}
	return h.head, h.tail
}

// authorsOf returns the authors in the by-line of a post; none without files of the blog, which
// would name them.
func authorsOf(b *blog.Blog, path string, m frontmatter.Matter) (list []chirpy.Author) {
	if len(b.Sources) == 0 {
		return nil
	}
	for _, author := range b.ByLine(path, m) {
		list = append(list, chirpy.Author(author))
	}
	return list
}

func labels(names []string) (list []chirpy.Label) {
	for _, name := range names {
		list = append(list, chirpy.Label{Name: name, Slug: post.Slugify(name, post.Default, false)})
	}
	return list
}

// readPost returns the data of the card.
func (s *Session) readPost(p post.Post) Post {
	m := s.matter
	url, _ := post.URL(p)
	fields := make([]frontmatter.Field, len(m.Fields))
	for i, f := range m.Fields {
		f.Start, f.End = s.units.UTF16(f.Start), s.units.UTF16(f.End)
		f.ValueStart, f.ValueEnd = s.units.UTF16(f.ValueStart), s.units.UTF16(f.ValueEnd)
		fields[i] = f
	}
	shown := ""
	if p.DateText != "" && !p.Date.IsZero() {
		shown = p.Date.Format("2006-01-02 15:04 -0700")
	}
	return Post{Post: p, Found: m.Found, Valid: m.Valid, Fields: fields, URL: url, Shown: shown, Written: written(p, m)}
}
