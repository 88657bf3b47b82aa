package chirpy

import (
	"embed"
	"slices"
	"strings"
)

// The includes of Chirpy 7.4 that posts use, with the output of the theme's own. A blog whose theme
// is a gem has them without a file in its _includes.
//
//go:embed includes
var includes embed.FS

// Include returns the text of an include of the theme: "embed/youtube.html", "media-url.html". ok
// is false if the theme has none of this name.
func Include(name string) (text string, ok bool) {
	data, err := includes.ReadFile("includes/" + name)
	return string(data), err == nil
}

// others are the includes of Chirpy 7 that its layouts use.
const others = `analytics/cloudflare analytics/fathom analytics/goatcounter analytics/google
analytics/matomo analytics/umami comment comments/disqus comments/giscus comments/utterances
datetime favicons footer head js-selector jsdelivr-combine lang language-alias metadata-hook
no-linenos notification origin-type pageviews/goatcounter post-description post-nav
post-paginator post-sharing post-summary read-time refactor-content related-posts search-loader
search-results sidebar toc toc-status topbar trending-tags update-list`

// HasInclude reports whether the theme has an include of a name.
func HasInclude(name string) bool {
	_, ok := Include(name)
	base, isHTML := strings.CutSuffix(name, ".html")
	return ok || isHTML && slices.Contains(strings.Fields(others), base)
}
