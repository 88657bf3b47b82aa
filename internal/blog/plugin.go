package blog

import (
	"slices"
	"strings"
)

// plugins are the known plugins and the tags that they add; "/" marks a tag with a body. Gems that
// a Gemfile also has count as plugins without tags.
var plugins = map[string]string{
	"jekyll": "", "jekyll-admin": "", "jekyll-archives": "", "jekyll-avatar": "avatar",
	"jekyll-coffeescript": "", "jekyll-commonmark": "", "jekyll-commonmark-ghpages": "",
	"jekyll-compose": "", "jekyll-default-layout": "", "jekyll-feed": "feed_meta",
	"jekyll-figure": "figure/", "jekyll-gfm-admonitions": "", "jekyll-gist": "gist",
	"jekyll-github-metadata": "github_edit_link", "jekyll-image-size": "imagesize",
	"jekyll-include-cache": "include_cached", "jekyll-katex": "katex/",
	"jekyll-last-modified-at": "last_modified_at", "jekyll-loading-lazy": "",
	"jekyll-mentions": "", "jekyll-mermaid": "mermaid/", "jekyll-minifier": "",
	"jekyll-octicons": "octicon", "jekyll-optional-front-matter": "", "jekyll-paginate": "",
	"jekyll-paginate-v2": "", "jekyll-picture-tag": "picture", "jekyll-plantuml": "plantuml/",
	"jekyll-polyglot":     "I18n_Headers i18n_headers Static_Href/ static_href/",
	"jekyll-postfiles":    "",
	"jekyll-readme-index": "", "jekyll-redirect-from": "", "jekyll-relative-links": "",
	"jekyll-remote-theme": "", "jekyll-sass-converter": "",
	"jekyll-scholar": "bibliography bibliography_count cite cite_details details_link nocite " +
		"quote/ reference",
	"jekyll-seo-tag": "seo", "jekyll-sitemap": "", "jekyll-spaceship": "",
	"jekyll-tabs": "tabs/ tab/", "jekyll-target-blank": "", "jekyll-tidy": "",
	"jekyll-titles-from-headings": "", "jekyll-toc": "toc", "jekyll-twitter-plugin": "twitter",
	"jekyll-watch": "", "jekyll-webp": "", "jekyll-youtube": "youtube", "jemoji": "",
	"jekyll-theme-chirpy": "", "minima": "", "minimal-mistakes-jekyll": "", "github-pages": "",
	"kramdown": "", "kramdown-parser-gfm": "", "html-proofer": "", "rake": "", "rouge": "",
	"tzinfo": "", "tzinfo-data": "", "wdm": "", "webrick": "", "http_parser.rb": "", "bundler": "",
	"faraday-retry": "", "posts-lastmod-hook.rb": "", // a hook of Chirpy's starter
}

// themePlugins are the plugins that a theme's gem loads.
var themePlugins = map[string][]string{
	"chirpy": {"jekyll-paginate", "jekyll-seo-tag", "jekyll-archives", "jekyll-sitemap",
		"jekyll-include-cache"},
	"minima": {"jekyll-feed", "jekyll-seo-tag"},
	"minimal-mistakes": {"jekyll-paginate", "jekyll-sitemap", "jekyll-gist", "jekyll-feed",
		"jekyll-include-cache"},
}

// loaded returns the plugins of the blog, with those of its theme and of github-pages.
func (b *Blog) loaded() []string {
	all := slices.Concat(b.Plugins, themePlugins[b.Versions.Theme])
	if b.Versions.GitHubPages {
		all = append(all, "jekyll-gist", "jekyll-github-metadata")
	}
	return all
}

// FindTag looks for a tag of the blog's known plugins: "gist". hasBody reports whether it ends with
// a tag of its own.
func (b *Blog) FindTag(name string) (hasBody, ok bool) {
	for _, plugin := range b.loaded() {
		for tag := range strings.FieldsSeq(plugins[plugin]) {
			if tag, hasBody = strings.CutSuffix(tag, "/"); tag == name {
				return hasBody, true
			}
		}
	}
	return false, false
}

// MayHaveTags reports whether the blog may have tags that daylog does not know: its files are not
// known, or it has an unknown plugin or an unknown theme, which may load one.
func (b *Blog) MayHaveTags() bool {
	_, isTheme := themePlugins[b.Versions.Theme]
	return !b.IsKnown() || b.Versions.Theme != "" && !isTheme ||
		slices.ContainsFunc(b.Plugins, func(name string) bool {
			_, isPlugin := plugins[name]
			return !isPlugin
		})
}

// IsKnown reports whether the blog has a configuration and other files, so that a file or tag that
// it does not have does not exist.
func (b *Blog) IsKnown() bool {
	return len(b.configs) > 0 &&
		len(b.Pages)+len(b.Includes)+len(b.Layouts)+len(b.Static)+len(b.Assets) > 0
}

// hasPath reports whether the blog has a file.
func (b *Blog) hasPath(path string) bool {
	_, ok := slices.BinarySearch(b.paths, path)
	return ok
}

// MayHave reports whether the blog may have a file that daylog has not read, by its path:
// "_includes/a.html". HasInclude reports whether the theme has an include of a name; it is nil if
// that is not known.
func (b *Blog) MayHave(path string, hasInclude func(name string) bool) bool {
	if !b.IsKnown() || b.hasPath(path) {
		return true
	}
	name, isInclude := strings.CutPrefix(path, "_includes/")
	hasTheme := isTrue(b.Config["theme"]) || isTrue(b.Config["remote_theme"])
	return isInclude && hasTheme && (hasInclude == nil || hasInclude(name))
}
