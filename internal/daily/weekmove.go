package daily

import (
	"regexp"
	"strings"
)

// Text copied to another post keeps its meaning: relative paths of images and links are rewritten,
// and the definitions of its footnotes and links are copied too.

var (
	pictureForm    = regexp.MustCompile(`(!\[[^\]\n]*\]\()([^)\s]+)`)
	placeForm      = regexp.MustCompile(`(\]\()#`)
	schemeForm     = regexp.MustCompile(`^(?:[A-Za-z][A-Za-z0-9+.-]*:|/|#)`)
	definitionForm = regexp.MustCompile(`^ {0,3}\[(\^?)([^\]\s][^\]]*)\]:[ \t]*\S`)
)

// moved returns copied lines with their paths rewritten for the weekly post.
func (d weekDay) moved(lines []string) []string {
	if len(lines) == 0 {
		return nil
	}
	text := strings.Join(lines, "\n")
	if d.post.MediaSubpath != "" {
		text = pictureForm.ReplaceAllStringFunc(text, func(match string) string {
			m := pictureForm.FindStringSubmatch(match)
			if schemeForm.MatchString(m[2]) {
				return match
			}
			return m[1] + strings.TrimSuffix(d.post.MediaSubpath, "/") + "/" + m[2]
		})
	}
	if name := strings.TrimSuffix(d.post.Name, extension(d.post.Name)); name != "" {
		text = placeForm.ReplaceAllString(text, "${1}{% post_url "+name+" %}#")
	}
	return strings.Split(d.withDefinitions(text), "\n")
}

// withDefinitions appends the missing definitions of footnotes and links that a text refers to.
// Footnote names get the index of the day as a prefix, because several days may have a [^1].
func (d weekDay) withDefinitions(text string) string {
	var more []string
	notes := map[string]bool{}
	references, defined := referred(text), map[string]bool{}
	for line := range strings.SplitSeq(text, "\n") {
		defined[line] = true
	}
	for i := 0; i < len(d.lines); i++ {
		m := definitionForm.FindStringSubmatch(d.lines[i].text)
		if m == nil {
			continue
		}
		isNote, name := m[1] == "^", m[2]
		if !references[m[1]+name] {
			continue
		}
		if isNote {
			notes[name] = true
		}
		first := d.source(d.lines[i].n)
		if defined[first] {
			continue
		}
		more = append(more, "", first)
		for isNote && i+1 < len(d.lines) && indent(d.lines[i+1].text) >= 2 && !isBlank(d.lines[i+1].text) {
			i++
			more = append(more, d.source(d.lines[i].n))
		}
	}
	text += strings.Join(append([]string{""}, more...), "\n")
	text = strings.TrimRight(text, "\n")
	return noteForm.ReplaceAllStringFunc(text, func(match string) string {
		if name := match[2 : len(match)-1]; notes[name] {
			return "[^" + d.date.Format("0102") + "-" + name + "]"
		}
		return match
	})
}

// noteForm matches a reference to a footnote, or the start of its definition.
var noteForm = regexp.MustCompile(`\[\^[^\[\]\n]+\]`)

// referred returns the bracketed names in a text.
func referred(text string) map[string]bool {
	names := map[string]bool{}
	for _, match := range bracketForm.FindAllString(text, -1) {
		names[match[1:len(match)-1]] = true
	}
	return names
}

var bracketForm = regexp.MustCompile(`\[[^\[\]\n]+\]`)
