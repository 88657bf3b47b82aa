package e2e

import (
	"testing"

	"github.com/stretchr/testify/require"
)

const (
	// tenFaults has problems of more than ten rules that daylog can fix.
	tenFaults = "---\ntitle: Ten faults\ndate: 2026-03-11 09:00:00 +0900\ntags: [Go]\n---\n\n" +
		"Run cat a | grep b now.\n\n" +
		"$$\nx^2\n$$\n\n" +
		"> A tip.\n\n{: .prompt-tip }\n\n" +
		"```Python\nprint(1)\n```\n\n" +
		"- one\n## Heading\n\n" +
		"See https://example.com/a\n\n" +
		"This ==mark== is text.\n\n" +
		"<div>\n*inner*\n</div>\n\n" +
		"Text\n---\n\n" +
		"# Top\n\n2024. A year.\n\n" +
		"The end.\n"
)

// tenFixed is the text that the writer of tenFaults means.
const tenFixed = "---\ntitle: Ten faults\ndate: 2026-03-11 09:00:00 +0900\ntags: [go]\nmath: true\n---\n\n" +
	`Run cat a \| grep b now.` + "\n\n" +
	"$$\nx^2\n$$\n\n" +
	"> A tip.\n{: .prompt-tip }\n\n" +
	"```python\nprint(1)\n```\n\n" +
	"- one\n\n## Heading\n\n" +
	"See <https://example.com/a>\n\n" +
	"This <mark>mark</mark> is text.\n\n" +
	"<div>\n*inner*\n</div>\n\n" +
	"Text\n\n---\n\n" +
	"## Top\n\n" + `2024\. A year.` + "\n\n" +
	"The end.\n"

// A writer fixes all problems of a log with the keys F8 and Mod+. and downloads it without a
// question.
func TestTenFaultsAreFixedByTwoKeys(t *testing.T) {
	p := open(t, visit{})
	p.waitReady()
	p.dropped("2026-03-11-ten-faults.md", tenFaults)
	p.wait(`document.querySelectorAll(".Problems-item").length >= 10`)
	p.focus(editor)
	count := `document.querySelector(".Status-count").textContent`
	// A key before the check of the new text is finished only shows a notice.
	for range 300 {
		if eval[string](p, count) == p.say("problems.count", "n", 0) {
			break
		}
		p.press("F8")
		p.press("Mod+.")
	}
	require.Equal(t, p.say("problems.count", "n", 0), eval[string](p, count))
	name, data := p.download(func() { p.press("Mod+Shift+S") })
	require.Equal(t, "2026-03-11-ten-faults.md", name)
	require.Equal(t, tenFixed, string(data))
}
