package session

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strings"

	"daylog/internal/oracle"
)

// A siteWriter writes a random site.
type siteWriter struct{ *rand.Rand }

func (w *siteWriter) pick(texts ...string) string { return texts[w.IntN(len(texts))] }

// site returns the files of a site by path.
func (w *siteWriter) site() map[string]string {
	files := map[string]string{
		"_config.yml": w.config(),
		"about.md":    "---\ntitle: About\n" + w.pick("", "permalink: /me/\n") + "---\nabout\n",
		"index.html":  "---\n---\nx\n",
		"plain.txt":   "a file\n",

		"_posts/2026-01-03-fixed.md":     "---\ntitle: Fixed\n---\ntext\n",
		"_posts/sub/2026-01-04-below.md": "---\n---\ntext\n",

		"_includes/note.html": "<div class=\"{{ include.kind | default: 'info' }}\">" +
			"{{ include.text }}</div>\n",
		"_includes/list.md": "{% for p in site.posts limit: include.n %}\n" +
			"- {{ p.title }} {{ p.url }}\n{%- endfor %}\n",
		"_includes/sub/x.html": "[{{ page.title }}{{ site.data.people[0].name }}" +
			"{% assign leaked = include.a %}]",
		"_includes/broken.html": "{% if %}",
		"_data/people.yml": "- {age: 31, name: 김, tags: [a, b]}\n" +
			"- {age: 25, name: Lee}\n- {name: Park}\n",
		"_data/" + w.pick("words", "a-b", "점수") + ".json": `{"one": 1,
			"two": {"x": [1, "a", null, 2.5]}}`,
		"_data/deep/er/t.csv": "k,v\n1,a b\n2,\n",
	}
	for range 3 + w.IntN(4) {
		folder := w.pick("_posts/", "_posts/", "_posts/", "_posts/x/", "study/_posts/")
		name := fmt.Sprintf("2026-%02d-%02d-%s.md", 1+w.IntN(2), 1+w.IntN(28),
			w.pick("my-first-note", "한글-제목", "a.b", "Mixed-CASE", "x", "day-2"))
		files[folder+name] = w.post()
	}
	return files
}

func (w *siteWriter) config() string {
	config := "title: " + w.pick("Blog", "'하루: 기록'", "A & B") + "\n" +
		"time: 2026-03-15 12:00:00 +0900\n" +
		"url: " + w.pick("https://me.github.io", "''", "http://x.y/") + "\n" +
		"baseurl: " + w.pick("/blog", "''", "/", "/b/c") + "\n" +
		"numbers: [3, 1, 2]\nnested: {deep: {leaf: 잎}, on: true}\nempty:\n" +
		w.pick("", "permalink: pretty\n", "permalink: /:categories/:title/\n",
			"permalink: /p/:year-:month-:day/:slug\n") +
		w.pick("", "kramdown: {hard_wrap: true}\n", "kramdown:\n  auto_ids: false\n") +
		w.pick("", "liquid: {error_mode: strict}\n", "liquid: {error_mode: warn}\n",
			"liquid: {error_mode: lax}\n") +
		w.pick("", "", "liquid: {strict_filters: true}\n", "liquid: {strict_variables: true}\n")
	if strings.Count(config, "liquid:") > 1 {
		config = strings.Replace(config, "liquid:", "other:", 1)
	}
	return config + w.pick("", "defaults:\n  - scope: {path: \"\", type: posts}\n    values: "+
		w.pick("{author: kim, toc: true}", "{categories: [d, E f], n: 5}",
			"{tags: [t], permalink: /all/:title/}",
			"{render_with_liquid: false}")+"\n")
}

