package daily

import (
	"regexp"
	"strings"
	"unicode"

	"daylog/internal/frontmatter"
)

// To carry items, a log is parsed by lines into headings and lists. The lines of an item follow
// kramdown's rule (see list.go) with one exception: a heading, a divider or a <br> directly below
// an item ends the list, although kramdown makes it part of the item, because users mean it as the
// end.

// An outline is a log parsed by lines.
type outline struct {
	text     string
	starts   []int     // byte offset of each line, and of the end
	lines    []line    // of the body
	sections []section // the first one has no heading and holds the text above all headings
}

// A line is a line of the text without its line end; inside an item also without the item's indent.
type line struct {
	text string
	n    int // index of the line in the text
	base int // columns of indent that were removed
}

// A section is a heading and the text up to the next heading of any level.
type section struct {
	title string // as written, without #
	level int
	first int // index of the heading's line
	body  int // index of the line after the heading
	end   int // index of the line after the section
	lists [][]*item
}

// read parses a log.
func read(text string) *outline {
	o := &outline{text: text}
	body := frontmatter.Read(text).Body
	for at := 0; at < len(text); {
		end := at + len(text[at:])
		if i := strings.IndexByte(text[at:], '\n'); i >= 0 {
			end = at + i + 1
		}
		o.starts = append(o.starts, at)
		if at >= body {
			o.lines = append(o.lines, line{text: strings.TrimRight(text[at:end], "\r\n"), n: len(o.starts) - 1})
		}
		at = end
	}
	o.starts = append(o.starts, len(text))
	o.readSections()
	return o
}

// source returns a line of the text without its line end.
func (o *outline) source(n int) string {
	return strings.TrimRight(o.text[o.starts[n]:o.starts[n+1]], "\r\n")
}

func (o *outline) readSections() {
	at := len(o.starts) - 1 - len(o.lines)
	o.sections = []section{{first: at, body: at}}
	for _, b := range blocks(o.lines, 0) {
		last := &o.sections[len(o.sections)-1]
		if b.level == 0 {
			last.lists = append(last.lists, b.items)
			continue
		}
		last.end = b.first
		o.sections = append(o.sections, section{title: b.title, level: b.level, first: b.first, body: b.end})
	}
	o.sections[len(o.sections)-1].end = len(o.starts) - 1
}

// below returns section i and the following sections with deeper headings.
func (o *outline) below(i int) []section {
	end := i + 1
	for end < len(o.sections) && o.sections[end].level > o.sections[i].level {
		end++
	}
	return o.sections[i:end]
}

// named returns the indexes of the sections whose title matches one of names.
func (o *outline) named(names []string, match func(title, name string) bool) (found []int) {
	for i, s := range o.sections {
		if s.level == 0 {
			continue
		}
		for _, name := range names {
			if match(s.title, name) {
				found = append(found, i)
				break
			}
		}
	}
	return found
}

