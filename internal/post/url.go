package post

import (
	"fmt"
	"path"
	"regexp"
	"strconv"
	"strings"
)

// Permalink is Chirpy's default.
const Permalink = "/posts/:title/"

// datePermalink is Jekyll's default, for a post that sets Chirpy's to false.
const datePermalink = "/:categories/:year/:month/:day/:title:output_ext"

var (
	placeholder = regexp.MustCompile(`:([a-z_]+)`)
	slashes     = regexp.MustCompile(`/+`)
)

// URL returns the path of the post under its own permalink or Chirpy's. Letters beyond ASCII are
// not percent-encoded. ok is false if Jekyll cannot make the URL, which aborts the build: the
// permalink has a placeholder that it does not know, or a value in it is not text.
func URL(p Post) (url string, ok bool) {
	if p.NotText == "permalink" {
		return "", false
	}
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

// URLOf returns the path of the post with a file name and no front matter, or "" if the name is not
// a post's.
func URLOf(fileName string) string {
	name, ok := ParseName(fileName)
	if !ok || name.Day.IsZero() {
		return ""
	}
	url, _ := URL(Post{Slug: name.Slug})
	return url
}

// dateForms maps date placeholders to Go's layouts.
var dateForms = map[string]string{
	"year": "2006", "month": "01", "day": "02", "hour": "15", "minute": "04", "second": "05", "i_day": "2", "i_month": "1",
	"short_year": "06", "y_day": "002", "short_month": "Jan", "long_month": "January", "short_day": "Mon", "long_day": "Monday",
}

func (p Post) placeholder(key string) (value string, known bool) {
	if form, ok := dateForms[key]; ok {
		return p.Date.Format(form), true
	}
	switch key {
	case "title", "slug":
		if p.NotText == "slug" {
			return "", false
		}
		if key == "slug" {
			return Slugify(p.Slug, Default, false), true
		}
		return Slugify(p.Slug, Pretty, true), true
	case "name":
		return Slugify(strings.TrimSuffix(p.Name, path.Ext(p.Name)), Default, false), true
	case "week", "w_year":
		year, week := p.Date.ISOWeek()
		if key == "week" {
			return fmt.Sprintf("%02d", week), true
		}
		return strconv.Itoa(year), true
	case "w_day":
		return strconv.Itoa((int(p.Date.Weekday())+6)%7 + 1), true
	case "categories":
		return strings.Join(distinct(p.Categories, strings.ToLower), "/"), true
	case "slugified_categories":
		return strings.Join(distinct(p.Categories, func(c string) string { return Slugify(c, Default, false) }), "/"), true
	case "collection":
		return "posts", true
	case "output_ext":
		return ".html", true
	case "path":
		return "/" + strings.TrimSuffix(p.Name, path.Ext(p.Name)), true // directly in _posts
	}
	return "", false
}

// distinct maps words and removes repetitions.
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
