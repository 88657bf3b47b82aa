package blog

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"daylog/internal/edit"
	"daylog/internal/frontmatter"
	"daylog/internal/post"
)

// jekyllConfig is Jekyll 4.4's configuration without any file, as far as pages can show it.
func jekyllConfig() map[string]any {
	return map[string]any{
		"collections_dir": "", "collections": map[string]any{}, "plugins": []any{},
		"markdown_ext": "markdown,mkdown,mkdn,mkd,md", "excerpt_separator": "\n\n",
		"future": false, "unpublished": false, "highlighter": "rouge", "markdown": "kramdown",
		"safe": false, "show_drafts": nil, "limit_posts": 0, "lsi": false, "incremental": false,
		"quiet": false, "verbose": false, "strict_front_matter": false, "encoding": "utf-8",
		"paginate_path": "/page:num", "include": []any{".htaccess"}, "whitelist": []any{},
		"keep_files": []any{".git", ".svn"},
		"exclude": []any{
			".sass-cache", ".jekyll-cache", "gemfiles", "Gemfile", "Gemfile.lock", "node_modules",
			"vendor/bundle/", "vendor/cache/", "vendor/gems/", "vendor/ruby/",
		},
		"baseurl": nil, "permalink": "date", "timezone": nil, "defaults": []any{},
		"liquid": map[string]any{
			"error_mode": "warn", "strict_filters": false, "strict_variables": false,
		},
		"kramdown": map[string]any{
			"auto_ids": true, "toc_levels": []any{1, 2, 3, 4, 5, 6}, "entity_output": "as_char",
			"smart_quotes": "lsquo,rsquo,ldquo,rdquo", "input": "GFM", "hard_wrap": false,
			"guess_lang": true, "footnote_nr": 1, "show_warnings": false,
		},
	}
}

// jekyllOrder are the keys of Jekyll's configuration in its order.
const jekyllOrder = `source destination collections_dir cache_dir plugins_dir layouts_dir data_dir
includes_dir collections safe include exclude keep_files encoding markdown_ext strict_front_matter
show_drafts limit_posts future unpublished whitelist plugins markdown highlighter lsi
excerpt_separator incremental detach port host baseurl show_dir_listing permalink paginate_path
timezone quiet verbose defaults liquid kramdown`

// starterConfig has the settings of Chirpy's starter that pages depend on.
func starterConfig() map[string]any {
	scope := func(scope, values map[string]any) any {
		return map[string]any{"scope": scope, "values": values}
	}
	return map[string]any{
		"theme": "jekyll-theme-chirpy", "lang": "en", "baseurl": "", "toc": true,
		"kramdown": map[string]any{
			"footnote_backlink": "&#8617;&#xfe0e;", "syntax_highlighter": "rouge",
			"syntax_highlighter_opts": map[string]any{
				"css_class": "highlight", "span": map[string]any{"line_numbers": false},
				"block": map[string]any{"line_numbers": true, "start_line": 1},
			},
		},
		"collections": map[string]any{"tabs": map[string]any{"output": true, "sort_by": "order"}},
		"defaults": []any{
			scope(map[string]any{"path": "", "type": "posts"}, map[string]any{
				"layout": "post", "comments": true, "toc": true, "permalink": post.Permalink,
			}),
			scope(map[string]any{"path": "_drafts"}, map[string]any{"comments": false}),
			scope(map[string]any{"path": "", "type": "tabs"}, map[string]any{
				"layout": "page", "permalink": "/:title/",
			}),
		},
	}
}

// merge returns base with the values of over, map by map. A nil of over changes nothing
// (Utils.deep_merge_hashes).
func merge(base, over map[string]any) map[string]any {
	out := maps.Clone(base)
	for key, value := range over {
		old, known := out[key]
		oldMap, isMap := old.(map[string]any)
		newMap, isNewMap := value.(map[string]any)
		switch {
		case known && value == nil:
		case isMap && isNewMap:
			out[key] = merge(oldMap, newMap)
		default:
			out[key] = value
		}
	}
	return out
}

var (
	configOption = regexp.MustCompile(
		`jekyll\s+(?:b|build|s|serve)\b[^\n]*?\s--config[ =]\s*["']?([^\s"']+)`)
	joinedLines = strings.NewReplacer("\\\r\n", " ", "\\\n", " ")
)

