package chirpy

import "embed"

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
