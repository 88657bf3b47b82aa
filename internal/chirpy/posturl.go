package chirpy

import "strings"

// A {% post_url 2026-11-23-slug %} travels through kramdown as the address that Liquid would have put there, with a filling that
// makes it as long as the tag: so every offset still holds, and a link with it is a link. Content takes the filling out.

// filling stands for itself in no text that a writer types: the substitute character of ASCII.
const filling = "\x1a"

// PostURLs returns text with every post_url tag replaced by the address of its post, each of the same length. urlOf gives the
// address that the file of a name will have, "" if it is no post's; such a tag, which ends Jekyll's build, stays as it is, and
// so does what stands between raw and endraw, or in a comment.
func PostURLs(text string, urlOf func(name string) string) string {
	if !strings.Contains(text, "post_url") {
		return text
	}
	var b strings.Builder
	done, off := 0, ""
	for at := 0; ; {
		start := strings.Index(text[at:], "{%")
		if start < 0 {
			break
		}
		start += at
		inside := start + len("{%")
		size := strings.Index(text[inside:], "%}")
		if size < 0 {
			break
		}
		end := inside + size + len("%}")
		name, rest := tagWords(text[inside : inside+size])
		at = end
		switch {
		case off != "":
			if name == off {
				off = ""
			}
		case name == "raw" || name == "comment":
			off = "end" + name
		case name == "post_url":
			if filled, ok := fill(urlOf(rest), end-start); ok && !strings.Contains(rest, "\n") {
				b.WriteString(text[done:start])
				b.WriteString(filled)
				done = end
			}
		}
	}
	b.WriteString(text[done:])
	return b.String()
}

// tagWords splits what a tag holds into its name and what follows it.
func tagWords(inside string) (name, rest string) {
	inside = strings.TrimSpace(strings.TrimSuffix(strings.TrimPrefix(inside, "-"), "-"))
	name, rest, _ = strings.Cut(inside, " ")
	return name, strings.TrimSpace(rest)
}

// fill makes an address as long as it has to be, behind its first part, so that both ends are its own: quotes and dashes beside
// it are read as they will be.
func fill(url string, size int) (filled string, ok bool) {
	if url == "" || len(url) > size {
		return "", false
	}
	first := 1 + strings.IndexByte(url[1:], '/')
	return url[:first] + strings.Repeat(filling, size-len(url)) + url[first:], true
}

// Clean takes the filling out of what was made of a text with PostURLs.
func Clean(html string) string {
	if strings.IndexByte(html, filling[0]) < 0 {
		return html
	}
	return strings.ReplaceAll(html, filling, "")
}