// configFiles returns the names of the configuration files in their order: those of --config in a
// workflow, otherwise _config.yml. Files that the reader does not have are left out.
func (r *Reader) configFiles() []string {
	for _, path := range r.paths {
		if !isWorkflow(path) {
			continue
		}
		m := configOption.FindStringSubmatch(joinedLines.Replace(r.entries[path].text))
		if m == nil {
			continue
		}
		var names []string
		for name := range strings.SplitSeq(m[1], ",") {
			if e := r.entries[strings.TrimPrefix(name, "./")]; e != nil && e.doc != nil {
				names = append(names, strings.TrimPrefix(name, "./"))
			}
		}
		if len(names) > 0 {
			return names
		}
	}
	for _, name := range []string{"_config.yml", "_config.yaml"} {
		if r.entries[name] != nil {
			return []string{name}
		}
	}
	return nil
}

// readConfig merges the configuration. If no file of it is readable, the result is the default
// blog's: a broken file must not change the page.
func (b *Blog) readConfig(r *Reader) {
	files := r.configFiles()
	b.ConfigOrder = &frontmatter.Order{Keys: strings.Fields(jekyllOrder)}
	config, read := jekyllConfig(), false
	for _, name := range files {
		e := r.entries[name]
		b.report(e, name)
		if !e.doc.Valid {
			continue
		}
		switch value := e.doc.Value.(type) {
		case map[string]any:
			config, read = merge(config, value), true
			b.ConfigOrder = b.ConfigOrder.Merge(e.doc.Order)
			b.configs = append(b.configs, e)
		case nil:
			read = true
		default:
			b.problem(e, name, edit.Problem{Rule: "blog-config-shape", Severity: edit.Fatal})
		}
	}
	if toml := r.entries["_config.toml"]; toml != nil && len(files) == 0 {
		b.problem(toml, "_config.toml", edit.Problem{Rule: "blog-config-toml", Severity: edit.Wrong})
	}
	if !read {
		config = merge(config, starterConfig())
	}
	b.takeConfig(config)
}

// takeConfig sets the values that the configuration has.
func (b *Blog) takeConfig(config map[string]any) {
	b.Config = config
	text := func(keys ...string) string { return post.Text(b.setting(keys...)) }
	b.Lang, b.Timezone = text("lang"), text("timezone")
	b.URL, b.CDN = text("url"), text("cdn")
	if b.BaseURL = strings.TrimSuffix(text("baseurl"), "/"); b.BaseURL != "" && b.BaseURL[0] != '/' {
		b.BaseURL = "/" + b.BaseURL
	}
	b.Title, b.ThemeMode = text("title"), text("theme_mode")
	b.Comments = text("comments", "provider")
	b.TOC = isTrue(b.setting("toc"))
	b.Future = isTrue(b.setting("future"))
	b.ExcerptSeparator = text("excerpt_separator")
	b.CollectionsDir = strings.Trim(text("collections_dir"), "/")
	b.Author = text("author")
	if author, ok := config["author"].(map[string]any); ok {
		b.Author = post.Text(author["name"])
	}
	b.setting("author")
	b.Social = Author{Name: text("social", "name")}
	if links, ok := b.setting("social", "links").([]any); ok && len(links) > 0 {
		b.Social.URL = post.Text(links[0])
	}
	for ext := range strings.SplitSeq(text("markdown_ext"), ",") {
		b.MarkdownExt = append(b.MarkdownExt, strings.ToLower(strings.TrimSpace(ext)))
	}
	b.Liquid = Liquid{
		ErrorMode:       text("liquid", "error_mode"),
		StrictFilters:   isTrue(b.setting("liquid", "strict_filters")),
		StrictVariables: isTrue(b.setting("liquid", "strict_variables")),
	}
	b.checkMarkdown()
	b.takeKramdown(config)
	b.takeCollections(config)
	b.takeDefaults(config)
	b.takePlugins(config)
}

// checkMarkdown reports another converter than kramdown, which daylog follows anyway.
func (b *Blog) checkMarkdown() {
	if name := post.Text(b.setting("markdown")); name != "" && !strings.EqualFold(name, "kramdown") {
		b.settingProblem(edit.Problem{
			Rule: "blog-markdown", Detail: name, Severity: edit.Wrong,
		}, "markdown")
	}
}

