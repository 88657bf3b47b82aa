package session

import (
	"strings"
	"time"

	"daylog/internal/blog"
	"daylog/internal/check"
	"daylog/internal/chirpy"
	"daylog/internal/edit"
	"daylog/internal/frontmatter"
	"daylog/internal/highlight"
	"daylog/internal/kramdown"
	"daylog/internal/liquid"
	"daylog/internal/payload"
)

// hasLiquid reports whether Jekyll calls Liquid for a text.
func hasLiquid(text string) bool { return strings.Contains(text, "{{") || strings.Contains(text, "{%") }

// RunLiquid runs the Liquid of the post at a path of a blog as Jekyll does at a time. h highlights
// code in the blog's version of Rouge.
func RunLiquid(
	b *blog.Blog, path string, m frontmatter.Matter, body string, now time.Time,
	h *highlight.Highlighter,
) liquid.Result {
	if !hasLiquid(body) || !b.Post(path, m).Liquid {
		return liquid.Result{Mapped: edit.Mapped{Text: body}}
	}
	return liquid.Render(body, LiquidOptions(b, path, m, body, now, h))
}

// LiquidOptions returns the options with which RunLiquid renders a text.
func LiquidOptions(
	b *blog.Blog, path string, m frontmatter.Matter, body string, now time.Time,
	h *highlight.Highlighter,
) liquid.Options {
	options, _ := kramdown.OptionsFor(b.Versions.Kramdown, b.Kramdown)
	colors := func(lang, code string) string {
		spans, _ := h.HTML(lang, code)
		return spans
	}
	r := &kramdown.Renderer{Known: h.Known, Highlight: colors}
	text := payload.Text{
		Blog: b, Path: path, Matter: m, Body: body, Now: now,
		Markdown:  func(text string) string { return string(r.HTML(options.Parse([]byte(text)))) },
		Smartify:  func(text string) string { return r.Smartify(options, text) },
		Highlight: colors,
	}
	if b.Versions.Theme == "chirpy" {
		text.Include, text.HasInclude = chirpy.Include, chirpy.HasInclude
	}
	return payload.Options(text)
}

// runLiquid returns the body as Liquid makes it, and keeps its problems for the patch. If the build
// stops, it is the source.
func (s *Session) runLiquid(body string, now time.Time) edit.Mapped {
	s.liquid, s.liquidProblems = hasLiquid(body), nil
	if !s.liquid {
		return edit.Mapped{Text: body}
	}
	s.highlighter.Version = s.site.rouge
	site, path := s.site.inZone(now), s.site.path()
	result := RunLiquid(site, path, s.matter, body, now, &s.highlighter)
	s.liquidProblems = inUnits(check.Liquid(site, body, result), edit.NewOffsets(body))
	return result.Mapped
}
