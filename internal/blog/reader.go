package blog

import (
	"hash/fnv"
	"path"
	"sort"
	"strings"

	"daylog/internal/edit"
	"daylog/internal/frontmatter"
	"daylog/internal/post"
)

// A Reader reads a blog file by file and keeps the result of each. The caller can add files in
// steps, and asks for the blog when all are there:
//
//	r := blog.NewReader(zone)
//	for _, file := range files {
//		r.Set(file)
//	}
//	b := r.Blog()
type Reader struct {
	zone    post.Zone // the writer's
	entries map[string]*entry
	paths   []string // of the entries, sorted; nil if files were added or removed since
	list    int      // number of calls of Begin
	reads   int      // number of files parsed
	kept    int      // bytes of the pages whose texts are kept
}

// NewReader returns a reader without files. The zone is that of the writer, for a blog whose
// configuration names none.
func NewReader(zone post.Zone) *Reader { return &Reader{zone: zone, entries: map[string]*entry{}} }

// Read reads a blog at once.
func Read(files []File, zone post.Zone) *Blog {
	r := NewReader(zone)
	r.SetAll(files)
	return r.Blog()
}

// An entry has the values that the reader keeps of a file.
type entry struct {
	path  string
	list  int // the last list of files that has it, see Begin
	hash  [16]byte
	kind  kind
	isSet bool // the file had data
	lines []int

	doc      *frontmatter.Document // YAML: configuration, data
	rows     []any                 // CSV
	header   []string              // of the rows
	text     string                // workflow, include, Gemfile, lock file, gemspec; page with a body
	body     int                   // start of a page's body
	values   map[string]any        // of the front matter
	keys     *frontmatter.Order    // of the values
	hasFront bool
	dropped  bool
	problems []edit.Problem
}

// Begin starts a new list of all files. The next call of Blog removes the files that Set does not
// give again; until then, nothing changes.
func (r *Reader) Begin() { r.list++ }

// removeOld removes the files that are not in the last list.
func (r *Reader) removeOld() {
	for name, e := range r.entries {
		if e.list != r.list {
			r.Remove(name)
		}
	}
}

// Set adds a file or replaces the one with its path. A file with the same bytes as before is not
// read again. It reports whether the blog changed.
func (r *Reader) Set(file File) (changed bool) {
	file.Path = strings.TrimPrefix(path.Clean("/"+file.Path), "/")
	old, known := r.entries[file.Path]
	hash := fnv.New128a()
	_, _ = hash.Write(file.Data) // never fails
	e := &entry{path: file.Path, list: r.list, kind: kindOf(file.Path), isSet: file.Data != nil}
	hash.Sum(e.hash[:0])
	if known && old.hash == e.hash && old.isSet == e.isSet {
		old.list = r.list
		return false
	}
	if !known {
		r.paths = nil
	}
	r.entries[file.Path] = e
	if e.isSet {
		r.reads++
		e.read(string(file.Data))
	}
	if known {
		r.kept -= old.kept()
	}
	if r.kept += e.kept(); r.kept > maxKept {
		r.kept -= e.kept()
		e.body = 0
		e.text = ""
	}
	return true
}

// SetAll adds files.
func (r *Reader) SetAll(files []File) {
	for _, file := range files {
		r.Set(file)
	}
}

// Remove forgets a file. It reports whether the blog had it.
func (r *Reader) Remove(name string) bool {
	if _, known := r.entries[name]; !known {
		return false
	}
	r.kept -= r.entries[name].kept()
	delete(r.entries, name)
	r.paths = nil
	return true
}

// maxKept is the size of the texts of pages that a Reader keeps, in bytes.
const maxKept = 8 << 20

// kept returns the size of the text of a page.
func (e *entry) kept() int {
	if e.kind != kindPage {
		return 0
	}
	return len(e.text)
}