func (w *siteWriter) post() string {
	front := "---\n" + w.pick("", "title: T\n",
		"title: 'Q \"x\" & <b>'\n", "title: 제목 {{ page.n }}\n") +
		w.pick("", "categories: [A, b c]\n", "categories: one Two\n", "category: Single One\n") +
		w.pick("", "tags: [x, y z]\n", "tags: x 한글\n", "tags: [1, 2.5, x]\n") +
		w.pick("", "date: 2026-02-01 23:30:00 +0900\n", "date: 2026-01-20\n",
			"date: 2026-01-20 10:00\n") +
		w.pick("", "n: 3\n", "n: 1.50\n", "n: '7'\n", "n: [1, {a: b}, null]\n") +
		w.pick("", "author: lee\nlast_modified_at: 2026-03-01\n",
			"image: {path: /a.png, alt: b}\n") +
		w.pick("", "", "", "render_with_liquid: false\n", "published: false\n",
			"slug: Own Slug\n", "permalink: /own/\n") +
		"---\n"
	var b strings.Builder
	b.WriteString(front)
	for range 2 + w.IntN(7) {
		part := w.pick(siteParts...)
		// Ruby's stack overflows if an excerpt prints itself.
		isExcerpt := !strings.Contains(b.String(), "\n\n")
		if isExcerpt && (part == "{{ page }}" || part == "{{ page.excerpt }}") {
			part = "a"
		}
		b.WriteString(part + w.pick("\n\n", "\n\n", "\n"))
	}
	if os.Getenv(oracle.Liquid4) != "" && w.IntN(4) == 0 { // Debian's Liquid has other messages
		b.WriteString(oracle.TemplateGenerator{Seed: w.Uint64()}.Template(0) + "\n")
	}
	return b.String()
}

