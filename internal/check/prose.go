package check

import (
	"regexp"
	"slices"
	"strings"

	"daylog/internal/edit"
	"daylog/internal/kramdown"
)

// hidden replaces the text of constructs in which prose is not searched.
const hidden = '\x00'

var liquidTag = regexp.MustCompile(`(?s)\{\{.*?\}\}|\{%.*?%\}`)

// prose returns the text with code, formulas, links, tags, Liquid and the delimiters of emphasis
// hidden. It has the same offsets.
func (r *segmentReader) prose() string {
	text := []byte(r.Text)
	hide := func(start, end int) {
		for i := start; i < min(end, len(text)); i++ {
			if text[i] != '\n' && text[i] != '\r' {
				text[i] = hidden
			}
		}
	}
	for _, c := range r.Constructs {
		if c.Kind == kramdown.EmphasisConstruct {
			hide(c.Start, c.Start+len(c.Value))
			hide(c.End-len(c.Value), c.End)
			continue
		}
		hide(c.Start, c.End)
	}
	if strings.Contains(r.Text, "{{") || strings.Contains(r.Text, "{%") {
		for _, m := range liquidTag.FindAllStringIndex(r.Text, -1) {
			hide(m[0], m[1])
		}
	}
	return string(text)
}

// A proseRule reports matches of a pattern in the prose; m has the offsets of its groups.
type proseRule struct {
	mark    string // a part of every match, which is searched first
	pattern *regexp.Regexp
	report  func(r *segmentReader, prose string, m []int)
}

var proseRules = []proseRule{
	{"**", regexp.MustCompile(`\*\*([ \t]*)([^*\x00\n]+?)([ \t]*)\*\*`), (*segmentReader).reportEmphasis},
	{"__", regexp.MustCompile(`__([ \t]*)([^_\x00\n]+?)([ \t]*)__`), (*segmentReader).reportEmphasis},
	{"$", regexp.MustCompile(`\$([^$\n]+)\$`), (*segmentReader).reportDollars},
	{
		"[!", regexp.MustCompile(`(?m)^[ \t]*> ?\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\][ \t]*$`),
		(*segmentReader).reportAlert,
	},
	{":", regexp.MustCompile(`(?m)(?:^|[\s(])(:[a-z+-][a-z0-9_+-]+:)(?:$|[\s).,!?])`), (*segmentReader).reportEmoji},
	{
		"==", regexp.MustCompile(`(?:^|[^=])(==([^\s=\x00](?:[^=\n\x00]*[^\s=\x00])?)==)(?:$|[^=])`),
		(*segmentReader).reportMark,
	},
	{"://", regexp.MustCompile(`https?://[A-Za-z0-9/?#@!$&'()*+,;=:%._~\[\]-]+`), (*segmentReader).reportURL},
}

// checkText reports problems of the prose.
func (r *segmentReader) checkText() {
	prose := r.prose()
	for _, rule := range proseRules {
		if !strings.Contains(prose, rule.mark) {
			continue
		}
		for _, m := range rule.pattern.FindAllStringSubmatchIndex(prose, -1) {
			rule.report(r, prose, m)
		}
	}
	r.checkBullets(prose)
}

// reportEmphasis reports emphasis with a space on one of its inner sides. Spaces on both sides are
// probably operators.
func (r *segmentReader) reportEmphasis(prose string, m []int) {
	before, after := m[3] > m[2], m[7] > m[6]
	if before == after {
		return
	}
	delimiter := r.Text[m[0]:m[2]]
	fixed := r.Text[m[2]:m[3]] + delimiter + r.Text[m[4]:m[5]] + delimiter + r.Text[m[6]:m[7]]
	r.add(m[0], m[1], edit.Wrong, "emphasis-is-text", edit.Edit{Start: m[0], End: m[1], New: fixed})
}

var (
	isPrice = regexp.MustCompile(`^\$\d[\d.,]*\D`)
	// the characters after which kramdown removes a backslash
	isEscaped = regexp.MustCompile("\\\\[\\\\.*_+`<>()\\[\\]{}#!:|\"'$=-]")
)

