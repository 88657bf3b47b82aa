// Package session holds one open text, renders its page, and computes what each new version of the
// text changes in the page.
package session

import (
	"bytes"
	"slices"
	"strings"
	"time"
	"unicode"

	"daylog/internal/blog"
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

// A Session holds one open text. The zero value has no text.
type Session struct {
	front  string // the text before the body
	matter frontmatter.Matter
	units  *edit.Offsets // of the front matter, and of the part of the body that its problems reach
	site   site
	header header
	page   chirpy.Page
	doc    *kramdown.Document
	liquid bool    // the body has Liquid, so the text of doc may differ from it
	shown  []*part // the parts in the last patch: one for each segment of doc, and the footnotes
	first  int     // start of the body in the last patch, in UTF-16 units
	length int     // length of the text in the last patch, in UTF-16 units

	liquidProblems []Problem // of the body's Liquid, offsets from its start
	body           string    // see bodyAt
	checked        checkedText
	template       *translator // of the template whose log this is; nil for a log

	loading partial // a text that Load has loaded in part

	renderer    kramdown.Renderer
	highlighter highlight.Highlighter
	plain       []string // languages of the block being rendered that are shown without colors
	html        bytes.Buffer
}

// A part is the rendering of a segment. It does not depend on the position of the segment.
type part struct {
	blocks     []Block // offsets from the segment's start
	headings   []Heading
	problems   []Problem // found while rendering, offsets from the segment's start
	units      int       // length of the segment in UTF-16 units
	hash       hash
	words      int
	characters int

	facts     check.Facts // offsets from the segment's start
	isChecked bool
	fences    [2]kramdown.SurpriseKind // before and after it; see kramdown.Document.SurprisesOf
}

// Options are the settings of an update.
type Options struct {
	Blog     *blog.Blog // the site that will publish the text; nil for blog.Default
	Name     string     // name or path in the blog of the text's file, "" if it has none yet
	Fresh    bool       // the page is empty: return all blocks
	Now      time.Time  // current time, in the user's time zone
	Template bool       // the text is a template of daily logs
}

// A Block is a top-level block of the page. All offsets in the results of a session are UTF-16
// units.
type Block struct {
	Start, End int
	// as Chirpy publishes it, with data-at attributes whose values are offsets from Start
	HTML string
}

// A Heading is an entry of the table of contents.
type Heading struct {
	Level    int
	ID, Text string
}

// A Patch describes the changes of the page: replace the Removed blocks from index From on by
// Blocks, and add Shift to the offsets of all later blocks.
type Patch struct {
	Fresh         bool // first remove all blocks
	From, Removed int
	Blocks        []Block
	Shift         int
	Head, Tail    string    // HTML above and below the content
	Outline       []Heading // the first 1,000 headings; nil if unchanged
	Post          *Post     // nil if unchanged
	Page          *Page     // nil if unchanged
	Words         int       // as Chirpy counts them
	Characters    int       // without white space
	Minutes       int       // reading time as Chirpy computes it
}

// A Page has the values of the published page besides its HTML.
type Page struct {
	Theme    string // the style sheet: "chirpy", "minima", "minimal-mistakes", or "plain" for others
	TOC      bool   // the page has a table of contents
	Contents string // the heading of the table of contents
	Lang     string // the language of the page, as the theme writes it in <html lang>
}

// A Post describes the front matter and the positions of its fields.
type Post struct {
	post.Post
	Found, Valid bool
	Fields       []frontmatter.Field
	URL          string
	Shown        string // the date for display: YYYY-MM-DD HH:MM ±ZZZZ, or ""
	Written      Written
}

// Update parses a new version of the text and returns the changes of the page. It parses and
// renders only the segments that differ.
func (s *Session) Update(text string, o Options) Patch {
	if o.Template {
		return s.updateTemplate(text, o)
	}
	s.loading, s.template = partial{}, nil
	s.readPage(text, o)
	body := text[len(s.front):]
	s.doc.Update(s.runLiquid(body, o.Now))
	s.body = ""
	if _, ok := s.doc.Source(0, 0); !ok {
		s.body = body
	}
	parts := s.render(s.bodyAt)
	patch := s.patch(parts, o)
	header := s.headerAt(o.Now)
	shown := s.readPost(header.post)
	patch.Post, patch.Page = &shown, &header.shown
	return patch
}

// readPage parses the front matter of text. It drops all blocks if the new front matter changes
// their rendering, and reports whether it did.
func (s *Session) readPage(text string, o Options) (dropped bool) {
	dropped = s.enter(o.Blog, o.Name)
	s.readFront(text)
	page := s.headerAt(o.Now).page
	dropped = dropped || page != s.page || s.doc == nil
	if dropped {
		s.page, s.doc = page, s.site.options.NewDocument()
	}
	return dropped
}

// patch returns the changes that make the page show parts.
func (s *Session) patch(parts []*part, o Options) Patch {
	patch := s.diff(parts, s.units.UTF16(len(s.front)), o.Fresh)
	for _, part := range parts {
		patch.Words += part.words
		patch.Characters += part.characters
	}
	patch.Minutes = chirpy.Minutes(patch.Words)
	header := s.headerAt(o.Now)
	patch.Head, patch.Tail = header.around(s.site.theme, patch.Words)
	return patch
}

// render returns the parts of the page and renders those that the document has changed. body
// returns the text of the body between two byte offsets.
func (s *Session) render(body func(start, end int) string) []*part {
	s.highlighter.Version = s.site.rouge
	s.renderer.Known = s.highlighter.Known
	s.renderer.Highlight = func(lang, code string) string {
		if s.highlighter.Version.Missing(lang) {
			s.plain = append(s.plain, lang)
		}
		html, _ := s.highlighter.HTML(lang, code)
		return html
	}
	parts := make([]*part, 0, len(s.doc.Segments)+1)
	for _, seg := range s.doc.Segments {
		rendered, ok := seg.Rendered.(*part)
		if !ok {
			start, end := s.doc.Range(seg)
			rendered = s.renderPart(s.doc.BlocksOf(seg), body(start, end), start)
			for _, h := range s.doc.HeadingsOf(seg) {
				rendered.headings = append(rendered.headings, Heading{h.Level, h.ID, h.Text})
			}
			if at, ok := s.doc.TooDeep(seg); ok {
				rendered.problems = append(rendered.problems, tooDeep(body(start, end), at))
			}
			seg.Rendered = rendered
			seg.Release()
		}
		parts = append(parts, rendered)
	}
	if notes, ok := s.doc.Footnotes(); ok {
		parts = append(parts, s.keep(s.renderPart([]kramdown.Block{notes}, "", notes.Start)))
	}
	return parts
}

// tooDeep returns the problem of a line of a segment that nests too deep. at is a byte offset.
func tooDeep(text string, at int) Problem {
	at = min(at, len(text))
	end := at
	if i := strings.IndexByte(text[at:], '\n'); i >= 0 {
		end += i
	}
	units := edit.NewOffsets(text)
	return Problem{Start: units.UTF16(at), End: units.UTF16(end), Rule: "nested-deep", Severity: edit.Wrong}
}

// keep returns the last part of the previous patch if it equals p, so that diff sees no change.
func (s *Session) keep(p *part) *part {
	if n := len(s.shown); n > 0 && slices.Equal(s.shown[n-1].blocks, p.blocks) && s.shown[n-1].units == p.units {
		return s.shown[n-1]
	}
	return p
}

// renderPart renders blocks of text, which starts at byte offset start of the body.
func (s *Session) renderPart(blocks []kramdown.Block, text string, start int) *part {
	units := edit.NewOffsets(text)
	p := &part{units: units.UTF16(len(text)), hash: hashOf(text), characters: countCharacters(text)}
	for _, b := range blocks {
		from := units.UTF16(b.Start - start)
		s.renderer.Place = func(offset int) int { return units.UTF16(offset-start) - from }
		s.html.Reset()
		s.plain = s.plain[:0]
		_ = s.renderer.Render(&s.html, s.doc, b) // a buffer returns no error
		html := s.html.String()
		p.problems = append(p.problems, plainCode(s.plain, text, b.Start-start, b.End-start, units)...)
		p.words += chirpy.Words(html)
		p.blocks = append(p.blocks, Block{from, units.UTF16(b.End - start), s.site.theme.content(s.page, html)})
	}
	return p
}

// diff returns the changes between the previous parts and parts, and stores parts as the new ones.
// start is the offset of the first part.
func (s *Session) diff(parts []*part, start int, fresh bool) Patch {
	old := s.shown
	if fresh {
		old = nil
	}
	from, tail := 0, 0
	for s.first == start && from < len(old) && from < len(parts) && old[from] == parts[from] {
		from++ // if the start of the body has moved, every part has
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
	removed, added := old[from:len(old)-tail], parts[from:len(parts)-tail]
	for _, p := range removed {
		patch.Removed += len(p.blocks)
	}
	for _, p := range added {
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
	if fresh || !slices.Equal(outline(removed), outline(added)) {
		patch.Outline = append([]Heading{}, outline(parts)...)
	}
	s.shown, s.first, s.length = parts, start, length
	return patch
}

// maxOutline is the largest number of headings in an outline; the page lists no more (LISTED in
// web/page/toc.js).
const maxOutline = 1000

func outline(parts []*part) (list []Heading) {
	for _, p := range parts {
		list = append(list, p.headings...)
		if len(list) > maxOutline {
			return list[:maxOutline]
		}
	}
	return list
}

// inUnits converts the offsets of problems from bytes to UTF-16 units.
func inUnits(problems []edit.Problem, units *edit.Offsets) []edit.Problem {
	for i, p := range problems {
		problems[i] = p.Map(units.UTF16)
	}
	return problems
}

// Labels returns the tags and categories of a text as Jekyll parses them, and the start of its body
// in UTF-16 units.
func Labels(text string) (tags, categories []string, body int) {
	matter := frontmatter.Read(text)
	p := post.Read("", matter, time.UTC)
	return p.Tags, p.Categories, edit.NewOffsets(text).UTF16(matter.Body)
}

// Finish returns the file name of a text, the given one if it has one, and its problems.
func Finish(text string, o Options) (name string, problems []Problem) {
	var s Session
	s.Update(text, o)
	return s.headerAt(o.Now).post.Name, s.Problems(o)
}

// TypedName returns the file name of a post for a typed name, and its problem; see post.TypedName.
func TypedName(typed, day string) (name, problem string) { return post.TypedName(typed, day) }

func countCharacters(text string) (n int) {
	for _, r := range text {
		if !unicode.IsSpace(r) {
			n++
		}
	}
	return n
}
