package main

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"daylog/internal/blog"
	"daylog/internal/cmd/disk"
	"daylog/internal/frontmatter"
	"daylog/internal/highlight"
	"daylog/internal/kramdown"
	"daylog/internal/oracle"
	"daylog/internal/session"
)

// leastRight is the smallest share of code characters with the right class that counts as success.
const leastRight = 0.999

// measureBlog compares the posts and drafts of the blog in a folder with kramdown and Rouge under
// the blog's settings, and prints a table. ok reports whether all blocks and enough classes of code
// are equal.
func measureBlog(w io.Writer, folder string, show int) (ok bool, err error) {
	b, err := disk.ReadBlog(folder)
	if err != nil {
		return false, fmt.Errorf("read the blog %s: %w", folder, err)
	}
	for _, p := range session.ProblemsOf(b) {
		fmt.Fprintf(w, "%s:%d: %s %s\n", p.Path, p.Line, p.Rule, p.Detail)
	}
	paths, bodies, err := postsOf(b, folder)
	if err != nil {
		return false, err
	}
	b, libs := available(w, b)
	real, err := oracle.OpenAt(libs, 2, 0)
	if err != nil {
		return false, err
	}
	defer real.Close()
	if real, err = real.With(b.Kramdown); err != nil {
		return false, err
	}
	convert := converter(b)
	r := report{classes: oracle.Classes{}}
	real.Each(real.HTML, bodies, func(i int, want string, err error) {
		r.add(paths[i], want, convert(bodies[i]), err)
	})
	r.print(w, b, show)
	return r.isEqual(), nil
}

// postsOf returns the paths and bodies of the Markdown files that the blog publishes as posts.
func postsOf(b *blog.Blog, folder string) (paths, bodies []string, err error) {
	for _, page := range b.Pages {
		ext := strings.ToLower(strings.TrimPrefix(path.Ext(page.Path), "."))
		isPost := page.Type == "posts" || page.Type == "drafts"
		if !isPost || !slices.Contains(b.MarkdownExt, ext) {
			continue
		}
		text, err := os.ReadFile(filepath.Join(folder, filepath.FromSlash(page.Path)))
		if err != nil {
			return nil, nil, fmt.Errorf("read post: %w", err)
		}
		paths = append(paths, page.Path)
		bodies = append(bodies, string(text)[frontmatter.Read(string(text)).Body:])
	}
	if len(paths) == 0 {
		return nil, nil, fmt.Errorf("%s has no posts", folder)
	}
	return paths, bodies, nil
}

// available returns the blog with the versions that can be compared with, and the folders of their
// Ruby files. The installed programs are kramdown 2.4 and Rouge 3.30; the newer ones are those of
// the environment. It prints the versions that are missing.
func available(w io.Writer, b *blog.Blog) (_ *blog.Blog, libs []string) {
	var instead blog.Overrides
	need := func(name, variable, installed string, version string, override *string) {
		switch lib := os.Getenv(variable); {
		case version == installed:
		case lib != "":
			libs = append(libs, lib)
		default:
			fmt.Fprintf(w, "%s names no folder of %s %s: compared with %s instead\n",
				variable, name, version, installed)
			*override = installed
		}
	}
	need("kramdown", oracle.Newer, "2.4", b.Versions.Kramdown, &instead.Kramdown)
	need("Rouge", oracle.NewerRouge, "3.30", b.Versions.Rouge, &instead.Rouge)
	return b.Override(instead), libs
}

// converter returns daylog's kramdown with the settings of a blog.
func converter(b *blog.Blog) func(body string) string {
	options, _ := kramdown.OptionsFor(b.Versions.Kramdown, b.Kramdown)
	h := &highlight.Highlighter{Version: highlight.VersionOf(b.Versions.Rouge)}
	r := &kramdown.Renderer{Known: h.Known, Highlight: func(lang, code string) string {
		spans, _ := h.HTML(lang, code)
		return spans
	}}
	return func(body string) string { return string(r.HTML(options.Parse([]byte(body)))) }
}

// A report counts what daylog and the real programs agree on.
type report struct {
	posts, equal  int // equal by their structure
	blocks, agree int
	failed        []string // posts on which kramdown failed, with the reason
	differences   []string
	classes       oracle.Classes
}

func (r *report) add(path, want, got string, err error) {
	if err != nil {
		r.failed = append(r.failed, path+": "+err.Error())
		return
	}
	r.posts++
	blocks := oracle.Blocks(want, oracle.Strict)
	r.blocks += len(blocks)
	r.agree += oracle.Agree(blocks, oracle.Blocks(got, oracle.Strict))
	if diff := oracle.Diff(want, got, oracle.Strict); diff != "" {
		r.differences = append(r.differences, path+": "+diff)
	} else {
		r.equal++
	}
	r.classes.Add(want, got)
}

func (r *report) isEqual() bool {
	code := r.classes.Total()
	return r.posts > 0 && r.equal == r.posts && r.agree == r.blocks &&
		float64(code.Right) >= leastRight*float64(code.All)
}

func (r *report) print(w io.Writer, b *blog.Blog, show int) {
	fmt.Fprintf(w, "kramdown %s, Rouge %s\n", b.Versions.Kramdown, b.Versions.Rouge)
	row := func(name string, right, all int) {
		fmt.Fprintf(w, "%-24s%10d%10d%s\n", name, all, right, percent(right, all))
	}
	fmt.Fprintf(w, "%-24s%10s%10s\n", "", "all", "equal")
	row("posts", r.equal, r.posts)
	row("blocks", r.agree, r.blocks)
	code := r.classes.Total()
	row("characters of code", code.Right, code.All)
	byLength := func(a, b string) int {
		return cmp.Or(cmp.Compare(r.classes[b].All, r.classes[a].All), strings.Compare(a, b))
	}
	for _, lang := range slices.SortedFunc(maps.Keys(r.classes), byLength) {
		row("  "+lang, r.classes[lang].Right, r.classes[lang].All)
	}
	printSome(w, r.differences, show)
	printSome(w, r.failed, show)
}

// printSome prints the first lines of a list.
func printSome(w io.Writer, lines []string, show int) {
	for i, line := range lines {
		if i == show {
			fmt.Fprintf(w, "and %d posts more\n", len(lines)-show)
			break
		}
		fmt.Fprintln(w, line)
	}
}

func percent(part, whole int) string {
	if whole == 0 {
		return ""
	}
	return fmt.Sprintf("%10.3f %%", 100*float64(part)/float64(whole))
}
