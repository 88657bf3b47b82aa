package blog

import (
	"cmp"
	"regexp"
	"strconv"
	"strings"

	"daylog/internal/edit"
	"daylog/internal/post"
)

// Versions are the programs that build the blog. Kramdown and Rouge are the behaviour that daylog
// follows, the nearest one if the blog uses another version; Gems has the exact versions.
type Versions struct {
	Kramdown string // "2.4" or "2.5"
	Rouge    string // "3.30" or "4.7"
	Jekyll   string // "4.4.1"
	Liquid   string // "4.0.4"

	Theme        string // "chirpy", "minima", "minimal-mistakes", another gem's name, or ""
	ThemeVersion string // as written: "7.4.1" or "~> 7.4"; "" if unknown

	GitHubPages bool              // the gem github-pages chooses the versions
	Gems        map[string]string // of Gemfile.lock: the exact version by the name of the gem
}

// newest are the versions of a new blog.
func newest() Versions {
	return Versions{
		Kramdown: "2.5", Rouge: "4.7", Jekyll: "4.4.1", Liquid: "4.0.4", Gems: map[string]string{},
	}
}

// releases are versions that bundler may choose, the newest first: for each program the last
// release of every line that Jekyll's or the blog's requirements tell apart.
var releases = map[string][]string{
	"jekyll":   {"4.4.1", "4.3.4", "4.2.2", "4.1.1", "4.0.1", "3.10.0", "3.9.5", "3.8.7"},
	"kramdown": {"2.5.2", "2.4.0", "2.3.2", "1.17.0"},
	"rouge": {
		"4.7.0", "4.5.2", "4.4.0", "4.3.0", "4.2.1", "4.1.3", "4.0.1", "3.30.0", "3.26.1", "2.2.1",
		"1.11.1",
	},
	"liquid": {"4.0.4", "4.0.3"},
}

// gitHubPages are the versions of the gem github-pages 232.
var gitHubPages = map[string]string{
	"jekyll": "3.10.0", "kramdown": "2.4.0", "rouge": "3.30.0", "liquid": "4.0.4",
}

var (
	lockedGem = regexp.MustCompile(`(?m)^    ([A-Za-z0-9._-]+) \(([0-9][^-\s)]*)[^)\n]*\)[ \t\r]*$`)
	neededGem = regexp.MustCompile(
		`(?m)^[ \t]*(?:gem|[a-z]+\.add_(?:runtime_)?dependency)[ \t(]+` +
			`["']([A-Za-z0-9._-]+)["']([^#\n]*)`)
	quoted  = regexp.MustCompile(`["']([^"'\n]*)["']`)
	gemspec = regexp.MustCompile(`(?m)^[ \t]*[a-z]+\.(name|version)\s*=\s*["']([^"'\n]+)["']`)
	remote  = regexp.MustCompile(`([^/@\s]+)(?:@v?(\S+))?$`)
)

// readVersions sets the versions from Gemfile.lock, otherwise from Gemfile.
func (b *Blog) readVersions(r *Reader) {
	b.Versions = newest()
	v := &b.Versions
	needs := map[string]string{} // requirements of the Gemfile by gem
	var source *entry
	if lock := r.entries["Gemfile.lock"]; lock != nil && lock.isSet {
		for _, m := range lockedGem.FindAllStringSubmatch(lock.text, -1) {
			v.Gems[m[1]] = m[2]
		}
		if source = lock; len(v.Gems) == 0 {
			b.problem(lock, lock.path, edit.Problem{Rule: "blog-lock-shape", Severity: edit.Weak})
			source = nil
		}
	}
	for _, name := range r.paths {
		e := r.entries[name]
		if name == "Gemfile" || strings.HasSuffix(name, ".gemspec") && !strings.Contains(name, "/") {
			for _, m := range neededGem.FindAllStringSubmatch(e.text, -1) {
				needs[m[1]] = strings.TrimSpace(needs[m[1]] + m[2])
			}
			if source == nil && name == "Gemfile" && e.isSet {
				source = e
			}
		}
	}
	_, v.GitHubPages = v.Gems["github-pages"]
	if len(v.Gems) == 0 {
		_, v.GitHubPages = needs["github-pages"]
	}
	b.readTheme(r, needs)
	b.follow(source, needs)
	for name := range needs {
		if strings.HasPrefix(name, "jekyll-") && name != "jekyll-theme-chirpy" || name == "jemoji" {
			b.Plugins = append(b.Plugins, name)
		}
	}
}

