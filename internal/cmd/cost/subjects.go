package main

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"daylog/internal/check"
	"daylog/internal/chirpy"
	"daylog/internal/daily"
	"daylog/internal/frontmatter"
	"daylog/internal/highlight"
	"daylog/internal/kramdown"
	"daylog/internal/oracle"
	"daylog/internal/post"
	"daylog/internal/session"
)

var now = time.Date(2026, 11, 4, 22, 40, 0, 0, time.FixedZone("KST", 9*3600))

// subjects returns all parts of the engine with all constructs.
func subjects() (all []subject) {
	for _, c := range frontMatters {
		all = append(all, subject{"front matter: " + c.name, 100, c.make, readFront, 0})
	}
	for _, c := range bodies() {
		all = append(all, subject{"body: " + c.name, 300, c.make, readBody, 0})
	}
	for _, c := range fragments("markdown", oracle.Openers, oracle.Repeated) {
		all = append(all, subject{c.name, 300, c.make, convert, 0})
	}
	for _, c := range fragments("theme", oracle.ThemeHTML) {
		all = append(all, subject{c.name, 1000, c.make, applyTheme, 0})
	}
	for _, c := range dailies() {
		all = append(all, subject{"daily: " + c.name, 200, c.make, makeDays, 0})
	}
	var h highlight.Highlighter
	for _, lang := range highlight.Languages() {
		for i, unit := range codeUnits {
			// The highlighter caches results, so each text must be different.
			text := repeated("", unit, fmt.Sprintf("\n%d", i))
			all = append(all, subject{fmt.Sprintf("code: %s %q", lang, unit), 3000 / len(unit), text, func(text string) { h.HTML(lang, text) }, 10_000})
		}
	}
	return all
}

// A construct is a text of n parts.
type construct struct {
	name string
	make func(n int) string
}

// repeated returns a text that repeats a part n times, with its index in place of %d.
func repeated(before, part, after string) func(int) string {
	return func(n int) string {
		if !strings.Contains(part, "%d") {
			return before + strings.Repeat(part, n) + after
		}
		var b strings.Builder
		b.WriteString(before)
		for i := range n {
			b.WriteString(strings.NewReplacer("%d", fmt.Sprint(i), "%n", fmt.Sprint(i+1)).Replace(part))
		}
		return b.String() + after
	}
}

// readFront runs all functions on front matter.
func readFront(yaml string) {
	text := "---\n" + yaml + "\n---\nbody\n"
	m := frontmatter.Read(text)
	p := post.Read("2026-11-04-x.md", m, now.Location())
	check.Check(p, m, now)
	post.URL(p)
	session.Labels(text)
	for key, value := range map[string]any{
		"title": "이틀", "date": "2026-11-05 10:00:00 +09:00", "tags": []string{"a", "c"}, "categories": []string{}, "image.path": "/a", "image.alt": "",
		"description": "", "math": true,
	} {
		session.SetField(nil, "", text, key, value)
	}
	daily.Learn([]daily.File{{Name: "2026-11-04-x.md", Text: text}})
	daily.Propose([]daily.File{{Name: "2026-11-04-x.md", Text: text}, {Name: "2026-11-03-x.md", Text: text}, {Name: "2026-11-02-x.md", Text: text}})
}

// readBody renders a text, and an edit at each of its ends.
func readBody(body string) {
	text := "---\ntitle: a\nmath: true\n---\na\n\n" + body + "\n\nb\n"
	var s session.Session
	o := session.Options{Now: now}
	s.Update(text, o)
	start := strings.Index(text, "a\n\n")
	s.Change(session.Change{Start: start + 1, End: start + 1, New: "x", Length: -1}, o)
	s.Update(text+"c", o)
	s.Update(text+"c\n\n[a]: b\n\n[^a]: b\n", o)
}

// convert converts a text once, without a session.
func convert(text string) {
	var r kramdown.Renderer
	r.Convert([]byte(text))
}

// applyTheme runs all functions of the theme on HTML.
func applyTheme(html string) {
	page := chirpy.Page{Mermaid: true}
	page.Content(html)
	chirpy.Words(html)
}

// fragments returns fragments to repeat, alone and on lines of their own.
func fragments(name string, lists ...[]string) (all []construct) {
	for _, unit := range slices.Concat(lists...) {
		for _, behind := range []string{"", "\n"} {
			all = append(all, construct{fmt.Sprintf("%s: %q", name, unit+behind), repeated("", unit+behind, "")})
		}
	}
	return all
}