// siteParts are parts of posts that read every value of the payload, except for the content of
// other posts.
var siteParts = []string{
	"가 나 *다*", "- a\n- b", "> x", "# 제목 {{ page.title }}",
	"| a | b |\n|---|---|\n| {{ site.title }} | {{ page.n }} |",
	"```yaml\na: {{ page.n }}\nb: ${{ secrets.X }}\n```", "`{{ page.url }}`",
	"{% raw %}`{{ x }}`{% endraw %}",
	"{{ page.title }} {{ page.date }} {{ page.url }} {{ page.id }} {{ page.slug }} {{ " +
		"page.path }}",
	"{{ page.categories | join: '/' }} {{ page.tags | inspect }} {{ page.collection }} " +
		"{{ page.ext }} {{ page.draft }}",
	"{{ page.n }} {{ page.n | plus: 1 }} {{ page.n | jsonify }} {{ page.author }} {{ " +
		"page.image.alt }} {{ page.nope }}",
	"{{ page.previous.title }}|{{ page.next.url }}|{{ page.next.next.date | " +
		"date_to_string }}|{{ page.previous.id }}",
	"{{ page.relative_path }} {{ page.name }} {{ page.toc }} {{ page.last_modified_at | " +
		"date: '%b %-d' }} {{ page.published }}",
	"{% for p in site.posts %}[{{ p.title }}]({{ p.url | relative_url }}) {{ p.date | " +
		"date_to_xmlschema }}\n{% endfor %}",
	"{% for p in site.posts reversed %}{{ forloop.index }}{{ p.categories | jsonify }}{{ " +
		"p.tags | join }} {% endfor %}",
	"{% for c in site.categories %}{{ c[0] }} {{ c[1] | size }} {{ c[1][0].title }}; {% " +
		"endfor %}",
	"{% for c in site.tags %}{{ c | first }}: {{ c | last | map: 'url' | join: ' ' }}; " +
		"{% endfor %}",
	"{{ site.categories['A'].size }} {{ site.tags.x | size }} {{ site.categories | size " +
		"}} {{ site.tags.nope }}",
	"{{ site.title }} {{ site.url }} {{ site.baseurl }} {{ site.time | date: '%Y' }} {{ " +
		"site.nested.deep.leaf }} {{ site.numbers | sort }}",
	"{{ site.empty }} {{ site.nope }} {{ site.nested.on }} {{ site.permalink }} {{ " +
		"site.posts | size }} {{ site.config }}",
	"{{ site.data.people | map: 'name' | join: ', ' }} {{ site.data.people | where: " +
		"'name', 'Lee' | jsonify }}",
	"{% for d in site.data.people %}{{ d.name }}{{ d.age | default: '?' }}{{ d.tags }} " +
		"{% endfor %}{{ site.data.people.size }}",
	"{{ site.data.deep.er.t[0].v }} {{ site.data.words.two.x | inspect }} {{ " +
		"site.data.words.one | plus: 1 }} {{ site.data['a-b'].one }}",
	"{{ site.data.people | sort: 'age' | map: 'name' | jsonify }} {{ site.data.people | " +
		"group_by: 'age' | size }}",
	"{{ site.data.people | where_exp: 'p', 'p.age > 26' | map: 'name' }} {{ " +
		"site.data.점수.one }}",
	"{{ site.posts | where: 'title', 'T' | map: 'url' | join: ' ' }} {{ site.posts | " +
		"map: 'path' | sort | join: ' ' }}",
	"{{ site.posts | group_by: 'author' | map: 'name' | jsonify }} {{ " +
		"site.posts.first.title }} {{ site.posts.last.url }}",
	"{{ site.posts | where_exp: 'p', \"p.tags contains 'x'\" | map: 'slug' | join }} {{ " +
		"site.posts[1].date | date: '%s' }}",
	"{{ site.related_posts | map: 'url' | join: ' ' }} {{ site.documents | size }} {{ " +
		"site.collections | map: 'label' }}",
	"{{ site.pages | map: 'url' | sort | join: ' ' }} {{ site.html_pages | map: 'name' | " +
		"sort | join }} {{ site.static_files | map: 'path' | join }}",
	"{% include note.html text=page.title kind='tip' %}",
	"{% include note.html text=\"**x**\" %}", "{% include list.md n=2 %}",
	"{% include sub/x.html a='q' %} {{ leaked }}", "{% include {{ page.n }}.html %}",
	"{% include missing.html %}", "{% include broken.html %}",
	"{% link about.md %} {% link plain.txt %} {% link index.html %}", "{% link nope.md %}",
	"{% post_url 2026-01-05-nope %}",
	"{% post_url 2026-01-03-fixed %} {% post_url 2026-1-3-fixed %} {% post_url " +
		"sub/2026-01-04-below %} {% post_url 2026-01-04-below %}",
	"{{ '/a b' | relative_url }} {{ 'x' | absolute_url }} {{ '' | relative_url }} {{ " +
		"site.url | append: site.baseurl }}",
	"{{ '**가** \"b\"' | markdownify }}", "{{ '\"a\" -- b' | smartify }}",
	"{{ '한글 A.b' | slugify }} {{ 'a b' | slugify: 'raw' }}",
	"{% assign a = site.posts | where: 'author', 'kim' %}{{ a | size }}{% for i in a " +
		"%}{{ i.url }}{% endfor %}",
	"{% capture c %}x {{ page.title }}{% endcapture %}{{ c | upcase }} {% if page.tags " +
		"contains 'x' %}yes{% else %}no{% endif %}",
	"{% highlight ruby %}\ndef a\n  1 # {{ page.n }}\nend\n{% endhighlight %}",
	"{% highlight text linenos %}\na\nb\n{% endhighlight %}",
	"{% comment %} {{ x }} {% endcomment %}",
	"{% increment n %}{% increment n %}{% decrement m %}",
	"{{ jekyll.environment }} {{ layout }} {{ content }}", "{{ page.excerpt }}",
	"{{ page.content | size }} {{ page.content | number_of_words }}",
	"{% unless page.nope == nil %}a{% endunless %}{% case page.author %}{% when 'kim', " +
		"'lee' %}k{% else %}e{% endcase %}",
	"{{ site.time }} {{ page.date | date: '%a %H:%M %z' }} {{ page.date | date_to_rfc822 " +
		"}} {{ page.date | date_to_long_string }}",
	"{{ q b }}", "{{ x | nope }}", "{% cycle 'a', 'b' %}{% cycle 'a', 'b' %}",
	"{% if page.n > 2 %}x{% endif %}", "{{ page }}",
}
