package post

import (
	"regexp"
	"strings"
)

// Permalink is Chirpy's.
const Permalink = "/posts/:title/"

var (
	placeholder = regexp.MustCompile(`:([a-z_]+)`)
	slashes     = regexp.MustCompile(`/+`)
)

// URL returns where the post will be: under Chirpy's permalink, or under its own. Letters beyond ASCII are as they are: a browser
// shows them so and sends them percent-encoded. ok is false if the post's own permalink has a placeholder that Jekyll does not
// know, which ends the build.
func URL(p Post) (url string, ok bool) {
	template := p.Permalink
	if template == "" {
		template = Permalink
	}
	ok = true
	url = placeholder.ReplaceAllStringFunc(template, func(match string) string {
		key := match[1:]
		if value, known := p.placeholder(key); known {
			return value
		}
		if value, known := p.placeholder(strings.TrimSuffix(key, "_")); known {
			return value + "_"
		}
		ok = false
		return match
	})
	url = strings.ReplaceAll("/"+url, "..", "/")
	url = strings.ReplaceAll(url, "./", "")
	return slashes.ReplaceAllString(url, "/"), ok
}

// URLOf returns where the post of a file will be if its front matter says nothing of that; "" if it is no post's.
func URLOf(fileName string) string {
	name, ok := ParseName(fileName)
	if !ok || name.Day.IsZero() {
		return ""
	}
	url, _ := URL(Post{Slug: name.Slug})
	return url
}

// dateForms are the placeholders of dates in Go's words.
var dateForms = map[string]string{
	"year": "2006", "month": "01", "day": "02", "hour": "15", "minute": "04", "second": "05", "i_day": "2", "i_month": "1",
	"short_year": "06", "y_day": "002", "short_month": "Jan", "long_month": "January", "short_day": "Mon", "long_day": "Monday",
}

func (p Post) placeholder(key string) (value string, known bool) {
	if form, ok := dateForms[key]; ok {
		return p.Date.Format(form), true
	}
	switch key {
	case "title":
		return Slugify(p.Slug, Pretty, true), true
	case "slug", "name":
		return Slugify(p.Slug, Default, false), true
	case "categories":
		return strings.Join(distinct(p.Categories, strings.ToLower), "/"), true
	case "slugified_categories":
		return strings.Join(distinct(p.Categories, func(c string) string { return Slugify(c, Default, false) }), "/"), true
	case "collection":
		return "posts", true
	case "output_ext":
		return ".html", true
	case "w_day", "w_year", "week", "path", "basename":
		return key, true // known to Jekyll, of no use in a post's permalink
	}
	return "", false
}

// distinct maps words and leaves out what comes again.
func distinct(words []string, f func(string) string) []string {
	var out []string
	seen := map[string]bool{}
	for _, word := range words {
		if word = f(word); !seen[word] {
			seen[word] = true
			out = append(out, word)
		}
	}
	return out
}
