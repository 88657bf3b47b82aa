package session

import (
	"slices"

	"daylog/internal/daily"
	"daylog/internal/edit"
)

// updateTemplate is like Update for a template of daily logs. It shows the log that the template
// makes now, with positions in the template. The patch replaces the whole page, because an edit of
// a placeholder may change the lengths of the log and the template differently.
func (s *Session) updateTemplate(template string, o Options) Patch {
	log := daily.Fill(template, daily.Values{Now: o.Now}).Mapped
	o.Template, o.Fresh = false, true
	patch := s.Update(log.Text, o)
	t := translator{log, template, edit.NewOffsets(log.Text), edit.NewOffsets(template)}
	for i := range patch.Blocks {
		b := &patch.Blocks[i]
		b.Start, b.End = t.source(b.Start), t.source(b.End)
	}
	for i := range patch.Post.Fields {
		f := &patch.Post.Fields[i]
		f.Start, f.End = t.source(f.Start), t.source(f.End)
		f.ValueStart, f.ValueEnd = t.source(f.ValueStart), t.source(f.ValueEnd)
	}
	s.template = &t
	return patch
}

// problems returns the problems of the template itself and those of the log, with offsets in the
// template.
func (t translator) problems(ofLog []Problem) []Problem {
	problems := inUnits(daily.Problems(t.template), t.templateUnits)
	for _, p := range ofLog {
		t.translate(&p)
		// Braces that the writer took for a placeholder are one problem, not two.
		isSame := func(other Problem) bool { return p.Start == other.Start }
		if p.Rule != "liquid-blank" || !slices.ContainsFunc(problems, isSame) {
			problems = append(problems, p)
		}
	}
	return problems
}

// A translator converts offsets in a log to offsets in its template, both in UTF-16 units.
type translator struct {
	log                     edit.Mapped
	template                string
	logUnits, templateUnits *edit.Offsets
}

func (t translator) source(unit int) int {
	return t.templateUnits.UTF16(t.log.Source(t.logUnits.Byte(unit)))
}

// translate converts the offsets of a problem. It drops a fix that would change the output of a
// placeholder.
func (t translator) translate(p *Problem) {
	p.Start, p.End = t.source(p.Start), t.source(p.End)
	fix := slices.Clone(p.Fix)
	for i, e := range fix {
		start, end := t.logUnits.Byte(e.Start), t.logUnits.Byte(e.End)
		from, to := t.log.Range(start, end)
		if t.log.Text[start:end] != t.template[from:to] {
			p.Fix = nil
			return
		}
		fix[i].Start, fix[i].End = t.templateUnits.UTF16(from), t.templateUnits.UTF16(to)
	}
	p.Fix = fix
}