// follow chooses the versions that daylog follows.
func (b *Blog) follow(source *entry, needs map[string]string) {
	v := &b.Versions
	exact := func(gem, limit string) string {
		if version := v.Gems[gem]; version != "" {
			return version
		}
		if v.GitHubPages {
			return gitHubPages[gem]
		}
		for _, release := range releases[gem] {
			if satisfies(release, needs[gem]) && satisfies(release, limit) {
				return release
			}
		}
		return releases[gem][0]
	}
	v.Jekyll = exact("jekyll", "")
	v.Liquid = exact("liquid", "")
	rougeLimit, kramdownLimit := "", ""
	switch {
	case less(v.Jekyll, "3.9"):
		rougeLimit, kramdownLimit = "'< 4'", "'~> 1.14'"
	case less(v.Jekyll, "4.3"):
		rougeLimit = "'< 4'"
	}
	kramdown, rouge := exact("kramdown", kramdownLimit), exact("rouge", rougeLimit)
	v.Kramdown, v.Rouge = "2.5", "4.7"
	if less(kramdown, "2.5") {
		v.Kramdown = "2.4"
	}
	if less(rouge, "4.1") {
		v.Rouge = "3.30"
	}
	b.reportNear(source, "kramdown", kramdown, less(kramdown, "2.4") || !less(kramdown, "3"))
	b.reportNear(source, "rouge", rouge, less(rouge, "3.30") || !less(rouge, "5"))
	if source != nil {
		for _, gem := range []string{"jekyll", "kramdown", "rouge", "liquid"} {
			b.Sources["versions."+gem] = Source{Path: source.path, Line: source.lineOf(gem)}
		}
	}
}

// reportNear says that daylog follows another version than the blog's.
func (b *Blog) reportNear(source *entry, gem, version string, isOther bool) {
	if !isOther || source == nil {
		return
	}
	p := edit.Problem{Rule: "blog-version-near", Detail: gem + " " + version, Severity: edit.Weak}
	if at := source.find(gem); at >= 0 {
		p.Start, p.End = at, at+len(gem)
	}
	b.problem(source, source.path, p)
}

// find returns the offset of a gem in the line that names it, or -1.
func (e *entry) find(gem string) int {
	for _, form := range []*regexp.Regexp{lockedGem, neededGem} {
		for _, at := range form.FindAllStringSubmatchIndex(e.text, -1) {
			if e.text[at[2]:at[3]] == gem {
				return at[2]
			}
		}
	}
	return -1
}

// lineOf returns the line that names a gem, or 0.
func (e *entry) lineOf(gem string) int {
	at := e.find(gem)
	if at < 0 {
		at = e.find("github-pages")
	}
	if at < 0 {
		return 0
	}
	return e.line(at)
}

// themes are the names of themes that daylog knows, by gem and by repository.
var themes = map[string]string{
	"jekyll-theme-chirpy": "chirpy", "minima": "minima",
	"minimal-mistakes-jekyll": "minimal-mistakes", "minimal-mistakes": "minimal-mistakes",
}

