package check

import (
	"strings"

	"daylog/internal/blog"
	"daylog/internal/edit"
	"daylog/internal/liquid"
)

// Liquid returns the problems of the Liquid in a body, which a blog publishes. Offsets are bytes of
// the body.
func Liquid(b *blog.Blog, body string, r liquid.Result) []edit.Problem {
	isKnown := b.IsKnown()
	var problems []edit.Problem
	for _, f := range r.Findings {
		p := edit.Problem{Start: f.Start, End: f.End, Detail: f.Name}
		switch f.Kind {
		case liquid.UnknownVariable:
			p.Rule, p.Severity = "liquid-blank", edit.Wrong
			if !isKnown && strings.HasPrefix(strings.TrimLeft(f.Name, "{- "), "site.") {
				p.Rule, p.Severity = "liquid-unknown", edit.Unknown
			} else {
				p.Fix = rawFix(body, f.Start, f.End)
			}
		case liquid.UnknownFilter:
			p.Rule, p.Severity = "liquid-filter", edit.Weak
			if b.MayHaveTags() { // and filters
				p.Rule, p.Severity = "liquid-plugin", edit.Unknown
			}
		case liquid.UnknownTag:
			p.Rule, p.Severity = "liquid-plugin", edit.Unknown
		case liquid.MissingFile:
			p.Rule, p.Severity = "liquid-file", edit.Unknown
		default:
			continue // the lax parser understands it
		}
		problems = append(problems, p)
	}
	if r.Err != nil {
		problems = append(problems, stop(r.Err))
	}
	return problems
}

// stop returns the problem of an error that ends the build.
func stop(e *liquid.Error) edit.Problem {
	message := strings.Join(strings.Fields(e.Error()), " ")
	return edit.Problem{
		Start: e.Start, End: e.End, Rule: "liquid-error", Severity: edit.Fatal, Detail: message,
	}
}

// rawFix returns the edits that keep Liquid away from body[start:end]: from the block of code that
// contains it, or else from it alone.
func rawFix(body string, start, end int) []edit.Edit {
	if from, to, ok := fenceAround(body, start); ok {
		indent := from + len(body[from:]) - len(strings.TrimLeft(body[from:], " \t"))
		lead := body[from:indent]
		return []edit.Edit{
			{Start: indent, End: indent, New: "{% raw %}\n" + lead},
			{Start: to, End: to, New: "\n" + lead + "{% endraw %}"},
		}
	}
	return []edit.Edit{
		{Start: start, End: start, New: "{% raw %}"}, {Start: end, End: end, New: "{% endraw %}"},
	}
}

// fenceAround returns the range of the fenced code that contains an offset, without the line break
// behind it.
func fenceAround(body string, offset int) (from, to int, ok bool) {
	fence, opened := "", 0
	for start := 0; start < len(body); {
		end := len(body)
		if i := strings.IndexByte(body[start:], '\n'); i >= 0 {
			end = start + i
		}
		mark := fenceOf(body[start:end])
		switch {
		case fence == "" && mark != "":
			fence, opened = mark, start
		case fence != "" && strings.HasPrefix(mark, fence) && isOnly(body[start:end], fence[0]):
			if opened <= offset && offset < end {
				return opened, end, true
			}
			fence = ""
		}
		if start = end + 1; fence == "" && start > offset {
			return 0, 0, false
		}
	}
	return 0, 0, false
}

// fenceOf returns the characters of the fence that a line starts with, or "".
func fenceOf(line string) string {
	line = strings.TrimLeft(line, " \t")
	n := len(line) - len(strings.TrimLeft(line, "`"))
	if n == 0 {
		n = len(line) - len(strings.TrimLeft(line, "~"))
	}
	if n < 3 || line[0] == '`' && strings.Contains(line[n:], "`") {
		return ""
	}
	return line[:n]
}

// isOnly reports whether a line has only one character and white space.
func isOnly(line string, c byte) bool {
	return strings.Trim(line, " \t\r"+string(c)) == ""
}
