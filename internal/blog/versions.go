package blog

// Versions are the programs that build the blog. Kramdown and Rouge are the behaviour that daylog
// follows, the nearest one if the blog uses another version; Gems has the exact versions.
type Versions struct {
	Kramdown string // "2.4" or "2.5"
	Rouge    string // "3.30" or "4.7"
	Jekyll   string // "4.4.1"
	Liquid   string // "4.0.4"

	Theme        string // "chirpy", "minima", "minimal-mistakes" or the name of another gem; "" for none
	ThemeVersion string // as written, "" if unknown

	GitHubPages bool              // the gem github-pages chooses the versions
	Gems        map[string]string // of Gemfile.lock: the exact version by the name of the gem
}

// newest are the versions of a new blog.
func newest() Versions {
	return Versions{
		Kramdown: "2.5", Rouge: "4.7", Jekyll: "4.4.1", Liquid: "4.0.4", Theme: "chirpy", ThemeVersion: "7.4.1",
		Gems: map[string]string{},
	}
}
