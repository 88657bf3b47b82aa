package chirpy

import "strings"

const mermaidCode = `<code class="language-mermaid">`

// diagrams puts the source of every mermaid diagram into a placeholder. The published page draws it
// in the browser.
func (p Page) diagrams(html string) string {
	const end = "</code></pre>"
	var out strings.Builder
	for {
		at := strings.Index(html, mermaidCode)
		if at < 0 {
			break
		}
		pre := strings.LastIndex(html[:at], "<pre")
		size := strings.Index(html[at:], end)
		if pre < 0 || size < 0 {
			break
		}
		size += at + len(end)
		out.WriteString(html[:pre])
		out.WriteString(`<div class="embed-placeholder" data-kind="mermaid">` +
			`<span class="embed-label">` + p.Site.Locale.diagram() + `</span>`)
		out.WriteString(html[pre:size])
		out.WriteString(`</div>`)
		html = html[size:]
	}
	out.WriteString(html)
	return out.String()
}
