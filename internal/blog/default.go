package blog

import "daylog/internal/post"

// Default returns the blog without files: Chirpy 7.4.1 with the settings of its starter, in the
// given language ("" for the starter's, en) and zone, built by the newest Jekyll.
func Default(lang string, zone post.Zone) *Blog {
	if lang == "" {
		lang = "en"
	}
	kramdown := map[string]any{
		"input": "GFM", "footnote_backlink": "&#8617;&#xfe0e;", "syntax_highlighter": "rouge",
		"syntax_highlighter_opts": map[string]any{
			"css_class": "highlight", "span": map[string]any{"line_numbers": false},
			"block": map[string]any{"line_numbers": true, "start_line": 1},
		},
	}
	return &Blog{
		Versions: newest(), Lang: lang, Zone: zone, Permalink: post.Permalink,
		Kramdown: kramdown, Liquid: Liquid{ErrorMode: "warn"}, Defaults: starterDefaults(),
		Authors: map[string]Author{}, Config: map[string]any{}, Data: map[string]any{}, Locales: map[string]map[string]any{},
		Includes: map[string]string{}, MarkdownExt: []string{"markdown", "mkdown", "mkdn", "mkd", "md"},
		ExcerptSeparator: "\n\n", TOC: true, Sources: map[string]Source{},
	}
}

// starterDefaults are the front matter defaults of Chirpy's starter.
func starterDefaults() []Scope {
	return []Scope{
		{Type: "posts", HasType: true, Values: map[string]any{
			"layout": "post", "comments": true, "toc": true, "permalink": post.Permalink,
		}},
		{Path: "_drafts", Values: map[string]any{"comments": false}},
		{Type: "tabs", HasType: true, Values: map[string]any{"layout": "page", "permalink": "/:title/"}},
	}
}