// makeDays carries, proposes and summarizes days with a text.
func makeDays(body string) {
	text := "---\ntitle: Day 007\ntags: [a]\n---\n" + body
	known := []daily.Known{{Name: "2026-11-03-a.md", Day: "2026-11-03", Title: "Day 007", Text: text}}
	names := []string{known[0].Name}
	daily.Carry(text, []string{text}, daily.CarryOptions{})
	daily.Next(daily.Options{Now: now, Template: text, Logs: known, Names: names})
	daily.Next(daily.Options{Now: now, Template: daily.BuiltIn("ko"), Logs: known, Names: names})
	daily.Week(daily.WeekOptions{Now: now, Days: known, Names: names})
	daily.Problems(text)
	files := []daily.File{{Name: "2026-11-03-a.md", Text: text}, {Name: "2026-11-02-a.md", Text: text}, {Name: "2026-11-01-a.md", Text: text}}
	daily.Learn(files)
	daily.Propose(files)
}

// bodies returns the fragments that kramdown's tests repeat, and constructs that need distinct
// numbers.
func bodies() (all []construct) {
	for _, units := range [][]string{oracle.Openers, oracle.Repeated, numberedUnits} {
		for _, unit := range units {
			for _, behind := range []string{"", "\n", "\n\n", " a"} {
				all = append(all, construct{fmt.Sprintf("%q", unit+behind), repeated("", unit+behind, "")})
			}
		}
	}
	for _, p := range enclosed {
		all = append(all, construct{fmt.Sprintf("%q %q", p[0], p[1]), func(n int) string { return strings.Repeat(p[0], n) + "a" + strings.Repeat(p[1], n) }})
		all = append(all, construct{fmt.Sprintf("one %q %q", p[0], p[1]), repeated(p[0], p[1], "")})
		all = append(all, construct{fmt.Sprintf("%q one %q", p[0], p[1]), repeated("", p[0], p[1])})
	}
	return append(all, []construct{
		{"columns", func(n int) string {
			return strings.Repeat(strings.Repeat("a|", 20)+"\n", n/20) + strings.Repeat("a|", n) + "\n"
		}},
		{"attributes of one list", repeated("*a*{: ", "a%d=\"b\" ", "}")},
		{"equal attributes of one list", repeated("*a*{: ", "a=\"b\" ", "}")},
		{"classes of one list", repeated("a\n{: ", ".a%d ", "}\n")},
		{"ids of one list", repeated("a\n{: ", "#a%d ", "}\n")},
		{"names of one list", repeated("{:b: .c}\na\n{: ", "b ", "}\n")},
		{"attributes of a tag", repeated("<b ", "a%d=\"b\" ", ">c</b>\n")},
		{"attributes of a block tag", repeated("<div ", "a%d=\"b\" ", ">c</div>\n")},
		{"attributes of a definition", repeated("{:a: ", "a%d=\"b\" ", "}\n*c*{:a} *d*{:a}\n")},
		{"attribute lists on one block", repeated("a\n", "{: a%d=\"b\"}\n", "\n")},
		{"abbreviations used once", repeated("", "*[a%d]: b\n", "\na1 a2\n")},
		{"abbreviations and uses", repeated("", "*[a%d]: b\n\na%d\n\n", "")},
		{"abbreviations in one line", func(n int) string { return repeated("", "*[a%d]: b\n", "\n")(n) + repeated("", "a%d ", "\n")(n) }},
		{"abbreviations with one beginning", repeated("", "*[aaaaaaaaaaaaaaaaaaaa%d]: b\n", "\naaaaaaaaaaaaaaaaaaaaaa a\n")},
		{"abbreviations of one length", func(n int) string { return repeated("", "*[a%d]: b\n", "\n")(n) + strings.Repeat("a ", n) }},
		{"uses of one abbreviation", repeated("*[a]: b\n\n", "a ", "\n")},
		{"footnotes", repeated("", "[^%d]: a\n\n", "")},
		{"footnotes and uses", repeated("", "a[^%d]\n\n[^%d]: a\n\n", "")},
		{"footnotes in one line", func(n int) string { return repeated("", "a[^%d] ", "\n\n")(n) + repeated("", "[^%d]: a\n\n", "")(n) }},
		{"uses of one footnote", repeated("[^1]: a\n\n", "b[^1] ", "\n")},
		{"links and definitions", func(n int) string { return repeated("", "[a%d] ", "\n\n")(n) + repeated("", "[a%d]: b\n", "")(n) }},
		{"headings with one id", repeated("", "# a\n\n", "")},
		{"headings with numbers", repeated("", "# a %d\n\n", "")},
		{"headings and contents", repeated("* toc\n{:toc}\n\n", "# a %d\n\n", "")},
		{"headings of all levels", repeated("* toc\n{:toc}\n\n", "# a\n\n###### b\n\n", "")},
		{"headings with ids", repeated("", "# a {#b%d}\n\n", "")},
		{"code of many lines", repeated("```ruby\n", "a = %d\n", "```\n")},
		{"code without end", repeated("```ruby\n", "a = %d\n", "")},
		{"indented code", repeated("", "    a = %d\n", "")},
		{"a long line", repeated("", "오늘 `a` **b** ", "\n")},
		{"a long heading", repeated("# ", "오늘 `a` **b** ", "\n")},
		{"a long item", repeated("- ", "오늘 `a` **b** ", "\n")},
		{"a long cell", repeated("| ", "오늘 `a` **b** ", " |\n")},
		{"a long link", repeated("[", "오늘 `a` **b** ", "](c)\n")},
		{"a long address", repeated("[a](", "b", ")\n")},
		{"a long paragraph", repeated("", "오늘 `a` **b**\n", "")},
		{"a long quote", repeated("", "> 오늘 `a` **b**\n", "")},
		{"a long list", repeated("", "- 오늘 `a` **b**\n", "")},
		{"a loose list", repeated("", "- 오늘\n\n  글\n\n", "")},
		{"a list of lists", repeated("", "- 오늘\n  - 글\n    - 또\n", "")},
		{"embeds", repeated("", "{% include embed/youtube.html id='a%d' %}\n\n", "")},
		{"addresses of posts", repeated("", "[a]({% post_url 2026-11-04-a%d %})\n", "")},
		{"pictures", repeated("", "![a](b%d.png){: width=\"1\" height=\"2\" }\n_c_\n\n", "")},
		{"prompts", repeated("", "> a\n{: .prompt-tip }\n\n", "")},
		{"tasks", repeated("", "- [ ] a %d\n", "")},
		{"formulas", repeated("", "$$x_{%d}$$ ", "\n")},
		{"blocks of formulas", repeated("", "$$\nx_{%d}\n$$\n\n", "")},
	}...)
}

