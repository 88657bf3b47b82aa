// Command render prints posts as daylog renders them, for measurements:
//
//	render [-stage liquid|kramdown|chirpy] [-blog folder] [-kramdown 2.4|2.5] [-rouge 3.30|4.7] [-site json] [file...]
//
// For every file, named as an argument or on a line of standard input, it prints a line of JSON,
// {"file", "html", "problems"}: kramdown's HTML of the body, or the theme's. A problem has "rule",
// "severity", "start" and "end" in bytes, "message" in each language and, if there is a fix,
// "fixed": the text after it. Problems of TeX and mermaid belong to the page and are absent. A line
// of the stage chirpy also has "page": title, dates, authors, reading time and language as the
// theme shows them. The stage liquid prints {"file", "text"}, the body after Liquid, or "error"
// where the build stops. A file that cannot be read or rendered is not an error; its line has a
// fatal problem.
//
// With -site, site, page and jekyll have recorded values (see internal/recorded), and every file is the
// body of the recorded page; only the stage liquid takes them.
//
// The folder is that of the blog which publishes the posts; its settings and versions apply to all
// stages, and its problems are printed to standard error. Without it the blog is the default one,
// with kramdown 2.5 and Rouge 4.7. The other two options choose another version than the blog's.
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"

	"daylog/internal/blog"
	"daylog/internal/edit"
	"daylog/internal/frontmatter"
	"daylog/internal/message"
	"daylog/internal/recorded"
)

// A checker returns the problems of the text of a file, with offsets in bytes.
type checker func(file, text string) []edit.Problem

func main() {
	name := flag.String("stage", "kramdown", "liquid: the text; kramdown: the dialect's HTML; chirpy: the theme's")
	folder := flag.String("blog", "", "the folder of the blog that publishes the posts")
	versions := blog.Overrides{}
	flag.StringVar(&versions.Kramdown, "kramdown", "", "2.4 or 2.5 instead of the blog's version")
	flag.StringVar(&versions.Rouge, "rouge", "", "3.30 or 4.7 instead of the blog's version")
	values := flag.String("site", "", "a file with recorded values of site and page, for the stage liquid")
	flag.Parse()
	isStage := slices.Contains([]string{"liquid", "kramdown", "chirpy"}, *name)
	isVersion := slices.Contains([]string{"", "2.4", "2.5"}, versions.Kramdown) &&
		slices.Contains([]string{"", "3.30", "4.7"}, versions.Rouge)
	if !isStage || !isVersion || *values != "" && *name != "liquid" {
		flag.Usage()
		os.Exit(2)
	}
	site, err := openSite(*folder, versions, os.Stderr)
	if err == nil && *values != "" {
		site.values, err = recorded.Read(*values, site.blog.Location())
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	render := map[string]stage{
		"liquid": site.liquid, "kramdown": site.convert, "chirpy": site.theme,
	}[*name]
	if err := run(os.Stdout, os.Stdin, flag.Args(), site.check, render); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// A page is a line of the output.
type page struct {
	File     string    `json:"file"`
	Text     *string   `json:"text,omitempty"`
	Error    string    `json:"error,omitempty"`
	HTML     string    `json:"html"`
	Page     *shown    `json:"page,omitempty"`
	Problems []problem `json:"problems"`
}

// A problem has offsets in bytes of the file.
type problem struct {
	Start    int               `json:"start"`
	End      int               `json:"end"`
	Rule     string            `json:"rule"`
	Detail   string            `json:"detail"`
	Severity edit.Severity     `json:"severity"`
	Message  map[string]string `json:"message,omitempty"` // by language
	Fixed    *string           `json:"fixed,omitempty"`   // the text after the fix
}

// run renders the files or, if there are none, the files named on the lines of names. It fails only
// if it cannot read names or write pages.
func run(
	w io.Writer, names io.Reader, files []string, check checker, render stage,
) error {
	out := bufio.NewWriter(w)
	pages := json.NewEncoder(out)
	pages.SetEscapeHTML(false)
	if len(files) > 0 {
		for _, file := range files {
			if err := pages.Encode(publish(file, check, render)); err != nil {
				return fmt.Errorf("print page: %w", err)
			}
		}
		return out.Flush()
	}
	lines := bufio.NewScanner(names)
	for lines.Scan() {
		if lines.Text() == "" {
			continue
		}
		if err := pages.Encode(publish(lines.Text(), check, render)); err != nil {
			return fmt.Errorf("print page: %w", err)
		}
		if err := out.Flush(); err != nil { // the process that writes names may wait for the page
			return fmt.Errorf("print page: %w", err)
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("read names: %w", err)
	}
	return nil
}

// checked returns the problems of a text for the output.
func checked(text string, found []edit.Problem) (list []problem) {
	for _, f := range found {
		p := problem{
			Start: f.Start, End: f.End, Rule: f.Rule, Detail: f.Detail, Severity: f.Severity,
			Message: map[string]string{},
		}
		for language, texts := range message.All() {
			p.Message[language] = texts.Text(f)
		}
		if fixed, err := edit.Apply(text, f.Fix); err == nil && len(f.Fix) > 0 {
			p.Fixed = &fixed
		}
		list = append(list, p)
	}
	return list
}

func publish(file string, check checker, render stage) (p page) {
	p = page{File: file, Problems: []problem{}}
	defer func() {
		if reason := recover(); reason != nil {
			p.fail("panic", fmt.Sprint(reason))
		}
	}()
	text, err := os.ReadFile(file)
	if err != nil {
		p.fail("unreadable", err.Error())
		return p
	}
	matter := frontmatter.Read(string(text))
	p.Problems = append(p.Problems, checked(string(text), check(file, string(text)))...)
	render(&p, matter, string(text)[matter.Body:])
	return p
}

func (p *page) fail(rule, detail string) {
	p.Problems = append(p.Problems, problem{Rule: rule, Detail: detail, Severity: edit.Fatal})
}
