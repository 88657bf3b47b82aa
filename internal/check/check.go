// Package check reports problems that break or spoil the page of a post, before it is published,
// and offers edits that fix them.
//
// It checks the front matter and the file name.
package check

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"daylog/internal/edit"
	"daylog/internal/frontmatter"
	"daylog/internal/post"
)

// Check returns the problems of a post in the order of its text, with offsets in bytes. now is the
// current time in the user's time zone.
func Check(p post.Post, m frontmatter.Matter, now time.Time) []edit.Problem {
	c := &checker{post: p, matter: m, now: now, problems: slices.Clone(m.Problems)}
	c.checkName()
	c.fixMissing()
	if m.Found && m.Valid {
		c.aliases = strings.Contains(m.Source(m.Start, m.End), "*")
		c.checkKeys()
		c.checkDate()
		c.checkText("title")
		c.checkText("description")
		c.checkTitle()
		c.checkList("tags")
		c.checkList("categories")
		c.checkImage()
		c.checkAddress()
	}
	slices.SortStableFunc(c.problems, func(a, b edit.Problem) int { return cmp.Compare(a.Start, b.Start) })
	return c.problems
}

// Lasting reports whether the problems are the same at any later time: none depends on the time,
// and no fix contains it.
func Lasting(problems []edit.Problem) bool {
	return !slices.ContainsFunc(problems, func(p edit.Problem) bool { return p.Rule == "date-future" || p.Rule == "date-unreadable" })
}

type checker struct {
	post     post.Post
	matter   frontmatter.Matter
	now      time.Time
	problems []edit.Problem
	aliases  bool // the front matter may contain aliases
}

// add reports a problem of the bytes start to end. It drops a fix that would delete an anchor,
// because the aliases of the anchor would change.
func (c *checker) add(start, end int, severity edit.Severity, rule, detail string, fix ...edit.Edit) {
	for _, e := range fix {
		if c.aliases && strings.Contains(c.matter.Source(e.Start, e.End), "&") {
			fix = nil
			break
		}
	}
	c.problems = append(c.problems, edit.Problem{Start: start, End: end, Rule: rule, Detail: detail, Severity: severity, Fix: fix})
}

// source returns the value of a field as written.
func (c *checker) source(f frontmatter.Field) string {
	return c.matter.Source(f.ValueStart, f.ValueEnd)
}

// replace returns an edit of a field's value; before the value of an empty field it adds a space.
func replace(f frontmatter.Field, value string) edit.Edit {
	if f.ValueStart == f.ValueEnd {
		value = " " + value
	}
	return edit.Edit{Start: f.ValueStart, End: f.ValueEnd, New: value}
}

// maxName is the length of the longest file name in the file systems of Linux, in bytes. Git cannot
// check out a longer one there, so the site does not build.
const maxName = 255

// checkName checks the future file name.
func (c *checker) checkName() {
	name, ok := post.ParseName(c.post.Name)
	if !ok {
		return // there is no file yet
	}
	if name.Day.IsZero() {
		// Jekyll's error: "does not have a valid date in the filename"
		c.add(0, 0, edit.Fatal, "name-day", c.post.Name)
	}
	if n := len(c.post.Name); n > maxName {
		c.add(0, 0, edit.Fatal, "name-long", strconv.Itoa(n))
	}
	if post.Slugify(c.post.Slug, post.Pretty, true) == "" {
		c.add(0, 0, edit.Wrong, "slug-empty", c.post.Name)
	}
}

func (c *checker) checkTitle() {
	if c.post.Title == "" && !c.post.Dropped {
		c.add(c.matter.Start, c.matter.Start, edit.Wrong, "title-missing", "", c.setTitle()...)
	}
}

// setTitle returns the edits that set the title to the one that Jekyll derives from the file name.
func (c *checker) setTitle() []edit.Edit {
	name, _ := post.ParseName(c.post.Name)
	title := name.Title()
	if title == "" {
		return nil
	}
	edits, _ := c.matter.Set("title", title) // none if it is refused
	return edits
}

// fixMissing offers to add front matter with the title that Jekyll derives from the file name.
func (c *checker) fixMissing() {
	for i := range c.problems {
		if p := &c.problems[i]; p.Rule == "front-matter-missing" && len(p.Fix) == 0 {
			p.Fix = c.setTitle()
		}
	}
}

// checkAddress reports an empty permalink, a slug or permalink that is not text, and placeholders
// that Jekyll does not know.
func (c *checker) checkAddress() {
	if f, ok := c.matter.Field("permalink"); ok && c.matter.Values["permalink"] == "" {
		removal, _ := c.matter.Set("permalink", nil) // none if it is refused
		c.add(f.Start, f.End, edit.Wrong, "permalink-empty", "", removal...)
	}
	if _, ok := post.URL(c.post); ok {
		return
	}
	if f, ok := c.matter.Field(c.post.NotText); ok {
		c.addNotText(f)
		return
	}
	if f, ok := c.matter.Field("permalink"); ok {
		c.add(f.Start, f.End, edit.Fatal, "permalink-unknown", c.post.Permalink)
	}
}

// addNotText reports a field that must be text and offers to quote it.
func (c *checker) addNotText(f frontmatter.Field) {
	if f.Style == frontmatter.Block || strings.ContainsAny(c.source(f), "\r\n") {
		c.add(f.Start, f.End, edit.Fatal, "address-not-text", f.Key)
		return
	}
	c.add(f.ValueStart, f.ValueEnd, edit.Fatal, "address-not-text", c.source(f), replace(f, frontmatter.Quote(c.source(f))))
}
