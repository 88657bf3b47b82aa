package oracle

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// same and differ assert the result of a comparison.
func same(t *testing.T, mode Mode, a, b string) {
	t.Helper()
	t.Run(a, func(t *testing.T) { require.Empty(t, Diff(a, b, mode)) })
}

func differ(t *testing.T, mode Mode, a, b string) {
	t.Helper()
	t.Run(a, func(t *testing.T) {
		require.NotEmpty(t, Diff(a, b, mode), "%q and %q", a, b)
		require.NotEmpty(t, Diff(b, a, mode), "%q and %q", b, a)
	})
}

func TestIgnoresInvisibleDifferences(t *testing.T) {
	same(t, Strict, "", " \n")
	same(t, Strict, "<p>a\n  b</p>", "<p>a b</p>")
	same(t, Strict, "<p> a </p>\n\n<p>b</p>\n", "<p>a</p><p>b</p>")
	same(t, Strict, "<p>a<br />\nb</p>", "<p>a <br>b</p>")
	same(t, Strict, "<ul>\n  <li>a\n    <ul>\n<li>b</li></ul>\n</li>\n</ul>", "<ul><li>a<ul><li>b</li></ul></li></ul>")
	same(t, Strict, "<p>a<!-- c -->b</p>", "<p>ab</p>")
	same(t, Strict, "<p>a <!-- c --> b</p>", "<p>a b</p>")
	same(t, Strict, `<img src="a" alt="b" />`, `<img alt='b' src=a>`)
	same(t, Strict, `<p class="b  a">x</p>`, `<p class="a b">x</p>`)
	same(t, Strict, "<p>&amp; &#8220;“&copy;</p>", "<p>& ““©</p>")
	same(t, Strict, "<P>a</P>", "<p>a")
	same(t, Strict, "<td>a</td>", "a") // HTML5 allows a cell only in a table
}

func TestDetectsVisibleDifferences(t *testing.T) {
	differ(t, Strict, "<p>a</p>", "<p>b</p>")
	differ(t, Strict, "<p>a</p>", "<div>a</div>")
	differ(t, Strict, "<p>a</p>", "a")
	differ(t, Strict, "<p>ab</p>", "<p>a b</p>")
	differ(t, Strict, "<p>a\u00a0b</p>", "<p>a b</p>")
	differ(t, Strict, "<p>a\u3000b</p>", "<p>a b</p>")
	differ(t, Strict, "<p><em>a</em> b</p>", "<p><em>a</em>b</p>")
	differ(t, Strict, "<p><em>a</em> <em>b</em></p>", "<p><em>a</em><em>b</em></p>")
	differ(t, Strict, "<p><em>a </em>b</p>", "<p><em>a</em> b</p>")
	differ(t, Strict, "<p>a<br>b</p>", "<p>a b</p>")
	differ(t, Strict, "<p>a</p><p>b</p>", "<p>a b</p>")
	differ(t, Strict, "<pre>a\n  b</pre>", "<pre>a\n b</pre>")
	differ(t, Strict, "<pre>a\n</pre>", "<pre>a</pre>")
	differ(t, Strict, "<script>a  b</script>", "<script>a b</script>")
	differ(t, Strict, "<textarea>a\n\nb</textarea>", "<textarea>a\nb</textarea>")
	differ(t, Strict, "<h2 id=\"a\">a</h2>", "<h2>a</h2>")
	differ(t, Strict, "<h2 id=\"a\">a</h2>", "<h2 id=\"a-1\">a</h2>")
	differ(t, Strict, `<p class="a">x</p>`, `<p class="a b">x</p>`)
	differ(t, Strict, `<p class="">x</p>`, `<p>x</p>`)
	differ(t, Strict, `<a href="a b">x</a>`, `<a href="a%20b">x</a>`)
	differ(t, Strict, `<p title="a  b">x</p>`, `<p title="a b">x</p>`)
	differ(t, Strict, "<p>&lt;b&gt;</p>", "<p><b></b></p>")
	differ(t, Strict, "<p>a &amp;lt; b</p>", "<p>a &lt; b</p>")
	differ(t, Strict, "<ul><li>a</li></ul>", "<ul><li><p>a</p></li></ul>")
	differ(t, Strict, "<u>a</u> <u>b</u>", "<u>a</u><u>b</u>")
	differ(t, Strict, "<p>a</p>", "<p>a</p><p></p>")
}