// numberedUnits are fragments that differ by a number.
var numberedUnits = []string{
	"[a%d]: b\n", "[^%d]: a\n", "[^%d]", "[a%d]", "*[a%d]: b\n", "{:a%d: .b}\n", "{:a%d: a%n}\n", "*a*{:a%d}", "# a%d\n", "<b%d>", "<div id=\"%d\">\n", "{: #a%d}\n", "a%d\n: b\n", "{: a%d=\"b\"}",
}

// enclosed are openers with their closing text.
var enclosed = [][2]string{
	{"*", "*"}, {"**", "**"}, {"*a **b ", "** *"}, {"[", "](b)"}, {"![", "](b)"}, {"[", "][a]"}, {"`", "`"}, {"$$", "$$"}, {"(", ")"}, {"[a](", ")"}, {"~~a ", " b~~"}, {"\"", "\""},
	{"<b>", "</b>"}, {"<div>", "</div>"}, {"<div>\n", "\n</div>\n"}, {"<div markdown=\"1\">\n", "\n</div>\n"}, {"<i>*", "*</i>"}, {"{::comment}", "{:/}"}, {"{::nomarkdown}", "{:/}"}, {"<!-- ", " -->"}, {"_", "_"},
	{"<span>**", "**</span>"}, {"<table><tr><td>", "</td></tr></table>\n"}, {"<script>", "</script>"}, {"<pre>", "</pre>"}, {"> ", "\n"}, {"- ", "\n"}, {"{% raw %}", "{% endraw %}"}, {"```\n", "```\n"},
}

// codeUnits start a construct in most languages, or none.
var codeUnits = []string{
	"\"", "'", "`", "(", "{", "[", "<", "/", "\\", "#", "$", "%", "-", "=", "a", "1", " ", "\n", "/*", "<!--", "<%", "<a b=\"", "{{", "${", "#{", "\"\"\"", "{-", "<<A\n", "r#\"", "a b ", "a = ",
	"fn a(", "```\n", "# a\n", "가", "\"a\n", "a\\\n", "\"#{",
}

// dailies returns constructs for the functions on daily logs.
func dailies() (all []construct) {
	for _, unit := range []string{
		"```\n", "~~~\n", "````\n```\n", "- [ ] a %d\n", "- [x] a\n", "- a\n", "- a\n  - b\n", "- a\n\n", "1. a\n", "> - [ ] a\n", "# a\n", "## 오늘\n- [ ] a\n", "## 내일 할 일\n- a %d\n", "a\n===\n", "a\n---\n", "---\n",
		"<% %Y-%m-%d %>\n", "<% carried %>\n", "<% caret %>", "<% counter 1 %> ", "<% ", "<%", "%>", "<% x %>", "<% %Q %>", "<% ko %A %>", "{{ a }}", "2026-11-03 ", "11월 3일 ", "Day 007 ", "8일차 ", "#12 ", "week02 ", "(", ")", "[a](b) ", "![a](/b/c%d.png)\n", "<img src=\"/a/b%d.png\">",
		"회고\n", "## 회고\na\n\n", "## Looking back\na\n\n", "[a](a%d.md) ", "{% post_url 2026-11-03-a %}", "    a\n", "\t", " ", "\n", "\r\n", "a", "가", "- ", "- [ ] ", "  - a\n", "      a\n", "* a\n+ b\n", "<br>\n", "<div>\n", "$$\n", "[^1]: a\n", "| a | b |\n",
	} {
		for _, behind := range []string{"", "\n", " a"} {
			all = append(all, construct{fmt.Sprintf("%q", unit+behind), repeated("", unit+behind, "")})
		}
	}
	return all
}
