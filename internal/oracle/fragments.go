package oracle

// Generated documents consist of fragments. A fragment is one line or a few; § stands for a run of
// spans. Each kind contains valid examples of its construct, near misses and incomplete ones,
// because most differences between two parsers occur near the limits of a rule.

type kind struct {
	name      string
	weight    int
	fragments []string
}

var blockKinds = []kind{
	{"paragraph", 10, []string{
		"§", "§ §", " §", "   §", "§\n§", "§\n  §", "§\n    §", "§\n\t§", "§  \n§", "§\\\n§", "§\\\\\n§", "오늘은 §", "§다.", "\\§",
		"{{ x }}", "{% raw %}", "{% include a.html b=\"c\" %}", ":smile: ==a== H~2~O x^2^ ^[note]", "\u3000§", "\u00a0§", "§\n\n\n§",
	}},
	{"heading", 8, []string{
		"# §", "## §", "### §", "###### §", "####### §", "#§", "#제목", " # §", "# § #", "# §#", "# § ## ", "#", "# ", "##\t§", "#  §  ",
		"# § {#id}", "# §{#id}", "# {#id}", "# § {#한글}", "# § {#1a}", "# § {#a b}", "## 오늘 배운 것", "# a", "# a-1", "# a\n# a\n# a-1",
		"# 1. 가 😀", "# ☕️ 커피", "# !!!", "## *강조* `코드` [링크](x)", "# § \\#", "# § {:.x}", "# §\n{:.no_toc}", "# §\n{:#own}", "# § #{#id}",
		"# § # {#id}", "# \"a\" -- b...", "# &copy; &amp; <b>c</b>", "# $$x^2$$ 은", "# a[^1]", "# ![alt](b)", "# HTML", "# A\tB  C", "## É ﬁ Ⅳ ①", "# ΑΣ Σ İ ẞ ǅ", "# ½ ² ª ٣ ‿ ʰ", "# 👍🏽 1️⃣ 👨‍👩‍👧", "# a\u0308\u0345 \u00ad\u200d", "# §、§。", "# 《§》 — §", "[ß]: x\n\n[ẞ] [SS]", "[İ]: x\n\n[i̇]",
		"# <span>a</span>", "# <a href=\"x\">y</a> z", "#\u3000a", "# a\u00a0b", "# `a|b`", "# ~~a~~ _b_", "# \\*a\\*",
	}},
	{"setext", 6, []string{
		"§\n===", "§\n---", "§\n-", "§\n=", "§\n=-=", "§\n--- ", "§\n---\t", " §\n---", "    §\n---", "§\n§\n---", "§\n===x", "§\n ---", "§ {#id}\n---",
		"===", "---\n---", "제목\n---", "§\n- -", "# §\n---", "- §\n---", "> §\n---", "| a |\n---", "    code\n---", "[a]: b\n---", "{:.x}\n§\n---", "§\n---\n§",
	}},
	{"rule", 5, []string{
		"---", "***", "___", "* * *", "- - -", "_ _ _", " ---", "   ***", "    ---", "--", "-----", "-  -  -", "**\t*", "--- a", "* * * *", "- -", "***a", "*-*", "---  ", "\t---",
	}},
	{"quote", 8, []string{
		"> §", ">§", " > §", "   > §", ">", "> ", "> > §", ">> §", "> # §", "> - §", "> - §\n>   §", "> ```\n> a\n> ```", "> ```\n> a\n```", "> §\n§", "    > §",
		">\t§", ">     §", ">  §", "> §\n{: .prompt-tip }", "> §\n> {: .x}", "> §\n>\n> §", "> §\n\n> §", "> | a | b |", "> a | b\n> c | d", "> 1. §\n> 2. §",
		"> $$x$$", "> [a]: b", "> [^1]: §", "> <div>\n> §\n> </div>", "> §\n- §", "> §\n# §", "> §\n```\na\n```", ">> §\n> §\n§", "> §  \n> §", "> : §", "> §\n: §", "> ^",
	}},
	{"indented", 6, []string{
		"    §", "\t§", "     §", "    a\n\n    b", "    a\n§", "    a\n  §", "        §", "  \t§", "   \t§", "    ```", "    - a", "    # a", "    a\n\n\n\n    b", "    a\n\t\n    b",
		"    a\n{:.language-ruby}", "    a \tb \n     c\n{:.show-whitespaces .language-none}", "    a\n{:.x}", "    <b>&amp;*", "    a\n^\n    b", "    a\n<div>", "    a\n</div>", "    a\n<b>", "    a  \n    b\t", "    $$x$$", "    a\n- b",
	}},
	{"fence", 8, []string{
		"```", "~~~", "````", "~~~~", "``` ", "```js", "``` js", "```js\nvar a = 1;\n```", "```\n한글\n```", "~~~ruby\n# a\n~~~", " ```py\n a\n ```", "   ```py\n   a\n   ```",
		"    ```\n    a\n    ```", "```js title=\"a\"\na\n```", "````\na\n```", "```\na\n````", "```\na\n~~~", "~~~\n```\n~~~", "```Python\na\n```", "```mermaid\ngraph TD\n```",
		"```\n\n\n```", "```\n```", "```js\na\n```\n{: file=\"a.js\" .nolineno}", "```js\na\n```\n\n{: .x}", "```js?x=1\na\n```", "~`~\na\n~`~", "``` ```", "```c++\n<b>&amp;\n```",
		"```\na\n``` b", "```js {1}\na\n```", "```text\n- a\n\n# b\n```", "```bash\n$ ls | wc\n```", "```\n§\n```", "```html\n<div>\n```", "```js\n\ta\n  b\n```  ", "```\na\n  ```", "```\na\n    ```",
		"```js\na\n```§", "§```js\na\n```", "```plaintext\na\n```", "```console\n$ a\nb\n```", "``` a b\nc\n```", "```a-b.c\nd\n```", "`````\n```\n`````", "```한글\na\n```",
		"```\na\n```\n```\nb\n```", "```js\n\n\na\n\n\n```", "```php\n<?php echo 1;\n```", "```json\n{\"a\": 1}\n```", "```diff\n+ a\n- b\n```", "~~~ ~~~", "```{.js}\na\n```", "```none\n\ta b \n```\n{:.show-whitespaces}", "```js:a.js\na\n```",
	}},
	{"bullets", 12, []string{
		"- §", "* §", "+ §", "-§", "-", "- ", "-\t§", "-   §", "-    §", "-     §", " - §", "  - §", "   - §", "    - §", "\t- §", "- §\n  §", "- §\n§", "- §\n\n  §",
		"- §\n\n    §", "- §\n\n §", "- # §", "- > §", "- - §", "- 1. §", "- {:.x} §", "- {:.x}\n  §", "- ```\n  a\n  ```", "- ```\na\n```", "- §\n  ```js\n  a\n  ```", "- §\n\n    ```js\n    a\n    ```",
		"-     §", "- §\n{:.x}", "- $$x$$", "- a | b", "-| §", "- §\n\n\n- §", "- §\n- §\n\n- §", "- §\n  - §\n    - §", "* §\n    * §\n        * §", "- §\n - §\n  - §", "* * §", "- ***", "- ---",
		"- §\n# §", "- §\n> §", "- §\n***", "- §\n| a | b |", "- §\n\n# §", "- §\n\n\n§", "- §\n^\n- §", "- §\n\n<!-- -->\n\n- §", "- §\n<div>§</div>", "- <div>\n  §\n  </div>", "- §\n: §", "- §\n  : §",
		"- §\n\t§", "- §\n\n\t§", "-  §\n   §", "- §\n      §", "- [a]: b", "- [^1]: §", "- §\n\n  - §", "- \n  §", "-\n  §", "- §  \n  §", "- §\n  {:.x}", "- a\n---", "- §\n  ===", "- §\n\n      §", "- §\n  | a | b |\n  |---|---|\n  | c | d |",
	}},
	{"numbers", 8, []string{
		"1. §", "2. §", "10. §", "1) §", "1986. §", "1.§", "1.", "1. ", "1.  §", "1.\t§", "0. §", "1. §\n   §", "1. §\n   - §", "1. §\n  - §", "1. §\n    - §", "1. - §", "1. 1. §", "1. §\n2. §\n3. §",
		"999999999999. §", "12. §\n    §", " 1. §", "   1. §", "1. §\n\n   §", "1. §\n\n2. §", "- §\n1. §", "1. §\n- §", "1. §\n```\na\n```\n2. §", "1. §\n\n```\na\n```\n\n2. §", "1. §\n\n   ```\n   a\n   ```", "1|§", "1. {:.x} §", "01. §", "a. §", "１. §",
	}},
	{"tasks", 4, []string{
		"- [ ] §", "- [x] §", "- [X] §", "- [ ]", "- [ ]§", "1. [x] §", "* [ ]  §", "- [-] §", "- [] §", "- [ ] ", "  - [ ] §", "- [ ] §\n  - [x] §", "- §\n- [ ] §\n- §", "- [ ]\n  §", "- [ ] §\n\n- [x] §", "- [ ] `a`", "- [x]\t§", "> - [ ] §", "- [ ] [a](b)", "- **[ ] §**", "-  [ ] §", "- {:.x} [ ] §", "- [ ] # §", "- [ ] | a |",
	}},
	{"definitions", 6, []string{
		": §", ":§", ": ", ":", ":   §", "§\n: §", "§\n\n: §", "§\n\n\n: §", "§\n§\n: §", ":    §", "  : §", "    : §", ": §\n  §", ": §\n\n  §", ": §\n§", ": - §", ": > §", ": # §", "{:.x} §\n: §", "§\n: §\n: §", "§\n: §\n\n: §", ": {:.x} §", "§\n:\t§", ": ```\n  a\n  ```",
		"§\n: §\n\n§\n: §", "§\n: §\n{:.x}", "{:.x}\n§\n: §", "- §\n: §", "# §\n: §", "§\n: | a | b |", "§\n: $$x$$", "§\n:     §", "§\n: §\n\n\n§\n: §", "§\n: §\n^\n§\n: §", "> §\n> : §", "§ {:.x}\n: §", "용어\n: 뜻", "§\n: §\n{:auto_ids}", "{:auto_ids-p}\n§\n: §", "{:#own} §\n: §\n{:auto_ids}",
	}},
	{"table", 12, []string{
		"| § | § |", "|---|---|", "| a | b |\n|---|---|\n| c | d |", "§ | §", "a | b\n--|--\nc | d", "|:-|:-:|-:|", "|:--|\n", "|===|", "|===|===|", "|-", "| |", "||", "|", "|a", "a|", "| `a|b` | c |", "| a \\| b | c |", "| $$a|b$$ | c |", "| [a|b](c) | d |",
		"|a|b|c|", "| <code>a|b</code> | c", "<code>a|b</code>", "+---+---+", "|---+---|", "| § | § | §", "| a | b |\n| c |", "|---|\n| a |\n|===|\n| f |", "  | a | b |", "    | a | b |", "| **a | b** |", "| a | b |\n{:.t}", "a \\| b", "`a | b`", "`a\n| b`",
		"| a<br>b | c |", "| \"a | b\" |", "| `a | b |", "| `a` | `b | c` |", "| & | &amp; |", "| a | b |\n|---|---|", "|---|---|\n| a | b |", "| a |\n| b |\n|---|\n| c |\n|---|\n| d |", "| a |\n|---|\n|---|\n| b |", "| a | b |\n|:-:|--:|:--|\n| c | d |\n§", "§\n| a | b |\n| c | d |",
		"|  a  |b  |", "| a | b |  ", "\t| a | b |", "| a[^1] | b |", "| ![x](y) | [z](w){:.a} |", "| a || b |", "|| a |", "| a ||", "| <b>a | b</b> |", "| - a | # b |", "a || b", "$|x|$ 는", "절댓값 $$|x|$$ 는", "[[위키|링크]]", "cat a | grep b", "| a | b |\n|===|===|\n| c | d |",
		"| a | b |\n|---|---|\n| c | d |\n|===|===|\n| e | f |", "| \\| |", "|\\|", "|`|`|", "``a|b`` | c", "| ~~a|b~~ |", "| \\` | \\` |", "|-|-|\n|a|b|", "| a | b\n| c | d", "|a|b|\n|-|-|\n|c|d|e|", ":-|-:\na|b", "| 과목 | 점수 |\n|:----|----:|\n| 수학 | 90 |",
	}},
	{"html", 12, []string{
		"<div>", "</div>", "<div>\n§\n</div>", "<div>\n\n§\n\n</div>", "<div markdown=\"1\">\n§\n</div>", "<div markdown=\"1\">\n\n§\n\n</div>", "<div markdown=\"1\">", "<div markdown=\"span\">§</div>", "<div markdown=\"span\">\n§\n\n§</div>", "<div markdown=\"block\">\n- §\n</div>", "<div markdown=\"0\">§</div>", "<div markdown='1'>§</div>", "<div markdown=1>§</div>",
		"<p>§</p>", "<p>", "</p>", "<p markdown=\"1\">§", "<p markdown=\"1\">§</p>", "<details>\n<summary>§</summary>\n\n§\n\n</details>", "<details markdown=\"1\">\n<summary>§</summary>\n\n§\n</details>", "<summary>", "<center>§</center>", "<!-- c -->", "<!-- c", "c -->", "  <!-- a -->", "    <!-- a -->", "<!-- a --> §", "§ <!-- a -->", "<!---->", "<!-- a\n\nb -->",
		"    <div>", "  <div>§</div>", "<hr>", "<hr />", "<br>", "<br>\n§", "<img src=\"a\">", "<img src=\"a\">\n§", "<div class=\"a b\" id=x>", "<div class='a\nb'>", "<div\nclass=\"a\">", "<pre>\n a\n\n*b*</pre>", "<pre>§\n</pre>", "<script>\nvar a = '<b>';\n</script>", "<script>a</script> §", "<style>\na{}\n</style>", "<iframe src=\"x\" width=\"1\"></iframe>",
		"<table>\n<tr><td>§</td></tr>\n</table>", "<table markdown=\"1\">\n<tr><td>§</td></tr></table>", "<td markdown=\"1\">§</td>", "<ul>\n<li>§</li>\n</ul>", "<ul markdown=\"1\"><li>§</li></ul>", "<li markdown=\"1\">§", "<font>x</font> §", "<s>x</s> §", "<제목> §", "<중요>", "<www.x.y>", "<div>§</div> §", "<div>§</div>\n§", "<div><div>§</div>", "<div></div></div>",
		"<figure>\n<img src=\"a\">\n<figcaption>*a*</figcaption>\n</figure>", "<span>\n§\n</span>", "<a href=\"x\">\n<div>§</div></a>", "<video controls>", "<DIV>§</DIV>", "<Div markdown=\"1\">§</div>", "<div a=b%>", "<div a>", "<div a=''>", "<div a=\"&lt;&quot;'\">", "<div a=\"b\" a=\"c\">", "<div A=\"b\">", "<?xml a?>", "<!DOCTYPE html>", "<textarea>\n*a*\n</textarea>",
		"<h2>§</h2>", "<h2 markdown=\"1\">§</h2>", "<blockquote markdown=\"1\">\n§\n</blockquote>", "<section>", "<custom-tag>§</custom-tag>", "<dl markdown=\"1\"><dt>a</dt><dd>*b*</dd></dl>", "<svg viewBox=\"0 0\"><path d=\"a\"/></svg>", "<div/>", "<div markdown=\"1\" />§", "<span/>", "<b>§</b>", "<button>§</button>", "<noscript>§</noscript>", "<p/>", "<div>&amp; & &copy; &foo; &#39; \"</div>",
		"<div markdown=\"1\">\n# 한글\n</div>", "<div markdown=\"1\">\n# a\n# a\n</div>", "<div markdown=\"1\">§\n<div>§</div>\n</div>", "<div>\n<div markdown=\"1\">§</div>\n</div>", "<div markdown=\"1\">\n```\n</div>\n```\n</div>", "<div>\n    §\n</div>", "<div>§\n\n- §", "<ol><li>§<li>§</ol>", "<div>`</div>`", "<div><p>§</div>", "<span>§\n\n</span>", "<i>§", "<mark>§</mark>", "<kbd>", "<address>§</address>", "<del>§\n\n§</del>", "<ins>\n§\n</ins>",
		"<div>\n{:.x}\n</div>\n{:.y}", "{:.y}\n<div>§</div>", "<div style=\"a:b\">§</div>{:.x}", "<img src=\"a\" width=50%>", "<a href=http://x>y</a>", "<div §>", "<div title=\"§\">", "</span>", "</제목>", "<div>]]></div>", "<![CDATA[ §\n]]>", "<br/>§", "<small>§</small>\n§", "<input type=\"checkbox\" checked>", "<option>", "<body>", "<html>",
	}},
	{"math", 8, []string{
		"$$x$$", "$$\nx\n$$", "$$\n\\begin{aligned}\na &= b \\\\\n\nc\n\\end{aligned}\n$$", "$$ x", "$$", "x $$", "\\$$x$$", "$$x$$ §", "§\n$$\nx\n$$", "$$x$$\n§", "$$\nx\n$$\n{:.m}", "{:.m}\n$$x$$", " $$x$$", "    $$x$$", "$$$$", "$$x$$$", "\\\\[x\\\\]", "\\begin{align}a\\\\\nb\\end{align}",
		"$$\na | b\n$$", "$$ a < b & c $$", "$$x$$  ", "$$x$$ $$y$$", "$$x$$\n$$y$$", "$$\nx $$ y\n$$", "수식:\n$$\nx\n$$", "- $$x$$\n- a $$y$$", "> $$\n> x\n> $$", "$$ x\\$$ $$", "\\$$\nx\n$$", "$$\n\nx\n\n$$", "$$\n§\n$$", "$$ § $$", "$$x$$[^1]", "$$x$${:.m}", "$x$", "$\na\n$", "[^1]: $$x$$", "1. $$\n   x\n   $$", "$$x$$\n^\n§",
	}},
	{"footnotes", 6, []string{
		"[^1]: §", "[^a]: §", "[^1]:§", "[^1]: §\n    §", "[^1]: §\n§", "[^1]: §\n\n    §", "[^1]:\n    §", "[^1]:\n\n    - §", "[^각주]: §", "a[^1]", "[^1][^1]", "§[^a] §", "[^1]: a[^a]", "[^a]: b[^1]", "[^1]: # §", "[^1]: §\n{:.f}", "[^1]: > §", "[^1]:     code", "[^1]: | a | b |", "[^1]: $$x$$", "[^1]: ```\n    a\n    ```",
		"  [^1]: §", "    [^1]: §", "[^1]: - §\n    - §", "[^1]: §\n\n    §\n\n        §", "a[^1] b[^a] c[^1]", "[^1]{:.x}", "*a[^1]*", "[a[^1]](b)", "[^1]: §\n[^a]: §", "§\n[^1]: §", "[^1]: §\n\n§", "[^1]: [a]\n\n    [a]: b", "[^1]: <div>§</div>", "[^1]: §\n\t§", "[^1]: ", "[^1]:", "[^a-b_c]: §", "[^a b]: §", "x[^a-b_c]", "[^1]: §\n- §", "[^1]: : §", "[^1]: §\n    : §", "* x\n{:footnotes}", "1. §\n{:footnotes}\n\n§[^1]", "[^1]: ```js\n    a\n    ```\n{:.x}",
	}},
	{"links", 5, []string{
		"[a]: b", "[b]: http://x.y \"T\"", "[b]: <c d>", "[a]: b 'T'", "[a]: b (T)", "[a]: b\n\"T\"", "[a]: b\n   'T'", "[A b]: c", "[a]:b", "[a]:", "[a]: ", "  [a]: c", "    [a]: c", "[a]: c\n{:.l title=\"x\"}", "{:.l}\n[a]: c", "[a][a] [b] [a b]", "[a]: b \"T", "[a]: b \"T\" x", "[가]: /나", "[가] [나][가]", "[a]: b c", "[a\nb]: c",
		"[a]: b\n[a]: c", "§\n[a]: b", "[a]: b\n§", "[a]\n[b]", "![a] ![b][a]", "[a]: <>", "[a]: b  ", "[a]: b\n\n\"T\"", "[*a*]: b", "[*a*]", "[a]: §", "[§]: b", "[§]", "[a] []", "[b][]", "[a]: b \"T\"\n{:.x}", "> [b]: d", "- [b]: d", "[a]: b \"T\" \"U\"", "[a]: b\"T\"", "[\\a]: b", "[a](b)\n{:.x}",
	}},
	{"abbreviations", 3, []string{
		"*[HTML]: Hyper Text", "*[HTML]:", "*[HTML]: x", "*[가]: 나", "가 가나 나가 가", "*[C++]: x", "C++ C++은", "*[a b]: c", "a b a\nb", "HTML과 CSS, HTML", "*[H]: x\n{:.ab #h}", "*[a]: b", "*[a.]: b", "*[]: x", "*[x]", "`HTML` [HTML](x) *HTML*", "xHTML HTML5 _HTML_", "<b>HTML</b> <kbd>HTML</kbd>", "*[HTML]: <b> & \"q\"", "  *[H]: y", "H H-H H.", "*[HTML 5]: z", "HTML 5", "# HTML H", "*[오늘]: x", "*[-a]: b", "-a -a", "*[*]: b", "*[a b c]: d", "*[a  b]: e", "*[b a]: x\n*[b]: y",
	}},
	{"attributes", 12, []string{
		"{:.a}", "{: .a}", "{:#i}", "{: #i .c k=\"v\"}", "{:x: .y #z}", "{:x: k='v'}", "{:x: .w}", "{:x}", "{: x}", "{:x .a}", "{:.x", "{: .prompt-tip }", " {:.a}", "   {:.a}", "    {:.a}", "{:.a} §", "§ {:.a}", "§{:.a}", "§\n{:.a}", "{:.a}\n§", "{:.a}\n{:.b}\n§", "§\n{:.a}\n{:.b}", "§\n\n{:.a}", "{:.a}\n\n§", "§\n\n{:.a}\n\n§",
		"{:.a}{:.b}", "{: a=\"x\\}y\"}", "{: a='b' a='c'}", "{: class=\"k\" .l}", "{: id=\"k\" #l}", "{:한글}", "{:.한글}", "{:.a.b#c}", "{: .a  .b }", "{:}", "{: }", "{:a b c}", "{: =}", "{:.a}  ", "{:#1}", "{: a=b}", "{: a=\"b}", "{:: .a}", "- {:.a}", "> {:.a}", "- §\n  {:.a}\n- §\n{:.b}", "^\n{:.a}\n^", "{:.a}\n^\n§", "{:.a}\n- §", "{:.a}\n> §", "{:.a}\n    §", "{:.a}\n```\na\n```",
		"{:.a}\n# §", "{:.a}\n| a | b |", "{:.a}\n| a | b |\n§", "{:.a}\n---", "{:.a}\n<!-- -->", "{:.a}\n[a]: b", "{:.a}\n[^1]: §", "{:.a}\n$$x$$", "# §\n{:#x}", "---\n{:.a}", "{: file=\"_config.yml\" }", "{: width=\"700\" height=\"400\" }", "![a](b){:standalone}", "![a](b){:standalone .c #d title=\"e\"}", "![a](b){:standalone .c}\n{:.f #g}", "[![a](b){:standalone}](c)", "![a](b){:x}\n\n{:x: standalone}", "{:style=\"color:red\"}", "{:.a}\n{:x: .b}\n§", "{:.a}\n{::comment}\nx\n{:/}\n§", "{:.a\n.b}", "{:.a}\r\n§", "{:.\\}}", "{: rel=\"a & <b> 'c'\"}",
	}},
	{"toc", 3, []string{
		"- x\n{:toc}", "* a\n* b\n{:toc}", "1. x\n{:toc}", "- x\n{:toc #t .c}", "{:toc}", "{:toc}\n- x", "- x\n  - y\n{:toc}", "# §\n{:.no_toc}", "# §\n{:.a .no_toc}", "## §\n#### §\n### §", "# §\n## §\n# §", "{:toc}\n1. x\n\n# §", "# §\n{: #own}\n\n- x\n{:toc}", "# a[^1]\n\n- x\n{:toc}", "# <b>a</b> *c*\n\n* x\n{:toc}", "> # §", "- # §\n- x\n{:toc}", "# [a](b)", "§\n===\n\n§\n---",
	}},
	{"extensions", 5, []string{
		"{::comment}\n§\n{:/comment}", "{::comment}\n§\n{:/}", "{::comment}", "{:/}", "{:/comment}", "{::comment/}", "{::comment}§{:/}", "§{::comment}§{:/}§", "{::nomarkdown}\n§\n{:/}", "{::nomarkdown}\n<b>*a*</b>\n{:/nomarkdown}", "{::nomarkdown type=\"html\"}\n<i>a</i>\n{:/}", "{::nomarkdown type=\"latex\"}\na\n{:/}", "§{::nomarkdown}<b>*</b>{:/}§",
		"{::nomarkdown}", "{::nomarkdown /}", "{::foo}", "{::foo}\na\n{:/}", "{::foo /}", "{:/foo}", "  {::comment}\n  §\n  {:/}", "    {::comment}\n    {:/}", "{::comment}\n{:/nomarkdown}\n{:/}", "{::comment a=\"b\"}\n{:/}", "- {::comment}\n  §\n  {:/}", "{::comment}\n\n§\n\n{:/}\n§", "§\n{::comment}\n§\n{:/}", "{::}", "{:/ }", "{::comment }\na\n{:/}", "{::comment}a{:/comment} §", "{::nomarkdown}a{:/}\n{:.x}",
	}},
	{"options", 1, []string{
		"{::options auto_ids=\"false\" /}", "{::options auto_ids=\"true\" /}", "{::options auto_id_prefix=\"p-\" /}", "{::options parse_block_html=\"true\" /}", "{::options parse_span_html=\"false\" /}", "{::options footnote_nr=\"5\" /}", "{::options toc_levels=\"2\" /}", "{::options toc_levels=\"1..2\" /}", "{::options header_offset=\"1\" /}",
		"{::options smart_quotes=\"apos,apos,quot,quot\" /}", "{::options foo=\"bar\" /}", "{::options /}", "{::options}\n{:/}", "{::options auto_ids=\"false\"}", "§{::options auto_ids=\"false\" /}§", "{::options footnote_backlink=\"\" /}", "{::options footnote_backlink=\"&lt;b>\" /}", "{::options footnote_backlink_inline=\"true\" /}", "{::options entity_output=\"symbolic\" /}", "{::options footnote_backlink_inline=\"true\" /}\n\na[^1]\n\n[^1]: - §", "{::options footnote_backlink=\"\" /}\n\na[^1]\n\n[^1]: §", "{::options entity_output=\"numeric\" /}", "{::options parse_block_html=\"true\" /}\n<div>*a*\n\n§</div>",
	}},
	{"boundary", 4, []string{"^", "^ ", "^a", " ^", "\n^\n", "^\n^", "\n\n", "\n", " ", "    ", "\t", "  \t ", "\n    \n"}},
}

