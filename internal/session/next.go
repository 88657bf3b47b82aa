package session

import (
	"daylog/internal/blog"
	"daylog/internal/daily"
	"daylog/internal/frontmatter"
	"daylog/internal/post"
)

// NextLog is [daily.Next] with the address of the new log in a blog, nil for the default one.
func NextLog(o daily.Options, b *blog.Blog) (log daily.Log, url string) {
	log = daily.Next(o)
	if b == nil {
		b = defaultBlog()
	}
	url, _ = post.URL(b.Post("_posts/"+log.Name, frontmatter.Read(log.Text)))
	return log, url
}
