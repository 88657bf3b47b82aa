package kramdown

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/yuin/goldmark/ast"

	"daylog/internal/oracle"
)

// distant has constructs that may continue after blank lines, or seem to.
var distant = []string{
	"<div\n\na\n\nb\n\nc", "<div\n\na>\n\nb\n\nc", "<div a=\n\n\"b\n\nc", "<div a=\n\nb\n\nc", "<div>\n\n</div\n\na\n\nb", "</div\n\n>\n\na", "<div a\n\n/\n\n>\n\nb", "<br\n\n>\n\na",
	"<p>\n\na\n\n</p\n\n>\n\nb", "<p markdown=\"span\">\n\na\n\n</p\n\n>\n\nb", "<div markdown=\"1\">\n\na\n\n</div\n\n>\n\nb", "<script>\n\na\n\n</script\n\n>\n\nb", "<!-- a\n\nb\n\nc", "<!-- a\n\nb --\n\nc", "<? a\n\nb\n\nc",
	"[a]: b\n\n'c'\n\nd", "[a]: b\n'c\n\nd", "[a]: <b\n\nc>\n\nd", "[^1]: a\n\n\n    b\n\n\nc", "[^1]:\n\na\n\nb", "*[a]:\n\nb", "[a\n\nb]: c",
	"{: a\n\nb\n\nc", "{: a\n\nb}\n\nc", "{: a\n\nb\\}\n\nc\n\nd}", "{:a:\n\nb\n\nc", "{:a:\n\nb} c\n\nd", "{::comment}\n\na\n\nb", "{::comment\n\na\n\n}\n\nb", "{::comment}\n\na\n\n{:/comment}\n\nb", "{::nomarkdown}\n\na\n\n{:/} b\n\nc", "- {: a\n\nb}\n\nc",
	"```\n\na\n\nb", "```\n\na\n\n````\n\nb", "````\n\na\n\n```\n\nb", "``` a b\n\nc\n\n```\n\nd", "~~~a\n\n~~~   b\n\nc", "$$\n\na\n\nb", "$$\n\na\n\n$$   b\n\nc", "$$\n\na\n\n$$\nb\n\nc", "\\$$a\n\nb\n\n$$\n\nc",
	"- a\n\n\n\n  b\n\n\nc", "- a\n\n\n- b\n\n\n***\n\nc", "- a\n\n    ```\n\nb\n\n    ```\n\nc", "> a\n\n> b\n\n\nc", "    a\n\n\n    b\n\n\nc", "a\n\n: b\n\n: c\n\nd", "a\n\n\n: b\n\nc", "a\n\n   {:.b}\n\nc", "| a\n\n| b\n\nc", "a | b\n\n\n", "a\n\n  \t \n   \n   b\n\nc", "a\n^\n\nb", "# a\n\n   ===\n\nb",
	"{: a\n\nb}        c\n\nd", "$$\n\na\n\n$$        b\n\nc", "{::comment\n\na}        b\n\nc", "{::comment}\n\na\n\n{:/}        b\n\nc", "<div a\n\n=\n\n\n\n\"b\"\n\n        c\n\nd", "<a\n\nb=c-d\n\n>\n\ne",
}

// generated returns documents of the kind that TestLive uses.
func generated(t testing.TB, n int) []string {
	g := oracle.Generator{Seed: 3, Corpus: documents(t)}
	texts := make([]string, n)
	for i := range texts {
		texts[i] = g.Document(i)
	}
	return texts
}

func segmentDocuments(t testing.TB) []string {
	n := 4000
	if testing.Short() {
		n = 400
	}
	return append(append(documents(t), distant...), generated(t, n)...)
}

// parseWhole is like Parse without checkpoints: the text is one segment.
func parseWhole(src []byte) *Document {
	d := &Document{source: adapt(src, nil)}
	text := d.source.text
	seg := &Segment{root: ast.NewDocument(), store: &store{}, end: len(text)}
	v := newView(text)
	v.version = chirpyOptions.Version
	p := blockParser{seg: seg, options: &chirpyOptions, v: v, parent: seg.root}
	p.run()
	p.listDefinitions()
	d.Segments = []*Segment{seg}
	d.defs = gather(&chirpyOptions, d.Segments)
	seg.readSpans(d.defs)
	seg.readFootnotes(d.defs)
	d.number()
	return d
}

// page returns the HTML of a document.
func page(d *Document) string {
	var out bytes.Buffer
	r := &Renderer{}
	for _, b := range d.Blocks() {
		_ = r.Render(&out, d, b)
	}
	return out.String()
}

func TestSegmentsReadLikeTheWhole(t *testing.T) {
	segments := 0
	for _, text := range segmentDocuments(t) {
		d := Parse([]byte(text))
		segments += len(d.Segments)
		if got, want := page(d), page(parseWhole([]byte(text))); got != want {
			require.Equal(t, want, got, "%q", text)
		}
	}
	t.Logf("%d segments", segments)
}

