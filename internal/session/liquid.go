package session

import (
	"bytes"
	"strings"
	"time"

	"daylog/internal/chirpy"
	"daylog/internal/edit"
	"daylog/internal/highlight"
	"daylog/internal/kramdown"
	"daylog/internal/liquid"
	"daylog/internal/payload"
)

// hasLiquid reports whether Jekyll calls Liquid for a text.
func hasLiquid(text string) bool { return strings.Contains(text, "{{") || strings.Contains(text, "{%") }

// runLiquid returns the body as Liquid makes it, and keeps the problems for the patch. If the build
// stops, it is the source. Jekyll does not call Liquid for a body without its braces.
func (s *Session) runLiquid(body string, now time.Time) edit.Mapped {
	s.liquid, s.liquidProblems = hasLiquid(body) && s.headerAt(now).post.Liquid, nil
	if !s.liquid {
		return edit.Mapped{Text: body}
	}
	result := liquid.Render(body, payload.Options(payload.Text{
		Blog: s.site.inZone(now), Path: s.site.path(), Matter: s.matter, Body: body, Now: now,
		Include:   s.site.theme.include,
		Highlight: s.site.highlight, Markdown: s.site.markdown, Smartify: kramdown.Smartify,
	}))
	s.liquidProblems = inUnits(result.Problems, edit.NewOffsets(body))
	return result.Mapped
}

// markdown returns the HTML of a text, as the filter markdownify does.
func (s *site) markdown(text string) string {
	doc := s.options.NewDocument()
	doc.Update(edit.Mapped{Text: text})
	var html bytes.Buffer
	renderer := kramdown.Renderer{}
	for _, block := range doc.Blocks() {
		_ = renderer.Render(&html, doc, block) // a buffer returns no error
	}
	return html.String()
}
