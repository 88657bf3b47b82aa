package chirpy

import "strings"

// anchors adds the link that is visible on hover to every heading of a level, '2' to '5'.
func anchors(html string, level byte) string {
	start := `<h` + string(level) + ` id="`
	end := `</h` + string(level) + `>`
	parts := strings.Split(html, start)

	var out strings.Builder
	out.Grow(len(html) + (len(parts)-1)*128)
	out.WriteString(parts[0])
	for _, part := range parts[1:] {
		id, _, _ := strings.Cut(part, `"`)
		heading, after := part, ""
		if i := strings.Index(part, end); i >= 0 {
			heading, after = part[:i], part[i:]
		}
		out.WriteString(start)
		out.WriteString(strings.Replace(heading, `">`, `"><span class="me-2">`, 1))
		out.WriteString(`</span><a href="#`)
		out.WriteString(id)
		out.WriteString(`" class="anchor text-muted"><i class="fas fa-hashtag"></i></a>`)
		out.WriteString(after)
	}
	return out.String()
}
