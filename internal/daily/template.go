package daily

import (
	"regexp"
	"strings"
	"time"

	"daylog/internal/edit"
	"daylog/internal/strftime"
)

// A template is a post with placeholders:
//
//	<% %Y-%m-%d %>   the date by strftime; "ko" or "en" before it is the language
//	<% date %>       the date for front matter: %Y-%m-%d %H:%M:%S %z
//	<% counter 001 %>, <% week 01 %>   numbers of the series; 001 is the first one
//	<% carried %>    the list that is carried over from an earlier log
//	<% caret %>      the position at which writing starts
//
// ERB and the templates of other editors use <% %> too. No other bracket is free: Liquid in the log
// has {{ }} and {% %}, a value in YAML may not begin with a brace, and math has the dollar; to
// kramdown, <% is text. A placeholder is on one line.

// Values are the values of the placeholders.
type Values struct {
	Now           time.Time // current time in the user's time zone
	Week, Counter string    // "" for the first number
	Carried       string    // lines of Markdown, or ""
}

// A Filled is a log created from a template. The template is its source.
type Filled struct {
	edit.Mapped
	// Caret is the offset at which writing starts: the end if the template does not say.
	Caret int
	// Carried is the offset at which the carried list begins, or would; -1 if the template has no
	// place for it.
	Carried int
}

// Fill fills the placeholders of a template.
func Fill(template string, v Values) Filled {
	language := languageOf(template)
	f := Filled{Caret: -1, Carried: -1}
	b := edit.NewBuilder(edit.Mapped{Text: template})
	copied := 0
	for _, p := range placeholders(template) {
		start, end := p.start, p.end
		if p.name == "carried" && v.Carried == "" {
			start, end = p.lineStart, p.lineEnd // the line would be empty
		}
		b.Copy(copied, start)
		copied = end
		switch p.name {
		case "caret":
			f.Caret = b.Len()
			b.Output("", start, end)
		case "carried":
			f.Carried = b.Len()
			b.Output(indented(v.Carried, p.indent), start, end)
		case "counter":
			b.Output(orFirst(v.Counter, p.argument), start, end)
		case "week":
			b.Output(orFirst(v.Week, p.argument), start, end)
		case "format":
			b.Output(strftime.Format(p.argument, v.Now, language), start, end)
		case "ko", "en":
			b.Output(strftime.Format(p.argument, v.Now, p.name), start, end)
		default:
			b.Copy(start, end) // an unknown placeholder stays
		}
	}
	b.Copy(copied, len(template))
	f.Mapped = b.Mapped()
	if f.Caret < 0 {
		f.Caret = len(f.Text)
	}
	return f
}

// orFirst returns number, or first if number is "".
func orFirst(number, first string) string {
	if number != "" {
		return number
	}
	if first != "" {
		return first
	}
	return "1"
}

// indented indents the list like the placeholder, whose first line has the indent already.
func indented(list, indent string) string {
	return strings.ReplaceAll(strings.TrimRight(list, "\r\n"), "\n", "\n"+indent)
}

// A placeholder of a template.
type placeholder struct {
	start, end    int
	name          string // as above, "format" for a date without a language, "" if unknown
	argument      string // a format or the first number of a series
	argumentStart int    // offset of argument; undefined for "date"
	indent        string // of the line if the placeholder is alone on it

	lineStart, lineEnd int // range of that line with its line break, otherwise start and end
}

var (
	bracket    = regexp.MustCompile(`<%[ \t]*([^\r\n]*?)[ \t]*%>`)
	formatForm = regexp.MustCompile(`^(?:(ko|en)[ \t]+)?(%.+)$`)
	numberForm = regexp.MustCompile(`^(counter|week)(?:[ \t]+(\d{1,9}))?$`)
	aloneForm  = regexp.MustCompile(`^[ \t]*(?:\r?\n|$)`)
)

// placeholders returns the placeholders of a template, unknown ones included.
func placeholders(template string) (all []placeholder) {
	line, previous := 0, 0 // start of the line, end of the previous placeholder
	for _, at := range bracket.FindAllStringSubmatchIndex(template, -1) {
		if i := strings.LastIndexByte(template[previous:at[0]], '\n'); i >= 0 {
			line = previous + i + 1
		}
		previous = at[1]
		p := placeholder{start: at[0], end: at[1], lineStart: at[0], lineEnd: at[1]}
		content := template[at[2]:at[3]]
		if m := formatForm.FindStringSubmatch(content); m != nil {
			p.name, p.argument = m[1], m[2]
			if p.name == "" {
				p.name = "format"
			}
		} else if m := numberForm.FindStringSubmatch(content); m != nil {
			p.name, p.argument = m[1], m[2]
		} else if content == "date" {
			p.name, p.argument = "format", "%Y-%m-%d %H:%M:%S %z"
		} else if content == "caret" || content == "carried" {
			p.name = content
		}
		if before := template[line:p.start]; strings.Trim(before, " \t") == "" {
			if after := aloneForm.FindString(template[p.end:]); after != "" || p.end == len(template) {
				p.indent, p.lineStart, p.lineEnd = before, line, p.end+len(after)
			}
		}
		p.argumentStart = at[3] - len(p.argument)
		all = append(all, p)
	}
	return all
}

var (
	// unclosed matches a placeholder without its end on the line.
	unclosed = regexp.MustCompile(`<%[ \t]*(?:%[^ \t\r\n]|(?:ko|en|date|counter|week|caret|carried)\b)[^\r\n]*`)
	// braces matches placeholders in the syntax of other editors. In a published log, Liquid would
	// replace them by nothing.
	braces = regexp.MustCompile(`\{\{[ \t]*((?:(?:ko|en)[ \t]+)?%[^{}\r\n]+?|(?:date|counter|week|caret|carried)(?:[ \t]+\d{1,9})?)[ \t]*\}\}`)
)

// Problems returns the problems of a template's placeholders, with offsets in bytes. An unknown
// placeholder would be text in the log.
func Problems(template string) (problems []edit.Problem) {
	add := func(start, end int, rule, detail string, fix ...edit.Edit) {
		problems = append(problems, edit.Problem{
			Start: start, End: end, Rule: rule, Detail: detail, Severity: edit.Wrong, Fix: fix,
		})
	}
	text := []byte(template) // without the placeholders, to search for text that looks like one
	for _, p := range placeholders(template) {
		if p.name == "" {
			add(p.start, p.end, "template-unknown", template[p.start:p.end])
		}
		if p.name == "format" || p.name == "ko" || p.name == "en" {
			for _, at := range strftime.Unknown(p.argument) {
				start, end := p.argumentStart+at[0], p.argumentStart+at[1]
				add(start, end, "template-letter", template[start:end])
			}
		}
		for i := p.start; i < p.end; i++ {
			text[i] = ' '
		}
	}
	for _, at := range unclosed.FindAllIndex(text, -1) {
		add(at[0], at[1], "template-unclosed", template[at[0]:at[1]])
	}
	for _, at := range braces.FindAllSubmatchIndex(text, -1) {
		fix := edit.Edit{Start: at[0], End: at[1], New: "<% " + template[at[2]:at[3]] + " %>"}
		add(at[0], at[1], "template-braces", template[at[0]:at[1]], fix)
	}
	return problems
}
