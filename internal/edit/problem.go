package edit

// A Problem is a place in a text that breaks or spoils the published page. It is not a Go error:
// the text is the writer's and may be anything.
type Problem struct {
	Start, End int      // the range to mark in the text
	Rule       string   // key of the message in the catalogue of UI strings
	Detail     string   // value in the message: a word, a date, a parser's reason
	Severity   Severity // how much the problem matters
	Fix        []Edit   // solves the problem; empty if only the writer can
}

// A Severity says how much harm a problem does. It has the same meaning in the form, in the list of
// problems, in the text and before a download.
type Severity string

const (
	Fatal Severity = "fatal" // the build stops, or the post does not appear
	Wrong Severity = "wrong" // readers see something that the writer did not intend
	Weak  Severity = "weak"  // advice
	// Unknown means that daylog lacks a file or a plugin of the blog to decide. It never blocks.
	Unknown Severity = "unknown"
)

// Moved returns the problem of a text that starts at an offset of another one.
func (p Problem) Moved(by int) Problem {
	return p.Map(func(offset int) int { return by + offset })
}

// Map returns the problem with every offset replaced by its value of a function.
func (p Problem) Map(of func(offset int) int) Problem {
	p.Start, p.End = of(p.Start), of(p.End)
	fix := make([]Edit, len(p.Fix))
	for i, e := range p.Fix {
		fix[i] = Edit{Start: of(e.Start), End: of(e.End), New: e.New}
	}
	p.Fix = fix
	return p
}
