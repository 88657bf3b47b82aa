// Command fidelity measures how much of a blog daylog renders as Jekyll does:
//
//	fidelity [-show n] folder
//	fidelity [-show n] -blog folder
//
// The second form reads the settings of the blog in the folder and compares its posts with the real
// kramdown and Rouge under these settings: the structure of all blocks, and the class of each
// character of code. It exits with 1 if a block differs, or more than 0.1 % of the characters.
// KRAMDOWN_2_5 and ROUGE_4_7 name the folders of versions that are not installed.
//
// The first form renders every post below the folder, compares it with the real kramdown, and
// prints the number of equal blocks and posts, strictly and forgivingly, with the same figures for
// stock goldmark. Posts with Liquid are counted separately: Jekyll would run it before kramdown,
// here neither side does.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer/html"

	"daylog/internal/frontmatter"
	"daylog/internal/highlight"
	"daylog/internal/kramdown"
	"daylog/internal/oracle"
)

func main() {
	show := flag.Int("show", 10, "how many of the posts that differ to show")
	isBlog := flag.Bool("blog", false, "compare the blog in the folder under its own settings")
	flag.Parse()
	if flag.NArg() != 1 {
		fmt.Fprintln(os.Stderr, "usage: fidelity [-show n] [-blog] folder")
		os.Exit(2)
	}
	if *isBlog {
		ok, err := measureBlog(os.Stdout, flag.Arg(0), *show)
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
		}
		if !ok {
			os.Exit(1)
		}
		return
	}
	if err := measure(os.Stdout, flag.Arg(0), *show); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func measure(w io.Writer, folder string, show int) error {
	paths, err := posts(folder)
	if err != nil {
		return fmt.Errorf("find posts: %w", err)
	}
	if len(paths) == 0 {
		return fmt.Errorf("no .md or .markdown below %s", folder)
	}
	texts := make([]string, len(paths))
	for i, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			return fmt.Errorf("read post: %w", err)
		}
		texts[i] = string(text)
	}
	k, err := oracle.Open(2, 0)
	if err != nil {
		return err
	}
	defer k.Close()

	plain, liquid := &tally{name: "posts"}, &tally{name: "posts with Liquid"}
	k.Each(k.Post, texts, func(i int, want string, err error) {
		body := texts[i][frontmatter.Read(texts[i]).Body:]
		t := plain
		if strings.Contains(body, "{{") || strings.Contains(body, "{%") {
			t = liquid
		}
		t.add(paths[i], body, want, err)
	})
	for _, t := range []*tally{plain, liquid} {
		if t.posts+t.failed > 0 {
			t.print(w, show)
		}
	}
	return nil
}

// posts returns the paths of the Markdown files below folder, except those that Jekyll ignores or
// generates.
func posts(folder string) ([]string, error) {
	var paths []string
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if path != folder && (strings.HasPrefix(d.Name(), ".") || slices.Contains([]string{"_site", "node_modules", "vendor"}, d.Name())) {
				return filepath.SkipDir
			}
			return nil
		}
		if ext := strings.ToLower(filepath.Ext(path)); ext == ".md" || ext == ".markdown" {
			paths = append(paths, path)
		}
		return nil
	})
	return paths, err
}

// An engine is compared with kramdown.
type engine struct {
	name    string
	convert func(body string) string
}

var engines = []engine{{"daylog", daylog}, {"goldmark", stock}}

func daylog(body string) string {
	r := kramdown.Renderer{Known: highlight.Rouge3.Known} // the oracle has Rouge 3.30
	o := kramdown.ChirpyOptions()
	o.Version = kramdown.Kramdown24 // that of the oracle
	return string(r.HTML(o.Parse([]byte(body))))
}

// goldmarkBest is stock goldmark with the extensions closest to kramdown.
var goldmarkBest = goldmark.New(
	goldmark.WithExtensions(extension.GFM, extension.Footnote, extension.DefinitionList, extension.Typographer),
	goldmark.WithRendererOptions(html.WithUnsafe(), html.WithXHTML()),
)

func stock(body string) string {
	var b bytes.Buffer
	if err := goldmarkBest.Convert([]byte(body), &b); err != nil {
		return err.Error() // equal to no page
	}
	return b.String()
}

var modes = []oracle.Mode{oracle.Strict, oracle.Forgiving}

// A tally counts agreement for a group of posts.
type tally struct {
	name        string
	posts       int
	failed      int         // number of posts on which kramdown failed
	blocks      [2]int      // number of blocks in kramdown's pages, by mode
	agree       [2][2]count // by engine and mode
	differences []string    // of daylog
}

type count struct{ blocks, posts int }

func (t *tally) add(path, body, want string, err error) {
	if err != nil {
		t.failed++
		return
	}
	t.posts++
	for m, mode := range modes {
		blocks := oracle.Blocks(want, mode)
		t.blocks[m] += len(blocks)
		for e, engine := range engines {
			got := engine.convert(body)
			t.agree[e][m].blocks += oracle.Agree(blocks, oracle.Blocks(got, mode))
			diff := oracle.Diff(want, got, mode)
			if diff == "" {
				t.agree[e][m].posts++
			} else if engine.name == "daylog" && mode == oracle.Strict {
				t.differences = append(t.differences, path+": "+diff)
			}
		}
	}
}

func (t *tally) print(w io.Writer, show int) {
	fmt.Fprintf(w, "%d %s, %d blocks", t.posts, t.name, t.blocks[0])
	if t.failed > 0 {
		fmt.Fprintf(w, "; kramdown failed on %d more", t.failed)
	}
	fmt.Fprintf(w, "\n%-22s%20s%20s\n", "", "blocks", "posts")
	for e, engine := range engines {
		for m, mode := range modes {
			c := t.agree[e][m]
			fmt.Fprintf(w, "  %-9s %-10v%20s%20s\n", engine.name, mode, share(c.blocks, t.blocks[m]), share(c.posts, t.posts))
		}
	}
	for i, d := range t.differences {
		if i == show {
			fmt.Fprintf(w, "  and %d posts more\n", len(t.differences)-show)
			break
		}
		fmt.Fprintf(w, "  %s\n", d)
	}
	fmt.Fprintln(w)
}

func share(part, whole int) string {
	return fmt.Sprintf("%d  %6.2f %%", part, 100*float64(part)/float64(max(whole, 1)))
}
