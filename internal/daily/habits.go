package daily

import (
	"path"
	"regexp"
	"slices"
	"strings"
	"time"

	"daylog/internal/frontmatter"
	"daylog/internal/post"
	"daylog/internal/strftime"
)

// The habits of a user are learned from existing posts, instead of a configuration: the words of
// tags and categories, the zone, the form of file names, the covers, and the image folders. Habits
// are counts, so those of two groups of posts can be added.

// A File is a post as imported: its path or name, and its text.
type File struct{ Name, Text string }

// Habits count the posts that have a property.
type Habits struct {
	Posts      int
	Title      string // of the last post
	Tags       map[string]int
	Pairs      map[string]int // pairs of tags in one post, as "a\nb" in alphabetical order
	Categories map[string]int // "top", and "top\nsub"
	Zones      map[string]int // ±HH:MM
	Names      map[string]int // forms of file names, see nameForm
	Covers     map[string]int // paths of covers
	// image folders, with "{slug}" and strftime letters for the variable parts
	Folders map[string]int
}

// Learn counts the habits in posts.
func Learn(posts []File) Habits {
	h := Habits{
		Tags: map[string]int{}, Pairs: map[string]int{}, Categories: map[string]int{}, Zones: map[string]int{}, Names: map[string]int{},
		Covers: map[string]int{}, Folders: map[string]int{},
	}
	for _, file := range posts {
		h.read(file)
	}
	return h
}

func (h *Habits) read(file File) {
	m := frontmatter.Read(file.Text)
	p := post.Read(file.Name, m, time.UTC)
	if !m.Found || p.Name == "" {
		return // not a post but, for example, a README
	}
	h.Posts++
	h.Title = p.Title
	h.readWords(p)
	f, _ := m.Field("date")
	if w, ok := m.Written(f); ok && w.Zone != "" && w.Zone != "Z" {
		h.Zones[w.Offset()]++
		if t, ok := w.Time(); ok {
			p.Date = t // the day as written, which is the intended one
		}
	}
	h.Names[nameForm(file.Name, p)]++
	if p.Image != nil && p.Image.Path != "" {
		h.Covers[p.Image.Path]++
	}
	for _, folder := range pictureFolders(file.Text[m.Body:], p) {
		h.Folders[folder]++
	}
}

// mostTags limits the tags of a post that are counted, because all their pairs are.
const mostTags = 50

// readWords counts tags, pairs of tags, and the two levels of categories that the theme supports.
func (h *Habits) readWords(p post.Post) {
	tags := slices.Clone(p.Tags)
	slices.Sort(tags)
	tags = slices.Compact(tags)
	tags = tags[:min(len(tags), mostTags)]
	for i, tag := range tags {
		h.Tags[tag]++
		for _, other := range tags[i+1:] {
			h.Pairs[tag+"\n"+other]++
		}
	}
	if len(p.Categories) > 0 {
		h.Categories[p.Categories[0]]++
	}
	if len(p.Categories) > 1 {
		h.Categories[p.Categories[0]+"\n"+p.Categories[1]]++
	}
}

// nameForm returns the form of a post's file name: the folders below _posts and the name, with
// strftime letters for the date, "#" for a number, ":title" for the title's slug and ":slug" for
// other words.
func nameForm(name string, p post.Post) string {
	folder := ""
	if _, below, found := strings.Cut("/"+name, "/_posts/"); found && strings.Contains(below, "/") {
		folder = dated(path.Dir(below), p.Date, "/") + "/"
	}
	parsed, ok := post.ParseName(p.Name)
	if !ok {
		return folder + p.Name
	}
	slug := dated(parsed.Slug, parsed.Day, "")
	switch {
	case post.Slugify(p.Title, post.Default, false) == strings.ToLower(parsed.Slug):
		slug = ":title"
	case slug == parsed.Slug:
		if slug = digits.ReplaceAllString(slug, "#"); slug == parsed.Slug {
			slug = ":slug"
		}
	}
	return folder + "%Y-%m-%d-" + slug + parsed.Ext
}

// dated replaces a day by strftime letters; between, if not "", separates the parts of a path.
func dated(text string, day time.Time, between string) string {
	if day.IsZero() {
		return text
	}
	if between == "" {
		format, _ := formatOf(text, day)
		return format
	}
	parts := strings.Split(text, between)
	for i, part := range parts {
		format, found := formatOf(part, day)
		for _, letters := range []string{"%Y", "%m", "%d"} {
			if !found && strftime.Format(letters, day, "en") == part {
				format, found = letters, true
			}
		}
		parts[i] = format
	}
	return strings.Join(parts, between)
}

// formatOf replaces a day by strftime letters, in the first form that occurs in text.
func formatOf(text string, day time.Time) (format string, found bool) {
	for _, form := range dateForms {
		if old := strftime.Format(form.format, day, form.language); containsWhole(text, old) {
			return replaceWhole(text, old, form.format), true
		}
	}
	return text, false
}

var picture = regexp.MustCompile(`!\[[^\]\n]*\]\([ \t]*<?([^)\s>]+)|<img\s[^>]*?src=["']([^"']+)`)

// pictureFolders returns the distinct folders of the images in a post that are on the user's own
// site.
func pictureFolders(body string, p post.Post) (folders []string) {
	known := map[string]bool{}
	for _, m := range picture.FindAllStringSubmatch(body, -1) {
		at := m[1] + m[2]
		if strings.Contains(at, ":") || strings.HasPrefix(at, "//") || strings.ContainsAny(at, "{%") {
			continue // on another site, or a Liquid tag
		}
		if p.MediaSubpath != "" {
			at = path.Join("/", p.MediaSubpath, at)
		}
		folder := path.Dir(at) + "/"
		if parsed, ok := post.ParseName(p.Name); ok {
			folder = strings.ReplaceAll(folder, "/"+strings.TrimSuffix(p.Name, parsed.Ext)+"/", "/%Y-%m-%d-{slug}/")
			folder = strings.ReplaceAll(folder, "/"+parsed.Slug+"/", "/{slug}/")
		}
		if folder = dated(folder, p.Date, "/"); strings.HasPrefix(folder, "/") && folder != "/" && !known[folder] {
			known[folder] = true
			folders = append(folders, folder)
		}
	}
	return folders
}
