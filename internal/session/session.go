// Package session holds one open text: what its page looks like, and what each new version of the text changes in it.
package session

import (
	"bytes"
	"time"
	"unicode"

	"daylog/internal/check"
	"daylog/internal/chirpy"
	"daylog/internal/edit"
	"daylog/internal/frontmatter"
	"daylog/internal/highlight"
	"daylog/internal/kramdown"
	"daylog/internal/post"
)

// What a session hands out, under one name each for the door.
type (
	Heading = kramdown.Heading
	Problem = edit.Problem
	Edit    = edit.Edit
)

// Units returns the UTF-16 offset of a byte offset of text.
func Units(text string, offset int) int { return edit.NewOffsets(text).UTF16(offset) }

// A Session is one open text. Its zero value is one without a text.
type Session struct {
	blocks []Block // as last handed out, all of them
	length int     // of the text, in UTF-16 units

	renderer    kramdown.Renderer
	highlighter highlight.Highlighter
}

// Options say how an update is wanted.
type Options struct {
	Language string    // of the page's own words: "ko", or English for all others
	Fresh    bool      // the page shows nothing yet: hand out all of it
	Now      time.Time // the writer's clock in the writer's zone
}

// A Block is a top-level block of the page. All offsets that a session hands out are UTF-16 units.
type Block struct {
	Start, End int
	HTML       string // as Chirpy publishes it, with data-at attributes: offsets from Start
}

// A Patch says what an update changes in the page: replace Removed blocks from number From on by Blocks, and add Shift to the
// offsets of all blocks behind.
type Patch struct {
	Fresh         bool // drop every block held so far first
	From, Removed int
	Blocks        []Block
	Shift         int
	Head, Tail    string // the page above and below the content
	Outline       []Heading
	Post          Post
	Problems      []Problem
	Words         int // as Chirpy counts
	Characters    int // that are no white space
	Minutes       int // Chirpy's reading time
}

// A Post is what the front matter says, and where its fields stand.
type Post struct {
	post.Post
	Found, Valid bool
	Fields       []frontmatter.Field
	URL          string
	Shown        string // the date as the writer reads it: YYYY-MM-DD HH:MM ±ZZZZ, or ""
}

// Update takes a new version of the text and says what it changes in the page.
func (s *Session) Update(text string, o Options) Patch {
	units := edit.NewOffsets(text)
	matter := frontmatter.Read(text)
	p := post.Read("", matter, o.Now.Location())
	page := chirpy.Page{Site: chirpy.Site{Lang: o.Language}, MediaSubpath: p.MediaSubpath, Mermaid: p.Mermaid}

	body := []byte(chirpy.Includes(text[bodyStart(text, matter):]))
	doc := kramdown.Parse(body)
	blocks, words := s.render(doc, page, units, len(text)-len(body))

	patch := s.diff(blocks, units.UTF16(len(text)), o.Fresh)
	patch.Words, patch.Minutes = words, chirpy.Minutes(words)
	patch.Characters = countCharacters(body)
	patch.Head, patch.Tail = surround(page, p, words)
	patch.Outline = doc.Headings()
	for i := range patch.Outline {
		patch.Outline[i].Start = units.UTF16(patch.Outline[i].Start + len(text) - len(body))
	}
	patch.Post = readPost(p, matter, units)
	patch.Problems = inUnits(check.Check(p, matter, o.Now), units)
	return patch
}

// bodyStart returns where the text that kramdown reads starts: behind the front matter, or a byte order mark.
func bodyStart(text string, m frontmatter.Matter) int {
	if !m.Found && len(text) >= 3 && text[:3] == "\uFEFF" {
		return 3
	}
	return m.Body
}

