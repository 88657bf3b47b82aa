package e2e

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// typeNow types a letter and returns what the page holds before anything else can happen: a frame, a message.
func (p *page) typeNow(text string) string {
	p.t.Helper()
	return eval[string](p, `(async () => {
		document.querySelector(".cm-content").focus()
		document.execCommand("insertText", false, %s)
		for (let i = 0; i < 10; i++) await null // the editor learns of it in a microtask
		return document.querySelector("iframe").contentDocument.querySelector(".content").textContent
	})()`, text)
}

func TestAKeyIsInThePageBeforeTheFrame(t *testing.T) {
	p := open(t, visit{})
	p.waitReady()
	p.dropped("2026-03-11-log.md", post(strings.Repeat("하나 둘 셋\n\n", 2000)+"끝"))
	p.waitPreview("끝")
	p.toEnd()
	for _, letter := range []string{"q", "w", "가"} {
		p.wait(`document.documentElement.hasAttribute("data-near")`)
		require.Contains(t, lastOf(p.typeNow(letter)), letter)
	}
	// What is pasted is the worker's; afterwards keys are answered here again.
	p.paste(strings.Repeat("붙인 글 ", 600) + "뒤")
	p.waitPreview("뒤")
	p.wait(`document.documentElement.hasAttribute("data-near")`)
	require.Contains(t, lastOf(p.typeNow("z")), "뒤z")
}

// lastOf is the end of a long text, for a failure that can be read.
func lastOf(text string) string { return text[max(0, len(text)-100):] }
