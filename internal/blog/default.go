package blog

import (
	"maps"
	"slices"

	"daylog/internal/edit"
	"daylog/internal/post"
)

// Default returns the blog without files: Chirpy 7.4.1 with the settings of its starter, in the
// given language ("" for the starter's, en) and zone, built by the newest Jekyll.
func Default(lang string, zone post.Zone) *Blog {
	b := Read(nil, zone)
	if lang != "" {
		b.Lang = lang
	}
	return b
}

// Blog returns the blog of the files so far. It costs the time to sort the paths of new files and
// to list all of them, but does not read them again.
func (r *Reader) Blog() *Blog {
	r.removeOld()
	if r.paths == nil {
		r.paths = slices.Sorted(maps.Keys(r.entries))
	}
	b := &Blog{paths: r.paths, Zone: r.zone, location: r.zone.Location(), Sources: map[string]Source{}}
	b.readConfig(r)
	b.readVersions(r)
	b.readData(r)
	b.readPages(r)
	b.reportIgnored()
	b.reportPermalinks()
	b.indexPosts()
	return b
}

// reportIgnored reports files in _posts that Jekyll ignores.
func (b *Blog) reportIgnored() {
	for _, page := range b.Pages {
		if IsIgnored(page.Path) {
			b.Problems = append(b.Problems, Problem{
				Path: page.Path, Line: 1,
				Problem: edit.Problem{
					Rule: IgnoredRule, Detail: page.Path, Severity: edit.Wrong,
				},
			})
		}
	}
}

// reportPermalinks reports templates with a placeholder that Jekyll does not know, which ends its
// build as soon as a post uses them.
func (b *Blog) reportPermalinks() {
	report := func(template, key string) {
		if _, ok := post.URL(post.Post{Slug: "a", Name: "2026-01-01-a.md", Permalink: template}); ok {
			return
		}
		source := []string{key}
		if _, ok := b.Sources["collections.posts.permalink"]; ok && key == "permalink" {
			source = []string{"collections", "posts", "permalink"}
		}
		b.settingProblem(edit.Problem{
			Rule: "permalink-unknown", Detail: template, Severity: edit.Fatal,
		}, source...)
	}
	report(b.Permalink, "permalink")
	for _, scope := range b.Defaults {
		template, ok := scope.Values["permalink"].(string)
		if ok && (!scope.HasType || scope.Type == "posts") {
			report(template, "defaults")
		}
	}
}

// InZone returns the blog with the zone that the caller looked up for Timezone. isKnown is false if
// there is no such zone: Jekyll then uses UTC, and the problem is reported.
func (b *Blog) InZone(zone post.Zone, isKnown bool) *Blog {
	out := *b
	if !isKnown {
		zone = post.UTC
		out.Problems = append([]Problem{}, b.Problems...)
		if e, start, end := b.place("timezone"); e != nil {
			out.problem(e, e.path, edit.Problem{
				Start: start, End: end, Rule: "blog-zone-unknown", Detail: b.Timezone, Severity: edit.Wrong,
			})
		}
	}
	out.Zone, out.location = zone, zone.Location()
	return &out
}

// Overrides are values that the writer chose instead of those of the files. An empty one changes
// nothing.
type Overrides struct {
	Lang     string
	Timezone string
	Theme    string // "chirpy", "minima", "minimal-mistakes" or a gem
	Kramdown string // "2.4" or "2.5"
	Rouge    string // "3.30" or "4.7"
}

// Override returns the blog with the chosen values. Another zone takes effect with InZone.
func (b *Blog) Override(o Overrides) *Blog {
	out := *b
	out.Sources = make(map[string]Source, len(b.Sources))
	for key, source := range b.Sources {
		out.Sources[key] = source
	}
	if o.Theme != "" && o.Theme != b.Versions.Theme {
		out.Versions.ThemeVersion = "" // that of the other theme
	}
	for _, choice := range []struct {
		value, key string
		target     *string
	}{
		{o.Lang, "lang", &out.Lang},
		{o.Timezone, "timezone", &out.Timezone},
		{o.Theme, "versions.theme", &out.Versions.Theme},
		{o.Kramdown, "versions.kramdown", &out.Versions.Kramdown},
		{o.Rouge, "versions.rouge", &out.Versions.Rouge},
	} {
		if choice.value != "" {
			*choice.target = choice.value
			out.Sources[choice.key] = Source{Chosen: true}
		}
	}
	return &out
}