// words returns the letters and digits of a title in lower case, with a space between words. It
// ignores emphasis, emoji and punctuation.
func words(title string) string {
	fields := strings.FieldsFunc(strings.ToLower(title), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return strings.Join(fields, " ")
}

// isNamed reports whether a title has the words of name, regardless of spaces between them (할 일,
// 할일).
func isNamed(title, name string) bool {
	squeeze := func(s string) string { return strings.ReplaceAll(words(s), " ", "") }
	return squeeze(name) != "" && squeeze(title) == squeeze(name)
}

// mentions reports whether a title contains the words of name.
func mentions(title, name string) bool {
	name = words(name)
	return isNamed(title, name) || name != "" && strings.Contains(" "+words(title)+" ", " "+name+" ")
}

// A block is a heading (level > 0) or a list. Other text is skipped.
type block struct {
	level      int
	title      string
	first, end int // range of lines in the text
	items      []*item
}

// blocks finds headings and lists among lines of a text or of an item; depth is the nesting depth
// of lists.
func blocks(lines []line, depth int) (found []block) {
	boundary, inText := true, false // after a blank line; after a line of a paragraph
	closer := closer{lines, map[byte]int{}}
	for i := 0; i < len(lines); {
		text, next := lines[i].text, i+1
		level, title := heading(text)
		plain := false
		switch {
		case endsLazy(text), isRule(text):
		case indent(text) >= 4 && !inText:
			next = until(lines, i, endsLazy) // indented code
		case strings.HasPrefix(strings.TrimLeft(text, " "), ">"):
			next = until(lines, i, endsLazy)
		case level > 0:
			found = append(found, block{level: level, title: title, first: lines[i].n, end: lines[i].n + 1})
		case startsList(text):
			var items []*item
			items, next = readList(lines, i, depth)
			found = append(found, block{items: items})
		case boundary && underline(lines, i) > 0:
			found = append(found, block{level: underline(lines, i), title: strings.TrimSpace(text), first: lines[i].n, end: lines[i].n + 2})
			next = i + 2
		default:
			next = closer.behind(i, boundary)
			plain = next == i+1 && !strings.HasPrefix(text, "<!--")
		}
		boundary, inText = endsLazy(lines[next-1].text), plain
		i = next
	}
	return found
}

// endsLazy reports whether a line is blank or an attribute list, which ends every block that takes
// lazy lines.
func endsLazy(text string) bool { return isBlank(text) || strings.HasPrefix(text, "{:") }

// until returns the index of the next line for which isEnd holds, or the number of lines.
func until(lines []line, i int, isEnd func(text string) bool) int {
	for i < len(lines) && !isEnd(lines[i].text) {
		i++
	}
	return i
}

func isBlank(text string) bool { return strings.TrimSpace(text) == "" }

// indent returns the width of a line's leading white space in columns; a tab advances to the next
// multiple of four.
func indent(text string) (columns int) {
	for i := range len(text) {
		switch text[i] {
		case ' ':
			columns++
		case '\t':
			columns += 4 - columns%4
		default:
			return columns
		}
	}
	return columns
}

var headingID = regexp.MustCompile(`[ \t]+\{#[\w:-]+\}$`)

// heading parses ## Title ##, which starts in the first column. level is 0 if text is not a
// heading.
func heading(text string) (level int, title string) {
	title = strings.TrimLeft(text, "#")
	level = len(text) - len(title)
	if level == 0 || level > 6 || title == "" || title[0] != ' ' && title[0] != '\t' {
		return 0, ""
	}
	title = headingID.ReplaceAllString(strings.TrimSpace(title), "")
	if bare := strings.TrimRight(title, "#"); strings.HasSuffix(bare, " ") || strings.HasSuffix(bare, "\t") {
		title = strings.TrimSpace(bare)
	}
	if title == "" {
		return 0, ""
	}
	return level, title
}

// underline returns the level of a one-line heading with a line of = or - below, or 0.
func underline(lines []line, i int) int {
	if i+1 == len(lines) || indent(lines[i].text) > 0 {
		return 0
	}
	below := strings.TrimRight(lines[i+1].text, " \t\f\v")
	switch {
	case below == "" || strings.Trim(below, "-=") != "":
		return 0
	case below[0] == '=':
		return 1
	}
	return 2
}

// isRule reports whether a line is a divider: three or more *, - or _.
func isRule(text string) bool {
	if indent(text) > 3 {
		return false
	}
	bare := strings.NewReplacer(" ", "", "\t", "").Replace(text)
	return len(bare) >= 3 && strings.Trim(bare, bare[:1]) == "" && strings.Contains("*-_", bare[:1])
}

var lineBreak = regexp.MustCompile(`(?i)^<br\s*/?>$`)

// isDivider reports whether a line separates sections and belongs to none: a divider, a <br>.
func isDivider(text string) bool {
	return isRule(text) || lineBreak.MatchString(strings.TrimSpace(text))
}
