// Package session holds one open text: what its page looks like, and what each new version of the text changes in it.
package session

import (
	"bytes"
	"slices"
	"strings"
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

// Types of other packages in the results of a session.
type (
	Problem = edit.Problem
	Edit    = edit.Edit
)

// Units returns the UTF-16 offset of a byte offset of text.
func Units(text string, offset int) int { return edit.NewOffsets(text).UTF16(offset) }

// A Session is one open text. Its zero value is one without a text.
type Session struct {
	front  string // the text up to its body
	matter frontmatter.Matter
	units  *edit.Offsets // of the front matter, and of as much of the body as its problems reach into
	header header
	page   chirpy.Page
	doc    *kramdown.Document
	liquid bool    // the body has Liquid tags, so the document may differ from it
	shown  []*part // as last handed out: one for each of doc's segments, and the footnotes
	first  int     // where the body started, and
	length int     // where the text ended then, in UTF-16 units

	loading partial // of a text that is loaded in steps

	renderer    kramdown.Renderer
	highlighter highlight.Highlighter
	html        bytes.Buffer
}

// A part is what was made of a segment of the text. It does not know where the segment stands.
type part struct {
	blocks     []Block // their offsets count from the segment's start
	headings   []Heading
	problems   []Problem // theirs, too
	units      int       // the segment's length
	hash       hash
	words      int
	characters int
}

// Options say how an update is wanted.
type Options struct {
	Language string    // of the page's own words: "ko", or English for all others
	Fresh    bool      // the page shows nothing yet: hand out all of it
	Now      time.Time // the writer's clock in the writer's zone
	Template bool      // the text is a template of daily logs
}

// A Block is a top-level block of the page. All offsets that a session hands out are UTF-16 units.
type Block struct {
	Start, End int
	HTML       string // as Chirpy publishes it, with data-at attributes: offsets from Start
}

// A Heading is one for the table of contents.
type Heading struct {
	Level    int
	ID, Text string
}

// A Patch says what an update changes in the page: replace Removed blocks from number From on by Blocks, and add Shift to the
// offsets of all blocks behind.
type Patch struct {
	Fresh         bool // drop every block held so far first
	From, Removed int
	Blocks        []Block
	Shift         int
	Head, Tail    string    // the page above and below the content
	Outline       []Heading // nil: as it was
	Post          *Post     // nil: as it was
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
	Written      Written
}

// Update takes a new version of the text and says what it changes in the page. It reads and renders only what the change
// touched.
func (s *Session) Update(text string, o Options) Patch {
	if o.Template {
		return s.updateTemplate(text, o)
	}
	s.loading = partial{}
	s.readPage(text, o)
	body := text[len(s.front):]
	read := chirpy.PostURLs(chirpy.Includes(body), func(name string) string { return post.URLOf(name + ".md") })
	s.liquid = strings.Contains(body, liquidTag)
	s.doc.Update(read)
	parts := s.render(func(start, end int) string { return body[min(start, len(body)):min(end, len(body))] })
	patch := s.patch(parts, o)
	shown := s.readPost(s.headerAt(o.Now).post)
	patch.Post = &shown
	return patch
}

// readPage reads the front matter of text. It drops all blocks if they look different under the new front matter, and reports
// whether it did.
func (s *Session) readPage(text string, o Options) (dropped bool) {
	s.readFront(text)
	p := s.headerAt(o.Now).post
	page := chirpy.Page{Site: chirpy.Site{Lang: o.Language}, MediaSubpath: p.MediaSubpath, Mermaid: p.Mermaid}
	dropped = page != s.page || s.doc == nil
	if dropped {
		s.page, s.doc = page, &kramdown.Document{}
	}
	return dropped
}

// patch says what is to be changed in the page so that it shows parts.
func (s *Session) patch(parts []*part, o Options) Patch {
	patch := s.diff(parts, s.units.UTF16(len(s.front)), o.Fresh)
	var found []Problem // in the body
	at := s.first
	for _, part := range parts {
		patch.Words += part.words
		patch.Characters += part.characters
		for _, p := range part.problems {
			p.Start, p.End = at+p.Start, at+p.End
			found = append(found, p)
		}
		at += part.units
	}
	patch.Minutes = chirpy.Minutes(patch.Words)
	header := s.headerAt(o.Now)
	patch.Head, patch.Tail = header.around(s.page, patch.Words)
	patch.Problems = append(slices.Clone(header.problems), found...)
	return patch
}

// render makes the parts of the page that the document has changed; body is its text from start to end.
func (s *Session) render(body func(start, end int) string) []*part {
	s.renderer.Known = highlight.Known
	s.renderer.Highlight = func(lang, code string) string {
		html, _ := s.highlighter.HTML(lang, code)
		return html
	}
	parts := make([]*part, 0, len(s.doc.Segments)+1)
	for _, seg := range s.doc.Segments {
		made, ok := seg.Rendered.(*part)
		if !ok {
			start, end := s.doc.Range(seg)
			made = s.renderPart(s.doc.BlocksOf(seg), body(start, end), start)
			for _, h := range s.doc.HeadingsOf(seg) {
				made.headings = append(made.headings, Heading{h.Level, h.ID, h.Text})
			}
			if at, ok := s.doc.TooDeep(seg); ok {
				made.problems = []Problem{tooDeep(body(start, end), at)}
			}
			seg.Rendered = made
			seg.Release()
		}
		parts = append(parts, made)
	}
	if notes, ok := s.doc.Footnotes(); ok {
		parts = append(parts, s.keep(s.renderPart([]kramdown.Block{notes}, "", notes.Start)))
	}
	return parts
}

// tooDeep reports the line of a segment's text that nests too deep to be read.
func tooDeep(text string, at int) Problem {
	at = min(at, len(text))
	end := at
	if i := strings.IndexByte(text[at:], '\n'); i >= 0 {
		end += i
	}
	units := edit.NewOffsets(text)
	return Problem{Start: units.UTF16(at), End: units.UTF16(end), Rule: "nested-deep", Severity: edit.Wrong}
}

// keep returns the last part that was handed out instead of one that looks the same.
func (s *Session) keep(p *part) *part {
	if n := len(s.shown); n > 0 && slices.Equal(s.shown[n-1].blocks, p.blocks) && s.shown[n-1].units == p.units {
		return s.shown[n-1]
	}
	return p
}

// renderPart renders blocks of the text that starts at offset start of the body.
func (s *Session) renderPart(blocks []kramdown.Block, text string, start int) *part {
	units := edit.NewOffsets(text)
	p := &part{units: units.UTF16(len(text)), hash: hashOf(text), characters: countCharacters(text)}
	for _, b := range blocks {
		from := units.UTF16(b.Start - start)
		s.renderer.Place = func(offset int) int { return units.UTF16(offset-start) - from }
		s.html.Reset()
		_ = s.renderer.Render(&s.html, s.doc, b) // a buffer takes everything
		html := s.html.String()
		p.words += chirpy.Words(html)
		p.blocks = append(p.blocks, Block{from, units.UTF16(b.End - start), s.page.Content(html)})
	}
	return p
}

// diff says what is between the parts at the start and those at the end that are as they were, and keeps the new ones. The
// first part starts at offset start.
func (s *Session) diff(parts []*part, start int, fresh bool) Patch {
	old := s.shown
	if fresh {
		old = nil
	}
	from, tail := 0, 0
	for s.first == start && from < len(old) && from < len(parts) && old[from] == parts[from] {
		from++ // where the body starts elsewhere, all parts are behind the change
	}
	for tail < len(old)-from && tail < len(parts)-from && old[len(old)-1-tail] == parts[len(parts)-1-tail] {
		tail++
	}
	patch := Patch{Fresh: fresh}
	at := start
	for _, p := range parts[:from] {
		patch.From += len(p.blocks)
		at += p.units
	}
	gone, come := old[from:len(old)-tail], parts[from:len(parts)-tail]
	for _, p := range gone {
		patch.Removed += len(p.blocks)
	}
	for _, p := range come {
		for _, b := range p.blocks {
			patch.Blocks = append(patch.Blocks, Block{at + b.Start, at + b.End, b.HTML})
		}
		at += p.units
	}
	length := start
	for _, p := range parts {
		length += p.units
	}
	patch.Shift = length - s.length
	if fresh || !slices.Equal(outline(gone), outline(come)) {
		patch.Outline = append([]Heading{}, outline(parts)...)
	}
	s.shown, s.first, s.length = parts, start, length
	return patch
}

// outline returns the headings of parts.
func outline(parts []*part) (list []Heading) {
	for _, p := range parts {
		list = append(list, p.headings...)
	}
	return list
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

// Labels returns the tags and the categories of a text, as Jekyll reads them, and where its body starts.
func Labels(text string) (tags, categories []string, body int) {
	matter := frontmatter.Read(text)
	p := post.Read("", matter, time.UTC)
	return p.Tags, p.Categories, edit.NewOffsets(text).UTF16(matter.Body)
}

// Finish says what a text's file is called, and what would break its page.
func Finish(text string, now time.Time) (name string, problems []edit.Problem) {
	matter := frontmatter.Read(text)
	p := post.Read("", matter, now.Location())
	return p.Name, inUnits(check.Check(p, matter, now), edit.NewOffsets(text))
}

func countCharacters(text string) (n int) {
	for _, r := range text {
		if !unicode.IsSpace(r) {
			n++
		}
	}
	return n
}
