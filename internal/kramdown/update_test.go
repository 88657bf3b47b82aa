package kramdown

import (
	"bytes"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/tools/txtar"

	"daylog/internal/edit"
	"daylog/internal/oracle"
)

// shown returns everything of a document that affects the page, block by block.
func shown(d *Document) string {
	var out bytes.Buffer
	r := &Renderer{Known: func(lang string) bool { return lang != "unknown" }, Place: func(offset int) int { return offset }}
	for _, b := range d.Blocks() {
		fmt.Fprintf(&out, "[%d-%d] ", b.Start, b.End)
		_ = r.Render(&out, d, b)
	}
	for _, seg := range d.Segments {
		start, _ := d.Range(seg)
		for _, h := range d.HeadingsOf(seg) {
			h.Start += start
			fmt.Fprintln(&out, h)
		}
	}
	for _, s := range d.Surprises() {
		fmt.Fprintln(&out, s)
	}
	return out.String()
}

// testChange replaces text[start:end] by insert in a document and compares the result with a new
// document. It returns the new text and the number of segments that were kept.
func testChange(t testing.TB, d *Document, text string, start, end int, insert string) (changed string, kept int) {
	t.Helper()
	old := map[*Segment]bool{}
	for _, seg := range d.Segments {
		old[seg] = true
	}
	changed = text[:start] + insert + text[end:]
	d.Update(edit.Mapped{Text: changed})
	if got, want := shown(d), shown(d.base().Parse([]byte(changed))); got != want {
		require.Equal(t, want, got, "%q\n-> %q", text, changed)
	}
	for _, seg := range d.Segments {
		if old[seg] {
			kept++
		}
	}
	return changed, kept
}

// Each change affects text at a distance. → is between the text before and after it.
func TestChangesThatReachFar(t *testing.T) {
	for name, change := range map[string]string{
		"a fence is closed":            "a\n\n```\nb\n\nc → a\n\n```\nb\n\n```\nc",
		"a fence is opened":            "a\n\nb\n\n```\n\nc\n\nd → a\n\n```\n\nb\n\n```\n\nc\n\nd",
		"a fence's start goes":         "```\na\n\nb\n```\n\nc → ``\na\n\nb\n```\n\nc",
		"math is closed":               "$$\na\n\nb\n\nc → $$\na\n\nb\n$$\n\nc",
		"math is opened":               "a\n\nb\n$$\n\nc → $$a\n\nb\n$$\n\nc",
		"a comment is closed":          "<!-- a\n\nb\n\nc → <!-- a\n\nb -->\n\nc",
		"an element is closed":         "<div>\na\n\n*b*\n\nc → <div>\na\n\n</div>\n\n*b*\n\nc",
		"an element is opened":         "a\n\n*b*\n\nc → <div>\n\n*b*\n\nc",
		"a definition comes":           "[a]\n\nb\n\n[a][x]\n\nc → [a]\n\nb\n\n[a][x]\n\nc\n\n[x]: /u",
		"a definition changes":         "[x]\n\nb\n\n[x]: /u → [x]\n\nb\n\n[x]: /v 'w'",
		"the last definition goes":     "[x]\n\n[x]: /a\n\n[x]: /b → [x]\n\n[x]: /a\n\n",
		"a footnote comes":             "a[^1] b[^2]\n\n[^2]: two → a[^1] b[^2]\n\n[^2]: two\n\n[^1]: one",
		"a footnote goes":              "a[^1] b[^2]\n\n[^2]: two\n\n[^1]: one → a[^1] b[^2]\n\n[^2]: two",
		"a marker comes first":         "a\n\nb[^2]\n\n[^2]: two\n\n[^1]: one → a[^1]\n\nb[^2]\n\n[^2]: two\n\n[^1]: one",
		"a footnote's text changes":    "a[^1]\n\nb\n\n[^1]: one → a[^1]\n\nb\n\n[^1]: one *more*\n\n    and more",
		"a footnote refers to another": "a[^1]\n\n[^1]: one\n\n[^2]: two → a[^1]\n\n[^1]: one[^2]\n\n[^2]: two",
		"an overwritten footnote wins": "a[^1]\n\n[^1]: one[x]\n\n[^1]: two\n\n[x]: y → a[^1]\n\n[^1]: one[x]\n\n[x]: y",
		"an attribute list is named":   "a\n{:b}\n\nc → a\n{:b}\n\nc\n\n{:b: .d}",
		"an attribute list follows":    "a\n\nb → a\n{:.c}\n\nb",
		"an attribute list waits":      "a\n\n{:.c}\n\nb → a\n\n{:.c}\nb",
		"an abbreviation comes":        "HTML\n\nb HTML → HTML\n\nb HTML\n\n*[HTML]: x",
		"a heading is doubled":         "# a\n\n# b\n\n# a\n\nc → # a\n\n# a\n\n# a\n\nc",
		"a heading is not":             "# a\n\n# a\n\n# a\n\nc → # a\n\n# b\n\n# a\n\nc",
		"an option comes":              "# a\n\nb → # a\n\nb\n\n{::options auto_ids=\"false\" /}",
		"an option goes":               "# a\n\nb\n\n{::options auto_ids=\"false\" /} → # a\n\nb\n\n",
		"an option in a sentence":      "# a\n\nb → # a\n\nb {::options auto_ids=\"false\" /} c",
		"a table of contents":          "- x\n{:toc}\n\n# a\n\nb → - x\n{:toc}\n\n# a\n\n# b",
		"a table of contents comes":    "- x\n\n# a\n\nb → - x\n{:toc}\n\n# a\n\nb",
		"a list takes what follows":    "- a\n\nb\n\nc → - a\n\n  b\n\nc",
		"a list is split":              "- a\n\n- b\n\n- c → - a\n\nb\n\n- c",
		"a term gets its definition":   "a\n\nb\n\nc → a\n\n: b\n\nc",
		"a quote goes on":              "> a\n\nb\n\nc → > a\nb\n\nc",
		"everything goes":              "# a\n\nb[^1]\n\n[^1]: c → ",
		"everything comes":             " → # a\n\nb[^1]\n\n[^1]: c",
		"line ends":                    "a\r\n\r\nb\r\n\r\n- c → a\r\n\r\nb\n\r\n- c",
		"a byte that is no text":       "a\n\nb\n\nc → a\n\nb\xff\n\nc",
	} {
		t.Run(name, func(t *testing.T) {
			before, after, ok := strings.Cut(change, " → ")
			require.True(t, ok)
			for _, padding := range []string{"", "para *one*\n\n", "- item\n- item\n\n---\n\n"} {
				from, to := padding+before+"\n\n"+padding, padding+after+"\n\n"+padding
				for _, texts := range [][2]string{{from, to}, {to, from}} {
					d := Parse([]byte(texts[0]))
					testChange(t, d, texts[0], 0, len(texts[0]), texts[1])
				}
			}
		})
	}
}