var spanKinds = []kind{
	{"words", 10, []string{
		"a", "b", "text", "한국어", "공부", "오늘은", "word", "x1", "foo_bar", "가나다라", "É", "ﬁ", "日本", "3", "10", "1.", "😀", "☕️", "e\u0301", "\u1100\u1161\u11a8", "\u00a0", "\u3000", "\u200b", "A", "HTML", "C++", ".", ",", "!", "?", "(", ")", ":", ";", "-", "+", "=", "#", "/", "%", "@", "^", "은", "는", "을", "다", "\t", "  ", "/path/to", "a.b", "#1", "~/x", "100%",
	}},
	{"prose", 8, []string{
		"Go의 **채널(channel)**은 `make(chan int)`로 만든다.", "시간 복잡도는 $O(n \\log n)$ 이고, 공간은 $$O(1)$$이다.", "[공식 문서](https://go.dev/doc/#intro)를 참고했다.", "*'인용'*과 \"큰따옴표\"를 썼다.", "`List<String>`을 List<String>로", "C:\\Users\\a\\b", "3 < 5 && 5 > 3", "https://github.com/a/b_c", "1) 첫째 2) 둘째", "(예: `a|b`)",
		"~5분, 5~10개", "O(N^2)", "x_1, x_2, ..., x_n", "10:30 ~ 11:00", "[TIL] 오늘", "@Autowired", "#태그", "$ npm install", "**Q.** 질문?", "A: 답 <br> 다음", "✅ 완료", "「괄호」", "**1. 제목**", "**\"따옴표\"**라고", "key=value", "__init__.py", "snake_case_name", "2*3*4 = 24", "`<div>` 태그와 <div> 태그", "<kbd>Ctrl</kbd> + <kbd>C</kbd>", "&nbsp;&nbsp;들여쓰기",
		"...그리고 -- 그래서 --- 끝", "'23년 5월", "it's \"quoted\" text's", "f(x) = |x|", "P(A|B)", "[링크][1]과 [1]", "![그림 1](/assets/img/a b.png \"제목\"){: .normal w='300'}", "<https://a.b>", "email@example.com", "\\(x\\) \\[y\\]", "**굵은 글씨 **띄어쓰기", "** 앞 공백**", "- 대시 - 문장", "1.5배 v1.0.0", "C++/C#", "`a`와`b`", "\"`코드`\"", "(**굵게**)", "**[링크](a)**", "~~취소~~함",
		"<font color=\"red\">빨강</font>", "<u>밑줄 **굵게**</u>", "<span style=\"color: blue\">파랑</span>은", "<a href=\"x\" target=\"_blank\">링크</a>", "$\\{a_i\\}_{i=1}^{n}$", "$$\\lVert x \\rVert_2$$ 는", "\\frac{a}{b}", "a -> b => c", "Map<K, V>", "if (a < b) { return; }", "오늘은 여기까지...", "끝!  \n다음 줄", "각주[^1]를 단다[^a].", "HTML은 언어다.", "**굵게**, *기울임*, `코드`.", "제목: 내용", "e.g. \"a\", i.e. 'b'",
		"\"He said 'hi'\", then left.", "(\"괄호 안\")", "'작은따옴표'는", "rock 'n' roll", "\\*별표\\*", "5\" x 7\"", "100% (50/50)", "A & B &lt; C", "[x] 완료 [ ] 미완", "[[위키]]", "**Note:** text", "_Note_: text", "*주의*: `--flag`", "**a**와 **b**, **c**", "`$PATH`와 $HOME",
	}},
	{"emphasis", 10, []string{
		"*", "**", "***", "_", "__", "___", "****", "*****", "* ", " *", "** ", " **", "_ ", " _", "*a*", "**굵게**", "**\"인용\"**은", "**한국어(Korean)**는", "_밑줄_은", "a_b_c", "__init__", "*a **b* c**", "**a *b** c*", "***a* b**", "***a** b*", "**a**b**c**", "*a*b*c*", "_a_b_", "__a__b__", "*a_b*c_", "**굵게 **", "** a**", "(*a*)", "*(a)*", "**`a`**", "*[a](b)*", "**a*", "*a**", "_a*", "*_a_*", "**_a_**", "_**a**_", "é_a_", "1_a_", "-_a_", "a-_b_", "*\n", "**\n", "\n*", "**:**", "**a:**b", "_한_글",
	}},
	{"code", 8, []string{
		"`", "``", "```", "`a`", "`` a`b ``", "` a `", "`a `", "` a`", "` ", " `", "`a", "``a`", "``a``", "`a|b`", "`<b>`", "`\\`", "`\\``", "`a\nb`", "`한글`", "`a`{:.language-js}", "`a`{:.x}", "``` a ```", "```a b```", "``  ``", "`` ` ``", "`{{ x }}`", "`*`", "`&amp;`", "`a`은", "`a``b`", "`$$x$$`", "`[a](b)`", "`--`", "`\"a\"`", "\\`a`", "`` a``", "`\ta\t`",
	}},
	{"link", 8, []string{
		"[a](b)", "[a](b \"t\")", "[a](b 't')", "[a]( b )", "[a](<b c>)", "[a](<b>x)", "[a](<b> \"t\")", "[a][b]", "[a] [b]", "[a][]", "[b]", "[a]", "[A B]", "[링크](http://x.y/한글)", "[링크](/a b/c)", "![그림](/a.png)", "![a *b*](c)", "![a `b`](c \"t\")", "[![a](b)](c)", "[a [b] c](d)", "[a](b(c)d)", "[a](b", "[a](", "[", "]", "](", "](x)", "![", "![a]", "![a][b]", "[a](b \"t\" )", "[a\nb](c)", "[a](b\nc)", "[a]\n[b]",
		"[^1]", "[^a]", "[^각주]", "[^", "[a](b 't\" u')", "[a](b \"t\"u\")", "[](x)", "[a]()", "![](x.png){: width=\"1\" .left}", "![](x.png) {: .x}", "[a](b){:.btn}", "[a]{:.x}", "[x|y](z)", "[*a*](b)", "*[a*](b)", "[a*](b)*", "[`]`](a)", "[<b>](c)", "[a](b)[c](d)", "[a](http://b?c=d&e=f)", "[a](b_c_d)", "[a](\"t\")", "[a](b\\)c)", "[\\]](a)", "[a\\](b)", "[[a]](b)", "[a](b c 'd')", "[a](#b)", "[a](b \"t)", "[a]](b)", "[a](b))", "![a](b)(c)", "[a]\n(b)", "[a] (b)", "[a](b\"c\")", "[a](한글 \"제목\")", "[ ](x)", "[a](&amp;)", "[a](<b)", "[\"a\"](b)", "[$$x$$](y)", "[a](b)은",
	}},
	{"autolink", 3, []string{
		"<http://a.b>", "<https://한글.kr/>", "<a@b.c>", "<mailto:a@b.c>", "http://a.b/_x_/", "https://a.b/*c*", "www.a.b", "<http://a b>", "<ftp://x>", "<foo:bar>", "<a@b", "<한글@메일.kr>", "<http://>", "<http://a&b>", "<http://a>>", "<http://a\nb>", "<HTTP://a>", "<a@b>{:.x}", "<@b>", "<a@>", "(<http://a.b>)", "<https://a.b/?c=d&amp;e>", "<a.b-c_d@e.f>", "<http://*a*>", "<mailto:>", "<ftps://a>",
	}},
	{"tags", 8, []string{
		"<b>", "</b>", "<b>굵게</b>", "<b>*a*</b>", "<u>**a**</u>", "<span markdown=\"0\">*a*</span>", "<span markdown=\"1\">*a*</span>", "<span markdown=\"span\">*a*</span>", "<u markdown=\"1\">*a*</u>", "<span class='x'>", "</span>", "<br>", "<br/>", "<br />", "<br>\n", "</br>", "<img src=\"a\">", "<img src=a>", "<img width=50%>", "<img src=\"a\" alt='b' />", "<a href=\"x\">*y*</a>", "<a href=\"x\">[y](z)</a>", "<!-- c -->", "<!--", "-->", "<!-- *a* -->", "<kbd>*x*</kbd>", "<code>*a*|b</code>", "<code>a", "<font color=\"red\">*a*</font>", "<mark>*a*</mark>", "<s>*a*</s>", "<sub>2</sub>", "<B>x</b>", "<b>x</B>",
		"<제목>", "List<String>", "a<b", "a < b", "<3", "<>", "<a", "<div>", "</div>", "<p>", "<div>a</div>", "<time>*a*</time>", "<input disabled>", "<input type=checkbox checked>", "<x-y>*a*</x-y>", "<svg><path d=\"a\"/></svg>", "<iframe src=\"a\"></iframe>", "<?php x ?>", "<![CDATA[ x ]]>", "<!DOCTYPE html>", "<details>", "<b\nclass=\"a\">", "<b class=\"a\nb\">", "<script>a*b*</script>", "<style>", "<textarea>*a*</textarea>", "<button>*a*</button>", "<del>*a*</del>", "<ins>", "<q>", "<abbr title=\"x\">y</abbr>", "<b><i>a</b></i>", "<b/>", "<b />a", "<i>a</i>{:.x}", "<em>*a*</em>", "<strong>**a**</strong>", "<small>(a)</small>", "<a name=\"x\"></a>", "<span style=\"color:red\">**a**</span>", "<map<string, int>>", "vector<int>", "x<y>z", "<b>a\n", "<cite>", "<label>*a*</label>", "<var>*a*</var>", "<samp>", "<ruby>a<rt>b</rt></ruby>", "<center>a</center>", "<b a='\"'>", "<b a=\"&lt;&\">c</b>", "<span>a|b</span>", "<hr>", "<wbr>", "<tt>*a*</tt>", "<b markdown=\"block\">*a*</b>", "<object>", "<option>",
	}},
	{"quotes", 7, []string{
		"\"", "'", "\"a\"", "'a'", "\"'a'\"", "'\"a\"'", "\"안녕\"이라고", "'90s", "it's", "don't", "\"a,\" b", "--\"a\"", "(\"a\")", "\"(a)\"", "\"*a*\"", "*\"a\"*", "\".\"", "'tis", "\"한글", "한\"글", "한'글", "5'10\"", "\\\"", "\\'", "\"--\"", "'s", "“a”", "\"\"", "''", "\" ", " \"", "' ", " '", "\"'", "'\"", "`a`'s", "`a`\"", "[a](b)'s", "<b>a</b>\"", "\"<b>", "\"[", "]\"", "$$x$$'s", "\"!", "!\"", "...\"", "\"...", "'80", "'1a", "\n\"", "\"\n", "'\n", "\u3000\"a\"", "1\"", "\"1\"", "“\"", "~~\"a\"~~",
	}},
	{"symbols", 5, []string{
		"--", "---", "...", "....", "<<", ">>", "<< a >>", "\\<<", "\\>>", "a -- b", "--help", "----", "-----", "..", "<<<", ">>>", "x >> 2", " >>", "<< ", "<<a>>", "a<<b", "\\...", "\\--", "-->", "<--", "......", "cout << a << b", "<<\n", "\n>>", "=>", "->", "<-", "<=>",
	}},
	{"entities", 4, []string{
		"&amp;", "&lt;", "&gt;", "&copy;", "&nbsp;", "&#8364;", "&#x1F600;", "&#X41;", "&#0;", "&#xD800;", "&#99999999;", "&#128;", "&foo;", "&", "&amp", "& ", "&#;", "&#x;", "AT&T", "&hearts;", "&quot;", "&apos;", "&ZeroWidthSpace;", "&lt;b&gt;", "&amp;amp;", "a&b;", "&한글;", "&#160;", "&ensp;", "&#39;", "&#34;", "&#10;", "&ndash;", "&AMP;", "&Auml;", "&thetasym;", "&lang;", "&frac12;", "&1;", "&a1;", "<&>",
	}},
	{"newer", 3, []string{ // constructs that kramdown 2.5 changed
		"<![CDATA[a]]>", "<![CDATA[*a* <b> & \"c\" &copy;", "]]>", "<![CDATA[", "<![CDATA[\n", "<div><![CDATA[<b>*a*]]>b</div>", "<kbd><![CDATA[x]]></kbd>", "<time>*a*</time>", "<time>", "</time>", "<TIME a=\"b\">",
		"a___b", "a__", "_a___", "___a", "가__나_", "a-_b_", "a-__b__", "___", "____", "&frac23;", "&NotEqual;", "&Lang;", "&gammad;", "a  b", "a\nb", "a\u00a0b", "HTML  5", "HTML\n5", "HTML\u30005", "a  bc", "xa b",
	}},
	{"escapes", 5, []string{
		"\\", "\\\\", "\\\\\\", "\\.", "\\*", "\\_", "\\+", "\\`", "\\<", "\\>", "\\(", "\\)", "\\[", "\\]", "\\{", "\\}", "\\#", "\\!", "\\:", "\\|", "\\\"", "\\'", "\\$", "\\=", "\\-", "\\~", "\\&", "\\@", "\\^", "\\/", "\\;", "\\,", "\\?", "\\%", "\\a", "\\한", "\\ ", "\\\n", "\\\\\n", "\\*a\\*", "\\[a](b)", "[a](b\\_c)", "\\{:.x}", "\\<b>", "\\$$x$$", "`\\*`", "\\:", "\\1.",
	}},
	{"breaks", 4, []string{"  \n", "\\\n", "\\\\\n", " \n", "   \n", "\t\n", "  \n  ", "\n", "\n ", "\n   ", "\n    ", "\n\t", "<br>\n", "<br />  \n", "\\\\", "  ", "\\\\ \n", "\u00a0\n", "  \t\n", " \t \n"}},
	{"math", 6, []string{
		"$$x$$", "$$", "$", "$x$", "$a*b*c$", "$x_{i} _j k_$", "$$a|b$$", "\\$$x$$", "$$\nx\n$$", "\\(x\\)", "\\\\(x\\\\)", "\\[x\\]", "$$ x < y & z $$", "$$x$$은", "$$$x$$$", "\\$", "$$\\begin{aligned}a&=b\\\\\nc&=d\\end{aligned}$$", "$$x\\$$y$$", "$$`a`$$", "$\\{a\\}$", "$a\\\\b$", "$$a_1*b_2*$$", "$$x$${:.m}", "$$ $$", "$$x", "x$$", "$1 $2", "$$\\text{\"a\"}$$", "$$x$$'s", "$$[a](b)$$", "$$*$$", "*$$a*b$$*", "$$</script>$$", "$$%$$", "$$\\frac{a}{b}$$",
	}},
	{"lists of attributes", 6, []string{
		"{:.a}", "{: .a}", "{:#id}", "{: #id .c k=\"v\"}", "{:x}", "{:}", "{: }", "{:.a", "{::comment}x{:/}", "{::comment}", "{:/}", "{:/comment}", "{::nomarkdown}*a*{:/}", "{::nomarkdown type=\"html\"}<b>{:/}", "{::foo}", "{:.a .b}{:.c}", "{: a=\"x\\}y\"}", "{:한글}", "{: title='q'}", "{:.no_toc}", "{: href=\"z\"}", "{{x}}", "{#id}", "{", "}", "{:", "*a*{:.b}", "**a**{: .b #c}", "[a](b){: target=\"_blank\"}", "`a`{: .filepath}", "![a](b){: .x width='1' }", "<b>a</b>{:.c}", "[^1]{:.c}", "$$x$${:.c}", "a{:.b}", "\"{:.b}", "--{:.b}", "&copy;{:.b}", "~~a~~{:.b}", "*a* {:.b}", "*a*{:.b}*c*", "{::options auto_ids=\"false\" /}", "{:: }", "{: x y}", "*a*{:x: .b}", "{:.a\n.b}", "<http://a>{:.b}", "  \n{:.b}", "[a][b]{:.c}",
	}},
	{"strike", 3, []string{"~~", "~~a~~", "~", "~a~", "~~ a~~", "~~a ~~", "~~*a*~~", "~~~", "~~a~b~~", "~~~~", "~~a\nb~~", "~~취소~~는", "*~~a~~*", "~~a~~~~b~~", "~~`~~`~~", "~~[a](b)~~", "~~a*~~*", "\\~~a~~", "~~a~~~", "~~~a~~", "~~\"a\"~~", "~~a\\~~", "1~2~~3", "~~<b>a</b>~~", "~~$$x$$~~", "~~a[^1]~~"}},
	// characters that affect \\w, \\s, \\b, [[:alpha:]], upcase and heading ids
	{"unicode", 4, []string{
		"ª", "²", "½", "Ⅷ", "‿", "٣", "ʰ", "ß", "ẞ", "İ", "ı", "ǅ", "Σ", "ΑΣ", "ς", "ﬀ", "\u0345", "\u0308", "\u2028", "\u0085", "\u00ad", "\ufeff", "\u200d", "\u200c", "👍🏽", "1️⃣", "👨‍👩‍👧", "\v", "\f", "\u1680", "\u2003", "\u180e", "\u2060", "𝒳", "𐐀", "ა", "Ა", "ﾊ", "ㄱ", "ᄀ", "〇", "々", "ー", "・", "、", "。", "《", "》", "…", "—", "·", "°", "′", "″", "№", "℃",
		"_ß_", "*²*", "_²_", "'½", "\"²\"", "가_나_", "²_a_", "٣_a_", "_a_٣", "_a_²", "_a_가", "\u0308_a_", "_a_\u0308", "[ß]", "[İ]", "[Σ]", "'٣", "'\u00a0", "\"\u2003a\"", "`\u00a0a`", "* \u00a0a*", "*\u00a0a*", "*a\u3000*", "**a\u00a0**", "**\u2003a**", "~~\u00a0a~~", "a\u2028b", "a\u0085b", "&\u00a0", "HTML\u0308", "HTMLª", "ªHTML",
	}},
	{"pipes", 3, []string{"|", " | ", "||", "\\|", "`|`", "a|b", "| a", "a |", "\\\\|", "<code>|</code>"}},
	{"markers", 4, []string{"\n- ", "\n> ", "\n# ", "\n1. ", "\n: ", "\n    ", "\n```\n", "\n---\n", "\n===\n", "\n\n", "\n| a | b |\n", "\n$$\n", "\n{:.a}\n", "\n<div>\n", "\n</div>\n", "\n[a]: b\n", "\n[^1]: c\n", "\n^\n", "\n*[a]: b\n", "- ", "> ", "# ", "1. ", ": ", "[ ] "}},
}

// prefixes indent a fragment or put it into a container.
var prefixes = []string{
	" ", "  ", "   ", "    ", "     ", "      ", "        ", "\t", "\t\t", "  \t", "> ", "> > ", ">", "- ", "* ", "1. ", "10. ", ": ", "-   ", "[^1]: ", "> - ", "- > ", "- [ ] ", ":   ", "-\t",
}