// read parses a file as its path requires.
func (e *entry) read(text string) {
	switch e.kind {
	case kindYAML:
		doc := frontmatter.ReadDocument(text)
		e.doc, e.problems, e.lines = &doc, doc.Problems, lineStarts(text)
	case kindRows:
		var fault int
		isTSV := strings.EqualFold(path.Ext(e.path), ".tsv")
		if e.rows, e.header, fault = readRows(text, isTSV); fault >= 0 {
			e.lines = lineStarts(text)
			end := fault + len(rowEnd.Split(text[fault:], 2)[0])
			e.problems = []edit.Problem{{Start: fault, End: end, Rule: "blog-rows", Severity: edit.Fatal}}
		}
	case kindText:
		e.text, e.lines = text, lineStarts(text)
	case kindPage:
		m := frontmatter.Read(text)
		e.values, e.keys, e.hasFront, e.dropped = m.Values, m.Order, m.Found, m.Found && !m.Valid
		if m.Body < len(text) { // the shell gives the front matter alone
			e.text, e.body = text, m.Body
		}
		if e.dropped {
			e.problems, e.lines = m.Problems, lineStarts(text[:m.End])
		}
	}
}

type kind uint8

const (
	kindName  kind = iota // only the name counts
	kindBuilt             // in a folder that Jekyll does not read or that it writes
	kindYAML
	kindRows // CSV or TSV
	kindText
	kindPage
)

// Wanted reports whether the content of a file counts, so that the caller must read it. Of other
// files only the name counts.
func Wanted(name string) bool { return kindOf(name) > kindBuilt }

// kindOf returns the kind of a file by its path.
func kindOf(name string) kind {
	top, below, inFolder := strings.Cut(name, "/")
	ext := strings.ToLower(path.Ext(name))
	isYAML := ext == ".yml" || ext == ".yaml"
	switch {
	case isBuilt(name):
		return kindBuilt
	case isWorkflow(name):
		return kindText
	case !inFolder && (name == "Gemfile" || name == "Gemfile.lock" || ext == ".gemspec"):
		return kindText
	case !inFolder && name == "_config.toml":
		return kindText
	case isYAML && (!inFolder || top == "_data"), ext == ".json" && top == "_data":
		return kindYAML
	case top == "_data" && (ext == ".csv" || ext == ".tsv"):
		return kindRows
	case top == "_includes" && below != "":
		return kindText
	case isPagePath(name, ext):
		return kindPage
	}
	return kindName
}

// isBuilt reports whether a path is in a folder that Jekyll does not read or that it writes.
func isBuilt(name string) bool {
	for folder := range strings.SplitSeq(path.Dir(name), "/") {
		switch folder {
		case "_site", "node_modules", "vendor", ".git", ".jekyll-cache", ".bundle":
			return true
		}
	}
	return false
}

func isWorkflow(name string) bool {
	rest, ok := strings.CutPrefix(name, ".github/workflows/")
	isYAML := strings.HasSuffix(rest, ".yml") || strings.HasSuffix(rest, ".yaml")
	return ok && isYAML && !strings.Contains(rest, "/")
}

// isPagePath reports whether a file can be a post, a draft, a document or a page.
func isPagePath(name, ext string) bool {
	switch ext {
	case ".md", ".markdown", ".mkdown", ".mkdn", ".mkd", ".html":
	default:
		return false
	}
	switch top, _, _ := strings.Cut(name, "/"); top {
	case "_includes", "_layouts", "_sass", "_plugins", "_data", ".github":
		return false
	}
	return true
}

// line returns the line of an offset, from 1.
func (e *entry) line(offset int) int {
	return sort.SearchInts(e.lines, offset+1)
}

// lineStarts returns the offsets of the lines of a text.
func lineStarts(text string) []int {
	starts := []int{0}
	for i := range len(text) {
		if text[i] == '\n' {
			starts = append(starts, i+1)
		}
	}
	return starts
}

// report adds the problems of a file.
func (b *Blog) report(e *entry, name string) {
	for _, p := range e.problems {
		b.problem(e, name, p)
	}
}

func (b *Blog) problem(e *entry, name string, p edit.Problem) {
	b.Problems = append(b.Problems, Problem{Path: name, Line: e.line(p.Start), Problem: p})
}
