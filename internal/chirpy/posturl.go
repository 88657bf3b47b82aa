package chirpy

import (
	"strings"

	"daylog/internal/edit"
)

// PostURLs replaces every {% post_url 2026-11-23-slug %} in a text by the address of its post, as
// Liquid does. urlOf returns the address of the post with a file name, and "" if there is none;
// such a tag stays, although Jekyll's build would fail. Tags between raw and endraw and in comments
// stay too.
func PostURLs(text edit.Mapped, urlOf func(name string) string) edit.Mapped {
	if !strings.Contains(text.Text, "post_url") {
		return text
	}
	t, b := text.Text, edit.NewBuilder(text)
	copied, off := 0, "" // off is the tag that ends the raw part or the comment
	for at := 0; ; {
		start := strings.Index(t[at:], "{%")
		if start < 0 {
			break
		}
		start += at
		inside := start + len("{%")
		size := strings.Index(t[inside:], "%}")
		if size < 0 {
			break
		}
		name, argument := tagWords(t[inside : inside+size])
		at = inside + size + len("%}")
		switch {
		case off != "":
			if name == off {
				off = ""
			}
		case name == "raw" || name == "comment":
			off = "end" + name
		case name == "post_url":
			if url := urlOf(argument); url != "" && !strings.Contains(argument, "\n") {
				b.Copy(copied, start)
				b.Output(url, start, at)
				copied = at
			}
		}
	}
	b.Copy(copied, len(t))
	return b.Mapped()
}

// tagWords splits the inside of a tag into its name and its argument.
func tagWords(inside string) (name, argument string) {
	inside = strings.TrimSpace(strings.TrimSuffix(strings.TrimPrefix(inside, "-"), "-"))
	name, argument, _ = strings.Cut(inside, " ")
	return name, strings.TrimSpace(argument)
}