// render makes the page's blocks; offset is where doc's text starts in the whole one.
func (s *Session) render(doc *kramdown.Document, page chirpy.Page, units *edit.Offsets, offset int) (blocks []Block, words int) {
	s.renderer.Known = highlight.Known
	s.renderer.Highlight = func(lang, code string) string {
		html, _ := s.highlighter.HTML(lang, code)
		return html
	}
	var html bytes.Buffer
	for _, b := range doc.Blocks() {
		start, end := units.UTF16(offset+b.Start), units.UTF16(offset+b.End)
		s.renderer.Place = func(at int) int { return units.UTF16(offset+at) - start }
		html.Reset()
		_ = s.renderer.Render(&html, doc, b) // a buffer takes everything
		published := html.String()
		words += chirpy.Words(published)
		blocks = append(blocks, Block{start, end, page.Content(published)})
	}
	return blocks, words
}

// diff compares the page's blocks with those handed out before, and keeps them.
func (s *Session) diff(blocks []Block, length int, fresh bool) Patch {
	old := s.blocks
	shift := length - s.length
	if fresh {
		old, shift = nil, 0
	}
	from := 0
	for from < len(old) && from < len(blocks) && old[from] == blocks[from] {
		from++
	}
	kept := 0 // at the end
	for kept < len(old)-from && kept < len(blocks)-from {
		a, b := old[len(old)-1-kept], blocks[len(blocks)-1-kept]
		if a.HTML != b.HTML || a.Start+shift != b.Start || a.End+shift != b.End {
			break
		}
		kept++
	}
	s.blocks, s.length = blocks, length
	return Patch{Fresh: fresh, From: from, Removed: len(old) - from - kept, Blocks: blocks[from : len(blocks)-kept], Shift: shift}
}

// surround makes the page above and below the content.
func surround(page chirpy.Page, p post.Post, words int) (head, tail string) {
	shown := chirpy.Post{Title: p.Title, Description: p.Description, Date: p.Date, Words: words,
		Categories: labels(p.Categories), Tags: labels(p.Tags)}
	if p.Image != nil {
		shown.Cover = chirpy.Cover{Path: p.Image.Path, Alt: p.Image.Alt}
	}
	return page.Head(shown), page.Tail(shown)
}

func labels(names []string) (list []chirpy.Label) {
	for _, name := range names {
		list = append(list, chirpy.Label{Name: name, Slug: post.Slugify(name, post.Default, false)})
	}
	return list
}

func readPost(p post.Post, m frontmatter.Matter, units *edit.Offsets) Post {
	url, _ := post.URL(p)
	fields := make([]frontmatter.Field, len(m.Fields))
	for i, f := range m.Fields {
		f.Start, f.End = units.UTF16(f.Start), units.UTF16(f.End)
		f.ValueStart, f.ValueEnd = units.UTF16(f.ValueStart), units.UTF16(f.ValueEnd)
		fields[i] = f
	}
	shown := ""
	if p.DateText != "" && !p.Date.IsZero() {
		shown = p.Date.Format("2006-01-02 15:04 -0700")
	}
	return Post{Post: p, Found: m.Found, Valid: m.Valid, Fields: fields, URL: url, Shown: shown}
}

// inUnits gives problems the offsets that the page counts in.
func inUnits(problems []edit.Problem, units *edit.Offsets) []edit.Problem {
	for i := range problems {
		p := &problems[i]
		p.Start, p.End = units.UTF16(p.Start), units.UTF16(p.End)
		fix := make([]edit.Edit, len(p.Fix))
		for j, e := range p.Fix {
			fix[j] = edit.Edit{Start: units.UTF16(e.Start), End: units.UTF16(e.End), New: e.New}
		}
		p.Fix = fix
	}
	return problems
}

// Finish says what a text's file is called, and what would break its page.
func Finish(text string, now time.Time) (name string, problems []edit.Problem) {
	matter := frontmatter.Read(text)
	p := post.Read("", matter, now.Location())
	return p.Name, inUnits(check.Check(p, matter, now), edit.NewOffsets(text))
}

func countCharacters(text []byte) (n int) {
	for _, r := range string(text) {
		if !unicode.IsSpace(r) {
			n++
		}
	}
	return n
}
