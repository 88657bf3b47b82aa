package oracle

// Repetitions of these fragments make a careless parser quadratic: from each of them it would
// search for the end, or copy, collect or compare again.

// Openers start constructs that usually have no end.
var Openers = []string{
	"*", "**", "***", "_", "__", "`", "` ", "`a``", "``", "~~", "~~a", "~~~\n", "```\n", "[", "[a", "![", "[]", "[a](", "[a](b", "[a](<", "[a][", "[^1]", "[^", "(", "[a] ",
	"$", "$$", "$$a", "$$\n", "\\", "\\$$", "\\\\", "\"", "'", "\"a ", "'a\" ", "--", "...", "<<", "&", "&amp", "&#", "{", "{:", "{::", "{:.a}", "{:.a", "{: a=\"", "{::comment}", "{:/}", "{::nomarkdown}\n", "{:a: b}\n",
	"<", "<a", "<a ", "<a b=\"", "<b>", "<b>a", "</b>", "<div>", "<div>\n", "<div", "</div>", "</div>\n", "<p>", "<!--", "<!-- ", "<!", "<?", "<![CDATA[", "<제목>", "<http://", "<a@", "<script>", "<div markdown=\"1\">\n", "<span markdown=\"1\">", "<code>", "<br>", "<b><i>", "<td>", "</",
	"|", "| ", "|\n", "a|b\n", "|-", "|-\n", "`|", "|`\n", "\\|", "a | `\n", "# ", "# a\n", "#\n", "a\n=\n", "a\n-\n", "=\n", "-\n", "-", "- \n", "- a\n", "- a\n\n", "* ", "+ a\n", "1. ", "1. a\n", "- [ ] ", "- [ ] a\n", "-\t",
	">", "> ", "> a\n", "> \n", ">\n\n", ": ", "a\n: b\n", "a\n: ", ": a\n", "    a\n", "\t", "\ta\n\n", " ", "  \n", "\n", "a  \n", "a\\\n", "\r", "\r\n", "^\n", "{:.a}\n", "{:.a}\n\n", "a\n{:.a}\n",
	"[a]: b\n", "[a]: b \"\n", "[a]:", "[a]: <", "[^1]: a\n", "[^1]: ", "[^1]:\n    a\n", "*[a]: b\n", "*[", "*[a", "a_b ", "a*b ", "*a ", "_a ", "**a *b ", "*a **a ", "[a](b \"", "[a\n", "![a](b){:", "a ", "가", "가 ", "**가**은 ", "http://a ", "- $$", "\x00", "\xff", "\u3000", "😀",
}

// Repeated holds other constructs that might be copied, collected or compared repeatedly.
var Repeated = []string{
	"**a *b ", "***a ", "`a ``b ", "[a](b \"c ", "[a](b 'c ", "{:a", "{:a b}", "{: a=\"b\"} ", "{:\\}", "*a*{:.b}", "`a`{:a}", "{::a ", "{::options auto_ids=\"true\" /} ", "{::comment}a{:/} ",
	"[^a]", "[^1] ", "[^1]: [^1]\n\n", "[^a]: b\n\n[^a]\n\n", "[a]\n\n[a]: b\n\n", "{:a: b}\n*c*{:a}\n\n", "*[b]: c\n\nb ", "ab *[ab]: x\n",
	"<table><td markdown=\"1\">", "<div markdown=\"1\">a</div>\n", "<p markdown=\"span\">a</p>\n", "<a b=c ", "<a b='", "<b>*a ", "*<b>a ", "<i>a</i> ", "<a:b:", "&amp;", "&#1;", "<a@b>",
	"a\n# \n", "# \n", "a\n````\n", "```\na\n", "~~~a\n", "``` a b\n", "```\n````\n", "a | b\n", "a | `b`\n", "|a|\n|-|\n|b|\n\n", "| a\n\n", "- a\n  - b\n", "1. a\n\n   b\n", "- [ ] a\n", "a\n\n: b\n", "> a\n- b\n", "    a\nb\n",
	"<![CDATA[a]]> ", "<div><![CDATA[", "a__b_ ", "a___", "*[a b]: c\na\n b ", "*[a b]: c\n\na  ", "&NotEqual;",
	"# a\n", "# 가\n\n", "a\n===\n\n", "{:toc}\n", "- a\n{:toc}\n\n", "\"'", "a'b\"c ", "a\\\n", "a  \n", "a\r\n", "\r", "\xff ", "가\xfe", "a\x00b\n",
}

// ThemeHTML holds the strings that the Chirpy theme searches for in HTML, and parts of them.
var ThemeHTML = []string{
	"<table>", "</table>", "<code>", "</code>", `<table class="rouge-table">`, "<td>", "</td>", "<p>", "</p>", "\n", " ", "글", "text",
	`<div class="highlight"><pre class="highlight"><code>`, `<div class="highlight"><pre class="highlight"><code><table class="rouge-table">`,
	"</table></code></pre></div></div>", "</code></pre></div>", "</code></pre>", "<pre>", "</div>", "</pre>",
	`<div class="language-py highlighter-rouge">`, `<div file="a/b.c" class="language-sh nolineno highlighter-rouge">`, `<div class="language-">`, `file="q"`,
	`<input type="checkbox" class="task-list-item-checkbox" disabled="disabled" />`,
	`<input type="checkbox" class="task-list-item-checkbox" disabled="disabled" checked="checked" />`, `<input type="checkbox">`,
	`<h2 id="a">`, "</h2>", `<h3 id="b" class="x">`, "</h3>", `<h5 id="">`, "</h5>", `<h2 class="x" id="c">`, "<h2>", `<h6 id="d">`, "</h6>",
	`<img src="a.png" alt="x" />`, `<img src="/b.png" class="w-50 left shadow" width="1" />`, `<img src="c.png" alt="" h="3" lqip="/l.png" />`,
	`<img src="https://e.com/d.png" alt="a / b w=3" />`, `<img alt="e" src="" />`, `<img src="data:image/png;base64,//8=" class="left leftish" />`,
	`<a href="u">`, "</a>", `<a href="u" class="x">`, "<strong>", "</strong>", "<li>", "</li>", "&lt;", `"`, `">`, "><",
	"{% include embed/youtube.html id='x' %}", "{% raw %}", "{% endraw %}", "```", "~~~", "- ", "<iframe embed:youtube.html=\"\" id=\"x\" />",
	`<pre><code class="language-mermaid">`, "<!--", "-->", "<script>", "</script>", "<", ">",
}
