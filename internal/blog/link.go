package blog

import (
	"path"
	"strings"

	"daylog/internal/post"
)

// FindPost returns the path of the post that {% post_url name %} names: its path below _posts
// without the extension, or the end of that path, or its day, also with one digit for a month, and
// slug. "" means that there is none.
func (b *Blog) FindPost(name string) string {
	name = strings.TrimPrefix(name, "/")
	if found, ok := b.posts[name]; ok {
		return found
	}
	base := path.Base(name)
	parts := strings.SplitN(base, "-", 4)
	if len(parts) < 4 {
		return ""
	}
	for i, part := range parts[1:3] {
		if len(part) == 1 {
			parts[i+1] = "0" + part
		}
	}
	return b.posts[strings.Join(parts, "-")]
}

// indexPosts makes the index of FindPost. Of two posts with one name the first by path counts.
func (b *Blog) indexPosts() {
	b.posts = map[string]string{}
	for _, page := range b.Pages {
		if page.Type != "posts" || IsIgnored(page.Path) {
			continue
		}
		_, name, _ := strings.Cut("/"+page.Path, "/_posts/")
		name = strings.TrimSuffix(name, path.Ext(name))
		for isBelow := true; isBelow; _, name, isBelow = strings.Cut(name, "/") {
			if _, known := b.posts[name]; !known {
				b.posts[name] = page.Path
			}
		}
	}
}

// PostURL returns the address that {% post_url name %} writes: since Jekyll 4 with the baseurl. It
// is "" if there is no such post. A blog without posts, the default, has every post.
func (b *Blog) PostURL(name string) string {
	file := b.FindPost(name)
	p, ok := b.PostAt(file)
	if !ok && len(b.Pages) == 0 {
		return post.URLOf(path.Base(name) + ".md")
	}
	if !ok {
		return ""
	}
	url, ok := post.URL(p)
	switch {
	case !ok:
		return ""
	case less(b.Versions.Jekyll, "4"):
		return url
	}
	return b.BaseURL + url
}
