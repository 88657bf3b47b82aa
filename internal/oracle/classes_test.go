package oracle

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestClassesCountsCharacters(t *testing.T) {
	block := func(lang, code string) string {
		return `<div class="language-` + lang + ` highlighter-rouge"><div class="highlight">` +
			`<pre class="highlight"><code>` + code + `</code></pre></div></div>`
	}
	const table = `<table class="rouge-table"><tbody><tr><td class="rouge-gutter gl"><pre>1
</pre></td><td class="rouge-code"><pre>`
	for _, test := range []struct {
		name, want, got string
		classes         Classes
	}{
		{"equal", block("go", `<span class="k">if</span> x`), block("go", `<span class="k">if</span> x`),
			Classes{"go": {4, 4}}},
		{"another class", block("go", `<span class="k">if</span> 한`), block("go", `<span class="n">if</span> 한`),
			Classes{"go": {2, 4}}},
		{"other limits", block("go", `<span class="k">ab</span>c`), block("go", `<span class="k">abc</span>`),
			Classes{"go": {2, 3}}},
		{"another text", block("go", `abc`), block("go", `abd`), Classes{"go": {0, 3}}},
		{"a missing block", block("go", `ab`) + block("c", `d`), block("c", `d`),
			Classes{"go": {0, 2}, "c": {1, 1}}},
		{"an extra block", block("c", `d`), block("go", `ab`) + block("c", `d`), Classes{"c": {1, 1}}},
		{"line numbers do not count", block("go", table+`ab</pre></td></tr></tbody></table>`),
			block("go", `ab`), Classes{"go": {2, 2}}},
		{"white space around the block does not count", `<div class="language-c"><pre>a</pre>
    </div>`, `<div class="language-c"><pre>a</pre></div>`, Classes{"c": {1, 1}}},
		{"code in a line", `<p><code class="language-plaintext highlighter-rouge">a&amp;b</code> c</p>`,
			`<p><code class="language-plaintext highlighter-rouge">a&amp;b</code> d</p>`,
			Classes{"plaintext": {3, 3}}},
		{"no code", `<p>a</p>`, `<p>b</p>`, Classes{}},
	} {
		t.Run(test.name, func(t *testing.T) {
			classes := Classes{}
			classes.Add(test.want, test.got)
			require.Equal(t, test.classes, classes)
		})
	}
	classes := Classes{"go": {1, 2}, "c": {3, 4}}
	require.Equal(t, Share{4, 6}, classes.Total())
}
