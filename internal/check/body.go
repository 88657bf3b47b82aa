package check

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"daylog/internal/blog"
	"daylog/internal/edit"
	"daylog/internal/post"
)

// A Body has the facts of the notable segments of a body and of its front matter, to find the
// problems that concern more than one segment. Its offsets are those of the caller.
type Body struct {
	Post   post.Post
	Blog   *blog.Blog
	Chirpy bool // the theme loads MathJax and mermaid where the front matter says so

	// Set returns the edits that set a field of the front matter; none removes it for nil. Its
	// result is nil where the front matter cannot be changed.
	Set func(key string, value any) []edit.Edit

	IsFilled bool // a segment has text besides headings and empty list items
	HasTeX   bool // MathJax may find a formula

	// HasIDs removes the ids that elements of the page have from a set.
	HasIDs func(missing map[string]bool)

	problems []edit.Problem
	formula  *Place
	diagram  *Place
	empty    []edit.Problem
	anchors  []Place
	images   []Place
	owned    []Place
}

// Add adds the facts of the next notable segment, which starts at an offset.
func (b *Body) Add(f *Facts, at int) {
	b.problems = appendMoved(b.problems, f.Problems, at)
	if b.Post.Math && b.Chirpy {
		b.problems = appendMoved(b.problems, f.Math, at)
	}
	b.empty = appendMoved(b.empty, f.Empty, at)
	b.formula = cmp.Or(b.formula, moved(f.Formula, at))
	b.diagram = cmp.Or(b.diagram, moved(f.Diagram, at))
	for _, p := range f.Anchors {
		b.anchors = append(b.anchors, *moved(&p, at))
	}
	for _, p := range f.OwnIDs {
		b.owned = append(b.owned, *moved(&p, at))
	}
	for _, p := range f.Images {
		b.images = append(b.images, *moved(&p, at))
	}
}

// appendMoved appends the problems of a segment that starts at an offset.
func appendMoved(list, problems []edit.Problem, at int) []edit.Problem {
	for _, p := range problems {
		list = append(list, p.Moved(at))
	}
	return list
}

// moved returns a place of a segment that starts at an offset.
func moved(p *Place, at int) *Place {
	if p == nil {
		return nil
	}
	return &Place{at + p.Start, at + p.End, p.Value}
}

// Problems returns the problems of the body.
func (b *Body) Problems() []edit.Problem {
	if b.Chirpy && !b.Post.Dropped {
		b.checkSwitch("math", b.Post.Math, b.formula)
		b.checkSwitch("mermaid", b.Post.Mermaid, b.diagram)
	}
	if b.IsFilled {
		b.problems = append(b.problems, b.empty...)
	}
	b.checkAnchors()
	b.checkImages()
	return b.problems
}

// checkSwitch compares a field that loads a program with the first place that needs it.
func (b *Body) checkSwitch(key string, isOn bool, need *Place) {
	switch {
	case need != nil && !isOn:
		b.problems = append(b.problems, edit.Problem{
			Start: need.Start, End: need.End, Rule: key + "-off", Severity: edit.Wrong,
			Fix: b.Set(key, true),
		})
	case need == nil && isOn && b.IsFilled && !(key == "math" && b.HasTeX):
		if fix := b.Set(key, nil); len(fix) > 0 { // the field is in the front matter
			b.problems = append(b.problems, edit.Problem{
				Start: fix[0].Start, End: fix[0].End, Rule: key + "-unused", Severity: edit.Weak, Fix: fix,
			})
		}
	}
}

// checkAnchors reports links within the page to an id that no element has, and ids that the writer
// gave twice.
func (b *Body) checkAnchors() {
	if len(b.anchors)+len(b.owned) == 0 {
		return
	}
	missing := map[string]bool{}
	for _, a := range b.anchors {
		missing[a.Value], missing[unescape(a.Value)] = true, true
	}
	delete(missing, "top")
	b.HasIDs(missing)
	for _, a := range b.anchors {
		if id := unescape(a.Value); missing[a.Value] && missing[id] {
			b.problems = append(b.problems, edit.Problem{
				Start: a.Start, End: a.End, Rule: "anchor-missing", Detail: id, Severity: edit.Wrong,
			})
		}
	}
	seen := map[string]bool{}
	for _, o := range b.owned {
		if seen[o.Value] {
			b.problems = append(b.problems, edit.Problem{
				Start: o.Start, End: o.End, Rule: "id-repeated", Detail: o.Value, Severity: edit.Wrong,
			})
		}
		seen[o.Value] = true
	}
}

// checkImages reports images in the folder assets of a known blog that are not there.
func (b *Body) checkImages() {
	if len(b.Blog.Assets) == 0 {
		return
	}
	for _, image := range b.images {
		file, ok := b.asset(image.Value)
		if _, found := slices.BinarySearch(b.Blog.Assets, file); ok && !found {
			b.problems = append(b.problems, edit.Problem{
				Start: image.Start, End: image.End, Rule: "image-missing", Detail: "/" + file,
				Severity: edit.Wrong,
			})
		}
	}
}

// asset returns the path in the blog of a file below assets, to which an address leads.
func (b *Body) asset(address string) (file string, ok bool) {
	if strings.Contains(address, ":") || strings.HasPrefix(address, "//") {
		return "", false // another site
	}
	address, _, _ = strings.Cut(address, "#")
	address, _, _ = strings.Cut(address, "?")
	if !strings.HasPrefix(address, "/") {
		if b.Post.MediaSubpath == "" {
			return "", false
		}
		address = strings.TrimSuffix(b.Post.MediaSubpath, "/") + "/" + address
	}
	if base := b.Blog.BaseURL; base != "" {
		address = strings.TrimPrefix(address, base)
	}
	file = unescape(strings.TrimPrefix(address, "/"))
	return file, strings.HasPrefix(file, "assets/")
}

// unescape decodes the percent signs of a part of an address.
func unescape(id string) string {
	parts := strings.Split(id, "%")
	for i, part := range parts[1:] {
		if len(part) < 2 {
			return id
		}
		c, err := strconv.ParseUint(part[:2], 16, 8)
		if err != nil {
			return id
		}
		parts[i+1] = string([]byte{byte(c)}) + part[2:]
	}
	return strings.Join(parts, "")
}
