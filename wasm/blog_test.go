//go:build js && wasm

package main

import (
	"syscall/js"
	"testing"

	"github.com/stretchr/testify/require"
)

// file returns a file of the blog as JavaScript passes it; nil means that only the name counts.
func file(path string, content []byte) any {
	if content == nil {
		return map[string]any{"path": path, "bytes": nil}
	}
	bytes := js.Global().Get("Uint8Array").New(len(content))
	js.CopyBytesToJS(bytes, content)
	return map[string]any{"path": path, "bytes": bytes}
}

func give(isFirst bool, files ...any) { blogFiles([]js.Value{js.ValueOf(files), js.ValueOf(isFirst)}) }

func openWith(chosen map[string]any, zone any) map[string]any {
	return openBlog([]js.Value{js.ValueOf(chosen), js.ValueOf(zone)}).(map[string]any)
}

func TestTheOpenBlogPublishesTheText(t *testing.T) {
	text := "---\ntitle: a\ndate: 2026-11-23 21:00:00 +0900\n---\nb\n"
	head := func() any {
		return update([]js.Value{js.ValueOf(text), noOptions}).(map[string]any)["head"]
	}
	require.Contains(t, head(), "Posted")

	config := []byte("theme: jekyll-theme-chirpy\nlang: ko-KR\ntimezone: Asia/Tokyo\n")
	give(true, file("_config.yml", config), file("_posts/2026-11-01-b.md", []byte("---\ntitle: b\n---\n")))
	give(false, file("assets/a.png", nil))
	require.Contains(t, head(), "Posted", "a blog counts once it is opened")
	none := []js.Value{js.ValueOf(map[string]any{})}
	require.Equal(t, "Asia/Tokyo", blogTimezone(none))
	summary := openWith(nil, map[string]any{"name": "Asia/Tokyo", "changes": []any{0, 9 * 3600}})
	require.Equal(t, "Asia/Tokyo", summary["timezone"])
	require.Equal(t, "ko-KR", summary["locale"])
	require.Contains(t, summary["locales"], "ja-JP")
	require.Equal(t, []any{"_posts/2026-11-01-b.md"}, summary["posts"])
	require.NotContains(t, head(), "Posted")

	require.Equal(t, "en", openWith(map[string]any{"lang": "en"}, nil)["lang"])
	require.Contains(t, head(), "Posted")

	give(true, file("_config.yml", []byte("lang: ko-KR\nkramdown:\n  toc_levels: 1..9\n  footnote_nr: x\n")))
	other := openWith(nil, nil)
	require.Equal(t, []any{"en", []any{}}, []any{other["locale"], other["locales"]}, "without a theme")
	require.Len(t, other["problems"], 2)

	give(true, file("_config.yml", []byte("a: b\nlang: [\xff\n")))
	broken := openWith(nil, nil)["problems"].([]any)
	require.Equal(t, "_config.yml", broken[0].(map[string]any)["path"])
	require.Equal(t, 2, broken[0].(map[string]any)["line"])

	give(true) // the default blog
	summary = openWith(nil, nil)
	require.Empty(t, summary["posts"])
	require.Empty(t, summary["timezone"])
}

func TestBlogPathsFindsTheFolderOfTheBlog(t *testing.T) {
	paths := js.ValueOf([]any{"blog-main/_config.yml", "blog-main/assets/a.png", "blog-main/_posts/2026-11-01-b.md"})
	require.Equal(t, map[string]any{
		"root": "blog-main", "wanted": []any{"_config.yml", "_posts/2026-11-01-b.md"},
	}, blogPaths([]js.Value{paths}))
}