// dump returns the results of a segment's block phase.
func dump(seg *Segment) string {
	var b strings.Builder
	fmt.Fprintln(&b, seg.end-seg.start, seg.spans == nil, seg.options, seg.surprises)
	for _, s := range seg.spans {
		fmt.Fprintln(&b, s.node.Kind(), s.start, s.end)
	}
	for _, def := range seg.definitions {
		fmt.Fprintf(&b, "%d %q %q", def.kind, def.name, def.ald)
		if def.link != nil {
			fmt.Fprintf(&b, " %q %q %s", def.link.url, def.link.title, dumpList(def.link.list))
		}
		if def.abbr != nil {
			fmt.Fprintf(&b, " %q %s", def.abbr.title, dumpList(def.abbr.list))
		}
		fmt.Fprintln(&b)
		if def.footnote != nil {
			dumpNode(&b, seg, def.footnote.content, 1)
		}
	}
	dumpNode(&b, seg, seg.root, 0)
	return b.String()
}

func dumpList(l *attributeList) string {
	if l == nil {
		return ""
	}
	return fmt.Sprint(" ", l.attributes, l.refs)
}

func dumpNode(b *strings.Builder, seg *Segment, n ast.Node, depth int) {
	fmt.Fprintf(b, "%*s%s %d", 2*depth, "", n.Kind(), n.Pos())
	switch n := n.(type) {
	case *rawText:
		fmt.Fprintf(b, " %q", n.value())
		for i := n.start; i < n.end; i++ {
			fmt.Fprintf(b, " %d", n.v.source(i))
		}
	case *codeBlock:
		fmt.Fprintf(b, " %q %q", n.lang, n.code)
	case *mathBlock:
		fmt.Fprintf(b, " %q", n.tex)
	case *textNode:
		fmt.Fprintf(b, " %q", n.value)
	case *commentNode:
		fmt.Fprintf(b, " %q", n.value)
	case *rawHTML:
		fmt.Fprintf(b, " %q", n.value)
	case *htmlBlock:
		fmt.Fprintf(b, " %s %d", n.tag, n.model)
	}
	for _, a := range n.Attributes() {
		fmt.Fprintf(b, " %s=%q", a.Name, a.Value)
	}
	fmt.Fprintln(b, dumpList(seg.lists[n]))
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		dumpNode(b, seg, c, depth+1)
	}
}

// readAt does the block phase of the segment that starts at start.
func readAt(text []byte, start int) *Segment {
	r := segmentReader{text: text, options: &chirpyOptions}
	return r.read(start)
}

// changes calls f with n random changes of text after offset at.
func changes(r *rand.Rand, text []byte, at, n int, f func(changed []byte)) {
	if at > len(text) {
		return
	}
	f(append(bytes.Clone(text[:at]), "\n"...))
	for range n {
		start := at
		switch r.IntN(3) {
		case 0:
			start += r.IntN(len(text) - at + 1)
		case 1:
			start += min(len(text)-at, r.IntN(12))
		}
		end := start
		if r.IntN(2) == 0 {
			end = min(len(text), start+1+r.IntN(3))
		}
		insert := hurtful[r.IntN(len(hurtful))]
		switch r.IntN(4) {
		case 0:
			insert = ""
		case 1:
			insert = string("'\"=x /}"[r.IntN(7)])
		}
		changed := append(append(bytes.Clone(text[:start]), insert...), text[end:]...)
		if n := len(changed); n == 0 || changed[n-1] != '\n' {
			changed = append(changed, '\n')
		}
		f(changed)
	}
}

// wrongSegments changes the text after each segment's reach, as returned by reach, and returns the
// segments that are read differently then.
func wrongSegments(texts []string, n int, reach func(*Segment) int) (wrong []string, tried int) {
	r := rand.New(rand.NewPCG(1, 1))
	for _, text := range texts {
		d := Parse([]byte(text))
		if segmentsVary(d.Segments) {
			continue
		}
		text := d.source.text
		for _, seg := range d.Segments {
			want := dump(readAt(text, seg.start))
			changes(r, text, seg.start+reach(seg), n, func(changed []byte) {
				tried++
				if got := dump(readAt(adapt(changed, nil).text, seg.start)); got != want {
					wrong = append(wrong, fmt.Sprintf("%q\n-> %q\nsegment %d-%d reaches %d\n%s\n%s", text, changed, seg.start, seg.end, seg.start+seg.reach, want, got))
				}
			})
		}
	}
	return wrong, tried
}

func TestReachIsHonest(t *testing.T) {
	wrong, tried := wrongSegments(segmentDocuments(t), 6, func(seg *Segment) int { return seg.reach })
	furthest, more := wrongSegments(distant, 200, func(seg *Segment) int { return seg.reach })
	wrong, tried = append(furthest, wrong...), tried+more
	if len(wrong) > 0 {
		t.Errorf("%d of %d changes behind a segment's reach are seen in it; some of them:\n%s", len(wrong), tried, strings.Join(wrong[:min(5, len(wrong))], "\n"))
	}
	t.Logf("%d changes", tried)
}

// TestReachIsNeeded checks the test above: most segments depend on text after their end.
func TestReachIsNeeded(t *testing.T) {
	wrong, tried := wrongSegments(documents(t), 6, func(seg *Segment) int { return seg.end - seg.start })
	require.Greater(t, len(wrong), tried/200, "of %d changes", tried)
}