// reportDollars reports text between two $ that MathJax reads as a formula: two prices, and a
// formula that kramdown changes.
func (r *segmentReader) reportDollars(prose string, m []int) {
	start, end := m[0], m[1]
	isEscapedAt := func(i int) bool { return i > 0 && prose[i-1] == '\\' }
	if isEscapedAt(start) || isEscapedAt(end-1) {
		return
	}
	add := func(rule string, fix ...edit.Edit) {
		p := edit.Problem{Start: start, End: end, Rule: rule, Detail: r.Text[start:end], Severity: edit.Wrong, Fix: fix}
		r.facts.Math = append(r.facts.Math, p)
	}
	if isPrice.MatchString(prose[start:]) && end < len(prose) && '0' <= prose[end] && prose[end] <= '9' {
		escape := func(at int) edit.Edit { return edit.Edit{Start: at, End: at, New: `\\`} }
		add("price-is-math", escape(start), escape(end-1))
		return
	}
	if !r.damages(start, end) {
		return
	}
	double := func(at int) edit.Edit { return edit.Edit{Start: at, End: at, New: "$"} }
	line := strings.TrimSpace(r.Text[r.lineStart(start):r.lineEnd(end)])
	if len(line) == end-start {
		add("dollar-damaged") // between $$ it would be a display formula
		return
	}
	add("dollar-damaged", double(start), double(end))
}

// damages reports whether kramdown changes the text of a formula between single $.
func (r *segmentReader) damages(start, end int) bool {
	for _, c := range r.Constructs {
		isInside := c.Start > start && c.Start < end
		if isInside && (c.Kind == kramdown.EmphasisConstruct || c.Kind == kramdown.TagConstruct) {
			return true
		}
	}
	return isEscaped.MatchString(r.Text[start:end])
}

// prompts are Chirpy's prompts for GitHub's alerts.
var prompts = map[string]string{
	"NOTE": "info", "TIP": "tip", "IMPORTANT": "warning", "WARNING": "warning", "CAUTION": "danger",
}

// reportAlert reports an alert of GitHub. The fix deletes its line and makes the quote a prompt.
func (r *segmentReader) reportAlert(prose string, m []int) {
	kind := prose[m[2]:m[3]]
	end := m[1]
	next := r.nextLine(end)
	last := -1
	for at := next; at < len(r.Text); at = r.nextLine(at) {
		if !strings.HasPrefix(strings.TrimLeft(r.Text[at:], " "), ">") {
			break
		}
		last = r.lineEnd(at)
	}
	start := m[2] - len("[!")
	var fix []edit.Edit
	if last > 0 {
		fix = []edit.Edit{
			{Start: m[0], End: next},
			{Start: last, End: last, New: r.lineBreak() + "{: .prompt-" + prompts[kind] + " }"},
		}
	}
	r.addDetail(start, m[3]+1, edit.Wrong, "alert-is-text", kind, fix...)
}

func (r *segmentReader) reportEmoji(prose string, m []int) {
	if !slices.Contains(r.Plugins, "jemoji") {
		r.add(m[2], m[3], edit.Weak, "emoji-is-text")
	}
}

func (r *segmentReader) reportMark(prose string, m []int) {
	fix := edit.Edit{Start: m[2], End: m[3], New: "<mark>" + r.Text[m[4]:m[5]] + "</mark>"}
	r.add(m[2], m[3], edit.Wrong, "mark-is-text", fix)
}

// reportURL reports an address that is not a link.
func (r *segmentReader) reportURL(prose string, m []int) {
	url := strings.TrimRight(prose[m[0]:m[1]], ".,;:!?'")
	if opened := strings.Count(url, "("); strings.Count(url, ")") > opened {
		url = strings.TrimRight(url, ")")
	}
	start, end := m[0], m[0]+len(url)
	r.add(start, end, edit.Weak, "url-bare",
		edit.Edit{Start: start, End: start, New: "<"}, edit.Edit{Start: end, End: end, New: ">"})
}

// an item without text, perhaps a task
var emptyBullet = regexp.MustCompile(`(?m)^([ \t]*)[-*+](?: \[[ xX]\])?[ \t]*\r?$`)

// checkBullets reports list items without text, as templates leave them. A bullet below a paragraph
// or above indented text is something else.
func (r *segmentReader) checkBullets(prose string) {
	for _, m := range emptyBullet.FindAllStringIndex(prose, -1) {
		start, end := m[0], r.lineEnd(m[0])
		next := r.nextLine(end)
		above := ""
		if start > 0 {
			above = strings.TrimSpace(r.Text[r.lineStart(start-1):start])
		}
		isList := above == "" || strings.HasPrefix(above, "#") || strings.IndexByte("-*+", above[0]) >= 0
		below := r.Text[next:r.lineEnd(next)]
		isParent := strings.TrimSpace(below) != "" && below[0] == ' '
		if isList && !isParent {
			p := edit.Problem{Start: start, End: end, Rule: "bullet-empty", Severity: edit.Weak}
			p.Fix = []edit.Edit{{Start: start, End: next}}
			r.facts.Empty = append(r.facts.Empty, p)
		}
	}
	rest := headingLine.ReplaceAllString(emptyBullet.ReplaceAllString(r.Text, ""), "")
	r.facts.IsFilled = strings.TrimSpace(rest) != ""
}

var headingLine = regexp.MustCompile(`(?m)^#{1,6} .*$`)
