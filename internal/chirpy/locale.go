package chirpy

import (
	_ "embed"
	"strings"
	"time"

	"daylog/internal/strftime"
)

// A Locale has the words and date formats that the theme puts on the page of a post in one
// language. The comments name the keys of the theme's _data/locales/TAG.yml.
type Locale struct {
	Tag         string
	Posted      string // post.posted
	Updated     string // post.updated
	By          string // post.written_by
	Words       string // post.words
	Minutes     string // post.read_time.unit
	ReadTime    string // post.read_time.prompt
	Copied      string // post.button.copy_code.succeed
	Contents    string // panel.toc
	License     string // license.template: :LICENSE_NAME stands for the link
	LicenseLink string // license.link
	LicenseName string // license.name
	Date        string // df.post.strftime
	DayJS       string // df.post.dayjs: the same for the theme's script
}

// A localeField is the value of a key in a locale's file.
type localeField struct {
	key   string
	value *string
}

// fields lists the values in the order of the columns of locales.tsv.
func (l *Locale) fields() []localeField {
	return []localeField{
		{"post.posted", &l.Posted},
		{"post.updated", &l.Updated},
		{"post.written_by", &l.By},
		{"post.words", &l.Words},
		{"post.read_time.unit", &l.Minutes},
		{"post.read_time.prompt", &l.ReadTime},
		{"post.button.copy_code.succeed", &l.Copied},
		{"panel.toc", &l.Contents},
		{"license.template", &l.License},
		{"license.link", &l.LicenseLink},
		{"license.name", &l.LicenseName},
		{"df.post.strftime", &l.Date},
		{"df.post.dayjs", &l.DayJS},
	}
}

// FindLocale returns the locale of a page as the theme's lang.html chooses it: the first of tags,
// which are the lang of the front matter and that of _config.yml, that has a locale, or else "en".
// own has the values of the blog's own locale files by tag. Jekyll merges them into those of the
// theme.
func FindLocale(own map[string]map[string]any, tags ...string) Locale {
	for _, tag := range append(tags, "en") {
		locale, found := themeLocale(tag)
		if values := own[tag]; len(values) > 0 {
			locale.Tag, found = tag, true
			for _, field := range locale.fields() {
				if text, ok := textAt(values, field.key); ok {
					*field.value = text
				}
			}
		}
		if found {
			return locale
		}
	}
	return Locale{}
}

// textAt returns the text at a key like "post.posted".
func textAt(values map[string]any, key string) (text string, ok bool) {
	name, inner, nested := strings.Cut(key, ".")
	if !nested {
		text, ok = values[name].(string)
		return text, ok
	}
	below, _ := values[name].(map[string]any)
	return textAt(below, inner)
}

// localeTable has a locale per line. Its values are separated by tabs.
//
//go:embed locales.tsv
var localeTable string

// themeLocale returns the theme's locale with a tag.
func themeLocale(tag string) (locale Locale, found bool) {
	if tag == "" || strings.ContainsAny(tag, "\t\n#") {
		return Locale{}, false
	}
	_, line, found := strings.Cut(localeTable, "\n"+tag+"\t")
	if !found {
		return Locale{}, false
	}
	line, _, _ = strings.Cut(line, "\n")
	values := strings.Split(line, "\t")
	locale.Tag = tag
	for i, field := range locale.fields() {
		*field.value = values[i]
	}
	return locale, true
}

// LocaleTags returns the tags of the theme's locales, sorted.
func LocaleTags() (tags []string) {
	for line := range strings.Lines(localeTable) {
		if tag, _, found := strings.Cut(line, "\t"); found && line[0] != '#' {
			tags = append(tags, tag)
		}
	}
	return tags
}

// FormatDate formats a date as the theme's datetime.html does. Ruby knows English names only.
func (l *Locale) FormatDate(date time.Time) string {
	format := l.Date
	if format == "" {
		format = "%d/%m/%Y"
	}
	return strftime.Format(format, date, "en")
}

// dayJS returns the format of dates for the theme's script.
func (l *Locale) dayJS() string {
	if l.DayJS == "" {
		return "DD/MM/YYYY"
	}
	return l.DayJS
}

// readTime returns the words behind the number of minutes. The theme puts a space before a prompt
// of one word.
func (l *Locale) readTime() string {
	if Words(l.ReadTime) > 1 {
		return l.ReadTime
	}
	return " " + l.ReadTime
}

// license returns the line about the licence.
func (l *Locale) license() string {
	link := `<a href="` + l.LicenseLink + `">` + l.LicenseName + `</a>`
	return strings.ReplaceAll(l.License, ":LICENSE_NAME", link)
}

// diagram returns the label of a diagram that the preview does not draw.
func (l *Locale) diagram() string {
	if strings.HasPrefix(l.Tag, "ko") {
		return "Mermaid 다이어그램"
	}
	return "Mermaid diagram"
}