// takeKramdown adds the default highlighter, and the sources of the options.
func (b *Blog) takeKramdown(config map[string]any) {
	options, _ := config["kramdown"].(map[string]any)
	b.Kramdown = maps.Clone(options)
	if b.Kramdown == nil {
		b.Kramdown = map[string]any{}
	}
	if !isTrue(b.Kramdown["syntax_highlighter"]) {
		b.Kramdown["syntax_highlighter"] = b.setting("highlighter")
	}
	for _, key := range slices.Sorted(maps.Keys(options)) {
		b.setting("kramdown", key)
	}
}

// RejectedOptions returns the problems of options whose values kramdown rejects, by their keys
// below kramdown: in the configuration. Jekyll's build ends at them, and the page keeps their
// defaults.
func (b *Blog) RejectedOptions(keys []string) []Problem {
	var list Blog
	for _, key := range keys {
		if e, start, end := b.place("kramdown", key); e != nil {
			list.problem(e, e.path, edit.Problem{
				Start: start, End: end, Rule: "blog-kramdown-option", Detail: key, Severity: edit.Fatal,
			})
		}
	}
	return list.Problems
}

// styles are the permalinks that have a name.
var styles = map[string]string{
	"none":     "/:categories/:title:output_ext",
	"date":     "/:categories/:year/:month/:day/:title:output_ext",
	"ordinal":  "/:categories/:year/:y_day/:title:output_ext",
	"pretty":   "/:categories/:year/:month/:day/:title/",
	"weekdate": "/:categories/:year/W:week/:short_day/:title:output_ext",
}

// takeCollections sets the collections and the template of a post's address.
func (b *Blog) takeCollections(config map[string]any) {
	b.Collections = []string{"posts"}
	switch collections := config["collections"].(type) {
	case map[string]any:
		b.Collections = append(b.Collections, slices.Sorted(maps.Keys(collections))...)
	case []any:
		for _, name := range collections {
			b.Collections = append(b.Collections, post.Text(name))
		}
	}
	slices.Sort(b.Collections)
	b.Collections = slices.Compact(b.Collections)
	b.Permalink = post.Text(b.setting("permalink"))
	if own := b.setting("collections", "posts", "permalink"); isTrue(own) {
		b.Permalink = post.Text(own)
		b.Sources["permalink"] = b.Sources["collections.posts.permalink"]
	} else if template, ok := styles[b.Permalink]; ok {
		b.Permalink = template
	}
	if b.Permalink == "" {
		b.Permalink = styles["date"]
	}
}

// takePlugins sets the gems of plugins. Another value than a list ends Jekyll's build.
func (b *Blog) takePlugins(config map[string]any) {
	for _, key := range []string{"plugins", "gems"} {
		switch gems := config[key].(type) {
		case nil:
		case []any:
			for _, gem := range gems {
				b.Plugins = append(b.Plugins, post.Text(gem))
			}
		default:
			b.settingProblem(edit.Problem{Rule: "blog-config-value", Detail: key, Severity: edit.Fatal}, key)
		}
	}
}

// setting returns a value of the configuration, and records its source.
func (b *Blog) setting(keys ...string) any {
	value := lookUp(b.Config, keys)
	if e, start, _ := b.place(keys...); e != nil && value != nil {
		b.Sources[strings.Join(keys, ".")] = Source{Path: e.path, Line: e.line(start)}
	}
	return value
}

// place returns the file that sets a value of the configuration, and its range.
func (b *Blog) place(keys ...string) (e *entry, start, end int) {
	for _, e := range slices.Backward(b.configs) {
		if start, end, ok := e.doc.Range(keys...); ok && lookUp(e.doc.Value, keys) != nil {
			return e, start, end
		}
	}
	return nil, 0, 0
}

// lookUp returns the value below keys, or nil.
func lookUp(value any, keys []string) any {
	for _, key := range keys {
		m, _ := value.(map[string]any)
		value = m[key]
	}
	return value
}

// settingProblem reports a value of the configuration.
func (b *Blog) settingProblem(p edit.Problem, keys ...string) {
	if e, start, end := b.place(keys...); e != nil {
		p.Start, p.End = start, end
		b.problem(e, e.path, p)
	}
}

// isTrue follows Ruby: every value except false and nil is true.
func isTrue(value any) bool { return value != nil && value != false }