func TestForgivingLeavesOutClassesAndIds(t *testing.T) {
	same(t, Forgiving, `<h2 id="가">가</h2>`, `<h2>가</h2>`)
	same(t, Forgiving, `<ul class="task-list"><li class="x"><input type="checkbox" disabled="disabled" checked="checked">a</li></ul>`,
		`<ul><li><input checked>a</li></ul>`)
	same(t, Forgiving, `<td style="text-align: left">a</td>`, `<td>a</td>`)
	differ(t, Forgiving, `<a href="x">a</a>`, `<a href="y">a</a>`)
	differ(t, Forgiving, `<img src="x" alt="a">`, `<img src="x" alt="b">`)
	differ(t, Forgiving, `<a title="x">a</a>`, `<a>a</a>`)
	differ(t, Forgiving, `<ol start="3"><li>a</li></ol>`, `<ol><li>a</li></ol>`)
	differ(t, Forgiving, `<input checked>`, `<input>`)
	differ(t, Forgiving, `<table><tr><td colspan="2">a</td></tr></table>`, `<table><tr><td>a</td></tr></table>`)
}

const rouge = `<div class="language-js highlighter-rouge"><div class="highlight"><pre class="highlight"><code>` +
	`<table class="rouge-table"><tbody><tr><td class="rouge-gutter gl"><pre class="lineno">1
</pre></td><td class="rouge-code"><pre><span class="kd">var</span> <span class="nx">a</span>
</pre></td></tr></tbody></table></code></pre></div></div>`

func TestIgnoresTokenSpansInCode(t *testing.T) {
	change := func(old, new string) string {
		require.Contains(t, rouge, old)
		return strings.ReplaceAll(rouge, old, new)
	}
	same(t, Strict, rouge, change(`<span class="kd">var</span> `, `<span class="k">v</span>ar `))
	differ(t, Strict, rouge, change("var", "let"))
	differ(t, Strict, rouge, change("language-js", "language-ts"))
	differ(t, Strict, rouge, change(`>1
<`, `>1
2
<`))
	differ(t, Strict, rouge, change(`<div class="highlight">`, `<div>`))
	differ(t, Strict, rouge, change(` <span class="nx">`, `  <span class="nx">`))
	same(t, Strict, `<code class="language-js highlighter-rouge"><span class="nx">a</span></code>`, `<code class="highlighter-rouge language-js">a</code>`)
	// spans in code that is not highlighted are significant
	differ(t, Strict, `<code><span class="nx">a</span></code>`, `<code>a</code>`)
	same(t, Forgiving, rouge, "<pre><code class=\"language-js\">var a\n</code></pre>")
	differ(t, Forgiving, rouge, "<pre><code>var b\n</code></pre>")
	differ(t, Forgiving, rouge, "<p><code>var a</code></p>")
}

func TestDiffPath(t *testing.T) {
	d := Diff("<ul><li>a</li><li><p>한국어 <em>b</em></p></li></ul>", "<ul><li>a</li><li><p>한국어 <em>c</em></p></li></ul>", Strict)
	require.Equal(t, `at ul[1] > li[2] > p[1] > em[2]: want "b", got "c"`, d)
	require.Equal(t, `at top: want nothing more, got <p>b</p>`, Diff("<p>a</p>", "<p>a</p><p>b</p>", Strict))
	require.Equal(t, `at h1[1]: want <h1 id="a">, got <h1>`, Diff(`<h1 id="a">a</h1>`, `<h1>a</h1>`, Strict))
}

func TestDiffOfEndlessNesting(t *testing.T) {
	deep := strings.Repeat("<div>", 5000)
	require.Empty(t, Diff(deep, deep, Strict))
	require.NotEmpty(t, Diff(deep, deep+"a", Strict))
}

func TestAgreeCountsBlocksInOrder(t *testing.T) {
	blocks := func(s string) []string { return Blocks(s, Strict) }
	require.Len(t, blocks("<p>a</p>\n\n\\[x\\]\n\n<!-- c -->\n<h1>b</h1>"), 3)
	a := blocks("<p>a</p><p>b</p><p>c</p><p>d</p>")
	require.Equal(t, 4, Agree(a, a))
	require.Equal(t, 4, Agree(a, blocks("<p>a</p><hr><p>b</p><p>c</p><p>d</p>")))
	require.Equal(t, 3, Agree(a, blocks("<p>a</p><p>c</p><p>d</p>")))
	require.Equal(t, 2, Agree(a, blocks("<p>a</p><p>c</p><p>b</p>")))
	require.Equal(t, 1, Agree(a, blocks("<p>x</p><p>b</p>")))
	require.Equal(t, 0, Agree(a, nil))
	require.Equal(t, 0, Agree(nil, a))
}