// readTheme sets the theme: of theme or remote_theme, otherwise the gem that the folder itself is,
// or of which it has a copy.
// A blog without any configuration has the default theme.
func (b *Blog) readTheme(r *Reader, needs map[string]string) {
	v := &b.Versions
	gem, version, key := post.Text(b.setting("theme")), "", "theme"
	if name := post.Text(b.setting("remote_theme")); name != "" {
		m := remote.FindStringSubmatch(name)
		if m != nil {
			gem, version, key = m[1], m[2], "remote_theme"
		}
	}
	spec, specVersion := r.ownGem()
	if gem == "" {
		gem = cmp.Or(spec, r.copiedTheme())
	}
	if gem == spec {
		version = specVersion
	}
	if version == "" {
		version = cmp.Or(v.Gems[gem], strings.Join(requirements(needs[gem]), ", "))
	}
	v.Theme, v.ThemeVersion = gem, version
	if known, ok := themes[gem]; ok {
		v.Theme = known
	}
	if len(b.configs) == 0 && v.Theme == "chirpy" && version == "" {
		v.ThemeVersion = "7.4.1"
	}
	if s, ok := b.Sources[key]; ok {
		b.Sources["versions.theme"] = s
	}
}

// copiedTheme returns the gem of a theme whose style sheets are in the blog's own folder.
func (r *Reader) copiedTheme() string {
	for _, copied := range [][2]string{
		{"_sass/jekyll-theme-chirpy.scss", "jekyll-theme-chirpy"},
		{"_sass/minimal-mistakes.scss", "minimal-mistakes-jekyll"},
		{"_sass/minima.scss", "minima"},
	} {
		if r.entries[copied[0]] != nil {
			return copied[1]
		}
	}
	return ""
}

// ownGem returns name and version of the gemspec, which a fork of a theme has.
func (r *Reader) ownGem() (name, version string) {
	for _, path := range r.paths {
		if !strings.HasSuffix(path, ".gemspec") || strings.Contains(path, "/") {
			continue
		}
		for _, m := range gemspec.FindAllStringSubmatch(r.entries[path].text, -1) {
			if m[1] == "name" {
				name = m[2]
			} else {
				version = m[2]
			}
		}
	}
	return name, version
}

var requirement = regexp.MustCompile(`^\s*(~>|>=|<=|!=|=|<|>)?\s*([0-9][0-9A-Za-z.]*)\s*$`)

// requirements returns the quoted requirements in a line of a Gemfile, without other arguments such
// as group: or git:.
func requirements(line string) (list []string) {
	for _, m := range quoted.FindAllStringSubmatch(line, -1) {
		if requirement.MatchString(m[1]) {
			list = append(list, strings.TrimSpace(m[1]))
		}
	}
	return list
}

// satisfies reports whether a version meets all requirements in a line of a Gemfile.
func satisfies(version, line string) bool {
	for _, need := range requirements(line) {
		m := requirement.FindStringSubmatch(need)
		wanted := m[2]
		isLess, isMore := less(version, wanted), less(wanted, version)
		ok := true
		switch m[1] {
		case ">=":
			ok = !isLess
		case "<=":
			ok = !isMore
		case "<":
			ok = isLess
		case ">":
			ok = isMore
		case "!=":
			ok = isLess || isMore
		case "~>":
			ok = !isLess && less(version, bump(wanted))
		default:
			ok = !isLess && !isMore
		}
		if !ok {
			return false
		}
	}
	return true
}

// bump returns the first version that "~> version" excludes: 2.5 for 2.4.0, 3 for 2.4.
func bump(version string) string {
	parts := strings.Split(version, ".")
	if len(parts) > 1 {
		parts = parts[:len(parts)-1]
	}
	n, _ := strconv.Atoi(parts[len(parts)-1])
	parts[len(parts)-1] = strconv.Itoa(n + 1)
	return strings.Join(parts, ".")
}

// less reports whether version a comes before b. Missing parts are 0, and letters count as 0.
func less(a, b string) bool {
	as, bs := strings.Split(a, "."), strings.Split(b, ".")
	for i := range max(len(as), len(bs)) {
		var x, y int
		if i < len(as) {
			x, _ = strconv.Atoi(as[i])
		}
		if i < len(bs) {
			y, _ = strconv.Atoi(bs[i])
		}
		if x != y {
			return x < y
		}
	}
	return false
}