// An edit in a long log reads its segment only, and the others need no rendering.
func TestAKeyReadsItsSegmentOnly(t *testing.T) {
	section := "## 오늘 한 일\n\n- 하나\n- 둘\n\n문단 **굵게** 그리고 `code`.\n\n```python\nprint(1)\n```\n\n$$x$$\n\n"
	text := strings.Repeat(section, 200)
	d := Parse([]byte(text))
	for _, seg := range d.Segments {
		seg.Rendered = true
	}
	at := len(section)*100 + strings.Index(section, "그리고")
	n := len(d.Segments)
	for _, key := range []string{"가", "*", "`", "[", "\n", " "} {
		_, kept := testChange(t, d, text, at, at, key)
		require.GreaterOrEqual(t, kept, n-2, "after %q", key)
		text = text[:at] + key + text[at:]
	}
	rendered := 0
	for _, seg := range d.Segments {
		if seg.Rendered != nil {
			rendered++
		}
	}
	require.GreaterOrEqual(t, rendered, n-3)
}

// hurtful are the strings that random edits insert.
var hurtful = strings.Fields("> - * ` ``` $$ $ [ ] ( ) {: {:.a} {:toc} {::options | # : ^ ~~ ~~~ <div> </div> <!-- --> <b> </b> [a]: [^1] [^1]: *[A]: A \\ \" 1. 가 a === --- {:/} !")

func init() {
	hurtful = append(hurtful, "\n", "\n\n", " ", "    ", "\t", "\r\n", "\n: ", "\n[^1]: x\n", "\n[a]: /b\n", "\n# a\n")
}

// randomEdits makes n edits, most of them small.
func randomEdits(t testing.TB, o Options, r *rand.Rand, text string, n int) {
	d := o.Parse([]byte(text))
	for range n {
		start := r.IntN(len(text) + 1)
		end := start
		switch r.IntN(4) {
		case 0:
			end = min(len(text), start+r.IntN(4))
		case 1:
			if i := strings.IndexByte(text[start:], '\n'); i >= 0 {
				end = start + i + 1
			}
		}
		insert := hurtful[r.IntN(len(hurtful))]
		if r.IntN(3) == 0 {
			insert = ""
		}
		text, _ = testChange(t, d, text, start, end, insert)
	}
}

func TestRandomEditsGiveWhatReadingGives(t *testing.T) {
	n := 40
	if testing.Short() {
		n = 5
	}
	for i, text := range documents(t) {
		if len(text) < 20_000 {
			randomEdits(t, ChirpyOptions(), rand.New(rand.NewPCG(1, uint64(i))), text, n)
		}
	}
}

// randomOptions returns options from a random _config.yml, for one of the versions.
func randomOptions(t testing.TB, i int) Options {
	o := DefaultOptions()
	o.Version = Version(i % 2)
	o, bad := o.With(oracle.Generator{Seed: 3}.Config(i))
	require.Empty(t, bad)
	return o
}

func TestRandomEditsUnderAnyOptions(t *testing.T) {
	n := 12
	if testing.Short() {
		n = 2
	}
	for i, text := range documents(t) {
		if len(text) < 20_000 {
			o := randomOptions(t, i)
			randomEdits(t, o, rand.New(rand.NewPCG(2, uint64(i))), text, n)
		}
	}
}

func FuzzUpdate(f *testing.F) {
	for i, text := range documents(f) {
		if i%10 == 0 && len(text) < 2000 {
			f.Add(text, uint64(i))
		}
	}
	f.Fuzz(func(t *testing.T, text string, seed uint64) {
		if len(text) < 10_000 {
			randomEdits(t, randomOptions(t, int(seed>>1)), rand.New(rand.NewPCG(seed, 2)), text, 10)
		}
	})
}

// documents returns our documents and the suite's, if there are any.
func documents(t testing.TB) (texts []string) {
	archives, err := filepath.Glob("testdata/*.txtar")
	require.NoError(t, err)
	for _, name := range archives {
		a, err := txtar.ParseFile(name)
		require.NoError(t, err)
		for _, f := range a.Files {
			if strings.HasSuffix(f.Name, ".md") {
				texts = append(texts, string(f.Data))
			}
		}
	}
	_ = filepath.WalkDir("../../../shared/suite", func(path string, e fs.DirEntry, err error) error {
		if err == nil && (strings.HasSuffix(path, ".md") || strings.HasSuffix(path, ".text")) {
			if b, err := os.ReadFile(path); err == nil {
				texts = append(texts, string(b))
			}
		}
		return nil
	})
	return texts
}
