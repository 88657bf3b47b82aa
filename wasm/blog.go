//go:build js && wasm

package main

import (
	"strings"
	"syscall/js"

	"daylog/internal/blog"
	"daylog/internal/post"
	"daylog/internal/session"
)

// site is the blog that will publish the open text. A blog arrives in calls of blogFiles and takes
// effect with openBlog; until then, current stays as it was.
var site = struct {
	reader  *blog.Reader
	read    *blog.Blog // of the reader's files; nil if they may have changed
	current *blog.Blog // nil for the default
}{reader: blog.NewReader(post.Zone{})}

// blogPaths(paths) returns the folder of the blog among paths, "" for the top, and the paths below
// it of the files whose content counts.
func blogPaths(args []js.Value) any {
	paths := words(args[0])
	root := blog.Root(paths)
	folder := root + "/"
	if root == "" {
		folder = ""
	}
	wanted := []any{}
	for _, name := range paths {
		if below, ok := strings.CutPrefix(name, folder); ok && blog.Wanted(below) {
			wanted = append(wanted, below)
		}
	}
	return map[string]any{"root": root, "wanted": wanted}
}

// blogFiles(files, isFirst) reads some files of the blog: {path, bytes}, where null for bytes means
// that only the name counts. isFirst begins a new list of files; those with the same bytes as in
// the last one are not read again.
func blogFiles(args []js.Value) any {
	if args[1].Truthy() {
		site.reader.Begin()
	}
	site.read = nil
	for _, v := range items(args[0]) {
		file := blog.File{Path: v.Get("path").String()}
		if content := v.Get("bytes"); !content.IsNull() {
			file.Data = make([]byte, content.Length())
			js.CopyBytesToGo(file.Data, content)
		}
		site.reader.Set(file)
	}
	return nil
}

// readBlog returns the blog of the last list of files, with the values that the writer chose.
func readBlog(chosen js.Value) *blog.Blog {
	if site.read == nil {
		site.read = site.reader.Blog()
	}
	return site.read.Override(blog.Overrides{
		Lang: optional(chosen.Get("lang")), Timezone: optional(chosen.Get("timezone")),
		Theme: optional(chosen.Get("theme")), Kramdown: optional(chosen.Get("kramdown")),
		Rouge: optional(chosen.Get("rouge")),
	})
}

// blogTimezone(chosen) returns the name of the blog's zone, "" for the writer's.
func blogTimezone(args []js.Value) any { return readBlog(args[0]).Timezone }

// openBlog(chosen, zone) makes the blog of the last list of files the one that publishes the text.
// zone is that of blogTimezone. It returns a summary of the blog.
func openBlog(args []js.Value) any {
	b := readBlog(args[0])
	if z, isKnown := zone(args[1]); isKnown || b.Timezone != "" {
		b = b.InZone(z, isKnown)
	}
	site.current = b
	locales, locale := session.LocalesOf(b)
	return map[string]any{
		"title": b.Title, "lang": b.Lang, "timezone": b.Timezone, "theme": b.Versions.Theme,
		"locale":   locale,
		"locales":  texts(locales),
		"posts":    postPaths(b),
		"settings": list(b.Settings(), setting),
		"problems": list(session.ProblemsOf(b), blogProblem),
	}
}

// postPaths returns the paths of the posts.
func postPaths(b *blog.Blog) []any {
	paths := []any{}
	for _, page := range b.Pages {
		if page.Type == "posts" {
			paths = append(paths, page.Path)
		}
	}
	return paths
}

func setting(s blog.Setting) map[string]any {
	return map[string]any{
		"key": s.Key, "value": s.Value,
		"path": s.Source.Path, "line": s.Source.Line, "isChosen": s.Source.Chosen,
	}
}

func blogProblem(p blog.Problem) map[string]any {
	return map[string]any{
		"path": p.Path, "line": p.Line, "rule": p.Rule, "severity": string(p.Severity),
		"detail": p.Detail,
	}
}
