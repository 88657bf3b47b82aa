// Command check reports the problems of all posts of a blog, by file and line:
//
//	check [-language en|ko] folder
//
// It exits with 1 if a problem stops the build or keeps a post from appearing, so that a workflow
// can run it before it publishes.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"daylog/internal/cmd/disk"
	"daylog/internal/edit"
	"daylog/internal/message"
	"daylog/internal/session"
)

func main() {
	language := flag.String("language", "en", "the language of the messages: en or ko")
	flag.Parse()
	texts, ok := message.All()[*language]
	if flag.NArg() != 1 || !ok {
		flag.Usage()
		os.Exit(2)
	}
	fatal, err := checkBlog(os.Stdout, flag.Arg(0), texts, time.Now())
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	if fatal > 0 {
		os.Exit(1)
	}
}

// checkBlog prints the problems of the blog in a folder and returns the number of fatal ones.
func checkBlog(w io.Writer, folder string, texts message.Catalogue, now time.Time) (fatal int, err error) {
	b, err := disk.ReadBlog(folder)
	if err != nil {
		return 0, fmt.Errorf("read the blog %s: %w", folder, err)
	}
	posts, problems := 0, 0
	report := func(path string, line int, p edit.Problem) {
		problems++
		if p.Severity == edit.Fatal {
			fatal++
		}
		fmt.Fprintf(w, "%s:%d: %s: %s [%s]\n", path, line, p.Severity, texts.Text(p), p.Rule)
	}
	for _, p := range session.ProblemsOf(b) {
		report(p.Path, p.Line, edit.Problem{Rule: p.Rule, Detail: p.Detail, Severity: p.Severity})
	}
	for _, page := range b.Pages {
		if page.Type != "posts" {
			continue
		}
		text, err := os.ReadFile(filepath.Join(folder, filepath.FromSlash(page.Path)))
		if err != nil {
			return fatal, fmt.Errorf("read a post: %w", err)
		}
		posts++
		for _, p := range session.Check(string(text), session.Options{Blog: b, Name: page.Path, Now: now}) {
			report(page.Path, 1+strings.Count(string(text[:p.Start]), "\n"), p)
		}
	}
	fmt.Fprintf(w, "%d posts, %d problems, %d of them fatal\n", posts, problems, fatal)
	return fatal, nil
}
