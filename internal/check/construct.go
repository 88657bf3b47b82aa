package check

import (
	"strings"
	"unicode"

	"daylog/internal/edit"
	"daylog/internal/kramdown"
)

func isLetter(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }

func (r *segmentReader) checkConstruct(c kramdown.Construct) {
	switch c.Kind {
	case kramdown.FormulaConstruct:
		if r.facts.Formula == nil {
			r.facts.Formula = &Place{c.Start, c.End, c.Value}
		}
	case kramdown.FenceConstruct:
		r.checkFence(c)
	case kramdown.BareImageConstruct:
		r.addDetail(c.Start, c.End, edit.Weak, "image-alt", c.Value)
		r.facts.Images = append(r.facts.Images, Place{c.Start, c.End, c.Value})
	case kramdown.ImageConstruct:
		r.facts.Images = append(r.facts.Images, Place{c.Start, c.End, c.Value})
	case kramdown.LinkConstruct:
		if id, ok := strings.CutPrefix(c.Value, "#"); ok && id != "" {
			r.facts.Anchors = append(r.facts.Anchors, Place{c.Start, c.End, id})
		}
	}
}

// checkFence reports a language that Rouge does not know.
func (r *segmentReader) checkFence(c kramdown.Construct) {
	name, _, _ := strings.Cut(c.Value, "?")
	if name == "mermaid" && r.facts.Diagram == nil {
		r.facts.Diagram = &Place{c.Start, c.End, name}
	}
	at := strings.Index(r.Text[c.Start:r.lineEnd(c.Start)], name)
	if name == "" || name == "mermaid" || r.Known(name) || at < 0 {
		return
	}
	start := c.Start + at
	end := start + len(name)
	lower := strings.ToLower(name)
	if lower != name && (r.Known(lower) || lower == "mermaid") {
		r.add(start, end, edit.Wrong, "language-case", edit.Edit{Start: start, End: end, New: lower})
		return
	}
	r.add(start, end, edit.Weak, "language-unknown")
}

// checkHeading reports a heading of the level of the page's title, and one to which no link can
// lead.
func (r *segmentReader) checkHeading(h kramdown.Heading) {
	start := min(h.Start, len(r.Text))
	end := r.lineEnd(start)
	if h.Level == 1 {
		var fix []edit.Edit
		if strings.HasPrefix(r.Text[start:], "# ") {
			fix = []edit.Edit{{Start: start, End: start, New: "#"}}
		}
		r.add(start, end, edit.Weak, "heading-top", fix...)
	}
	if h.ID == "" && !strings.ContainsFunc(h.Text, isLetter) {
		r.add(start, end, edit.Weak, "heading-no-id")
	}
	if strings.HasSuffix(strings.TrimSpace(r.Text[start:end]), "{#"+h.ID+"}") {
		r.facts.OwnIDs = append(r.facts.OwnIDs, Place{start, end, h.ID})
	}
}
