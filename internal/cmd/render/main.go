// Command render prints posts as daylog renders them, for measurements:
//
//	render [-stage kramdown|chirpy] [file...]
//
// For every file, named as an argument or on a line of standard input, it prints a line of JSON,
// {"file", "html", "problems"}: kramdown's HTML of the body, or the Chirpy theme's. A file that
// cannot be read or rendered is not an error; its line has a fatal problem.
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"daylog/internal/chirpy"
	"daylog/internal/edit"
	"daylog/internal/frontmatter"
	"daylog/internal/highlight"
	"daylog/internal/kramdown"
	"daylog/internal/post"
)

func main() {
	stage := flag.String("stage", "kramdown", "kramdown: the dialect's HTML; chirpy: the theme's")
	flag.Parse()
	render, ok := stages[*stage]
	if !ok {
		fmt.Fprintf(os.Stderr, "no stage %q\n", *stage)
		os.Exit(2)
	}
	if err := run(os.Stdout, os.Stdin, flag.Args(), render); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// A page is a line of the output.
type page struct {
	File     string    `json:"file"`
	HTML     string    `json:"html"`
	Problems []problem `json:"problems"`
}

type problem struct {
	Start    int           `json:"start"`
	End      int           `json:"end"`
	Rule     string        `json:"rule"`
	Detail   string        `json:"detail"`
	Severity edit.Severity `json:"severity"`
}

// run renders the files or, if there are none, the files named on the lines of names. It fails only
// if it cannot read names or write pages.
func run(w io.Writer, names io.Reader, files []string, render stage) error {
	out := bufio.NewWriter(w)
	pages := json.NewEncoder(out)
	pages.SetEscapeHTML(false)
	if len(files) > 0 {
		for _, file := range files {
			if err := pages.Encode(publish(file, render)); err != nil {
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
		if err := pages.Encode(publish(lines.Text(), render)); err != nil {
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

func publish(file string, render stage) (p page) {
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
	for _, m := range matter.Problems {
		p.Problems = append(p.Problems, problem{m.Start, m.End, m.Rule, m.Detail, m.Severity})
	}
	p.HTML = render(matter, string(text)[matter.Body:])
	return p
}

func (p *page) fail(rule, detail string) {
	p.Problems = append(p.Problems, problem{Rule: rule, Detail: detail, Severity: edit.Fatal})
}

// A stage renders the body of a post.
type stage func(m frontmatter.Matter, body string) string

var stages = map[string]stage{"kramdown": convert, "chirpy": theme}

func convert(_ frontmatter.Matter, body string) string {
	return string(renderer().Convert([]byte(body)))
}

// theme renders a post with the default settings of the theme, in the language of the post.
func theme(m frontmatter.Matter, body string) string {
	get := func(key string) string { s, _ := m.Values[key].(string); return s }
	mermaid, _ := m.Values["mermaid"].(bool)
	site := chirpy.Site{Locale: chirpy.FindLocale(nil, get("lang"))}
	page := chirpy.Page{Site: site, MediaSubpath: get("media_subpath"), Mermaid: mermaid}

	r := renderer()
	var document kramdown.Document
	urlOf := func(name string) string { return post.URLOf(name + ".md") }
	document.Update(chirpy.PostURLs(chirpy.Includes(body), urlOf))
	var out, block strings.Builder
	for _, b := range document.Blocks() {
		block.Reset()
		_ = r.Render(&block, &document, b) // a Builder returns no error
		out.WriteString(page.Content(block.String()))
	}
	return out.String()
}

func renderer() *kramdown.Renderer {
	var h highlight.Highlighter
	return &kramdown.Renderer{Known: h.Known, Highlight: func(lang, code string) string {
		spans, _ := h.HTML(lang, code)
		return spans
	}}
}
