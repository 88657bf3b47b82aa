package session

import (
	"cmp"
	"slices"

	"daylog/internal/daily"
	"daylog/internal/edit"
)

// A template is shown as the page of the log that it makes now. That log's text is not the writer's, so what the page knows
// of it is said in places of the template; as a placeholder's length is not that of its value, every page of a template is a
// whole one.

// updateTemplate takes a new version of a template.
func (s *Session) updateTemplate(template string, o Options) Patch {
	filled := daily.Fill(template, daily.Values{Now: o.Now})
	o.Template, o.Fresh = false, true
	patch := s.Update(filled.Text, o)
	t := translator{filled, template, edit.NewOffsets(filled.Text), edit.NewOffsets(template)}
	for i := range patch.Blocks {
		b := &patch.Blocks[i]
		b.Start, b.End = t.place(b.Start), t.place(b.End)
	}
	for i := range patch.Post.Fields {
		f := &patch.Post.Fields[i]
		f.Start, f.End, f.ValueStart, f.ValueEnd = t.place(f.Start), t.place(f.End), t.place(f.ValueStart), t.place(f.ValueEnd)
	}
	for i := range patch.Problems {
		t.problem(&patch.Problems[i])
	}
	patch.Problems = append(patch.Problems, inUnits(daily.Problems(template), t.of)...)
	slices.SortStableFunc(patch.Problems, func(a, b Problem) int { return cmp.Compare(a.Start, b.Start) })
	return patch
}

// A translator says places of the log in places of the template, both in UTF-16 units.
type translator struct {
	filled   daily.Filled
	template string
	from, of *edit.Offsets
}

func (t translator) place(unit int) int { return t.of.UTF16(t.filled.Source(t.from.Byte(unit))) }

// problem moves a problem. A fix is kept where the log has the template's own words.
func (t translator) problem(p *Problem) {
	p.Start, p.End = t.place(p.Start), t.place(p.End)
	fix := slices.Clone(p.Fix)
	for i, e := range fix {
		start, end := t.from.Byte(e.Start), t.from.Byte(e.End)
		from, to := t.filled.Range(start, end)
		if t.filled.Text[start:end] != t.template[from:to] {
			p.Fix = nil
			return
		}
		fix[i].Start, fix[i].End = t.of.UTF16(from), t.of.UTF16(to)
	}
	p.Fix = fix
}
