package daily

import (
	"regexp"
	"strings"
	"unicode"

	"daylog/internal/frontmatter"
)

// To carry things over, a log is read by its lines: headings, and below them lists. Which line belongs to which item is kramdown's
// rule (see list.go); in one thing the writer's meaning is followed instead: a heading, a divider or a <br> right below an item
// ends the list, although kramdown takes it into the item.

// An outline is a log, read by its lines.
type outline struct {
	text     string
	starts   []int     // where each line starts, and where the last ends
	lines    []line    // of the body
	sections []section // the first has no heading: it is what stands above all
}

// A line is one of the text: without its end, and inside an item without the item's indent.
type line struct {
	text string
	n    int // its number in the text
	base int // how many columns of indent were taken off
}

// A section is a heading and what stands below it, down to the next heading of any level.
type section struct {
	title string // as it is written, without #
	level int
	first int // the heading's line
	body  int // the first line below
	end   int // the line behind the last
	lists [][]*item
}

// read reads a log.
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

// source is a line as it stands in the text, without its end.
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

// below returns the sections that belong to section i: itself and those with deeper headings that follow.
func (o *outline) below(i int) []section {
	end := i + 1
	for end < len(o.sections) && o.sections[end].level > o.sections[i].level {
		end++
	}
	return o.sections[i:end]
}

// named returns the numbers of the sections whose heading match says is one of names.
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

// words are the letters and digits of a heading, in small letters, a space between words: emphasis, emoji and signs do not count.
func words(title string) string {
	fields := strings.FieldsFunc(strings.ToLower(title), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return strings.Join(fields, " ")
}

// isNamed reports whether a heading's words are those of name; spaces between them do not count (할 일, 할일).
func isNamed(title, name string) bool {
	squeeze := func(s string) string { return strings.ReplaceAll(words(s), " ", "") }
	return squeeze(name) != "" && squeeze(title) == squeeze(name)
}

// mentions reports whether a heading has the words of name among its own.
func mentions(title, name string) bool {
	name = words(name)
	return isNamed(title, name) || name != "" && strings.Contains(" "+words(title)+" ", " "+name+" ")
}

// A block is a heading (level > 0) or a list; what is neither is passed over.
type block struct {
	level      int
	title      string
	first, end int // lines of the text
	items      []*item
}

// blocks finds headings and lists among lines: those of a text, or those of an item, depth lists deep.
func blocks(lines []line, depth int) (found []block) {
	boundary, inText := true, false // behind a blank line; behind one of a paragraph
	closer := closer{lines, map[byte]int{}}
	for i := 0; i < len(lines); {
		text, next := lines[i].text, i+1
		level, title := heading(text)
		plain := false
		switch {
		case endsLazy(text), isRule(text):
		case indent(text) >= 4 && !inText:
			next = until(lines, i, endsLazy) // code
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

// endsLazy reports whether a line is blank or an attribute list: whatever swallows lines stops there.
func endsLazy(text string) bool { return isBlank(text) || strings.HasPrefix(text, "{:") }

// until returns the next line that is over, or the end.
func until(lines []line, i int, over func(text string) bool) int {
	for i < len(lines) && !over(lines[i].text) {
		i++
	}
	return i
}

func isBlank(text string) bool { return strings.TrimSpace(text) == "" }

// indent counts the columns of white space that a line starts with; a tab goes on to the next multiple of four.
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

// heading reads ## Title ##, which starts in the first column. level is 0 if text is none.
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

// underline returns the level of a heading of one line with a line of = or - below, 0 if there is none.
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

// isRule reports whether a line is a divider: three or more of *, - or _.
func isRule(text string) bool {
	if indent(text) > 3 {
		return false
	}
	bare := strings.NewReplacer(" ", "", "\t", "").Replace(text)
	return len(bare) >= 3 && strings.Trim(bare, bare[:1]) == "" && strings.Contains("*-_", bare[:1])
}

var lineBreak = regexp.MustCompile(`(?i)^<br\s*/?>$`)

// isDivider reports whether a line parts one section from the next and is of neither: a divider, a <br>.
func isDivider(text string) bool {
	return isRule(text) || lineBreak.MatchString(strings.TrimSpace(text))
}
