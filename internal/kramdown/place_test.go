package kramdown

import (
	"regexp"
	"testing"

	"github.com/stretchr/testify/require"
)

// A text must not be able to set the positions of its blocks, because clicks and scrolling use
// them.
func TestOnlyTheRendererWritesPlaces(t *testing.T) {
	for _, text := range []string{
		"- a\n  {: data-at=\"99\"}\n- b", "- {: DATA-AT=\"NaN\"} a\n- b", "{:x: data-at=\"99\"}\n\n> a\n{:x}\n\n> - b\n{:x}", "> a *b*{: data-at=\"99\"} `c`{: data-at='99'} [d](e){: data-at=99}",
		"<div data-at=\"99\" Data-At='NaN'><p data-at>a</p></div>", "a <b data-at=\"99\">b</b>", "> <div markdown=\"1\" data-at=\"99\">\n> - b\n> </div>", "- ![a](b){: data-at=\"99\"}\n",
		"- ```\n  a\n  ```\n  {: data-at=\"99\"}\n", "- ```go\n  a\n  ```\n  {: .x data-at=\"99\"}\n", "| a |\n{: data-at=\"99\"}", "{::nomarkdown}\n<p data-at=\"99\" DATA-AT='1'>data-at=\"99\"</p>\n{:/nomarkdown}", "a {::nomarkdown}<b data-at=99>{:/}",
		"- $$a$$\n  {: data-at=\"99\"}\n", "*[A]: x\n\n- A{: data-at=\"99\"}", "- x[^1]{: data-at=\"99\"}\n\n[^1]: y\n    {: data-at=\"99\"}", "* a\n{:toc data-at=\"99\"}\n\n# b\n{: data-at=\"99\"}",
		"<script data-at=\"99\">a</script>\n\n<style data-at=\"99\">a</style>", "a\n: b\n{: data-at=\"99\"}\n",
	} {
		r := &Renderer{Place: func(int) int { return 7 }, Known: func(string) bool { return true }}
		html := string(r.Convert([]byte(text)))
		for _, tag := range regexp.MustCompile(`<[^>]*>`).FindAllString(html, -1) {
			for _, found := range regexp.MustCompile(`(?i)data-at[^>]{0,5}`).FindAllString(tag, -1) {
				require.Equal(t, `data-at="7"`, found, "%s\n%s", text, html)
			}
		}
	}
}

func TestHidesPlacesInRawHTML(t *testing.T) {
	for html, want := range map[string]string{
		"<p data-at=1>":         "<p data&#45;at=1>",
		"<p Data-AT data-at>":   "<p Data&#45;AT data&#45;at>",
		"data-a":                "data-a",
		"datadata-at":           "datadata&#45;at",
		"<p data-atx data-at='": "<p data&#45;atx data&#45;at='",
	} {
		require.Equal(t, want, string(hidePlaces([]byte(html))))
	}
}
