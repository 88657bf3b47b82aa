package liquid

import (
	"math/rand/v2"
	"testing"

	"daylog/internal/kramdown"
	"daylog/internal/tools"
)

// smartParts are the parts of the texts of TestSmartifyAgreesWithJekyll.
var smartParts = []string{
	`"`, `'`, " ", " ", "\n", "a", "it's", "80s", "한글", "--", "---", "...", "..", "<<", ">>", "<< ",
	" >>", "&", "&amp;", "&quot;", "&#39;", "&nope;", "<b>", "</b>", "<i class='x \"y\"'>", "</i>", "<br>",
	"<code>", "</code>", "\\", `\"`, "**", "`", "[", "]", "(", ")", "{", "}", "$$", "|", "#", "- ", "> ",
	"    ", "\n\n", ".", ",", "!", "-", "<", ">", "<!-- '\"' -->", "\n<div>\n", "\n</div>\n", "\n<p>",
	"</p>\n", "\n<div>'a'</div>\n", "\n<pre>\n", "</pre>\n", "{: .a}", "*[a]: b", "[a]: /b", "\t",
}

// Random texts get the quotes that the real filter gives them.
func TestSmartifyAgreesWithJekyll(t *testing.T) {
	tools.Need(t, "Jekyll")
	random := rand.New(rand.NewPCG(1, 15))
	texts := make([]string, 1500) // 4,000 were compared once
	for i := range texts {
		for range random.IntN(12) {
			texts[i] += smartParts[random.IntN(len(smartParts))]
		}
	}
	answers := tools.AskRuby[string](t, texts, []string{"LANG=C.UTF-8"}, "testdata/smartify.rb")
	var r kramdown.Renderer
	o := kramdown.DefaultOptions()
	o.Version = kramdown.Kramdown24 // Debian's
	for i, want := range answers {
		if got := r.Smartify(o, texts[i]); got != want {
			t.Errorf("%q\n got: %q\nwant: %q", texts[i], got, want)
		}
	}
}
